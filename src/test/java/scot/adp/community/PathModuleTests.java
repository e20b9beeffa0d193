package scot.adp.community;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
import scot.adp.events.WorkStarted;
import scot.adp.events.WorkSustained;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.PeriodType;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Ways into work by their rules, in their module alone. */
class PathModuleTests extends CommunitySlice {

	private static final String REF = "EMP-00001";

	@Autowired
	WorkPaths paths;

	@Autowired
	PathSource source;

	@Autowired
	PathRetention retention;

	private LocalDate today;

	private LocalDate registered;

	@BeforeEach
	void today() {
		today = LocalDate.now(clock);
		registered = today.minusDays(300);
	}

	@Test
	void registrationIsNoStart() {
		register();

		assertThat(whole(source, PathSource.STARTS, registered).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void firstJobIsToldOnce(AssertablePublishedEvents events) {
		send(job(registered, registered.plusDays(30)));
		send(job(registered.plusDays(60), null));

		assertThat(events.ofType(WorkStarted.class).matching(it -> it.startedOn().equals(registered))).hasSize(1);
	}

	@Test
	void sustainedWorkIsToldWithItsWeeks(AssertablePublishedEvents events) {
		send(job(registered, null));
		send(check(registered.plusDays(95)));

		assertThat(events.ofType(WorkSustained.class)).extracting(it -> it.weeks().value())
			.containsExactlyInAnyOrder("WEEKS_4", "WEEKS_13");
	}

	@Test
	void sameReferenceIsTheSamePath() {
		var one = register();
		var other = send(job(registered.plusDays(5), null));

		assertThat(other).isEqualTo(one);
	}

	@Test
	void pathThatIsSentTwiceInTheSameMomentIsOne() {
		var both = Stream.of(1, 2).map(it -> CompletableFuture.supplyAsync(this::register)).toList();

		assertThat(both.stream().map(CompletableFuture::join).distinct()).hasSize(1);
		assertThat(paths.total(WorkPaths.Filter.ALL)).isOne();
	}

	@Test
	void pathIsNotOpenedAgainBesideAnotherOfItsNumber() {
		var id = register();
		within(() -> {
			paths.close(key(), id, find(id).version(), today, "MOVED");
			return true;
		});
		register();
		int version = find(id).version();

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> within(() -> {
			paths.reopen(key(), id, version);
			return true;
		})).satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void whatIsKnownIsPassedOver() {
		send(job(registered, null));
		var id = send(job(registered, null));

		assertThat(find(id).happened()).hasSize(1);
	}

	@Test
	void jobThatIsSentAgainWithItsLastDayEnds() {
		send(job(registered, null));
		var id = send(job(registered, registered.plusDays(9)));

		assertThat(find(id).happened()).singleElement()
			.satisfies(it -> assertThat(it.to()).isEqualTo(registered.plusDays(9)));
	}

	@Test
	void jobThatIsToldOtherwiseIsNotOverwritten() {
		send(job(registered, registered.plusDays(9)));

		refused(job(registered, registered.plusDays(10)), PathCheck.KNOWN_OTHERWISE);
	}

	@Test
	void jobsOfTheSameDaysAreRefused() {
		send(job(registered, null));

		refused(job(registered.plusDays(3), null), "OVERLAPS");
	}

	@Test
	void secondJobBesideAnotherIsTaken() {
		send(job(registered, null));
		var id = send(WorkFact.of(new Job(registered.plusDays(3), null, "UNDER_16", "EMPLOYEE", "RETAIL", true)));

		assertThat(find(id).happened()).hasSize(2);
	}

	@Test
	void checkBeforeAJobIsRefused() {
		register();

		refused(check(registered.plusDays(3)), "BEFORE_START");
	}

	@Test
	void jobBeforeTheRegistrationIsRefused() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> send(job(registered.minusDays(1), null)))
			.satisfies(
					problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("start"));
	}

