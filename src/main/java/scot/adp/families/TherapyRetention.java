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
 * Takes the family out of what is known of therapy when its time is over: reference and
 * key go, and what was told by turns. When somebody was referred and began stays, since
 * figures count it.
 */
@Component
class TherapyRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			with gone as (select id from families.therapy_start where id = any(array(%s))),
			told as (delete from families.therapy_told t using gone g where t.referral = g.id)
			update families.therapy_start s set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null from gone g where s.id = g.id""";

	private final JdbcClient jdbc;

	TherapyRetention(JdbcClient jdbc) {
		super(jdbc, "families.therapy_start");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return FamilyNews.THERAPY;
	}

	/**
	 * Its time runs from the beginning, or from when it does not come about, or later for
	 * the sake of somebody young.
	 */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from families.therapy_start where kept_from <= :until and own_ref is not null
				    and unit <> all (:held) order by kept_from limit :limit"""))
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
		return jdbc.sql("""
				select referred_on, who, unit from families.therapy_start where person = :person
				    and person_space = :space and unit = any(:units) order by referred_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Referred to therapy by %s on %s (%s of a family)".formatted(row.getString("unit"),
					row.getObject("referred_on", LocalDate.class), row.getString("who")))
			.list();
	}

}
