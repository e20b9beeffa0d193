package scot.adp.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;

/**
 * Adds up what measures ask, of records and of returns. A unit that owes a return and
 * filed none is told as missing, and one that said that there was nothing as that.
 */
final class Tally {

	private final Map<Key, Cells> cells = new LinkedHashMap<>();

	private final Set<MeasureCode> shares;

	private final LocalDate today;

	/**
	 * Begins to add up.
	 * @param shares those of the measures that are a share of something
	 */
	Tally(Collection<Asked> asked, Set<MeasureCode> shares, LocalDate today) {
		asked.forEach(it -> cells.put(new Key(it.measure(), it.period()), new Cells()));
		this.shares = shares;
		this.today = today;
	}

	/** Adds something that was counted. */
	void count(MeasureCode measure, Period period, Slice slice, long number, long rows) {
		add(measure, period, slice, BigDecimal.valueOf(number), 0, rows);
	}

	/** Adds something that is so much, or so many of so many. */
	void add(MeasureCode measure, Period period, Slice slice, BigDecimal numerator, long denominator, long rows) {
		@Nullable Cells of = cells.get(new Key(measure, period));
		if (of != null) {
			of.sums.merge(slice, new Sum(numerator, denominator, rows), Sum::plus);
		}
	}

	/** Notes that a unit owes a number: once the period is over it is missing. */
	void owed(MeasureCode measure, Period period, Slice unit) {
		@Nullable Cells of = cells.get(new Key(measure, period));
		if (of != null && period.to().isBefore(today)) {
			of.missing.add(unit);
		}
	}

	/** Notes that a unit said that there was nothing. */
	void nil(MeasureCode measure, Period period, Slice unit) {
		@Nullable Cells of = cells.get(new Key(measure, period));
		if (of != null) {
			of.nil.add(unit);
		}
	}

	List<Counted> counted() {
		var counted = new ArrayList<Counted>();
		cells.forEach((key, of) -> {
			if (of.sums.isEmpty() && !of.missing.isEmpty()) {
				counted.add(Counted.without(key.measure(), key.period(), Slice.WHOLE, State.MISSING));
			}
			else {
				of.sums.putIfAbsent(Slice.WHOLE, Sum.NOTHING);
			}
			of.nil.forEach(unit -> of.sums.putIfAbsent(unit, Sum.NOTHING));
			of.sums.forEach((slice, sum) -> counted.add(counted(key, slice, sum, of.nil.contains(slice))));
			of.missing.stream()
				.filter(unit -> !of.sums.containsKey(unit))
				.forEach(unit -> counted.add(Counted.without(key.measure(), key.period(), unit, State.MISSING)));
		});
		return counted;
	}

	private Counted counted(Key key, Slice slice, Sum sum, boolean nil) {
		if (nil && sum.numerator().signum() == 0 && sum.denominator() == 0) {
			return Counted.nil(key.measure(), key.period(), slice);
		}
		return new Counted(key.measure(), key.period(), slice, State.NUMBER, sum.numerator(),
				shares.contains(key.measure()) ? BigDecimal.valueOf(sum.denominator()) : null, sum.rows());
	}

	private record Key(MeasureCode measure, Period period) {
	}

	private record Sum(BigDecimal numerator, long denominator, long rows) {

		static final Sum NOTHING = new Sum(BigDecimal.ZERO, 0, 0);

		Sum plus(Sum other) {
			return new Sum(numerator.add(other.numerator), denominator + other.denominator, rows + other.rows);
		}

	}

	/** What is known of one measure and period. */
	private static final class Cells {

		private final Map<Slice, Sum> sums = new HashMap<>();

		private final Set<Slice> missing = new HashSet<>();

		private final Set<Slice> nil = new HashSet<>();

	}

}
