package scot.adp.treatment.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.dom.Style;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.StockLevel;

/** How many kits of a route there are: as a bar, and in words for everybody. */
final class StockMeter extends Div {

	private static final int FULL_AT_LEAST = 20;

	/**
	 * Shows a level.
	 * @param route its words
	 */
	StockMeter(String route, StockLevel level) {
		addClassName("stock-meter");
		String words = Words.of(level.low() ? "outlets.level.low" : "outlets.level", route, level.kits());
		var bar = new Element("meter");
		bar.setAttribute("min", "0");
		bar.setAttribute("max", String.valueOf(Math.max(FULL_AT_LEAST, level.kits())));
		bar.setAttribute("low", String.valueOf(level.reorderLevel()));
		bar.setAttribute("value", String.valueOf(Math.max(0, level.kits())));
		bar.setAttribute("aria-hidden", "true");
		bar.getStyle().setDisplay(Style.Display.BLOCK);
		getElement().appendChild(bar);
		add(new Span(words));
	}

}
