package scot.adp.families.ui;

import java.util.Iterator;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.TallyRules;

/**
 * Whoever is worried about a child rings, and types nothing here: whom, as it stands on
 * the pages on which somebody counts too.
 */
final class Worried extends Paragraph {

	Worried(ActivityLists lists) {
		addClassName("notice");
		add(new Span(getTranslation("family.worried") + " "));
		Iterator<TallyRules.Helpline> lines = lists.worried().iterator();
		while (lines.hasNext()) {
			var line = lines.next();
			add(new Anchor("tel:" + line.dialled(), getTranslation("family.worried.ring", line.name(), line.number())),
					new Span(" %s ".formatted(getTranslation(
							lines.hasNext() ? "family.worried.when" : "family.worried.when.last", line.when()))));
		}
	}

}
