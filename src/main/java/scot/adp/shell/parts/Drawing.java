package scot.adp.shell.parts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Chart.Point;
import scot.adp.shell.parts.Chart.State;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is handed to the browser to be drawn ({@code frontend/drawing.ts} says the same).
 * All figures are worked out by then.
 *
 * @param targets by point, null where nothing is aimed for
 * @param medians by point, null where there is none
 * @param breaks the points from which on it is counted in another way
 * @param run the rules of run charts, where they are looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Drawing(Kind kind, List<Lines> series, List<@Nullable BigDecimal> targets, List<@Nullable BigDecimal> medians,
		List<Integer> breaks, @Nullable Integer limit, @JsonIgnore @Nullable RunChart run) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static Drawing of(Kind kind, @Nullable Integer limit, List<Chart.Series> series) {
		List<Point> first = series.isEmpty() ? List.of() : series.getFirst().points();
		if (series.stream().anyMatch(it -> !labels(it.points()).equals(labels(first)))) {
			throw new IllegalArgumentException("all series of a chart have the same labels");
		}
		@Nullable RunChart run = (kind.line() && series.size() == 1) ? RunChart.of(first).orElse(null) : null;
		var lines = series.stream().map(it -> new Lines(it.name(), drawn(it.points(), run))).toList();
		var targets = new ArrayList<@Nullable BigDecimal>();
		var medians = new ArrayList<@Nullable BigDecimal>();
		for (int at = 0; at < first.size(); at++) {
			targets.add(first.get(at).target());
			medians.add((run != null && at >= run.from()) ? run.median() : null);
		}
		var breaks = IntStream.range(1, first.size()).filter(at -> first.get(at).breaks()).boxed().toList();
		return new Drawing(kind, lines, Collections.unmodifiableList(targets), Collections.unmodifiableList(medians),
				breaks, limit, run);
	}

	String json() {
		return JSON.writeValueAsString(this);
	}

	/** The median as it is written, with at most one decimal place. */
	String medianShown() {
		return RunChart.shown(Objects.requireNonNull(run).median());
	}

	private static List<Dot> drawn(List<Point> points, @Nullable RunChart run) {
		return IntStream.range(0, points.size()).mapToObj(at -> {
			Point point = points.get(at);
			String sign = (point.state() != State.NUMBER) ? Words.of("chart.sign." + point.state().name()) : "";
			return new Dot(point.label(), point.value(), ChartWords.said(Words::of, point),
					ChartWords.written(Words::of, point), sign, point.soFar(),
					run != null && run.signals().contains(at));
		}).toList();
	}

	private static List<String> labels(List<Point> points) {
		return points.stream().map(Point::label).toList();
	}

	/** What it looks like. */
	enum Kind {

		LINE, SPARKLINE, COLUMNS, BARS;

		boolean overTime() {
			return this != BARS;
		}

		boolean line() {
			return this == LINE || this == SPARKLINE;
		}

		String style() {
			return "chart-" + name().toLowerCase(Locale.ROOT);
		}

	}

	/** Points of one name. */
	record Lines(String name, List<Dot> points) {
	}

	/** A point with what is read out of it. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Dot(String label, @Nullable BigDecimal value, String said, String shown, String sign, boolean soFar,
			boolean signal) {
	}

}
