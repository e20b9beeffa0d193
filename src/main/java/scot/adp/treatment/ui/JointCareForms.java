package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.JointCareEntry;
import scot.adp.treatment.JointCareFact;
import scot.adp.treatment.JointCareRules.Groups;
import scot.adp.treatment.JointCareRules.Lists;
import scot.adp.treatment.JointCareTold;
import scot.adp.treatment.JointCareView;
import scot.adp.treatment.JointCares;

/**
 * What is asked about joint care. What is typed here tells of one person, so it is kept
 * nowhere before it is saved.
 */
final class JointCareForms {

	private static final int REFERENCE_LIMIT = 40;

	private static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final JointCares jointCares;

	private final JointCareWords words;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	JointCareForms(JointCareWords words, LocalDate today, Runnable afterwards) {
		this.jointCares = words.jointCares();
		this.words = words;
		this.today = today;
		this.afterwards = afterwards;
	}

	/**
	 * Asks who was asked for whom: the number and the other service; who asked, the day
	 * and the own service are there already.
	 */
	FormDialog open(JointCares.Beginning beginning) {
		var ownRef = new LineField(Words.of("joint.own-ref"), REFERENCE_LIMIT);
		var unit = services("joint.unit", beginning.own());
		unit.setVisible(beginning.own().size() > 1);
		int top = beginning.own().stream().mapToInt(UnitView::depth).min().orElse(0);
		var above = beginning.own().stream().filter(it -> it.depth() == top).toList();
		if (above.size() == 1) {
			unit.setValue(above.getFirst());
		}
		var other = services("joint.other", beginning.all());
		beginning.all()
			.stream()
			.filter(it -> it.code().equals(beginning.last()))
			.findFirst()
			.ifPresent(other::setValue);
		var weAsked = new Choice<Boolean>(Words.of("joint.who-asked"), it -> it);
		weAsked.setItems(true, false);
		weAsked.setItemLabelGenerator(it -> Words.of(it ? "joint.we-asked" : "joint.they-asked"));
		weAsked.setValue(true);
		weAsked.setWidthFull();
		var on = day("joint.asked-on", today);
		var chi = new LineField(Words.of("joint.chi"), REFERENCE_LIMIT);
		chi.setHelperText(Words.of("joint.chi.help"));
		var more = new Div();
		more.addClassName("dialog-form");
		var sure = new Sure(new Checkbox(Words.of("joint.sure")));
		return new FormDialog(Words.of("joint.open"), Place.NOWHERE).field("ownRef", ownRef)
			.field("unit", unit)
			.field("askedOf", other)
			.field("askedBy", weAsked)
			.field("askedOn", on)
			.also(new Details(Words.of("joint.more"), more))
			.field("chi", chi, more)
			.also(sure.box())
			.save(Words.of("joint.save"), sure.asking(key -> {
				new Problem.Faults().when(ownRef.isEmpty(), "ownRef", Words.of("joint.own-ref.missing"))
					.when(unit.isEmpty(), "unit", Words.of("joint.unit.missing"))
					.when(other.isEmpty(), "askedOf", Words.of("joint.other.missing"))
					.when(weAsked.isEmpty(), "askedBy", Words.of("joint.who-asked.missing"))
					.when(on.isEmpty(), "askedOn", Words.of("joint.day.missing"))
					.raise();
				UnitId own = unit.getValue().code();
				UnitId theirs = other.getValue().code();
				jointCares.open(key,
						new JointCareEntry(weAsked.getValue() ? own : theirs, weAsked.getValue() ? theirs : own,
								ownRef.getValue().strip(), chi.isEmpty() ? null : chi.getValue().strip(), on.getValue(),
								JointCareTold.NOTHING, sure.given()),
						JointCares.Door.PAGE);
			}), Words.of("joint.opened"), afterwards);
	}

