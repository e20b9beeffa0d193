package scot.adp.strategy.graphql;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@AdpTest
class RecordUpdateTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	/** Far enough away that its notice has not begun. */
	private static final LocalDate FIRST_DEADLINE = LocalDate.of(2026, 12, 18);

	private static final LocalDate SECOND_DEADLINE = LocalDate.of(2027, 3, 19);

	@Autowired
	GraphQl graphQl;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void addAction(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context).withPapersDue(FIRST_DEADLINE, SECOND_DEADLINE);
		action = plan.action("NADARS");
	}

	@Test
	void unitLeadRecordsForTheOwnUnit() {
		var answer = record("nadars",
				with(plan.update(action), "whatHappened", "  Two new rooms opened.  ", "next", "Fill them."))
			.withoutErrors();

		var update = updates(answer).getFirst();
		assertThat(answer.data("/recordUpdate/version").asInt()).isEqualTo(2);
		assertThat(answer.data("/recordUpdate/status/code").asString()).isEqualTo("ON_TRACK");
		assertThat(answer.data("/recordUpdate/lastUpdatedOn").asString()).isEqualTo(TODAY.toString());
		assertThat(update.at("/whatHappened").asString()).isEqualTo("Two new rooms opened.");
		assertThat(update.at("/next").asString()).isEqualTo("Fill them.");
		assertThat(update.at("/recordedBy").asString()).isEqualTo("Shona McKerrow, Service manager");
		assertThat(update.at("/onBehalfOf").isNull()).isTrue();
		assertThat(update.at("/heardHow").isNull()).isTrue();
		assertThat(update.at("/noChange").asBoolean()).isFalse();
	}

	@Test
	void supportTeamRecordsOnBehalfAndSaysHowItHeard() {
		var named = updates(
				record("lead", with(plan.update(action), "onBehalfOf", "NADARS", "heardHow", "PHONE")).withoutErrors())
			.getFirst();
		clock.set(MovableClock.START.plusMinutes(1));
		var taken = updates(record("officer", with(plan.update(action), "heardHow", "MEETING")).withoutErrors())
			.getFirst();

		assertThat(named.at("/onBehalfOf").asString()).isEqualTo("NADARS");
		assertThat(named.at("/heardHow").asString()).isEqualTo("PHONE");
		assertThat(named.at("/recordedBy").asString()).isEqualTo("Isla Drummond, Lead officer");
		assertThat(taken.at("/onBehalfOf").asString()).isEqualTo("NADARS");
		assertThat(taken.at("/heardHow").asString()).isEqualTo("MEETING");
	}

	@Test
	void supportTeamRecordsForItselfWithoutSayingHowItHeard() {
		var answer = record("officer", plan.update(plan.action("NAADP-SUPPORT"))).withoutErrors();

		assertThat(updates(answer).getFirst().at("/onBehalfOf").isNull()).isTrue();
	}

	@Test
	void supportTeamRecordsForAnActionWithoutLeadUnit() {
		assertThat(updates(record("lead", plan.update(plan.action(null))).withoutErrors())).hasSize(1);
	}

	static Stream<Arguments> refusals() {
		String long4001 = "x".repeat(4001);
		return Stream.of(refusal("a future day", Map.of("on", "2026-11-24"), "on", "The day cannot be in the future."),
				refusal("a day beyond the calendar", Map.of("on", "9999-12-31"), "on",
						"The day cannot be in the future."),
				refusal("a day before the plan", Map.of("on", "2025-03-31"), "on",
						"The plan starts on 2025-04-01; give a day from then on."),
				refusal("a day before the calendar", Map.of("on", "0001-01-01"), "on",
						"The plan starts on 2025-04-01; give a day from then on."),
				refusal("an unknown status", Map.of("status", "GREEN"), "status",
						"'GREEN' is not a status of this plan; use one of ON_TRACK, AT_RISK, OFF_TRACK, COMPLETE, NOT_STARTED, ON_HOLD."),
				refusal("a status that only the program gives", Map.of("status", "STALE"), "status",
						"'STALE' is not a status of this plan; use one of ON_TRACK, AT_RISK, OFF_TRACK, COMPLETE, NOT_STARTED, ON_HOLD."),
				refusal("no words", without("whatHappened"), "whatHappened",
						"Say in a few words what happened; or use \"no change\"."),
				refusal("blank words", Map.of("whatHappened", " \n\t"), "whatHappened",
						"Say in a few words what happened; or use \"no change\"."),
				refusal("too many words", Map.of("whatHappened", long4001), "whatHappened",
						"1 character too long; up to 4,000."),
				refusal("too much to come", Map.of("next", long4001), "next", "1 character too long; up to 4,000."),
				refusal("complete without evidence", Map.of("status", "COMPLETE"), "evidenceLink",
						"Complete needs evidence: a file, or a link such as https://..."),
				refusal("complete with a script", Map.of("status", "COMPLETE", "evidenceLink", "javascript:alert(1)"),
						"evidenceLink", "This is no web address; give one such as https://..."),
				refusal("complete with a path", Map.of("status", "COMPLETE", "evidenceLink", "/reports/1"),
						"evidenceLink", "This is no web address; give one such as https://..."),
				refusal("complete with words for a link",
						Map.of("status", "COMPLETE", "evidenceLink", "https://see the report"), "evidenceLink",
						"This is no web address; give one such as https://..."),
				refusal("complete with a link too long",
						Map.of("status", "COMPLETE", "evidenceLink", "https://example.org/" + "x".repeat(2000)),
						"evidenceLink", "This address is too long: keep it to 2,000 characters; it has 2,020."),
				refusal("on hold without review date", Map.of("status", "ON_HOLD"), "reviewOn",
						"On hold needs a review date after the day of the update."),
				refusal("on hold until the same day", Map.of("status", "ON_HOLD", "reviewOn", "2026-11-23"), "reviewOn",
						"On hold needs a review date after the day of the update."),
				refusal("an unknown update to correct",
						Map.of("corrects", NodeSource.globalId("Update", UUID.randomUUID())), "corrects",
						"There is no such update on this action, or it was corrected already."),
				refusal("no id to correct", Map.of("corrects", "the last one"), "corrects",
						"This is no id of an update; use one that a query gave you."),
				refusal("a unit's own update heard by phone", Map.of("heardHow", "PHONE"), "heardHow",
						"This goes with an update that is recorded on behalf of a unit; leave it out."),
				refusal("a unit that writes on behalf of itself", Map.of("onBehalfOf", "NADARS", "heardHow", "PHONE"),
						"onBehalfOf", "Only the support team records on behalf of a unit; leave this out."),
				refusal("no code of a unit", Map.of("onBehalfOf", "the unit"), "onBehalfOf",
						"'the unit' is no code: use letters, digits, hyphens and full stops"),
				refusal("a blank key", Map.of("idempotencyKey", " "), "idempotencyKey",
						"Give a key of 1 to 200 characters, new for each change."),
				refusal("a key too long", Map.of("idempotencyKey", "k".repeat(201)), "idempotencyKey",
						"Give a key of 1 to 200 characters, new for each change."));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refusals")
	void refusesAndStoresNothing(String name, Map<String, Object> changes, String path, String message) {
		var input = changed(plan.update(action), changes);

		assertRefused(record("nadars", input), path, message);
		assertThat(jdbc.sql("select count(*) from platform.idempotency_key where key = :key")
			.param("key", input.get("idempotencyKey"))
			.query(Integer.class)
			.single()).isZero();
	}

	static Stream<Arguments> refusalsOnBehalf() {
		return Stream.of(
				refusal("another unit", Map.of("onBehalfOf", "TPS-PEAR", "heardHow", "PHONE"), "onBehalfOf",
						"A-1 is led by NADARS; record on behalf of that unit."),
				refusal("a unit below", Map.of("onBehalfOf", "NADARS-IEP", "heardHow", "PHONE"), "onBehalfOf",
						"A-1 is led by NADARS; record on behalf of that unit."),
				refusal("not said how it was heard", Map.of("onBehalfOf", "NADARS"), "heardHow",
						"Say how you heard it: MEETING, PHONE or EMAIL."),
				refusal("unit and how it was heard left out", Map.of(), "heardHow",
						"Say how you heard it: MEETING, PHONE or EMAIL."));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refusalsOnBehalf")
	void refusesOnBehalfAndStoresNothing(String name, Map<String, Object> changes, String path, String message) {
		assertRefused(record("officer", changed(plan.update(action), changes)), path, message);
	}

	@Test
	void actionWithoutLeadUnitTakesNoUpdateOnBehalf() {
		action = plan.action(null);

		assertRefused(record("lead", with(plan.update(action), "onBehalfOf", "NADARS", "heardHow", "PHONE")),
				"onBehalfOf", action + " has no lead unit to record for; leave this out.");
	}

	@Test
	void allFaultsAreToldAtOnce() {
		var answer = record("nadars",
				with(plan.update(action), "on", "2026-12-01", "status", "GREEN", "whatHappened", ""));

		assertThat(answer.errors()).singleElement()
			.satisfies(error -> assertThat(paths(error)).containsExactly("on", "status", "whatHappened"));
	}

	@Test
	void dayBeforeThePlanIsTheOnlyFaultTold() {
		var answer = record("nadars", with(plan.update(action), "on", "2025-03-31"));

		assertThat(paths(answer.errors().getFirst())).containsExactly("on");
	}

	@Test
	void reviewDateBeyondTheCalendarIsRefused() {
		var answer = record("nadars", with(plan.update(action), "status", "ON_HOLD", "reviewOn", "9999-12-31"));

		assertRefused(answer, "reviewOn", "Give a review date within 12 months; on hold is not for ever.");
	}

	@Test
	void characterThatCannotBeStoredIsRefused() {
		var answer = record("nadars", with(plan.update(action), "whatHappened", "before\0after"));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(plan.updates(action)).isZero();
	}

	@Test
	void statusIsOneThatHeldOnTheDay(@Autowired ApplicationContext context, @TempDir Path folder) throws Exception {
		try (var dated = OwnPlan.withDatedStatus(context, folder, LocalDate.of(2026, 10, 31))) {
			String other = dated.action("NADARS");

			var late = record("nadars", with(dated.update(other), "status", "FORMER", "on", "2026-11-01"));
			assertThat(paths(late.errors().getFirst())).containsExactly("status");
			assertThat(late.errors().getFirst().at("/message").asString())
				.isEqualTo("'FORMER' is not a status of this plan; use one of USUAL.");
			var inTime = record("nadars", with(dated.update(other), "status", "FORMER", "on", "2026-10-31"))
				.withoutErrors();
			assertThat(inTime.data("/recordUpdate/status/code").asString()).isEqualTo("FORMER");
		}
	}

	@Test
	void textsOfTheFullLengthAreTaken() {
		record("nadars", with(plan.update(action), "whatHappened", "é".repeat(4000), "next", "x".repeat(4000)))
			.withoutErrors();
	}

	@Test
	void withdrawnActionTakesNoUpdates() {
		plan.withdraw(action);

		assertRefused(record("nadars", plan.update(action)), "action",
				action + " was withdrawn on 2026-11-20 and takes no updates.");
		assertThat(noChange("nadars", plan.same(action)).errorCodes()).containsExactly("INVALID");
	}

	@Test
	void unknownActionIsNotFound() {
		var unknown = with(plan.update(action), "action", "A-99");

		assertThat(record("lead", unknown).errorCodes()).containsExactly("NOT_FOUND");
		assertThat(record("lead", with(unknown, "plan", "NO-SUCH")).errorCodes()).containsExactly("NOT_FOUND");
		assertThat(record("lead", with(unknown, "plan", "no such plan")).errorCodes()).containsExactly("NOT_FOUND");
	}

	@Test
	void conflictTellsTheVersionThatIsStoredAndStoresNothing() {
		var mine = plan.update(action);
		record("lead", with(plan.update(action), "heardHow", "EMAIL", "status", "AT_RISK")).withoutErrors();

		var answer = record("nadars", mine);

		assertThat(answer.errorCodes()).containsExactly("CONFLICT");
		assertThat(answer.errors().getFirst().at("/extensions/current/version").asInt()).isEqualTo(2);
		assertThat(answer.data("/recordUpdate").isNull()).isTrue();
		assertThat(plan.updates(action)).isOne();
		assertThat(plan.version(action)).isEqualTo(2);
		clock.set(MovableClock.START.plusMinutes(1));
		record("nadars", with(mine, "expectedVersion", 2)).withoutErrors();
	}

	@Test
	void versionFromTheFutureIsAConflictToo() {
		assertThat(record("nadars", with(plan.update(action), "expectedVersion", 7)).errorCodes())
			.containsExactly("CONFLICT");
	}

	@Test
	void sameKeyTwiceRecordsOnce() {
		var input = plan.update(action);

		var first = record("nadars", input).withoutErrors();
		var second = record("nadars", input).withoutErrors();

		assertThat(plan.updates(action)).isOne();
		assertThat(second.data("/recordUpdate")).isEqualTo(first.data("/recordUpdate"));
	}

	@Test
	void sameKeyWithOtherInputIsAConflict() {
		var input = plan.update(action);
		record("nadars", input).withoutErrors();

		var answer = record("nadars", with(input, "whatHappened", "Something else."));

		assertThat(answer.errorCodes()).containsExactly("CONFLICT");
		assertThat(answer.errors().getFirst().at("/extensions/current").isMissingNode()).isTrue();
		assertThat(plan.updates(action)).isOne();
	}

	@Test
	void twoPeopleMayUseTheSameKey() {
		var input = plan.update(action);
		record("nadars", input).withoutErrors();
		clock.set(MovableClock.START.plusMinutes(1));

		record("lead", with(input, "expectedVersion", 2, "heardHow", "PHONE")).withoutErrors();

		assertThat(plan.updates(action)).isEqualTo(2);
	}

	@Test
	void concurrentTwinsRecordOnce() throws Exception {
		var input = plan.update(action);

		var answers = atOnce(8, () -> record("nadars", input));

		assertThat(answers).isNotEmpty().allSatisfy(Answer::withoutErrors);
		assertThat(plan.updates(action)).isOne();
		assertThat(plan.version(action)).isEqualTo(2);
	}

	@Test
	void oneOfSeveralConcurrentUpdatesWins() throws Exception {
		var answers = atOnce(6, () -> record("nadars", with(plan.update(action), "expectedVersion", 1)));

		assertThat(answers.stream().filter(answer -> answer.errors().isEmpty())).hasSize(1);
		assertThat(answers.stream().flatMap(answer -> answer.errorCodes().stream())).hasSize(5)
			.containsOnly("CONFLICT");
		assertThat(plan.updates(action)).isOne();
	}

	@Test
	void failedAttemptLeavesItsKeyFree() {
		var input = plan.update(action);
		assertThat(record("nadars", with(input, "status", "GREEN")).errorCodes()).containsExactly("INVALID");

		record("nadars", input).withoutErrors();

		assertThat(plan.updates(action)).isOne();
	}

	@Test
	void noChangeCountsAsAnUpdateAndKeepsTheStatus() {
		record("nadars", with(plan.update(action), "status", "AT_RISK", "on", "2026-11-02")).withoutErrors();

		var answer = noChange("nadars", plan.same(action)).withoutErrors();

		assertThat(answer.data("/noChange/status/code").asString()).isEqualTo("AT_RISK");
		assertThat(answer.data("/noChange/lastUpdatedOn").asString()).isEqualTo(TODAY.toString());
		assertThat(answer.data("/noChange/version").asInt()).isEqualTo(3);
		var update = answer.data("/noChange/updates/edges/0/node");
		assertThat(update.at("/noChange").asBoolean()).isTrue();
		assertThat(update.at("/whatHappened").isNull()).isTrue();
		assertThat(plan.updates(action)).isEqualTo(2);
	}

	@Test
	void noChangeSpeaksOfTodayWhereNoDayIsGiven() {
		record("nadars", with(plan.update(action), "on", "2026-11-02")).withoutErrors();
		var input = plan.same(action);
		input.remove("on");

		assertThat(noChange("nadars", input).withoutErrors().data("/noChange/lastUpdatedOn").asString())
			.isEqualTo(TODAY.toString());
	}

	@Test
	void noChangeIsTakenTwiceRunningAtMost() {
		record("nadars", plan.update(action)).withoutErrors();
		for (int day = 1; day <= 2; day++) {
			clock.set(TODAY.plusDays(day));
			noChange("nadars", plan.same(action)).withoutErrors();
		}
		clock.set(TODAY.plusDays(3));

		var third = noChange("nadars", plan.same(action));

		assertThat(paths(third.errors().getFirst())).containsExactly("action");
		assertThat(third.errors().getFirst().at("/message").asString())
			.isEqualTo("\"No change\" was said twice running for A-1; please say in a few words how it stands.");
		assertThat(plan.updates(action)).isEqualTo(3);

		record("nadars", plan.update(action)).withoutErrors();
		clock.set(TODAY.plusDays(4));
		noChange("nadars", plan.same(action)).withoutErrors();
	}

	@Test
	void noChangeOfAnEarlierDayIsRefused() {
		record("nadars", plan.update(action)).withoutErrors();

		var answer = noChange("nadars", with(plan.same(action), "on", "2026-11-20"));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(paths(answer.errors().getFirst())).containsExactly("on");
		assertThat(plan.updates(action)).isOne();
	}

	@Test
	void noChangeOfADayBeforeThePlanIsRefused() {
		record("nadars", plan.update(action)).withoutErrors();

		var answer = noChange("nadars", with(plan.same(action), "on", "0001-01-01"));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(paths(answer.errors().getFirst())).containsExactly("on");
	}

	@Test
	void noChangeOfAFutureDayIsRefused() {
		record("nadars", plan.update(action)).withoutErrors();

		var answer = noChange("nadars", with(plan.same(action), "on", "2026-11-24"));

		assertThat(paths(answer.errors().getFirst())).containsExactly("on");
	}

	@Test
	void noChangeNeedsSomethingThatCouldStay() {
		assertThat(noChange("nadars", plan.same(action)).errors().getFirst().at("/message").asString())
			.isEqualTo("A-1 has no update yet that could stay unchanged; record a first one.");

		record("nadars", with(plan.update(action), "status", "ON_HOLD", "reviewOn", "2027-01-11")).withoutErrors();
		assertThat(noChange("nadars", plan.same(action)).errors().getFirst().at("/message").asString())
			.isEqualTo("A-1 is on hold; record an update with a new review date or another status.");

		clock.set(TODAY.plusDays(1));
		record("nadars", with(plan.update(action), "status", "COMPLETE", "evidenceLink", "https://example.org/report"))
			.withoutErrors();
		assertThat(noChange("nadars", plan.same(action)).errors().getFirst().at("/message").asString())
			.isEqualTo("A-1 is complete and owes no more updates.");
	}

	@Test
	void noChangeOnBehalfSaysHowItWasHeard() {
		record("nadars", plan.update(action)).withoutErrors();
		clock.set(TODAY.plusDays(1));

		assertThat(paths(noChange("lead", plan.same(action)).errors().getFirst())).containsExactly("heardHow");
		var answer = noChange("lead", with(plan.same(action), "heardHow", "EMAIL")).withoutErrors();
		assertThat(answer.data("/noChange/updates/edges/0/node/onBehalfOf").asString()).isEqualTo("NADARS");
	}

	@Test
	void noChangeAndUpdateDoNotShareAKey() {
		var input = plan.update(action);
		record("nadars", input).withoutErrors();
		clock.set(TODAY.plusDays(1));

		var same = with(plan.same(action), "idempotencyKey", String.valueOf(input.get("idempotencyKey")));

		assertThat(noChange("nadars", same).errorCodes()).containsExactly("CONFLICT");
	}

	@Test
	void backdatedUpdateDoesNotReplaceTheNewerStanding() {
		record("nadars", with(plan.update(action), "status", "AT_RISK")).withoutErrors();

		var answer = record("nadars", with(plan.update(action), "status", "OFF_TRACK", "on", "2026-10-05"))
			.withoutErrors();

		assertThat(answer.data("/recordUpdate/status/code").asString()).isEqualTo("AT_RISK");
		assertThat(answer.data("/recordUpdate/lastUpdatedOn").asString()).isEqualTo(TODAY.toString());
		assertThat(updates(answer)).extracting(it -> it.at("/on").asString())
			.containsExactly("2026-11-23", "2026-10-05");
	}

	@Test
	void secondUpdateOfADayReplacesTheStandingOfTheFirst() {
		record("nadars", with(plan.update(action), "status", "AT_RISK")).withoutErrors();
		clock.set(MovableClock.START.plusSeconds(1));

		var answer = record("nadars", with(plan.update(action), "status", "OFF_TRACK")).withoutErrors();

		assertThat(answer.data("/recordUpdate/status/code").asString()).isEqualTo("OFF_TRACK");
	}

	@Test
	void correctionOfTheLatestChangesTheStatusAndKeepsBoth() {
		String wrong = id(record("nadars",
				with(plan.update(action), "status", "COMPLETE", "evidenceLink", "https://example.org/wrong-report")));
		clock.set(MovableClock.START.plusMinutes(5));

		var answer = record("nadars", with(plan.update(action), "status", "ON_TRACK", "corrects", wrong))
			.withoutErrors();

		assertThat(answer.data("/recordUpdate/status/code").asString()).isEqualTo("ON_TRACK");
		assertThat(answer.data("/recordUpdate/freshness").asString()).isEqualTo("FRESH");
		var both = updates(answer);
		assertThat(both).hasSize(2);
		assertThat(both.getFirst().at("/corrects").asString()).isEqualTo(wrong);
		assertThat(both.getFirst().at("/correctedBy").isNull()).isTrue();
		assertThat(both.getLast().at("/id").asString()).isEqualTo(wrong);
		assertThat(both.getLast().at("/status/code").asString()).isEqualTo("COMPLETE");
		assertThat(both.getLast().at("/correctedBy")).isEqualTo(both.getFirst().at("/id"));
	}

	@Test
	void correctionMayPutTheDayRightToo() {
		record("nadars", with(plan.update(action), "status", "ON_TRACK", "on", "2026-11-10")).withoutErrors();
		String wrong = id(record("nadars", with(plan.update(action), "status", "OFF_TRACK")));

		var answer = record("nadars",
				with(plan.update(action), "status", "AT_RISK", "on", "2026-11-02", "corrects", wrong))
			.withoutErrors();

		assertThat(answer.data("/recordUpdate/status/code").asString()).isEqualTo("ON_TRACK");
		assertThat(answer.data("/recordUpdate/lastUpdatedOn").asString()).isEqualTo("2026-11-10");
	}

	@Test
	void correctionIsCorrectedInTurn() {
		String first = id(record("nadars", with(plan.update(action), "status", "OFF_TRACK")));
		clock.set(MovableClock.START.plusMinutes(1));
		String second = id(record("nadars", with(plan.update(action), "status", "AT_RISK", "corrects", first)));
		clock.set(MovableClock.START.plusMinutes(2));

		var answer = record("nadars", with(plan.update(action), "status", "ON_TRACK", "corrects", second))
			.withoutErrors();

		assertThat(answer.data("/recordUpdate/status/code").asString()).isEqualTo("ON_TRACK");
		assertThat(updates(answer)).hasSize(3);
	}

	@Test
	void correctionThatPutsNothingRightIsNotRecorded() {
		String stands = id(record("nadars", plan.update(action)));
		int version = plan.version(action);

		record("nadars", with(plan.update(action), "corrects", stands)).withoutErrors();

		assertThat(plan.updates(action)).isEqualTo(1);
		assertThat(plan.version(action)).isEqualTo(version);
	}

	@Test
	void updateIsCorrectedOnceOnly() {
		String wrong = id(record("nadars", plan.update(action)));
		record("nadars", with(plan.update(action), "status", "AT_RISK", "corrects", wrong)).withoutErrors();

		var again = record("nadars", with(plan.update(action), "corrects", wrong));

		assertThat(paths(again.errors().getFirst())).containsExactly("corrects");
		assertThat(plan.updates(action)).isEqualTo(2);
	}

	@Test
	void updateOfAnotherActionCannotBeCorrectedHere() {
		String elsewhere = id(record("nadars", plan.update(plan.action("NADARS"))));

		assertRefused(record("nadars", with(plan.update(action), "corrects", elsewhere)), "corrects",
				"There is no such update on this action, or it was corrected already.");
	}

	@Test
	void idOfAnotherThingCannotBeCorrected() {
		var answer = graphQl.as("lead").query("{ plan(code: \"NAADP-2025\") { id } }").withoutErrors();

		assertRefused(record("nadars", with(plan.update(action), "corrects", answer.data("/plan/id").asString())),
				"corrects", "This is no id of an update; use one that a query gave you.");
	}

	@Test
	void updateBeforeTheNoticeDoesNotServeTheDeadline() {
		assertThat(state()).isEqualTo("NEVER until 2026-12-18");

		record("nadars", plan.update(action)).withoutErrors();

		assertThat(state()).isEqualTo("FRESH until 2026-12-18");
		clock.set(LocalDate.of(2026, 12, 3));
		assertThat(state()).isEqualTo("FRESH until 2026-12-18");
		clock.set(LocalDate.of(2026, 12, 4));
		assertThat(state()).isEqualTo("DUE until 2026-12-18");
		clock.set(FIRST_DEADLINE);
		assertThat(state()).isEqualTo("DUE until 2026-12-18");
		clock.set(FIRST_DEADLINE.plusDays(1));
		assertThat(state()).isEqualTo("STALE until 2026-12-18");
	}

	@Test
	void updateWithinTheNoticeServesTheDeadline() {
		clock.set(LocalDate.of(2026, 12, 4));

		record("nadars", plan.update(action)).withoutErrors();

		assertThat(state()).isEqualTo("FRESH until 2027-03-19");
	}

	@Test
	void lateUpdateMakesAStaleActionFreshAgain() {
		clock.set(FIRST_DEADLINE.plusDays(3));
		assertThat(state()).isEqualTo("STALE until 2026-12-18");
		assertThat(told().at("/effectiveStatus/code").asString()).isEqualTo("STALE");

		record("nadars", plan.update(action)).withoutErrors();

		assertThat(state()).isEqualTo("FRESH until 2027-03-19");
		assertThat(told().at("/effectiveStatus/code").asString()).isEqualTo("ON_TRACK");
	}

	@Test
	void noChangeServesTheDeadline() {
		record("nadars", plan.update(action)).withoutErrors();
		clock.set(LocalDate.of(2026, 12, 10));

		noChange("nadars", plan.same(action)).withoutErrors();

		assertThat(state()).isEqualTo("FRESH until 2027-03-19");
	}

	@Test
	void onHoldOwesNothingUntilItsReviewDate() {
		record("nadars", with(plan.update(action), "status", "ON_HOLD", "reviewOn", "2027-01-11")).withoutErrors();

		assertThat(state()).isEqualTo("NOT_OWED");
		assertThat(told().at("/reviewOn").asString()).isEqualTo("2027-01-11");
		clock.set(LocalDate.of(2027, 1, 10));
		assertThat(state()).isEqualTo("NOT_OWED");
		clock.set(LocalDate.of(2027, 1, 11));
		assertThat(state()).isEqualTo("FRESH until 2027-03-19");
	}

	@Test
	void completeOwesNothing() {
		var answer = record("nadars",
				with(plan.update(action), "status", "COMPLETE", "evidenceLink", "https://example.org/report"))
			.withoutErrors();

		assertThat(updates(answer).getFirst().at("/evidenceLink").asString()).isEqualTo("https://example.org/report");
		assertThat(state()).isEqualTo("NOT_OWED");
		assertThat(told().at("/nextDueOn").isNull()).isTrue();
		clock.set(SECOND_DEADLINE.plusDays(1));
		assertThat(told().at("/effectiveStatus/code").asString()).isEqualTo("COMPLETE");
	}

	@Test
	void withoutADeadlineAnUpdateStaysFresh() {
		clock.set(SECOND_DEADLINE);
		record("nadars", plan.update(action)).withoutErrors();

		assertThat(told().at("/nextDueOn").isNull()).isTrue();
		assertThat(told().at("/freshness").asString()).isEqualTo("FRESH");
	}

	private Answer record(String username, Map<String, ?> input) {
		return graphQl.as(username).query(OwnPlan.record(), Map.of("input", input));
	}

	private Answer noChange(String username, Map<String, ?> input) {
		return graphQl.as(username).query(OwnPlan.noChange(), Map.of("input", input));
	}

	private void assertRefused(Answer answer, String path, String message) {
		assertThat(answer.data("/recordUpdate").isNull()).isTrue();
		assertThat(answer.errors()).singleElement().satisfies(error -> {
			assertThat(error.at("/extensions/code").asString()).isEqualTo("INVALID");
			assertThat(error.at("/extensions/fields/0/path").asString()).isEqualTo(path);
			assertThat(error.at("/extensions/fields/0/message").asString()).isEqualTo(message);
			assertThat(error.at("/message").asString()).isEqualTo(message);
		});
		assertThat(plan.updates(action)).isZero();
		assertThat(plan.version(action)).isOne();
	}

	/** The action as it is told today. */
	private JsonNode told() {
		return graphQl.as("board")
			.query("""
					query($plan: String!, $code: String!) { action(plan: $plan, code: $code) {
					    freshness nextDueOn reviewOn effectiveStatus { code } } }""",
					Map.of("plan", plan.code(), "code", action))
			.withoutErrors()
			.data("/action");
	}

	private String state() {
		var told = told();
		String freshness = told.at("/freshness").asString();
		return told.at("/nextDueOn").isNull() ? freshness : freshness + " until " + told.at("/nextDueOn").asString();
	}

	private static List<Answer> atOnce(int number, Callable<Answer> task) throws Exception {
		var start = new CountDownLatch(1);
		try (var threads = Executors.newFixedThreadPool(number)) {
			var running = Stream.generate(() -> threads.submit(() -> {
				start.await();
				return task.call();
			})).limit(number).toList();
			start.countDown();
			var answers = new ArrayList<Answer>();
			for (var answer : running) {
				answers.add(answer.get());
			}
			return answers;
		}
	}

	private static List<JsonNode> updates(Answer answer) {
		return answer.data("/recordUpdate/updates/edges").valueStream().map(edge -> edge.at("/node")).toList();
	}

	/** The id of the update just recorded. */
	private static String id(Answer answer) {
		return updates(answer.withoutErrors()).getFirst().at("/id").asString();
	}

	private static List<String> paths(JsonNode error) {
		return error.at("/extensions/fields").valueStream().map(field -> field.at("/path").asString()).toList();
	}

	private static Arguments refusal(String name, Map<String, ?> changes, String path, String message) {
		return Arguments.of(name, changes, path, message);
	}

	private static Map<String, Object> without(String field) {
		var changes = new LinkedHashMap<String, Object>();
		changes.put(field, null);
		return changes;
	}

	private static Map<String, Object> changed(Map<String, Object> input, Map<String, ?> changes) {
		var copy = new LinkedHashMap<>(input);
		copy.putAll(changes);
		return copy;
	}

	private static Map<String, Object> with(Map<String, Object> input, Object... pairs) {
		var copy = new LinkedHashMap<>(input);
		for (int i = 0; i < pairs.length; i += 2) {
			copy.put((String) pairs[i], pairs[i + 1]);
		}
		return copy;
	}

}
