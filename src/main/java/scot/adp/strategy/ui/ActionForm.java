package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupView;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Codes;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Checked;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.ActionChange;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.PlanTarget;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.PrincipleView;
import scot.adp.strategy.PriorityView;

/**
 * What a plan says of an action, to be changed or said for the first time. Only what was
 * changed is sent, so that what others changed meanwhile is not undone.
 */
class ActionForm extends Composite<Div> {

	final LineField code = new LineField("", CodeIdentifier.LIMIT);

	final LineField title = new LineField("", PlanEditing.TITLE_LIMIT);

	final Choice<PriorityView> priority = new Choice<>("", PriorityView::code);

	final LineField grouping = new LineField("", PlanEditing.TITLE_LIMIT);

	final Choice<ActionView.Kind> kind = new Choice<>("", ActionView.Kind::name);

	final Choices<OutcomeView> outcomes = new Choices<>("", OutcomeView::code);

	final Choices<PrincipleView> principles = new Choices<>("", PrincipleView::code);

	final Choices<Target> crosswalk = new Choices<>("", Target::target);

	final Choice<UnitView> leadUnit = new Choice<>("", UnitView::code);

	final Choices<UnitView> partnerUnits = new Choices<>("", UnitView::code);

	final Choice<GroupView> group = new Choice<>("", GroupView::code);

	final WholeNumberField cadenceMonths = new WholeNumberField("");

	final DayField startsOn = new DayField("");

	final DayField endsOn = new DayField("");

	final Choice<PlanView> namesPlan = new Choice<>("", PlanView::code);

	final WordsField publishedText = new WordsField("", PlanEditing.TEXT_LIMIT);

	final WordsField why = new WordsField("", PlanEditing.WHY_LIMIT);

	final LineField decision = new LineField("", PlanEditing.DECISION_LIMIT);

	final Button save = new Button();

	private final Div conflict = new Div();

	private final PlanEditing editing;

	private final Offer offer;

	private final Outlet outlet;

	private final Map<String, HasValue<?, ?>> fields = new LinkedHashMap<>();

	private final FormHead head;

	private final Map<String, Object> start = new LinkedHashMap<>();

	private final @Nullable ActionView action;

	// The same form sends the same key, so a double click saves once.
	private String key = UUID.randomUUID().toString();

	/**
	 * Makes a form.
	 * @param action the one to change, or null for a new one
	 */
	ActionForm(PlanEditing editing, Offer offer, @Nullable ActionView action, @Nullable PlanCode namedPlan,
			List<PlanTarget> targets, Outlet outlet) {
		this.editing = editing;
		this.offer = offer;
		this.action = action;
		this.outlet = outlet;
		this.head = new FormHead(
				(action != null) ? Place.of("strategy.action", action.plan(), action.code()).at(action.version())
						: Place.of("strategy.action.new", offer.plan()));
		addFields();
		if (action != null) {
			fill(action, namedPlan, targets);
		}
		fields.forEach((name, field) -> start.put(name, value(field)));
		conflict.addClassName("conflict");
		conflict.getElement().setAttribute("role", "alert");
		conflict.setVisible(false);
		save.setText(getTranslation((action != null) ? "edit.save" : "edit.add"));
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		// A field tells its value when it loses the focus.
		save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
		var verbs = new Div(save, new Button(getTranslation("cancel"), event -> outlet.leave()));
		verbs.addClassName("verbs");
		getContent().addClassName("update-form");
		getContent().add(head, conflict);
		fields.values().forEach(field -> getContent().add((Component) field));
		getContent().add(new H2(getTranslation("edit.reason")), why, decision, verbs);
	}

	/** Names the decision that the change follows from, where the address tells one. */
	ActionForm follows(QueryParameters address) {
		address.getSingleParameter("decision")
			.filter(reference -> reference.length() <= PlanEditing.DECISION_LIMIT)
			.ifPresent(decision::setValue);
		return this;
	}

