package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.FamilySupports;
import scot.adp.families.SupportEntry;
import scot.adp.families.SupportFact;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;

/**
 * A family in less than a minute: what it is called, since when, and who belongs to it.
 */
class NewFamily extends Div {

	private static final int REFERENCE_LIMIT = 20;

	private static final String EARLY_HELP = "UNIVERSAL";

	final LineField ownRef = new LineField(getTranslation("family.own-ref"), REFERENCE_LIMIT);

	final DayField requested = new DayField(getTranslation("family.requested"));

	final DayField started = new DayField(getTranslation("family.first-support"));

	final Choice<CodeList.Value> tier;

	final List<Person> people = new ArrayList<>();

	final Button save = new Button(getTranslation("family.new.save"));

	private final Choice<OrganisationNames.UnitName> unit = new Choice<>(getTranslation("family.unit"),
			it -> it.unit().value());

	private final Choice<CodeList.Value> source;

	private final Choice<CodeList.Value> affected;

	private final Choices<CodeList.Value> reasons;

	private final Choices<CodeList.Value> wellbeing;

	private final AreaChoice area;

	private final UnitField joint;

	private final Div persons = new Div();

	private final Sure sure = new Sure(new Checkbox(getTranslation("family.sure")));

	private final Div saved = new Div();

	// What is typed here tells of a family, so it is kept nowhere before it is saved.
	private final FormHead head = new FormHead(Place.NOWHERE);

	private final FamilySupports supports;

	private final LocalDate today;

	private final Runnable afterwards;

	private String key = UUID.randomUUID().toString();

	/**
	 * Makes the form.
	 * @param keeping the units for which families are recorded, one at least
	 * @param afterwards what to do once something was saved
	 */
	NewFamily(FamilySupports supports, Areas areas, Partners partners, List<OrganisationNames.UnitName> keeping,
			LocalDate today, Runnable afterwards) {
		this.supports = supports;
		this.today = today;
		this.afterwards = afterwards;
		tier = codes(Lists.TIER, "family.tier");
		source = codes(Lists.SOURCE, "family.source");
		affected = codes(Lists.AFFECTED_SINCE, "family.affected");
		reasons = FamilyFields.several(supports, Lists.REASON, "family.reasons", List.of(), today);
		wellbeing = FamilyFields.several(supports, Lists.WELLBEING, "family.wellbeing", List.of(), today);
		area = new AreaChoice(areas, today, null);
		joint = new UnitField(getTranslation("family.joint.unit"), partners);
		joint.setHelperText(getTranslation("family.joint.help"));
		unit.setItems(keeping);
		unit.setItemLabelGenerator(OrganisationNames.UnitName::name);
		unit.setVisible(keeping.size() > 1);
		if (keeping.size() == 1) {
			unit.setValue(keeping.getFirst());
		}
		Stream.of(requested, started).forEach(day -> day.setMax(today));
		head.field("ownRef", ownRef)
			.field("requestedOn", requested)
			.field("firstSupportOn", started)
			.field("tier", tier)
			.field("source", source)
			.field("affectedSince", affected)
			.field("reasons", reasons)
			.field("wellbeing", wellbeing)
			.field("area", area)
			.field("jointWith", joint)
			.field("unit", unit)
			.field("confirmed", sure.box());
		begin();
		addPerson();
		add(new Panel(getTranslation("family.new"), form(), saved));
	}

	private void begin() {
		ownRef.clear();
		requested.setValue(today);
		started.clear();
		source.clear();
		affected.clear();
		reasons.clear();
		wellbeing.clear();
		area.clear();
		joint.clear();
		supports.list(Lists.TIER).find(EARLY_HELP).ifPresent(tier::setValue);
	}

