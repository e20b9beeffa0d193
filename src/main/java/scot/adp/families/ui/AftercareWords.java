package scot.adp.families.ui;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.families.AftercareMilestone;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.families.AftercareView;
import scot.adp.families.Aftercares;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Mark;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Words;

/** Says what is known of aftercare, and draws its time. */
final class AftercareWords {

	private AftercareWords() {
	}

	/**
	 * How it is called: by the unit's own number, or without one where its time is over.
	 */
	static String called(AftercareView of) {
		return (of.ownRef() != null) ? of.ownRef() : Words.of("aftercare.no-reference", Dates.full(day(of)));
	}

	/** The day of leaving as it is known. */
	static LocalDate day(AftercareView of) {
		return Objects.requireNonNull((of.exitOn() != null) ? of.exitOn() : of.expectedOn());
	}

	/** What people read for a code. */
	static String label(Aftercares aftercares, Lists list, @Nullable String code) {
		return (code != null) ? aftercares.told(list, code).label() : "";
	}

	/** How far it is, in a line. */
	static String stands(Aftercares aftercares, AftercareView of) {
		if (!of.stands()) {
			return Words.of("aftercare.withdrawn");
		}
		return switch (of.state()) {
			case EXPECTED -> Words.of("aftercare.expected", Dates.full(day(of)));
			case DUE -> Words.of("aftercare.left", Dates.full(day(of)));
			case ENDED -> (of.endedOn() != null)
					? Words.of("aftercare.ended", Dates.full(of.endedOn()),
							label(aftercares, Lists.END_REASON, of.endReason()))
					: Words.of("aftercare.over", Dates.full(day(of)));
			case CANCELLED -> Words.of("aftercare.cancelled", Dates.full(Objects.requireNonNull(of.cancelledOn())),
					label(aftercares, Lists.CANCEL_REASON, of.cancelReason()));
		};
	}

	/**
	 * What is due, or will be, and since when it is overdue; null where nothing is asked.
	 */
	static @Nullable String due(AftercareView of) {
		@Nullable LocalDate due = of.nextDueOn();
		if (due == null || !of.goesOn()) {
			return null;
		}
		@Nullable AftercareMilestone next = of.next();
		String what = (next != null) ? moment(next) : Words.of("aftercare.due.exit");
		long days = ChronoUnit.DAYS.between(due, of.today());
		return (days < 0) ? Words.of("aftercare.due.next", what, Dates.weekday(due))
				: Words.of("aftercare.due.now", what, days, Dates.full(due));
	}

	/** Whether the day on which something was due is past. */
	static boolean overdue(AftercareView of) {
		return of.nextDueOn() != null && of.goesOn() && of.nextDueOn().isBefore(of.today());
	}

	/** What is asked. */
	static String moment(AftercareMilestone of) {
		return of.first() ? Words.of("aftercare.moment.first", of.dueOn().toEpochDay() - of.opensOn().toEpochDay())
				: Words.of("aftercare.moment", Integer.parseInt(of.code().substring(of.code().indexOf('_') + 1)));
	}

	/** What is asked and how it stands, in a line. */
	static String told(AftercareMilestone of, LocalDate today) {
		return Words.of("aftercare.moment.told", moment(of), Dates.full(of.dueOn()),
				Words.of("aftercare.standing." + of.at(today).name()));
	}

	/** What the service of a stay told of their leaving. */
	static String heard(AftercareView.Heard heard) {
		return Words.of("aftercare.heard." + heard.what().name(), Dates.full(heard.on()));
	}

	/** The time after leaving, drawn. */
	static DayBar drawn(Aftercares aftercares, AftercareView of) {
		LocalDate today = of.today();
		var stretches = new ArrayList<Stretch>();
		var marks = new ArrayList<Mark>();
		@Nullable LocalDate exit = of.exitOn();
		if (exit == null) {
			LocalDate expected = day(of);
			stretches.add(expected.isAfter(today)
					? new Stretch(DayBar.Kind.TO_COME, Words.of("aftercare.days.stay"), today, expected)
					: new Stretch(DayBar.Kind.PAST, Words.of("aftercare.days.stay"), expected, today));
		}
		else {
			LocalDate last = of.milestones().getLast().closesOn();
			LocalDate end = (of.endedOn() != null) ? of.endedOn() : last.isBefore(today) ? last : today;
			stretches.add(new Stretch(DayBar.Kind.COUNTED, Words.of("aftercare.days.followed"), exit, end));
			if (of.goesOn() && last.isAfter(end)) {
				stretches
					.add(new Stretch(DayBar.Kind.TO_COME, Words.of("aftercare.days.to-come"), end.plusDays(1), last));
			}
			LocalDate shown = stretches.getLast().to();
			of.milestones()
				.stream()
				.filter(it -> !it.dueOn().isAfter(shown))
				.forEach(it -> marks.add(new Mark(it.dueOn(), told(it, today), it.dueOn().isAfter(today))));
		}
		var said = new ArrayList<>(List.of(stands(aftercares, of)));
		@Nullable String due = due(of);
		if (due != null) {
			said.add(due);
		}
		return new DayBar(Words.of("aftercare.time"), String.join(". ", said) + ".", stretches, marks);
	}

}
