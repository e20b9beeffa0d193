package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.RecordsChanged;
import scot.adp.measures.spi.Period;

/**
 * What was counted of all waits of a quarter. It is counted again only once the bus told
 * that waits, or what units returned of them, changed: the moment at which measures are
 * computed anew too. A unit's own numbers are counted each time.
 */
@Component
class WaitsCounted {

	private static final int QUARTERS = 40;

	private final Cache<Of, List<WaitTally.Count>> kept = Caffeine.newBuilder().maximumSize(QUARTERS).build();

	private final WaitTally tally;

	private final JdbcClient jdbc;

	private final Clock clock;

	WaitsCounted(WaitTally tally, JdbcClient jdbc, Clock clock) {
		this.tally = tally;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Counts of all units. Whoever asks while they are counted waits for them.
	 */
	List<WaitTally.Count> of(Period quarter) {
		// First the number, then what it stands for: what changes between them is counted
		// again.
		long revision = jdbc.sql("select revision from treatment.waits_counted").query(Long.class).single();
		LocalDate today = LocalDate.now(clock);
		return kept.get(new Of(quarter, today.isBefore(quarter.to()) ? today : quarter.to(), revision),
				of -> List.copyOf(tally.count(quarter, null, null)));
	}

	@ApplicationModuleListener(id = "treatment.waits-counted",
			condition = "#root.args[0].dataSet().value() == 'treatment.waits'")
	void on(RecordsChanged event) {
		jdbc.sql("update treatment.waits_counted set revision = revision + 1").update();
	}

	/**
	 * What is counted.
	 *
	 * @param day as at which
	 */
	private record Of(Period quarter, LocalDate day, long revision) {
	}

}
