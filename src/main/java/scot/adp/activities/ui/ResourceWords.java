package scot.adp.activities.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Span;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.ResourceView;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** What is said of resources, alike on all pages. */
final class ResourceWords {

	private ResourceWords() {
	}

	static String label(ActivityLists lists, ActivityLists.Kind list, String code) {
		return lists.of(list).label(code);
	}

	static String labels(ActivityLists lists, ActivityLists.Kind list, List<String> codes) {
		return codes.stream().map(it -> lists.of(list).label(it)).collect(Collectors.joining(", "));
	}

	/** A sign and a word, which tell how one stands without a colour. */
	static Span mark(ResourceView.State state) {
		var sign = new Span(switch (state) {
			case CHECK -> "!";
			case DUE -> "\u25cb";
			case CURRENT -> "\u25cf";
			case WITHDRAWN -> "\u2013";
		});
		sign.addClassName("session-sign");
		sign.getElement().setAttribute("aria-hidden", "true");
		var mark = new Span(sign, new Span(Words.of("resource.state." + state.name())));
		mark.addClassNames("session-mark", switch (state) {
			case CHECK -> "session-to-check";
			case DUE -> "session-waiting";
			case CURRENT -> "session-held";
			case WITHDRAWN -> "session-struck";
		});
		return mark;
	}

	/** Why it stands so, in a sentence. */
	static String why(ResourceView resource) {
		return switch (resource.state()) {
			case CHECK ->
				Words.of("resource.why.CHECK", Dates.full(Dates.day(Objects.requireNonNull(resource.checkSince()))));
			case DUE -> Words.of("resource.why.DUE", Dates.full(resource.reviewBy()));
			case CURRENT -> Words.of("resource.why.CURRENT", Dates.full(resource.reviewBy()));
			case WITHDRAWN ->
				Words.of("resource.why.WITHDRAWN", Dates.full(Objects.requireNonNull(resource.withdrawnOn())));
		};
	}

}
