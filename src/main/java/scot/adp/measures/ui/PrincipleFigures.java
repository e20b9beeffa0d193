package scot.adp.measures.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.measures.Figure;
import scot.adp.measures.Figures;
import scot.adp.measures.MeasureView;
import scot.adp.measures.Measures;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.spi.PrinciplePanel;

/**
 * Tells below each way of living a principle what is measured of it, the last figure with
 * its period.
 */
@Component
class PrincipleFigures implements PrinciplePanel {

	/** The last that is over, and the one that is not. */
	private static final int PERIODS = 2;

	private final Measures measures;

	private final Figures figures;

	PrincipleFigures(Measures measures, Figures figures) {
		this.measures = measures;
		this.figures = figures;
	}

	@Override
	public Map<String, UnorderedList> on(PlanCode plan, Collection<String> ways, Caller caller) {
		if (!caller.may("measures.figure.read")) {
			return Map.of();
		}
		var speaking = measures.ofPrinciples(ways.stream().map(way -> promise(plan, way)).toList());
		var series = figures.series(speaking.values()
			.stream()
			.flatMap(List::stream)
			.filter(it -> it.candidate() == null)
			.map(MeasureView::code)
			.distinct()
			.toList(), PERIODS, null);
		var shown = new HashMap<String, UnorderedList>();
		for (String way : ways) {
			var of = speaking.getOrDefault(promise(plan, way), List.of())
				.stream()
				.filter(it -> it.candidate() == null)
				.toList();
			if (!of.isEmpty()) {
				shown.put(way, list(way, of, series));
			}
		}
		return shown;
	}

	private static UnorderedList list(String way, List<MeasureView> of, Map<MeasureCode, List<Figures.Point>> series) {
		var list = new UnorderedList();
		list.addClassName("plain");
		of.forEach(measure -> {
			var link = Named.of(new Anchor(MeasureLinks.measure(measure.code()), measure.title()), way);
			var item = new ListItem(link, new Span(": "));
			MeasureCharts.latest(series.getOrDefault(measure.code(), List.of()))
				.ifPresentOrElse(
						point -> item.add(new Span("%s, %s".formatted(said(measure, point), Figured.period(point)))),
						() -> item.add(new Span(Figured.display(measure, (Figures.Point) null))));
			list.add(item);
		});
		return list;
	}

	/** A star would tell nothing where no table explains it. */
	private static String said(MeasureView measure, Figures.Point point) {
		return (point.figure().state() == Figure.State.HIDDEN) ? Words.of("measures.few-people")
				: Figured.display(measure, point);
	}

	private static String promise(PlanCode plan, String way) {
		return plan.value() + "/" + way;
	}

}
