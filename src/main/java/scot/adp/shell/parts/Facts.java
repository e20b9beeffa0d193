package scot.adp.shell.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;

/** Names and values in pairs. */
public class Facts extends DescriptionList {

	public Facts() {
		addClassName("facts");
	}

	/** Adds a pair; an absent or empty value is left out. */
	public Facts with(String name, @Nullable String value) {
		return (value == null || Blanks.isBlank(value)) ? this : with(name, new Span(value));
	}

	/** Adds a pair. */
	public Facts with(String name, Component... value) {
		add(new Term(name), new Description(value));
		return this;
	}

}
