package scot.adp.treatment.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Named;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.NaloxoneSupplyView;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;

/** What the own unit handed over, to be looked at and corrected. */
@Route("naloxone/supplies")
@Menu(title = "supplies.title", order = 42)
@OpenTo("treatment.supply.read")
class SuppliesView extends ListPage<NaloxoneSupplyView> {

	final Choice<NaloxoneOutletView> outlet;

	private final Supplies supplies;

	private final Outlets outlets;

	private final Map<Outlets.Id, NaloxoneOutletView> own;

	SuppliesView(Supplies supplies, Outlets outlets, ListExports exports) {
		super("supplies.title", "supplies.purpose", "supplies.none", exports);
		this.supplies = supplies;
		this.outlets = outlets;
		this.own = outlets.byIds(supplies.beginning().outlets())
			.values()
			.stream()
			.collect(Collectors.toMap(NaloxoneOutletView::id, Function.identity()));
		var load = new Anchor("naloxone/supplies/load", getTranslation("supplies.load"));
		load.addClassName("verb");
		var verbs = new Div(load);
		verbs.addClassNames("verbs", "page-verbs");
		add(verbs);
		this.outlet = choice("outlet", getTranslation("supply.outlet"),
				own.values().stream().sorted(Comparator.comparing(NaloxoneOutletView::name)).toList(),
				it -> it.id().value().toString(), NaloxoneOutletView::name);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("supplies.supply")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("supplies.correct")).setFlexGrow(1);
		laidOut();
	}

	@Override
	protected ListExport<NaloxoneSupplyView> list() {
		Outlets.@Nullable Id chosen = outlet.getOptionalValue().map(NaloxoneOutletView::id).orElse(null);
		var filter = new Supplies.Filter(chosen, null, null, false);
		List<ListColumn<NaloxoneSupplyView>> columns = List.of(
				new ListColumn<>(getTranslation("stock.on"), 14, NaloxoneSupplyView::happenedOn),
				new ListColumn<>(getTranslation("supply.outlet"), 36, row -> named(row.outlet())),
				new ListColumn<>(getTranslation("stock.kits"), 8, NaloxoneSupplyView::kits),
				new ListColumn<>(getTranslation("stock.route"), 16, row -> label(Lists.ROUTE, row.route())),
				new ListColumn<>(getTranslation("supply.recipient"), 24,
						row -> label(Lists.RECIPIENT, row.recipient())),
				new ListColumn<>(getTranslation("supply.type"), 14, row -> label(Lists.SUPPLY_TYPE, row.supplyType())),
				new ListColumn<>(getTranslation("supply.reason"), 24,
						row -> (row.repeatReason() != null) ? label(Lists.REPEAT_REASON, row.repeatReason()) : null),
				new ListColumn<>(getTranslation("supply.training"), 18, row -> label(Lists.TRAINING, row.training())),
				new ListColumn<>(getTranslation("supply.source"), 24, row -> label(Lists.SOURCE, row.source())),
				new ListColumn<>(getTranslation("supply.authority"), 24,
						row -> label(Lists.SUPPLY_AUTHORITY, row.authority())),
				new ListColumn<>(getTranslation("stock.batch"), 14, NaloxoneSupplyView::batch),
				new ListColumn<>(getTranslation("supply.own-ref"), 14, NaloxoneSupplyView::ownRef),
				new ListColumn<>(getTranslation("supplies.by"), 30, NaloxoneSupplyView::recordedBy));
		return new ListExport<>("naloxone-supplies", getTranslation("supplies.title"),
				List.of(getTranslation("supplies.about")), columns,
				(offset, limit) -> supplies.page(filter, offset, limit), () -> supplies.total(filter).supplies())
			.filteredBy((chosen != null) ? Map.of("outlet", chosen.value().toString()) : Map.of())
			.aboutPersons();
	}

	@Override
	protected String counted(int rows) {
		Outlets.@Nullable Id chosen = outlet.getOptionalValue().map(NaloxoneOutletView::id).orElse(null);
		return getTranslation("supplies.count", rows,
				supplies.total(new Supplies.Filter(chosen, null, null, false)).kits());
	}

	private String label(Lists list, String code) {
		return outlets.told(list, code).label();
	}

	private String named(Outlets.Id id) {
		@Nullable NaloxoneOutletView found = own.get(id);
		return (found != null) ? found.name() : getTranslation("supplies.closed-outlet");
	}

	private String said(NaloxoneSupplyView supply) {
		return SupplyForms.said(outlets, supply);
	}

	/**
	 * What was handed over to whom, in few lines: a phone shows them one below another.
	 */
	private Component what(NaloxoneSupplyView supply) {
		var below = new ArrayList<@Nullable String>();
		below.add(Stream
			.of(label(Lists.RECIPIENT, supply.recipient()), label(Lists.SUPPLY_TYPE, supply.supplyType()),
					(supply.repeatReason() != null) ? label(Lists.REPEAT_REASON, supply.repeatReason()) : "",
					(supply.ownRef() != null) ? supply.ownRef() : "")
			.filter(part -> !part.isEmpty())
			.collect(Collectors.joining(" · ")));
		below.add((supply.knownBefore() && "FIRST".equals(supply.supplyType())) ? getTranslation("supplies.known")
				: null);
		below.add(supply.afterSignOff() ? getTranslation("supplies.late") : null);
		below.add("%s · %s".formatted(named(supply.outlet()), supply.recordedBy()));
		var link = new Anchor("naloxone/supplies/" + supply.id().value(), said(supply));
		return cell(Named.of(link, apart(supply)), below);
	}

	private Component verbs(NaloxoneSupplyView supply) {
		var withdraw = new Button(getTranslation("supplies.withdraw"), event -> withdraw(supply));
		withdraw.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(withdraw, "%s, %s".formatted(said(supply), apart(supply)));
	}

	/** Two supplies can say the same. */
	private static String apart(NaloxoneSupplyView supply) {
		return supply.id().value().toString().substring(24);
	}

	private void withdraw(NaloxoneSupplyView supply) {
		SupplyForms.withdraw(supplies, outlets, supply, said(supply), this::refresh).open();
	}

}
