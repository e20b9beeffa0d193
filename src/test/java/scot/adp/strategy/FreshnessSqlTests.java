package scot.adp.strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

@AdpTest
class FreshnessSqlTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	@Autowired
	JdbcClient jdbc;

	@Test
	void sqlSaysWhatTheRuleSays() {
		var random = new Random(42);
		var rows = new ArrayList<Row>();
		for (int i = 0; i < 600; i++) {
			rows.add(new Row(new DueDates(day(random), day(random), day(random), day(random)), day(random)));
		}
		var found = jdbc.sql("""
				select %s from unnest(cast(:owedFrom as date[]), cast(:owedUntil as date[]), cast(:dueFrom as date[]),
				    cast(:nextDueOn as date[]), cast(:lastUpdatedOn as date[])) with ordinality
				    as a (owed_from, owed_until, due_from, next_due_on, last_updated_on, number)
				order by number""".formatted(ActionQueries.FRESHNESS))
			.param("owedFrom", column(rows, row -> row.dates().owedFrom()))
			.param("owedUntil", column(rows, row -> row.dates().owedUntil()))
			.param("dueFrom", column(rows, row -> row.dates().dueFrom()))
			.param("nextDueOn", column(rows, row -> row.dates().nextDueOn()))
			.param("lastUpdatedOn", column(rows, Row::lastUpdatedOn))
			.param("today", TODAY)
			.query(Freshness.class)
			.list();
		assertThat(found)
			.isEqualTo(rows.stream().map(row -> Freshness.on(TODAY, row.dates(), row.lastUpdatedOn())).toList());
		assertThat(EnumSet.copyOf(found)).containsExactly(Freshness.values());
	}

	/** A day around today, often today itself or a neighbour, or none. */
	private static @Nullable LocalDate day(Random random) {
		return (random.nextInt(4) == 0) ? null : TODAY.plusDays(random.nextInt(7) - 3L);
	}

	private static String[] column(List<Row> rows, Function<Row, @Nullable LocalDate> part) {
		return rows.stream().map(part).map(day -> (day != null) ? day.toString() : null).toArray(String[]::new);
	}

	private record Row(DueDates dates, @Nullable LocalDate lastUpdatedOn) {
	}

}
