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
 * Takes the person out of those who were to be reached when their time is over: key,
 * reference, age and what a first look found go, and with them who told and who tried.
 * That somebody was to be reached, and when they were, stays, since figures count it.
 */
@Component
class ReachRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			with gone as (select id from treatment.reach_out where id = any(array(%s))),
			notices as (delete from treatment.reach_notice n using gone g where n.reach_out = g.id),
			attempts as (delete from treatment.reach_attempt a using gone g where a.reach_out = g.id),
			handed as (delete from treatment.reach_hand_over h using gone g where h.reach_out = g.id)
			update treatment.reach_out r set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null, age_band = null, known_here = null, procedure_on = null, adult_concern = null,
			    adult_referred_on = null, child_concern = null, child_referred_on = null, next_step = null,
			    next_due_at = null, erased = true
			from gone g where r.id = g.id""";

	private final JdbcClient jdbc;

	ReachRetention(JdbcClient jdbc) {
		super(jdbc, "treatment.reach_out");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.REACH;
	}

	/** Its time runs from its closing, or from when nothing was asked any more. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from treatment.reach_out
				where coalesce(cast(closed_at at time zone 'Europe/London' as date), stopped_on) <= :until
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
				select cast(occurred_at at time zone 'Europe/London' as date) as on_day, trigger_code, unit
				from treatment.reach_out where person = :person and person_space = :space and unit = any(:units)
				order by 1, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "To be reached by %s (%s) since %s".formatted(row.getString("unit"),
					row.getString("trigger_code"), row.getObject("on_day", LocalDate.class)))
			.list();
	}

}
