package scot.adp.measures.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import org.jspecify.annotations.Nullable;
import scot.adp.measures.ReturnForm.Field;
import scot.adp.measures.ReturnForm.Heading;
import scot.adp.measures.ReturnForm.Table;
import scot.adp.shell.parts.TableKeys;

/**
 * A table of a return: of each row the whole and the parts that make it up. Enter and the
 * arrows go from row to row, Tab along a row; on a narrow screen rows stand one below
 * another.
 */
final class ReturnTable extends Div {

	private final Map<String, NativeTableRow> lines = new HashMap<>();

	/**
	 * Makes a table.
	 * @param head what a row begins with
	 * @param number the number of a field
	 * @param end what a row ends with; null for nothing
	 */
	ReturnTable(Table of, Function<Heading, Component> head, Function<Field, Component> number,
			@Nullable Function<Heading, Component> end) {
		addClassName("return-table");
		var names = new NativeTableRow(column(getTranslation("unit-return.rows")), column(of.whole()));
		of.columns().forEach(column -> names.add(column(column.label())));
		if (end != null) {
			names.add(column(getTranslation("unit-return.check")));
		}
		var body = new NativeTableBody();
		of.rows().forEach(row -> {
			var name = new NativeTableHeaderCell();
			name.getElement().setAttribute("scope", "row");
			name.add(head.apply(row));
			var line = new NativeTableRow(role(name, "rowheader"));
			Stream.concat(Stream.of(of.whole(row)), of.parts(row).stream())
				.forEach(field -> line.add(cell(number.apply(field))));
			if (end != null) {
				line.add(cell(end.apply(row)));
			}
			lines.put(row.code(), line);
			body.add(role(line, "row"));
		});
		var table = new NativeTable(role(new NativeTableHeader(role(names, "row")), "rowgroup"),
				role(body, "rowgroup"));
		table.setCaptionText(of.title());
		add(role(table, "table"));
		TableKeys.in(this);
	}

	/** Says whether a row has nothing: a phone then leaves out its parts. */
	void nought(Heading row, boolean nothing) {
		Objects.requireNonNull(lines.get(row.code())).setClassName("return-nought", nothing);
	}

	private static NativeTableHeaderCell column(String words) {
		var head = new NativeTableHeaderCell(words);
		head.getElement().setAttribute("scope", "col");
		return role(head, "columnheader");
	}

	private static NativeTableCell cell(Component content) {
		var cell = new NativeTableCell();
		cell.add(content);
		return role(cell, "cell");
	}

	/** Rows are stacked on narrow screens; the roles keep it a table for who hears it. */
	private static <C extends Component> C role(C part, String role) {
		part.getElement().setAttribute("role", role);
		return part;
	}

}
