package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.PlanEditing;

/** Asks why, since when and by which decision, before something weighty is done. */
class ReasonDialog extends FormDialog {

	final DayField on = new DayField(getTranslation("withdraw.on"));

	final WordsField reason = new WordsField(getTranslation("edit.why"), PlanEditing.WHY_LIMIT);

	final LineField decision = new LineField(getTranslation("edit.decision"), PlanEditing.DECISION_LIMIT);

	/**
	 * Makes a dialog.
	 * @param place where its words are kept
	 * @param path what a fault of the reason is told with
	 * @param today the day to begin with, or null where no day is asked for
	 * @param change makes the change
	 */
	ReasonDialog(String title, Place place, String explanation, String verb, String path, @Nullable LocalDate today,
			Change change, Runnable afterwards) {
		super(title, place);
		reason.setRequiredIndicatorVisible(true);
		reason.setWidthFull();
		decision.setHelperText(getTranslation("edit.decision.help"));
		decision.setWidthFull();
		saying(explanation);
		if (today != null) {
			on.setValue(today);
			on.setMax(today);
			field("on", on);
		}
		field(path, reason).field("decision", decision).save(verb, key -> {
			new Problem.Faults().when(today != null && on.getValue() == null, "on", getTranslation("update.on.missing"))
				.raise();
			change.make(key, Objects.requireNonNullElse(on.getValue(), LocalDate.EPOCH), reason.getValue(),
					decision.getValue());
		}, afterwards);
	}

	/** Makes a change with the answers. */
	interface Change {

		void make(String key, LocalDate on, String reason, String decision);

	}

}
