package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.List;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.families.Therapies;
import scot.adp.families.TherapyEntry;
import scot.adp.families.TherapyRules.Lists;
import scot.adp.families.TherapyStartView;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;

/**
 * What is asked about therapy. Days and codes here tell of one family, so they are kept
 * nowhere before they are saved.
 */
final class TherapyForms {

	/** Of whom it is asked how old they are. */
	private static final String CHILD = "CHILD";

	private final Therapies therapies;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	TherapyForms(Therapies therapies, LocalDate today, Runnable afterwards) {
		this.therapies = therapies;
		this.today = today;
		this.afterwards = afterwards;
	}

	/** Asks who was referred. */
	FormDialog refer(List<OrganisationNames.UnitName> keeping) {
		var unit = FamilyFields.unit("therapy.unit", keeping);
		var ownRef = new LineField(Words.of("therapy.own-ref"), FamilyFields.REFERENCE_LIMIT);
		var who = FamilyFields.codes(therapies.list(Lists.WHO), "therapy.who", today);
		var age = FamilyFields.codes(therapies.ages(), "therapy.age", today);
		age.setVisible(false);
		who.addValueChangeListener(event -> {
			boolean child = event.getValue() != null && CHILD.equals(event.getValue().code());
			age.setVisible(child);
			if (!child) {
				age.clear();
			}
		});
		var referred = FamilyFields.day("therapy.referred-on", today, today);
		var started = FamilyFields.day("therapy.started-on", null, today);
		started.setHelperText(Words.of("therapy.started-on.help"));
		var sure = new Sure(new Checkbox(Words.of("therapy.sure")));
		return new FormDialog(Words.of("therapy.refer"), Place.NOWHERE).saying(Words.of("therapy.refer.help"))
			.field("unit", unit)
			.field("ownRef", ownRef)
			.field("who", who)
			.field("ageBand", age)
			.field("referredOn", referred)
			.field("startedOn", started)
			.also(sure.box())
			.save(Words.of("therapy.save"), sure.asking(key -> {
				new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("therapy.unit.missing"))
					.when(ownRef.isEmpty(), "ownRef", Words.of("therapy.own-ref.missing"))
					.when(who.isEmpty(), "who", Words.of("therapy.who.missing"))
					.when(age.isVisible() && age.isEmpty(), "ageBand", Words.of("therapy.age.missing"))
					.when(referred.isEmpty(), "referredOn", Words.of("therapy.on.missing"))
					.raise();
				@Nullable String old = age.isEmpty() ? null : age.getValue().code();
				therapies.refer(key, new TherapyEntry(unit.getValue().unit(), ownRef.getValue().strip(),
						who.getValue().code(), old, referred.getValue(), started.getValue(), null, null, sure.given()));
			}), Words.of("therapy.saved"), afterwards);
	}

	/** Therapy began: the day is there already, so that saving is all it takes. */
	FormDialog begin(TherapyStartView of) {
		var on = FamilyFields.day("therapy.started-on", (of.startedOn() != null) ? of.startedOn() : today, today);
		var sure = new Sure(new Checkbox(Words.of("therapy.sure")));
		return new FormDialog(Words.of("therapy.begin.title", TherapyWords.called(of)), Place.NOWHERE)
			.field("startedOn", on)
			.also(sure.box())
			.save(Words.of("therapy.save"), sure.asking(key -> {
				FamilyFields.missing(on.isEmpty(), "startedOn", "therapy.on.missing");
				therapies.begin(key, of.id(), of.version(), on.getValue(), sure.given());
			}), Words.of("therapy.saved"), afterwards);
	}

	/** It does not come about. */
	FormDialog close(TherapyStartView of) {
		var on = FamilyFields.day("therapy.on", today, today);
		var reason = FamilyFields.codes(therapies.list(Lists.CLOSE_REASON), "therapy.because", today);
		var sure = new Sure(new Checkbox(Words.of("therapy.sure")));
		return new FormDialog(Words.of("therapy.close.title", TherapyWords.called(of)), Place.NOWHERE)
			.field("closedOn", on)
			.field("closeReason", reason)
			.also(sure.box())
			.save(Words.of("therapy.save"), sure.asking(key -> {
				FamilyFields.missing(on.isEmpty(), "closedOn", "therapy.on.missing");
				FamilyFields.missing(reason.isEmpty(), "closeReason", "therapy.because.missing");
				therapies.close(key, of.id(), of.version(), on.getValue(), reason.getValue().code(), sure.given());
			}), Words.of("therapy.saved"), afterwards);
	}

	/** Withdraws a referral. */
	FormDialog withdraw(TherapyStartView of) {
		var because = FamilyFields.codes(therapies.list(Lists.WITHDRAWN_BECAUSE), "therapy.because", today);
		return new FormDialog(Words.of("therapy.withdraw.title", TherapyWords.called(of)), Place.NOWHERE)
			.saying(Words.of("therapy.withdraw.help"))
			.field("because", because)
			.save(Words.of("therapy.withdraw"), key -> {
				FamilyFields.missing(because.isEmpty(), "because", "therapy.because.missing");
				therapies.withdraw(key, of.id(), of.version(), because.getValue().code());
			}, Words.of("therapy.withdrawn"), afterwards);
	}

}