	/** Asks what a service answered; who leads is asked where one does. */
	FormDialog answer(JointCareView of) {
		var sides = jointCares.sides(of);
		var by = both("joint.answered-by", sides.answering());
		sides.answering()
			.stream()
			.filter(it -> of.answer(it) == null)
			.findFirst()
			.or(() -> sides.answering().stream().findFirst())
			.ifPresent(by::setValue);
		var answer = codes(Lists.ANSWER, "joint.answer");
		var reason = codes(Lists.REASON, "joint.reason");
		var on = day("joint.answered-on", today);
		var lead = both("joint.lead", List.of(of.askedBy(), of.askedOf()));
		var partnerRef = new LineField(Words.of("joint.partner-ref"), REFERENCE_LIMIT);
		partnerRef.setVisible(of.throughPartner());
		partnerRef.setValue((of.partnerRef() != null) ? of.partnerRef() : "");
		reason.setVisible(false);
		lead.setVisible(false);
		answer.addValueChangeListener(event -> {
			@Nullable String code = given(answer);
			reason.setVisible(jointCares.is(Groups.DECLINED, code));
			lead.setVisible(jointCares.is(Groups.WILLING, code) && of.leadUnit() == null);
		});
		return new FormDialog(Words.of("joint.answer.title", words.called(of)), Place.NOWHERE)
			.saying(words.asked(of) + ".")
			.field("answeredBy", by)
			.field("answer", answer)
			.field("reason", reason)
			.field("leadUnit", lead)
			.field("answeredOn", on)
			.field("partnerRef", partnerRef)
			.save(Words.of("joint.save"), key -> {
				new Problem.Faults().when(by.isEmpty(), "answeredBy", Words.of("joint.answered-by.missing"))
					.when(answer.isEmpty(), "answer", Words.of("joint.answer.missing"))
					.when(on.isEmpty(), "answeredOn", Words.of("joint.day.missing"))
					.raise();
				jointCares.tell(key, of.id(), of.version(),
						JointCareTold.answer(by.getValue(), answer.getValue().code(),
								reason.isVisible() ? given(reason) : null, on.getValue(),
								lead.isVisible() ? lead.getValue() : null),
						partnerRef.isEmpty() ? null : partnerRef.getValue().strip());
			}, Words.of("joint.saved"), afterwards);
	}

	/** Asks who leads. */
	FormDialog lead(JointCareView of) {
		var lead = both("joint.lead", List.of(of.askedBy(), of.askedOf()));
		Stream.ofNullable(of.leadUnit()).findFirst().ifPresent(lead::setValue);
		var on = day("joint.lead-on", today);
		return new FormDialog(Words.of("joint.lead.title", words.called(of)), Place.NOWHERE)
			.saying(Words.of("joint.lead.help"))
			.field("leadUnit", lead)
			.field("leadOn", on)
			.save(Words.of("joint.save"), key -> {
				missing(lead.isEmpty(), "leadUnit", "joint.lead.missing");
				missing(on.isEmpty(), "leadOn", "joint.day.missing");
				jointCares.tell(key, of.id(), of.version(), JointCareTold.lead(lead.getValue(), on.getValue()), null);
			}, Words.of("joint.saved"), afterwards);
	}

	/** Asks when both assessed the person, and when there was a plan. */
	FormDialog together(JointCareView of) {
		var assessed = day("joint.assessed-on", (of.assessedOn() != null) ? of.assessedOn() : today);
		var plan = day("joint.plan-on", of.planOn());
		return new FormDialog(Words.of("joint.together.title", words.called(of)), Place.NOWHERE)
			.field("assessedOn", assessed)
			.field("planOn", plan)
			.save(Words.of("joint.save"), key -> {
				missing(assessed.isEmpty() && plan.isEmpty(), "assessedOn", "joint.day.missing");
				jointCares.tell(key, of.id(), of.version(),
						JointCareTold.together(assessed.getValue(), plan.getValue()), null);
			}, Words.of("joint.saved"), afterwards);
	}

