package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.directory.Partners;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Codes;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.Health;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanClosing;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanConflicts;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.PlanFiles;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.PriorityView;
import scot.adp.strategy.parts.PlanLinks;
import scot.adp.strategy.parts.Standing;
import scot.adp.strategy.spi.PlanPanel;

/**
 * A plan on one page: the vision, and each priority with its outcomes and their health.
 */
@Route("strategy/:plan?")
@Menu(title = "strategy.title", order = 10)
@OpenTo("strategy.plan.read")
class StrategyView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** More than any plan has. */
	private static final int ACTIONS = 500;

	private final Plans plans;

	private final ActionRegister register;

	private final Members members;

	private final PlanFiles files;

	private final PlanClosing closing;

	private final PlanConflicts conflicts;

	private final PlanEditing editing;

	private final Partners partners;

	private final ObjectProvider<PlanPanel> panels;

	private final ListExports exports;

	private final Clock clock;

	private String title = "";

	StrategyView(Plans plans, ActionRegister register, Members members, PlanFiles files, PlanClosing closing,
			PlanConflicts conflicts, PlanEditing editing, Partners partners, ObjectProvider<PlanPanel> panels,
			ListExports exports, Clock clock) {
		this.plans = plans;
		this.register = register;
		this.members = members;
		this.files = files;
		this.closing = closing;
		this.conflicts = conflicts;
		this.editing = editing;
		this.partners = partners;
		this.panels = panels;
		this.exports = exports;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		AsAt.show(AsAtBar.day(event.getLocation()), () -> show(event));
	}

	private void show(BeforeEnterEvent event) {
		clear();
		List<PlanView> all = plans.plans();
		PlanView plan = chosen(all, event.getRouteParameters().get("plan").orElse(null));
		title = plan.title();
		headed(plan.title(), period(plan));
		add(new AsAtBar(AsAt.day(), LocalDate.now(clock)), switcher(all, plan));
		Health health = plans.health(List.of(plan.code())).getOrDefault(plan.code(), Health.EMPTY);
		var promise = new Panel(getTranslation("strategy.promise"));
		if (plan.vision() != null) {
			promise.add(new Paragraph(plan.vision()));
		}
		promise.add(Wording.health(health), links(plan, health));
		if (AsAt.day() == null) {
			promise.add(new PlanTools(plan, members.me(), files, closing, conflicts));
		}
		namedBy(plan).ifPresent(promise::add);
		add(promise);
		Map<String, OutcomeView> outcomes = plans.outcomes(List.of(plan.code()))
			.getOrDefault(plan.code(), List.of())
			.stream()
			.collect(Collectors.toMap(OutcomeView::code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
		var outcomeHealth = plans.outcomeHealth(List.of(plan.code())).getOrDefault(plan.code(), Map.of());
		var priorityHealth = plans.priorityHealth(List.of(plan.code())).getOrDefault(plan.code(), Map.of());
		var priorities = plans.priorities(List.of(plan.code())).getOrDefault(plan.code(), List.of());
		boolean withoutOutcomes = outcomes.isEmpty() && health.actionCount() > 0;
		Map<String, List<ActionView>> actions = withoutOutcomes
				? register.page(ActionFilter.of(plan.code()), ActionOrder.PLAN, false, 0, ACTIONS)
					.stream()
					.collect(Collectors.groupingBy(ActionView::priority))
				: Map.of();
		add(listLine(plan, outcomes.size(), health.actionCount()));
		for (PriorityView priority : priorities.stream().filter(it -> !it.crossCutting()).toList()) {
			add(priority(plan, priority, outcomes, outcomeHealth,
					priorityHealth.getOrDefault(priority.code(), Health.EMPTY),
					actions.getOrDefault(priority.code(), List.of())));
		}
		var standing = outcomes.values().stream().filter(outcome -> outcome.priority() == null).toList();
		if (!standing.isEmpty()) {
			var panel = new Panel(getTranslation("strategy.outcomes"));
			standing.forEach(outcome -> panel.add(outcome(plan, outcome, outcomeHealth)));
			add(panel);
		}
		var crossCutting = priorities.stream().filter(PriorityView::crossCutting).toList();
		if (!crossCutting.isEmpty()) {
			var list = new UnorderedList();
			crossCutting.forEach(priority -> list.add(new ListItem(priority.title())));
			add(new Panel(getTranslation("strategy.cross-cutting"), list));
		}
		Caller caller = members.me();
		panels.stream()
			.sorted(Comparator.comparingInt(PlanPanel::order))
			.forEach(panel -> panel.on(plan, caller).ifPresent(this::add));
	}

	/** Saves the outcomes, or the actions of a plan that names none. */
	private Component listLine(PlanView plan, int outcomes, int actions) {
		@Nullable LocalDate day = AsAt.day();
		if (outcomes > 0) {
			return new ListLine(getTranslation("save.count.outcomes", outcomes),
					new SaveList(exports, () -> AsAt.list(day, PlanTables.outcomes(plans, plan))));
		}
		var filter = ActionFilter.of(plan.code());
		return new ListLine(getTranslation("actions.count", actions),
				new SaveList(exports,
						() -> AsAt.list(day,
								new ActionTable(partners, members)
									.list("actions-" + plan.code().value(), getTranslation("actions.title"),
											List.of(plan.title()),
											(offset, limit) -> register.page(filter, ActionOrder.PLAN, false, offset,
													limit),
											() -> register.count(filter))
									.filteredBy(Map.of("plan", plan.code().value())))));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	/** The plan that the address names, or the first. */
	static PlanView chosen(List<PlanView> plans, @Nullable String code) {
		if (plans.isEmpty()) {
			throw Problem.notFound("plan", "any");
		}
		if (code == null) {
			return plans.getFirst();
		}
		var codes = plans.stream().map(plan -> plan.code().value()).toList();
		return plans.get(codes.indexOf(Codes.among(codes, code).orElseThrow(why -> Problem.notFound("plan", code))));
	}

	private String period(PlanView plan) {
		String from = Dates.full(plan.effective().from());
		String state = getTranslation("plan.state." + plan.state().name());
		return (plan.effective().to() != null)
				? getTranslation("plan.period", state, from, Dates.full(plan.effective().to()))
				: getTranslation("plan.period.open", state, from);
	}

	private Component switcher(List<PlanView> all, PlanView chosen) {
		var nav = new Nav();
		nav.setAriaLabel(getTranslation("strategy.plans"));
		nav.addClassName("switch");
		for (PlanView plan : all) {
			var link = new Anchor(PlanLinks.plan(plan.code()), plan.code().value());
			link.setTitle(plan.title());
			if (plan.equals(chosen)) {
				link.getElement().setAttribute("aria-current", "page");
			}
			nav.add(link);
		}
		return nav;
	}

	private Component links(PlanView plan, Health health) {
		var links = new Div();
		links.addClassName("links");
		String code = plan.code().value();
		if (health.actionCount() > 0) {
			links
				.add(new Anchor(PlanLinks.actions("plan", code), getTranslation("strategy.all", health.actionCount())));
		}
		if (health.stale() > 0) {
			links.add(new Anchor(PlanLinks.actions("plan", code, "freshness", "STALE"),
					getTranslation("strategy.stale", health.stale())));
		}
		if (health.unowned() > 0) {
			links.add(new Anchor(PlanLinks.actions("plan", code, "unowned", "yes"),
					getTranslation("strategy.unowned", health.unowned())));
		}
		return links;
	}

	/** The actions of other plans whose own action plan this is. */
	private Optional<Component> namedBy(PlanView plan) {
		var ids = editing.naming(List.of(plan.code())).getOrDefault(plan.code(), List.of());
		if (ids.isEmpty()) {
			return Optional.empty();
		}
		var links = new Div(new Span(getTranslation("plan.named-by")));
		links.addClassName("links");
		register.byIds(ids)
			.values()
			.forEach(action -> links
				.add(new Anchor(PlanLinks.action(action), "%s %s".formatted(action.code(), action.title()))));
		return Optional.of(links);
	}

	private Component priority(PlanView plan, PriorityView priority, Map<String, OutcomeView> outcomes,
			Map<String, Health> outcomeHealth, Health health, List<ActionView> actions) {
		var panel = new Panel(priority.title());
		var all = new Anchor(PlanLinks.actions("plan", plan.code().value(), "priority", priority.code()),
				getTranslation("strategy.actions", health.actionCount()));
		Named.of(all, priority.title());
		panel.withAside(all);
		if (priority.aim() != null) {
			panel.add(new Paragraph(priority.aim()));
		}
		if (!actions.isEmpty()) {
			panel.add(actions(actions));
		}
		for (var area : priority.areas()) {
			var heading = new Paragraph(area.title());
			heading.addClassName("area");
			panel.add(heading);
			area.outcomes()
				.stream()
				.map(outcomes::get)
				.filter(Objects::nonNull)
				.forEach(outcome -> panel.add(outcome(plan, outcome, outcomeHealth)));
		}
		return panel;
	}

	/** The actions of a plan that names no outcomes, right below their priority. */
	private Component actions(List<ActionView> actions) {
		var rows = new UnorderedList();
		rows.addClassName("work");
		for (ActionView action : actions) {
			var code = new Span(action.code());
			code.addClassName("code");
			var what = new Div(new Div(code, new Anchor(PlanLinks.action(action), action.title())));
			what.addClassName("work-what");
			var row = new ListItem(what);
			if (action.national() != null && action.national().timeline() != null) {
				var when = new Div(getTranslation("timeline." + action.national().timeline().name()));
				when.addClassName("work-who");
				row.add(when);
			}
			row.add(Standing.shown(action));
			rows.add(row);
		}
		return rows;
	}

	private Component outcome(PlanView plan, OutcomeView outcome, Map<String, Health> health) {
		var code = new Span(outcome.code());
		code.addClassName("code");
		var link = new Anchor(PlanLinks.outcome(plan.code(), outcome.code()), outcome.title());
		var heading = new H3(code, link);
		var row = new Div(heading);
		row.addClassName("outcome-row");
		Health counted = health.getOrDefault(outcome.code(), Health.EMPTY);
		if (counted.actionCount() > 0) {
			row.add(Wording.health(counted));
		}
		if (!outcome.parts().isEmpty()) {
			var parts = new UnorderedList();
			outcome.parts().forEach(part -> parts.add(new ListItem(part.title())));
			row.add(parts);
		}
		return row;
	}

	/** The code of a plan in an address. */
	static PlanCode code(String text) {
		try {
			return new PlanCode(text);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("plan", text);
		}
	}

}
