package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.families.AftercareMilestone.Standing;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

/**
 * Counts aftercare in periods: a pure function of who left, of what units returned, and
 * of the day. What is asked of somebody counts once an answer can count no more, so that
 * early answers do not make a period look better than it is; who died or moved before
 * does not count.
 */
final class AftercareTally {

	static final MeasureCode PLANNED = new MeasureCode("FAM-2.4.a");

	static final MeasureCode IN_TIME = new MeasureCode("FAM-2.4.b");

	static final MeasureCode ENGAGED_OF_KNOWN = new MeasureCode("FAM-2.4.c");

	static final MeasureCode ENGAGED_OF_ALL = new MeasureCode("FAM-2.4.d");

	static final MeasureCode NOT_KNOWN = new MeasureCode("FAM-2.4.e");

	/** By how many months after leaving. */
	static final String AFTER = "after";

	static final Set<MeasureCode> MEASURES = Set.of(PLANNED, IN_TIME, ENGAGED_OF_KNOWN, ENGAGED_OF_ALL, NOT_KNOWN);

	private static final String EXITS = "exits";

	private static final String AGREED = "plans";

	private static final String DUE = "due";

	private static final String REACHED = "in-touch";

	/** What stands before and behind the code of a moment in the fields of a return. */
	private static final String ASKED_OF = "asked-";

	private static final String KNOWN_OF = "known-";

	private static final String ENGAGED_AT = "engaged-";

	private final Map<Key, Sum> sums = new HashMap<>();

	private final Set<Key> nil = new HashSet<>();

	private final Set<Key> missing = new HashSet<>();

	private final Collection<Asked> asked;

	private final LocalDate today;

	private final Collection<Returned> returned;

	private AftercareTally(Collection<Asked> asked, Collection<Returned> returned, LocalDate today) {
		this.asked = asked;
		this.returned = returned;
		this.today = today;
	}

	/** Counts what is asked. */
	static List<Counted> count(Collection<Asked> asked, Collection<Left> left, Collection<Returned> returned,
			LocalDate today) {
		var tally = new AftercareTally(asked, returned, today);
		asked.stream().map(Asked::period).distinct().forEach(period -> {
			left.forEach(it -> tally.add(period, it));
			returned.stream()
				.filter(it -> within(it.period().from(), period) && within(it.period().to(), period))
				.forEach(it -> tally.add(period, it));
		});
		return tally.counted();
	}

	private void add(Period period, Left left) {
		Slice unit = Slice.of(left.unit());
		if (counts(left, left.exitOn(), period) && !left.exitOn().isAfter(today)) {
			add(PLANNED, period, unit, left.planAgreed() ? 1 : 0, 1);
		}
		for (AftercareMilestone of : left.milestones()) {
			Standing at = of.at(today);
			if (at == Standing.LEFT_OUT || !counts(left, of.dueOn(), period) || !of.closesOn().isBefore(today)) {
				continue;
			}
			if (of.first()) {
				add(IN_TIME, period, unit, of.reached() ? 1 : 0, 1);
			}
			else {
				answered(period, unit, of.code(), (at == Standing.ENGAGED) ? 1 : 0, of.reached() ? 1 : 0, 1);
			}
		}
	}

	/** Whether a day lies in a period, and no return of the unit counts it. */
	private boolean counts(Left left, LocalDate day, Period period) {
		return within(day, period)
				&& returned.stream().noneMatch(it -> it.unit().equals(left.unit()) && within(day, it.period()));
	}

	private void answered(Period period, Slice unit, String code, int engaged, int known, int all) {
		Slice after = new Slice(AFTER, code);
		if (known > 0) {
			add(ENGAGED_OF_KNOWN, period, unit, engaged, known);
			put(ENGAGED_OF_KNOWN, period, after, engaged, known);
		}
		add(ENGAGED_OF_ALL, period, unit, engaged, all);
		put(ENGAGED_OF_ALL, period, after, engaged, all);
		if (all > known) {
			add(NOT_KNOWN, period, unit, all - known, all - known);
			put(NOT_KNOWN, period, after, all - known, all - known);
		}
	}

