package scot.adp.people;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * The records about single persons of one table, which has the columns that
 * {@link PersonRows} knows. Who keeps it says what of a row goes, when, and how a row is
 * told.
 */
public abstract class RetainedTable implements RetainedData {

	private final JdbcClient jdbc;

	private final String table;

	private final PersonRows rows;

	/** Makes it for a table, by its name with its schema. */
	protected RetainedTable(JdbcClient jdbc, String table) {
		this.jdbc = jdbc;
		this.table = table;
		this.rows = new PersonRows(jdbc, table);
	}

	/**
	 * A statement that takes the person out of rows.
	 * @param ids SQL that selects the ids of these
	 */
	protected abstract String takingOut(String ids);

	@Override
	public final int erase(Collection<PersonKey> people, Collection<UnitId> units) {
		return jdbc
			.sql(takingOut("select id from %s where person = any(:people) and unit = any(:units)".formatted(table)))
			.param("people", PersonRows.values(people))
			.param("units", Rows.codes(units))
			.update();
	}

	@Override
	public final Set<PersonKey> kept(Collection<PersonKey> people) {
		return rows.kept(people);
	}

	@Override
	public final Set<PersonKey> olderThan(SpaceCode space, int version, int limit) {
		return rows.olderThan(space, version, limit);
	}

	/** Of a table where a row has a reference of another unit as well, also by that. */
	@Override
	public Set<PersonKey> keysOf(UnitId unit, OwnRef reference) {
		return rows.keysOf(unit, reference);
	}

	@Override
	public final Set<PersonKey> sameAs(Collection<PersonKey> people, Collection<UnitId> units) {
		return rows.sameAs(people, units);
	}

	@Override
	public final void replace(Map<PersonKey, PersonKey> newer) {
		rows.replace(newer);
	}

	@Override
	public final Map<AgreementCode, Long> heldUnder(Collection<AgreementCode> agreements, Collection<UnitId> units) {
		return rows.heldUnder(agreements, units);
	}

}
