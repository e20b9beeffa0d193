package scot.adp.exchange.ui;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import scot.adp.platform.CodeList;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.shell.parts.Words;

/** What the columns of a file may say, folded away until somebody wants to know. */
class ColumnLists extends Details {

	/** Shows the values of each column, by its heading. */
	ColumnLists(Map<String, List<CodeList.Value>> columns) {
		super(Words.of("take-in.lists"));
		var body = new NativeTableBody();
		columns.forEach((column, values) -> {
			var name = new NativeTableHeaderCell(column);
			name.getElement().setAttribute("scope", "row");
			body.add(new NativeTableRow(name,
					new NativeTableCell(values.stream()
						.map(it -> Words.of("take-in.lists.value", it.label(), it.code()))
						.collect(Collectors.joining("; ")))));
		});
		var table = new NativeTable(
				new NativeTableHeader(new NativeTableRow(head("take-in.lists.column"), head("take-in.lists.values"))),
				body);
		table.addClassName("chart-table");
		add(new ScrolledTable(table, Words.of("take-in.lists")));
	}

	private static NativeTableHeaderCell head(String words) {
		var cell = new NativeTableHeaderCell(Words.of(words));
		cell.getElement().setAttribute("scope", "col");
		return cell;
	}

}
