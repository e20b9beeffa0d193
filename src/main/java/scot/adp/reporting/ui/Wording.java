package scot.adp.reporting.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** Words and ways that the pages of meetings, papers and returns share. */
final class Wording {

	private Wording() {
	}

	static String text(String key, Object... parameters) {
		return new Span().getTranslation(key, parameters);
	}

	/** The way from above to here. */
	static Nav crumbs(String here, Anchor... above) {
		var list = new OrderedList();
		for (Anchor anchor : above) {
			list.add(new ListItem(anchor));
		}
		var last = new ListItem(here);
		last.getElement().setAttribute("aria-current", "page");
		list.add(last);
		var nav = new Nav(list);
		nav.addClassName("crumbs");
		nav.setAriaLabel(text("nav.crumbs"));
		return nav;
	}

}
