package scot.adp.strategy.ui;

import java.util.List;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.PlanTarget;
import scot.adp.strategy.Plans;
import scot.adp.strategy.parts.PlanLinks;

/** Changes what the plan says of an action. */
@Route("actions/:plan/:code/edit")
@OpenTo("strategy.action.change")
@Outline(Outline.Shape.FORM)
class ActionEditPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final PlanEditing editing;

	private final Plans plans;

	private final ActionRegister register;

	private final Partners partners;

	private final Groups groups;

	private String title = "";

	ActionEditPage(PlanEditing editing, Plans plans, ActionRegister register, Partners partners, Groups groups) {
		this.editing = editing;
		this.plans = plans;
		this.register = register;
		this.partners = partners;
		this.groups = groups;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		PlanCode plan = StrategyView.code(event.getRouteParameters().get("plan").orElseThrow());
		String code = event.getRouteParameters().get("code").orElseThrow();
		ActionView action = register.find(plan, code)
			.orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
		title = getTranslation("edit.title", action.code(), action.title());
		headed(title, getTranslation("edit.purpose"));
		reachedBy(Crumbs.of(getTranslation("edit.crumb"), new Anchor(PlanLinks.action(plan, code), action.code())));
		var ids = List.of(action.id());
		var targets = plans.crosswalks(ids)
			.getOrDefault(action.id(), List.of())
			.stream()
			.map(target -> new PlanTarget(target.plan(), target.code()))
			.toList();
		add(new Panel(getTranslation("edit.panel"),
				new ActionForm(editing,
						Offers.of(plan, plans, register, partners, groups, editing.cadences(ids).get(action.id()),
								action.partnerUnits()),
						action, editing.namedPlans(ids).get(action.id()), targets, new ActionForm.Outlet() {

							@Override
							public void saved(String saved) {
								leave();
							}

							@Override
							public void leave() {
								UI.getCurrent().navigate(PlanLinks.action(plan, code));
							}

						})
					.follows(event.getLocation().getQueryParameters())));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

}
