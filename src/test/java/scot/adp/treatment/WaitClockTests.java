package scot.adp.treatment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.ConfigFile;
import scot.adp.treatment.ClockRule.Operator;
import scot.adp.treatment.ClockRule.Suspending;
import scot.adp.treatment.WaitClock.Outcome;
import scot.adp.treatment.WaitClock.Reset;
import scot.adp.treatment.WaitClock.Span;
import scot.adp.treatment.WaitClock.Warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The clock of waits, by its oracles and by further cases. */
class WaitClockTests {

	static final WaitRules RULES = new WaitRules(ConfigFile.read(Path.of("config/treatment/waits.yaml")));

	static final ClockRule LOCAL = RULES.rule("DA-LOCAL-1").orElseThrow();

	private static final LocalDate RECEIVED = LocalDate.of(2026, 3, 2);

	private static final LocalDate LATER = LocalDate.of(2026, 12, 31);

	@Test
	void w1_sameDayThreeWeeksAndADayMore() {
		assertThat(treated(2)).returns(0, WaitClock::adjusted).returns(true, WaitClock::inside);
		assertThat(treated(23)).returns(21, WaitClock::adjusted).returns(true, WaitClock::inside);
		assertThat(treated(24)).returns(22, WaitClock::adjusted).returns(false, WaitClock::inside);
		assertThat(List.of(0, 7, 8, 21, 22, 42, 43)).extracting(WaitClockTests::band)
			.containsExactly("7", "7", "14", "21", "28", "42", "OVER");
	}

	@Test
	void w2_missedAppointmentBeginsTheWaitAnew() {
		var clock = new Case().missed("DID_NOT_ATTEND", march(16)).treated(april(1)).by(LOCAL);

		assertThat(clock).returns(30, WaitClock::raw)
			.returns(march(16), WaitClock::start)
			.returns(16, WaitClock::adjusted)
			.returns(true, WaitClock::inside);
		assertThat(clock.resets()).containsExactly(new Reset(march(16), "DID_NOT_ATTEND", Outcome.ACCEPTED, 14));
		assertThat(clock.spans()).containsExactly(new Span(Span.Kind.BEFORE_RESET, march(3), march(16)),
				new Span(Span.Kind.COUNTED, march(17), april(1)));
	}

	@Test
	void w3_daysAwayAreTakenOut() {
		var clock = new Case().away(march(9), march(15)).treated(march(30)).by(LOCAL);

		assertThat(clock).returns(28, WaitClock::raw)
			.returns(7, WaitClock::suspended)
			.returns(21, WaitClock::adjusted)
			.returns(true, WaitClock::inside)
			.returns(march(30), WaitClock::lastInsideDay);
	}

	@Test
	void w4_dayOfTwoPeriodsIsTakenOutOnce() {
		var of = new Case().away(march(9), march(15)).away(march(12), march(20)).treated(april(4));

		assertThat(of.by(LOCAL)).returns(33, WaitClock::raw)
			.returns(12, WaitClock::suspended)
			.returns(21, WaitClock::adjusted);
		assertThat(of.by(LOCAL).warnings()).containsExactly(Warning.OVERLAPS);
		assertThat(of.by(summed())).returns(17, WaitClock::adjusted);
	}

	@Test
	void w6_missedAppointmentWithinDaysAway() {
		var of = new Case().away(march(10), march(20)).missed("DID_NOT_ATTEND", march(16)).treated(april(10));

		assertThat(of.by(LOCAL)).returns(4, WaitClock::suspended).returns(21, WaitClock::adjusted);
		assertThat(of.by(LOCAL).resets()).extracting(Reset::waited).containsExactly(7);
		assertThat(of.by(summed())).returns(20, WaitClock::adjusted);
	}

	@Test
	void w7_appointmentThatTheServiceCancelledBeginsNothingAnew() {
		var clock = new Case().offer(march(9), march(16), "SERVICE_CANCELLED", march(16)).treated(march(30)).by(LOCAL);

		assertThat(clock).returns(28, WaitClock::adjusted).returns(false, WaitClock::inside);
		assertThat(clock.resets()).isEmpty();
	}

	@Test
	void w8_nothingRescuesAWaitThatIsOver() {
		var of = new Case().missed("DID_NOT_ATTEND", march(30)).treated(april(1));

		assertThat(of.by(LOCAL)).returns(30, WaitClock::adjusted).returns(false, WaitClock::inside);
		assertThat(of.by(LOCAL).resets()).containsExactly(new Reset(march(30), "DID_NOT_ATTEND", Outcome.TOO_LATE, 28));
		assertThat(of.by(with(null, Operator.GT))).returns(2, WaitClock::adjusted);
	}

