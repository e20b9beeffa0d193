package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Mark;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.WaitClock;
import scot.adp.treatment.WaitDetail;
import scot.adp.treatment.WaitFact;
import scot.adp.treatment.WaitRules.Lists;
import scot.adp.treatment.WaitView;
import scot.adp.treatment.Waits;

/** Says what waits are, and draws their clock. */
final class WaitWords {

	private WaitWords() {
	}

	/** What people read for a code. */
	static String label(Waits waits, Lists list, @Nullable String code) {
		return (code != null) ? waits.list(list).label(code) : "";
	}

	/** How a wait is called: by its own number, or without one where its time is over. */
	static String called(WaitView wait) {
		return (wait.ownRef() != null) ? wait.ownRef() : Words.of("wait.no-reference", Dates.full(wait.receivedOn()));
	}

	/**
	 * How many days are left, or how many it is past, as the clock counts them: days away
	 * that are taken out are neither.
	 */
	static String left(Waits waits, WaitView wait, LocalDate today) {
		@Nullable LocalDate last = wait.lastInsideOn();
		if (!wait.open()) {
			return ended(wait);
		}
		if (last == null) {
			return Words.of("wait.away.without-end", wait.adjusted());
		}
		int within = waits.within(wait.receivedOn());
		return last.isBefore(today) ? Words.of("wait.past", -wait.left(within), Dates.full(last), wait.adjusted())
				: last.equals(today) ? Words.of("wait.last-day", wait.adjusted())
						: Words.of("wait.left", wait.left(within), Dates.weekday(last), wait.adjusted());
	}

	private static String ended(WaitView wait) {
		if (wait.startedOn() != null) {
			return Words.of("wait.started", Dates.full(wait.startedOn()), wait.adjusted());
		}
		return (wait.closedOn() != null) ? Words.of("wait.closed", Dates.full(wait.closedOn()))
				: (wait.stoppedOn() != null) ? Words.of("wait.ended", Dates.full(wait.stoppedOn()))
						: Words.of("wait.withdrawn");
	}

	/** Until when the person is away; null where they are not. */
	static @Nullable String away(WaitView wait) {
		return !wait.open() ? null : wait.awayWithoutEnd() ? Words.of("wait.away")
				: (wait.awayUntil() != null) ? Words.of("wait.away.until", Dates.full(wait.awayUntil())) : null;
	}

	/** When the person is seen next; null where the wait is over. */
	static @Nullable String next(WaitView wait) {
		return !wait.open() ? null : (wait.nextAppointmentOn() != null)
				? Words.of(wait.nextTooLate() ? "wait.next.late" : "wait.next", Dates.weekday(wait.nextAppointmentOn()))
				: Words.of("wait.next.none");
	}

	/** One thing that happened, in a line. */
	static String told(Waits waits, WaitFact fact) {
		String day = Dates.full(fact.on());
		return switch (fact.kind()) {
			case OFFER -> offered(waits, fact, day);
			case NOT_ATTENDED ->
				Words.of("wait.fact.NOT_ATTENDED", day, label(waits, Lists.NON_ATTENDANCE, fact.code()));
			case UNAVAILABLE -> {
				String why = label(waits, Lists.UNAVAILABLE_REASON, fact.code());
				yield (fact.until() != null) ? Words.of("wait.fact.UNAVAILABLE", day, Dates.full(fact.until()), why)
						: Words.of("wait.fact.UNAVAILABLE.open", day, why);
			}
			case STARTED -> Words.of("wait.fact.STARTED", day, label(waits, Lists.TREATMENT_TYPE, fact.code()));
			case CLOSED -> Words.of("wait.fact.CLOSED", day, label(waits, Lists.CLOSE_REASON, fact.code()));
		};
	}

