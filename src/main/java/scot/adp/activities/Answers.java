package scot.adp.activities;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Answers to a question, as counts of the steps of its scale, the lowest first and worth
 * 1.
 */
public record Answers(List<Integer> counts) {

	public Answers {
		counts = List.copyOf(counts);
	}

	/** How many answered. */
	public int number() {
		return counts.stream().mapToInt(Integer::intValue).sum();
	}

	/** All the steps that were chosen, added. */
	private long sum() {
		return IntStream.range(0, counts.size()).mapToLong(i -> (i + 1L) * counts.get(i)).sum();
	}

	/**
	 * The mean with one place, half up; null where there are fewer answers than asked.
	 */
	@Nullable BigDecimal mean(int atLeast) {
		return (number() < Math.max(1, atLeast)) ? null
				: BigDecimal.valueOf(sum()).divide(BigDecimal.valueOf(number()), 1, RoundingMode.HALF_UP);
	}

	/** The same with others of the same scale. */
	Answers with(Answers others) {
		return new Answers(
				IntStream.range(0, counts.size()).map(i -> counts.get(i) + others.counts.get(i)).boxed().toList());
	}

	/**
	 * By how much the mean of a group changed, not of the same people; null where either
	 * group has fewer answers than asked. It is what the means differ by as they are
	 * told.
	 */
	static @Nullable BigDecimal change(Answers before, Answers after, int atLeast) {
		@Nullable BigDecimal first = before.mean(atLeast);
		@Nullable BigDecimal then = after.mean(atLeast);
		return (first == null || then == null) ? null : then.subtract(first);
	}

}
