package scot.adp.measures.spi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.platform.UnitId;

/**
 * Invents the totals of a unit for its last periods that are over.
 *
 * @param toConfirm how many of the last wait for the lead of the unit
 * @param told the first first
 * @param answers those of a period, from one number
 */
public record SampleTotals(DataSet dataSet, UnitId unit, PeriodType type, int toConfirm, List<Told> told,
		Answers answers) implements SampleReturns {

	public SampleTotals {
		told = List.copyOf(told);
	}

	@Override
	public List<Sample> filed(LocalDate today) {
		Period period = type.of(today);
		for (int i = 0; i < told.size(); i++) {
			period = period.previous();
		}
		var filed = new ArrayList<Sample>();
		for (Told of : told) {
			if (of.nil()) {
				filed.add(new Sample(period, true, Map.of(), null));
			}
			else if (of.number() != null) {
				int number = Objects.requireNonNull(of.number());
				if (of.reason() != null) {
					filed.add(new Sample(period, false, answers.of(period, number - 2), null));
				}
				filed.add(new Sample(period, false, answers.of(period, number), of.reason()));
			}
			period = period.next();
		}
		return filed;
	}

	/** The answers of a period, from one number. */
	public interface Answers {

		/** By the codes of the fields. */
		Map<String, Integer> of(Period period, int number);

	}

	/**
	 * What is told of one period.
	 *
	 * @param number null where nobody told anything
	 * @param reason of what was put right; null where nothing was
	 */
	public record Told(@Nullable Integer number, boolean nil, @Nullable String reason) {

		/** There was nothing. */
		public static final Told NIL = new Told(0, true, null);

		/** Nobody told anything. */
		public static final Told NOTHING = new Told(null, false, null);

		/** Told once. */
		public static Told of(int number) {
			return new Told(number, false, null);
		}

		/** Told, and put right. */
		public static Told again(int number, String reason) {
			return new Told(number, false, reason);
		}

	}

}
