package scot.adp.strategy.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import scot.adp.strategy.CrosswalkView;
import scot.adp.strategy.PlanView;

/** The way back up, and the way across to other plans. */
final class Crumbs {

	private Crumbs() {
	}

	/** The way from above to here. */
	static Nav to(Anchor above, String here) {
		var last = new ListItem(here);
		last.getElement().setAttribute("aria-current", "page");
		var nav = new Nav(new OrderedList(new ListItem(above), last));
		nav.addClassName("crumbs");
		nav.setAriaLabel(Wording.text("nav.crumbs"));
		return nav;
	}

	/** What something also counts towards. */
	static ListItem target(CrosswalkView target) {
		var code = new Span(target.code());
		code.addClassName("code");
		var item = new ListItem(code, new Span(target.title()));
		var plan = new Span(
				Wording.text((target.planState() == PlanView.State.CLOSED) ? "crosswalk.closed" : "crosswalk.plan",
						target.planTitle()));
		plan.addClassName("work-detail");
		item.add(plan);
		return item;
	}

}
