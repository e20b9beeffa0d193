package scot.adp.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.SearchWords;
import scot.adp.shell.SearchResult.Group;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** Everything that was found, by kind; {@code ?q=} tells the words. */
@Route("search")
@OpenTo("shell.search")
@Outline(Outline.Shape.LIST)
class SearchView extends Page implements AfterNavigationObserver, HasDynamicTitle {

	final LineField text = new LineField(getTranslation("search.words"), SearchWords.TEXT_LIMIT);

	private final Paragraph told = new Paragraph();

	private final Div found = new Div();

	private final Search search;

	SearchView(Search search) {
		this.search = search;
		headed(getTranslation("search.title"), getTranslation("search.purpose"));
		text.addClassName("search");
		text.setClearButtonVisible(true);
		text.addValueChangeListener(event -> {
			if (event.isFromClient()) {
				UI.getCurrent()
					.navigate(SearchView.class, Blanks.isBlank(text.getValue()) ? QueryParameters.empty()
							: QueryParameters.of("q", Blanks.strip(text.getValue())));
			}
		});
		told.addClassName("count");
		told.getElement().setAttribute("role", "status");
		add(text, told, found);
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		String typed = event.getLocation().getQueryParameters().getSingleParameter("q").orElse("").strip();
		if (!typed.equals(Blanks.strip(text.getValue()))) {
			text.setValue(typed);
		}
		found.removeAll();
		told.setText("");
		if (typed.isEmpty()) {
			found.add(SearchHits.hint(this));
			return;
		}
		try {
			show(search.search(typed, Search.LIMIT), typed);
		}
		catch (Problem problem) {
			told.setText(problem.getMessage());
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("search.title");
	}

	private void show(SearchResult result, String typed) {
		told.setText(SearchHits.told(result, typed, this));
		for (Group group : result.groups()) {
			var panel = new Panel(getTranslation("search.kind." + group.kind().name()), new SearchHits(group));
			if (group.more()) {
				panel.add(new Paragraph(getTranslation("search.more", group.hits().size())));
			}
			found.add(panel);
		}
		if (result.groups().isEmpty()) {
			found.add(SearchHits.hint(this));
			found.add(new Paragraph(new Anchor("actions", getTranslation("search.elsewhere"))));
		}
		found.add(SearchHits.withheld(result, this));
	}

}
