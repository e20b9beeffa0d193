package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.List;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.families.AftercareEntry;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.families.AftercareView;
import scot.adp.families.Aftercares;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;

/**
 * What is asked about aftercare. Days and codes here tell of one person, so they are kept
 * nowhere before they are saved.
 */
final class AftercareForms {

	private static final int REFERENCE_LIMIT = 20;

	private final Aftercares aftercares;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	AftercareForms(Aftercares aftercares, LocalDate today, Runnable afterwards) {
		this.aftercares = aftercares;
		this.today = today;
		this.afterwards = afterwards;
	}

	/** Asks who is to be followed. */
	FormDialog expect(List<OrganisationNames.UnitName> keeping) {
		var unit = new Choice<OrganisationNames.UnitName>(Words.of("aftercare.unit"), it -> it.unit().value());
		unit.setItems(keeping);
		unit.setItemLabelGenerator(OrganisationNames.UnitName::name);
		unit.setVisible(keeping.size() > 1);
		if (keeping.size() == 1) {
			unit.setValue(keeping.getFirst());
		}
		var ownRef = new LineField(Words.of("aftercare.own-ref"), REFERENCE_LIMIT);
		var stay = codes(aftercares.list(Lists.STAY), "aftercare.stay");
		var age = codes(aftercares.ages(), "aftercare.age");
		age.setHelperText(Words.of("aftercare.age.help"));
		var expected = day("aftercare.expected-on", null, null);
		var exit = day("aftercare.exit-on", null, today);
		exit.setHelperText(Words.of("aftercare.exit-on.help"));
		var plan = yesOrNo("aftercare.plan", null);
		var chi = new LineField(Words.of("aftercare.chi"), REFERENCE_LIMIT);
		chi.setHelperText(Words.of("aftercare.chi.help"));
		var sure = new Sure(new Checkbox(Words.of("aftercare.sure")));
		return new FormDialog(Words.of("aftercare.expect"), Place.NOWHERE).field("unit", unit)
			.field("ownRef", ownRef)
			.field("stay", stay)
			.field("ageBand", age)
			.field("expectedOn", expected)
			.field("exitOn", exit)
			.field("planAgreed", plan)
			.field("chi", chi)
			.also(sure.box())
			.save(Words.of("aftercare.save"), sure.asking(key -> {
				new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("aftercare.unit.missing"))
					.when(ownRef.isEmpty(), "ownRef", Words.of("aftercare.own-ref.missing"))
					.when(stay.isEmpty(), "stay", Words.of("aftercare.stay.missing"))
					.when(age.isEmpty(), "ageBand", Words.of("aftercare.age.missing"))
					.when(expected.isEmpty() && exit.isEmpty(), "expectedOn", Words.of("aftercare.expected-on.missing"))
					.raise();
				aftercares.expect(key,
						new AftercareEntry(unit.getValue().unit(), ownRef.getValue().strip(),
								chi.isEmpty() ? null : chi.getValue().strip(), stay.getValue().code(),
								age.getValue().code(), expected.getValue(), exit.getValue(), plan.getValue(), List.of(),
								sure.given()),
						Aftercares.Door.PAGE);
			}), Words.of("aftercare.saved"), afterwards);
	}

	/** Somebody was in touch: the day is there already, so that an answer is all it takes. */
	FormDialog check(AftercareView of) {
		var on = day("aftercare.on", today, today);
		var answer = codes(aftercares.list(Lists.ANSWER), "aftercare.answer");
		var sure = new Sure(new Checkbox(Words.of("aftercare.sure")));
		return new FormDialog(Words.of("aftercare.check.title", AftercareWords.called(of)), Place.NOWHERE)
			.field("on", on)
			.field("answer", answer)
			.also(sure.box())
			.save(Words.of("aftercare.save"), sure.asking(key -> {
				missing(on.isEmpty(), "on", "aftercare.on.missing");
				missing(answer.isEmpty(), "answer", "aftercare.answer.missing");
				aftercares.check(key, of.id(), of.version(),
						new AftercareEntry.Check(on.getValue(), answer.getValue().code()), sure.given());
			}), Words.of("aftercare.saved"), afterwards);
	}

	/** They are expected to leave on another day. */
	FormDialog move(AftercareView of) {
		var on = day("aftercare.expected-on", of.expectedOn(), null);
		return new FormDialog(Words.of("aftercare.move.title", AftercareWords.called(of)), Place.NOWHERE)
			.saying(Words.of("aftercare.move.help"))
			.field("expectedOn", on)
			.save(Words.of("aftercare.save"), key -> {
				missing(on.isEmpty(), "expectedOn", "aftercare.on.missing");
				aftercares.move(key, of.id(), of.version(), on.getValue());
			}, Words.of("aftercare.saved"), afterwards);
	}

	/** They left, or left on another day. */
	FormDialog left(AftercareView of) {
		var on = day("aftercare.exit-on", (of.exitOn() != null) ? of.exitOn() : today, today);
		var plan = yesOrNo("aftercare.plan", of.planAgreed());
		var sure = new Sure(new Checkbox(Words.of("aftercare.sure")));
		return new FormDialog(Words.of("aftercare.exit.title", AftercareWords.called(of)), Place.NOWHERE)
			.saying(Words.of("aftercare.exit.help"))
			.field("exitOn", on)
			.field("planAgreed", plan)
			.also(sure.box())
			.save(Words.of("aftercare.save"), sure.asking(key -> {
				missing(on.isEmpty(), "exitOn", "aftercare.on.missing");
				aftercares.left(key, of.id(), of.version(), on.getValue(), plan.getValue(), sure.given());
			}), Words.of("aftercare.saved"), afterwards);
	}

	/** Aftercare ends. */
	FormDialog end(AftercareView of) {
		var on = day("aftercare.ended-on", today, today);
		var reason = codes(aftercares.list(Lists.END_REASON), "aftercare.because");
		return new FormDialog(Words.of("aftercare.end.title", AftercareWords.called(of)), Place.NOWHERE)
			.saying(Words.of("aftercare.end.help"))
			.field("endedOn", on)
			.field("endReason", reason)
			.save(Words.of("aftercare.save"), key -> {
				missing(on.isEmpty(), "endedOn", "aftercare.on.missing");
				missing(reason.isEmpty(), "endReason", "aftercare.because.missing");
				aftercares.end(key, of.id(), of.version(), on.getValue(), reason.getValue().code());
			}, Words.of("aftercare.saved"), afterwards);
	}

	/** It does not come about. */
	FormDialog cancel(AftercareView of) {
		var reason = codes(aftercares.list(Lists.CANCEL_REASON), "aftercare.because");
		return new FormDialog(Words.of("aftercare.cancel.title", AftercareWords.called(of)), Place.NOWHERE)
			.field("cancelReason", reason)
			.save(Words.of("aftercare.save"), key -> {
				missing(reason.isEmpty(), "cancelReason", "aftercare.because.missing");
				aftercares.cancel(key, of.id(), of.version(), reason.getValue().code());
			}, Words.of("aftercare.saved"), afterwards);
	}

	/** A check did not happen so. */
	FormDialog takeBack(AftercareView of, AftercareView.Checked check) {
		var because = because();
		return new FormDialog(Words.of("aftercare.take-back.title", Dates.full(check.on())), Place.NOWHERE)
			.saying(Words.of("aftercare.take-back.help"))
			.field("because", because)
			.save(Words.of("aftercare.take-back"), key -> {
				missing(because.isEmpty(), "because", "aftercare.because.missing");
				aftercares.takeBack(key, of.id(), of.version(), check.id(), because.getValue().code());
			}, Words.of("aftercare.saved"), afterwards);
	}

	/** It was entered wrongly. */
	FormDialog withdraw(AftercareView of) {
		var because = because();
		return new FormDialog(Words.of("aftercare.withdraw.title", AftercareWords.called(of)), Place.NOWHERE)
			.saying(Words.of("aftercare.withdraw.help"))
			.field("because", because)
			.save(Words.of("aftercare.withdraw"), key -> {
				missing(because.isEmpty(), "because", "aftercare.because.missing");
				aftercares.withdraw(key, of.id(), of.version(), because.getValue().code());
			}, Words.of("aftercare.withdrawn"), afterwards);
	}

	private DayField day(String words, @Nullable LocalDate value, @Nullable LocalDate latest) {
		var field = new DayField(Words.of(words));
		field.setMax(latest);
		field.setValue(value);
		field.setWidthFull();
		return field;
	}

	private Choice<CodeList.Value> codes(CodeList list, String words) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(list.on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setWidthFull();
		return field;
	}

	private Choice<CodeList.Value> because() {
		var field = codes(aftercares.list(Lists.WITHDRAWN_BECAUSE), "aftercare.because");
		field.setItems(aftercares.list(Lists.WITHDRAWN_BECAUSE)
			.on(today)
			.stream()
			.filter(it -> !"IMPORT_TAKEN_BACK".equals(it.code()))
			.toList());
		return field;
	}

	private static Choice<Boolean> yesOrNo(String words, @Nullable Boolean value) {
		var field = new Choice<Boolean>(Words.of(words), it -> it);
		field.setItems(true, false);
		field.setItemLabelGenerator(it -> Words.of(it ? "aftercare.yes" : "aftercare.no"));
		field.setClearButtonVisible(true);
		field.setWidthFull();
		if (value != null) {
			field.setValue(value);
		}
		return field;
	}

	private static void missing(boolean is, String path, String words) {
		new Problem.Faults().when(is, path, Words.of(words)).raise();
	}

}
