package scot.adp.measures.ui;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.measures.Figures;
import scot.adp.measures.MeasureView;
import scot.adp.measures.Measures;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.spi.ActionBrief;
import scot.adp.strategy.spi.ActionPanel;
import scot.adp.strategy.spi.OutcomeBrief;
import scot.adp.strategy.spi.OutcomePanel;

/**
 * Shows what changed, beside what was done for it: the headline measures of a promise.
 */
@Component
class HeadlinePanels implements OutcomePanel, ActionPanel {

	/** Two years of quarters, and the one that is not over. */
	private static final int PERIODS = 9;

	private final Measures measures;

	private final Figures figures;

	private final Partners partners;

	HeadlinePanels(Measures measures, Figures figures, Partners partners) {
		this.measures = measures;
		this.figures = figures;
		this.partners = partners;
	}

	/** Above the actions of an outcome, and the first of an action. */
	@Override
	public int order() {
		return -100;
	}

	@Override
	public Optional<Panel> on(OutcomeBrief outcome, Caller caller) {
		if (!caller.may("measures.figure.read")) {
			return Optional.empty();
		}
		String promise = promise(outcome.plan(), outcome.code());
		return shown(measures.ofOutcomes(List.of(promise)).getOrDefault(promise, List.of()), outcome.asAt());
	}

	@Override
	public Optional<Panel> on(ActionBrief action, Caller caller, Runnable again) {
		if (!caller.may("measures.figure.read")) {
			return Optional.empty();
		}
		String promise = promise(action.plan(), action.code());
		return shown(measures.ofActions(List.of(promise)).getOrDefault(promise, List.of()), action.asAt());
	}

	private static String promise(PlanCode plan, String code) {
		return plan.value() + "/" + code;
	}

	private Optional<Panel> shown(List<MeasureView> speaking, @Nullable LocalDate asAt) {
		var headlines = speaking.stream().filter(it -> it.headline() && it.candidate() == null).toList();
		if (headlines.isEmpty()) {
			return Optional.empty();
		}
		Map<MeasureCode, List<Figures.Point>> series = figures
			.series(headlines.stream().map(MeasureView::code).toList(), PERIODS, asAt);
		var rows = new UnorderedList();
		rows.addClassName("headlines");
		Map<UnitId, UnitView> own = partners.units(series.values()
			.stream()
			.flatMap(List::stream)
			.flatMap(it -> it.own().stream())
			.map(Figures.Own::unit)
			.distinct()
			.toList());
		headlines.forEach(measure -> rows.add(row(measure, series.getOrDefault(measure.code(), List.of()), own)));
		return Optional.of(new Panel(Words.of("measures.headlines"), rows));
	}

	private static ListItem row(MeasureView measure, List<Figures.Point> points, Map<UnitId, UnitView> units) {
		var what = new Div(new Anchor(MeasureLinks.measure(measure.code()), measure.title()),
				quiet(Words.of("measures.kind." + measure.kind().name())));
		what.addClassName("headline-what");
		var figure = new Div();
		figure.addClassName("headline-figure");
		MeasureCharts.latest(points).ifPresent(point -> {
			var number = new Span(Figured.display(measure, point));
			number.addClassName((point.figure().value() != null) ? "headline-number" : "headline-state");
			figure.add(number, quiet(period(point)));
			var about = new Anchor(MeasureLinks.about(measure.code(), point.period()), Words.of("measures.about"));
			figure.add(Named.of(about, measure.title()));
		});
		// Whoever may not see the whole yet is shown first what the own unit did.
		var own = own(points);
		boolean toldOfAll = points.stream().anyMatch(it -> it.figure().value() != null);
		own.forEach((unit, values) -> MeasureCharts.latestOwn(values)
			.ifPresent(it -> figure.add(quiet(Words.of("measures.headlines.own", name(units, unit),
					Figured.display(measure, it.figure()), period(it.of()))))));
		var picture = (toldOfAll || own.size() != 1) ? MeasureCharts.sparkline(measure, points)
				: own.entrySet()
					.stream()
					.map(it -> MeasureCharts.ownSparkline(measure,
							"%s: %s".formatted(name(units, it.getKey()), measure.title()), it.getValue()))
					.findFirst()
					.orElseThrow();
		var row = new ListItem(what, figure, picture);
		row.addClassName("headline");
		return row;
	}

	private static String period(Figures.Point point) {
		return point.open() ? Words.of("measures.headlines.so-far", point.period().name()) : point.period().name();
	}

	private static Map<UnitId, List<MeasureCharts.Own>> own(List<Figures.Point> points) {
		return points.stream()
			.flatMap(point -> point.own()
				.stream()
				.map(it -> Map.entry(it.unit(), new MeasureCharts.Own(point, it.figure()))))
			.collect(Collectors.groupingBy(Map.Entry::getKey, LinkedHashMap::new,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private static String name(Map<UnitId, UnitView> units, UnitId unit) {
		@Nullable UnitView known = units.get(unit);
		return (known != null) ? known.name() : unit.value();
	}

	private static Paragraph quiet(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

}
