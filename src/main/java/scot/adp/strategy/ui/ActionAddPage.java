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
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.parts.PlanLinks;

/** Adds an action to a plan. */
@Route("actions/:plan/new")
@OpenTo("strategy.action.add")
@Outline(Outline.Shape.FORM)
class ActionAddPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final PlanEditing editing;

	private final Plans plans;

	private final ActionRegister register;

	private final Partners partners;

	private final Groups groups;

	private String title = "";

	ActionAddPage(PlanEditing editing, Plans plans, ActionRegister register, Partners partners, Groups groups) {
		this.editing = editing;
		this.plans = plans;
		this.register = register;
		this.partners = partners;
		this.groups = groups;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		PlanCode code = StrategyView.code(event.getRouteParameters().get("plan").orElseThrow());
		PlanView plan = plans.plan(code).orElseThrow(() -> Problem.notFound("plan", code.value()));
		title = getTranslation("edit.new", plan.code().value());
		headed(title, getTranslation("edit.new.purpose"));
		reachedBy(Crumbs.of(getTranslation("edit.new.crumb"), new Anchor(PlanLinks.plan(code), plan.code().value())));
		add(new Panel(getTranslation("edit.panel"),
				new ActionForm(editing, Offers.of(code, plans, register, partners, groups, null, List.of()), null, null,
						List.of(), new ActionForm.Outlet() {

							@Override
							public void saved(String saved) {
								UI.getCurrent().navigate(PlanLinks.action(code, saved));
							}

							@Override
							public void leave() {
								UI.getCurrent().navigate(PlanLinks.plan(code));
							}

						})
					.follows(event.getLocation().getQueryParameters())));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

}
