package scot.adp.governance.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import scot.adp.shell.parts.Words;

/** The way to a page of a meeting. */
final class Crumbs {

	private Crumbs() {
	}

	/** The way from above to here. */
	static Nav of(String here, Anchor... above) {
		var list = new OrderedList();
		for (Anchor anchor : above) {
			list.add(new ListItem(anchor));
		}
		var last = new ListItem(here);
		last.getElement().setAttribute("aria-current", "page");
		list.add(last);
		var nav = new Nav(list);
		nav.addClassName("crumbs");
		nav.setAriaLabel(Words.of("nav.crumbs"));
		return nav;
	}

}
