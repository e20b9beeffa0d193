package scot.adp.exchange.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** The line above a list: how many rows it has, and the button that saves them. */
public class ListLine extends Div {

	/**
	 * A line with a count that its page keeps up to date.
	 */
	public ListLine(Component count, SaveList save) {
		addClassName("list-line");
		add(count, save);
	}

	/** A line with a count that stays, as that of a page made anew for each look. */
	public ListLine(String count, SaveList save) {
		this(paragraph(count), save);
	}

	private static Paragraph paragraph(String count) {
		var line = new Paragraph(count);
		line.addClassName("count");
		return line;
	}

}
