package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.directory.Partners;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.CrosswalkView;
import scot.adp.strategy.Health;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.Plans;
import scot.adp.strategy.PrincipleView;
import scot.adp.strategy.PriorityView;
import scot.adp.strategy.parts.ActionRows;
import scot.adp.strategy.parts.PlanLinks;
import scot.adp.strategy.spi.OutcomePanel;

/**
 * One promised outcome: its health, what is done about it, what it also counts towards.
 */
@Route("outcomes/:plan/:outcome")
@OpenTo("strategy.plan.read")
class OutcomePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int ACTIONS = 100;

	private final Plans plans;

	private final ActionRegister register;

	private final Partners partners;

	private final Members members;

	private final ActionRows rows;

	private final ObjectProvider<OutcomePanel> panels;

	private final ListExports exports;

	private final Clock clock;

	private String title = "";

	OutcomePage(Plans plans, ActionRegister register, Partners partners, Members members, ActionRows rows,
			ObjectProvider<OutcomePanel> panels, ListExports exports, Clock clock) {
		this.plans = plans;
		this.register = register;
		this.partners = partners;
		this.members = members;
		this.rows = rows;
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
		PlanCode plan = StrategyView.code(event.getRouteParameters().get("plan").orElseThrow());
		String code = event.getRouteParameters().get("outcome").orElseThrow();
		OutcomeView outcome = plans.outcomes(List.of(plan))
			.getOrDefault(plan, List.of())
			.stream()
			.filter(it -> it.code().equals(code))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("outcome", plan.value() + "/" + code));
		title = getTranslation("outcome.title", code, outcome.title());
		headed(title,
				plans.priorities(List.of(plan))
					.getOrDefault(plan, List.of())
					.stream()
					.filter(priority -> priority.code().equals(outcome.priority()))
					.map(PriorityView::title)
					.findFirst()
					.orElse(""));
		reachedBy(Crumbs.of(code, new Anchor(PlanLinks.plan(plan), getTranslation("strategy.title"))));
		add(new AsAtBar(AsAt.day(), LocalDate.now(clock)));
		if (outcome.publishedText() != null) {
			add(new Panel(getTranslation("outcome.published"), new Paragraph(outcome.publishedText())));
		}
		var health = plans.outcomeHealth(List.of(plan)).getOrDefault(plan, Map.of()).getOrDefault(code, Health.EMPTY);
		var verdict = new Div(Wording.health(health));
		verdict.addClassName("verdict");
		add(verdict);
		var filter = new ActionFilter(plan, null, code, null, null, null, null, Set.of(), Set.of(), Set.of(), false,
				null);
		List<ActionView> actions = register.page(filter, ActionOrder.PLAN, false, 0, ACTIONS);
		var columns = new Div(actions(plan, code, actions, filter), aside(plan, outcome, actions));
		columns.addClassName("columns");
		Caller caller = members.me();
		show(outcome, caller, order -> order < OutcomePanel.ACTIONS);
		add(columns);
		show(outcome, caller, order -> order >= OutcomePanel.ACTIONS);
	}

	private void show(OutcomeView outcome, Caller caller, IntPredicate place) {
		panels.stream()
			.filter(panel -> place.test(panel.order()))
			.sorted(Comparator.comparingInt(OutcomePanel::order))
			.forEach(panel -> panel.on(outcome, caller).ifPresent(this::add));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private Panel actions(PlanCode plan, String outcome, List<ActionView> actions, ActionFilter filter) {
		var panel = new Panel(getTranslation("outcome.actions"));
		if (actions.isEmpty()) {
			var empty = new Paragraph(getTranslation("outcome.actions.none"));
			empty.addClassName("empty");
			panel.add(empty);
			return panel;
		}
		@Nullable LocalDate day = AsAt.day();
		panel.withAside(
				new Anchor(PlanLinks.actions("plan", plan.value(), "outcome", outcome),
						getTranslation("outcome.list", actions.size())),
				new SaveList(exports, () -> AsAt.list(day, list(plan, outcome, filter))));
		panel.add(rows.of(actions));
		return panel;
	}

	private ListExport<?> list(PlanCode plan, String outcome, ActionFilter filter) {
		return new ActionTable(partners, members)
			.list("actions-" + outcome, getTranslation("outcome.actions"), List.of(title),
					(offset, limit) -> register.page(filter, ActionOrder.PLAN, false, offset, limit),
					() -> register.count(filter))
			.filteredBy(Map.of("plan", plan.value(), "outcome", outcome));
	}

	private Div aside(PlanCode plan, OutcomeView outcome, List<ActionView> actions) {
		var aside = new Div();
		aside.addClassName("aside");
		if (!outcome.parts().isEmpty()) {
			var parts = new UnorderedList();
			outcome.parts().forEach(part -> parts.add(new ListItem(part.code() + " " + part.title())));
			aside.add(new Panel(getTranslation("outcome.parts"), parts));
		}
		var carried = actions.stream().flatMap(action -> action.principles().stream()).collect(Collectors.toSet());
		var principles = plans.principles(List.of(plan))
			.getOrDefault(plan, List.of())
			.stream()
			.filter(principle -> carried.contains(principle.code()))
			.toList();
		if (!principles.isEmpty()) {
			var chips = new UnorderedList();
			chips.addClassName("chips");
			for (PrincipleView principle : principles) {
				chips.add(new ListItem(principle.title()));
			}
			aside.add(new Panel(getTranslation("outcome.principles"), chips));
		}
		var targets = plans.crosswalks(actions.stream().map(ActionView::id).toList())
			.values()
			.stream()
			.flatMap(List::stream)
			.distinct()
			.toList();
		if (!targets.isEmpty()) {
			var list = new UnorderedList();
			list.addClassName("plain");
			for (CrosswalkView target : targets) {
				list.add(Wording.target(target));
			}
			aside.add(new Panel(getTranslation("outcome.crosswalk"), list));
		}
		return aside;
	}

}
