package scot.adp.strategy.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.GroupField;
import scot.adp.directory.parts.MemberField;
import scot.adp.directory.parts.UnitField;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.SearchWords;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.LineField;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.PrincipleView;
import scot.adp.strategy.PriorityView;
import scot.adp.strategy.StatusView;

/**
 * The filters of the list of actions. They live in the address, so a filtered list is a
 * link.
 */
class ActionFilters extends Div {

	final LineField text = new LineField(getTranslation("filter.text"), SearchWords.TEXT_LIMIT);

	final Choice<PlanView> plan = new Choice<>(getTranslation("filter.plan"), PlanView::code);

	final Choice<PriorityView> priority = new Choice<>(getTranslation("filter.priority"), PriorityView::code);

	final Choice<OutcomeView> outcome = new Choice<>(getTranslation("filter.outcome"), OutcomeView::code);

	final Choice<PrincipleView> principle = new Choice<>(getTranslation("filter.principle"), PrincipleView::code);

	final UnitField unit;

	final MemberField person;

	final GroupField group;

	final Choices<ActionView.Kind> kind = new Choices<>(getTranslation("filter.kind"), ActionView.Kind::name);

	final Choices<StatusView> status = new Choices<>(getTranslation("filter.status"), StatusView::code);

	final Choices<Freshness> freshness = new Choices<>(getTranslation("filter.freshness"), Freshness::name);

	final Checkbox slipped = new Checkbox(getTranslation("filter.slipped"));

	final Button reset = new Button(getTranslation("filter.reset"));

	private final Details more = new Details(getTranslation("filter.more"));

	private final Partners partners;

	private boolean unowned;

	private String asAt = "";

	ActionFilters(List<PlanView> plans, Partners partners, Members members, Groups groups) {
		this.partners = partners;
		this.unit = new UnitField(getTranslation("filter.unit"), partners);
		this.person = new MemberField(getTranslation("filter.person"), members);
		this.group = new GroupField(getTranslation("filter.group"), groups);
		plan.setItems(plans);
		addClassName("filters");
		text.setClearButtonVisible(true);
		plan.setItemLabelGenerator(it -> it.code().value());
		priority.setItemLabelGenerator(PriorityView::title);
		outcome.setItemLabelGenerator(it -> it.code() + " " + it.title());
		principle.setItemLabelGenerator(PrincipleView::title);
		kind.setItemLabelGenerator(it -> getTranslation("kind." + it.name()));
		kind.setItems(ActionView.Kind.values());
		status.setItemLabelGenerator(StatusView::label);
		freshness.setItemLabelGenerator(it -> getTranslation("freshness." + it.name()));
		freshness.setItems(Freshness.values());
		for (var field : List.of(plan, priority, outcome, principle)) {
			field.setClearButtonVisible(true);
		}
		reset.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
		var first = new Div(text, plan, unit, status, freshness);
		first.addClassName("filter-row");
		var second = new Div(priority, outcome, principle, person, group, kind, slipped);
		second.addClassName("filter-row");
		more.add(second);
		add(first, more, reset);
	}

	/** Calls back whenever the reader changes a filter. */
	void onChange(Runnable changed) {
		for (HasValue<?, ?> field : List.<HasValue<?, ?>>of(text, plan, priority, outcome, principle, unit, person,
				group, kind, status, freshness, slipped)) {
			field.addValueChangeListener(event -> {
				if (event.isFromClient()) {
					changed.run();
				}
			});
		}
		reset.addClickListener(event -> {
			show(asAt.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(Map.of(AsAtBar.PARAMETER, asAt)),
					null);
			changed.run();
		});
	}

	/** Says what a plan offers to choose from. */
	void offerOfPlan(List<PriorityView> priorities, List<OutcomeView> outcomes, List<PrincipleView> principles,
			List<StatusView> statuses) {
		priority.setItems(priorities);
		outcome.setItems(outcomes);
		principle.setItems(principles);
		status.setItems(statuses);
	}

	/** Shows what an address says; what it names and does not exist is left out. */
	void show(QueryParameters address, @Nullable PlanView chosenPlan) {
		plan.setValue(chosenPlan);
		text.setValue(one(address, "text"));
		choose(priority, address, "priority", PriorityView::code);
		choose(outcome, address, "outcome", OutcomeView::code);
		choose(principle, address, "principle", PrincipleView::code);
		unit.setValue(partners.unit(one(address, "unit")).orElse(null));
		person.choose(member(one(address, "person")));
		choose(group, address, "group", GroupId::value);
		kind.setValue(named(address, "kind", ActionView.Kind.class));
		freshness.setValue(named(address, "freshness", Freshness.class));
		var codes = codes(address, "status");
		status.setValue(status.getListDataView()
			.getItems()
			.filter(it -> codes.contains(it.code()))
			.collect(Collectors.toSet()));
		asAt = one(address, AsAtBar.PARAMETER);
		unowned = address.getSingleParameter("unowned").isPresent();
		slipped.setValue(address.getSingleParameter("slipped").isPresent());
		if (!priority.isEmpty() || !outcome.isEmpty() || !principle.isEmpty() || !person.isEmpty() || !group.isEmpty()
				|| !kind.isEmpty() || slipped.getValue()) {
			more.setOpened(true);
		}
	}

