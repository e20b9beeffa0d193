package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import scot.adp.activities.OutletStockView;
import scot.adp.activities.ResourceStock;
import scot.adp.activities.ResourceView;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.ScrolledTable;

/** A round to all outlets on paper: what should lie there, with room for what does. */
@Route("resources/round")
@OpenTo("activities.stock.read")
class RestockRoundPage extends Page implements HasDynamicTitle {

	private static final List<String> COLUMNS = List.of("outlet-stock.outlet", "outlet-stock.resource",
			"resource-round.there", "resource-round.counted", "resource-round.placed", "resource-round.returned");

	RestockRoundPage(ResourceStock stock, Areas areas, Clock clock) {
		headed(getTranslation("resource-round.title"),
				getTranslation("resource-round.purpose", Dates.full(LocalDate.now(clock))));
		reachedBy(Crumbs.of(getTranslation("resource-round.title"),
				new Anchor("resources", getTranslation("resources.title")),
				new Anchor("resources/outlets", getTranslation("resource-outlets.title"))));
		scrolledByKeyboard();
		add(new Paragraph(getTranslation("resource-round.line")));
		var outlets = stock.outlets();
		for (LocalAreaView area : areas.all()) {
			var here = outlets.stream()
				.filter(it -> it.place().area().equals(area.code()))
				.sorted(Comparator.comparing(it -> it.place().name()))
				.toList();
			if (!here.isEmpty()) {
				add(new ScrolledTable(table(area.name(), here), area.name()));
			}
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("resource-round.title");
	}

	private NativeTable table(String area, List<OutletStockView> outlets) {
		var head = new NativeTableRow();
		COLUMNS.forEach(it -> head.add(heading(getTranslation(it), "col")));
		var body = new NativeTableBody();
		outlets.forEach(outlet -> rows(outlet).forEach(body::add));
		var table = new NativeTable(new NativeTableHeader(head), body);
		table.addClassName("sheet");
		table.setCaptionText(area);
		return table;
	}

	/** What lies there, and one empty row for what is new. */
	private List<NativeTableRow> rows(OutletStockView outlet) {
		var rows = new ArrayList<NativeTableRow>();
		outlet.levels()
			.stream()
			.filter(it -> it.number() > 0)
			.forEach(it -> rows.add(row(outlet,
					(it.state() == ResourceView.State.CURRENT) ? it.title()
							: getTranslation("resource-round.marked", it.title(),
									getTranslation("resource.state." + it.state().name())),
					String.valueOf(it.number()))));
		rows.add(row(outlet, "", ""));
		return rows;
	}

	private static NativeTableRow row(OutletStockView outlet, String resource, String number) {
		var row = new NativeTableRow(heading(outlet.place().name(), "row"));
		Stream.of(resource, number, "", "", "").forEach(it -> row.add(new NativeTableCell(it)));
		return row;
	}

	private static NativeTableHeaderCell heading(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

}
