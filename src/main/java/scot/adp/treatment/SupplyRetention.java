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
 * Takes the person out of supplies when its time is over: key, reference and profile go,
 * and a count of kits stays.
 */
@Component
class SupplyRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			update treatment.supply set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null, age_band = null, sex = null, simd_quintile = null, simd_version = null, home_area = null
			where id = any(array(%s))""";

	/** As few conditions as there are ways to tell of a person. */
	private static final String OF_A_PERSON = "(person is not null or own_ref is not null or age_band is not null)";

	private final JdbcClient jdbc;

	SupplyRetention(JdbcClient jdbc) {
		super(jdbc, "treatment.supply");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.SUPPLIES;
	}

	/** A supply is closed on its day, whatever the trigger. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from treatment.supply where happened_on <= :until and %s and unit <> all (:held)
				order by happened_on limit :limit""".formatted(OF_A_PERSON)))
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
				select happened_on, kits, unit from treatment.supply where person = :person and person_space = :space
				    and unit = any(:units) order by happened_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> "Naloxone supplied on %s by %s: %d kits"
				.formatted(row.getObject("happened_on", LocalDate.class), row.getString("unit"), row.getInt("kits")))
			.list();
	}

}
