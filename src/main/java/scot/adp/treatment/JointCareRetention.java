package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.people.OwnRef;
import scot.adp.people.RetainedTable;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Takes the person out of joint care when its time is over: key, both services' numbers
 * and all that was told go. That somebody was asked, whether they were refused for the
 * other condition, and how long nobody led stays, since figures count it.
 */
@Component
class JointCareRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			with gone as (select id from treatment.joint_care where id = any(array(%s))),
			told as (delete from treatment.joint_care_fact f using gone g where f.joint_care = g.id)
			update treatment.joint_care j set own_ref = null, partner_ref = null, person = null, person_space = null,
			    key_version = null, agreement = null, erased = true
			from gone g where j.id = g.id""";

	private final JdbcClient jdbc;

	JointCareRetention(JdbcClient jdbc) {
		super(jdbc, "treatment.joint_care");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.JOINT_CARE;
	}

	/** Its time runs from its closing, or from when nothing was asked any more. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from treatment.joint_care where coalesce(closed_on, stopped_on) <= :until
				    and not erased and unit <> all (:held) and partner <> all (:held) limit :limit"""))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	/** Either service's own number finds who it is of. */
	@Override
	public Set<PersonKey> keysOf(UnitId unit, OwnRef reference) {
		return Set.copyOf(jdbc.sql("""
				select distinct person, person_space, key_version from treatment.joint_care
				where person is not null and ((unit = :unit and own_ref = :reference)
				    or (partner = :unit and partner_ref = :reference))""")
			.param("unit", unit.value())
			.param("reference", reference.value())
			.query((row, number) -> new PersonKey(new SpaceCode(row.getString("person_space")), row.getString("person"),
					row.getInt("key_version")))
			.list());
	}

	@Override
	protected String takingOut(String ids) {
		return OF_NOBODY.formatted(ids);
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc.sql("""
				select asked_on, asked_by, asked_of, unit from treatment.joint_care where person = :person
				    and person_space = :space and (unit = any(:units) or partner = any(:units))
				order by asked_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Joint care kept by %s: %s asked %s on %s".formatted(row.getString("unit"),
					row.getString("asked_by"), row.getString("asked_of"), row.getObject("asked_on", LocalDate.class)))
			.list();
	}

}
