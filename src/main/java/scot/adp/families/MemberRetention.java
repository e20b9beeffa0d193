package scot.adp.families;

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
 * Takes the keys of adults out of families that were supported; that somebody of this
 * role and age belonged to the family stays.
 */
@Component
class MemberRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			update families.member set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null
			where id = any(array(%s))""";

	private final JdbcClient jdbc;

	MemberRetention(JdbcClient jdbc) {
		super(jdbc, "families.member");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return FamilyNews.MEMBERS;
	}

	/** The time of an adult runs from the end of the family's support. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select m.id from families.member m join families.support s on s.id = m.support
				where m.person is not null and s.ended_on <= :until and m.unit <> all (:held)
				order by s.ended_on limit :limit"""))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	@Override
	protected String takingOut(String ids) {
		return OF_NOBODY.formatted(ids);
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc
			.sql("""
					select s.began_on, s.ended_on, m.unit, m.role from families.member m
					join families.support s on s.id = m.support
					where m.person = :person and m.person_space = :space and m.unit = any(:units) order by s.began_on, m.id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Belongs to a family (%s) that was supported by %s from %s %s".formatted(
					row.getString("role"), row.getString("unit"), row.getObject("began_on", LocalDate.class),
					(row.getObject("ended_on", LocalDate.class) != null)
							? "to " + row.getObject("ended_on", LocalDate.class) : "on"))
			.list();
	}

}