	/** Nothing more is asked. */
	FormDialog close(JointCareView of) {
		var on = day("joint.closed-on", today);
		var reason = codes(Lists.CLOSE_REASON, "joint.close-reason");
		return new FormDialog(Words.of("joint.close.title", words.called(of)), Place.NOWHERE)
			.saying(Words.of("joint.close.help"))
			.field("closedOn", on)
			.field("closeReason", reason)
			.save(Words.of("joint.close"), key -> {
				missing(on.isEmpty(), "closedOn", "joint.day.missing");
				missing(reason.isEmpty(), "closeReason", "joint.close-reason.missing");
				jointCares.tell(key, of.id(), of.version(),
						JointCareTold.closed(on.getValue(), reason.getValue().code()), null);
			}, Words.of("joint.saved"), afterwards);
	}

	/** What was told wrongly. */
	FormDialog takeBack(JointCareView of, JointCareView.Told wrong) {
		boolean closing = wrong.fact().kind() == JointCareFact.Kind.CLOSED;
		return why(Words.of("joint.take-back.title", Dates.full(wrong.fact().on())),
				closing ? Words.of("joint.reopen.help") : Words.of("joint.take-back.help"), Words.of("joint.take-back"),
				(key, because) -> jointCares.takeBack(key, of.id(), of.version(), wrong.id(), because));
	}

	/** Entered wrongly. */
	FormDialog withdraw(JointCareView of) {
		return why(Words.of("joint.withdraw.title", words.called(of)), Words.of("joint.withdraw.help"),
				Words.of("joint.withdraw"), (key, because) -> jointCares.withdraw(key, of.id(), of.version(), because));
	}

	private FormDialog why(String title, String help, String verb, Why change) {
		var because = codes(Lists.WITHDRAWN_BECAUSE, "joint.because");
		because.setItems(jointCares.list(Lists.WITHDRAWN_BECAUSE)
			.on(today)
			.stream()
			.filter(it -> !it.code().equals(IMPORT_TAKEN_BACK))
			.toList());
		return new FormDialog(title, Place.NOWHERE).saying(help).field("because", because).save(verb, key -> {
			missing(because.isEmpty(), "because", "joint.because.missing");
			change.make(key, because.getValue().code());
		}, Words.of("joint.saved"), afterwards);
	}

	private static Choice<UnitView> services(String label, List<UnitView> services) {
		var field = new Choice<UnitView>(Words.of(label), it -> it.code().value());
		field.setItems(services);
		field.setItemLabelGenerator(UnitView::name);
		field.setWidthFull();
		return field;
	}

	/** One of the two services. */
	private Choice<UnitId> both(String label, List<UnitId> services) {
		var field = new Choice<UnitId>(Words.of(label), UnitId::value);
		field.setItems(services);
		field.setItemLabelGenerator(words::name);
		field.setClearButtonVisible(true);
		field.setWidthFull();
		return field;
	}

	private Choice<CodeList.Value> codes(Lists list, String label) {
		var field = new Choice<CodeList.Value>(Words.of(label), CodeList.Value::code);
		field.setItems(jointCares.list(list).on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setClearButtonVisible(true);
		field.setWidthFull();
		return field;
	}

	private DayField day(String label, @Nullable LocalDate value) {
		var field = new DayField(Words.of(label));
		field.setMax(today);
		if (value != null) {
			field.setValue(value);
		}
		field.setWidthFull();
		return field;
	}

	private static @Nullable String given(Choice<CodeList.Value> field) {
		return field.isEmpty() ? null : Objects.requireNonNull(field.getValue()).code();
	}

	private static void missing(boolean is, String path, String label) {
		new Problem.Faults().when(is, path, Words.of(label)).raise();
	}

	/** Makes a change that takes a reason. */
	private interface Why {

		void make(String key, String because);

	}

}
