package scot.adp.shell;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.identity.MemberFilter;
import scot.adp.identity.OwnPerson;
import scot.adp.identity.People;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.reading.SearchForm;
import scot.adp.platform.reading.SearchWords.Tier;
import scot.adp.shell.SearchResult.Group;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchSource;
import scot.adp.shell.spi.SearchSource.Withheld;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is found of what was typed, and by whom. */
@AdpTest
class SearchTests {

	private static final String RECORD = OwnPlan.record();

	@Autowired
	Search search;

	@Autowired
	People people;

	@Autowired
	List<SearchSource> sources;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	StatementCount statements;

	@Autowired
	ApplicationContext context;

	@Autowired
	TextPlaces texts;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan() {
		plan = OwnPlan.in(context);
		action = plan.action("NADARS");
		plan.partner(action, "TPS-PEAR");
		signIn("board");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@ParameterizedTest
	@ValueSource(strings = { "FAM-1.17", "fam-1.17", "fam 1.17", "FAM1.17", "Fam 1 17", " fam.1.17 " })
	void codeIsFoundHoweverItIsWritten(String typed) {
		assertThat(first(typed).tier()).isEqualTo(Tier.EXACT);
		assertThat(first(typed).code()).isEqualTo("FAM-1.17");
		assertThat(first(typed).href()).isEqualTo("actions/NAADP-2025/FAM-1.17");
	}

	@Test
	void wordAndNumberMayStandApart() {
		LocalDate day = jdbc.sql("select max(held_on) from directory.meeting").query(LocalDate.class).single();
		String typed = "%s %d".formatted(
				day.getMonth().getDisplayName(TextStyle.FULL, Locale.UK).toLowerCase(Locale.UK), day.getDayOfMonth());

		assertThat(hits(typed, "MEETING")).isNotEmpty();
	}

	@Test
	void beginningOfACodeFindsAllThatBeginSoAndTheExactOneFirst() {
		var codes = hits("FAM-1.1", "ACTION").stream().map(SearchHit::code).toList();
		assertThat(codes).startsWith("FAM-1.1").contains("FAM-1.17").doesNotContain("FAM-1.2");
	}

	@ParameterizedTest
	@CsvSource({ "naloxone, Widen availability of naloxone", "nalox, Widen availability of naloxone",
			"availability naloxone, Widen availability of naloxone",
			"the availability of naloxone, Widen availability of naloxone", "naloxne, Widen availability of naloxone",
			"availabilty naloxne, Widen availability of naloxone",
			"widening of availabilities, Widen availability of naloxone" })
	void wordsAreFoundWholeBegunBentAndMisspelled(String typed, String title) {
		assertThat(hits(typed, "ACTION")).extracting(SearchHit::title).contains(title);
	}

	@Test
	void misspelledWordsAreToldAsSuch() {
		assertThat(search.search("naloxne", 5).similarOnly()).isTrue();
		assertThat(search.search("housng", 5).groups()).isNotEmpty();
		assertThat(search.search("naloxone", 5).similarOnly()).isFalse();
		assertThat(search.search("naloxone", 5).groups()).flatExtracting(Group::hits)
			.extracting(SearchHit::tier)
			.doesNotContain(Tier.SIMILAR);
	}

	@Test
	void partnersPeopleGroupsAndMeetingsAreFound() {
		assertThat(first("NADARS").title()).isNotBlank();
		assertThat(kinds("nadars")).contains("UNIT");
		assertThat(kinds("turning point")).contains("ORGANISATION");
		assertThat(kinds("adp board")).contains("GROUP", "MEETING");
		assertThat(hits("Isla Drummond", "PERSON")).singleElement()
			.satisfies(hit -> assertThat(hit.detail()).startsWith("Lead officer"));
		assertThat(kinds("drumond isla")).contains("PERSON");
		assertThat(kinds("NAADP-2025")).contains("PLAN");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			M\u00e0iri NicLe\u00f2idQ   | mairi nicleoidq
			M\u00e0iri NicLe\u00f2idQ   | M\u00e0iri NicLe\u00f2idQ
			M\u00e0iri NicLe\u00f2idQ   | Ma\u0300iri NicLeo\u0300idQ
			Ma\u0300iri NicLeo\u0300idQ | m\u00e0iri nicle\u00f2idq
			Mairi NicleoidQ           | M\u00c0IRI NICLE\u00d2IDQ
			Se\u00e1n \u00d3 BriainQ    | sean briainq
			Siobhan O'BrienQ          | o\u2019brienq
			Siobhan O\u2019BrienQ     | o'brienq
			Siobhan O'BrienQ          | obrienq
			Siobhan O'BrienQ          | brienq
			Siobhan O\u2019BrienQ     | o brienq
			Siobhan OBrienQ           | o'brienq
			Jeanne D'ArcyQ            | arcyq
			S\u00f8ren \u0141ukasikQ    | soren lukasikq
			Anne\u2011Marie WeissQ     | anne-marie weissq
			Anne-Marie Wei\u00dfQ      | anne marie weissq
			""")
	void personIsTheSameHoweverTheNameIsTyped(String name, String typed) {
		try (var person = OwnPerson.in(context)) {
			jdbc.sql("update identity.account set name = :name where username = :username")
				.param("name", name)
				.param("username", person.username())
				.update();
			person.as(Role.UNIT_LEAD, "NADARS");

			assertThat(hits(typed, "PERSON")).singleElement()
				.satisfies(hit -> assertThat(hit.title()).isEqualTo(name))
				.satisfies(hit -> assertThat(hit.tier()).isEqualTo(Tier.WORDS));
			assertThat(people.page(new MemberFilter(typed, null), 0, 10)).hasSize(typed.startsWith("sean") ? 0 : 1);
		}
	}

	@Test
	void wordIsMarkedAsItWasWritten() {
		String word = word();
		String written = word.replace('a', '\u00e0').replace('e', '\u00e9').replace('o', '\u00f2');
		plan.boardLine(action, MovableClock.START.toLocalDate().plusDays(20), 1, "First %s.".formatted(written));

		assertThat(hits(word, "BOARD_LINE")).singleElement()
			.satisfies(hit -> assertThat(hit.part()).filteredOn(SearchHit.Piece::found)
				.extracting(SearchHit.Piece::words)
				.containsExactly(written));
	}

	/** Word processors put signs of their own, and people forget blanks. */
	@ParameterizedTest
	@ValueSource(strings = { "and/%s", "partners.%s", "\u201c%s\u201d", "\u2022%s", "before\u2192%s", "wait\u2026%s",
			"and\u00a0%s", "@%s" })
	void wordIsFoundAndMarkedWhateverSignStandsBesideIt(String signed) {
		String word = word();
		plan.boardLine(action, MovableClock.START.toLocalDate().plusDays(20), 1,
				"First %s and more.".formatted(signed.formatted(word)));

		assertThat(hits(word, "BOARD_LINE")).singleElement()
			.satisfies(hit -> assertThat(hit.part()).filteredOn(SearchHit.Piece::found)
				.extracting(SearchHit.Piece::words)
				.containsExactly(word));
	}

	/** So that lists in memory and the database find the same. */
	@Test
	void searchFormIsTheSameInMemoryAndInTheDatabase() {
		var letters = Stream
			.of(IntStream.range(0x20, 0x149), IntStream.range(0x14a, 0x180), IntStream.range(0x1e00, 0x1e9c),
					IntStream.range(0x1ea0, 0x1efa))
			.flatMapToInt(Function.identity())
			.filter(Character::isLetterOrDigit)
			.mapToObj(Character::toString)
			.toList();
		var texts = new ArrayList<>(letters);
		texts.addAll(List.of("O\u2019Brien", "'\u2018\u02bc\u02bb`\u00b4\u2032\uff07 d'a'b", "Ma\u0300iri",
				"Alcohol/Drug", "N\u00edChonaill\u200b", "\uff21nna", "Mac\u00adLeod"));

		assertThat(texts).isNotEmpty()
			.allSatisfy(text -> assertThat(
					jdbc.sql("select platform.search_form(:text)").param("text", text).query(String.class).single())
				.isEqualTo(SearchForm.of(text)));
		assertThat(texts).isNotEmpty()
			.allSatisfy(text -> assertThat(
					jdbc.sql("select platform.search_forms(:text)").param("text", text).query(String.class).single())
				.isEqualTo(SearchForm.searched(text)));
	}

	@Test
	void personWhoLeftIsFoundByThoseWhoLookAfterPeopleAndNobodyByAddress() {
		try (var person = OwnPerson.in(context)) {
			jdbc.sql(
					"update identity.account set name = 'Wilhelmina Quennell', email = :email where username = :username")
				.param("email", "wq-" + UUID.randomUUID() + "@zzyx.example")
				.param("username", person.username())
				.update();
			person.as(Role.UNIT_LEAD, "NADARS");
			assertThat(hits("quennell", "PERSON")).hasSize(1);
			signIn("lead");
			assertThat(hits("zzyx", "PERSON")).isEmpty();
			person.ends(Role.UNIT_LEAD, MovableClock.START.toLocalDate().minusDays(1));
			assertThat(hits("quennell", "PERSON")).singleElement()
				.satisfies(hit -> assertThat(hit.detail()).endsWith("(ended on 22 November 2026)"));
			signIn("nadars");
			assertThat(hits("quennell", "PERSON")).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "lead, true", "officer, true", "nadars, true", "pear, false", "housing, false", "board, false",
			"auditor, false", "ig, false" })
	void wordsOfUpdatesAreFoundByThoseWhoReadThem(String username, boolean found) {
		String word = say("The %s course began.");
		signIn(username);
		assertThat(hits(word, "UPDATE")).hasSize(found ? 1 : 0);
		var result = search.search(word, 5);
		assertThat(result.count()).isEqualTo(found ? 1 : 0);
		assertThat(result.withheld()).isEqualTo(search.search("naloxone", 5).withheld());
		boolean team = username.equals("lead") || username.equals("officer");
		assertThat(result.withheld().contains(new Withheld("UPDATES_OF_OTHERS"))).isEqualTo(!team);
		assertThat(graphQl.as(username)
			.query("query($text: String!) { search(text: $text) { hits { kind part path } } }", Map.of("text", word))
			.withoutErrors()
			.data("/search/hits")
			.size()).isEqualTo(found ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource({ "lead, 2", "officer, 2", "nadars, 1", "pear, 1", "housing, 0", "board, 0", "auditor, 0", "ig, 0" })
	void notesAreFoundByThoseTheyAreFor(String username, int found) {
		String word = word();
		for (String layer : List.of("TEAM", "PARTNER")) {
			jdbc.sql("""
					insert into strategy.note (id, action, layer, unit, words, written_by, written_by_name, written_at)
					values (:id, :action, :layer, 'TPS-PEAR', :words, :id, 'Mairi Test, Tester', now())""")
				.param("id", UUID.randomUUID())
				.param("action", plan.id(action))
				.param("layer", layer)
				.param("words", "Ask about %s again.".formatted(word))
				.update();
		}
		signIn(username);
		assertThat(hits(word, "NOTE")).hasSize(found);
		assertThat(search.search(word, 5).count()).isEqualTo(found);
	}

	@Test
	void boardLineIsFoundByEveryoneAndOnlyInItsLastWording() {
		String former = word();
		String word = word();
		plan.boardLine(action, MovableClock.START.toLocalDate().plusDays(20), 1, "First %s.".formatted(former));
		plan.boardLine(action, MovableClock.START.toLocalDate().plusDays(20), 2, "Then %s.".formatted(word));
		assertThat(hits(word, "BOARD_LINE")).singleElement()
			.satisfies(hit -> assertThat(hit.part()).filteredOn(SearchHit.Piece::found)
				.extracting(SearchHit.Piece::words)
				.containsExactly(word));
		assertThat(search.search(former, 5).count()).isZero();
	}

	@Test
	void whatWasTakenOutOfATextIsNotFoundAnyMore() {
		String word = say("They met %s today.");
		signIn("lead");
		assertThat(hits(word, "UPDATE")).hasSize(1);
		var client = graphQl.as("lead");
		assertThat(client.query("{ search(text: \"%s\") { hits { title } } }".formatted(word))
			.withoutErrors()
			.data("/search/hits")
			.size()).isOne();
		takeOut("strategy.progress_update", "what_happened", word);
		assertThat(search.search(word, 5).count()).isZero();

		jdbc.sql("update strategy.action set published_text = :text where id = :id")
			.param("text", "About %s and more.".formatted(word))
			.param("id", plan.id(action))
			.update();
		assertThat(hits(word, "ACTION")).hasSize(1);
		takeOut("strategy.action", "published_text", word);
		assertThat(search.search(word, 5).count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'", "\"", "a & | ! b", "naloxone:*", "((", "\\", "%", "_", "<->", "a:b:c", "--", "; drop",
			"$1 ?", "\u0002\u0003", "😀", "x", " ", "<script>", "1.1.1.1.1.1", "'naloxone' | !x", "the of and" })
	void oddSignsDoNoHarm(String typed) {
		assertThat(search.search(typed, 5).count()).isNotNegative();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\0b", "long" })
	void whatCannotBeSearchedForIsRefusedByName(String typed) {
		String text = typed.equals("long") ? "naloxone ".repeat(40) : typed;
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> search.search(text, 5))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("text"));
		assertThat(graphQl.as("board")
			.query("query($text: String!) { search(text: $text) { more } }", Map.of("text", text))
			.errorCodes()).containsExactly("INVALID");
	}

	@Test
	void manyWordsAreNotTooMany() {
		assertThat(search.search("a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 l12 m13 n14 o15 p16 q17 r18", 5).count()).isZero();
	}

	@Test
	void everySearchSendsOneStatementForEachKind() {
		search.search("warm", 5);
		var few = statements.during(() -> search.search("zzqqxx", 5));
		var many = statements.during(() -> search.search("support", 50));
		var similar = statements.during(() -> search.search("naloxne housng", 50));
		int kinds = sources.size();
		assertThat(few).hasSizeLessThanOrEqualTo(kinds + 3);
		assertThat(many).hasSizeLessThanOrEqualTo(kinds + 3);
		assertThat(similar).hasSizeLessThanOrEqualTo(kinds + 3);
		assertThat(search.search("support", 50).count()).isGreaterThan(search.search("zzqqxx", 5).count());
	}

	@Test
	void graphQlTellsWhatWasFoundAndHowMany() {
		var answer = graphQl.as("board").query("""
				{ search(text: "fam 1.17", first: 2) { more notSearched
				    hits { kind match code title detail path part } } }""").withoutErrors();
		assertThat(answer.data("/search/hits/0/kind").asString()).isEqualTo("ACTION");
		assertThat(answer.data("/search/hits/0/match").asString()).isEqualTo("EXACT");
		assertThat(answer.data("/search/hits/0/path").asString()).isEqualTo("actions/NAADP-2025/FAM-1.17");
		assertThat(answer.data("/search/notSearched").size()).isEqualTo(4);
		assertThat(graphQl.as("board").query("{ search(text: \"a\", first: 51) { more } }").errorCodes())
			.containsExactly("INVALID");
		assertThat(graphQl.as("board")
			.query("{ search(text: \"support\", first: 1) { more } }")
			.withoutErrors()
			.data("/search/more")
			.asBoolean()).isTrue();
	}

	private void takeOut(String table, String column, String word) {
		var found = texts.find(word);
		assertThat(found).extracting(it -> it.place().table() + "." + it.place().column())
			.contains(table + "." + column);
		found.forEach(it -> texts.remove(it.place(), word, null));
	}

	/** Lets the action's unit record an update with a word of its own. */
	private String say(String words) {
		String word = word();
		var input = plan.update(action);
		input.put("whatHappened", words.formatted(word));
		graphQl.as("nadars").query(RECORD, Map.of("input", input)).withoutErrors();
		return word;
	}

	/** A word that nothing else has or is like. */
	private static String word() {
		var word = new StringBuilder("zq");
		for (char digit : UUID.randomUUID().toString().replace("-", "").substring(0, 14).toCharArray()) {
			word.append((char) ('a' + Character.digit(digit, 16)));
		}
		return word.toString();
	}

	private SearchHit first(String typed) {
		return search.search(typed, 5).groups().getFirst().hits().getFirst();
	}

	private List<String> kinds(String typed) {
		return search.search(typed, 5).groups().stream().map(group -> group.kind().name()).toList();
	}

	private List<SearchHit> hits(String typed, String kind) {
		return search.search(typed, Search.LIMIT)
			.groups()
			.stream()
			.filter(group -> group.kind().name().equals(kind))
			.findFirst()
			.map(Group::hits)
			.orElse(List.of());
	}

	private void signIn(String username) {
		var account = Objects.requireNonNull(accounts.loadUserByUsername(username));
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
