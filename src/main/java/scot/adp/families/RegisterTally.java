package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import scot.adp.families.RegisterKind.Counts;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;

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
		counting(kind, period, told).forEach((unit, number) -> units.merge(unit, number, Long::sum));
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

	private static Map<UnitId, Long> counting(RegisterKind kind, Period period, List<RegisterEntryView> told) {
		if (kind.counts() == Counts.NUMBER) {
			return told.stream()
				.filter(it -> kind.stands(it.state()) && !it.onDay().isBefore(period.from()))
				.flatMap(it -> Stream.ofNullable(it.number()).map(number -> new Part(it.unit(), number)))
				.collect(Collectors.groupingBy(Part::unit, Collectors.summingLong(Part::number)));
		}
		var last = new HashMap<List<Object>, RegisterEntryView>();
		told.forEach(it -> last.put(List.of(it.unit(), it.item()), it));
		var standing = last.values()
			.stream()
			.filter(it -> kind.stands(it.state()))
			.collect(Collectors.groupingBy(RegisterEntryView::unit, Collectors.counting()));
		if (kind.counts() == Counts.UNITS) {
			standing.replaceAll((unit, number) -> 1L);
		}
		return standing;
	}

	private record Part(UnitId unit, long number) {
	}

}
