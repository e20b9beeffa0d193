package scot.adp.shell.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.shell.spi.WorkItem.Mark;

/**
 * A status by letter, word and colour together, with what stood there before below it.
 */
public class StatusMark extends Div {

	public StatusMark(Mark mark, @Nullable String detail) {
		addClassName("status");
		var letter = new Span(mark.letter());
		letter.addClassNames("status-letter", "status-" + mark.colour());
		// The word says it already.
		letter.getElement().setAttribute("aria-hidden", "true");
		var word = new Span(mark.label());
		word.addClassName("status-word");
		add(letter, word);
		if (detail != null && !detail.isBlank()) {
			var below = new Span(detail);
			below.addClassName("status-detail");
			add(below);
		}
	}

}
