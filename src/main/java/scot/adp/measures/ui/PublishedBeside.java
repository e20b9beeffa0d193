package scot.adp.measures.ui;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;
import scot.adp.measures.Figures;
import scot.adp.measures.MeasureView;
import scot.adp.measures.PublishedFigure;
import scot.adp.measures.PublishedPeriod;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;

/**
 * A measure of ours beside what was published: period by period, with the difference in
 * words and why it can be there.
 */
final class PublishedBeside {

	private static final int PERIODS = 6;

	private PublishedBeside() {
	}

	/** The part of a page; empty where nothing was published that stands beside it. */
	static Optional<Panel> of(MeasureView measure, List<PublishedFigure> published, List<Figures.Point> ours) {
		if (published.isEmpty()) {
			return Optional.empty();
		}
		var points = ours.stream().collect(Collectors.toMap(it -> PublishedPeriod.of(it.period()), it -> it));
		Map<List<Object>, List<PublishedFigure>> figures = published.stream()
			.collect(Collectors.groupingBy(it -> List.of(it.period(), it.area(), it.series(), it.figure()),
					LinkedHashMap::new, Collectors.toList()));
		var rows = new ArrayList<List<Component>>();
		var why = new LinkedHashSet<String>();
		var periods = new LinkedHashSet<PublishedPeriod>();
		for (List<PublishedFigure> vintages : figures.values()) {
			PublishedFigure newest = vintages.getFirst();
			periods.add(newest.period());
			if (periods.size() > PERIODS) {
				break;
			}
			Figures.@Nullable Point point = points.get(newest.period());
			rows.add(List.of(new Span(newest.period().name()),
					new Span((point != null) ? Figured.display(measure, point) : Words.of("published.ours-none")),
					printed(newest, vintages), new Span(difference(measure, point, newest, why))));
		}
		var panel = new Panel(Words.of("published.beside"));
		panel.add(RowTables.table(Words.of("published.beside.caption", measure.title()),
				List.of(Words.of("measures.period"), Words.of("published.ours"), Words.of("published.as-published"),
						Words.of("published.difference")),
				rows));
		if (!why.isEmpty()) {
			var list = new UnorderedList();
			why.forEach(it -> list.add(new ListItem(Words.of("published.why." + it))));
			panel.add(new Paragraph(Words.of("published.why")), list);
		}
		return Optional.of(panel);
	}

	private static Div printed(PublishedFigure newest, List<PublishedFigure> vintages) {
		var cell = new Div(new Anchor(PublishedLinks.figure(newest), newest.display()));
		cell.addClassName("cell-wrap");
		cell.add(detail(Words.of(newest.workedOut() ? "published.worked-out-of-area" : "published.of-area",
				newest.area().label(), newest.publisher(), newest.release(), Dates.full(newest.publishedOn()))));
		vintages.stream()
			.skip(1)
			.forEach(it -> cell
				.add(detail(Words.of("published.before", it.display(), it.release(), Dates.full(it.publishedOn())))));
		return cell;
	}

	private static Span detail(String words) {
		var detail = new Span(words);
		detail.addClassName("work-detail");
		return detail;
	}

	/**
	 * What lies between the two, in words.
	 * @param why gets the reasons for which it can be there
	 */
	private static String difference(MeasureView measure, Figures.@Nullable Point point, PublishedFigure published,
			LinkedHashSet<String> why) {
		if (!published.unit().equals(measure.unit())) {
			return Words.of("published.other-method");
		}
		if (!published.area().ours()) {
			return Words.of("published.other-area");
		}
		@Nullable BigDecimal ours = (point != null) ? point.figure().value() : null;
		@Nullable BigDecimal theirs = published.value();
		if (ours == null || theirs == null) {
			return "";
		}
		BigDecimal by = ours.subtract(theirs);
		String shown = measure.unit().equals("%")
				? Words.of("published.points", measure.shown(by.abs()).replace("%", "")) : measure.shown(by.abs());
		boolean same = measure.shown(ours).equals(measure.shown(theirs));
		if (!same) {
			why.addAll(List.of("late", "service", "rule", "vintage"));
		}
		return same ? Words.of("published.same")
				: Words.of(by.signum() > 0 ? "published.ours-more" : "published.ours-less", shown);
	}

}
