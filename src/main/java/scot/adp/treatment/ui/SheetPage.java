package scot.adp.treatment.ui;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;

/** A sheet to print for where there is no connection, and to type in afterwards. */
@Route("naloxone/sheet")
@OpenTo("treatment.supply.record")
class SheetPage extends Page implements HasDynamicTitle {

	private static final int LINES = 16;

	/** What is chosen from when the sheet is typed in, so that it is written so. */
	private static final List<Map.Entry<String, Lists>> WRITTEN = List.of(
			Map.entry("supply.recipient", Lists.RECIPIENT), Map.entry("stock.route", Lists.ROUTE),
			Map.entry("supply.type", Lists.SUPPLY_TYPE), Map.entry("supply.reason", Lists.REPEAT_REASON),
			Map.entry("supply.training", Lists.TRAINING));

	SheetPage(Outlets outlets) {
		headed(getTranslation("sheet.title"), getTranslation("sheet.purpose"));
		reachedBy(Crumbs.of(getTranslation("sheet.title"),
				new Anchor("naloxone/supply", getTranslation("supply.title"))));
		scrolledByKeyboard();
		var heads = new NativeTableRow();
		var columns = List.of("stock.on", "supply.outlet", "supply.recipient", "stock.kits", "stock.route",
				"supply.type", "supply.reason", "supply.training", "supply.own-ref");
		columns.forEach(column -> {
			var cell = new NativeTableHeaderCell(getTranslation(column));
			cell.getElement().setAttribute("scope", "col");
			heads.add(cell);
		});
		var body = new NativeTableBody();
		for (int i = 0; i < LINES; i++) {
			var line = new NativeTableRow();
			columns.forEach(column -> line.add(new NativeTableCell()));
			body.add(line);
		}
		var table = new NativeTable(new NativeTableHeader(heads), body);
		table.addClassName("sheet");
		table.getElement().setAttribute("aria-label", getTranslation("sheet.title"));
		var scroll = new ScrolledTable(table, getTranslation("sheet.title"));
		var back = new Div(new Anchor("naloxone/supply/lines", getTranslation("lines.link")));
		back.addClassName("verbs");
		var choices = new Div();
		choices.addClassName("work-detail");
		WRITTEN.forEach(it -> choices.add(new Paragraph(getTranslation("sheet.choices", getTranslation(it.getKey()),
				outlets.offered(it.getValue())
					.stream()
					.map(CodeList.Value::label)
					.collect(Collectors.joining(" / "))))));
		add(new Paragraph(getTranslation("sheet.never")), scroll, choices, back);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("sheet.title");
	}

}
