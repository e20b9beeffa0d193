package scot.adp.shell.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/**
 * A page: its only heading of the first level, a line that says what it is for, its
 * content.
 */
@Outline(Outline.Shape.RECORD)
public abstract class Page extends Main {

	/** The element that the skip link jumps to. */
	public static final String ID = "main";

	private final Div way = new Div();

	private final H1 heading = new H1();

	private final Paragraph purpose = new Paragraph();

	protected Page() {
		setId(ID);
		addClassName("page");
		getElement().setAttribute("tabindex", "-1");
		// Where whoever comes from another page begins.
		heading.getElement().setAttribute("tabindex", "-1");
		purpose.addClassName("purpose");
		var words = new Div(heading, purpose);
		var header = new Div(words);
		header.addClassName("page-header");
		add(way, header);
	}

	/** Says what the page is and what it is for. */
	protected final void headed(String title, String line) {
		heading.setText(title);
		purpose.setText(line);
		purpose.setVisible(!line.isBlank());
	}

	/** Shows the way back up above the heading. */
	protected final void reachedBy(Component crumbs) {
		way.add(crumbs);
	}

	/** Lets the keyboard scroll a page on which nothing else takes the focus. */
	protected final void scrolledByKeyboard() {
		getElement().setAttribute("tabindex", "0");
	}

	/** Leads to a part of the page that was asked for, and marks it. */
	protected static void leadTo(Component part) {
		part.addClassName("sought");
		part.getElement().setAttribute("tabindex", "-1").executeJs("this.focus()");
	}

	/** Takes everything below the heading away, to be filled anew. */
	protected final void clear() {
		way.removeAll();
		getChildren().skip(2).toList().forEach(this::remove);
	}

}
