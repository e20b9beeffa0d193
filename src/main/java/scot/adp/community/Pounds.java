package scot.adp.community;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/**
 * What somebody gained, in pounds.
 *
 * @param once paid or saved once; null where nothing was
 * @param perWeek paid or saved each week; null where nothing is
 */
public record Pounds(@Nullable BigDecimal once, @Nullable BigDecimal perWeek) {

	/** Nothing that was told. */
	public static final Pounds NONE = new Pounds(null, null);

	private static final BigDecimal AT_MOST = new BigDecimal("1000000");

	/** What it comes to, a weekly amount over so many weeks; null where none is told. */
	public @Nullable BigDecimal over(int weeks) {
		if (once == null && perWeek == null) {
			return null;
		}
		BigDecimal weekly = (perWeek != null) ? perWeek.multiply(BigDecimal.valueOf(weeks)) : BigDecimal.ZERO;
		return (once != null) ? weekly.add(once) : weekly;
	}

	/** Whether the amounts are equal, however they are written. */
	boolean same(Pounds other) {
		return same(once, other.once) && same(perWeek, other.perWeek);
	}

	private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
		return (one == null || other == null) ? one == other : one.compareTo(other) == 0;
	}

	/**
	 * Notes amounts that cannot be.
	 * @param path what faults call the amount that was paid once
	 */
	void check(Problem.Faults faults, String path) {
		check(faults, path, once);
		check(faults, path + "PerWeek", perWeek);
	}

	private static void check(Problem.Faults faults, String path, @Nullable BigDecimal amount) {
		faults
			.when(amount != null && (amount.signum() < 0 || amount.compareTo(AT_MOST) > 0), path,
					"Give pounds from 0 to %,d.".formatted(AT_MOST.intValue()))
			.when(amount != null && amount.stripTrailingZeros().scale() > 2, path,
					"Give pounds and pence, such as 62.50.");
	}

}
