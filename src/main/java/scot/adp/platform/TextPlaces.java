package scot.adp.platform;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds texts that people wrote, and takes words out of them, wherever they are: in every
 * column of the domain {@code platform.words}. A module whose rows do not tell enough
 * themselves adds {@link Facts}.
 */
@Component
public class TextPlaces {

	/**
	 * Stands where words were taken out of a text. In round brackets, since square ones
	 * begin a list in YAML and a kept file could not be read any more.
	 */
	public static final String REMOVED = "(removed)";

	private static final int AROUND = 40;

	private static final String HISTORY = "_history";

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Map<String, Facts> facts;

	private final SingletonSupplier<List<Table>> tables = SingletonSupplier.of(this::read);

	TextPlaces(JdbcClient jdbc, ApplicationEventPublisher events, ObjectProvider<Facts> facts) {
		this.jdbc = jdbc;
		this.events = events;
		this.facts = facts.stream().collect(Collectors.toMap(module -> module.schema, module -> module));
	}

	/**
	 * Every text that holds the words, whatever their case and the blanks between them.
	 */
	public List<Found> find(String words) {
		return tables().stream().flatMap(table -> find(table, words).stream()).toList();
	}

	private List<Found> find(Table table, String words) {
		return jdbc
			.sql("""
					select %s as key, c.name, %s as about, %s as by_name, %s as at,
					    regexp_instr(c.words, :pattern, 1, 1, 0, 'i') as start,
					    substr(c.words, greatest(1, regexp_instr(c.words, :pattern, 1, 1, 0, 'i') - :around),
					        :around + length(:words) + :around) as part
					from %s t cross join lateral (values %s) as c (name, words)
					where c.words ~* :pattern and %s order by at desc nulls last, key, c.name""".formatted(table.key(),
					table.about(), (table.by() != null) ? table.by() : "cast(null as text)",
					(table.at() != null) ? table.at() : "cast(null as timestamptz)", table.name(),
					table.columns()
						.stream()
						.map(column -> "('%s', t.%s)".formatted(column, column))
						.collect(Collectors.joining(", ")),
					table.rows()))
			.param("pattern", pattern(words))
			.param("words", words)
			.param("around", AROUND)
			.query((row, number) -> {
				String part = row.getString("part");
				String before = (row.getInt("start") > AROUND + 1) ? "..." : "";
				return new Found(new Place(table.name(), row.getString("name"), row.getString("key")), table.kind(),
						row.getString("about"), row.getString("by_name"), row.getObject("at", OffsetDateTime.class),
						before + part, table.whole());
			})
			.list();
	}

	/**
	 * Takes the words out of a text, or the whole text out of its place.
	 * @param instead what to put in place of the whole text; null to take out the words
	 * alone
	 * @return whether it is a place and still held the words
	 */
	@Transactional
	public boolean remove(Place place, String words, @Nullable String instead) {
		var table = tables().stream()
			.filter(it -> it.name().equals(place.table()) && it.columns().contains(place.column()))
			.findFirst();
		boolean removed = table.isPresent() && jdbc
			.sql("""
					update %s as t set %s = %s%s where %s = :key and t.%s ~* :pattern and %s""".formatted(
					table.get().name(), place.column(),
					(instead != null && table.get().whole()) ? ":instead"
							: "regexp_replace(t.%s, :pattern, :instead, 'gi')".formatted(place.column()),
					table.get().versioned() ? ", version = version + 1" : "", table.get().key(), place.column(),
					table.get().rows()))
			.param("key", place.key())
			.param("pattern", pattern(words))
			.param("instead", (instead != null && table.get().whole()) ? instead : REMOVED)
			.update() > 0;
		if (removed) {
			events.publishEvent(new Removed(place));
		}
		return removed;
	}

	/** A regular expression for the words, the same for Java and for the database. */
	private static String pattern(String words) {
		return Arrays.stream(words.strip().split("\\s+"))
			.map(word -> Pattern.compile("[^\\p{L}\\p{N}]").matcher(word).replaceAll(TextPlaces::quoted))
			.collect(Collectors.joining("\\s+"));
	}

	private static String quoted(MatchResult sign) {
		return Matcher.quoteReplacement("\\" + sign.group());
	}

	/** Whether a text holds the words as {@link #find} would find them. */
	public static boolean holds(String text, String words) {
		return Pattern.compile(pattern(words), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text).find();
	}

	/** All tables with texts, as the database has them. */
	List<Table> tables() {
		return tables.obtain();
	}

	private List<Table> read() {
		var columns = new LinkedHashMap<String, List<Column>>();
		jdbc.sql("""
				select n.nspname as schema, c.relname as relation, a.attname as name, a.attnotnull as needed,
				    a.atttypid = cast('platform.words' as regtype) as words, format_type(a.atttypid, null) as type,
				    array_position(i.indkey::int2[], a.attnum) is not null as key
				from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
				left join pg_index i on i.indrelid = c.oid and i.indisprimary
				where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and exists (
				    select from pg_attribute w where w.attrelid = c.oid and not w.attisdropped
				        and w.atttypid = cast('platform.words' as regtype))
				order by n.nspname, c.relname, array_position(i.indkey::int2[], a.attnum), a.attnum""")
			.query(Column.class)
			.list()
			.forEach(column -> columns.computeIfAbsent(column.table(), table -> new ArrayList<>()).add(column));
		return columns.entrySet().stream().map(table -> {
			@Nullable List<Column> of = table.getKey().endsWith(HISTORY)
					? columns.get(table.getKey().substring(0, table.getKey().length() - HISTORY.length())) : null;
			return (of != null) ? table(of).history(table.getValue()) : table(table.getValue());
		}).toList();
	}

