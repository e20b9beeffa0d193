package scot.adp.community;

import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Lets the same record be known again though it is sent twice in the same moment: who
 * comes second waits, and then finds what the first has kept.
 */
final class UnitLocks {

	private UnitLocks() {
	}

	/**
	 * Waits until nobody else records the same of some units, up to the end of the
	 * transaction.
	 * @param table of what
	 */
	static void hold(JdbcClient jdbc, String table, Collection<UnitId> units) {
		jdbc.sql(
				"""
						select count(held) from (select cast(pg_advisory_xact_lock(hashtextextended(:table || ' ' || u.unit, 0)) as text)
						    as held from (select unit from unnest(cast(:units as text[])) as t (unit) order by unit) u) h""")
			.param("table", table)
			.param("units", Rows.codes(units))
			.query(Long.class)
			.single();
	}

}
