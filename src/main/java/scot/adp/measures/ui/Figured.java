package scot.adp.measures.ui;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.Figure;
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
		return display(measure, point.figure());
	}

	static String display(MeasureView measure, Figure figure) {
		boolean number = figure.value() != null && !measure.unit().equals("%");
		return number ? "%s %s".formatted(figure.display(), measure.unit()) : figure.display();
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
		String told = (met == null) ? shown : Words.of(met ? "measures.target.met" : "measures.target.not-met", shown);
		@Nullable BigDecimal share = point.ofTarget();
		return (share == null) ? told
				: Words.of("measures.target.share", told, String.format(Locale.UK, "%,.1f%%", share));
	}

	/** What is to be known beside a figure. */
	static String note(Figures.Point point) {
		var notes = new ArrayList<String>();
		if (point.open()) {
			notes.add(Words.of("measures.so-far"));
		}
		else if (point.breakBefore()) {
			notes.add(Words.of("measures.break"));
		}
		if (point.notReported() > 0) {
			notes.add(Words.of("measures.not-reported", point.notReported()));
		}
		return String.join(". ", notes);
	}

}