	@Test
	void w9_lastDayOnWhichAWaitBeginsAnew() {
		var of = new Case().missed("DID_NOT_ATTEND", march(23)).treated(april(1));

		assertThat(of.by(LOCAL)).returns(9, WaitClock::adjusted);
		assertThat(of.by(with(21, Operator.GE))).returns(30, WaitClock::adjusted);
	}

	@Test
	void w11_secondOfferThatIsDeclinedInARow() {
		var of = new Case().offer(march(4), march(12), "DECLINED", march(5))
			.offer(march(6), march(20), "DECLINED", march(9))
			.treated(march(30));

		assertThat(of.by(declines(2, 7))).returns(march(9), WaitClock::start).returns(21, WaitClock::adjusted);
		assertThat(of.by(declines(2, 10))).returns(RECEIVED, WaitClock::start).returns(28, WaitClock::adjusted);
		assertThat(of.by(LOCAL)).as("declines are off").returns(28, WaitClock::adjusted);
	}

	@Test
	void w12_awayWithoutAnEndIsPaused() {
		var clock = new Case().away(march(20), null).asAt(march(31)).by(LOCAL);

		assertThat(clock).returns(29, WaitClock::raw)
			.returns(12, WaitClock::suspended)
			.returns(17, WaitClock::adjusted)
			.returns(null, WaitClock::lastInsideDay);
		assertThat(clock.warnings()).containsExactly(Warning.AWAY_WITHOUT_END);
	}

	@Test
	void w14_dayOfTreatmentAlwaysCounts() {
		var of = new Case().away(march(2), march(8)).treated(march(6));

		assertThat(of.by(LOCAL)).returns(3, WaitClock::suspended).returns(1, WaitClock::adjusted);
		assertThat(of.by(summed())).returns(0, WaitClock::adjusted);
		assertThat(of.by(summed()).warnings()).contains(Warning.BELOW_NOUGHT);
	}

	@Test
	void w15_missedOnTheDayOfTreatmentChangesNothing() {
		var clock = new Case().missed("DID_NOT_ATTEND", march(20)).treated(march(20)).by(LOCAL);

		assertThat(clock).returns(18, WaitClock::adjusted);
		assertThat(clock.resets()).extracting(Reset::outcome).containsExactly(Outcome.NOT_BEFORE_END);
	}

