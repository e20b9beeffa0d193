package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.CohortView;
import scot.adp.activities.Cohorts;
import scot.adp.activities.ProgrammeView;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;

/** What is asked about fixed groups. */
final class CohortForms {

	private CohortForms() {
	}

	/** Asks for one more group. */
	static FormDialog add(Cohorts cohorts, ProgrammeView programme, LocalDate today, Runnable afterwards) {
		var fields = new Fields(null, today);
		return fields
			.into(new FormDialog(Words.of("cohort.add.title", programme.title()),
					Place.of("activities.cohort", programme.id())))
			.save(Words.of("cohort.add.save"), key -> cohorts.add(key, programme.id(), fields.what()),
					Words.of("cohort.added"), afterwards);
	}

	/** Asks for all that is told of a group. */
	static FormDialog change(Cohorts cohorts, CohortView cohort, LocalDate today, Runnable afterwards) {
		var fields = new Fields(cohort, today);
		return fields
			.into(new FormDialog(Words.of("cohort.change.title", cohort.label()),
					Place.of("activities.cohort.change", cohort.id()).at(cohort.version())))
			.save(Words.of("cohort.save"), key -> cohorts.change(key, cohort.id(), cohort.version(), fields.what()),
					Words.of("cohort.saved"), afterwards);
	}

	/** What is told of a group. */
	private static final class Fields {

		private final LineField label = new LineField(Words.of("cohort.label"), Cohorts.LABEL_LIMIT);

		private final DayField from = new DayField(Words.of("cohort.from"));

		private final DayField to = new DayField(Words.of("cohort.to"));

		private final WholeNumberField enrolled = new WholeNumberField(Words.of("cohort.enrolled"));

		private final WholeNumberField completed = new WholeNumberField(Words.of("cohort.completed"));

		private final WholeNumberField leftEarly = new WholeNumberField(Words.of("cohort.left"));

		Fields(@Nullable CohortView before, LocalDate today) {
			label.setHelperText(Words.of("cohort.label.help"));
			from.setMax(today);
			to.setHelperText(Words.of("cohort.to.help"));
			if (before == null) {
				completed.setValue(0);
				leftEarly.setValue(0);
				return;
			}
			label.setValue(before.label());
			from.setValue(before.fromOn());
			to.setValue(before.toOn());
			enrolled.setValue(before.enrolled());
			completed.setValue(before.completed());
			leftEarly.setValue(before.leftEarly());
		}

		FormDialog into(FormDialog dialog) {
			return dialog.field("label", label)
				.field("fromOn", from)
				.field("toOn", to)
				.field("enrolled", enrolled)
				.field("completed", completed)
				.field("leftEarly", leftEarly);
		}

		Cohorts.What what() {
			new Problem.Faults().when(from.isEmpty(), "fromOn", Words.of("cohort.from.missing"))
				.when(enrolled.isEmpty(), "enrolled", Words.of("cohort.enrolled.missing"))
				.when(completed.isEmpty(), "completed", Words.of("cohort.completed.missing"))
				.when(leftEarly.isEmpty(), "leftEarly", Words.of("cohort.left.missing"))
				.raise();
			return new Cohorts.What(label.getValue(), from.getValue(), to.getValue(),
					Objects.requireNonNull(enrolled.getValue()), Objects.requireNonNull(completed.getValue()),
					Objects.requireNonNull(leftEarly.getValue()));
		}

	}

}
