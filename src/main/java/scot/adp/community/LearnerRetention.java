package scot.adp.community;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.people.RetainedTable;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Takes the person out of a course some years after it ended, or began where no end was
 * told; the course stays as a count.
 */
@Component
class LearnerRetention extends RetainedTable {

	private final JdbcClient jdbc;

	LearnerRetention(JdbcClient jdbc) {
		super(jdbc, "community.learner_path");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.LEARNERS;
	}

	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from community.learner_path where coalesce(end_on, start_on) <= :until
				    and (person is not null or own_ref is not null) and unit <> all (:held)
				order by coalesce(end_on, start_on) limit :limit"""))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	@Override
	protected String takingOut(String ids) {
		return """
				update community.learner_path set own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null
				where id = any(array(%s))"""
			.formatted(ids);
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc
			.sql("""
					select start_on, course, unit from community.learner_path where person = :person and person_space = :space
					    and unit = any(:units) order by start_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "A course (%s) from %s on, recorded by %s".formatted(row.getString("course"),
					row.getObject("start_on", LocalDate.class), row.getString("unit")))
			.list();
	}

}