	private void addFields() {
		if (action == null) {
			add("code", code);
			code.setHelperText(getTranslation("edit.code.help"));
		}
		add("title", title);
		title.setRequiredIndicatorVisible(true);
		add("priority", priority);
		priority.setItems(offer.priorities());
		priority.setItemLabelGenerator(it -> it.code() + " " + it.title());
		priority.setRequiredIndicatorVisible(true);
		add("grouping", grouping);
		add("kind", kind);
		kind.setItems(ActionView.Kind.values());
		kind.setItemLabelGenerator(it -> getTranslation("kind." + it.name()));
		kind.setRequiredIndicatorVisible(true);
		add("outcomes", outcomes);
		List.of(outcomes, principles, partnerUnits, crosswalk)
			.forEach(field -> field.setAutoExpand(Choices.AutoExpandMode.VERTICAL));
		outcomes.setItems(offer.outcomes());
		outcomes.setItemLabelGenerator(it -> it.code() + " " + it.title());
		add("principles", principles);
		principles.setItems(offer.principles());
		principles.setItemLabelGenerator(PrincipleView::title);
		add("leadUnit", leadUnit);
		leadUnit.setItems(offer.units());
		leadUnit.setItemLabelGenerator(ActionForm::named);
		leadUnit.setClearButtonVisible(true);
		leadUnit.setHelperText(getTranslation("edit.leadUnit.help"));
		add("partnerUnits", partnerUnits);
		partnerUnits.setItems(offer.units());
		partnerUnits.setItemLabelGenerator(ActionForm::named);
		add("group", group);
		group.setItems(offer.groups());
		group.setItemLabelGenerator(GroupView::name);
		group.setClearButtonVisible(true);
		group.setHelperText(getTranslation("edit.group.help"));
		add("cadenceMonths", cadenceMonths);
		cadenceMonths.setHelperText(getTranslation("edit.cadenceMonths.help"));
		add("startsOn", startsOn);
		add("endsOn", endsOn);
		add("crosswalk", crosswalk);
		crosswalk.setItems(offer.targets());
		crosswalk.setItemLabelGenerator(it -> it.target() + " " + it.title());
		add("namesPlan", namesPlan);
		namesPlan.setItems(offer.plans());
		namesPlan.setItemLabelGenerator(it -> it.code().value() + " " + it.title());
		namesPlan.setClearButtonVisible(true);
		namesPlan.setHelperText(getTranslation("edit.namesPlan.help"));
		add("publishedText", publishedText);
		why.setLabel(getTranslation("edit.why"));
		why.setRequiredIndicatorVisible(true);
		why.setWidthFull();
		decision.setLabel(getTranslation("edit.decision"));
		decision.setHelperText(getTranslation("edit.decision.help"));
		decision.setWidthFull();
		head.field("why", why).field("decision", decision);
	}

	private <F extends Component & HasValue<?, ?> & Checked> void add(String name, F field) {
		field.getElement().setProperty("label", label(name));
		if (!(field instanceof DayField) && !(field instanceof WholeNumberField)) {
			field.getElement().getStyle().set("width", "100%");
		}
		fields.put(name, field);
		head.field(name, field);
	}

	private void fill(ActionView action, @Nullable PlanCode namedPlan, List<PlanTarget> targets) {
		title.setValue(action.title());
		choose(priority, offer.priorities().stream().filter(it -> it.code().equals(action.priority())).toList());
		grouping.setValue(Objects.requireNonNullElse(action.grouping(), ""));
		kind.setValue(action.kind());
		outcomes.setValue(offer.outcomes().stream().filter(it -> action.outcomes().contains(it.code())).toList());
		principles.setValue(offer.principles().stream().filter(it -> action.principles().contains(it.code())).toList());
		choose(leadUnit, offer.units().stream().filter(it -> it.code().equals(action.leadUnit())).toList());
		partnerUnits.setValue(offer.units().stream().filter(it -> action.partnerUnits().contains(it.code())).toList());
		choose(group, offer.groups().stream().filter(it -> it.code().equals(action.group())).toList());
		cadenceMonths.setValue(offer.cadenceMonths());
		startsOn.setValue(action.startsOn());
		endsOn.setValue(action.endsOn());
		var offered = new LinkedHashMap<PlanTarget, Target>();
		offer.targets().forEach(it -> offered.put(it.target(), it));
		// What it counts towards stays, also where the other plan does not offer it any
		// more.
		targets.forEach(target -> offered.computeIfAbsent(target, it -> new Target(it, "")));
		crosswalk.setItems(offered.values());
		crosswalk.setValue(targets.stream().map(offered::get).filter(Objects::nonNull).toList());
		choose(namesPlan, offer.plans().stream().filter(it -> it.code().equals(namedPlan)).toList());
		publishedText.setValue(Objects.requireNonNullElse(action.publishedText(), ""));
	}

