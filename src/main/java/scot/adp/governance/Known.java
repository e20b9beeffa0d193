package scot.adp.governance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.strategy.AsAt;

/**
 * Sends a query to the tables as they are or, within {@link AsAt}, to what they said at
 * the end of a day. Their names stand in the query in braces, such as
 * <code>from {decision} d</code>. A meeting that moved takes along what was put to it, so
 * {@code meets_on} is its day of now in either case.
 */
@Component
class Known {

	private static final Pattern TABLE = Pattern.compile("\\{(\\w+)}");

	private static final String NOW = "(select k.*, k.held_on as meets_on from governance.$1 k)";

	private static final String THEN = """
			(select k.*, m.held_on as meets_on from governance.$1_history k
			    join governance.$1 m on m.id = k.id where k.known @> cast(:knownAt as timestamptz))""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Known(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** A query, which may take the day from {@code :asAt}, null for now. */
	StatementSpec sql(String sql) {
		@Nullable LocalDate day = AsAt.day();
		String bound = TABLE.matcher(sql).replaceAll((day != null) ? THEN : NOW);
		return jdbc.sql(bound).param("asAt", day).param("knownAt", (day != null) ? lastMoment() : null);
	}

	private OffsetDateTime lastMoment() {
		// The finest that the database tells apart.
		return AsAt.today(clock)
			.plusDays(1)
			.atStartOfDay(clock.getZone())
			.toInstant()
			.minusNanos(1000)
			.atOffset(ZoneOffset.UTC);
	}

}
