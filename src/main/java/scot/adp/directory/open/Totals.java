package scot.adp.directory.open;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.LongAdder;

import jakarta.annotation.PreDestroy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import scot.adp.directory.Hours;

/**
 * Counts how often an answer was given, day by day, and nothing else: not to whom, nor
 * for what. What was counted is added once a minute, so that nobody waits for another.
 */
@Component
@ConditionalOnWebApplication
class Totals {

	private final LongAdder answers = new LongAdder();

	private final JdbcClient jdbc;

	private final Clock clock;

	Totals(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void answered() {
		answers.increment();
	}

	@PreDestroy
	@Scheduled(fixedDelay = 60_000)
	void add() {
		long many = answers.sumThenReset();
		if (many > 0) {
			jdbc.sql("""
					insert into directory.help_found (on_day, answers) values (:day, :many)
					on conflict (on_day) do update set answers = help_found.answers + excluded.answers""")
				.param("day", LocalDate.now(clock.withZone(Hours.ZONE)))
				.param("many", many)
				.update();
		}
	}

}
