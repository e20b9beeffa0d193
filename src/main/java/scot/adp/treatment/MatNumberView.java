package scot.adp.treatment;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.PrintedFigure;
import scot.adp.platform.UnitId;

/**
 * A number of a return, as it was printed.
 *
 * @param unit whose return it is of
 * @param setting where it was counted; null where that is not told
 * @param what is counted, in words
 * @param printed such as {@code 75% (105/145)}; words in its place where it tells of so
 * few people that others could know who
 */
public record MatNumberView(MatNumbers.Id id, int version, UnitId unit, String cycle, String standard,
		@Nullable String setting, String what, String printed, OffsetDateTime recordedAt, String recordedByName,
		@Nullable OffsetDateTime withdrawnAt, @Nullable String withdrawnBecause) {

	/** What does not agree in it, in words; empty where all does. */
	public Optional<String> warning() {
		return PrintedFigure.read(printed).found().flatMap(PrintedFigure::warning);
	}

	/** Whether it tells of so few people that others could know who. */
	boolean few(int below) {
		return PrintedFigure.read(printed).found().filter(it -> few(it, BigDecimal.valueOf(below))).isPresent();
	}

	private static boolean few(PrintedFigure of, BigDecimal below) {
		if (of.numerator() == null || of.denominator() == null) {
			return !of.printed().contains("%") && within(of.value(), below);
		}
		return within(of.numerator(), below) || within(of.denominator().subtract(of.numerator()), below);
	}

	private static boolean within(BigDecimal people, BigDecimal below) {
		return people.signum() > 0 && people.compareTo(below) < 0;
	}

	/** The same without what would tell of so few. */
	MatNumberView guarded() {
		return new MatNumberView(id, version, unit, cycle, standard, setting, what, "Too few to be shown", recordedAt,
				recordedByName, withdrawnAt, withdrawnBecause);
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnAt == null;
	}

}
