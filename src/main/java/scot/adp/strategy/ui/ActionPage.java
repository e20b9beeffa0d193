package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.PrincipleView;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.parts.PlanLinks;
import scot.adp.strategy.parts.Standing;
import scot.adp.strategy.spi.ActionPanel;

/** One action: how it stands, the one-minute update, its history, who answers for it. */
@Route("actions/:plan/:code")
@OpenTo("strategy.action.read")
class ActionPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Plans plans;

	private final ActionRegister register;

	private final Members members;

	private final Groups groups;

	private final UpdateForms forms;

	private final OwnerPanels owners;

	private final HelpPanels help;

	private final ActionRecords records;

	private final ObjectProvider<ActionPanel> panels;

	private final Clock clock;

	private String title = "";

	ActionPage(Plans plans, ActionRegister register, Members members, Groups groups, UpdateForms forms,
			OwnerPanels owners, HelpPanels help, ActionRecords records, ObjectProvider<ActionPanel> panels,
			Clock clock) {
		this.plans = plans;
		this.register = register;
		this.members = members;
		this.groups = groups;
		this.forms = forms;
		this.owners = owners;
		this.help = help;
		this.records = records;
		this.panels = panels;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		PlanCode plan = StrategyView.code(event.getRouteParameters().get("plan").orElseThrow());
		String code = event.getRouteParameters().get("code").orElseThrow();
		QueryParameters address = event.getLocation().getQueryParameters();
		@Nullable LocalDate day = AsAtBar.day(event.getLocation());
		if (day != null) {
			AsAt.show(day, () -> show(plan, code, null, false));
			return;
		}
		boolean fromToday = address.getSingleParameter("update").isPresent();
		show(plan, code, null, fromToday);
		if (address.getSingleParameter("lead").isPresent() && members.me().may("strategy.action.assign")) {
			ActionView action = find(plan, code);
			owners.ask(action, () -> afterwards(action, true));
		}
		if (address.getSingleParameter("give").isPresent()) {
			ActionView action = find(plan, code);
			if (action.answeredForBy(members.me()) && members.me().may("strategy.action.give")) {
				owners.give(action, () -> afterwards(action, true));
			}
		}
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private ActionView find(PlanCode plan, String code) {
		return register.find(plan, code).orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
	}

	private void show(PlanCode planCode, String code, @Nullable UpdateView correcting, boolean fromToday) {
		clear();
		@Nullable LocalDate day = AsAt.day();
		Optional<ActionView> known = register.find(planCode, code);
		if (day != null && known.isEmpty()) {
			notKnown(AsAt.on(null, () -> find(planCode, code)), day);
			return;
		}
		ActionView action = known.orElseThrow(() -> Problem.notFound("action", planCode.value() + "/" + code));
		PlanView plan = plans.plan(planCode).orElseThrow();
		Caller caller = members.me();
		title = "%s %s".formatted(action.code(), action.title());
		headed(title, getTranslation("kind.does." + action.kind().name())
				+ ((action.grouping() != null) ? " · " + action.grouping() : ""));
		reachedBy(Crumbs.of(action.code(), new Anchor(PlanLinks.plan(planCode), getTranslation("strategy.title"))));
		add(new AsAtBar(day, LocalDate.now(clock)));
		var standing = new Div(Standing.shown(action), new Span(Standing.due(action)));
		standing.addClassName("verdict");
		add(standing);
		var columns = new Div(main(plan, action, caller, correcting, fromToday), aside(plan, action, caller));
		columns.addClassName("columns");
		add(columns);
	}

	/** The parts of strategy and the panels of others, each in its place. */
	private Div main(PlanView plan, ActionView action, Caller caller, @Nullable UpdateView correcting,
			boolean fromToday) {
		Runnable again = () -> show(action.plan(), action.code(), null, fromToday);
		boolean mayWrite = action.asAt() == null && action.answeredForBy(caller);
		var requests = help.of(List.of(action.id())).getOrDefault(action.id(), List.of());
		var parts = new ArrayList<Part>();
		if (action.withdrawnOn() != null) {
			parts.add(new Part(ActionPanel.UPDATE,
					new Panel(getTranslation("action.withdrawn"),
							new Paragraph(getTranslation("action.withdrawn.why", Dates.full(action.withdrawnOn()),
									Objects.requireNonNullElse(action.withdrawnReason(), ""))))));
		}
		else if (mayWrite) {
			parts.add(new Part(ActionPanel.UPDATE, forms.panel(plan, action, caller, correcting,
					HelpPanels.waits(requests), fromToday, () -> afterwards(action, fromToday))));
		}
		parts.add(new Part(ActionPanel.HELP,
				help.panel(action, requests, caller, mayWrite, () -> show(action.plan(), action.code(), null, false))));
		parts.add(new Part(ActionPanel.HISTORY, records.history(action,
				mayWrite ? update -> show(action.plan(), action.code(), update, fromToday) : null)));
		parts.add(new Part(ActionPanel.RECORD, records.versions(action, caller, again)));
		panels.forEach(
				panel -> panel.on(action, caller, again).ifPresent(shown -> parts.add(new Part(panel.order(), shown))));
		var main = new Div();
		main.addClassName("main-column");
		parts.stream().sorted(Comparator.comparingInt(Part::order)).forEach(part -> main.add(part.shown()));
		return main;
	}

	/** Says that there was nothing to show yet. */
	private void notKnown(ActionView later, LocalDate day) {
		title = "%s %s".formatted(later.code(), later.title());
		headed(title, "");
		reachedBy(Crumbs.of(later.code(), new Anchor(PlanLinks.plan(later.plan()), getTranslation("strategy.title"))));
		var empty = new Paragraph(getTranslation("as-at.unknown.what"));
		empty.addClassName("empty");
		add(new AsAtBar(day, LocalDate.now(clock)), new Panel(getTranslation("as-at.unknown", later.code()), empty));
	}

	/** Goes back to where the reader came from to do this. */
	private void afterwards(ActionView action, boolean fromToday) {
		if (fromToday) {
			UI.getCurrent().navigate("");
		}
		else {
			show(action.plan(), action.code(), null, false);
		}
	}

	private Div aside(PlanView plan, ActionView action, Caller caller) {
		var aside = new Div();
		aside.addClassName("aside");
		aside.add(owners.panel(action, caller, () -> afterwards(action, false)));
		aside.add(new Panel(getTranslation("action.facts"), facts(plan, action)));
		if (action.national() != null && action.national().localResponse() != null) {
			aside.add(new Panel(getTranslation("action.local-response"),
					new Paragraph(action.national().localResponse())));
		}
		if (!action.outcomes().isEmpty()) {
			var list = new UnorderedList();
			list.addClassName("plain");
			var titles = plans.outcomes(List.of(plan.code()))
				.getOrDefault(plan.code(), List.of())
				.stream()
				.collect(Collectors.toMap(OutcomeView::code, OutcomeView::title));
			for (String outcome : action.outcomes()) {
				var code = new Span(outcome);
				code.addClassName("code");
				list.add(new ListItem(code,
						new Anchor(PlanLinks.outcome(plan.code(), outcome), titles.getOrDefault(outcome, outcome))));
			}
			aside.add(new Panel(getTranslation("action.outcomes"), list));
		}
		if (!action.principles().isEmpty()) {
			var chips = new UnorderedList();
			chips.addClassName("chips");
			plans.principles(List.of(plan.code()))
				.getOrDefault(plan.code(), List.of())
				.stream()
				.filter(principle -> action.principles().contains(principle.code()))
				.map(PrincipleView::title)
				.forEach(principle -> chips.add(new ListItem(principle)));
			aside.add(new Panel(getTranslation("action.principles"), chips));
		}
		var targets = plans.crosswalks(List.of(action.id())).getOrDefault(action.id(), List.of());
		if (!targets.isEmpty()) {
			var list = new UnorderedList();
			list.addClassName("plain");
			targets.forEach(target -> list.add(Wording.target(target)));
			aside.add(new Panel(getTranslation("outcome.crosswalk"), list));
		}
		return aside;
	}

	private Facts facts(PlanView plan, ActionView action) {
		var facts = new Facts().with(getTranslation("filter.plan"), plan.code().value())
			.with(getTranslation("filter.kind"), getTranslation("kind." + action.kind().name()))
			.with(getTranslation("filter.freshness"), getTranslation("freshness." + action.freshness().name()))
			.with(getTranslation("filter.group"), group(action));
		day(facts, "action.starts", action.startsOn());
		day(facts, "action.ends", action.endsOn());
		day(facts, "action.review", action.reviewOn());
		if (action.national() != null) {
			var national = action.national();
			facts
				.with(getTranslation("national.group"),
						(national.statusGroup() != null)
								? getTranslation("status-group." + national.statusGroup().name()) : null)
				.with(getTranslation("national.timeline"),
						(national.timeline() != null) ? getTranslation("timeline." + national.timeline().name()) : null)
				.with(getTranslation("national.tranche"), national.tranche())
				.with(getTranslation("national.note"), national.sourceNote());
		}
		return facts;
	}

	private void day(Facts facts, String key, @Nullable LocalDate day) {
		facts.with(getTranslation(key), (day != null) ? Dates.full(day) : null);
	}

	private @Nullable String group(ActionView action) {
		return groups.groups()
			.stream()
			.filter(group -> group.code().equals(action.group()))
			.map(GroupView::name)
			.findFirst()
			.orElse(null);
	}

	/** Something of the main column and where it stands. */
	private record Part(int order, Component shown) {
	}

}
