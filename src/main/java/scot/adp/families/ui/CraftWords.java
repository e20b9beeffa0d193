package scot.adp.families.ui;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.families.CraftFact;
import scot.adp.families.CraftRules.Lists;
import scot.adp.families.CraftCourseView;
import scot.adp.families.Crafts;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Mark;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Words;

/** Says what is known of CRAFT courses, and draws their time. */
final class CraftWords {

	private CraftWords() {
	}

	/**
	 * How one is called: by the unit's own number, or without one where its time is over.
	 */
	static String called(CraftCourseView of) {
		return (of.ownRef() != null) ? of.ownRef() : Words.of("craft.no-reference", Dates.full(of.startOn()));
	}

	/** What people read for a code. */
	static String label(Crafts crafts, Lists list, @Nullable String code) {
		return (code != null) ? crafts.told(list, code).label() : "";
	}

	/** How far it is, in a line. */
	static String stands(Crafts crafts, CraftCourseView of) {
		if (!of.stands()) {
			return Words.of("craft.withdrawn");
		}
		return switch (of.state()) {
			case STARTED -> Words.of("craft.started", of.sessions(), crafts.rule(of.startOn()).sessions());
			case COMPLETED ->
				Words.of("craft.completed", Dates.full(Objects.requireNonNull(of.completedOn())), of.sessions());
			case LEFT -> Words.of("craft.left", Dates.full(Objects.requireNonNull(of.leftOn())), of.sessions(),
					label(crafts, Lists.LEFT_REASON, of.leftReason()));
		};
	}

	/**
	 * What is due, or will be, and since when it is overdue; null where nothing is asked.
	 */
	static @Nullable String due(CraftCourseView of) {
		@Nullable LocalDate due = of.nextDueOn();
		if (due == null) {
			return null;
		}
		String what = Words.of(due.equals(of.quietOn()) ? "craft.due.quiet" : "craft.due.ask");
		long days = ChronoUnit.DAYS.between(due, of.today());
		return (days < 0) ? Words.of("craft.due.next", what, Dates.weekday(due))
				: Words.of("craft.due.now", what, days, Dates.full(due));
	}

	/** Whether something is due. */
	static boolean isDue(CraftCourseView of) {
		return of.nextDueOn() != null && !of.nextDueOn().isAfter(of.today());
	}

	/** What is known of whether the person close to them entered treatment. */
	static String entry(Crafts crafts, CraftCourseView of) {
		if (of.entered() != null && of.enteredOn() != null) {
			return Words.of("craft.answered", label(crafts, Lists.ENTERED, of.entered()), Dates.full(of.enteredOn()));
		}
		return (of.askOn() != null) ? Words.of("craft.to-ask", Dates.full(of.askOn()))
				: label(crafts, Lists.LOVED_ONE, of.lovedOne());
	}

	/** Something that was told, in a line. */
	static String told(Crafts crafts, CraftFact fact) {
		String on = Dates.full(fact.on());
		return switch (fact.kind()) {
			case SESSION -> Words.of("craft.fact.SESSION", on);
			case ENTERED -> Words.of("craft.fact.ENTERED", on, label(crafts, Lists.ENTERED, fact.code()));
			case LEFT -> Words.of("craft.fact.LEFT", on, label(crafts, Lists.LEFT_REASON, fact.code()));
			case SCORE_BEFORE -> Words.of("craft.fact.SCORE_BEFORE", on, tool(crafts, fact), number(fact));
			case SCORE_AFTER -> Words.of("craft.fact.SCORE_AFTER", on, tool(crafts, fact), number(fact));
		};
	}

	/** The same but for its day, which stands beside it. */
	private static String mark(Crafts crafts, CraftFact fact) {
		return switch (fact.kind()) {
			case SESSION -> Words.of("craft.session");
			case ENTERED -> label(crafts, Lists.ENTERED, fact.code());
			case LEFT -> Words.of("craft.mark.LEFT", label(crafts, Lists.LEFT_REASON, fact.code()));
			case SCORE_BEFORE -> Words.of("craft.mark.SCORE_BEFORE", number(fact));
			case SCORE_AFTER -> Words.of("craft.mark.SCORE_AFTER", number(fact));
		};
	}

	private static int number(CraftFact score) {
		return Objects.requireNonNullElse(score.score(), 0);
	}

	/** The name of the tool of a score. */
	static String tool(Crafts crafts, CraftFact fact) {
		return crafts.tools(fact.on())
			.stream()
			.filter(it -> it.code().equals(fact.code()))
			.findFirst()
			.map(it -> it.label())
			.orElse(String.valueOf(fact.code()));
	}

	/**
	 * The time of a course, drawn: the course itself, and up to when treatment counts.
	 */
	static DayBar drawn(Crafts crafts, CraftCourseView of) {
		var stretches = new ArrayList<Stretch>();
		LocalDate end = (of.endedOn() != null) ? of.endedOn() : of.today();
		stretches.add(new Stretch(DayBar.Kind.COUNTED, Words.of("craft.days.course"), of.startOn(), end));
		LocalDate due = of.entryDueOn();
		LocalDate behind = due.isBefore(of.today()) ? due : of.today();
		if (behind.isAfter(end)) {
			stretches.add(new Stretch(DayBar.Kind.PAST, Words.of("craft.days.after"), end.plusDays(1), behind));
		}
		LocalDate shown = stretches.getLast().to();
		if (of.askOn() != null && due.isAfter(shown)) {
			stretches.add(new Stretch(DayBar.Kind.TO_COME, Words.of("craft.days.to-come"), shown.plusDays(1), due));
		}
		LocalDate last = stretches.getLast().to();
		var marks = new ArrayList<>(of.told()
			.stream()
			.filter(it -> it.stands() && it.fact().kind() != CraftFact.Kind.SESSION && !it.fact().on().isAfter(last))
			.map(it -> new Mark(it.fact().on(), mark(crafts, it.fact()), false))
			.toList());
		if (of.completedOn() != null) {
			marks.add(new Mark(of.completedOn(), Words.of("craft.state.COMPLETED"), false));
		}
		var said = new ArrayList<>(List.of(stands(crafts, of)));
		@Nullable String next = due(of);
		if (next != null) {
			said.add(next);
		}
		return new DayBar(Words.of("craft.time"), String.join(". ", said) + ".", stretches, marks);
	}

}
