package scot.adp.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import scot.adp.registers.RegisterKind.Counts;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;
import scot.adp.registers.RegisterPlaceView.Standing;

/**
 * Counts a register in a period: a pure function of what was told and of the day. What
 * stands is counted as at the end of the period, or today where it is not over; as long
 * as nobody told anything it is not reported, which is no nought.
 */
final class RegisterTally {

	private RegisterTally() {
	}

	/**
	 * Counts one register.
	 * @param entries all that counts, by day
	 */
	static List<Counted> count(RegisterKind kind, MeasureCode measure, Period period,
			Collection<RegisterEntryView> entries, LocalDate today) {
		LocalDate day = period.to().isBefore(today) ? period.to() : today;
		var told = entries.stream().filter(it -> it.kind().equals(kind.code()) && !it.onDay().isAfter(day)).toList();
		var units = new LinkedHashMap<UnitId, Long>();
		told.forEach(it -> units.putIfAbsent(it.unit(), 0L));
		if (kind.counts() == Counts.SHARE) {
			return shares(kind, measure, period, day,
					places(told).map(List::getLast).filter(it -> kind.standing(it, day) != Standing.DUE_AGAIN),
					it -> kind.standing(it, day) == Standing.STANDS);
		}
		if (kind.counts() == Counts.ABOVE) {
			int most = kind.above(day).orElse(Integer.MAX_VALUE);
			return shares(kind, measure, period, day,
					places(told).map(List::getLast)
						.filter(it -> kind.standing(it, day) == Standing.STANDS && kind.above(day).isPresent()),
					it -> it.number() != null && it.number() > most);
		}
		counting(kind, period, told, day).forEach((unit, number) -> units.merge(unit, number, Long::sum));
		var counted = new ArrayList<Counted>();
		if (told.isEmpty()) {
			counted.add(Counted.without(measure, period, Slice.WHOLE, State.MISSING));
		}
		else {
			long all = units.values().stream().mapToLong(Long::longValue).sum();
			counted.add(Counted.count(measure, period, Slice.WHOLE, all, all));
			units
				.forEach((unit, number) -> counted.add(Counted.count(measure, period, Slice.of(unit), number, number)));
		}
		kind.asked(day)
			.stream()
			.filter(unit -> !units.containsKey(unit))
			.forEach(unit -> counted.add(Counted.without(measure, period, Slice.of(unit), State.MISSING)));
		return counted;
	}

	private static Map<UnitId, Long> counting(RegisterKind kind, Period period, List<RegisterEntryView> told,
			LocalDate day) {
		if (kind.counts() == Counts.NUMBER) {
			return told.stream()
				.filter(it -> kind.stands(it.state()) && !it.onDay().isBefore(period.from()))
				.flatMap(it -> Stream.ofNullable(it.number()).map(number -> new Part(it.unit(), number)))
				.collect(Collectors.groupingBy(Part::unit, Collectors.summingLong(Part::number)));
		}
		if (kind.counts() == Counts.NEW) {
			return places(told).filter(it -> began(kind, period, it))
				.collect(Collectors.groupingBy(it -> it.getFirst().unit(), Collectors.counting()));
		}
		var standing = places(told).map(List::getLast)
			.filter(it -> kind.standing(it, day) == Standing.STANDS)
			.collect(Collectors.groupingBy(RegisterEntryView::unit, Collectors.counting()));
		if (kind.counts() == Counts.UNITS) {
			standing.replaceAll((unit, number) -> 1L);
		}
		return standing;
	}

	/** Of some of what was told, what is as it should be; both parts of each share. */
	private static List<Counted> shares(RegisterKind kind, MeasureCode measure, Period period, LocalDate day,
			Stream<RegisterEntryView> parts, Predicate<RegisterEntryView> right) {
		var units = parts.collect(Collectors.groupingBy(RegisterEntryView::unit, LinkedHashMap::new,
				Collectors.partitioningBy(right, Collectors.counting())));
		var counted = new ArrayList<Counted>();
		long there = 0;
		long all = 0;
		for (var unit : units.entrySet()) {
			long own = unit.getValue().getOrDefault(true, 0L);
			long of = own + unit.getValue().getOrDefault(false, 0L);
			counted.add(Counted.ratio(measure, period, Slice.of(unit.getKey()), own, of, of));
			there += own;
			all += of;
		}
		counted.addFirst((all > 0) ? Counted.ratio(measure, period, Slice.WHOLE, there, all, all)
				: Counted.without(measure, period, Slice.WHOLE, State.MISSING));
		kind.asked(day)
			.stream()
			.filter(unit -> !units.containsKey(unit))
			.forEach(unit -> counted.add(Counted.without(measure, period, Slice.of(unit), State.MISSING)));
		return counted;
	}

	/** What was told of each thing of each unit, by day. */
	private static Stream<List<RegisterEntryView>> places(List<RegisterEntryView> told) {
		return told.stream()
			.collect(Collectors.groupingBy(it -> Arrays.asList(it.unit(), it.item(), it.place()), LinkedHashMap::new,
					Collectors.toList()))
			.values()
			.stream();
	}

	/** Whether something that did not stand came to stand within a period. */
	private static boolean began(RegisterKind kind, Period period, List<RegisterEntryView> told) {
		boolean stood = false;
		for (RegisterEntryView entry : told) {
			boolean stands = kind.stands(entry.state());
			if (stands && !stood && !entry.onDay().isBefore(period.from())) {
				return true;
			}
			stood = stands;
		}
		return false;
	}

	private record Part(UnitId unit, long number) {
	}

}
