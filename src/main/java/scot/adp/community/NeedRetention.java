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
 * Takes the person out of need checks some years after the last of them at the unit; the
 * answers stay as counts.
 */
@Component
class NeedRetention extends RetainedTable {

	private final JdbcClient jdbc;

	NeedRetention(JdbcClient jdbc) {
		super(jdbc, "community.need_check");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return CommunityNews.NEEDS;
	}

	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select n.id from community.need_check n where n.checked_on <= :until
				    and (n.person is not null or n.own_ref is not null) and n.unit <> all (:held)
				    and not exists (select from community.need_check l where l.unit = n.unit and l.checked_on > :until
				        and (l.own_ref = n.own_ref or (l.person = n.person and l.person_space = n.person_space)))
				order by n.checked_on limit :limit"""))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	@Override
	protected String takingOut(String ids) {
		return """
				update community.need_check set own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null
				where id = any(array(%s))""".formatted(ids);
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc
			.sql("""
					select n.checked_on, n.unit, (select count(*) from community.need_answer a where a.need_check = n.id) as answers
					from community.need_check n where n.person = :person and n.person_space = :space and n.unit = any(:units)
					order by n.checked_on, n.id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "A need check on %s, recorded by %s: %d answers"
				.formatted(row.getObject("checked_on", LocalDate.class), row.getString("unit"), row.getInt("answers")))
			.list();
	}

}
