package scot.adp.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import scot.adp.shell.SearchResult.Group;
import scot.adp.shell.spi.SearchHit;

/** Shows what was found: a list of links. */
final class SearchHits extends UnorderedList {

	SearchHits(Group group) {
		addClassName("hits");
		group.hits().forEach(hit -> add(row(hit)));
	}

	private static ListItem row(SearchHit hit) {
		var link = new Anchor(hit.href());
		if (hit.code() != null) {
			var code = new Span(hit.code());
			code.addClassName("code");
			link.add(code);
		}
		link.add(new Span(hit.title()));
		var row = new ListItem(link);
		if (!hit.detail().isEmpty()) {
			var detail = new Span(hit.detail());
			detail.addClassName("work-detail");
			row.add(detail);
		}
		if (!hit.part().isEmpty()) {
			row.add(part(hit));
		}
		return row;
	}

	private static Component part(SearchHit hit) {
		var part = new Span();
		part.addClassNames("work-detail", "hit-part");
		for (SearchHit.Piece piece : hit.part()) {
			var words = new Span(piece.words());
			if (piece.found()) {
				words.addClassName("hit-words");
			}
			part.add(words);
		}
		return part;
	}

	/** What to know of a search beside what was found; empty where there is nothing. */
	static Component withheld(SearchResult found, Component asking) {
		var lines = new Div();
		lines.addClassName("withheld");
		if (!found.withheld().isEmpty()) {
			var list = new UnorderedList();
			found.withheld().forEach(it -> list.add(new ListItem(asking.getTranslation("search.not." + it.name()))));
			var details = new NativeDetails(asking.getTranslation("search.not"), new Div(list));
			lines.add(details);
		}
		return lines;
	}

	/** How many there are, as it is told to everyone. */
	static String told(SearchResult found, String text, Component asking) {
		if (found.count() == 0) {
			return asking.getTranslation("search.none", text);
		}
		String key = found.similarOnly() ? "search.similar" : "search.found";
		return asking.getTranslation(found.more() ? key + ".more" : key, found.count(), text);
	}

	/** Says what can be searched for. */
	static Paragraph hint(Component asking) {
		var hint = new Paragraph(asking.getTranslation("search.hint"));
		hint.addClassName("work-detail");
		return hint;
	}

}
