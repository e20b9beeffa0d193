package scot.adp.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.database.EmbeddedDatabase;

/**
 * How much a database holds, of one moment.
 *
 * @param rows of each table, by its name with schema
 * @param onlyAdded the tables whose rows the program can neither change nor remove
 * @param latest when the latest row was recorded, of the tables that tell
 */
record RowCounts(SortedMap<String, Long> rows, SortedSet<String> onlyAdded, SortedMap<String, Instant> latest) {

	private static final String TABLES = """
			select format('%%I.%%I', n.nspname, c.relname) as name,
			    not has_table_privilege('%1$s', c.oid, 'delete') and not has_table_privilege('%1$s', c.oid, 'truncate')
			        as only_added,
			    (select a.attname from pg_attribute a
			     where a.attrelid = c.oid and a.attname in ('at', 'recorded_at') and a.atttypid = 'timestamptz'::regtype)
			        as recorded
			from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind = 'r' and n.nspname not like 'pg\\_%%' and n.nspname <> 'information_schema'
			order by 1"""
		.formatted(EmbeddedDatabase.APPLICATION);

	/** Counts. */
	static RowCounts of(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		var rows = new TreeMap<String, Long>();
		var onlyAdded = new TreeSet<String>();
		var latest = new TreeMap<String, Instant>();
		try (var statement = connection.createStatement()) {
			for (Table table : tables(statement)) {
				String recorded = (table.recorded() != null) ? "max(%s)".formatted(table.recorded())
						: "null::timestamptz";
				try (var found = statement
					.executeQuery("select count(*), %s from %s".formatted(recorded, table.name()))) {
					found.next();
					rows.put(table.name(), found.getLong(1));
					@Nullable OffsetDateTime last = found.getObject(2, OffsetDateTime.class);
					if (last != null) {
						latest.put(table.name(), last.toInstant());
					}
				}
				if (table.onlyAdded()) {
					onlyAdded.add(table.name());
				}
			}
		}
		connection.rollback();
		return new RowCounts(rows, onlyAdded, latest);
	}

	/**
	 * What is missing here that was counted before, in words for a person. Other rows may
	 * have come since, and of most tables some may have gone.
	 * @param exact whether nothing can have changed since
	 */
	List<String> missing(RowCounts before, boolean exact) {
		var missing = new ArrayList<String>();
		before.rows().forEach((table, count) -> {
			@Nullable Long now = rows.get(table);
			boolean kept = now != null
					&& (exact ? now.equals(count) : now >= count || !before.onlyAdded().contains(table));
			if (!kept) {
				missing.add("%s has %s rows instead of %s%d".formatted(table, (now != null) ? now : "no",
						exact ? "" : "at least ", count));
			}
		});
		for (String table : before.onlyAdded()) {
			@Nullable Instant last = before.latest().get(table);
			@Nullable Instant now = latest.get(table);
			if (last != null && (now == null || now.isBefore(last))) {
				missing.add("%s ends at %s instead of %s".formatted(table, now, last));
			}
		}
		return missing;
	}

	private static List<Table> tables(Statement statement) throws SQLException {
		var tables = new ArrayList<Table>();
		try (var found = statement.executeQuery(TABLES)) {
			while (found.next()) {
				tables.add(new Table(found.getString("name"), found.getBoolean("only_added"),
						found.getString("recorded")));
			}
		}
		return tables;
	}

	private record Table(String name, boolean onlyAdded, @Nullable String recorded) {
	}

}