	private static String offered(Waits waits, WaitFact fact, String day) {
		String appointment = (fact.until() != null) ? Dates.full(fact.until()) : "";
		return (fact.code() == null || fact.answeredOn() == null) ? Words.of("wait.fact.OFFER", day, appointment)
				: Words.of("wait.fact.OFFER.answered", day, appointment, label(waits, Lists.OFFER_OUTCOME, fact.code()),
						Dates.full(fact.answeredOn()));
	}

	/** What the clock says, in a few sentences. */
	static String sentence(WaitDetail detail) {
		WaitClock clock = detail.clock();
		var said = new ArrayList<String>();
		said.add(Words.of("wait.clock.raw", clock.raw(), Dates.full(detail.of().receivedOn())));
		if (clock.suspended() > 0) {
			said.add(Words.of("wait.clock.suspended", clock.suspended()));
		}
		if (!clock.start().equals(detail.of().receivedOn())) {
			said.add(Words.of("wait.clock.reset", Dates.full(clock.start())));
		}
		said.add(Words.of(clock.inside() ? "wait.clock.inside" : "wait.clock.outside", clock.adjusted()));
		if (detail.of().open()) {
			said.add((clock.lastInsideDay() == null) ? Words.of("wait.clock.without-end")
					: clock.inside() ? Words.of("wait.clock.last", Dates.weekday(clock.lastInsideDay()))
							: Words.of("wait.clock.was", Dates.weekday(clock.lastInsideDay())));
		}
		return String.join(" ", said);
	}

	/** The clock, drawn. */
	static DayBar drawn(Waits waits, WaitDetail detail) {
		WaitClock clock = detail.clock();
		@Nullable LocalDate last = clock.lastInsideDay();
		var stretches = new ArrayList<Stretch>();
		clock.spans().forEach(span -> {
			switch (span.kind()) {
				case BEFORE_RESET -> add(stretches, DayBar.Kind.PAST, span.from(), span.to());
				case SUSPENDED -> add(stretches, DayBar.Kind.TAKEN_OUT, span.from(), span.to());
				case COUNTED -> {
					LocalDate inside = (last != null && last.isBefore(span.to())) ? last : span.to();
					add(stretches, DayBar.Kind.COUNTED, span.from(), inside);
					add(stretches, DayBar.Kind.OVER, inside.isBefore(span.from()) ? span.from() : inside.plusDays(1),
							span.to());
				}
			}
		});
		if (detail.of().open() && last != null) {
			add(stretches, DayBar.Kind.TO_COME, clock.end().plusDays(1), last);
		}
		return new DayBar(Words.of("wait.clock"), sentence(detail), stretches, marks(waits, detail, stretches));
	}

	private static void add(List<Stretch> stretches, DayBar.Kind kind, LocalDate from, LocalDate to) {
		if (!to.isBefore(from)) {
			stretches.add(new Stretch(kind, Words.of("wait.clock.days." + kind.name()), from, to));
		}
	}

	private static List<Mark> marks(Waits waits, WaitDetail detail, List<Stretch> drawn) {
		var marks = new ArrayList<Mark>();
		detail.clock().resets().forEach(reset -> marks.add(new Mark(reset.on(), reset(waits, reset), false)));
		@Nullable LocalDate last = detail.clock().lastInsideDay();
		if (last != null) {
			marks.add(new Mark(last, Words.of("wait.clock.mark"), true));
		}
		return drawn.isEmpty() ? List.of() : marks.stream()
			.filter(mark -> !mark.on().isBefore(drawn.getFirst().from()) && !mark.on().isAfter(drawn.getLast().to()))
			.toList();
	}

	/** What could have made a wait begin anew, and whether it did. */
	static String reset(Waits waits, WaitClock.Reset reset) {
		String cause = waits.list(Lists.NON_ATTENDANCE)
			.find(reset.cause())
			.or(() -> waits.list(Lists.OFFER_OUTCOME).find(reset.cause()))
			.map(it -> it.label())
			.orElse(reset.cause());
		return Words.of("wait.reset." + reset.outcome().name(), cause, reset.waited());
	}

}
