package scot.adp.shell.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/**
 * Wholes that fall into parts, each drawn as a bar of its parts one beside another; all
 * bars are as long, so that shares compare. A sentence says what it shows, and the table
 * below has the same numbers, which add up.
 */
@Tag("figure")
public final class PartsOfWholes extends HtmlContainer {

	/** So many parts have a look of their own. */
	public static final int PARTS_AT_MOST = 7;

	/**
	 * Draws wholes.
	 * @param name what is drawn
	 * @param sentence what it shows, in words
	 * @param what the heading of the wholes, such as a month
	 * @param all the heading of how many there are
	 * @param parts what parts are called, in their order
	 */
	public PartsOfWholes(String name, String sentence, String what, String all, List<String> parts,
			List<Whole> wholes) {
		if (parts.size() > PARTS_AT_MOST || wholes.stream().anyMatch(it -> it.parts().size() != parts.size())) {
			throw new IllegalArgumentException("each whole has all parts, of which there are at most seven");
		}
		addClassNames("chart", "parts-of-wholes");
		getElement().setAttribute("aria-label", name);
		var said = new Paragraph(sentence);
		said.addClassName("chart-said");
		add(said);
		var shown = IntStream.range(0, parts.size())
			.filter(part -> wholes.stream().anyMatch(it -> it.parts().get(part) > 0))
			.boxed()
			.toList();
		if (!shown.isEmpty()) {
			add(key(parts, shown), bars(parts, wholes));
		}
		add(new ScrolledTable(table(name, what, all, parts, wholes), getTranslation("chart.numbers", name)));
	}

	private static UnorderedList key(List<String> parts, List<Integer> shown) {
		var key = new UnorderedList();
		key.addClassName("chart-key");
		shown.forEach(part -> {
			var sample = new Span();
			sample.addClassNames("day-bar-sample", style(part));
			sample.getElement().setAttribute("aria-hidden", "true");
			key.add(new ListItem(sample, new Span(parts.get(part))));
		});
		return key;
	}

	private static UnorderedList bars(List<String> parts, List<Whole> wholes) {
		var list = new UnorderedList();
		list.addClassName("parts-bars");
		wholes.forEach(whole -> {
			var bar = new Div();
			bar.addClassName("parts-bar");
			var said = new ArrayList<String>();
			for (int part = 0; part < parts.size(); part++) {
				int number = whole.parts().get(part);
				if (number > 0) {
					var piece = new Span(String.valueOf(number));
					piece.addClassNames("parts-piece", style(part));
					piece.getStyle().set("flex-grow", String.valueOf(number));
					bar.add(piece);
					said.add("%s %d".formatted(parts.get(part), number));
				}
			}
			bar.getElement()
				.setAttribute("role", "img")
				.setAttribute("aria-label", said.stream().collect(Collectors.joining(", ")));
			var label = new Span(whole.label());
			label.addClassName("parts-label");
			var note = new Span(whole.note());
			note.addClassName("parts-note");
			list.add(new ListItem(label, bar, note));
		});
		return list;
	}

	private static NativeTable table(String name, String what, String all, List<String> parts, List<Whole> wholes) {
		var heads = new NativeTableRow(head(what, "col"), head(all, "col"));
		parts.forEach(it -> heads.add(head(it, "col")));
		var body = new NativeTableBody();
		wholes.forEach(whole -> {
			var row = new NativeTableRow(head(whole.label(), "row"), new NativeTableCell(String.valueOf(whole.all())));
			whole.parts().forEach(it -> row.add(new NativeTableCell(String.valueOf(it))));
			body.add(row);
		});
		var table = new NativeTable(new NativeTableHeader(heads), body);
		table.addClassName("chart-table");
		table.setCaptionText(name);
		return table;
	}

	private static NativeTableHeaderCell head(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

	private static String style(int part) {
		return "part-" + (part + 1);
	}

	/**
	 * Something that falls into parts.
	 *
	 * @param parts how many are in each part, in the order of the parts
	 * @param note what stands behind its bar, such as the share of the first part
	 */
	public record Whole(String label, List<Integer> parts, String note) {

		public Whole {
			parts = List.copyOf(parts);
		}

		/** How many there are. */
		public int all() {
			return parts.stream().mapToInt(it -> it).sum();
		}

	}

}
