package scot.adp.measures.ui;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.Figure;
import scot.adp.measures.Figures;
import scot.adp.measures.MeasureView;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Chart.Better;
import scot.adp.shell.parts.Chart.Point;
import scot.adp.shell.parts.Chart.Series;
import scot.adp.shell.parts.Chart.State;

/** Draws what a measure said. */
final class MeasureCharts {

	private MeasureCharts() {
	}

	/** Its values over time, with target, median and breaks. */
	static Chart line(MeasureView measure, List<Figures.Point> points) {
		return Chart.line(name(measure), better(measure), limit(measure), List.of(series(measure, points)));
	}

	/**
	 * What one unit did over time.
	 * @param name whose it is, with the measure
	 */
	static Chart own(MeasureView measure, String name, List<Own> values) {
		return Chart.line(name, better(measure), limit(measure), List.of(own(measure, values)));
	}

	/** The same in a small picture. */
	static Chart sparkline(MeasureView measure, List<Figures.Point> points) {
		return Chart.sparkline(name(measure), better(measure), limit(measure), series(measure, points));
	}

	/** What a unit did over time, in a small picture. */
	static Chart ownSparkline(MeasureView measure, String name, List<Own> values) {
		return Chart.sparkline(name, better(measure), limit(measure), own(measure, values));
	}

	/**
	 * A breakdown beside one another.
	 * @param name what it is of, with its period
	 */
	static Chart bars(MeasureView measure, String name, List<Part> parts) {
		return Chart.bars(name, limit(measure), List.of(new Series(valued(measure),
				parts.stream().map(part -> point(part.label(), measure, part.figure())).toList())));
	}

	/** The last period that is over; where none is, the last. */
	static Optional<Figures.Point> latest(List<Figures.Point> points) {
		return points.stream()
			.filter(it -> !it.open())
			.reduce((one, next) -> next)
			.or(() -> points.isEmpty() ? Optional.empty() : Optional.of(points.getLast()));
	}

	/** What a unit did in its last period that is over; where none is, in the last. */
	static Optional<Own> latestOwn(List<Own> values) {
		return values.stream()
			.filter(it -> !it.of().open())
			.reduce((one, next) -> next)
			.or(() -> values.isEmpty() ? Optional.empty() : Optional.of(values.getLast()));
	}

	private static Series series(MeasureView measure, List<Figures.Point> points) {
		return new Series(valued(measure), points.stream().map(it -> {
			Point point = point(it.period().name(), measure, it.figure());
			if (it.target() != null) {
				point = point.aimedAt(it.target(), measure.shown(it.target()));
			}
			if (it.breakBefore()) {
				point = point.broken();
			}
			return it.open() && point.value() != null ? point.unfinished() : point;
		}).toList());
	}

	private static Series own(MeasureView measure, List<Own> values) {
		return new Series(valued(measure), values.stream().map(it -> {
			Point point = point(it.of().period().name(), measure, it.figure());
			return it.of().open() && point.value() != null ? point.unfinished() : point;
		}).toList());
	}

	private static Point point(String label, MeasureView measure, Figure figure) {
		// Both know the same states, by the same names.
		State state = State.valueOf(figure.state().name());
		return (figure.value() != null)
				? new Point(label, state, figure.value(), figure.display(), null, null, false, false)
				: Point.without(label, state);
	}

	private static String name(MeasureView measure) {
		return measure.unit().equals("%") ? measure.title() : "%s (%s)".formatted(measure.title(), measure.unit());
	}

	private static String valued(MeasureView measure) {
		return measure.unit().equals("%") ? measure.title() : measure.unit();
	}

	private static Better better(MeasureView measure) {
		return switch (measure.direction()) {
			case UP -> Better.MORE;
			case DOWN -> Better.LESS;
			case NEUTRAL -> Better.NEITHER;
		};
	}

	/** Only a part of a whole cannot be more than all of it. */
	private static @Nullable Integer limit(MeasureView measure) {
		return (measure.shape() == MeasureView.Shape.SHARE) ? measure.per() : null;
	}

	/** What a unit did in a period of a measure. */
	record Own(Figures.Point of, Figure figure) {
	}

	/** A value of a breakdown, by its name. */
	record Part(String label, Figure figure) {
	}

}