	private Choice<CodeList.Value> codes(Lists list, String words) {
		var field = new Choice<CodeList.Value>(getTranslation(words), CodeList.Value::code);
		field.setItems(supports.list(list).on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		return field;
	}

	private Div form() {
		ownRef.setPlaceholder(getTranslation("family.own-ref.example"));
		started.setHelperText(getTranslation("family.first-support.help"));
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		var typed = new Div(ownRef, requested, started, tier);
		typed.addClassName("field-row");
		var another = new Button(getTranslation("family.new.another"), event -> addPerson());
		another.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
		var more = new Details(getTranslation("family.new.more"),
				new Div(source, affected, reasons, wellbeing, area, joint));
		var verbs = new Div(another, save);
		verbs.addClassName("verbs");
		saved.getElement().setAttribute("role", "status");
		return new Div(head, unit, typed, persons, more, sure.box(), verbs);
	}

	private void addPerson() {
		var hidden = people.stream().filter(it -> !it.isVisible()).findFirst();
		if (hidden.isPresent()) {
			hidden.get().setVisible(true);
			return;
		}
		var person = new Person(people.size());
		people.add(person);
		persons.add(person);
	}

	private void save() {
		try {
			if (head.run(() -> sure.asking(once -> tell(supports.open(once, sent(), FamilySupports.Door.PAGE)))
				.accept(key))) {
				key = UUID.randomUUID().toString();
				begin();
				people.stream().skip(1).forEach(Person::away);
				people.getFirst().clear();
				sure.close();
				ownRef.focus();
				afterwards.run();
			}
		}
		finally {
			save.setEnabled(true);
		}
	}

	private FamilySupports.Sent sent() {
		var there = people.stream().filter(Person::isVisible).toList();
		var faults = new Problem.Faults().when(ownRef.isEmpty(), "ownRef", getTranslation("family.own-ref.missing"))
			.when(unit.isEmpty(), "unit", getTranslation("family.unit.missing"))
			.when(tier.isEmpty(), "tier", getTranslation("family.tier.missing"))
			.when(requested.isEmpty() && started.isEmpty(), "requestedOn", getTranslation("family.requested.missing"));
		there.forEach(it -> it.check(faults));
		faults.raise();
		var facts = new ArrayList<SupportFact>();
		if (!started.isEmpty()) {
			facts.add(SupportFact.of(SupportFact.Kind.STARTED, started.getValue()));
		}
		return new FamilySupports.Sent(new SupportEntry(unit.getValue().unit(), ownRef.getValue().strip(),
				requested.getValue(), tier.getValue().code(), given(source), given(affected),
				FamilyFields.codes(reasons), FamilyFields.codes(wellbeing), area.chosen(), null,
				Stream.ofNullable(joint.chosen()).toList(), facts, sure.given()),
				there.stream().map(Person::sent).toList());
	}

	private static @Nullable String given(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

	private void tell(FamilySupports.Recorded result) {
		String reference = ownRef.getValue().strip();
		String what = getTranslation("family.new.saved", reference);
		Announcement.done(what);
		saved.removeAll();
		saved.add(new Paragraph(what));
		result.remarks().forEach(remark -> saved.add(new Paragraph(remark.message())));
		var open = new Anchor("%s/%s".formatted(FamiliesView.ROUTE, result.id().value()),
				getTranslation("family.new.see", reference));
		open.addClassName("other-verb");
		var verbs = new Div(open);
		if (result.remarks().isEmpty()) {
			verbs.addComponentAsFirst(undo(result.id(), what));
		}
		verbs.addClassName("verbs");
		saved.add(verbs);
	}

	private Button undo(FamilySupports.Id id, String what) {
		var undo = new Button(getTranslation("family.undo"));
		Named.of(undo, what);
		String undoKey = UUID.randomUUID().toString();
		undo.setDisableOnClick(true);
		undo.addClickListener(event -> {
			if (head.runBeside(() -> supports.undo(undoKey, id))) {
				saved.removeAll();
				Announcement.done(getTranslation("family.undone"));
				afterwards.run();
				ownRef.focus();
			}
		});
		return undo;
	}

	/** Somebody of the family: who, and how old. */
	final class Person extends Div {

		private final int place;

		final Choice<CodeList.Value> role;

		final Choice<CodeList.Value> age;

		private Person(int place) {
			this.place = place;
			role = codes(Lists.ROLE, "family.role");
			age = codes(Lists.AGE_BAND, "family.age");
			role.setLabel(getTranslation("family.new.of", place + 1, role.getLabel()));
			age.setLabel(getTranslation("family.new.of", place + 1, age.getLabel()));
			head.field("members[%d].role".formatted(place), role).field("members[%d].ageBand".formatted(place), age);
			addClassName("field-row");
			add(role, age);
		}

		private void clear() {
			role.clear();
			age.clear();
		}

		private void away() {
			clear();
			setVisible(false);
		}

		private void check(Problem.Faults faults) {
			faults.when(role.isEmpty(), "members[%d].role".formatted(place), getTranslation("family.role.missing"))
				.when(age.isEmpty(), "members[%d].ageBand".formatted(place), getTranslation("family.age.missing"));
		}

		private FamilySupports.SentMember sent() {
			return new FamilySupports.SentMember(
					new SupportEntry.Member(role.getValue().code(), age.getValue().code(), null), null);
		}

	}

}
