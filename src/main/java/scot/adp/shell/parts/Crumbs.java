package scot.adp.shell.parts;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;

/** The way back up that stands above a heading. */
public final class Crumbs {

	private Crumbs() {
	}

	/** The way from above to here. */
	public static Nav of(String here, Anchor... above) {
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
