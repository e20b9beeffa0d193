package scot.adp.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.PeriodType;

/**
 * A measure as the dictionary describes it.
 *
 * @param meaning what it tells, for somebody who does not know the field
 * @param denominator in words; null where it is of nothing
 * @param per what a ratio is multiplied by: 100 for percent, 1,000 for a rate
 * @param unit what its values are, such as {@code %} or {@code kits}
 * @param precision decimal places shown
 * @param breakdowns at most two
 * @param source where the rows come from, in words
 * @param lagDays how long after its end a period is closed and can be released
 * @param counts what it tells of: people, or things of which nothing is hidden
 * @param threshold counts from 1 to this are hidden from all but the unit they are of; of
 * a breakdown with its own, counts from 1 to that
 * @param methods by the day from which each holds, the first first
 * @param targets by the day from which each holds, the first first
 * @param outcomes what it speaks for, as {@code PLAN/CODE}; likewise actions, principles
 * and items of other frameworks
 * @param parts of a ratio of two measures, its numerator first; else empty
 * @param estimates what it is divided by, where that is an estimate and not counted, by
 * the day from which each holds
 * @param candidate why it is not measured yet; null where it is
 * @param retiredOn since when no file has it; null while one does
 */
public record MeasureView(MeasureCode code, String title, String meaning, Kind kind, Direction direction, Shape shape,
		String numerator, @Nullable String denominator, int per, String unit, int precision, PeriodType period,
		List<Breakdown> breakdowns, String source, int lagDays, Counts counts, int threshold, List<Method> methods,
		List<Target> targets, List<String> outcomes, List<String> actions, List<String> principles,
		List<String> crosswalk, boolean headline, List<MeasureCode> parts, List<Estimate> estimates,
		@Nullable String candidate, @Nullable LocalDate retiredOn) {

	public MeasureView {
		// Measures that left the files before there were estimates know of none.
		estimates = Objects.requireNonNullElse(estimates, List.of());
	}

	/** Whether it is counted: it is in a file, and nothing that it needs is missing. */
	boolean isCounted() {
		return retiredOn == null && candidate == null;
	}

	/** The estimate that it is divided by on a day. */
	public Optional<Estimate> estimate(LocalDate day) {
		return estimates.stream().filter(it -> !it.from().isAfter(day)).reduce((one, next) -> next);
	}

	/**
	 * Counts from 1 to this are hidden in the parts of a breakdown.
	 * @param breakdown its code; empty for the whole
	 */
	public int threshold(String breakdown) {
		return breakdowns.stream()
			.filter(it -> it.code().equals(breakdown))
			.map(Breakdown::threshold)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(threshold);
	}

	/** The method that holds on a day; the first one on days before it. */
	public Method method(LocalDate day) {
		return methods.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, next) -> next)
			.orElseGet(methods::getFirst);
	}

	/** The target that holds on a day. */
	public Optional<BigDecimal> target(LocalDate day) {
		return targets.stream().filter(it -> !it.from().isAfter(day)).reduce((one, next) -> next).map(Target::value);
	}

	/** A value of it in figures, such as {@code 1,204} or {@code 89.6%}. */
	public String shown(BigDecimal value) {
		return Figure.shown(this, value);
	}

	/** What became different through the work. */
	public enum Kind {

		/** What was done. */
		OUT,
		/** Whom it reached. */
		REA,
		/** What changed. */
		RES

	}

	/** Which way is better. */
	public enum Direction {

		/** More is better. */
		UP,
		/** Less is better. */
		DOWN,
		/** Neither by itself. */
		NEUTRAL

	}

	/** How its values are made, and so what can be worked out of them. */
	public enum Shape {

		/** A count, whose parts add up. */
		COUNT,
		/** A part of a whole: the numerator is among the denominator. */
		SHARE,
		/** One number by another that it is no part of, such as a target. */
		RATIO,
		/** Something measured over rows, such as their median. */
		VALUE

	}

	/** What it tells of. */
	public enum Counts {

		/** People, so that small numbers are hidden. */
		PEOPLE,
		/** Things that tell of no person, such as localities or actions. */
		THINGS

	}

	/**
	 * What a measure is broken down by.
	 *
	 * @param threshold what is hidden of its parts, where that is more than of the whole;
	 * null where it is the same
	 */
	public record Breakdown(String code, String title, @Nullable Integer threshold) {
	}

	/**
	 * How it is computed, from a day on. Another version is a break in the series.
	 *
	 * @param within what counts as in time, such as days; null where it has no limit
	 */
	public record Method(int version, LocalDate from, @Nullable Integer within) {
	}

	/**
	 * How many there are in all, by an estimate that holds from a day on.
	 *
	 * @param source who estimated it, how, and for which year
	 */
	public record Estimate(LocalDate from, BigDecimal value, String source) {
	}

	/** What is aimed for, from a day on. */
	public record Target(LocalDate from, BigDecimal value) {
	}

}
