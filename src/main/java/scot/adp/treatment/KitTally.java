package scot.adp.treatment;

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
 * Adds up kits by period and slice: of supplies that were recorded, and of returns of the
 * units that bring those. A unit that owes a return and filed none is told as missing,
 * and one that said that there was nothing as that.
 */
final class KitTally {

	static final MeasureCode KITS = new MeasureCode("NAL-02");

	static final MeasureCode USED = new MeasureCode("NAL-03");

	/** The same kits by who supplied them and where. */
	static final MeasureCode SOURCES = new MeasureCode("NAL-07");

	static final Set<MeasureCode> MEASURES = Set.of(KITS, USED, SOURCES);

	static final String RECIPIENT = "recipient";

	static final String SOURCE = "source";

	static final String LOCALITY = "locality";

	private static final Map<MeasureCode, Set<String>> BREAKDOWNS = Map.of(KITS, Set.of("", Slice.UNIT, RECIPIENT),
			USED, Set.of("", Slice.UNIT, RECIPIENT), SOURCES, Set.of("", SOURCE, LOCALITY));

	private final Map<Key, Tally> tallies = new LinkedHashMap<>();

	private final LocalDate today;

	KitTally(Collection<Asked> asked, LocalDate today) {
		asked.forEach(it -> tallies.put(new Key(it.measure(), it.period()), new Tally()));
		this.today = today;
	}

	/** Adds what was recorded. */
	void add(Period period, Slice slice, long kits, long rows, long repeats, long repeatRows, long used) {
		add(KITS, period, slice, kits, 0, rows);
		add(SOURCES, period, slice, kits, 0, rows);
		add(USED, period, slice, used, repeats, repeatRows);
	}

	/** Adds what a unit returned. */
	void add(SupplyReturn returned) {
		Period period = returned.of().period();
		Slice unit = Slice.of(returned.of().unit());
		@Nullable Integer kits = returned.kits();
		for (MeasureCode measure : List.of(KITS, SOURCES)) {
			if (kits == null) {
				missing(measure, period, unit);
				continue;
			}
			int times = returned.times(kits);
			add(measure, period, Slice.WHOLE, kits, 0, times);
			add(measure, period, unit, kits, 0, times);
			parts(measure, period, RECIPIENT, returned.kitsBy(SupplyReturn.RECIPIENT), times);
			parts(measure, period, SOURCE, returned.kitsBy(SupplyReturn.SOURCE), times);
			parts(measure, period, LOCALITY, (kits > 0) ? Map.of("", kits) : Map.of(), times);
		}
		@Nullable Integer repeats = returned.repeats();
		@Nullable Integer used = returned.used();
		if (repeats == null || used == null) {
			missing(USED, period, unit);
		}
		else {
			int times = returned.times(repeats);
			add(USED, period, Slice.WHOLE, used, repeats, Math.min(times, repeats));
			add(USED, period, unit, used, repeats, Math.min(times, repeats));
			if (repeats > 0) {
				add(USED, period, new Slice(RECIPIENT, Slice.NOT_KNOWN), used, repeats, Math.min(times, repeats));
			}
		}
		if (returned.of().nil()) {
			tallies.forEach((key, tally) -> {
				if (key.period().equals(period)) {
					tally.nil.add(unit);
				}
			});
		}
	}

	/** How often a part was handed over is not told: at most as often as all of it. */
	private void parts(MeasureCode measure, Period period, String by, Map<String, Integer> parts, int times) {
		parts.forEach((code, kits) -> add(measure, period, new Slice(by, code.isEmpty() ? Slice.NOT_KNOWN : code), kits,
				0, Math.min(times, kits)));
	}

	private void add(MeasureCode measure, Period period, Slice slice, long numerator, long denominator, long rows) {
		@Nullable Tally tally = tallies.get(new Key(measure, period));
		if (tally != null && BREAKDOWNS.getOrDefault(measure, Set.of()).contains(slice.by())) {
			long[] sum = tally.sums.computeIfAbsent(slice, it -> new long[3]);
			sum[0] += numerator;
			sum[1] += denominator;
			sum[2] += rows;
		}
	}

	/** Owed only once the period is over. */
	private void missing(MeasureCode measure, Period period, Slice unit) {
		@Nullable Tally tally = tallies.get(new Key(measure, period));
		if (tally != null && period.to().isBefore(today)) {
			tally.missing.add(unit);
		}
	}

	List<Counted> counted() {
		var counted = new ArrayList<Counted>();
		tallies.forEach((key, tally) -> {
			boolean nothingTold = tally.sums.isEmpty() && !tally.missing.isEmpty();
			if (nothingTold) {
				counted.add(Counted.without(key.measure(), key.period(), Slice.WHOLE, State.MISSING));
			}
			else {
				tally.sums.putIfAbsent(Slice.WHOLE, new long[3]);
			}
			tally.sums.forEach((slice, sum) -> counted.add(counted(key, slice, sum, tally.nil.contains(slice))));
			if (!key.measure().equals(SOURCES)) {
				tally.missing.stream()
					.filter(unit -> !tally.sums.containsKey(unit))
					.forEach(unit -> counted.add(Counted.without(key.measure(), key.period(), unit, State.MISSING)));
			}
		});
		return counted;
	}

	private static Counted counted(Key key, Slice slice, long[] sum, boolean nil) {
		if (nil && sum[0] == 0 && sum[1] == 0) {
			return Counted.nil(key.measure(), key.period(), slice);
		}
		return key.measure().equals(USED) ? Counted.ratio(USED, key.period(), slice, sum[0], sum[1], sum[2])
				: Counted.count(key.measure(), key.period(), slice, sum[0], sum[2]);
	}

	private record Key(MeasureCode measure, Period period) {
	}

	/** What is known of one measure and period. */
	private static final class Tally {

		private final Map<Slice, long[]> sums = new HashMap<>();

		private final Set<Slice> nil = new HashSet<>();

		private final Set<Slice> missing = new HashSet<>();

	}

}
