package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.community.LearnerEntry;
import scot.adp.community.LearnerEntry.Outcome;
import scot.adp.community.LearnerPathView;
import scot.adp.community.LearnerPaths;
import scot.adp.community.LearnerRules.Lists;
import scot.adp.community.OwnUnit;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Words;

/** What is asked of somebody who learns, to record it, to end it and to put it right. */
final class LearnerFields {

	private static final int REFERENCE_LIMIT = 40;

	private static final int LEVELS = 12;

	final Choice<OwnUnit> unit = new Choice<>(Words.of("learner.unit"), OwnUnit::unit);

	final LineField ownRef = new LineField(Words.of("learner.own-ref"), REFERENCE_LIMIT);

	final Choice<CodeList.Value> course;

	final Choice<CodeList.Value> provider;

	final Choice<Integer> scqfLevel = new Choice<>(Words.of("learner.level"), it -> it);

	final DayField startOn = new DayField(Words.of("learner.start"));

	final DayField endOn = new DayField(Words.of("learner.end"));

	final Choice<Outcome> outcome = new Choice<>(Words.of("learner.outcome"), it -> it);

	final Choice<CodeList.Value> leftBecause;

	final Choice<CodeList.Value> qualification;

	final Checkbox sure = new Checkbox(Words.of("learner.sure"));

	private final LearnerPaths learners;

	/**
	 * Makes empty fields.
	 * @param units for which an agreement lets somebody record
	 */
	LearnerFields(LearnerPaths learners, List<OwnUnit> units, LocalDate today) {
		this.learners = learners;
		course = codes(Lists.COURSE, "learner.course");
		provider = codes(Lists.PROVIDER, "learner.provider");
		leftBecause = codes(Lists.LEFT_BECAUSE, "learner.because");
		qualification = codes(Lists.QUALIFICATION, "learner.qualification");
		scqfLevel.setItems(IntStream.rangeClosed(1, LEVELS).boxed().toList());
		scqfLevel.setItemLabelGenerator(it -> Words.of("learner.level.of", it));
		outcome.setItems(Outcome.values());
		outcome.setItemLabelGenerator(it -> Words.of("learner.state." + it.name()));
		outcome.addValueChangeListener(event -> leftBecause.setVisible(event.getValue() == Outcome.LEFT));
		leftBecause.setVisible(false);
		List.of(leftBecause, qualification, scqfLevel, outcome).forEach(it -> it.setClearButtonVisible(true));
		startOn.setMax(today);
		endOn.setMax(today);
		unit.setItems(units);
		unit.setItemLabelGenerator(OwnUnit::name);
		unit.addValueChangeListener(event -> {
			@Nullable OwnUnit of = event.getValue();
			ownRef.setPlaceholder((of != null && of.example() != null) ? of.example() : "");
		});
		unit.setValue(units.isEmpty() ? null : units.getFirst());
		unit.setVisible(units.size() > 1);
		sure.setVisible(false);
	}

	private Choice<CodeList.Value> codes(Lists list, String words) {
		return CodeChoice.offering(new Choice<>(Words.of(words), CodeList.Value::code), learners.offered(list));
	}

	/** Chooses a unit, where it is among those that are offered. */
	void choose(UnitId code) {
		unit.getListDataView().getItems().filter(it -> it.unit().equals(code)).findFirst().ifPresent(unit::setValue);
	}

	/** Fills in what was recorded, codes too that are of no list any more. */
	void fill(LearnerPathView of) {
		var offered = new ArrayList<>(unit.getListDataView().getItems().toList());
		if (offered.stream().noneMatch(it -> it.unit().equals(of.unit()))) {
			// An agreement that ended moves nobody to another unit.
			offered.add(new OwnUnit(of.unit(), of.unit().value(), false, null));
			unit.setItems(offered);
		}
		choose(of.unit());
		ownRef.setValue((of.ownRef() != null) ? of.ownRef() : "");
		CodeChoice.choose(course, learners.told(Lists.COURSE, of.course()));
		CodeChoice.choose(provider, learners.told(Lists.PROVIDER, of.provider()));
		scqfLevel.setValue(of.scqfLevel());
		startOn.setValue(of.startOn());
		endOn.setValue(of.endOn());
		outcome.setValue(of.outcome());
		if (of.leftBecause() != null) {
			CodeChoice.choose(leftBecause, learners.told(Lists.LEFT_BECAUSE, of.leftBecause()));
		}
		if (of.qualification() != null) {
			CodeChoice.choose(qualification, learners.told(Lists.QUALIFICATION, of.qualification()));
		}
	}

	/**
	 * What stands in them.
	 * @throws Problem where something is missing
	 */
	LearnerEntry read() {
		String reference = Blanks.strip(ownRef.getValue());
		new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("learner.unit.missing"))
			.when(course.isEmpty(), "course", Words.of("learner.course.missing"))
			.when(provider.isEmpty(), "provider", Words.of("learner.provider.missing"))
			.when(startOn.isEmpty(), "startOn", Words.of("learner.on.missing"))
			.raise();
		return new LearnerEntry(unit.getValue().unit(), reference.isEmpty() ? null : reference,
				course.getValue().code(), provider.getValue().code(), scqfLevel.getValue(), startOn.getValue(),
				endOn.getValue(), outcome.getValue(), leftBecause.isVisible() ? CodeChoice.given(leftBecause) : null,
				CodeChoice.given(qualification), sure.isVisible() && sure.getValue());
	}

}