	/** The filters as an address holds them. */
	QueryParameters address() {
		var parameters = new LinkedHashMap<String, String>();
		put(parameters, "plan", plan, it -> it.code().value());
		put(parameters, "text", Blanks.strip(text.getValue()));
		put(parameters, "priority", priority, PriorityView::code);
		put(parameters, "outcome", outcome, OutcomeView::code);
		put(parameters, "principle", principle, PrincipleView::code);
		put(parameters, "unit", unit, it -> it.code().value());
		put(parameters, "person", person, it -> it.id().value().toString());
		put(parameters, "group", group, GroupId::value);
		put(parameters, "kind", joined(kind.getValue(), Enum::name));
		put(parameters, "status", joined(status.getValue(), StatusView::code));
		put(parameters, "freshness", joined(freshness.getValue(), Enum::name));
		put(parameters, "unowned", unowned ? "yes" : "");
		put(parameters, AsAtBar.PARAMETER, asAt);
		put(parameters, "slipped", slipped.getValue() ? "yes" : "");
		return QueryParameters.simple(parameters);
	}

	/** The filters as the register takes them. */
	ActionFilter filter() {
		return new ActionFilter(map(plan, PlanView::code), map(priority, PriorityView::code),
				map(outcome, OutcomeView::code), map(principle, PrincipleView::code), unit.chosen(), person.chosen(),
				group.getValue(), kind.getValue(),
				status.getValue().stream().map(StatusView::code).collect(Collectors.toSet()), freshness.getValue(),
				unowned, slipped.getValue(), Blanks.isBlank(text.getValue()) ? null : text.getValue());
	}

	/** What the filters choose, in words; one line where they choose nothing. */
	List<String> words() {
		var words = new ArrayList<String>();
		say(words, text.getLabel(), text.getValue());
		say(words, plan, it -> it.code().value());
		say(words, priority, PriorityView::title);
		say(words, outcome, it -> it.code() + " " + it.title());
		say(words, principle, PrincipleView::title);
		say(words, unit, UnitView::name);
		say(words, person, it -> "%s, %s".formatted(it.name(), it.post()));
		say(words, group, group.getItemLabelGenerator()::apply);
		say(words, kind.getLabel(), joined(kind.getValue(), it -> getTranslation("kind." + it.name())));
		say(words, status.getLabel(), joined(status.getValue(), StatusView::label));
		say(words, freshness.getLabel(), joined(freshness.getValue(), it -> getTranslation("freshness." + it.name())));
		if (unowned) {
			words.add(getTranslation("status.no-lead"));
		}
		if (slipped.getValue()) {
			words.add(slipped.getLabel());
		}
		return words.isEmpty() ? List.of(getTranslation("save.about.all")) : words;
	}

	/**
	 * What the filters choose by, as codes; of words that were typed only that they were.
	 */
	Map<String, String> codes() {
		var codes = new LinkedHashMap<String, String>();
		address().getParameters().forEach((name, values) -> codes.put(name, String.join(",", values)));
		codes.replace("text", "given");
		return codes;
	}

	boolean unowned() {
		return unowned;
	}

	private static <T, V> @Nullable V map(Choice<T> field, Function<T, V> value) {
		return field.getOptionalValue().map(value).orElse(null);
	}

	private static <T> void choose(Choice<T> field, QueryParameters address, String name, Function<T, String> code) {
		String wanted = one(address, name);
		field.setValue(wanted.isEmpty() ? null
				: field.getListDataView()
					.getItems()
					.filter(it -> code.apply(it).equals(wanted))
					.findFirst()
					.orElse(null));
	}

	private static @Nullable MemberId member(String id) {
		try {
			return id.isEmpty() ? null : new MemberId(UUID.fromString(id));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static <E extends Enum<E>> Set<E> named(QueryParameters address, String name, Class<E> type) {
		var codes = codes(address, name);
		return Arrays.stream(type.getEnumConstants())
			.filter(constant -> codes.contains(constant.name()))
			.collect(Collectors.toSet());
	}

	private static Set<String> codes(QueryParameters address, String name) {
		return Arrays.stream(one(address, name).split(",")).map(Blanks::strip).collect(Collectors.toSet());
	}

	private static String one(QueryParameters address, String name) {
		return address.getSingleParameter(name).orElse("");
	}

	private static <T> void say(List<String> words, Choice<T> field, Function<T, String> label) {
		say(words, field.getLabel(), Objects.requireNonNullElse(map(field, label), ""));
	}

	private static void say(List<String> words, String label, String value) {
		if (!Blanks.isBlank(value)) {
			words.add("%s: %s".formatted(label, value));
		}
	}

	private static <T> String joined(Set<T> values, Function<T, String> code) {
		return values.stream().map(code).sorted().collect(Collectors.joining(","));
	}

	private static <T> void put(Map<String, String> parameters, String name, Choice<T> field,
			Function<T, String> code) {
		put(parameters, name, Objects.requireNonNullElse(map(field, code), ""));
	}

	private static void put(Map<String, String> parameters, String name, String value) {
		if (!value.isEmpty()) {
			parameters.put(name, value);
		}
	}

}
