package scot.adp.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.MeasureView.Breakdown;
import scot.adp.measures.MeasureView.Counts;
import scot.adp.measures.MeasureView.Direction;
import scot.adp.measures.MeasureView.Kind;
import scot.adp.measures.MeasureView.Method;
import scot.adp.measures.MeasureView.Shape;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;

/** Measures and cells for tests. */
final class Samples {

	static final Period QUARTER = PeriodType.QUARTER.of(LocalDate.of(2026, 8, 1));

	private Samples() {
	}

	static MeasureView measure(Shape shape, int per, int threshold, Direction direction) {
		return measure(shape, per, Counts.PEOPLE, threshold, direction);
	}

	static MeasureView measure(Shape shape, int per, Counts counts, int threshold, Direction direction) {
		boolean divided = shape == Shape.SHARE || shape == Shape.RATIO;
		return new MeasureView(new MeasureCode("T-01"), "Test", "Test", Kind.OUT, direction, shape, "Counted",
				divided ? "Of" : null, per, (per == 100) ? "%" : "kits", (per == 100) ? 1 : 0, PeriodType.QUARTER,
				List.of(), "Test", 0, counts, threshold, List.of(new Method(1, LocalDate.of(2020, 4, 1), null)),
				List.of(), List.of(), List.of(), List.of(), List.of(), false, List.of(), List.of(), null, null);
	}

	/** A count with the least threshold, broken down. */
	static MeasureView brokenDown(List<Breakdown> breakdowns) {
		var of = measure(Shape.COUNT, 1, 4, Direction.UP);
		return new MeasureView(of.code(), of.title(), of.meaning(), of.kind(), of.direction(), of.shape(),
				of.numerator(), of.denominator(), of.per(), of.unit(), of.precision(), of.period(), breakdowns,
				of.source(), of.lagDays(), of.counts(), of.threshold(), of.methods(), of.targets(), of.outcomes(),
				of.actions(), of.principles(), of.crosswalk(), of.headline(), of.parts(), of.estimates(), null, null);
	}

	/** A measure that speaks for an action. */
	static MeasureView speakingFor(String action) {
		var of = measure(Shape.SHARE, 100, Counts.THINGS, 4, Direction.UP);
		return new MeasureView(of.code(), of.title(), of.meaning(), of.kind(), of.direction(), of.shape(),
				of.numerator(), of.denominator(), of.per(), of.unit(), of.precision(), of.period(), of.breakdowns(),
				of.source(), of.lagDays(), of.counts(), of.threshold(), of.methods(), of.targets(), of.outcomes(),
				List.of(action), of.principles(), of.crosswalk(), of.headline(), of.parts(), of.estimates(), null,
				null);
	}

	static Cell cell(Slice slice, long numerator, @Nullable Long denominator, long rows) {
		return new Cell(new MeasureCode("T-01"), QUARTER, slice, 1, 1, Counted.State.NUMBER,
				BigDecimal.valueOf(numerator), (denominator != null) ? BigDecimal.valueOf(denominator) : null, rows,
				OffsetDateTime.of(2026, 10, 1, 9, 0, 0, 0, ZoneOffset.UTC));
	}

}
