package scot.adp.measures.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.measures.PublishedFigures;
import scot.adp.measures.PublishedFigures.Known;
import scot.adp.measures.PublishedPeriod;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** What others publish that is kept here, with the newest that is known of each. */
@Route("published")
@Menu(title = "published.title", order = 32)
@OpenTo("measures.published.read")
class PublishedView extends ListPage<Known> {

	private final PublishedFigures published;

	private final Clock clock;

	PublishedView(PublishedFigures published, Members members, ListExports exports, Clock clock) {
		super("published.title", "published.purpose", "published.none", exports);
		this.published = published;
		this.clock = clock;
		if (members.me().may("measures.published.record")) {
			var load = new Anchor("published/load", getTranslation("published-load.title"));
			var verbs = new Div(load);
			verbs.addClassName("verbs");
			add(verbs);
		}
		grid.addComponentColumn(
				row -> cell(new Anchor("published/" + row.series().code().value(), row.series().title()),
						List.of(row.series().publisher())))
			.setHeader(getTranslation("published.series"))
			.setFlexGrow(3);
		grid.addComponentColumn(row -> cell(new Span(last(row)), Arrays.asList(released(row))))
			.setHeader(getTranslation("published.newest"))
			.setFlexGrow(2);
		grid.addComponentColumn(row -> cell(new Span(next(row)), List.of(expected(row, LocalDate.now(this.clock)))))
			.setHeader(getTranslation("published.next"))
			.setFlexGrow(2);
		laidOut();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("published.count", rows);
	}

	@Override
	protected ListExport<Known> list() {
		LocalDate today = LocalDate.now(clock);
		List<ListColumn<Known>> columns = List.of(
				new ListColumn<>(getTranslation("save.col.code"), 22, row -> row.series().code().value()),
				new ListColumn<>(getTranslation("published.series"), 45, row -> row.series().title()),
				new ListColumn<>(getTranslation("published.publisher"), 40, row -> row.series().publisher()),
				new ListColumn<>(getTranslation("published.last"), 20, PublishedView::last),
				new ListColumn<>(getTranslation("published.on"), 14, Known::publishedOn),
				new ListColumn<>(getTranslation("published.next"), 40, row -> expected(row, today)));
		return ListExport.whole("published-series", getTranslation("published.title"),
				List.of(getTranslation("save.about.all")), columns, published::series);
	}

	private static String last(Known row) {
		return (row.last() != null) ? row.last().name() : Words.of("published.nothing");
	}

	private static String next(Known row) {
		@Nullable PublishedPeriod next = row.next();
		return (next != null) ? next.name() : "";
	}

	private static @Nullable String released(Known row) {
		@Nullable LocalDate on = row.publishedOn();
		return (on != null) ? Words.of("published.released", Dates.full(on)) : null;
	}

	/** When the next release is expected, or that it is. */
	static String expected(Known row, LocalDate today) {
		if (row.next() == null || row.dueOn() == null) {
			return "";
		}
		return Words.of(row.overdue(today) ? "published.expected-since" : "published.expected",
				Dates.full(row.dueOn()));
	}

}
