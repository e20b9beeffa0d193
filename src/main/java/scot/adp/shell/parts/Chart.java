package scot.adp.shell.parts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
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
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;

/**
 * A picture of numbers, with a sentence that says what it shows and a table of the same
 * numbers one key away. The picture itself is drawn by the browser ({@code frontend});
 * whatever a number is, and what it means, is worked out here. Numbers that are hidden,
 * missing, nil or not due are told apart in the picture, in the sentence and in the
 * table.
 */
@Tag("figure")
public final class Chart extends HtmlContainer {

	private final Drawing drawing;

	private final String name;

	private final Better better;

	private final List<Series> series;

	private final Paragraph said = new Paragraph();

	private final Button asTable = new Button();

	private final Div numbers = new Div();

	private Chart(Drawing.Kind kind, String name, Better better, @Nullable Integer limit, List<Series> series) {
		this.name = name;
		this.better = better;
		this.series = series;
		this.drawing = Drawing.of(kind, limit, series);
		addClassNames("chart", kind.style());
		getElement().setAttribute("aria-label", name);
		said.addClassName("chart-said");
		said.setText(ChartWords.sentence(Words::of, kind, better, series));
		add(said);
		if (series.stream().anyMatch(it -> !it.points().isEmpty())) {
			add(picture(), key(), asTable, numbers);
			offerTable();
		}
	}

	/**
	 * A line over periods, in order of time. A single line is a run chart: once it is
	 * long enough it has the median of its beginning, and shifts and trends are marked.
	 * @param name what is drawn, with its unit
	 * @param limit the highest value there can be, such as 100 for percent; null where
	 * there is none
	 */
	public static Chart line(String name, Better better, @Nullable Integer limit, List<Series> series) {
		return new Chart(Drawing.Kind.LINE, name, better, limit, series);
	}

	/** A small line without axes, for a number among others. */
	public static Chart sparkline(String name, Better better, @Nullable Integer limit, Series series) {
		return new Chart(Drawing.Kind.SPARKLINE, name, better, limit, List.of(series));
	}

	/** Columns over periods, in order of time. */
	public static Chart columns(String name, @Nullable Integer limit, List<Series> series) {
		return new Chart(Drawing.Kind.COLUMNS, name, Better.NEITHER, limit, series);
	}

	/** Bars beside one another, one for each category, such as localities. */
	public static Chart bars(String name, @Nullable Integer limit, List<Series> series) {
		return new Chart(Drawing.Kind.BARS, name, Better.NEITHER, limit, series);
	}

	/** Says something of one's own in the place of the sentence made from the numbers. */
	public Chart saying(String sentence) {
		said.setText(sentence);
		return this;
	}

	/** Has a table of one's own, of the same numbers, in the place of the plain one. */
	public Chart with(NativeTable table) {
		numbers.removeAll();
		numbers.add(table);
		return this;
	}

	/** The sentence that says what it shows. */
	public String sentence() {
		return said.getText();
	}

	@Override
	protected void onAttach(AttachEvent event) {
		super.onAttach(event);
		// The same twice is fetched once, and a page without a chart fetches none.
		ChartScript.address().ifPresent(event.getUI().getPage()::addJavaScript);
	}

	private Component picture() {
		var picture = new Picture();
		picture.getElement()
			.setAttribute("role", "application")
			.setAttribute("tabindex", "0")
			.setAttribute("aria-label", getTranslation("chart.picture", name))
			.setProperty("drawing", drawing.json());
		return picture;
	}

	/** What lines and signs mean that there are. */
	private Component key() {
		var key = new UnorderedList();
		key.addClassName("chart-key");
		if (series.size() > 1) {
			IntStream.range(0, series.size())
				.forEach(nth -> key.add(entry("series-" + (nth + 1), "", series.get(nth).name())));
		}
		var points = series.stream().flatMap(it -> it.points().stream()).toList();
		points.stream()
			.filter(it -> it.targetShown() != null)
			.reduce((one, next) -> next)
			.ifPresent(it -> key.add(entry("target", "", getTranslation("chart.target", it.targetShown()))));
		if (drawing.run() != null) {
			key.add(entry("median", "", getTranslation("chart.median", drawing.medianShown())));
			if (!drawing.run().signals().isEmpty()) {
				key.add(entry("signal", "", getTranslation("chart.signal")));
			}
		}
		if (points.stream().anyMatch(Point::breaks)) {
			key.add(entry("break", "", getTranslation("chart.break")));
		}
		if (points.stream().anyMatch(Point::soFar)) {
			key.add(entry("so-far", "", getTranslation("chart.so-far")));
		}
		var states = new LinkedHashSet<State>();
		points.forEach(it -> states.add(it.state()));
		Arrays.stream(State.values())
			.filter(it -> it != State.NUMBER && states.contains(it))
			.forEach(it -> key.add(entry("sign", getTranslation("chart.sign." + it.name()),
					getTranslation("chart.state." + it.name()))));
		key.setVisible(key.getChildren().findAny().isPresent());
		return key;
	}

	private static ListItem entry(String kind, String sign, String words) {
		var mark = new Span(sign);
		mark.addClassNames("chart-mark", "chart-mark-" + kind);
		mark.getElement().setAttribute("aria-hidden", "true");
		return new ListItem(mark, new Span(words));
	}