	private static <T> void choose(Choice<T> field, List<T> found) {
		found.stream().findFirst().ifPresent(field::setValue);
	}

	private void save() {
		conflict.setVisible(false);
		String[] saved = { "" };
		boolean done = head.run(() -> saved[0] = (action != null) ? change(action) : addNew(), this::showConflict);
		save.setEnabled(true);
		if (done) {
			Announcement.done(getTranslation("edit.saved", saved[0]));
			outlet.saved(saved[0]);
		}
	}

	private String change(ActionView action) {
		var change = ActionChange.of(key, List.of(new ActionRef(action.plan(), action.code(), head.version())));
		var faults = new Problem.Faults();
		if (changed("title")) {
			change.title(title.getValue());
		}
		if (changed("priority")) {
			faults.when(priority.getValue() == null, "priority", getTranslation("edit.missing"));
			priority.getOptionalValue().ifPresent(it -> change.priority(it.code()));
		}
		if (changed("kind")) {
			faults.when(kind.getValue() == null, "kind", getTranslation("edit.missing"));
			kind.getOptionalValue().ifPresent(change::kind);
		}
		faults.raise();
		if (changed("grouping")) {
			change.grouping(grouping.getValue());
		}
		if (changed("outcomes")) {
			change.outcomes(outcomes());
		}
		if (changed("principles")) {
			change.principles(principles());
		}
		if (changed("leadUnit")) {
			change.leadUnit(leadUnit.getOptionalValue().map(UnitView::code).orElse(null));
		}
		if (changed("partnerUnits")) {
			change.partnerUnits(partnerUnits.getValue().stream().map(UnitView::code).toList());
		}
		if (changed("group")) {
			change.group(group.getOptionalValue().map(GroupView::code).orElse(null));
		}
		if (changed("cadenceMonths")) {
			change.cadenceMonths(cadenceMonths.getValue());
		}
		if (changed("startsOn")) {
			change.startsOn(startsOn.getValue());
		}
		if (changed("endsOn")) {
			change.endsOn(endsOn.getValue());
		}
		if (changed("crosswalk")) {
			change.crosswalk(crosswalk.getValue().stream().map(Target::target).toList());
		}
		if (changed("namesPlan")) {
			change.namesPlan(namesPlan.getOptionalValue().map(PlanView::code).orElse(null));
		}
		if (changed("publishedText")) {
			change.publishedText(publishedText.getValue());
		}
		editing.change(change.because(why.getValue(), decision.getValue()));
		return action.code();
	}

	private String addNew() {
		new Problem.Faults().when(priority.getValue() == null, "priority", getTranslation("edit.missing"))
			.when(kind.getValue() == null, "kind", getTranslation("edit.missing"))
			.when(title.isEmpty(), "title", getTranslation("edit.missing"))
			.raise();
		String chosen = Blanks.isBlank(code.getValue())
				? editing.proposeCode(offer.plan(), priority.getValue().code(), outcomes())
				: Codes.form(code.getValue());
		editing.add(new PlanEditing.NewAction(key, offer.plan(), chosen, title.getValue(), publishedText.getValue(),
				priority.getValue().code(), grouping.getValue(), outcomes(), principles(), kind.getValue(),
				leadUnit.getOptionalValue().map(UnitView::code).orElse(null),
				partnerUnits.getValue().stream().map(UnitView::code).toList(),
				group.getOptionalValue().map(GroupView::code).orElse(null), cadenceMonths.getValue(),
				startsOn.getValue(), endsOn.getValue(), crosswalk.getValue().stream().map(Target::target).toList(),
				namesPlan.getOptionalValue().map(PlanView::code).orElse(null), why.getValue(), decision.getValue()));
		return chosen;
	}

