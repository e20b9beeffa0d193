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

/** Takes the person out of help when its time is over; the help stays as a count. */
@Component
class HelpRetention extends RetainedTable {

	private final JdbcClient jdbc;

	HelpRetention(JdbcClient jdbc) {
		super(jdbc, "community.help");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.HELP;
	}

	/** Help is closed on its day, whatever the trigger. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc
			.sql(takingOut(
					"""
							select id from community.help where happened_on <= :until and (person is not null or own_ref is not null)
							    and unit <> all (:held) order by happened_on limit :limit"""))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	@Override
	protected String takingOut(String ids) {
		return """
				update community.help set own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null
				where id = any(array(%s))""".formatted(ids);
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc.sql("""
				select happened_on, domain, unit from community.help where person = :person and person_space = :space
				    and unit = any(:units) order by happened_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Help with a basic need (%s) given on %s by %s".formatted(row.getString("domain"),
					row.getObject("happened_on", LocalDate.class), row.getString("unit")))
			.list();
	}

}
