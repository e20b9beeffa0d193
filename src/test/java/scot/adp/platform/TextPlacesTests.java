package scot.adp.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every column that can hold a text says by its domain whether people write words there,
 * so that these can be found and taken out; what cannot have a domain stands here with
 * the reason why no words of people are in it.
 */
@AdpTest
class TextPlacesTests {

	/** Columns by pattern, each with why no words of people stand in it. */
	private static final Map<Pattern, String> WITHOUT_WORDS = withoutWords();

	private static final List<String> DOMAINS = List.of("platform.words", "platform.name", "platform.code",
			"platform.codes");

	@Autowired
	TextPlaces places;

	@Autowired
	JdbcClient jdbc;

	@Test
	void everyTextColumnSaysWhatItHolds() {
		assertThat(columns("bus", "text", "character varying", "character", "name", "text[]", "character varying[]"))
			.as("make them platform.words, where people write, platform.name or platform.code")
			.isEmpty();
	}

	@Test
	void everyOtherColumnThatCouldHoldWordsIsKnownToHoldNone() {
		var others = columns("", "jsonb", "json", "bytea", "xml", "tsvector", "tsvector[]", "jsonb[]");
		others.addAll(columns("", DOMAINS.stream().map(domain -> domain + "[]").toArray(String[]::new)));

		assertThat(others).isNotEmpty()
			.allSatisfy(column -> assertThat(WITHOUT_WORDS.keySet()).anyMatch(it -> it.matcher(column).matches()));
		assertThat(WITHOUT_WORDS.keySet()).isNotEmpty()
			.allSatisfy(it -> assertThat(others).anyMatch(column -> it.matcher(column).matches()));
	}

	@Test
	void namesOfWritersAreNames() {
		assertThat(columns("", DOMAINS.toArray(String[]::new)).stream().filter(column -> column.endsWith("_by_name")))
			.isNotEmpty()
			.isSubsetOf(columns("", "platform.name"));
	}

	@Test
	void everyPlaceCanBeSearched() {
		assertThat(
				places.tables().stream().flatMap(table -> table.columns().stream().map(it -> table.name() + "." + it)))
			.containsExactlyInAnyOrderElementsOf(columns("", "platform.words"));
		assertThat(places.find("words that stand nowhere")).isEmpty();
		assertThat(places.find("The work is going to plan")).isNotEmpty();
	}

	@Test
	void wordsCanBeTakenOutOfEveryPlace() {
		assertThat(jdbc
			.sql("""
					select cast(c.oid as regclass) || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
					where c.relkind in ('r', 'p') and a.atttypid = cast('platform.words' as regtype)
					    and not has_column_privilege(c.oid, a.attnum, 'update')""")
			.query(String.class)
			.list()).isEmpty();
	}

	@Test
	void everyKindOfPlaceHasItsWords() throws Exception {
		var words = new Properties();
		for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:words/*.properties")) {
			PropertiesLoaderUtils.fillProperties(words, file);
		}

		assertThat(places.tables()).isNotEmpty()
			.allSatisfy(table -> assertThat(words).containsKey("redaction.kind." + table.kind()));
	}

	@Test
	void everyHistoryHasTheColumnsOfItsTable() {
		assertThat(jdbc.sql("""
				select cast(t.tgrelid as regclass) || '.' || a.attname from pg_trigger t
				join pg_proc p on p.oid = t.tgfoid and p.proname = 'keep_version'
				join pg_attribute a on a.attrelid = t.tgrelid and a.attnum > 0 and not a.attisdropped
				left join pg_attribute h on h.attname = a.attname and not h.attisdropped
				    and h.attrelid = to_regclass(cast(t.tgrelid as regclass) || '_history')
				where a.attgenerated = '' and (h.atttypid, h.atttypmod) is distinct from (a.atttypid, a.atttypmod)""")
			.query(String.class)
			.list()).as("call platform.keep_history once more where these were added or changed").isEmpty();
	}

	@Test
	void wordsAreFoundWhateverTheirCaseAndTheBlanksBetween() {
		assertThat(TextPlaces.holds("Anna\n  SMITH (0101) said", "anna smith (0101)")).isTrue();
		assertThat(TextPlaces.holds("Anna Smith", "a.*h")).isFalse();
		assertThat(TextPlaces.holds("a+b=c $1 \\d", "A+B=C $1 \\d")).isTrue();
	}

	/** The columns of these types, but those of one schema. */
	private List<String> columns(String butOf, String... types) {
		return jdbc.sql("""
				select n.nspname || '.' || c.relname || '.' || a.attname from pg_attribute a
				join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
				where c.relkind in ('r', 'p', 'm', 'v') and a.attnum > 0 and not a.attisdropped
				    and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'migration')
				    and n.nspname <> :butOf and format_type(a.atttypid, null) = any(:types)""")
			.param("butOf", butOf)
			.param("types", types)
			.query(String.class)
			.list();
	}

	private static Map<Pattern, String> withoutWords() {
		var reasons = new LinkedHashMap<String, String>();
		reasons.put(".*\\.search",
				"worked out by the database from columns of the same row, and anew whenever those change");
		reasons.put("audit\\.entry\\.changes", "codes and field names; of a text only that it changed");
		reasons.put("audit\\.redaction\\.places", "kinds and numbers");
		reasons.put("measures\\.definition\\.content",
				"what the partnership's file says of a measure; it is put right there");
		reasons.put("exchange\\.import\\.counts", "how many of what");
		reasons.put("documents\\.document\\.content", "a file: it is removed whole where it is shown, not searched");
		reasons.put("directory\\.feed\\.answers", "addresses, and tags by which answers are known to be the same");
		reasons.put("directory\\.feed_reading\\.content",
				"what another directory publishes, gone once it is taken in or thrown away");
		return reasons.entrySet()
			.stream()
			.collect(Collectors.toMap(it -> Pattern.compile(it.getKey()), Map.Entry::getValue, (one, other) -> one,
					LinkedHashMap::new));
	}

}
