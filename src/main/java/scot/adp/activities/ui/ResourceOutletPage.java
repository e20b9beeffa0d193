package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.OutletStockView;
import scot.adp.activities.ResourceStock;
import scot.adp.activities.StockMoveView;
import scot.adp.activities.ResourceView;
import scot.adp.activities.Resources;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.PlaceId;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** One outlet: what lies there, and what was done. */
@Route("resources/outlets/:outlet")
@OpenTo("activities.stock.read")
class ResourceOutletPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final ResourceStock stock;

	private final Resources resources;

	private final ActivityLists lists;

	private final Areas areas;

	private final Members members;

	private final LocalDate today;

	private String title = "";

	ResourceOutletPage(ResourceStock stock, Resources resources, ActivityLists lists, Areas areas, Members members,
			Clock clock) {
		this.stock = stock;
		this.resources = resources;
		this.lists = lists;
		this.areas = areas;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		try {
			show(new PlaceId(UUID.fromString(event.getRouteParameters().get("outlet").orElse(""))));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(PlaceId id) {
		OutletStockView outlet = stock.outlet(id).orElseThrow(NotFoundException::new);
		clear();
		title = outlet.place().name();
		headed(title, getTranslation("resource-outlet.purpose"));
		reachedBy(Crumbs.of(title, new Anchor("resources", getTranslation("resources.title")),
				new Anchor("resources/outlets", getTranslation("resource-outlets.title"))));
		var me = members.me();
		add(there(outlet, me.may("activities.stock.record")), about(outlet), moves(outlet, me));
	}

	private Panel about(OutletStockView outlet) {
		return new Panel(getTranslation("resource-outlet.about"),
				new Facts()
					.with(getTranslation("resource-outlets.area"),
							areas.find(outlet.place().area()).map(LocalAreaView::name).orElse(null))
					.with(getTranslation("resource-outlet.address"), outlet.place().address())
					.with(getTranslation("resource-outlet.closed"),
							(outlet.place().closedOn() != null) ? Dates.full(outlet.place().closedOn()) : null));
	}

	private Panel there(OutletStockView outlet, boolean records) {
		var panel = new Panel(getTranslation("resource-outlets.there"),
				new Paragraph(ActivityWords.mark(outlet.stocked() ? "HELD" : "DID_NOT_RUN",
						getTranslation(outlet.stocked() ? "resource-outlets.stocked" : "resource-outlets.empty"))));
		if (records) {
			var record = new Button(getTranslation("outlet-stock.record"),
					event -> forms().record(outlet, null, () -> show(outlet.place().id())).open());
			record.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			panel.add(ActivityWords.verbs(record));
		}
		if (outlet.levels().isEmpty()) {
			panel.add(new Paragraph(getTranslation("resource-outlets.never")));
		}
		var list = new UnorderedList();
		list.addClassName("work");
		outlet.levels().forEach(it -> list.add(level(outlet, it, records)));
		panel.add(list);
		return panel;
	}

	private StockForms forms() {
		return new StockForms(stock, resources, lists, today);
	}

	private ListItem level(OutletStockView outlet, OutletStockView.Level level, boolean records) {
		var head = new Div(new Anchor("resources/" + level.code(), level.title()));
		head.addClassName("work-title");
		var below = new Div(getTranslation("resource-outlet.level", level.number(), Dates.full(level.lastOn())));
		below.addClassName("work-detail");
		var what = new Div(head, below);
		what.addClassName("work-what");
		if (level.state() != ResourceView.State.CURRENT) {
			what.add(ResourceWords.mark(level.state()));
		}
		var verbs = new Div();
		verbs.addClassNames("work-verbs", "row-verbs");
		if (records) {
			verbs.add(small("resource-outlet.say", level.title(),
					() -> forms().record(outlet, level.resource(), () -> show(outlet.place().id())).open()));
		}
		return new ListItem(what, verbs);
	}

	private Button small(String words, String of, Runnable done) {
		var button = new Button(getTranslation(words), event -> done.run());
		button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(button, of);
	}

	/** What was told of it, the newest first. */
	private Panel moves(OutletStockView outlet, Caller me) {
		var panel = new Panel(getTranslation("resource-outlet.moves"));
		var moves = stock.moves(List.of(outlet.place().id())).getOrDefault(outlet.place().id(), List.of());
		if (moves.isEmpty()) {
			panel.add(new Paragraph(getTranslation("resource-outlet.moves.none")));
			return panel;
		}
		var known = resources.byIds(moves.stream().map(StockMoveView::resource).distinct().toList());
		var list = new UnorderedList();
		list.addClassName("work");
		var named = Named.apart(moves, it -> said(it, known));
		for (StockMoveView move : moves) {
			var head = new Div(said(move, known));
			head.addClassName("work-title");
			var below = new Div(
					(move.struckBecause() != null)
							? getTranslation("resource-outlet.struck",
									ResourceWords.label(lists, ActivityLists.Kind.STOCK_STRUCK_BECAUSE,
											move.struckBecause()))
							: getTranslation("resource-outlet.by", move.recordedByName()));
			below.addClassName("work-detail");
			var what = new Div(head, below);
			what.addClassName("work-what");
			var verbs = new Div();
			verbs.addClassNames("work-verbs", "row-verbs");
			boolean own = me.supportTeam() || me.ownUnits().contains(move.unit());
			if (own && me.may("activities.stock.record") && move.struckBecause() == null) {
				String name = named.getOrDefault(move, move.id().toString());
				verbs.add(small("activity.strike", name,
						() -> forms().strike(move, said(move, known), () -> show(outlet.place().id())).open()));
			}
			list.add(new ListItem(what, verbs));
		}
		if (moves.size() == ResourceStock.SHOWN) {
			panel.add(ActivityWords.quiet(getTranslation("resource-outlet.moves.most", moves.size())));
		}
		panel.add(list);
		return panel;
	}

	private String said(StockMoveView move, Map<Resources.Id, ResourceView> known) {
		@Nullable ResourceView resource = known.get(move.resource());
		return getTranslation("resource-outlet.move." + move.movement().name(), Dates.full(move.happenedOn()),
				move.number(), (resource != null) ? resource.title() : "");
	}

}
