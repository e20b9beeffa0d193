package scot.adp.strategy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.directory.GroupId;
import scot.adp.governance.BoardLineView;
import scot.adp.governance.BoardLines;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The board line beside the owner's words, and notes of the team and of partners. */
@AdpTest
class WordsInLayersTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	private static final LocalDate PAPERS = TODAY.plusDays(10);

	private static final LocalDate MEETING = PAPERS.plusDays(14);

	@Autowired
	BoardLines lines;

	@Autowired
	Notes notes;

	@Autowired
	ProgressUpdates updates;

	@Autowired
	ActionRegister register;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	GraphQl graphQl;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context).withPapersDue(TODAY.minusDays(90), PAPERS, TODAY.plusDays(100));
		action = plan.action("NADARS");
		plan.partner(action, "TPS-PEAR");
		signIn("lead");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void lineIsForTheNextMeetingAndLaterWordingsKeepTheEarlier() {
		ProgressUpdates.Id said = say("Two sessions were held.");
		write("Sessions have begun.", 0);
		write("Sessions have begun in Irvine.", 1);

		assertThat(line().group()).isEqualTo(new GroupId(plan.group()));
		assertThat(line().heldOn()).isEqualTo(MEETING);
		assertThat(line().number()).isEqualTo(2);
		assertThat(line().words()).isEqualTo("Sessions have begun in Irvine.");
		assertThat(line().basedOn()).isEqualTo(said);
		assertThat(line().outdated()).isFalse();
		assertThat(line().writtenBy()).isEqualTo("Isla Drummond, Lead officer");
		assertThat(words()).contains("Two sessions were held.");
	}

	@Test
	void lineIsOutdatedOnceTheOwnerSaysMore() {
		ProgressUpdates.Id first = say("Two sessions were held.");
		write("Sessions have begun.", 0);
		say("The room was lost.");
		assertThat(line().outdated()).isTrue();

		write("Sessions have begun.", 1, null, null, first);
		assertThat(line().outdated()).as("written from older words").isTrue();
		write("The room was lost; another is looked for.", 2);
		assertThat(line().outdated()).isFalse();
	}

	@Test
	void lineBeforeAnyUpdateIsBasedOnNone() {
		write("Nothing heard yet.", 0);
		assertThat(line().basedOn()).isNull();
		assertThat(line().outdated()).isFalse();
		say("Two sessions were held.");
		assertThat(line().outdated()).isTrue();
	}

	@Test
	void eachMeetingHasItsOwnLine() {
		write("For the next.", 0);
		LocalDate later = TODAY.plusDays(114);
		write("For the one after.", 0, new GroupId(plan.group()), later, null);

		var group = new GroupId(plan.group());
		assertThat(lines.forMeeting(group, MEETING).get(id()))
			.satisfies(it -> assertThat(it.words()).isEqualTo("For the next."));
		assertThat(lines.forMeeting(group, later).get(id()))
			.satisfies(it -> assertThat(it.words()).isEqualTo("For the one after."));
		assertThat(line().heldOn()).isEqualTo(later);
	}

	@Test
	void wrongLinesAreRefusedByName() {
		say("Two sessions were held.");
		assertRefused("words", () -> write(" ", 0));
		assertRefused("words", () -> write("x".repeat(BoardLines.WORDS_LIMIT + 1), 0));
		assertRefused("words", () -> write("\0", 0));
		assertRefused("heldOn", () -> write("Words", 0, null, MEETING.plusDays(1), null));
		assertRefused("heldOn", () -> write("Words", 0, new GroupId("NONE"), null, null));
		assertRefused("basedOn", () -> write("Words", 0, null, null, new ProgressUpdates.Id(UUID.randomUUID())));
		assertThat(lines.latest(List.of(id()))).isEmpty();
	}

	@Test
	void twoWhoWriteAtOnceMeetAConflict() {
		write("The first.", 0);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> write("The second.", 0))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
		assertThat(line().words()).isEqualTo("The first.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "pear", "housing", "board", "auditor", "ig" })
	void everyoneReadsTheBoardLineAndOnlyTheSupportTeamWritesIt(String username) {
		say("Two sessions were held.");
		write("Sessions have begun.", 0);
		signIn(username);

		assertThat(line().words()).isEqualTo("Sessions have begun.");
		assertForbidden(() -> write("Mine.", 1));
	}

	@ParameterizedTest
	@CsvSource({ "lead, 2", "officer, 2", "nadars, 1", "pear, 1", "housing, 0", "board, 0", "auditor, 0", "ig, 0" })
	void notesAreReadByThoseTheyAreFor(String username, int count) {
		note(Notes.Layer.TEAM, null, "Ask again before the board.");
		signIn("pear");
		note(Notes.Layer.PARTNER, null, "We lend a room.");
		signIn(username);

		assertThat(notes.of(List.of(id())).getOrDefault(id(), List.of())).hasSize(count);
		var answer = graphQl.as(username)
			.query("query($plan: String!, $code: String!) { action(plan: $plan, code: $code) { notes { layer unit words } } }",
					Map.of("plan", plan.code(), "code", action))
			.withoutErrors();
		assertThat(answer.data("/action/notes").size()).isEqualTo(count);
		if (count < 2) {
			assertThat(answer.response().body()).doesNotContain("TEAM").doesNotContain("Ask again");
		}
	}

	@Test
	void partnerNoteLeavesTheStatusAlone() {
		say("Two sessions were held.");
		int version = plan.version(action);
		signIn("pear");
		note(Notes.Layer.PARTNER, null, "We lend a room.");

		assertThat(plan.version(action)).isEqualTo(version);
		assertThat(notes.of(List.of(id())).get(id())).singleElement().satisfies(note -> {
			assertThat(note.unit()).isEqualTo(new UnitId("TPS-PEAR"));
			assertThat(note.writtenBy()).startsWith("Kirsty Haldane");
		});
	}

	@Test
	void supportTeamAddsANoteForAPartner() {
		note(Notes.Layer.PARTNER, new UnitId("TPS-PEAR"), "Told by phone: they lend a room.");
		signIn("nadars");
		assertThat(notes.of(List.of(id())).get(id())).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "nadars, PARTNER, ", "nadars, PARTNER, TPS-PEAR", "nadars, TEAM, ", "pear, TEAM, ",
			"pear, PARTNER, NADARS", "housing, PARTNER, ", "board, PARTNER, ", "auditor, TEAM, ", "ig, TEAM, ",
			"lead, PARTNER, NADARS" })
	void othersAddNone(String username, Notes.Layer layer, @Nullable String unit) {
		signIn(username);
		assertForbidden(() -> note(layer, (unit != null) ? new UnitId(unit) : null, "Words."));
		signIn("lead");
		assertThat(notes.of(List.of(id()))).isEmpty();
	}

	@Test
	void unitIsNamedWhereThereAreSeveral() {
		plan.partner(action, "NAC-HOUSING");
		assertRefused("unit", () -> note(Notes.Layer.PARTNER, null, "Words."));
		assertRefused("words", () -> note(Notes.Layer.TEAM, null, " "));
		assertRefused("words", () -> note(Notes.Layer.TEAM, null, "x".repeat(Notes.WORDS_LIMIT + 1)));
		assertRefused("words", () -> note(Notes.Layer.TEAM, null, "a\0b"));
	}

	@Test
	void graphQlWritesLineAndNote() {
		var client = graphQl.as("officer");
		var input = new LinkedHashMap<String, Object>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan",
				plan.code(), "action", action, "expectedNumber", 0, "words", "Sessions have begun."));
		String write = """
				mutation($input: WriteBoardLineInput!) { writeBoardLine(input: $input) {
				    boardLine { id group heldOn number words basedOn outdated writtenBy writtenAt } } }""";
		client.query(write, Map.of("input", input)).withoutErrors();
		var again = client.query(write, Map.of("input", input)).withoutErrors();
		assertThat(again.data("/writeBoardLine/boardLine/number").asInt()).isOne();
		assertThat(again.data("/writeBoardLine/boardLine/heldOn").asString()).isEqualTo(MEETING.toString());
		var noted = client
			.query("""
					mutation($input: AddNoteInput!) { addNote(input: $input) { notes { id layer unit words writtenBy } } }""",
					Map.of("input",
							Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan", plan.code(), "action",
									action, "layer", "TEAM", "words", "Ask again.")))
			.withoutErrors();
		assertThat(noted.data("/addNote/notes/0/unit").asString()).isEqualTo("NAADP-SUPPORT");
		assertThat(graphQl.as("board").query(write, Map.of("input", input)).errorCodes()).containsExactly("FORBIDDEN");
	}

	private ProgressUpdates.Id say(String words) {
		updates.record(new ProgressUpdates.New(UUID.randomUUID().toString(), code(), action, plan.version(action),
				TODAY, "ON_TRACK", words, null, new UnitId("NADARS"), ProgressUpdates.HeardHow.PHONE, null, null, null,
				List.of(), false, null));
		return updates.pages(List.of(new ProgressUpdates.Page(id(), null, 1)))
			.values()
			.iterator()
			.next()
			.getFirst()
			.id();
	}

	private List<String> words() {
		return updates.pages(List.of(new ProgressUpdates.Page(id(), null, 10)))
			.values()
			.iterator()
			.next()
			.stream()
			.map(update -> String.valueOf(update.whatHappened()))
			.toList();
	}

	private void write(String words, int expectedNumber) {
		write(words, expectedNumber, null, null, null);
	}

	private void write(String words, int expectedNumber, @Nullable GroupId group, @Nullable LocalDate on,
			ProgressUpdates.@Nullable Id basedOn) {
		lines.write(new BoardLines.New(UUID.randomUUID().toString(), code(), action, expectedNumber, group, on, words,
				basedOn));
	}

	private BoardLineView line() {
		return Objects.requireNonNull(lines.latest(List.of(id())).get(id()));
	}

	private void note(Notes.Layer layer, @Nullable UnitId unit, String words) {
		notes.add(UUID.randomUUID().toString(), code(), action, layer, unit, words);
	}

	private ActionId id() {
		return register.find(code(), action).orElseThrow().id();
	}

	private PlanCode code() {
		return new PlanCode(plan.code());
	}

	private static void assertRefused(String field, Runnable work) {
		assertThatExceptionOfType(Problem.class).isThrownBy(work::run)
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).contains(field));
	}

	private static void assertForbidden(Runnable work) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(work::run)
			.satisfies(ex -> assertThat(ex instanceof AccessDeniedException
					|| (ex instanceof Problem problem && problem.code() == Problem.Code.FORBIDDEN))
				.isTrue());
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
