package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.button.Button;
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
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Stock;
import scot.adp.treatment.StockLevel;
import scot.adp.treatment.StockMoveView;

/** One outlet: what it is, what is there, what happened to its kits. */
@Route("naloxone/outlets/:outlet")
@OpenTo("treatment.outlet.read")
class OutletPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Outlets outlets;

	private final Stock stock;

	private final Areas areas;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	private String title = "";

	OutletPage(Outlets outlets, Stock stock, Areas areas, Partners partners, Members members, Clock clock) {
		this.outlets = outlets;
		this.stock = stock;
		this.areas = areas;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("outlet").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static Outlets.Id id(String text) {
		try {
			return new Outlets.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(Outlets.Id id) {
		NaloxoneOutletView outlet = outlets.find(id).orElseThrow(NotFoundException::new);
		clear();
		title = outlet.name();
		headed(title, getTranslation("outlet.purpose"));
		reachedBy(Crumbs.of(title, new Anchor("naloxone/outlets", getTranslation("outlets.title"))));
		@Nullable UnitView unit = partners.units(List.of(outlet.unit())).get(outlet.unit());
		var facts = new Facts()
			.with(getTranslation("outlets.area"), areas.find(outlet.area()).map(LocalAreaView::name).orElse(null))
			.with(getTranslation("outlets.unit"), (unit != null) ? unit.name() : outlet.unit().value())
			.with(getTranslation("outlets.kind"), outlets.told(Lists.OUTLET_KIND, outlet.kind()).label())
			.with(getTranslation("outlet.address"), outlet.address())
			.with(getTranslation("outlets.public"),
					getTranslation(outlet.openToPublic() ? "outlets.open" : "outlets.not-open"))
			.with(getTranslation("outlets.opened"), Dates.full(outlet.openedOn()))
			.with(getTranslation("outlets.closed"), (outlet.closedOn() != null) ? Dates.full(outlet.closedOn()) : null);
		var about = new Panel(getTranslation("outlet.about"), facts);
		add(about);
		var me = members.me();
		boolean own = me.supportTeam() || me.readUnits().contains(outlet.unit());
		if (own && me.may("treatment.outlet.write")) {
			about.withAside(new Button(getTranslation("outlets.change.verb"),
					event -> OutletForms.change(outlets, outlet, () -> show(id)).open()));
		}
		if (me.may("treatment.stock.read")) {
			showStock(outlet, own && me.may("treatment.stock.record"));
		}
	}

	private void showStock(NaloxoneOutletView outlet, boolean records) {
		var panel = new Panel(getTranslation("outlets.stock"));
		for (StockLevel level : stock.levels(List.of(outlet.id())).getOrDefault(outlet.id(), List.of())) {
			panel.add(new StockMeter(outlets.told(Lists.ROUTE, level.route()).label(), level));
			panel.add(line((level.countedOn() != null) ? getTranslation("outlet.counted", Dates.full(level.countedOn()))
					: getTranslation("outlet.never-counted")));
			level.batches()
				.forEach(batch -> panel.add(line(getTranslation(
						batch.expiresOn().isBefore(today) ? "outlet.batch.expired" : "outlet.batch", batch.kits(),
						Dates.full(batch.expiresOn()), (batch.batch() != null) ? batch.batch() : ""))));
		}
		if (records) {
			var verbs = new Div(
					new Button(getTranslation("stock.move"),
							event -> OutletForms.move(outlets, stock, outlet, today, () -> show(outlet.id())).open()),
					new Button(getTranslation("stock.count"),
							event -> OutletForms.count(outlets, stock, outlet, today, () -> show(outlet.id())).open()));
			verbs.addClassName("verbs");
			panel.add(verbs);
		}
		add(panel, moves(outlet));
	}

	private Panel moves(NaloxoneOutletView outlet) {
		var moves = stock.moves(outlet.id());
		var list = new UnorderedList();
		Map<Outlets.Id, String> names = outlets
			.byIds(moves.stream()
				.flatMap(move -> Stream.of(move.outlet(), (move.toOutlet() != null) ? move.toOutlet() : move.outlet()))
				.distinct()
				.toList())
			.values()
			.stream()
			.collect(Collectors.toMap(NaloxoneOutletView::id, NaloxoneOutletView::name));
		moves.forEach(move -> list.add(new ListItem(told(move, outlet, names))));
		var panel = new Panel(getTranslation("outlet.moves"), new Paragraph(getTranslation("outlet.moves.help")));
		panel.add(moves.isEmpty() ? new Paragraph(getTranslation("outlet.moves.none")) : list);
		return panel;
	}

	private String told(StockMoveView move, NaloxoneOutletView outlet, Map<Outlets.Id, String> names) {
		String route = outlets.told(Lists.ROUTE, move.route()).label();
		String day = Dates.full(move.happenedOn());
		if (move.expected() != null) {
			return (move.expected() == move.kits())
					? getTranslation("outlet.move.COUNTED", day, move.kits(), route, move.recordedBy())
					: getTranslation("outlet.move.differs", day, move.kits(), route, move.expected(),
							(move.reason() != null) ? outlets.told(Lists.DIFFERENCE_REASON, move.reason()).label() : "",
							move.recordedBy());
		}
		if (move.toOutlet() != null) {
			boolean out = move.outlet().equals(outlet.id());
			return getTranslation(out ? "outlet.move.out" : "outlet.move.in", day, move.kits(), route,
					names.getOrDefault(out ? move.toOutlet() : move.outlet(), ""), move.recordedBy());
		}
		return getTranslation("outlet.move." + move.kind().name(), day, move.kits(), route, move.recordedBy());
	}

	private static Paragraph line(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

}
