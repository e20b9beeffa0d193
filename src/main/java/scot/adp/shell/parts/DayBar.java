package scot.adp.shell.parts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/**
 * A time in days, drawn as a bar: what becomes of each day, and the days that matter. A
 * sentence says what it shows, and a table of the same days is one key away: {@code T}.
 */
@Tag("figure")
public final class DayBar extends HtmlContainer {

	private static final double WHOLE = 100;

	private final String name;

	private final List<Stretch> stretches;

	private final List<Mark> marks;

	private final Button asTable = new Button();

	private final Div days = new Div();

	/**
	 * Draws days.
	 * @param name what is drawn
	 * @param sentence what it shows, in words
	 * @param stretches days that are alike, in order and without gaps
	 * @param marks days that matter, within those of the stretches
	 */
	public DayBar(String name, String sentence, List<Stretch> stretches, List<Mark> marks) {
		this.name = name;
		this.stretches = List.copyOf(stretches);
		this.marks = marks.stream().sorted(Comparator.comparing(Mark::on)).toList();
		addClassNames("chart", "day-bar");
		getElement().setAttribute("aria-label", name);
		var said = new Paragraph(sentence);
		said.addClassName("chart-said");
		add(said);
		if (stretches.isEmpty()) {
			return;
		}
		add(picture(sentence), key(), named(), asTable, days);
		days.addClassName("table-scroll");
		days.getElement()
			.setAttribute("tabindex", "0")
			.setAttribute("role", "region")
			.setAttribute("aria-label", getTranslation("day-bar.days", name));
		asTable.addClassName("chart-as-table");
		asTable.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
		asTable.addClickListener(click -> show(!days.isVisible()));
		asTable.addClickShortcut(Key.KEY_T).listenOn(this);
		show(false);
	}

	private LocalDate first() {
		return stretches.getFirst().from();
	}

	private LocalDate last() {
		return stretches.getLast().to();
	}

	private Div picture(String sentence) {
		var bar = new Div();
		bar.addClassName("day-bar-days");
		stretches.forEach(stretch -> {
			var days = new Span();
			days.addClassNames("day-bar-stretch", stretch.kind().style());
			days.getStyle().set("flex-grow", String.valueOf(stretch.days()));
			bar.add(days);
		});
		int nth = 0;
		for (Mark mark : marks) {
			var sign = new Span(mark.limit() ? "" : String.valueOf(++nth));
			sign.addClassName(mark.limit() ? "day-bar-limit" : "day-bar-mark");
			sign.getStyle().set("inset-inline-start", String.format(Locale.ROOT, "%.2f%%", place(mark)));
			bar.add(sign);
		}
		var ends = new Div(new Span(Dates.full(first())), new Span(Dates.full(last())));
		ends.addClassName("day-bar-ends");
		var picture = new Div(bar, ends);
		picture.addClassName("day-bar-picture");
		picture.getElement()
			.setAttribute("role", "img")
			.setAttribute("tabindex", "0")
			.setAttribute("aria-label", getTranslation("day-bar.picture", name, sentence));
		return picture;
	}

	/** A limit stands behind its day, anything else on it. */
	private double place(Mark mark) {
		double all = ChronoUnit.DAYS.between(first(), last()) + 1;
		double before = ChronoUnit.DAYS.between(first(), mark.on()) + (mark.limit() ? 1 : 0.5);
		return WHOLE * Math.clamp(before / all, 0, 1);
	}

	private UnorderedList key() {
		Map<Kind, String> kinds = new LinkedHashMap<>();
		stretches.forEach(stretch -> kinds.putIfAbsent(stretch.kind(), stretch.name()));
		var key = new UnorderedList();
		key.addClassName("chart-key");
		kinds.forEach((kind, words) -> {
			var sample = new Span();
			sample.addClassNames("day-bar-sample", kind.style());
			sample.getElement().setAttribute("aria-hidden", "true");
			key.add(new ListItem(sample, new Span(words)));
		});
		limits().forEach(mark -> {
			var sample = new Span();
			sample.addClassName("day-bar-limit-sample");
			sample.getElement().setAttribute("aria-hidden", "true");
			key.add(new ListItem(sample, new Span(told(mark))));
		});
		return key;
	}

	private Collection<Mark> limits() {
		return marks.stream().filter(Mark::limit).toList();
	}

	/** The marks by their numbers, so that none is only a sign in a picture. */
	private OrderedList named() {
		var named = new OrderedList();
		named.addClassName("day-bar-named");
		marks.stream().filter(mark -> !mark.limit()).forEach(mark -> named.add(new ListItem(told(mark))));
		named.setVisible(named.getChildren().findAny().isPresent());
		return named;
	}

	private String told(Mark mark) {
		return getTranslation("day-bar.mark", Dates.full(mark.on()), mark.name());
	}

	private void show(boolean table) {
		if (table && days.getChildren().findAny().isEmpty()) {
			days.add(table());
		}
		days.setVisible(table);
		asTable.setText(getTranslation(table ? "chart.table.hide" : "chart.table.show"));
		asTable.getElement().setAttribute("aria-expanded", String.valueOf(table));
		Named.of(asTable, name);
		if (table) {
			days.getElement().executeJs("this.focus()");
		}
	}

	private NativeTable table() {
		var heads = new NativeTableRow();
		for (String column : List.of("from", "to", "number", "what")) {
			var head = new NativeTableHeaderCell(getTranslation("day-bar.column." + column));
			head.getElement().setAttribute("scope", "col");
			heads.add(head);
		}
		var rows = new ArrayList<Row>();
		stretches
			.forEach(it -> rows.add(new Row(it.from(), Dates.full(it.to()), String.valueOf(it.days()), it.name())));
		marks.forEach(it -> rows.add(new Row(it.on(), "", "", it.name())));
		rows.sort(Comparator.comparing(Row::from));
		var body = new NativeTableBody();
		rows.forEach(row -> {
			var from = new NativeTableHeaderCell(Dates.full(row.from()));
			from.getElement().setAttribute("scope", "row");
			body.add(new NativeTableRow(from, new NativeTableCell(row.to()), new NativeTableCell(row.days()),
					new NativeTableCell(row.what())));
		});
		var table = new NativeTable(new NativeTableHeader(heads), body);
		table.addClassName("chart-table");
		table.setCaptionText(name);
		return table;
	}

	private record Row(LocalDate from, String to, String days, String what) {
	}

	/** What becomes of days; each has a look of its own that is not colour alone. */
	public enum Kind {

		/** They count. */
		COUNTED,
		/** They count, and are over the limit. */
		OVER,
		/** They are taken out. */
		TAKEN_OUT,
		/** They count no more. */
		PAST,
		/** They are to come. */
		TO_COME,
		/** They are of the first of several things, none of them better than another. */
		PART_1,
		/** Of the second. */
		PART_2,
		/** Of the third. */
		PART_3,
		/** Of the fourth. */
		PART_4,
		/** Of the fifth. */
		PART_5;

		private String style() {
			return "day-bar-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/** Days that are alike; the first and the last are among them. */
	public record Stretch(Kind kind, String name, LocalDate from, LocalDate to) {

		/** How many days it has. */
		public int days() {
			return (int) ChronoUnit.DAYS.between(from, to) + 1;
		}

	}

	/**
	 * A day that matters.
	 *
	 * @param limit whether it is the last day of something, drawn as a line
	 */
	public record Mark(LocalDate on, String name, boolean limit) {
	}

}
