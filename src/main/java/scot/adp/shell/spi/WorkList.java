package scot.adp.shell.spi;

import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.spi.WorkItem.Verb;

/** Rows of work, each with what is done with it. */
public final class WorkList extends UnorderedList {

	/** Shows items in their order. */
	public WorkList(List<WorkItem> items) {
		addClassName("work");
		items.stream().map(WorkList::row).forEach(this::add);
	}

	private static ListItem row(WorkItem item) {
		var code = new Span(item.code());
		code.addClassName("code");
		var title = new Div(code, new Span(item.title()));
		title.addClassName("work-title");
		var detail = new Div(item.detail());
		detail.addClassName("work-detail");
		var what = new Div(title, detail);
		what.addClassName("work-what");
		var row = new ListItem(what);
		if (item.who() != null) {
			var who = new Div(item.who());
			who.addClassName("work-who");
			if (item.note() != null) {
				var note = new Span(item.note());
				note.addClassName("work-detail");
				who.add(note);
			}
			row.add(who);
		}
		row.add((item.mark() != null) ? new StatusMark(item.mark(), item.markDetail()) : new Div());
		var verbs = new Div(verb(item, new Verb(item.verb(), item.href()), "verb"));
		if (item.other() != null) {
			verbs.add(verb(item, item.other(), "other-verb"));
		}
		verbs.addClassName("work-verbs");
		row.add(verbs);
		return row;
	}

	private static Anchor verb(WorkItem item, Verb verb, String look) {
		var link = new Anchor(verb.href(), verb.text());
		link.addClassName(look);
		return Named.of(link, "%s %s".formatted(item.code(), item.title()));
	}

}
