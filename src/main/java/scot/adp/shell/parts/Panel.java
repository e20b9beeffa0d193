package scot.adp.shell.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** A part of a page with a heading of its own. */
public class Panel extends Div {

	private final Div header = new Div();

	public Panel(String title, Component... content) {
		addClassName("panel");
		// What stands in several panels of a page is told apart by theirs.
		getElement().setAttribute("role", "group").setAttribute("aria-label", title);
		var heading = new H2(title);
		header.addClassName("panel-header");
		header.add(heading);
		add(header);
		add(content);
	}

	/** Puts something to the right of the heading. */
	public Panel withAside(Component... components) {
		header.add(components);
		return this;
	}

}
