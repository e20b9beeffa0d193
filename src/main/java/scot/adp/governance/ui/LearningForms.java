package scot.adp.governance.ui;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.UnitView;
import scot.adp.governance.LearningView;
import scot.adp.governance.Learnings;
import scot.adp.platform.CodeList;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;

/** What is asked about what was learned from reviews. */
final class LearningForms {

	private final Learnings learnings;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	LearningForms(Learnings learnings, LocalDate today, Runnable afterwards) {
		this.learnings = learnings;
		this.today = today;
		this.afterwards = afterwards;
	}

	/**
	 * Asks what was learned, and of whom an answer is wanted.
	 * @param units all that can be asked
	 */
	FormDialog issue(List<UnitView> units) {
		var title = new LineField(Words.of("learning.what"), Learnings.TITLE_LIMIT);
		var words = new WordsField(Words.of("learning.words"), Learnings.WORDS_LIMIT);
		words.setHelperText(Words.of("learning.words.help"));
		var themes = new Choices<CodeList.Value>(Words.of("learning.themes"), CodeList.Value::code);
		themes.setItems(learnings.themes().on(today));
		themes.setItemLabelGenerator(CodeList.Value::label);
		var from = day("learning.reviewed-from", today);
		var to = day("learning.reviewed-to", today);
		var deaths = new WholeNumberField(Words.of("learning.deaths"));
		deaths.setHelperText(Words.of("learning.deaths.help"));
		var asked = new Choices<UnitView>(Words.of("learning.units"), UnitView::code);
		asked.setItems(units.stream().sorted(Comparator.comparing(UnitView::name)).toList());
		asked.setItemLabelGenerator(UnitView::name);
		var answerBy = day("learning.answer-by", null);
		answerBy.setMin(today);
		answerBy.setValue(learnings.answerBy());
		return new FormDialog(Words.of("learning.issue.title"), Place.of("governance.learning.issue"))
			.saying(Words.of("learning.issue.help"))
			.field("title", title)
			.also(GentleWarning.on(title))
			.field("words", words)
			.also(GentleWarning.on(words))
			.field("themes", themes)
			.field("reviewedFrom", from)
			.field("reviewedTo", to)
			.field("deaths", deaths)
			.field("units", asked)
			.field("answerBy", answerBy)
			.save(Words.of("learning.issue.save"),
					key -> learnings.issue(key,
							new Learnings.New(title.getValue(), words.getValue(),
									themes.getValue().stream().map(CodeList.Value::code).toList(), from.getValue(),
									to.getValue(), deaths.getValue(),
									asked.getValue()
										.stream()
										.map(UnitView::code)
										.sorted(Comparator.comparing(it -> it.value()))
										.toList(),
									answerBy.getValue())),
					Words.of("learning.issued"), afterwards);
	}

	/** Asks why it should not have been issued. */
	FormDialog withdraw(LearningView of) {
		var because = new WordsField(Words.of("learning.because"), Learnings.REASON_LIMIT);
		return new FormDialog(Words.of("learning.withdraw.title"),
				Place.of("governance.learning.withdraw", of.id()).at(of.version()))
			.saying(Words.of("learning.withdraw.help", of.title()))
			.field("because", because)
			.also(GentleWarning.on(because))
			.save(Words.of("learning.withdraw.save"),
					key -> learnings.withdraw(key, of.id(), of.version(), because.getValue()),
					Words.of("learning.withdrawn.told"), afterwards);
	}

	private static DayField day(String words, @Nullable LocalDate last) {
		var field = new DayField(Words.of(words));
		field.setMax(last);
		return field;
	}

}
