package scot.adp.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.ConfigFile;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Meetings that the support team keeps, and who came. */
@AdpTest
class MeetingsTests {

	private static final LocalDate DAY = LocalDate.of(2027, 2, 18);

	/** Ten working days before {@link #DAY}. */
	private static final LocalDate PAPERS = LocalDate.of(2027, 2, 4);

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
	}

	@Test
	void addedMeetingGetsItsDeadlineAndMovesDueDates() {
		String action = plan.action("NADARS");

		add("officer", DAY).withoutErrors();

		assertThat(meetings()).containsExactly(DAY + " papers " + PAPERS);
		awaitDue(action, PAPERS);
	}

	@Test
	void movedMeetingTakesDecisionsAndDueDatesAlong() {
		String action = plan.action("NADARS");
		add("lead", DAY).withoutErrors();
		graphQl.as("lead")
			.query("mutation($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "group", plan.group(), "on", DAY.toString(), "words",
									"Agree the budget.")))
			.withoutErrors();
		LocalDate to = DAY.plusDays(7);

		move("lead", DAY, 1, to).withoutErrors();

		assertThat(meetings()).containsExactly(to + " papers " + PAPERS.plusDays(7));
		awaitDue(action, PAPERS.plusDays(7));
		assertThat(graphQl.as("board")
			.query("query($group: String!) { meetings(group: $group) { decisions { reference } } }",
					Map.of("group", plan.group()))
			.withoutErrors()
			.data("/meetings/0/decisions/0/reference")
			.asString()).isEqualTo("%s %s/1".formatted(plan.group(), to));
	}

	@Test
	void whatWasTypedForAMeetingGoesAlongAndComesBackAtNoOther() {
		UUID account = UUID.randomUUID();
		LocalDate to = DAY.plusDays(7);
		add("lead", DAY).withoutErrors();
		for (String form : List.of("meeting.ask %s/%s", "meeting.move %s/%s", "walk %s/%s/P-1/1.1", "walk %s/%s0")) {
			jdbc.sql("""
					with draft as (insert into shell.draft (account, place, saved_at) values (:account, :place, now())
					    returning account, place)
					insert into shell.draft_field (account, place, field, typed)
					select account, place, 'words', 'Half a sentence' from draft""")
				.param("account", account)
				.param("place", "governance." + form.formatted(plan.group(), DAY))
				.update();
		}

		move("lead", DAY, 1, to).withoutErrors();
		String group = plan.group();
		assertThat(drafts(account)).containsExactlyInAnyOrder("governance.meeting.ask %s/%s".formatted(group, to),
				"governance.walk %s/%s/P-1/1.1".formatted(group, to), "governance.walk %s/%s0".formatted(group, DAY));

		remove("lead", to, 2).withoutErrors();
		assertThat(drafts(account)).containsExactly("governance.walk %s/%s0".formatted(group, DAY));
		jdbc.sql("delete from shell.draft where account = :account").param("account", account).update();
	}

	private List<String> drafts(UUID account) {
		return jdbc.sql("select place from shell.draft_field where account = :account")
			.param("account", account)
			.query(String.class)
			.list();
	}

	@Test
	void meetingWithDecisionsCannotBeCalledOff() {
		add("lead", DAY, DAY.plusDays(90)).withoutErrors();
		graphQl.as("lead")
			.query("mutation($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "group", plan.group(), "on", DAY.toString(), "words",
									"Agree the budget.")))
			.withoutErrors();

		assertThat(fields(remove("lead", DAY, 1))).containsExactly("on");
		remove("lead", DAY.plusDays(90), 1).withoutErrors();

		assertThat(meetings()).containsExactly(DAY + " papers " + PAPERS);
	}

	@Test
	void pastMeetingsStay() {
		LocalDate past = LocalDate.of(2026, 9, 17);
		add("lead", past).withoutErrors();

		assertThat(fields(remove("lead", past, 1))).containsExactly("on");
		assertThat(fields(move("lead", past, 1, DAY))).containsExactly("on");
	}

	@Test
	void wrongDaysAreRefusedTogetherAndNothingIsAdded() {
		add("lead", DAY).withoutErrors();

		assertThat(fields(add("lead", DAY.plusDays(1), DAY, LocalDate.of(2127, 1, 1)))).containsExactly("on", "on");
		assertThat(meetings()).hasSize(1);
		assertThat(move("lead", DAY, 9, DAY.plusDays(1)).errorCodes()).containsExactly("CONFLICT");
		assertThat(graphQl.as("lead")
			.query("mutation($input: AddMeetingsInput!) { addMeetings(input: $input) { on } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "group", "NOBODY", "meetings",
									List.of(Map.of("on", DAY.toString())))))
			.errorCodes()).containsExactly("NOT_FOUND");
	}

	@Test
	void dayThatIsTakenIsToldOnceInWords() {
		add("lead", DAY).withoutErrors();

		String refusal = add("lead", DAY, DAY, DAY).response().body();

		assertThat(refusal).contains("Group of a test meets on %s already."
			.formatted(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(DAY)));
		assertThat(fields(add("lead", DAY, DAY))).containsExactly("on");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "board", "auditor", "ig" })
	void onlyTheSupportTeamKeepsMeetings(String account) {
		assertThat(add(account, DAY).errorCodes()).containsExactly("FORBIDDEN");
		add("lead", DAY).withoutErrors();
		assertThat(move(account, DAY, 1, DAY.plusDays(1)).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(remove(account, DAY, 1).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(attend(account, DAY, 1, List.of(), List.of(), null).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void attendanceTellsTheTeamWhoAndOthersThePost() {
		LocalDate past = LocalDate.of(2026, 9, 17);
		add("lead", past).withoutErrors();
		String member = member("nadars");
		attend("officer", past, 1, List.of(member), List.of(member("housing")), "Public health trainee")
			.withoutErrors();

		Answer team = attendance("lead");
		assertThat(team.data("/meetings/0/attendance/present/0/name").asString()).isEqualTo("Shona McKerrow");
		Answer board = attendance("board");
		assertThat(board.data("/meetings/0/attendance/present/0/name").isNull()).isTrue();
		assertThat(board.data("/meetings/0/attendance/present/0/member").isNull()).isTrue();
		assertThat(board.data("/meetings/0/attendance/present/0/post").asString()).isEqualTo("Service manager");
		assertThat(board.data("/meetings/0/attendance/apologies/0/post").asString()).isEqualTo("Housing services lead");
		assertThat(board.data("/meetings/0/attendance/others").asString()).isEqualTo("Public health trainee");
	}

	@Test
	void nobodyCameBeforeTheDayAndNobodyTwice() {
		add("lead", DAY).withoutErrors();
		String member = member("nadars");

		assertThat(fields(attend("lead", DAY, 1, List.of(member), List.of(member), "x".repeat(501))))
			.containsExactly("present", "apologies", "others");
		attend("lead", DAY, 1, List.of(), List.of(member), null).withoutErrors();
	}

	@Test
	void fileKeepsItsMeetingsAndLeavesThoseOfThePageAlone(@Autowired ApplicationContext context, @TempDir Path folder)
			throws IOException {
		var load = new FileOfGroups(context, folder, plan.group());
		LocalDate kept = DAY.plusDays(30);
		LocalDate moved = DAY.plusDays(60);
		LocalDate calledOff = DAY.plusDays(90);
		load.with(kept, moved, calledOff);
		add("lead", DAY).withoutErrors();
		move("lead", moved, 1, moved.plusDays(1)).withoutErrors();
		remove("lead", calledOff, 1).withoutErrors();

		load.with(kept, moved, calledOff);
		assertThat(days()).containsExactly(DAY, kept, moved.plusDays(1));

		load.with(moved);
		assertThat(days()).containsExactly(DAY, moved.plusDays(1));

		load.with();
		load.with(calledOff);
		assertThat(days()).containsExactly(DAY, moved.plusDays(1), calledOff);
	}

	private List<LocalDate> days() {
		return jdbc.sql("select held_on from directory.meeting where group_code = :group order by held_on")
			.param("group", plan.group())
			.query(LocalDate.class)
			.list();
	}

	private List<String> meetings() {
		return graphQl.as("board")
			.query("query($group: String!) { meetings(group: $group) { on papersDueOn } }",
					Map.of("group", plan.group()))
			.withoutErrors()
			.data("/meetings")
			.valueStream()
			.map(it -> "%s papers %s".formatted(it.at("/on").asString(), it.at("/papersDueOn").asString()))
			.toList();
	}

	private Answer attendance(String account) {
		return graphQl.as(account)
			.query("""
					query($group: String!) { meetings(group: $group) { attendance {
					    present { member name post unit { name } } apologies { name post } others } } }""",
					Map.of("group", plan.group()))
			.withoutErrors();
	}

	private void awaitDue(String action, LocalDate on) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(
					jdbc.sql("select next_due_on from strategy.action where plan = :plan and code = :code")
						.param("plan", plan.code())
						.param("code", action)
						.query(LocalDate.class)
						.single())
				.isEqualTo(on));
	}

	private Answer add(String account, LocalDate... days) {
		return graphQl.as(account)
			.query("mutation($input: AddMeetingsInput!) { addMeetings(input: $input) { on papersDueOn } }",
					Map.of("input", Map.of("idempotencyKey", key(), "group", plan.group(), "meetings",
							List.of(days).stream().map(day -> Map.of("on", day.toString())).toList())));
	}

	private Answer move(String account, LocalDate on, int version, LocalDate to) {
		return graphQl.as(account)
			.query("mutation($input: MoveMeetingInput!) { moveMeeting(input: $input) { on } }",
					Map.of("input", Map.of("idempotencyKey", key(), "group", plan.group(), "on", on.toString(),
							"expectedVersion", version, "to", to.toString())));
	}

	private Answer remove(String account, LocalDate on, int version) {
		return graphQl.as(account)
			.query("mutation($input: RemoveMeetingInput!) { removeMeeting(input: $input) { on } }", Map.of("input", Map
				.of("idempotencyKey", key(), "group", plan.group(), "on", on.toString(), "expectedVersion", version)));
	}

	private Answer attend(String account, LocalDate on, int version, List<String> present, List<String> apologies,
			@Nullable String others) {
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", key(), "group", plan.group(), "on",
				on.toString(), "expectedVersion", version, "present", present, "apologies", apologies));
		input.put("others", others);
		return graphQl.as(account)
			.query("mutation($input: RecordAttendanceInput!) { recordAttendance(input: $input) { version } }",
					Map.of("input", input));
	}

	private String member(String account) {
		return jdbc.sql("""
				select m.id from identity.member m join identity.account a on a.id = m.account
				where a.username = :username order by m.valid_from, m.id limit 1""")
			.param("username", account)
			.query(UUID.class)
			.single()
			.toString();
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static List<String> fields(Answer answer) {
		return answer.errors()
			.getFirst()
			.at("/extensions/fields")
			.valueStream()
			.map(it -> it.at("/path").asString())
			.toList();
	}

	/** Loads the meetings of one group from a file, as a start does. */
	private record FileOfGroups(ApplicationContext context, Path folder, String group) {

		void with(LocalDate... days) throws IOException {
			var text = new StringBuilder("code: %s\nmeetings:\n".formatted(group));
			for (LocalDate day : days) {
				text.append("  - { \"on\": %s }\n".formatted(day));
			}
			Path file = Files.writeString(folder.resolve("group.yaml"), text);
			context.getBean(TransactionTemplate.class)
				.executeWithoutResult(status -> context.getBean(DirectoryLoad.class)
					.loadMeetings(ConfigFile.read(file).root(), new GroupId(group), 10));
		}

	}

}