	private void add(Period period, Returned of) {
		Slice unit = Slice.of(of.unit());
		share(PLANNED, period, unit, of, AGREED, EXITS);
		share(IN_TIME, period, unit, of, REACHED, DUE);
		boolean told = false;
		for (String code : List.of("MONTHS_3", "MONTHS_6", "MONTHS_12")) {
			@Nullable Integer all = of.answer(ASKED_OF + code);
			@Nullable Integer known = of.answer(KNOWN_OF + code);
			@Nullable Integer engaged = of.answer(ENGAGED_AT + code);
			if (all != null && known != null && engaged != null && !of.nil()) {
				answered(period, unit, code, engaged, known, all);
				told = true;
			}
		}
		for (MeasureCode measure : List.of(ENGAGED_OF_KNOWN, ENGAGED_OF_ALL, NOT_KNOWN)) {
			if (!told) {
				nothing(measure, period, unit, of);
			}
		}
	}

	private void share(MeasureCode measure, Period period, Slice unit, Returned of, String part, String whole) {
		@Nullable Integer some = of.answer(part);
		@Nullable Integer all = of.answer(whole);
		if (some != null && all != null && !of.nil()) {
			add(measure, period, unit, some, all);
		}
		else {
			nothing(measure, period, unit, of);
		}
	}

	private void nothing(MeasureCode measure, Period period, Slice unit, Returned of) {
		if (of.nil()) {
			nil.add(new Key(measure, period, unit));
		}
		else if (of.period().to().isBefore(today)) {
			missing.add(new Key(measure, period, unit));
		}
	}

	private void add(MeasureCode measure, Period period, Slice unit, int part, int all) {
		put(measure, period, Slice.WHOLE, part, all);
		put(measure, period, unit, part, all);
	}

	private void put(MeasureCode measure, Period period, Slice slice, int part, int all) {
		sums.merge(new Key(measure, period, slice), new Sum(part, all), Sum::plus);
	}

	private List<Counted> counted() {
		var counted = new ArrayList<Counted>();
		for (Asked one : asked) {
			var of = new HashMap<Slice, Sum>();
			sums.forEach((key, sum) -> {
				if (key.measure().equals(one.measure()) && key.period().equals(one.period())) {
					of.put(key.slice(), sum);
				}
			});
			var owed = slices(missing, one);
			if (of.isEmpty() && !owed.isEmpty()) {
				counted.add(Counted.without(one.measure(), one.period(), Slice.WHOLE, State.MISSING));
			}
			else {
				of.putIfAbsent(Slice.WHOLE, new Sum(0, 0));
			}
			of.forEach((slice, sum) -> counted.add(one.measure().equals(NOT_KNOWN)
					? Counted.count(one.measure(), one.period(), slice, sum.part(), sum.all())
					: Counted.ratio(one.measure(), one.period(), slice, sum.part(), sum.all(), sum.all())));
			slices(nil, one).stream()
				.filter(slice -> !of.containsKey(slice))
				.forEach(slice -> counted.add(Counted.nil(one.measure(), one.period(), slice)));
			owed.stream()
				.filter(slice -> !of.containsKey(slice))
				.forEach(slice -> counted.add(Counted.without(one.measure(), one.period(), slice, State.MISSING)));
		}
		return counted;
	}

	private static List<Slice> slices(Set<Key> keys, Asked of) {
		return keys.stream()
			.filter(it -> it.measure().equals(of.measure()) && it.period().equals(of.period()))
			.map(Key::slice)
			.distinct()
			.toList();
	}

	private static boolean within(LocalDate day, Period period) {
		return !day.isBefore(period.from()) && !day.isAfter(period.to());
	}

	/**
	 * Somebody who left.
	 *
	 * @param milestones what is asked of them
	 */
	record Left(UnitId unit, LocalDate exitOn, boolean planAgreed, List<AftercareMilestone> milestones) {
	}

	private record Key(MeasureCode measure, Period period, Slice slice) {
	}

	private record Sum(int part, int all) {

		Sum plus(Sum other) {
			return new Sum(part + other.part, all + other.all);
		}

	}

}