	@Test
	void w6WhatIsUnknownIsOutsideTheShareAndInTheOtherOne() {
		LocalDate due = PeriodType.QUARTER.of(today).previous().from().plusDays(10);
		LocalDate start = due.minusDays(28).minusWeeks(26);
		sustained(start, 2);
		unknown(start, 1);

		assertThat(whole(source, new MeasureCode("COM-9.5.c"), due)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("2");
			assertThat(it.denominator()).isEqualByComparingTo("2");
		});
		assertThat(whole(source, PathSource.AT_LEAST_26, due).denominator()).isEqualByComparingTo("3");
	}

	@Test
	void w6UnknownIsShown() {
		LocalDate due = PeriodType.QUARTER.of(today).previous().from().plusDays(10);
		unknown(due.minusDays(28).minusWeeks(26), 3);

		assertThat(whole(source, PathSource.UNKNOWN_26, due).numerator()).isEqualByComparingTo("3");
	}

	@Test
	void w6_ofThoseOfWhomItIsKnownAndOfAll() {
		LocalDate end = w6();

		assertThat(whole(source, new MeasureCode("COM-9.5.c"), end)).returns("9 of 14, 64.3%", PathModuleTests::share);
		assertThat(whole(source, PathSource.AT_LEAST_26, end)).returns("9 of 18, 50.0%", PathModuleTests::share);
	}

	@Test
	void w6_whatNobodyToldIsShownAndWhatIsAwaitedIsOutside() {
		LocalDate end = w6();

		assertThat(whole(source, PathSource.UNKNOWN_26, end).numerator()).isEqualByComparingTo("4");
		assertThat(paths.total(new WorkPaths.Filter(WorkPaths.Kept.AWAITING, 26))).isEqualTo(2);
	}

	/**
	 * Sustained 9, not 5, unknown 4 and awaiting 2, on the last day of a quarter.
	 */
	private LocalDate w6() {
		LocalDate end = PeriodType.QUARTER.of(today).to();
		clock.set(end);
		LocalDate told = end.minusDays(40).minusDays(28).minusWeeks(26);
		sustained(told, 9);
		for (int i = 0; i < 5; i++) {
			send("EMP-3000" + i, told, job(told, told.plusWeeks(20)));
		}
		unknown(told, 4);
		for (int i = 0; i < 2; i++) {
			LocalDate late = end.minusDays(10).minusWeeks(26);
			send("EMP-4000" + i, late, job(late, null));
		}
		return end;
	}

	private static String share(Counted counted) {
		var of = Objects.requireNonNull(counted.denominator());
		var numerator = Objects.requireNonNull(counted.numerator());
		return "%s of %s, %s%%".formatted(numerator.toBigInteger(), of.toBigInteger(),
				numerator.multiply(BigDecimal.valueOf(100)).divide(of, 1, RoundingMode.HALF_UP));
	}

	@Test
	void listOfAwaitedChecksEndsWithTheirWindow() {
		send(REF, today.minusWeeks(13), job(today.minusWeeks(13), null));

		assertThat(paths.total(new WorkPaths.Filter(WorkPaths.Kept.AWAITING, 13))).isOne();
		clock.set(today.plusDays(29));
		assertThat(paths.total(new WorkPaths.Filter(WorkPaths.Kept.AWAITING, 13))).isZero();
	}

	@Test
	void pathThatEndedAsksForNothing() {
		var id = send(REF, today.minusWeeks(13), job(today.minusWeeks(13), null));

		within(() -> {
			paths.close(key(), id, find(id).version(), today, "MOVED");
			return true;
		});

		assertThat(paths.look().awaiting()).isZero();
	}

	@Test
	void changeOfAnOldVersionIsAConflict() {
		var id = register();

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> within(() -> {
			paths.add(key(), id, 99, job(registered, null), true);
			return true;
		})).satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void personGoesSixYearsAfterTheLastEntryAndFactsStay() {
		var id = send(job(registered, registered.plusDays(10)));

		within(() -> retention.erase(Trigger.LAST_ENTRY, registered.plusDays(10), 10, List.of()));

		assertThat(find(id)).satisfies(it -> {
			assertThat(it.ownRef()).isNull();
			assertThat(it.happened()).hasSize(1);
		});
	}

	@Test
	void personStaysAsLongAsTheLastEntry() {
		var id = send(job(registered, registered.plusDays(10)));

		within(() -> retention.erase(Trigger.LAST_ENTRY, registered.plusDays(9), 10, List.of()));

		assertThat(find(id).ownRef()).isEqualTo(REF);
	}

	private void sustained(LocalDate start, int people) {
		for (int i = 0; i < people; i++) {
			send("EMP-1000" + i, start, job(start, null), check(start.plusWeeks(26)));
		}
	}

	private void unknown(LocalDate start, int people) {
		for (int i = 0; i < people; i++) {
			send("EMP-2000" + i, start, job(start, null));
		}
	}

	private WorkPathView find(WorkPaths.Id id) {
		return within(() -> paths.find(id)).orElseThrow();
	}

	private WorkPaths.Id register() {
		return send(REF, registered);
	}

	private WorkPaths.Id send(WorkFact fact) {
		return send(REF, registered, fact);
	}

	private WorkPaths.Id send(String reference, LocalDate on, WorkFact... facts) {
		return within(() -> paths.record(key(),
				new WorkPaths.Sent(unit, reference, null, on, null, List.of(facts), true), Door.PAGE));
	}

	private void refused(WorkFact fact, String reason) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> send(fact))
			.satisfies(
					problem -> assertThat(problem.fields()).extracting(Problem.Field::reason).containsExactly(reason));
	}

	private static WorkFact job(LocalDate start, @Nullable LocalDate end) {
		return WorkFact.of(new Job(start, end, "FROM_16", "EMPLOYEE", "RETAIL", false));
	}

	private static WorkFact check(LocalDate on) {
		return WorkFact.of(new Check(on, true, true, "PERSON"));
	}

}
