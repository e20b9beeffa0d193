package scot.adp.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every column that can hold a text is either declared as one that people write, so that
 * words can be taken out of it, or stands here with the reason why they cannot be in it.
 */
@AdpTest
class TextPlacesTests {

	/** Columns by pattern, each with why no words of people stand in it. */
	private static final Map<Pattern, String> STRUCTURAL = structural();

	@Autowired
	List<TextPlaces> places;

	@Autowired
	JdbcClient jdbc;

	@Test
	void everyTextColumnIsATextPlaceOrStructural() {
		var undeclared = new TreeSet<>(columns());
		undeclared.removeAll(declared());
		undeclared.removeIf(column -> STRUCTURAL.keySet().stream().anyMatch(it -> it.matcher(column).matches()));

		assertThat(undeclared)
			.as("declare them in the module's TextPlaces; only what can hold no words of people belongs in the list here")
			.isEmpty();
	}

	@Test
	void everyTextPlaceIsAColumnOfTypeText() {
		assertThat(columns("text")).containsAll(declared());
	}

	@Test
	void nothingIsBothOrListedInVain() {
		assertThat(declared())
			.allSatisfy(column -> assertThat(STRUCTURAL.keySet()).noneMatch(it -> it.matcher(column).matches()));
		var all = columns();
		assertThat(STRUCTURAL.keySet())
			.allSatisfy(it -> assertThat(all).anyMatch(column -> it.matcher(column).matches()));
	}

	@Test
	void everyPlaceCanBeSearched() {
		assertThat(places).allSatisfy(module -> assertThat(module.find("words that stand nowhere")).isEmpty());
		assertThat(places.stream().flatMap(module -> module.find("The work is going to plan").stream())).isNotEmpty();
	}

	@Test
	void wordsAreFoundWhateverTheirCaseAndTheBlanksBetween() {
		assertThat(TextPlaces.holds("Anna\n  SMITH (0101) said", "anna smith (0101)")).isTrue();
		assertThat(TextPlaces.holds("Anna Smith", "a.*h")).isFalse();
		assertThat(TextPlaces.holds("a+b=c $1 \\d", "A+B=C $1 \\d")).isTrue();
	}

	private Set<String> declared() {
		return places.stream()
			.flatMap(module -> module.tables().stream())
			.flatMap(table -> table.columns().stream().map(column -> table.name() + "." + column))
			.collect(Collectors.toSet());
	}

	private List<String> columns() {
		return columns("text", "text[]", "jsonb", "json", "bytea", "character varying", "character", "xml", "tsvector",
				"name");
	}

	private List<String> columns(String... types) {
		return new ArrayList<>(jdbc.sql("""
				select n.nspname || '.' || c.relname || '.' || a.attname from pg_attribute a
				join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
				where c.relkind in ('r', 'p', 'm', 'v') and a.attnum > 0 and not a.attisdropped
				    and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'migration')
				    and format_type(a.atttypid, null) = any(:types)""")
			.param("types", types)
			.query(String.class)
			.list());
	}

	private static Map<Pattern, String> structural() {
		var reasons = new LinkedHashMap<String, String>();
		reasons.put(".*_by_name", "the name and post of an account or membership, kept so that it stays who it was");
		reasons.put("(strategy|directory)\\.[a-z_]+\\.search",
				"worked out by the database from columns of the same row, and anew whenever those change");
		reasons.put("audit\\.entry\\..*", "codes, field names and account names; of a text only that it changed");
		reasons.put("audit\\.redaction\\.places", "kinds and numbers");
		reasons.put("bus\\..*", "events hold ids, codes and instants only");
		reasons.put("platform\\.idempotency_key\\..*", "keys, and digests of inputs");
		reasons.put("identity\\..*", "accounts and memberships: managed as such, not written as texts");
		reasons.put("directory\\.(organisation|unit|unit_service|meeting_group)\\..*",
				"names and codes of the partnership's own file");
		reasons.put("directory\\.(meeting|meeting_struck|attendance)\\.(group_code|source)", "codes");
		reasons.put("exchange\\.import\\.(kind|sha256|counts)", "codes, a digest, and how many of what");
		reasons.put("feedback\\.problem_report\\.(state|reference)", "codes");
		reasons.put("notification\\.message\\.(kind|state)", "codes");
		reasons.put("reporting\\.paper\\.(group_code|group_name)", "the group's code and name");
		reasons.put("reporting\\.paper_[a-z]+\\.(plan|code|section|further|unit|lead|letter|label|colour|change|before"
				+ "|now|reference)", "codes, names of units, posts and statuses");
		reasons.put("reporting\\.return_item\\.(code|period|sent_to|check_with|source|state)",
				"codes, and names of bodies from the file of returns");
		reasons.put("strategy\\.action_version\\.(source|kind|responsibility|lead_unit|overseeing_group|status_group"
				+ "|timeline|tranche|outcomes|principles|partner_units|crosswalk)", "codes");
		reasons.put("strategy\\.plan_conflict\\.(field|state)", "codes");
		reasons.put("strategy\\.status_scale\\..*|strategy\\.status\\..*", "the scale's own file");
		reasons.put("strategy\\.[a-z_]+\\.(plan|code|outcome|outcomes|principle|priority|target_plan|target_code)",
				"codes");
		reasons.put("strategy\\.plan\\.(owner|status_scale)", "codes");
		reasons.put("strategy\\.plan_version\\.(file_name|sha256)", "the file's name in the folder and its digest");
		reasons.put("strategy\\.action\\.(kind|responsibility|lead_unit|overseeing_group|status_group|timeline"
				+ "|tranche|status)", "codes");
		reasons.put("strategy\\.action_partner\\.unit", "a code");
		reasons.put("strategy\\.progress_update\\.(status|on_behalf_of|heard_how)", "codes");
		reasons.put("strategy\\.update_draft\\.(status|heard_how)", "codes");
		reasons.put("strategy\\.(board_line|decision|question)\\.group_code", "a code");
		reasons.put("strategy\\.note\\.(layer|unit)", "codes");
		reasons.put("strategy\\.help_request\\.(unit|state|meeting_group)", "codes");
		reasons.put("strategy\\.decision\\.state", "a code");
		reasons.put("strategy\\.evidence\\.(media_type|sha256|content|scanned_by)",
				"a file: it is removed whole where it is shown, not searched");
		return reasons.entrySet()
			.stream()
			.collect(Collectors.toMap(it -> Pattern.compile(it.getKey()), Map.Entry::getValue, (one, other) -> one,
					LinkedHashMap::new));
	}

}