	@Test
	void w16_clocksThatChangeAndLeapDays() {
		assertThat(between(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 4, 18))).isEqualTo(21);
		assertThat(between(LocalDate.of(2028, 2, 10), LocalDate.of(2028, 3, 2))).isEqualTo(21);
		assertThat(between(LocalDate.of(2027, 2, 10), LocalDate.of(2027, 3, 3))).isEqualTo(21);
	}

	@Test
	void w18_wentOnAtTheEndOfAQuarter() {
		var of = new WaitFacts(march(20), List.of(), List.of(), List.of(), april(2), null);

		assertThat(WaitClock.of(of, LOCAL, 21, march(31))).returns(11, WaitClock::adjusted)
			.returns(march(31), WaitClock::end);
		assertThat(WaitClock.of(of, LOCAL, 21, LATER)).returns(13, WaitClock::adjusted);
	}

	@Test
	void rowOfDeclinedOffersIsBrokenByOneThatWasAccepted() {
		var of = new Case().offer(march(4), march(14), "DECLINED", march(5))
			.offer(march(6), march(16), "ACCEPTED", march(7))
			.offer(march(8), march(18), "DECLINED", march(9))
			.treated(march(30));

		assertThat(of.by(declines(2, 7)).resets()).isEmpty();
		assertThat(of.offer(march(10), march(24), "DECLINED", march(11)).by(declines(2, 7)).start())
			.isEqualTo(march(11));
	}

	@Test
	void offerThatNobodyAnsweredOrThatCameTooLateIsLeftOutOfTheRow() {
		var of = new Case().offer(march(4), march(14), "DECLINED", march(5))
			.offer(march(6), march(8), "DECLINED", march(6))
			.open(march(6), march(26))
			.offer(march(9), march(19), "DECLINED", march(10))
			.treated(march(30));

		assertThat(of.by(declines(2, 7)).start()).isEqualTo(march(10));
	}

	@Test
	void firstResetThatComesTooLateEndsThem() {
		var clock = new Case().missed("PERSON_CANCELLED", march(10))
			.missed("DID_NOT_ATTEND", april(2))
			.missed("DID_NOT_ATTEND", april(5))
			.treated(april(10))
			.by(LOCAL);

		assertThat(clock.resets()).extracting(Reset::outcome, Reset::waited)
			.containsExactly(tuple(Outcome.ACCEPTED, 8), tuple(Outcome.TOO_LATE, 23),
					tuple(Outcome.AFTER_TOO_LATE, 26));
		assertThat(clock).returns(march(10), WaitClock::start).returns(31, WaitClock::adjusted);
	}

	@Test
	void daysAwayLetAWaitBeginAnewThatWouldBeOverWithoutThem() {
		var clock = new Case().away(march(5), march(20))
			.missed("DID_NOT_ATTEND", april(5))
			.treated(april(10))
			.by(LOCAL);

		assertThat(clock.resets()).extracting(Reset::waited, Reset::outcome)
			.containsExactly(tuple(18, Outcome.ACCEPTED));
		assertThat(clock).returns(5, WaitClock::adjusted).returns(0, WaitClock::suspended);
	}

	@Test
	void whatHappenedOnTheDayOfTheReferralBeginsNothingAnew() {
		var clock = new Case().missed("DID_NOT_ATTEND", march(2)).treated(march(20)).by(LOCAL);

		assertThat(clock.resets()).extracting(Reset::outcome).containsExactly(Outcome.NOT_AFTER_START);
		assertThat(clock).returns(18, WaitClock::adjusted);
	}

	@Test
	void secondMissedAppointmentOfADayChangesNothing() {
		var clock = new Case().missed("DID_NOT_ATTEND", march(10))
			.missed("LEFT_BEFORE_SEEN", march(10))
			.treated(march(20))
			.by(LOCAL);

		assertThat(clock.resets()).extracting(Reset::outcome)
			.containsExactly(Outcome.ACCEPTED, Outcome.NOT_AFTER_START);
		assertThat(clock).returns(10, WaitClock::adjusted);
	}

	@Test
	void periodBeforeTheReferralIsNoneOfTheWaitAndOneThatReachesInCountsFromThen() {
		assertThat(new Case().away(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 20)).treated(march(20)).by(LOCAL))
			.returns(0, WaitClock::suspended)
			.satisfies(clock -> assertThat(clock.warnings()).containsExactly(Warning.AWAY_OUTSIDE));
		assertThat(new Case().away(LocalDate.of(2026, 2, 1), march(5)).treated(march(20)).by(LOCAL))
			.returns(3, WaitClock::suspended)
			.returns(15, WaitClock::adjusted);
	}

	@Test
	void closingIsAnEndAndItsDayCanBeTakenOut() {
		var of = new Case().away(march(20), null);

		assertThat(of.closed(march(27)).by(LOCAL)).returns(25, WaitClock::raw)
			.returns(8, WaitClock::suspended)
			.returns(17, WaitClock::adjusted);
	}

	@Test
	void whatIsNotYetKnownOnADayChangesNothingThen() {
		var of = new Case().missed("DID_NOT_ATTEND", march(16)).treated(april(1));

		assertThat(of.asAt(march(15)).by(LOCAL)).returns(13, WaitClock::adjusted).returns(RECEIVED, WaitClock::start);
		assertThat(of.asAt(march(16)).by(LOCAL)).returns(0, WaitClock::adjusted);
		assertThat(of.asAt(RECEIVED.minusDays(1)).by(LOCAL).warnings()).containsExactly(Warning.BEFORE_REFERRAL);
	}

	@Test
	void lastInsideDayCountsTheDayOfTreatmentWhateverIsKnownOfDaysAhead() {
		assertThat(new Case().asAt(march(10)).by(LOCAL).lastInsideDay()).isEqualTo(march(23));
		assertThat(new Case().away(march(20), march(26)).asAt(march(10)).by(LOCAL).lastInsideDay())
			.isEqualTo(march(30));
		assertThat(new Case().away(march(24), march(30)).asAt(march(10)).by(LOCAL).lastInsideDay())
			.as("away from the day after the last")
			.isEqualTo(march(23));
		assertThat(new Case().away(march(23), march(30)).asAt(march(10)).by(LOCAL).lastInsideDay())
			.as("away on the last day itself: treatment ends the days away")
			.isEqualTo(march(31));
		assertThat(new Case().away(march(26), null).asAt(march(28)).by(LOCAL).lastInsideDay()).as("it was over before")
			.isEqualTo(march(23));
	}

	@Test
	void rawRuleTakesNothingOut() {
		var clock = new Case().away(march(9), march(15))
			.missed("DID_NOT_ATTEND", march(16))
			.treated(march(30))
			.by(RULES.raw());

		assertThat(clock).returns(28, WaitClock::adjusted).returns(28, WaitClock::raw);
		assertThat(clock.resets()).extracting(Reset::outcome).containsExactly(Outcome.NOT_BY_RULE);
	}

	@Test
	void rulesOfPublicScriptsAreThereToCompareAndJudgeNothing() {
		assertThat(RULES.rules()).filteredOn(rule -> !rule.judges())
			.extracting(ClockRule::code)
			.containsExactly("PHS-PLANNED-NEW", "PHS-PLANNED-OLD", "PHS-MENTAL-HEALTH");
		assertThat(RULES.judging(RECEIVED)).isEqualTo(LOCAL).returns(true, ClockRule::provisional);
		var of = new Case().missed("DID_NOT_ATTEND", RECEIVED.plusDays(100)).treated(RECEIVED.plusDays(110));
		assertThat(RULES.rules()).extracting(rule -> of.by(rule).adjusted()).containsExactly(110, 110, 10, 110, 10);
	}

	@Test
	void stampOfARuleTellsWhateverOfItChanged() {
		assertThat(with(21, Operator.GT).stamp()).isEqualTo(with(21, Operator.GT).stamp())
			.isNotEqualTo(with(21, Operator.GE).stamp())
			.isNotEqualTo(with(null, Operator.GT).stamp())
			.startsWith("TRIED#");
	}

	private static WaitClock treated(int day) {
		return new Case().treated(march(day)).by(LOCAL);
	}

	private static int between(LocalDate received, LocalDate treated) {
		return WaitClock.of(new WaitFacts(received, List.of(), List.of(), List.of(), treated, null), LOCAL, 21, treated)
			.adjusted();
	}

	private static String band(int days) {
		return RULES.bands().stream().filter(it -> it.holds(days)).findFirst().orElseThrow().code();
	}

	private static LocalDate march(int day) {
		return LocalDate.of(2026, 3, day);
	}

	private static LocalDate april(int day) {
		return LocalDate.of(2026, 4, day);
	}

	static ClockRule with(@Nullable Integer until, Operator operator) {
		return new ClockRule("TRIED", "Tried", "Tests", true, true, LOCAL.resetOn(), 0, 0, until, operator,
				Suspending.UNION);
	}

	static ClockRule declines(int inARow, int notice) {
		return new ClockRule("TRIED", "Tried", "Tests", true, true, LOCAL.resetOn(), inARow, notice, 21, Operator.GT,
				Suspending.UNION);
	}

	static ClockRule summed() {
		return new ClockRule("TRIED", "Tried", "Tests", true, false, LOCAL.resetOn(), 0, 0, 21, Operator.GT,
				Suspending.SUM_PLUS_ONE);
	}

	/** A wait that was received on Monday, 2 March 2026. */
	private static final class Case {

		private final List<WaitFacts.Offer> offers = new ArrayList<>();

		private final List<WaitFacts.NonAttendance> missed = new ArrayList<>();

		private final List<WaitFacts.Unavailable> away = new ArrayList<>();

		private @Nullable LocalDate treated;

		private @Nullable LocalDate closed;

		private LocalDate asAt = LATER;

		Case offer(LocalDate on, LocalDate appointment, String outcome, LocalDate answered) {
			offers.addFirst(new WaitFacts.Offer(on, appointment, outcome, answered));
			return this;
		}

		Case open(LocalDate on, LocalDate appointment) {
			offers.addFirst(new WaitFacts.Offer(on, appointment, null, null));
			return this;
		}

		Case missed(String kind, LocalDate on) {
			missed.addFirst(new WaitFacts.NonAttendance(on, kind));
			return this;
		}

		Case away(LocalDate from, @Nullable LocalDate to) {
			away.addFirst(new WaitFacts.Unavailable(from, to));
			return this;
		}

		Case treated(LocalDate on) {
			treated = on;
			return this;
		}

		Case closed(LocalDate on) {
			closed = on;
			return this;
		}

		Case asAt(LocalDate day) {
			asAt = day;
			return this;
		}

		WaitClock by(ClockRule rule) {
			return WaitClock.of(new WaitFacts(RECEIVED, offers, missed, away, treated, closed), rule, 21, asAt);
		}

	}

}
