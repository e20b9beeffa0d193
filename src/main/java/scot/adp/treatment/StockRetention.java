package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.people.spi.Retained;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Erases moves of kits of long ago, as far as a later count says what there was: how many
 * kits there are now stays as it is. What still lies there by its batch stays too.
 */
@Component
class StockRetention implements Retained {

	/** That a count after a move says how many kits an outlet had. */
	private static final String COUNTED_SINCE = """
			exists (select from treatment.stock_move c where c.outlet = %s and c.route = m.route and c.kind = 'COUNTED'
			    and (c.happened_on, c.number) > (m.happened_on, m.number))""";

	private final JdbcClient jdbc;

	StockRetention(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.STOCK;
	}

	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc
			.sql("""
					delete from treatment.stock_move where id = any(array(
					    select m.id from treatment.stock_move m join treatment.outlet o on o.id = m.outlet
					    where m.happened_on <= :until and o.unit <> all(:held) and %s and (m.to_outlet is null or %s)
					        and (m.expires_on is null or m.expires_on <= :until)
					    order by m.happened_on limit :limit))""".formatted(COUNTED_SINCE.formatted("m.outlet"),
					COUNTED_SINCE.formatted("m.to_outlet")))
			.param("until", until)
			.param("held", Rows.codes(held))
			.param("limit", limit)
			.update();
	}

}
