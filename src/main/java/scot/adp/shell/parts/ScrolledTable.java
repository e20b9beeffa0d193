package scot.adp.shell.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;

/** A table that is wider than a narrow window, which the keyboard scrolls too. */
public class ScrolledTable extends Div {

	/** Scrolls a table, under its name. */
	public ScrolledTable(NativeTable table, String name) {
		super(table);
		addClassName("table-scroll");
		getElement().setAttribute("role", "region").setAttribute("tabindex", "0").setAttribute("aria-label", name);
	}

}