	private List<String> outcomes() {
		return offer.outcomes().stream().filter(outcomes.getValue()::contains).map(OutcomeView::code).toList();
	}

	private List<String> principles() {
		return offer.principles().stream().filter(principles.getValue()::contains).map(PrincipleView::code).toList();
	}

	private boolean changed(String name) {
		return !value(Objects.requireNonNull(fields.get(name))).equals(start.get(name));
	}

	private static Object value(HasValue<?, ?> field) {
		@Nullable Object value = field.getValue();
		return (value instanceof Set<?> set) ? Set.copyOf(set) : Objects.requireNonNullElse(value, "");
	}

	private boolean showConflict(Problem problem) {
		if (problem.code() != Problem.Code.CONFLICT || action == null || problem.currentVersion() == null) {
			return false;
		}
		showConflict(action, problem.currentVersion(), String.valueOf(problem.getMessage()));
		return true;
	}

	/** Shows what is stored beside what was typed; nothing typed is lost. */
	private void showConflict(ActionView action, int current, String message) {
		conflict.removeAll();
		conflict.setVisible(true);
		var theirs = new Div(new H3(getTranslation("conflict.theirs")));
		editing.versions(List.of(action.id()))
			.getOrDefault(action.id(), List.of())
			.stream()
			.findFirst()
			.ifPresent(latest -> theirs.add(new VersionText(latest)));
		var mine = new Div(new H3(getTranslation("conflict.mine")));
		var facts = new Facts();
		fields.forEach((name, field) -> {
			if (changed(name)) {
				facts.with(label(name), text(field));
			}
		});
		mine.add(facts);
		var both = new Div(theirs, mine);
		both.addClassName("versions");
		var keep = new Button(getTranslation("conflict.keep"), event -> {
			head.at(current);
			key = UUID.randomUUID().toString();
			conflict.setVisible(false);
			save.focus();
		});
		var verbs = new Div(keep, new Button(getTranslation("conflict.drop"), event -> {
			head.forget();
			outlet.leave();
		}));
		verbs.addClassName("verbs");
		conflict.add(new H2(getTranslation("conflict.title")), new Paragraph(message), both, verbs);
	}

	private String text(HasValue<?, ?> field) {
		@Nullable Object value = field.getValue();
		if (value instanceof Collection<?> many) {
			return String.join("; ", many.stream().map(ActionForm::shown).toList());
		}
		return (value == null || Blanks.isBlank(value.toString())) ? getTranslation("edit.none") : shown(value);
	}

	private static String shown(Object value) {
		return switch (value) {
			case PriorityView it -> it.title();
			case OutcomeView it -> it.code();
			case PrincipleView it -> it.title();
			case UnitView it -> it.name();
			case GroupView it -> it.name();
			case PlanView it -> it.code().value();
			case Target it -> it.target().toString();
			case ActionView.Kind it -> Wording.text("kind." + it.name());
			case LocalDate it -> Dates.full(it);
			default -> value.toString();
		};
	}

	/** What a field is called. */
	static String label(String field) {
		return Wording.text(field.equals("title") ? "edit.title.field" : "edit." + field);
	}

	private static String named(UnitView unit) {
		return "%s, %s".formatted(unit.name(), unit.organisationName());
	}

	/** Something in another plan that may be counted towards. */
	record Target(PlanTarget target, String title) {
	}

	/**
	 * What can be chosen.
	 *
	 * @param plan whose action it is
	 * @param plans the other plans
	 * @param cadenceMonths what stands, or null
	 */
	record Offer(PlanCode plan, List<PlanView> plans, List<PriorityView> priorities, List<OutcomeView> outcomes,
			List<PrincipleView> principles, List<Target> targets, List<UnitView> units, List<GroupView> groups,
			@Nullable Integer cadenceMonths) {
	}

	/** Where to go from the form. */
	interface Outlet {

		/** Something was saved. */
		void saved(String code);

		/** Nothing was. */
		void leave();

	}

}
