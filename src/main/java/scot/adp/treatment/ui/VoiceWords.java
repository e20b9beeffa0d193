package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.treatment.VoiceRules.Lists;
import scot.adp.treatment.ServiceFeedbackView;
import scot.adp.treatment.ServiceFeedbackView.Stage;
import scot.adp.treatment.Voices;

/** Says what was heard of a service, and what came of it. */
final class VoiceWords {

	private VoiceWords() {
	}

	/** What people read for a code. */
	static String label(Voices voices, Lists list, @Nullable String code) {
		return (code != null) ? voices.list(list).label(code) : "";
	}

	/** What people read for some themes. */
	static String themes(Voices voices, List<String> codes) {
		return codes.stream().map(it -> label(voices, Lists.THEME, it)).collect(Collectors.joining(" · "));
	}

	/** What is good as it is, or wanted another way. */
	static String kind(ServiceFeedbackView.Kind kind) {
		return Words.of("voices.kind." + kind.name());
	}

	/** What it is called where it stands among others. */
	static String called(ServiceFeedbackView of) {
		return Words.of("voices.called", of.said(), Dates.full(of.heardOn()));
	}

	/** How many said it, how it was heard, and when. */
	static String heard(Voices voices, ServiceFeedbackView of) {
		return Words.of("voices.heard", of.weight(), label(voices, Lists.HOW, of.how()), Dates.full(of.heardOn()));
	}

	/** How it stands, by sign, word and colour. */
	static StatusMark mark(ServiceFeedbackView of, LocalDate today) {
		return new StatusMark(
				new Mark(Words.of("voices.letter." + state(of, today)), stands(of, today), switch (state(of, today)) {
					case "DID" -> "success";
					case "WILL" -> "info";
					case "CANNOT" -> "neutral";
					case "LATE" -> "danger";
					default -> "stale";
				}), null);
	}

	/** How it stands, in a line. */
	static String stands(ServiceFeedbackView of, LocalDate today) {
		if (!of.stands()) {
			return Words.of("voices.withdrawn");
		}
		return switch (state(of, today)) {
			case "NONE" -> Words.of("voices.none-for", ChronoUnit.DAYS.between(of.heardOn(), today));
			case "WILL" -> Words.of("voices.will-by", Dates.full(promised(of)));
			case "LATE" -> Words.of("voices.late", Dates.full(promised(of)));
			default -> Words.of("voices.reply." + state(of, today));
		};
	}

	private static LocalDate promised(ServiceFeedbackView of) {
		return (of.promisedOn() != null) ? of.promisedOn() : of.heardOn();
	}

	private static String state(ServiceFeedbackView of, LocalDate today) {
		return (of.answer() == null) ? "NONE" : of.overdue(today) ? "LATE" : of.answer().name();
	}

	/** Whether those who said it heard of the answer. */
	static @Nullable String told(Voices voices, ServiceFeedbackView of) {
		if (of.stage() == Stage.HEARD) {
			return null;
		}
		LocalDate on = of.toldBackOn();
		return (on == null) ? Words.of("voices.not-told")
				: Words.of("voices.told-back", Dates.full(on), label(voices, Lists.TOLD_HOW, of.toldBackHow()));
	}

	/**
	 * One of a wall: what was said at its left, what came of it at its right.
	 * @param about whom it is about
	 * @param verbs what can be done with it
	 */
	static ListItem onTheWall(Voices voices, ServiceFeedbackView of, LocalDate today, String about, Div verbs) {
		var said = new Div(lead("voices.you-said"), new Paragraph(of.said()));
		said.addClassName("wall-you");
		if (of.quote() != null) {
			var quote = new Paragraph(Words.of("voices.quoted", of.quote()));
			quote.addClassName("wall-quote");
			said.add(quote);
		}
		said.add(detail(about), detail(heard(voices, of)));
		var did = new Div();
		did.addClassName("wall-we");
		if (of.answer() != null) {
			did.add(lead("voices.we." + of.answer().name()));
		}
		did.add(mark(of, today));
		if (of.answerWords() != null) {
			did.add(new Paragraph(of.answerWords()));
		}
		@Nullable String told = told(voices, of);
		if (told != null) {
			did.add(detail(told));
		}
		did.add(verbs);
		var row = new ListItem(said, did);
		row.addClassNames("wall-row", "wall-is-" + state(of, today).toLowerCase(Locale.ROOT));
		return row;
	}

	private static Span lead(String key) {
		var lead = new Span(Words.of(key));
		lead.addClassName("wall-lead");
		return lead;
	}

	private static Span detail(String words) {
		var detail = new Span(words);
		detail.addClassName("work-detail");
		return detail;
	}

}
