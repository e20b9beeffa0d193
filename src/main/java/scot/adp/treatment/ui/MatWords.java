package scot.adp.treatment.ui;

import java.util.Locale;

import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.treatment.MatAssessmentView;
import scot.adp.treatment.MatStandardView;
import scot.adp.treatment.MatStandardView.Missing;
import scot.adp.treatment.MatStream;
import scot.adp.treatment.Ragb;

/** The words of evidence for the standards, and marks that no colour alone tells. */
final class MatWords {

	private MatWords() {
	}

	/** A colour in a word. */
	static String word(Ragb colour) {
		return Words.of("mat.colour." + colour.name());
	}

	/** A colour by letter, word and colour together. */
	static Mark mark(Ragb colour) {
		return switch (colour) {
			case NOT_ASSESSED -> new Mark("–", word(colour), "muted");
			case RED -> new Mark("R", word(colour), "danger");
			case AMBER -> new Mark("A", word(colour), "warning");
			case PROVISIONAL_GREEN -> new Mark("P", word(colour), "stale");
			case GREEN -> new Mark("G", word(colour), "success");
			case BLUE -> new Mark("B", word(colour), "info");
		};
	}

	/** The colour that holds, with how far the assessment is, and the other one. */
	static StatusMark mark(MatStandardView of) {
		@Nullable Ragb confirmed = of.confirmed();
		return new StatusMark(mark(of.colour()),
				(confirmed == null) ? Words.of("mat.stage." + of.stage().name()) : (confirmed == of.computed())
						? Words.of("mat.confirmed") : Words.of("mat.confirmed.other", word(of.computed())));
	}

	/** A kind of evidence. */
	static String stream(MatStream stream) {
		return Words.of("mat.stream." + stream.name());
	}

	/** What is missing, in a sentence. */
	static String missing(Missing of) {
		return Words.of("mat.missing." + of.why().name(), of.label());
	}

	/** How a stream is scored. */
	static String score(@Nullable Integer score) {
		return Words.of((score != null) ? "mat.score." + score : "mat.score.none");
	}

	/** How much there is of a stream. */
	static String held(MatStream stream, int number) {
		return Words.of("mat.held." + stream.name(), number);
	}

	/** How a standard is called. */
	static String standard(int number, String title) {
		return Words.of("mat.standard", number, title);
	}

	/** The stage of an assessment. */
	static String stage(MatAssessmentView.Stage stage) {
		return Words.of("mat.stage." + stage.name());
	}

	/** A line that is quieter than what stands above it. */
	static Span quiet(String words) {
		var line = new Span(words);
		line.addClassNames("work-detail", "mat-line");
		return line;
	}

	/** What a form calls a stream. */
	static String path(MatStream stream) {
		return stream.name().toLowerCase(Locale.ROOT);
	}

}
