package scot.adp.platform;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where a module keeps texts that people write, so that one can be found and taken out
 * everywhere. A module contributes a bean with all such columns of its schema; a test
 * holds the declarations to the tables.
 */
public final class TextPlaces {

	/**
	 * Stands where words were taken out of a text. In round brackets, since square ones
	 * begin a list in YAML and a kept file could not be read any more.
	 */
	public static final String REMOVED = "(removed)";

	private static final int AROUND = 40;

	private final JdbcClient jdbc;

	private final List<Table> tables;

	public TextPlaces(JdbcClient jdbc, Table... tables) {
		this.jdbc = jdbc;
		this.tables = List.of(tables);
	}

	/** The declared tables. */
	public List<Table> tables() {
		return tables;
	}

	/**
	 * Every text that holds the words, whatever their case and the blanks between them.
	 */
	public List<Found> find(String words) {
		return tables.stream().flatMap(table -> find(table, words).stream()).toList();
	}

	private List<Found> find(Table table, String words) {
		return jdbc
			.sql("""
					select %s as key, c.name, %s as about, %s as by_name, %s as at,
					    regexp_instr(c.words, :pattern, 1, 1, 0, 'i') as start,
					    substr(c.words, greatest(1, regexp_instr(c.words, :pattern, 1, 1, 0, 'i') - :around),
					        :around + length(:words) + :around) as part
					from %s t cross join lateral (values %s) as c (name, words)
					where c.words ~* :pattern order by at desc nulls last, key, c.name""".formatted(table.key(),
					table.about(), (table.by() != null) ? table.by() : "cast(null as text)",
					(table.at() != null) ? table.at() : "cast(null as timestamptz)", table.name(),
					table.columns()
						.stream()
						.map(column -> "('%s', t.%s)".formatted(column, column))
						.collect(Collectors.joining(", "))))
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
	 * @return whether the place is one of this module's and still held the words
	 */
	public boolean remove(Place place, String words, @Nullable String instead) {
		var table = tables.stream()
			.filter(it -> it.name().equals(place.table()) && it.columns().contains(place.column()))
			.findFirst();
		return table.isPresent() && jdbc
			.sql("""
					update %s as t set %s = %s%s where %s = :key and t.%s ~* :pattern""".formatted(table.get().name(),
					place.column(),
					(instead != null && table.get().whole()) ? ":instead"
							: "regexp_replace(t.%s, :pattern, :instead, 'gi')".formatted(place.column()),
					table.get().versioned() ? ", version = version + 1" : "", table.get().key(), place.column()))
			.param("key", place.key())
			.param("pattern", pattern(words))
			.param("instead", (instead != null && table.get().whole()) ? instead : REMOVED)
			.update() > 0;
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

	/**
	 * A table with texts of people. All but the columns' names is SQL over its row
	 * {@code t}, within its own schema.
	 *
	 * @param name with its schema
	 * @param kind what one row is, as the page's words know it
	 * @param key tells one row from every other, as a text
	 * @param columns the columns of type text that hold words of people
	 * @param about what the row belongs to, as audit entries name it
	 * @param by the name of who wrote it, or null where the row does not tell
	 * @param at when it was written, or null where the row does not tell
	 * @param versioned whether the row has a version that a change counts up
	 * @param whole whether a text may be taken out whole
	 */
	public record Table(String name, String kind, String key, List<String> columns, String about, @Nullable String by,
			@Nullable String at, boolean versioned, boolean whole) {

		/** A table whose rows have an id and tell nothing about their making. */
		public static Table of(String name, String kind, String about, String... columns) {
			return new Table(name, kind, "cast(t.id as text)", List.of(columns), about, null, null, false, true);
		}

		/** The same, of rows that are told apart by something else than an id. */
		public Table keyed(String key) {
			return new Table(name, kind, key, columns, about, by, at, versioned, whole);
		}

		/** The same, of rows that tell who wrote them when. */
		public Table written(@Nullable String by, @Nullable String at) {
			return new Table(name, kind, key, columns, about, by, at, versioned, whole);
		}

		/**
		 * The same, of rows with a version, so that whoever holds an older one is told.
		 */
		public Table counted() {
			return new Table(name, kind, key, columns, about, by, at, true, whole);
		}

		/** The same, of texts from which only words are taken. */
		public Table neverWhole() {
			return new Table(name, kind, key, columns, about, by, at, versioned, false);
		}

	}

	/** One text: a column of a row. */
	public record Place(String table, String column, String key) {
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
