package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.vaadin.flow.component.checkbox.Checkbox;
import scot.adp.families.CraftEntry;
import scot.adp.families.CraftFact;
import scot.adp.families.CraftFact.Kind;
import scot.adp.families.CraftRules.Lists;
import scot.adp.families.CraftCourseView;
import scot.adp.families.Crafts;
import scot.adp.families.FamilyRules;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;

/**
 * What is asked about CRAFT courses. Days and codes here tell of one person, so they are
 * kept nowhere before they are saved.
 */
final class CraftForms {

	private final Crafts crafts;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	CraftForms(Crafts crafts, LocalDate today, Runnable afterwards) {
		this.crafts = crafts;
		this.today = today;
		this.afterwards = afterwards;
	}

	/**
	 * Asks who begins a course; its first session is that of the day, so that it counts
	 * at once.
	 */
	FormDialog begin(List<OrganisationNames.UnitName> keeping) {
		var unit = FamilyFields.unit("craft.unit", keeping);
		var ownRef = new LineField(Words.of("craft.own-ref"), FamilyFields.REFERENCE_LIMIT);
		var start = FamilyFields.day("craft.start-on", today, today);
		var lovedOne = FamilyFields.codes(crafts.list(Lists.LOVED_ONE), "craft.loved-one", today);
		var chi = new LineField(Words.of("craft.chi"), FamilyFields.REFERENCE_LIMIT);
		chi.setHelperText(Words.of("craft.chi.help"));
		var sure = new Sure(new Checkbox(Words.of("craft.sure")));
		return new FormDialog(Words.of("craft.begin"), Place.NOWHERE).saying(Words.of("craft.begin.help"))
			.field("unit", unit)
			.field("ownRef", ownRef)
			.field("startOn", start)
			.field("lovedOne", lovedOne)
			.field("chi", chi)
			.also(sure.box())
			.save(Words.of("craft.save"), sure.asking(key -> {
				new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("craft.unit.missing"))
					.when(ownRef.isEmpty(), "ownRef", Words.of("craft.own-ref.missing"))
					.when(start.isEmpty(), "startOn", Words.of("craft.on.missing"))
					.when(lovedOne.isEmpty(), "lovedOne", Words.of("craft.loved-one.missing"))
					.raise();
				crafts.begin(key, new CraftEntry(unit.getValue().unit(), ownRef.getValue().strip(),
						chi.isEmpty() ? null : chi.getValue().strip(), start.getValue(), lovedOne.getValue().code(),
						List.of(CraftFact.session(start.getValue())), sure.given()));
			}), Words.of("craft.saved"), afterwards);
	}

	/** A session: the day is there already, so that saving is all it takes. */
	FormDialog session(CraftCourseView of) {
		var on = FamilyFields.day("craft.on", today, today);
		return tell("craft.session", of, dialog -> dialog.field("on", on), () -> {
			FamilyFields.missing(on.isEmpty(), "on", "craft.on.missing");
			return CraftFact.session(on.getValue());
		});
	}

	/** Whether the person close to them entered treatment. */
	FormDialog entered(CraftCourseView of) {
		var answer = FamilyFields.codes(crafts.list(Lists.ENTERED), "craft.entered", today);
		var on = FamilyFields.day("craft.entered-on", today, today);
		on.setHelperText(Words.of("craft.entered-on.help"));
		return tell("craft.answer", of, dialog -> dialog.field("entered", answer).field("enteredOn", on), () -> {
			FamilyFields.missing(answer.isEmpty(), "entered", "craft.entered.missing");
			FamilyFields.missing(on.isEmpty(), "enteredOn", "craft.on.missing");
			return CraftFact.entered(on.getValue(), answer.getValue().code());
		});
	}

	/** They left. */
	FormDialog left(CraftCourseView of) {
		var on = FamilyFields.day("craft.left-on", today, today);
		var reason = FamilyFields.codes(crafts.list(Lists.LEFT_REASON), "craft.left-reason", today);
		return tell("craft.leave", of, dialog -> dialog.field("leftOn", on).field("leftReason", reason), () -> {
			FamilyFields.missing(on.isEmpty(), "leftOn", "craft.on.missing");
			FamilyFields.missing(reason.isEmpty(), "leftReason", "craft.because.missing");
			return CraftFact.left(on.getValue(), reason.getValue().code());
		});
	}

	/** A score of wellbeing. */
	FormDialog score(CraftCourseView of) {
		var on = FamilyFields.day("craft.on", today, today);
		var when = new Choice<Kind>(Words.of("craft.score.when"), Kind::name);
		when.setItems(Kind.SCORE_BEFORE, Kind.SCORE_AFTER);
		when.setItemLabelGenerator(it -> Words.of("craft.score." + it.name()));
		when.setWidthFull();
		var tool = new Choice<FamilyRules.Tool>(Words.of("craft.score.tool"), FamilyRules.Tool::code);
		var tools = crafts.tools(today);
		tool.setItems(tools);
		tool.setItemLabelGenerator(FamilyRules.Tool::label);
		tool.setWidthFull();
		if (tools.size() == 1) {
			tool.setValue(tools.getFirst());
		}
		var score = new WholeNumberField(Words.of("craft.score.number"));
		return tell("craft.score", of,
				dialog -> dialog.field("when", when).field("tool", tool).field("score", score).field("on", on), () -> {
					new Problem.Faults().when(when.isEmpty(), "when", Words.of("craft.score.when.missing"))
						.when(tool.isEmpty(), "tool", Words.of("craft.score.tool.missing"))
						.when(score.isEmpty(), "score", Words.of("craft.score.missing"))
						.when(on.isEmpty(), "on", Words.of("craft.on.missing"))
						.raise();
					return new CraftFact(when.getValue(), on.getValue(), tool.getValue().code(), score.getValue());
				});
	}

	private FormDialog tell(String words, CraftCourseView of, Consumer<FormDialog> fields, Supplier<CraftFact> fact) {
		var sure = new Sure(new Checkbox(Words.of("craft.sure")));
		var dialog = new FormDialog(Words.of(words + ".title", CraftWords.called(of)), Place.NOWHERE);
		fields.accept(dialog);
		return dialog.also(sure.box())
			.save(Words.of("craft.save"),
					sure.asking(key -> crafts.tell(key, of.id(), of.version(), fact.get(), sure.given())),
					Words.of("craft.saved"), afterwards);
	}

	/** Takes something back. */
	FormDialog takeBack(CraftCourseView of, CraftCourseView.Told told) {
		var because = FamilyFields.codes(crafts.list(Lists.WITHDRAWN_BECAUSE), "craft.because", today);
		return new FormDialog(Words.of("craft.take-back.title", CraftWords.told(crafts, told.fact())), Place.NOWHERE)
			.saying(Words.of("craft.take-back.help"))
			.field("because", because)
			.save(Words.of("craft.take-back"), key -> {
				FamilyFields.missing(because.isEmpty(), "because", "craft.because.missing");
				crafts.takeBack(key, of.id(), of.version(), told.id(), because.getValue().code());
			}, Words.of("craft.saved"), afterwards);
	}

	/** Withdraws a course. */
	FormDialog withdraw(CraftCourseView of) {
		var because = FamilyFields.codes(crafts.list(Lists.WITHDRAWN_BECAUSE), "craft.because", today);
		return new FormDialog(Words.of("craft.withdraw.title", CraftWords.called(of)), Place.NOWHERE)
			.saying(Words.of("craft.withdraw.help"))
			.field("because", because)
			.save(Words.of("craft.withdraw"), key -> {
				FamilyFields.missing(because.isEmpty(), "because", "craft.because.missing");
				crafts.withdraw(key, of.id(), of.version(), because.getValue().code());
			}, Words.of("craft.withdrawn"), afterwards);
	}

}
