package scot.adp.measures.spi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.PeriodSums.Answer;
import scot.adp.measures.spi.UnitSources.Returned;

/**
 * Counts what units tell in totals alone, and of which no row can exist: a pure function
 * of what they returned and of the day. What nobody told is not reported, which is no
 * nought.
 */
public final class Totals {

	private final Map<MeasureCode, Total> totals;

	/** Measures, each counted from one data set. */
	public Totals(List<Total> totals) {
		var by = new LinkedHashMap<MeasureCode, Total>();
		totals.forEach(it -> by.put(it.measure(), it));
		this.totals = by;
	}

	/**
	 * All parts added up, and each, from fields {@code <breakdown>-<part>}. Where one was
	 * not told, the whole is not known.
	 * @param whole the field of how many each part is of; null for a count
	 */
	public static Reading byPart(String breakdown, List<String> parts, @Nullable String whole) {
		return (of, method) -> {
			@Nullable Integer all = (whole != null) ? of.answer(whole) : null;
			if (whole != null && all == null) {
				return Map.of();
			}
			var told = new HashMap<Slice, Answer>();
			int sum = 0;
			for (String part : parts) {
				@Nullable Integer number = of.answer(breakdown + "-" + part);
				if (number != null) {
					told.put(new Slice(breakdown, part), new Answer(number, all));
					sum += number;
				}
			}
			if (told.size() == parts.size()) {
				told.put(Slice.WHOLE, new Answer(sum, (all != null) ? all * parts.size() : null));
			}
			return told;
		};
	}

	/** The measures that are counted. */
	public Set<MeasureCode> measures() {
		return totals.keySet();
	}

	/** Those of them that are counted from a data set. */
	public Set<MeasureCode> measures(DataSet dataSet) {
		return totals.values()
			.stream()
			.filter(it -> it.dataSet().equals(dataSet))
			.map(Total::measure)
			.collect(Collectors.toSet());
	}

	/** The data sets that are read. */
	public Set<DataSet> dataSets() {
		return totals.values().stream().map(Total::dataSet).collect(Collectors.toSet());
	}

	/** Counts what is asked. */
	public List<Counted> count(Collection<Asked> asked, Map<DataSet, List<Returned>> returned, LocalDate today) {
		var counted = new ArrayList<Counted>();
		asked.forEach(one -> count(one, returned, today, counted));
		return counted;
	}

	private void count(Asked asked, Map<DataSet, List<Returned>> returned, LocalDate today, List<Counted> counted) {
		Period period = asked.period();
		var sums = new HashMap<Slice, Sum>();
		var missing = new HashSet<Slice>();
		Total total = Objects.requireNonNull(totals.get(asked.measure()));
		returned.getOrDefault(total.dataSet(), List.of())
			.stream()
			.filter(of -> !of.period().from().isBefore(period.from()) && !of.period().to().isAfter(period.to()))
			.forEach(of -> {
				Map<Slice, Answer> told = total.reading().read(of, asked.method());
				told.forEach((slice, answer) -> sums.merge(slice, Sum.of(answer, of.nil()), Sum::plus));
				@Nullable Answer whole = told.get(Slice.WHOLE);
				if (whole != null) {
					sums.merge(Slice.of(of.unit()), Sum.of(whole, of.nil()), Sum::plus);
				}
				else if (of.period().to().isBefore(today)) {
					missing.add(Slice.of(of.unit()));
				}
			});
		if (!sums.containsKey(Slice.WHOLE)) {
			counted.add(Counted.without(asked.measure(), period, Slice.WHOLE, State.MISSING));
		}
		sums.forEach((slice, sum) -> counted.add(sum.counted(asked, slice)));
		missing.stream()
			.filter(slice -> !sums.containsKey(slice))
			.forEach(slice -> counted.add(Counted.without(asked.measure(), period, slice, State.MISSING)));
	}

	/** What of a return a measure counts, by the version of its method. */
	public interface Reading {

		/** The whole and parts of it; without those that were not told. */
		Map<Slice, Answer> read(Returned of, int method);

	}

	/** What a measure is counted from. */
	public record Total(MeasureCode measure, DataSet dataSet, Reading reading) {

		/** A measure without parts, which is read the same way whatever its method. */
		public static Total of(String measure, DataSet dataSet, Function<Returned, @Nullable Answer> reading) {
			return new Total(new MeasureCode(measure), dataSet, (of, method) -> {
				@Nullable Answer answer = reading.apply(of);
				return (answer != null) ? Map.of(Slice.WHOLE, answer) : Map.of();
			});
		}

	}

	/**
	 * What was told of a slice.
	 *
	 * @param whole null where it is of nothing
	 * @param nil whether all who told it said that there was nothing
	 */
	private record Sum(long part, @Nullable Long whole, boolean nil) {

		static Sum of(Answer answer, boolean nil) {
			@Nullable Integer whole = answer.whole();
			return new Sum(answer.part(), (whole != null) ? Long.valueOf(whole) : null, nil);
		}

		Sum plus(Sum other) {
			@Nullable Long both = (whole != null && other.whole != null) ? Long.valueOf(whole + other.whole) : null;
			return new Sum(part + other.part, both, nil && other.nil);
		}

		Counted counted(Asked of, Slice slice) {
			if (nil) {
				return Counted.nil(of.measure(), of.period(), slice);
			}
			return (whole != null) ? Counted.ratio(of.measure(), of.period(), slice, part, whole, whole)
					: Counted.count(of.measure(), of.period(), slice, part, part);
		}

	}

}
