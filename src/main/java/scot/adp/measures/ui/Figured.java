package scot.adp.measures.ui;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.Figures;
import scot.adp.measures.MeasureView;
import scot.adp.shell.parts.Words;

/** Figures in words of pages. */
final class Figured {

	private Figured() {
	}

	/** A figure with its unit, such as {@code 89.6%} or {@code 1,204 kits}. */
	static String display(MeasureView measure, Figures.@Nullable Point point) {
		if (point == null) {
			return Words.of("measures.no-figure");
		}
		boolean number = point.figure().value() != null && !measure.unit().equals("%");
		return number ? "%s %s".formatted(point.figure().display(), measure.unit()) : point.figure().display();
	}

	static String period(Figures.@Nullable Point point) {
		return (point != null) ? point.period().name() : "";
	}

	/** What was aimed for and whether it was met. */
	static String target(MeasureView measure, Figures.@Nullable Point point) {
		@Nullable BigDecimal target = (point != null) ? point.target() : null;
		if (target == null || point == null) {
			return "";
		}
		String shown = measure.shown(target);
		@Nullable Boolean met = point.targetMet();
		return (met == null) ? shown : Words.of(met ? "measures.target.met" : "measures.target.not-met", shown);
	}

	/** What is to be known beside a figure. */
	static String note(Figures.Point point) {
		if (point.open()) {
			return Words.of("measures.so-far");
		}
		return point.breakBefore() ? Words.of("measures.break") : "";
	}

}
