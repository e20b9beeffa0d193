package scot.adp.shell.parts;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;

/** The foot of every page: what anybody may read, signed in or not. */
public class FooterLinks extends Footer {

	public FooterLinks() {
		addClassName("footer");
		var links = new UnorderedList(link("accessibility"), link("privacy"), link("report-a-problem"));
		var nav = new Nav(links);
		nav.setAriaLabel(getTranslation("footer.label"));
		add(nav);
	}

	/** Says which page a problem would be reported of. */
	public void shownOn(String page) {
		getChildren().flatMap(nav -> nav.getChildren())
			.flatMap(list -> list.getChildren())
			.flatMap(row -> row.getChildren())
			.map(Anchor.class::cast)
			.filter(link -> link.getHref().startsWith("report-a-problem"))
			.forEach(link -> link.setHref(ReportLink.to(page)));
	}

	private ListItem link(String page) {
		return new ListItem(new Anchor(page, getTranslation("footer." + page)));
	}

}
