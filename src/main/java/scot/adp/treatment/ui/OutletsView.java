package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceRegister;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Choice;
import scot.adp.treatment.EquipmentReturns;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Stock;
import scot.adp.treatment.StockLevel;

/** Where naloxone is, what is there, and where it is not. */
@Route("naloxone/outlets")
@Menu(title = "outlets.title", order = 41)
@OpenTo("treatment.outlet.read")
class OutletsView extends ListPage<NaloxoneOutletView> {

	final Choice<LocalAreaView> area;

	private final Outlets outlets;

	private final Stock stock;

	private final Partners partners;

	private final Map<AreaCode, LocalAreaView> areas;

	private final boolean readsStock;

	private final LocalDate soon;

	private Map<Outlets.Id, List<StockLevel>> levels = Map.of();

	OutletsView(Outlets outlets, Stock stock, EquipmentReturns equipment, Areas areas, Places places,
			ServiceRegister services, Partners partners, Members members, ListExports exports, Clock clock) {
		super("outlets.title", "outlets.purpose", "outlets.none", exports);
		this.outlets = outlets;
		this.stock = stock;
		this.partners = partners;
		this.areas = areas.all().stream().collect(Collectors.toMap(LocalAreaView::code, Function.identity()));
		this.readsStock = members.me().may("treatment.stock.read");
		LocalDate today = LocalDate.now(clock);
		this.soon = today.plusDays(outlets.expiresWithinDays());
		var without = outlets.areasWithout();
		if (!without.isEmpty()) {
			add(new Paragraph(getTranslation("outlets.without",
					without.stream().map(LocalAreaView::name).collect(Collectors.joining(", ")))));
		}
		if (members.me().may("treatment.equipment.silent")) {
			silent(equipment.silent());
		}
		if (members.me().may("treatment.outlet.write")) {
			var add = new Button(getTranslation("outlets.add"),
					event -> OutletForms.add(outlets, areas, places, services, partners, today, this::refresh).open());
			var verbs = new Div(add);
			verbs.addClassNames("verbs", "page-verbs");
			add(verbs);
		}
		this.area = choice("area", getTranslation("outlets.area"), areas.coverage(today), it -> it.code().value(),
				LocalAreaView::name);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::where).setHeader(getTranslation("outlets.outlet")).setFlexGrow(3);
		grid.addComponentColumn(this::there)
			.setHeader(getTranslation("outlets.stock"))
			.setFlexGrow(3)
			.setVisible(readsStock);
		laidOut();
	}

	/** Which outlets have not told of injecting equipment; never what others told. */
	private void silent(List<EquipmentReturns.Silent> silent) {
		var names = outlets.byIds(silent.stream().map(EquipmentReturns.Silent::outlet).toList());
		var named = silent.stream()
			.flatMap(it -> Stream.ofNullable(names.get(it.outlet()))
				.map(outlet -> getTranslation("equipment.silent.of", outlet.name(), it.months().size())))
			.collect(Collectors.joining("; "));
		if (!named.isEmpty()) {
			add(new Paragraph(getTranslation("equipment.silent", silent.size(), named)));
		}
	}

	@Override
	protected ListExport<NaloxoneOutletView> list() {
		@Nullable LocalAreaView chosen = area.getValue();
		List<ListColumn<NaloxoneOutletView>> columns = List.of(
				new ListColumn<>(getTranslation("outlets.area"), 20, row -> named(row.area())),
				new ListColumn<>(getTranslation("outlets.outlet"), 36, NaloxoneOutletView::name),
				new ListColumn<>(getTranslation("outlets.unit"), 30, this::unit),
				new ListColumn<>(getTranslation("outlets.kind"), 24,
						row -> outlets.told(Lists.OUTLET_KIND, row.kind()).label()),
				new ListColumn<>(getTranslation("outlets.public"), 10, NaloxoneOutletView::openToPublic),
				new ListColumn<>(getTranslation("outlets.kits"), 10, this::kits),
				new ListColumn<>(getTranslation("outlets.expiring"), 10, this::expiring),
				new ListColumn<>(getTranslation("outlets.id"), 38, row -> row.id().value().toString()));
		return ListExport
			.<NaloxoneOutletView>whole("naloxone-outlets", getTranslation("outlets.title"),
					List.of(getTranslation("outlets.purpose")), columns, () -> rows(chosen))
			.filteredBy((chosen != null) ? Map.of("area", chosen.code().value()) : Map.of());
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("outlets.count", rows);
	}

	private List<NaloxoneOutletView> rows(@Nullable LocalAreaView chosen) {
		var found = outlets.all()
			.stream()
			.filter(outlet -> chosen == null || outlet.area().equals(chosen.code()))
			.toList();
		if (readsStock) {
			levels = stock.levels(found.stream().map(NaloxoneOutletView::id).toList());
		}
		return found;
	}

	private List<StockLevel> levels(NaloxoneOutletView outlet) {
		return levels.getOrDefault(outlet.id(), List.of());
	}

	private @Nullable Integer kits(NaloxoneOutletView outlet) {
		return readsStock ? levels(outlet).stream().mapToInt(StockLevel::kits).sum() : null;
	}

	private @Nullable Integer expiring(NaloxoneOutletView outlet) {
		return readsStock ? levels(outlet).stream().mapToInt(level -> level.expiringBy(soon)).sum() : null;
	}

	private String named(AreaCode code) {
		@Nullable LocalAreaView found = areas.get(code);
		return (found != null) ? found.name() : code.value();
	}

	private String unit(NaloxoneOutletView outlet) {
		return Objects.requireNonNull(partners.units(List.of(outlet.unit())).get(outlet.unit())).name();
	}

	private Component where(NaloxoneOutletView outlet) {
		return cell(new Anchor("naloxone/outlets/" + outlet.id().value(), outlet.name()), List.of(named(outlet.area()),
				unit(outlet), getTranslation(outlet.openToPublic() ? "outlets.open" : "outlets.not-open")));
	}

	private Component there(NaloxoneOutletView outlet) {
		var there = new Div();
		levels(outlet)
			.forEach(level -> there.add(new StockMeter(outlets.told(Lists.ROUTE, level.route()).label(), level)));
		int expiring = levels(outlet).stream().mapToInt(level -> level.expiringBy(soon)).sum();
		if (expiring > 0) {
			there.add(new Span(getTranslation("outlets.expires", expiring)));
		}
		return there;
	}

}