	private Table table(List<Column> columns) {
		Column one = columns.getFirst();
		Facts told = Objects.requireNonNullElseGet(facts.get(one.schema()), () -> Facts.of(one.schema()));
		String kind = told.kinds.getOrDefault(one.relation(), one.relation().replace('_', '-'));
		String key = key(columns);
		@Nullable String[] written = told.written.containsKey(one.relation()) ? told.written.get(one.relation())
				: written(columns);
		return new Table(one.table(), kind, key, columns.stream().filter(Column::words).map(Column::name).toList(),
				told.about(one.relation(), columns, "'%s ' || %s".formatted(kind.replace('-', ' '), key)), written[0],
				written[1], columns.stream().anyMatch(column -> column.name().equals("version") && !column.key()),
				"true", !told.neverWhole.contains(one.relation()));
	}

	private static String key(List<Column> columns) {
		return columns.stream()
			.filter(Column::key)
			.map(column -> "cast(t.%s as text)".formatted(column.name()))
			.collect(Collectors.joining(" || '/' || "));
	}

	/** Who wrote a row and when, by the columns' names: asked_by_name and asked_at. */
	private static @Nullable String[] written(List<Column> columns) {
		var moments = columns.stream()
			.filter(column -> column.needed() && column.type().equals("timestamp with time zone")
					&& !column.name().equals("changed_at"))
			.map(Column::name)
			.toList();
		for (Column by : columns) {
			String at = by.name().replaceAll("_by_name$", "_at");
			if (by.name().endsWith("_by_name") && moments.contains(at)) {
				return new String[] { "t." + by.name(), "t." + at };
			}
		}
		return new @Nullable String[] { null, moments.isEmpty() ? null : "t." + moments.getFirst() };
	}

	private record Column(String schema, String relation, String name, boolean needed, boolean words, String type,
			boolean key) {

		String table() {
			return schema + "." + relation;
		}

	}

	/**
	 * A table with texts of people. All but the columns' names is SQL over its row
	 * {@code t}.
	 *
	 * @param name with its schema
	 * @param kind what one row is, as the page's words know it
	 * @param key tells one row from every other, as a text
	 * @param columns those that hold words of people
	 * @param about what the row belongs to, as audit entries name it
	 * @param by the name of who wrote it, or null where the row does not tell
	 * @param at when it was written, or null where the row does not tell
	 * @param versioned whether the row has a version that a change counts up
	 * @param rows which rows are looked at
	 * @param whole whether a text may be taken out whole
	 */
	record Table(String name, String kind, String key, List<String> columns, String about, @Nullable String by,
			@Nullable String at, boolean versioned, String rows, boolean whole) {

		/** What the rows said before; what they say now follows from themselves. */
		private Table history(List<Column> of) {
			return new Table(of.getFirst().table(), kind, TextPlaces.key(of),
					of.stream().filter(Column::words).map(Column::name).toList(), about, by, at, false,
					"not upper_inf(t.known)", whole);
		}

	}

	/**
	 * What rows of a module do not tell themselves. Without it a row is of the kind that
	 * its table is named for, is about itself, was written by and at the first pair of
	 * columns such as {@code asked_by_name} and {@code asked_at}, and its texts may be
	 * taken out whole. A module contributes a bean; all SQL is over a row {@code t}.
	 */
	public static final class Facts {

		private final String schema;

		private final Map<String, String> kinds = new HashMap<>();

		private final Map<String, String> about = new HashMap<>();

		private final Map<String, String> aboutByColumn = new LinkedHashMap<>();

		private final Map<String, @Nullable String[]> written = new HashMap<>();

		private Set<String> neverWhole = Set.of();

		private Facts(String schema) {
			this.schema = schema;
		}

		/** Facts about the tables of a schema. */
		public static Facts of(String schema) {
			return new Facts(schema);
		}

		/** What one row of these tables is, as the page's words know it. */
		public Facts kind(String kind, String... tables) {
			for (String table : tables) {
				kinds.put(table, kind);
			}
			return this;
		}

		/** What rows of these tables belong to, as audit entries name it. */
		public Facts about(String sql, String... tables) {
			for (String table : tables) {
				about.put(table, sql);
			}
			return this;
		}

		/** The same, of all other tables that have a column. */
		public Facts aboutBy(String column, String sql) {
			aboutByColumn.put(column, sql);
			return this;
		}

		/** The name of who wrote rows of these tables, and when. */
		public Facts written(String by, String at, String... tables) {
			for (String table : tables) {
				written.put(table, new String[] { by, at });
			}
			return this;
		}

		/** From texts of these tables only words are taken. */
		public Facts neverWhole(String... tables) {
			neverWhole = Set.of(tables);
			return this;
		}

		private String about(String table, List<Column> columns, String otherwise) {
			return about.getOrDefault(table,
					aboutByColumn.entrySet()
						.stream()
						.filter(it -> columns.stream().anyMatch(column -> column.name().equals(it.getKey())))
						.map(Map.Entry::getValue)
						.findFirst()
						.orElse(otherwise));
		}

	}

	/** One text: a column of a row. */
	public record Place(String table, String column, String key) {
	}

	/** Words were taken out of a text, for whoever tells others what changed. */
	public record Removed(Place place) {
	}

	/**
	 * A text that holds the words.
	 *
	 * @param surrounding the words with a little of what stands around them
	 * @param whole whether the text may be taken out whole
	 */
	public record Found(Place place, String kind, String about, @Nullable String by, @Nullable OffsetDateTime at,
			String surrounding, boolean whole) {
	}

}
