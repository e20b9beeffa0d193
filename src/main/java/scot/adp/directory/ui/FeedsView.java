package scot.adp.directory.ui;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import scot.adp.directory.FeedView;
import scot.adp.directory.Feeds;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;

/** Directories of others whose services are taken in. */
@Route("services/feeds")
@OpenTo("directory.feed.read")
class FeedsView extends ListPage<FeedView> {

	private final Feeds feeds;

	private final Partners partners;

	private final Map<UnitId, UnitView> units = new HashMap<>();

	FeedsView(Feeds feeds, Partners partners, Members members, ListExports exports) {
		super("feeds.title", "feeds.purpose", "feeds.none", exports);
		this.feeds = feeds;
		this.partners = partners;
		reachedBy(Crumbs.of(getTranslation("feeds.title"), new Anchor("services", getTranslation("services.title"))));
		if (members.me().may("directory.feed.change")) {
			var add = new Button(getTranslation("feeds.add"),
					event -> new FeedForms(feeds, partners)
						.add(id -> getUI().ifPresent(ui -> ui.navigate("services/feeds/" + id.value())))
						.open());
			var verbs = new Div(add);
			verbs.addClassNames("verbs", "page-verbs");
			add(verbs);
		}
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("feeds.feed")).setFlexGrow(4);
		grid.addComponentColumn(this::standing).setHeader(getTranslation("feeds.stand")).setFlexGrow(3);
		laidOut();
	}

	@Override
	protected ListExport<FeedView> list() {
		List<ListColumn<FeedView>> columns = List.of(new ListColumn<>(getTranslation("feeds.name"), 30, FeedView::name),
				new ListColumn<>(getTranslation("feeds.address"), 50, FeedView::address),
				new ListColumn<>(getTranslation("feeds.unit"), 30, this::unit),
				new ListColumn<>(getTranslation("feeds.nightly"), 12, FeedView::nightly),
				new ListColumn<>(getTranslation("feeds.services"), 12, FeedView::services),
				new ListColumn<>(getTranslation("feeds.stand"), 40, this::state));
		return ListExport.whole("feeds", getTranslation("feeds.title"), List.of(getTranslation("feeds.purpose")),
				columns, feeds::all);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("feeds.count", rows);
	}

	private String unit(FeedView feed) {
		return units.computeIfAbsent(feed.unit(), code -> partners.units(List.of(code)).get(code)).name();
	}

	private Component what(FeedView feed) {
		return cell(new Anchor("services/feeds/" + feed.id().value(), feed.name()),
				Arrays.asList((feed.address() != null) ? feed.address() : getTranslation("feeds.by-file"),
						getTranslation("feeds.services.count", feed.services()), unit(feed)));
	}

	private Component standing(FeedView feed) {
		return cell(new Span(state(feed)),
				Arrays.asList(
						(feed.readAt() != null) ? getTranslation("feeds.read-at", Dates.full(Dates.day(feed.readAt())))
								: null,
						(feed.takenAt() != null)
								? getTranslation("feeds.taken-at", Dates.full(Dates.day(feed.takenAt()))) : null));
	}

	private String state(FeedView feed) {
		return FeedForms.state(feed);
	}

}
