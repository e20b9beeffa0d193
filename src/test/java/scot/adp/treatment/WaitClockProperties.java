package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import scot.adp.treatment.ClockRule.Operator;
import scot.adp.treatment.WaitClock.Span;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of the clock whatever happened in a wait. */
class WaitClockProperties {

	static final LocalDate RECEIVED = LocalDate.of(2026, 3, 2);

	private static final LocalDate LATER = RECEIVED.plusDays(200);

	private static final int WITHIN = 21;

	@Property(tries = 300)
	void everyDayIsCountedOnce(@ForAll("facts") WaitFacts facts, @ForAll("rules") ClockRule rule) {
		var clock = WaitClock.of(facts, rule, WITHIN, LATER);

		assertThat(clock.spans().stream().mapToInt(Span::days).sum()).isEqualTo(clock.raw());
		assertThat(days(clock, Span.Kind.COUNTED)).isEqualTo(clock.adjusted());
		assertThat(days(clock, Span.Kind.SUSPENDED)).isEqualTo(clock.suspended());
		LocalDate next = facts.receivedOn().plusDays(1);
		for (Span span : clock.spans()) {
			assertThat(span.from()).isEqualTo(next);
			next = span.to().plusDays(1);
		}
		assertThat(clock.adjusted()).isBetween(0, clock.raw());
	}

	@Property(tries = 300)
	void nothingRescuesAWaitThatIsOver(@ForAll("facts") WaitFacts facts) {
		ClockRule rule = WaitClockTests.with(WITHIN, Operator.GT);
		var end = WaitClock.of(facts, rule, WITHIN, LATER);
		boolean over = false;
		for (LocalDate day = RECEIVED; day.isBefore(end.end()); day = day.plusDays(1)) {
			over |= !WaitClock.of(facts, rule, WITHIN, day).inside();
			assertThat(over && WaitClock.of(facts, rule, WITHIN, day).inside()).as("%s", day).isFalse();
		}
		if (over) {
			assertThat(end.inside()).isFalse();
		}
	}

	@Property(tries = 300)
	void oneDayAwayMoreNeverMakesAWaitLonger(@ForAll("facts") WaitFacts facts, @ForAll("rules") ClockRule rule,
			@ForAll("day") int day) {
		var more = new ArrayList<>(facts.unavailable());
		more.add(new WaitFacts.Unavailable(RECEIVED.plusDays(day), RECEIVED.plusDays(day)));
		var with = new WaitFacts(facts.receivedOn(), facts.offers(), facts.nonAttendances(), more,
				facts.firstTreatmentOn(), facts.closedOn());

		assertThat(WaitClock.of(with, rule, WITHIN, LATER).adjusted())
			.isLessThanOrEqualTo(WaitClock.of(facts, rule, WITHIN, LATER).adjusted());
	}

	@Property(tries = 200)
	void orderInWhichItIsToldDoesNotMatter(@ForAll("facts") WaitFacts facts, @ForAll("rules") ClockRule rule,
			@ForAll long seed) {
		var random = new Random(seed);
		var told = new WaitFacts(facts.receivedOn(), mixed(facts.offers(), random),
				mixed(facts.nonAttendances(), random), mixed(facts.unavailable(), random), facts.firstTreatmentOn(),
				facts.closedOn());

		assertThat(WaitClock.of(told, rule, WITHIN, LATER)).isEqualTo(WaitClock.of(facts, rule, WITHIN, LATER));
	}

	/** As somebody reads a calendar: by trying every day. */
	@Property(tries = 200)
	void lastInsideDayIsTheLastOnWhichTreatmentIsInside(@ForAll("facts") WaitFacts facts) {
		ClockRule rule = WaitClockTests.LOCAL;
		LocalDate asAt = RECEIVED.plusDays(60);
		var open = new WaitFacts(facts.receivedOn(), facts.offers(), facts.nonAttendances(), facts.unavailable(), null,
				null);
		var clock = WaitClock.of(open, rule, WITHIN, asAt);
		LocalDate last = clock.start();
		for (LocalDate day = clock.start(); day.isBefore(RECEIVED.plusDays(500)); day = day.plusDays(1)) {
			// What was missed later is known by then, but does not count before it
			// happens.
			var treated = new WaitFacts(clock.start(), List.of(), List.of(), facts.unavailable(), day, null);
			if (WaitClock.of(treated, rule, WITHIN, day).inside()) {
				last = day;
			}
		}
		if (clock.lastInsideDay() == null) {
			assertThat(last).isEqualTo(RECEIVED.plusDays(499));
		}
		else {
			assertThat(clock.lastInsideDay()).isEqualTo(last);
		}
	}

	private static int days(WaitClock clock, Span.Kind kind) {
		return clock.spans().stream().filter(it -> it.kind() == kind).mapToInt(Span::days).sum();
	}

	private static <T> List<T> mixed(List<T> list, Random random) {
		var mixed = new ArrayList<>(list);
		Collections.shuffle(mixed, random);
		return mixed;
	}

	@Provide
	Arbitrary<Integer> day() {
		return Arbitraries.integers().between(-5, 90);
	}

	@Provide
	Arbitrary<ClockRule> rules() {
		return Arbitraries.of(WaitClockTests.LOCAL, WaitClockTests.with(null, Operator.GT),
				WaitClockTests.with(WITHIN, Operator.GE), WaitClockTests.declines(2, 3), WaitClockTests.RULES.raw());
	}

	@Provide
	static Arbitrary<WaitFacts> facts() {
		var day = Arbitraries.integers().between(0, 80);
		var missed = Combinators.combine(day, Arbitraries.of("DID_NOT_ATTEND", "PERSON_CANCELLED", "LEFT_BEFORE_SEEN"))
			.as((on, kind) -> new WaitFacts.NonAttendance(RECEIVED.plusDays(on), kind))
			.list()
			.ofMaxSize(4);
		var away = Combinators
			.combine(Arbitraries.integers().between(-10, 70), Arbitraries.integers().between(0, 20).injectNull(0.1))
			.as((from, days) -> new WaitFacts.Unavailable(RECEIVED.plusDays(from),
					(days != null) ? RECEIVED.plusDays(from + days) : null))
			.list()
			.ofMaxSize(4);
		var offers = Combinators
			.combine(day, Arbitraries.integers().between(0, 15), Arbitraries.integers().between(0, 6),
					Arbitraries.of("ACCEPTED", "DECLINED", "DECLINED", "SERVICE_CANCELLED").injectNull(0.2))
			.as((on, ahead, answered, outcome) -> new WaitFacts.Offer(RECEIVED.plusDays(on),
					RECEIVED.plusDays(on + ahead), outcome,
					(outcome != null) ? RECEIVED.plusDays(on + answered) : null))
			.list()
			.ofMaxSize(5);
		return Combinators.combine(offers, missed, away, day.injectNull(0.2), day.injectNull(0.7))
			.as((some, absent, periods, treated, closed) -> new WaitFacts(RECEIVED, some, absent, periods,
					(treated != null) ? RECEIVED.plusDays(treated) : null,
					(closed != null && treated == null) ? RECEIVED.plusDays(closed) : null));
	}

}
