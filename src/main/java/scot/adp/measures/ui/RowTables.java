package scot.adp.measures.ui;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;

/** Tables of pages of measures: rows are stacked on narrow screens. */
final class RowTables {

	private RowTables() {
	}

	/** A table; the first cell of each row names it. */
	static NativeTable table(String caption, List<String> heads, List<List<Component>> rows) {
		var header = new NativeTableRow();
		role(header, "row");
		heads.forEach(words -> {
			var head = new NativeTableHeaderCell(words);
			head.getElement().setAttribute("scope", "col");
			role(head, "columnheader");
			header.add(head);
		});
		var top = new NativeTableHeader(header);
		role(top, "rowgroup");
		var body = new NativeTableBody();
		role(body, "rowgroup");
		for (List<Component> cells : rows) {
			var name = new NativeTableHeaderCell();
			name.getElement().setAttribute("scope", "row");
			role(name, "rowheader");
			name.add(cells.getFirst());
			var row = new NativeTableRow(name);
			role(row, "row");
			cells.stream().skip(1).forEach(part -> {
				var cell = new NativeTableCell();
				cell.add(part);
				role(cell, "cell");
				row.add(cell);
			});
			body.add(row);
		}
		var table = new NativeTable(top, body);
		table.setCaptionText(caption);
		table.addClassNames("paper-table", "columns-" + heads.size());
		role(table, "table");
		return table;
	}

	/** Rows are stacked on narrow screens; the roles keep it a table for who hears it. */
	private static void role(Component part, String role) {
		part.getElement().setAttribute("role", role);
	}

}
