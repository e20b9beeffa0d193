package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.community.Door;
import scot.adp.community.OwnUnit;
import scot.adp.community.VolunteerRules;
import scot.adp.community.VolunteerRules.Lists;
import scot.adp.community.VolunteerView;
import scot.adp.community.VolunteerView.State;
import scot.adp.community.Volunteers;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;

/**
 * What is asked about somebody who volunteers. It tells of one person, so it is kept
 * nowhere before it is saved.
 */
final class VolunteerForms {

	private static final int REFERENCE_LIMIT = 40;

	private final Volunteers volunteers;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	VolunteerForms(Volunteers volunteers, LocalDate today, Runnable afterwards) {
		this.volunteers = volunteers;
		this.today = today;
		this.afterwards = afterwards;
	}

	/** Asks for somebody new. */
	FormDialog add(List<OwnUnit> units) {
		var unit = new Choice<OwnUnit>(Words.of("volunteer.unit"), OwnUnit::unit);
		unit.setItems(units);
		unit.setItemLabelGenerator(OwnUnit::name);
		var ownRef = new LineField(Words.of("volunteer.own-ref"), REFERENCE_LIMIT);
		unit.addValueChangeListener(event -> {
			@Nullable OwnUnit of = event.getValue();
			ownRef.setHelperText(
					(of != null && of.example() != null) ? Words.of("volunteer.own-ref.help", of.example()) : "");
		});
		unit.setValue(units.getFirst());
		unit.setVisible(units.size() > 1);
		var from = new DayField(Words.of("volunteer.from"));
		from.setMax(today);
		from.setValue(today);
		var what = new What(null);
		var dialog = new FormDialog(Words.of("volunteer.add"), Place.NOWHERE).field("unit", unit)
			.field("ownRef", ownRef)
			.field("from", from);
		what.into(dialog);
		return dialog.save(Words.of("volunteer.add.save"), key -> {
			var faults = new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("volunteer.unit.missing"))
				.when(ownRef.isEmpty(), "ownRef", Words.of("volunteer.own-ref.missing"))
				.when(from.isEmpty(), "from", Words.of("volunteer.on.missing"));
			what.check(faults);
			faults.raise();
			volunteers.add(key, new Volunteers.New(unit.getValue().unit(), Blanks.strip(ownRef.getValue()), null,
					from.getValue(), what.read()), Door.PAGE);
		}, Words.of("volunteer.added"), afterwards);
	}

	/** Asks what somebody does and how far they are. */
	FormDialog change(VolunteerView volunteer) {
		var what = new What(volunteer);
		var dialog = new FormDialog(Words.of("volunteer.change.title", VolunteerWords.called(volunteer)),
				Place.NOWHERE);
		what.into(dialog);
		return dialog.save(Words.of("volunteer.change.save"), key -> {
			var faults = new Problem.Faults();
			what.check(faults);
			faults.raise();
			volunteers.change(key, volunteer.id(), volunteer.version(), what.read());
		}, Words.of("volunteer.saved", VolunteerWords.called(volunteer)), afterwards);
	}

	/** Asks why and when it ended. */
	FormDialog end(VolunteerView volunteer) {
		var on = new DayField(Words.of("volunteer.ended-on"));
		on.setMax(today);
		on.setValue(today);
		var reason = codes(Lists.END_REASON, "volunteer.because", null);
		return new FormDialog(Words.of("volunteer.end.title", VolunteerWords.called(volunteer)), Place.NOWHERE)
			.field("endedOn", on)
			.field("endReason", reason)
			.save(Words.of("volunteer.end.save"), key -> {
				new Problem.Faults().when(on.isEmpty(), "endedOn", Words.of("volunteer.on.missing"))
					.when(reason.isEmpty(), "endReason", Words.of("volunteer.because.missing"))
					.raise();
				volunteers.end(key, volunteer.id(), volunteer.version(), on.getValue(), code(reason));
			}, Words.of("volunteer.saved", VolunteerWords.called(volunteer)), afterwards);
	}

	/** Asks why somebody is withdrawn who was entered wrongly. */
	FormDialog withdraw(VolunteerView volunteer) {
		var because = codes(Lists.WITHDRAWN_BECAUSE, "volunteer.because", null);
		return new FormDialog(Words.of("volunteer.withdraw.title", VolunteerWords.called(volunteer)), Place.NOWHERE)
			.saying(Words.of("volunteer.withdraw.help"))
			.field("because", because)
			.save(Words.of("volunteer.withdraw.save"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("volunteer.because.missing")).raise();
				volunteers.withdraw(key, volunteer.id(), volunteer.version(), code(because));
			}, Words.of("volunteer.withdrawn"), afterwards);
	}

	private Choice<CodeList.Value> codes(Lists list, String words, @Nullable String chosen) {
		var field = CodeChoice.offering(new Choice<>(Words.of(words), CodeList.Value::code),
				volunteers.offered(list)
					.stream()
					.filter(it -> !it.code().equals(VolunteerRules.IMPORT_TAKEN_BACK))
					.toList());
		if (chosen != null) {
			CodeChoice.choose(field, volunteers.told(list, chosen));
		}
		return field;
	}

	private static String code(Choice<CodeList.Value> field) {
		return Objects.requireNonNull(CodeChoice.given(field));
	}

	/** What somebody does, as fields. */
	private final class What {

		private final Choice<CodeList.Value> role;

		private final Choice<CodeList.Value> pvg;

		private final Choice<State> state = new Choice<>(Words.of("volunteer.state"), State::name);

		private final Checkbox regulated = new Checkbox(Words.of("volunteer.regulated"));

		private final Checkbox expenses = new Checkbox(Words.of("volunteer.expenses"));

		private final DayField expires = new DayField(Words.of("volunteer.pvg-expires"));

		private final DayField supervision = new DayField(Words.of("volunteer.supervision"));

		What(@Nullable VolunteerView of) {
			role = codes(Lists.ROLE, "volunteer.role", (of != null) ? of.role() : null);
			pvg = codes(Lists.PVG, "volunteer.pvg", (of != null) ? of.pvg() : "NOT_NEEDED");
			pvg.setHelperText(Words.of("volunteer.pvg.help"));
			state.setItems(Stream.of(State.values()).filter(it -> it != State.ENDED).toList());
			state.setItemLabelGenerator(it -> Words.of("volunteer.state." + it.name()));
			state.setValue(State.APPLIED);
			if (of != null) {
				regulated.setValue(of.regulated());
				expenses.setValue(of.expenses());
				expires.setValue(of.pvgExpiresOn());
				supervision.setValue(of.supervisionDue());
				state.setValue((of.state() == State.ENDED) ? State.ACTIVE : of.state());
			}
		}

		void into(FormDialog dialog) {
			dialog.field("role", role)
				.also(regulated)
				.field("pvg", pvg)
				.field("pvgExpiresOn", expires)
				.field("state", state)
				.field("supervisionDue", supervision)
				.also(expenses);
		}

		void check(Problem.Faults faults) {
			faults.when(role.isEmpty(), "role", Words.of("volunteer.role.missing"))
				.when(pvg.isEmpty(), "pvg", Words.of("volunteer.pvg.missing"))
				.when(state.isEmpty(), "state", Words.of("volunteer.state.missing"));
		}

		Volunteers.What read() {
			return new Volunteers.What(code(role), regulated.getValue(), code(pvg), expires.getValue(),
					supervision.getValue(), expenses.getValue(), state.getValue());
		}

	}

}
