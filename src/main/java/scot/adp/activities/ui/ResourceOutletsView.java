package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.OutletStockView;
import scot.adp.activities.ResourceStock;
import scot.adp.activities.Resources;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.LineField;

/** Outlets and what lies there, those without stock first. */
@Route("resources/outlets")
@OpenTo("activities.stock.read")
class ResourceOutletsView extends ListPage<OutletStockView> {

	private final ResourceStock stock;

	private final Areas areas;

	private final LineField find;

	private final Choice<LocalAreaView> area;

	private final Choice<Boolean> stocked;

	ResourceOutletsView(ResourceStock stock, Resources resources, ActivityLists lists, Areas areas, Members members,
			ListExports exports, Clock clock) {
		super("resource-outlets.title", "resource-outlets.purpose", "resource-outlets.none", exports);
		this.stock = stock;
		this.areas = areas;
		reachedBy(Crumbs.of(getTranslation("resource-outlets.title"),
				new Anchor("resources", getTranslation("resources.title"))));
		var me = members.me();
		var verbs = ActivityWords.verbs();
		verbs.addClassName("page-verbs");
		if (me.may("activities.stock.record")) {
			var forms = new StockForms(stock, resources, lists, LocalDate.now(clock));
			var record = new Button(getTranslation("outlet-stock.record"),
					event -> forms.record(null, null, this::refresh).open());
			record.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			verbs.add(record);
		}
		verbs.add(new Anchor("resources/round", getTranslation("resource-round.title")));
		if (me.may("activities.stock.import")) {
			verbs.add(new Anchor("resources/stock/load", getTranslation("stock-load.title")));
		}
		add(verbs);
		find = text("find", getTranslation("resource-outlets.find"));
		area = choice("area", getTranslation("resource-outlets.area"), areas.all(), it -> it.code().value(),
				LocalAreaView::name);
		stocked = choice("stocked", getTranslation("resource-outlets.stock"), List.of(true, false), String::valueOf,
				it -> getTranslation(it ? "resource-outlets.stocked" : "resource-outlets.empty"));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("outlet-stock.outlet")).setFlexGrow(3);
		grid.addComponentColumn(this::lies).setHeader(getTranslation("resource-outlets.there")).setFlexGrow(5);
		laidOut();
	}

	@Override
	protected ListExport<OutletStockView> list() {
		List<ListColumn<OutletStockView>> columns = List.of(
				new ListColumn<>(getTranslation("outlet-stock.outlet"), 36, row -> row.place().name()),
				new ListColumn<>(getTranslation("resource-outlets.area"), 20, this::area),
				new ListColumn<>(getTranslation("resource-outlets.stock"), 16,
						row -> getTranslation(row.stocked() ? "resource-outlets.stocked" : "resource-outlets.empty")),
				new ListColumn<>(getTranslation("resource-outlets.last"), 14, OutletStockView::lastOn),
				new ListColumn<>(getTranslation("resource-outlets.there"), 60, row -> said(row, true)));
		var codes = new LinkedHashMap<String, String>();
		area.getOptionalValue().ifPresent(it -> codes.put("area", it.code().value()));
		stocked.getOptionalValue().ifPresent(it -> codes.put("stocked", it.toString()));
		@Nullable LocalAreaView in = area.getValue();
		@Nullable Boolean full = stocked.getValue();
		String part = find.getValue().strip().toLowerCase(Locale.ROOT);
		return ListExport
			.whole("outlets-stock", getTranslation("resource-outlets.title"),
					List.of(getTranslation("resource-outlets.about")), columns,
					() -> stock.outlets()
						.stream()
						.filter(it -> in == null || it.place().area().equals(in.code()))
						.filter(it -> full == null || full == it.stocked())
						.filter(it -> it.place().name().toLowerCase(Locale.ROOT).contains(part))
						.toList())
			.filteredBy(codes);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("resource-outlets.count", rows);
	}

	private String area(OutletStockView row) {
		return areas.find(row.place().area()).map(LocalAreaView::name).orElse(row.place().area().value());
	}

	private Component what(OutletStockView row) {
		return cell(new Anchor("resources/outlets/" + row.place().id().value(), row.place().name()),
				List.of(area(row)));
	}

	private Component lies(OutletStockView row) {
		var below = new ArrayList<String>();
		below.add((row.lastOn() == null) ? getTranslation("resource-outlets.never")
				: getTranslation("resource-outlets.last.said", Dates.full(Objects.requireNonNull(row.lastOn()))));
		if (!row.levels().isEmpty()) {
			below.add(said(row, false));
		}
		if (!row.toTakeBack().isEmpty()) {
			below.add(getTranslation("resource-outlets.take-back", row.toTakeBack().size()));
		}
		return cell(new Span(ActivityWords.mark(row.stocked() ? "HELD" : "DID_NOT_RUN",
				getTranslation(row.stocked() ? "resource-outlets.stocked" : "resource-outlets.empty"))), below);
	}

	private String said(OutletStockView row, boolean all) {
		return row.levels()
			.stream()
			.filter(it -> all || it.number() > 0)
			.map(it -> getTranslation("resource-outlets.level", it.number(), it.title()))
			.collect(Collectors.joining("; "));
	}

}
