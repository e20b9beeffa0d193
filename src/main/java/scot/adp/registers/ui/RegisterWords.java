package scot.adp.registers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.registers.RegisterEntryView;
import scot.adp.registers.RegisterKind;
import scot.adp.registers.RegisterPlaceView.Standing;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem.Mark;

/** How pages say what stands in registers. */
final class RegisterWords {

	private RegisterWords() {
	}

	/** How something stands, by sign, word and colour. */
	static StatusMark mark(RegisterKind kind, Standing standing, @Nullable RegisterEntryView entry) {
		String word = (entry != null) ? word(standing, label(kind, entry.state()))
				: Words.of("register.standing.NOT_TOLD");
		return new StatusMark(new Mark(Words.of("register.letter." + standing.name()), word, colour(standing)), null);
	}

	/** A state, and that it holds no more where it does not. */
	private static String word(Standing standing, String state) {
		return switch (standing) {
			case OVERDUE -> Words.of("register.mark.overdue", state);
			case DUE_AGAIN -> Words.of("register.mark.due-again", state);
			case STANDS, OPEN, NOT_TOLD -> state;
		};
	}

	private static String colour(Standing standing) {
		return switch (standing) {
			case STANDS -> "success";
			case OVERDUE -> "danger";
			case OPEN, DUE_AGAIN -> "warning";
			case NOT_TOLD -> "muted";
		};
	}

	/** What a register asks for, which is told apart where it asks for several things. */
	static String asked(RegisterKind kind, String item) {
		return (kind.items().values().size() == 1) ? kind.title()
				: Words.of("register.asked", kind.title(), kind.items().label(item));
	}

	/**
	 * The same of a thing with a title, of which there may be one for each of several.
	 */
	static String asked(RegisterKind kind, String item, @Nullable String title) {
		if (title == null) {
			return asked(kind, item);
		}
		return (kind.items().values().size() == 1) ? title
				: Words.of("register.asked", title, kind.items().label(item));
	}

	static String label(RegisterKind kind, String state) {
		return kind.state(state).map(RegisterKind.State::label).orElse(state);
	}

	/** What an entry says beside its state. */
	static String since(RegisterKind kind, RegisterEntryView entry) {
		String since = (entry.number() != null) ? Words.of("register.since.number", String.valueOf(kind.number()),
				entry.number(), Dates.full(entry.onDay())) : Words.of("register.since", Dates.full(entry.onDay()));
		return (entry.untilDay() != null)
				? Words.of("register.until", since, String.valueOf(kind.until()), Dates.full(entry.untilDay())) : since;
	}

	/** A reference; a way to it where it is an address. */
	static Component evidence(String evidence) {
		if (!evidence.startsWith("https://")) {
			return new Span(evidence);
		}
		var link = new Anchor(evidence, evidence);
		link.getElement().setAttribute("rel", "noopener noreferrer");
		return link;
	}

}
