package scot.adp.treatment;

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
 * Takes the person out of their stays when the time is over: key, reference, age, sex and
 * home go, and with them each planned end and who asked afterwards. That a stay was
 * approved, began and ended, and what it cost, stays, since figures count it.
 */
@Component
class StayRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			with gone as (select id from treatment.stay where id = any(array(%s))),
			ends as (delete from treatment.stay_planned_end e using gone g where e.stay = g.id),
			asked as (delete from treatment.stay_follow_up f using gone g where f.stay = g.id)
			update treatment.stay s set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null, age_band = null, sex = null, simd_quintile = null, simd_version = null,
			    home_area = null, enquiry_on = null, assessed_on = null, decision = null, decision_reason = null,
			    plan_agreed_on = null, applied_on = null, accepted_on = null, declined_on = null, decline_reason = null,
			    preparation_on = null, planned_end_on = null, naloxone = null, parent = null, erased = true
			from gone g where s.id = g.id""";

	private final JdbcClient jdbc;

	StayRetention(JdbcClient jdbc) {
		super(jdbc, "treatment.stay");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.STAYS;
	}

	/** Its time runs from its closing, or from when nothing was asked any more. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from treatment.stay where coalesce(closed_on, stopped_on) <= :until
				    and not erased and unit <> all (:held) limit :limit"""))
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
				select since_on, kind, stage, unit from treatment.stay where person = :person
				    and person_space = :space and unit = any(:units) order by since_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Residential stay (%s) kept by %s, %s since %s".formatted(row.getString("kind"),
					row.getString("unit"), row.getString("stage"), row.getObject("since_on", LocalDate.class)))
			.list();
	}

}
