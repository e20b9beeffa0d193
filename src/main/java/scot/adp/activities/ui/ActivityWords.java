package scot.adp.activities.ui;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.PlannedDay;
import scot.adp.activities.ProgrammeFiguresView;
import scot.adp.activities.SessionView;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** What is said of sessions and programmes, alike on all pages. */
final class ActivityWords {

	private ActivityWords() {
	}

	/** Such as {@code Friday 27 November 2026, 18:00 to 21:00}. */
	static String when(LocalDate day, @Nullable LocalTime starts, @Nullable LocalTime ends) {
		return (starts != null && ends != null) ? Words.of("activity.when", Dates.weekday(day), starts, ends)
				: Dates.weekday(day);
	}

	static String when(SessionView session) {
		if (session.starts() == null && session.minutes() != null) {
			return Words.of("activity.when.minutes", Dates.weekday(session.happenedOn()), session.minutes());
		}
		return when(session.happenedOn(), session.starts(), session.ends());
	}

	static String when(PlannedDay day) {
		return when(day.on(), day.starts(), day.ends());
	}

	/** What tells a session from others on a page. */
	static String named(SessionView session) {
		return "%s, %s".formatted(session.title(), when(session));
	}

	/** Who was there, as far as somebody counted. */
	static String heads(SessionView session) {
		if (session.state() == SessionView.State.DID_NOT_RUN) {
			return "";
		}
		return session.counted() ? Words.of("activity.heads", session.present()) : Words.of("activity.heads.none");
	}

	/** All that was counted of a session, part by part. */
	static String parts(SessionView session) {
		var parts = new ArrayList<String>();
		add(parts, "children", session.children());
		add(parts, "young-people", session.youngPeople());
		add(parts, "parents-carers", session.parentsCarers());
		add(parts, "adults", session.adults());
		add(parts, "staff", session.staff());
		add(parts, "not-known", session.notKnown());
		return String.join(" · ", parts);
	}

	/** What was told beside heads. */
	static String besides(SessionView session) {
		var parts = new ArrayList<String>();
		add(parts, "first-timers", session.firstTimers());
		add(parts, "contacts", session.contacts());
		add(parts, "seen", session.seen());
		add(parts, "views-live", session.viewsLive());
		add(parts, "views-replay", session.viewsReplay());
		add(parts, "signposted", session.signposted());
		add(parts, "handed-out", session.handedOut());
		if (session.ofRegister() != null) {
			parts.add(Words.of("activity.told.of-register", session.ofRegister()));
		}
		return String.join(" · ", parts);
	}

	private static void add(List<String> parts, String what, @Nullable Integer number) {
		if (number != null) {
			parts.add(Words.of("activity.told." + what, number));
		}
	}

	/** How a session stands: a sign and a word, which tell it without a colour. */
	static Span mark(SessionView.State state) {
		return mark(state.name(), Words.of("activity.state." + state.name()));
	}

	/** How a planned day stands. */
	static Span mark(PlannedDay.State state) {
		return mark(state.name(), Words.of("planned.state." + state.name()));
	}

	/**
	 * A sign and words.
	 * @param state whose sign it is
	 */
	static Span mark(String state, String words) {
		var sign = new Span(sign(state));
		sign.addClassName("session-sign");
		sign.getElement().setAttribute("aria-hidden", "true");
		var mark = new Span(sign, new Span(words));
		mark.addClassNames("session-mark", "session-" + state.toLowerCase(Locale.ROOT).replace('_', '-'));
		return mark;
	}

	private static String sign(String state) {
		return switch (state) {
			case "HELD" -> "\u25cf";
			case "DID_NOT_RUN" -> "\u2715";
			case "PLANNED" -> "\u25cb";
			case "TO_CHECK" -> "\u25d0";
			case "MERGED" -> "\u2190";
			case "STRUCK" -> "\u2013";
			default -> "?";
		};
	}

	/** A number of people, or in words why there is none. */
	static String count(ProgrammeFiguresView.Count count) {
		return (count.value() != null) ? "%,d".formatted(count.value())
				: Words.of("figure.missing." + Objects.requireNonNull(count.missing()).name());
	}

	/** A share, or a dash where there is nothing to share. */
	static String percent(@Nullable Number share) {
		return (share != null) ? Words.of("figure.percent", share.toString()) : Words.of("figure.none");
	}

	static Paragraph quiet(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

	static Div verbs(Component... verbs) {
		var row = new Div(verbs);
		row.addClassName("verbs");
		return row;
	}

}
