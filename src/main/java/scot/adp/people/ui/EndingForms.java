package scot.adp.people.ui;

import java.time.LocalDate;

import com.vaadin.flow.component.select.Select;
import scot.adp.people.Endings;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonEndingView;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;

/** Says that somebody died, and takes it back. */
final class EndingForms {

	private EndingForms() {
	}

	/** The day on which a unit learned of a death. */
	static DayField learnedOn(LocalDate today) {
		var learnedOn = new DayField(Words.of("ending.learned-on"));
		learnedOn.setMax(today);
		learnedOn.setValue(today);
		learnedOn.setHelperText(Words.of("ending.learned-on.help"));
		return learnedOn;
	}

	/** Says that a person died whom a unit knows by a number of its own. */
	static FormDialog record(Endings endings, UnitId unit, OwnRef reference, LocalDate today, Runnable afterwards) {
		var learnedOn = learnedOn(today);
		return new FormDialog(Words.of("person.died.title"), Place.NOWHERE).saying(Words.of("ending.purpose"))
			.field("learnedOn", learnedOn)
			.save(Words.of("ending.save"), key -> {
				new Problem.Faults().when(learnedOn.isEmpty(), "learnedOn", Words.of("ending.learned-on.missing"))
					.raise();
				endings.record(key, unit, Endings.Someone.of(null, reference.value()), learnedOn.getValue());
			}, Words.of("ending.saved"), afterwards);
	}

	/** Takes back that somebody died. */
	static FormDialog takeBack(Endings endings, PersonEndingView it, Runnable afterwards) {
		var reason = new Select<Endings.Mistake>();
		reason.setLabel(Words.of("ending.mistake"));
		reason.setItems(Endings.Mistake.values());
		reason.setItemLabelGenerator(mistake -> Words.of("ending.mistake." + mistake.name()));
		reason.setWidthFull();
		return new FormDialog(Words.of("ending.take-back.title"), Place.NOWHERE)
			.saying(Words.of("ending.take-back.what"))
			.field("reason", reason, Endings.Mistake::name)
			.save(Words.of("ending.take-back"), key -> {
				new Problem.Faults().when(reason.isEmpty(), "reason", Words.of("ending.mistake.missing")).raise();
				endings.takeBack(key, it.id(), reason.getValue());
			}, Words.of("ending.taken-back.done"), afterwards);
	}

}
