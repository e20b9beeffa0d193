package scot.adp.shell.parts;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;

/** Leads from a page to where a problem with it is reported. */
public final class ReportLink {

	/** The route of the page. */
	public static final String ROUTE = "report-a-problem";

	/** The most characters of a page's address that are handed on. */
	public static final int PAGE_LIMIT = 300;

	private ReportLink() {
	}

	/** The address with the page filled in. */
	public static String to(String page) {
		String kept = (page.length() > PAGE_LIMIT) ? page.substring(0, PAGE_LIMIT) : page;
		return kept.isBlank() ? ROUTE : "%s?%s".formatted(ROUTE, QueryParameters.of("page", kept).getQueryString());
	}

	/** The line for a page that tells of a failure under its reference. */
	public static Paragraph of(String page, String reference) {
		var link = new Anchor(
				ROUTE + "?"
						+ new QueryParameters(Map.of("page",
								List.of((page.length() > PAGE_LIMIT) ? page.substring(0, PAGE_LIMIT) : page),
								"reference", List.of(reference)))
							.getQueryString());
		link.setText(link.getTranslation("error.report"));
		return new Paragraph(link);
	}

}
