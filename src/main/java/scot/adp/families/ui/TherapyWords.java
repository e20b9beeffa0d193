package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.families.Therapies;
import scot.adp.families.TherapyRules.Lists;
import scot.adp.families.TherapyState;
import scot.adp.families.TherapyStartView;
import scot.adp.families.TherapyTold;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Words;

/** Says what is known of therapy, and draws its wait. */
final class TherapyWords {

	private TherapyWords() {
	}

	/**
	 * How the family is called: by the unit's own number, or without one where its time
	 * is over.
	 */
	static String called(TherapyStartView of) {
		return (of.ownRef() != null) ? of.ownRef() : Words.of("therapy.no-reference", Dates.full(of.referredOn()));
	}

	/** What people read for a code. */
	static String label(Therapies therapies, Lists list, @Nullable String code) {
		return (code != null) ? therapies.told(list, code).label() : "";
	}

	/** Who it is for: a parent, or a child and how old. */
	static String who(Therapies therapies, TherapyStartView of) {
		String who = label(therapies, Lists.WHO, of.who());
		return (of.ageBand() != null) ? Words.of("therapy.who.child", who, therapies.ages().label(of.ageBand())) : who;
	}

	/** How far it is, in a line. */
	static String stands(Therapies therapies, TherapyStartView of) {
		if (!of.stands()) {
			return Words.of("therapy.withdrawn");
		}
		return switch (of.state()) {
			case WAITING -> Words.of(of.waitsLong() ? "therapy.waits.long" : "therapy.waits", of.days(),
					Dates.full(of.referredOn()));
			case STARTED -> Words.of("therapy.started", Dates.full(Objects.requireNonNull(of.startedOn())), of.days());
			case NOT_STARTED -> Words.of("therapy.not-started", Dates.full(Objects.requireNonNull(of.closedOn())),
					label(therapies, Lists.CLOSE_REASON, of.closeReason()));
		};
	}

	/** What somebody told of how it went on, in a line. */
	static String told(Therapies therapies, TherapyTold told) {
		return (told.startedOn() != null) ? Words.of("therapy.told.started", Dates.full(told.startedOn()))
				: (told.closedOn() != null)
						? Words.of("therapy.not-started", Dates.full(told.closedOn()),
								label(therapies, Lists.CLOSE_REASON, told.closeReason()))
						: Words.of("therapy.told.again");
	}

	/** Who told it, and when. */
	static String by(TherapyTold told) {
		return (told.toldBy() != null && told.toldAt() != null)
				? Words.of("therapy.told", told.toldBy(), Dates.time(told.toldAt())) : Words.of("therapy.told.nobody");
	}

	/** The wait, drawn: until it is a long one, and over that. */
	static DayBar drawn(Therapies therapies, TherapyStartView of) {
		var stretches = new ArrayList<Stretch>();
		LocalDate last = of.last();
		LocalDate near = of.longOn().isAfter(last) ? last : of.longOn().minusDays(1);
		stretches.add(new Stretch(DayBar.Kind.COUNTED, Words.of("therapy.days.waits"), of.referredOn(), near));
		if (last.isAfter(near)) {
			stretches.add(new Stretch(DayBar.Kind.OVER, Words.of("therapy.days.long"), near.plusDays(1), last));
		}
		else if (of.state() == TherapyState.WAITING && of.longOn().isAfter(last)) {
			stretches
				.add(new Stretch(DayBar.Kind.TO_COME, Words.of("therapy.days.to-come"), last.plusDays(1), of.longOn()));
		}
		return new DayBar(Words.of("therapy.time"), stands(therapies, of) + ".", stretches, List.of());
	}

}