	private void offerTable() {
		asTable.addClassName("chart-as-table");
		asTable.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
		numbers.addClassName("table-scroll");
		numbers.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
		numbers.getElement().setAttribute("aria-label", getTranslation("chart.numbers", name));
		asTable.addClickListener(click -> {
			show(!numbers.isVisible());
			if (numbers.isVisible()) {
				numbers.getElement().executeJs("this.focus()");
			}
		});
		show(false);
	}

	private void show(boolean table) {
		if (table && numbers.getChildren().findAny().isEmpty()) {
			numbers.add(table());
		}
		numbers.setVisible(table);
		asTable.setText(getTranslation(table ? "chart.table.hide" : "chart.table.show"));
		asTable.getElement().setAttribute("aria-expanded", String.valueOf(table));
		Named.of(asTable, name);
	}

	private NativeTable table() {
		boolean aimed = series.stream().flatMap(it -> it.points().stream()).anyMatch(it -> it.targetShown() != null);
		boolean noted = IntStream.range(0, series.getFirst().points().size()).anyMatch(at -> !note(at).isEmpty());
		var header = new NativeTableRow();
		header
			.add(head(getTranslation(drawing.kind().overTime() ? "chart.column.period" : "chart.column.what"), "col"));
		series.forEach(it -> header.add(head(it.name(), "col")));
		if (aimed) {
			header.add(head(getTranslation("chart.column.target"), "col"));
		}
		if (noted) {
			header.add(head(getTranslation("chart.column.note"), "col"));
		}
		var body = new NativeTableBody();
		for (int at = 0; at < series.getFirst().points().size(); at++) {
			Point first = series.getFirst().points().get(at);
			var row = new NativeTableRow();
			row.add(head(first.label(), "row"));
			for (Series one : series) {
				row.add(new NativeTableCell(ChartWords.written(Words::of, one.points().get(at))));
			}
			if (aimed) {
				row.add(new NativeTableCell(Objects.requireNonNullElse(first.targetShown(), "")));
			}
			if (noted) {
				row.add(new NativeTableCell(note(at)));
			}
			body.add(row);
		}
		var table = new NativeTable(new NativeTableHeader(header), body);
		table.addClassName("chart-table");
		table.setCaptionText(name);
		return table;
	}

	private String note(int at) {
		Point point = series.getFirst().points().get(at);
		var notes = new ArrayList<String>();
		if (point.breaks()) {
			notes.add(getTranslation("chart.break"));
		}
		if (point.soFar()) {
			notes.add(getTranslation("chart.so-far"));
		}
		if (drawing.run() != null && drawing.run().signals().contains(at)) {
			notes.add(getTranslation("chart.signal"));
		}
		return String.join("; ", notes);
	}

	private static NativeTableHeaderCell head(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

	/** What the browser draws. */
	@Tag("adp-chart")
	private static final class Picture extends Component {

		private static final long serialVersionUID = 1L;

	}

	/** Which way is better. */
	public enum Better {

		MORE, LESS, NEITHER

	}

	/** What there is at a point. Each is something else. */
	public enum State {

		/** A number, nought among them. */
		NUMBER,
		/** Nought, said by a nil return. */
		NIL_RETURN,
		/** Nought of nought. */
		NO_VALUE,
		/** It was to be told, and nobody did. */
		MISSING,
		/** Nobody took in what somebody else may have published of it. */
		NOT_KEPT,
		/** It makes no sense there. */
		NOT_APPLICABLE,
		/** Its period is not over, or nobody owes it yet. */
		NOT_YET_DUE,
		/** It would tell of few people. */
		HIDDEN,
		/** It is not released to this reader. */
		NOT_RELEASED

	}

	/** Points of one name; all series of a chart have the same labels. */
	public record Series(String name, List<Point> points) {

		public Series {
			points = List.copyOf(points);
		}

	}

	/**
	 * A value of a period or a category.
	 *
	 * @param value null unless the state is a number or a nil return; not rounded
	 * @param shown the value as it is written, with its unit where it has one
	 * @param target what is aimed for there; null where nothing is
	 * @param targetShown as it is written; null where there is none
	 * @param breaks whether from here on it is counted in another way
	 * @param soFar whether its period is not over
	 */
	public record Point(String label, State state, @Nullable BigDecimal value, String shown,
			@Nullable BigDecimal target, @Nullable String targetShown, boolean breaks, boolean soFar) {

		public Point {
			if ((state == State.NUMBER || state == State.NIL_RETURN) != (value != null)) {
				throw new IllegalArgumentException("%s has %s value".formatted(state, (value != null) ? "a" : "no"));
			}
		}

		/** A plain number. */
		public static Point of(String label, BigDecimal value, String shown) {
			return new Point(label, State.NUMBER, value, shown, null, null, false, false);
		}

		/** No number, and why. */
		public static Point without(String label, State state) {
			return new Point(label, state, null, "", null, null, false, false);
		}

		/** With what is aimed for there. */
		public Point aimedAt(BigDecimal aim, String aimShown) {
			return new Point(label, state, value, shown, aim, aimShown, breaks, soFar);
		}

		/** Counted in another way from here on. */
		public Point broken() {
			return new Point(label, state, value, shown, target, targetShown, true, soFar);
		}

		/** Of a period that is not over. */
		public Point unfinished() {
			return new Point(label, state, value, shown, target, targetShown, breaks, true);
		}

	}

}
