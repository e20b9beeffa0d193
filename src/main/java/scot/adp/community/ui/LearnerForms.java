package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.Objects;

import scot.adp.community.LearnerPathView;
import scot.adp.community.LearnerPaths;
import scot.adp.community.LearnerRules.Lists;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;

/**
 * What is asked about somebody who learns. It tells of one person, so it is kept nowhere
 * before it is saved.
 */
final class LearnerForms {

	private final LearnerPaths learners;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	LearnerForms(LearnerPaths learners, LocalDate today, Runnable afterwards) {
		this.learners = learners;
		this.today = today;
		this.afterwards = afterwards;
	}

	/** Asks how a course ended. */
	FormDialog end(LearnerPathView learner) {
		var fields = fields(learner);
		fields.endOn.setValue(today);
		var sure = new Sure(fields.sure);
		return new FormDialog(Words.of("learner.end.title", called(learner)), Place.NOWHERE)
			.field("outcome", fields.outcome)
			.field("endOn", fields.endOn)
			.field("qualification", fields.qualification)
			.field("leftBecause", fields.leftBecause)
			.also(fields.sure)
			.save(Words.of("learner.end.save"), sure.asking(key -> {
				new Problem.Faults().when(fields.outcome.isEmpty(), "outcome", Words.of("learner.outcome.missing"))
					.when(fields.endOn.isEmpty(), "endOn", Words.of("learner.on.missing"))
					.raise();
				save(key, learner, fields);
			}), Words.of("learner.saved", called(learner)), afterwards);
	}

	/** Asks for all that a record is to say. */
	FormDialog putRight(LearnerPathView learner) {
		var fields = fields(learner);
		var sure = new Sure(fields.sure);
		return new FormDialog(Words.of("learner.put-right.title", called(learner)), Place.NOWHERE)
			.field("unit", fields.unit)
			.field("ownRef", fields.ownRef)
			.field("course", fields.course)
			.field("provider", fields.provider)
			.field("scqfLevel", fields.scqfLevel)
			.field("startOn", fields.startOn)
			.field("endOn", fields.endOn)
			.field("outcome", fields.outcome)
			.field("qualification", fields.qualification)
			.field("leftBecause", fields.leftBecause)
			.also(fields.sure)
			.save(Words.of("learner.put-right.save"), sure.asking(key -> save(key, learner, fields)),
					Words.of("learner.put-right.done"), afterwards);
	}

	/** Asks why a record is withdrawn. */
	FormDialog withdraw(LearnerPathView learner) {
		var because = CodeChoice.offering(new Choice<>(Words.of("learner.withdraw.because"), CodeList.Value::code),
				learners.offered(Lists.WITHDRAWN_BECAUSE)
					.stream()
					.filter(it -> !it.code().equals("IMPORT_TAKEN_BACK"))
					.toList());
		return new FormDialog(Words.of("learner.withdraw.title", called(learner)), Place.NOWHERE)
			.saying(Words.of("learner.withdraw.help"))
			.field("because", because)
			.save(Words.of("learner.withdraw.save"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("learner.withdraw.missing")).raise();
				learners.withdraw(key, learner.id(), learner.version(),
						Objects.requireNonNull(CodeChoice.given(because)));
			}, Words.of("learner.withdrawn"), afterwards);
	}

	private LearnerFields fields(LearnerPathView learner) {
		var fields = new LearnerFields(learners, learners.beginning().let(), today);
		fields.fill(learner);
		return fields;
	}

	private void save(String key, LearnerPathView learner, LearnerFields fields) {
		learners.change(key, learner.id(), learner.version(), new LearnerPaths.Sent(fields.read(), null));
	}

	private String called(LearnerPathView learner) {
		return LearnerWords.called(learners, learner);
	}

}
