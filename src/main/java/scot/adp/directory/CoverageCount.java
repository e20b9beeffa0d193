package scot.adp.directory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.CoverageCell.Reason;
import scot.adp.directory.CoverageCell.State;

/**
 * Counts on how many days something is open, area by area, day by day of the week and
 * band by band: the one place that says so. What is open at one time is counted once,
 * however many services it is.
 */
final class CoverageCount {

	private final CoverageRule rule;

	private final LocalDate monday;

	/**
	 * Makes a count.
	 * @param monday the first day that is looked at
	 */
	CoverageCount(CoverageRule rule, LocalDate monday) {
		this.rule = rule;
		this.monday = monday;
	}

	/** The first moment that is looked at. */
	Instant from() {
		return moment(monday, LocalTime.MIN);
	}

	/** The first that is not. */
	Instant to() {
		return moment(monday.plusWeeks(rule.weeks()), LocalTime.MIN);
	}

	/** Areas that have a cell in which nothing is open. */
	List<AreaCode> lacking(List<AreaCode> areas, Collection<Stretch> open) {
		var lacking = cells(areas, open).stream()
			.filter(it -> it.state() == State.GAP)
			.map(CoverageCell::area)
			.collect(Collectors.toSet());
		return areas.stream().filter(lacking::contains).toList();
	}

	/** All cells, by area, band and day. */
	List<CoverageCell> cells(List<AreaCode> areas, Collection<Stretch> stretches) {
		Map<AreaCode, List<Stretch>> byArea = stretches.stream().collect(Collectors.groupingBy(Stretch::area));
		var cells = new ArrayList<CoverageCell>();
		for (AreaCode area : areas) {
			var here = byArea.getOrDefault(area, List.of());
			var open = united(here.stream().filter(it -> it.why() == null).toList());
			var near = here.stream().filter(it -> it.why() != null).toList();
			for (var band : rule.bands()) {
				for (DayOfWeek weekday : band.days()) {
					cells.add(cell(area, weekday, band, open, near));
				}
			}
		}
		return cells;
	}

	/** Whether a stretch is long enough within the band, on one of the days at least. */
	boolean fits(Stretch stretch, DayOfWeek weekday, CoverageRule.Band band) {
		return stretch.may(weekday, band, rule.minutes())
				&& days(weekday).anyMatch(day -> enough(List.of(stretch), day, band));
	}

	/**
	 * In which cells of its area something open is long enough, on one of the days at
	 * least.
	 */
	Set<Slot> slots(Instant from, Instant to) {
		var slots = new HashSet<Slot>();
		LocalDate last = LocalDate.ofInstant(to, Hours.ZONE);
		for (LocalDate day = LocalDate.ofInstant(from, Hours.ZONE); !day.isAfter(last); day = day.plusDays(1)) {
			if (day.isBefore(monday) || !day.isBefore(monday.plusWeeks(rule.weeks()))) {
				continue;
			}
			for (var band : rule.bands()) {
				if (band.days().contains(day.getDayOfWeek())
						&& lasting(from, to, day, band).toMinutes() >= rule.minutes()) {
					slots.add(new Slot(day.getDayOfWeek(), band.code()));
				}
			}
		}
		return slots;
	}

	private CoverageCell cell(AreaCode area, DayOfWeek weekday, CoverageRule.Band band, List<Stretch> open,
			List<Stretch> near) {
		int covered = (int) days(weekday).filter(day -> enough(open, day, band)).count();
		State state = (covered == 0) ? State.GAP : (covered < rule.weeks()) ? State.PARTIAL : State.COVERED;
		@Nullable Reason reason = null;
		if (state == State.GAP) {
			reason = near.stream()
				.filter(it -> fits(it, weekday, band))
				.flatMap(it -> Optional.ofNullable(it.why()).stream())
				.min(Comparator.naturalOrder())
				.orElse(Reason.NONE);
		}
		return new CoverageCell(area, weekday, band.code(), covered, rule.weeks(), state, reason, null);
	}

	private Stream<LocalDate> days(DayOfWeek weekday) {
		return IntStream.range(0, rule.weeks())
			.mapToObj(week -> monday.plusWeeks(week).plusDays(weekday.getValue() - 1L));
	}

	private boolean enough(List<Stretch> open, LocalDate day, CoverageRule.Band band) {
		Duration lasting = Duration.ZERO;
		for (Stretch stretch : open) {
			lasting = lasting.plus(lasting(stretch.from(), stretch.to(), day, band));
		}
		return lasting.toMinutes() >= rule.minutes();
	}

	/** How much of a stretch of time lies within a band of a day. */
	private static Duration lasting(Instant from, Instant to, LocalDate day, CoverageRule.Band band) {
		Instant begin = moment(day, band.from());
		Instant end = moment(day, band.to());
		Instant first = from.isAfter(begin) ? from : begin;
		Instant last = to.isBefore(end) ? to : end;
		return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
	}

	/** Each moment once. */
	private static List<Stretch> united(List<Stretch> open) {
		var united = new ArrayList<Stretch>();
		open.stream().sorted(Comparator.comparing(Stretch::from)).forEach(it -> {
			@Nullable Stretch last = united.isEmpty() ? null : united.getLast();
			if (last == null || it.from().isAfter(last.to())) {
				united.add(it);
			}
			else if (it.to().isAfter(last.to())) {
				united.set(united.size() - 1, new Stretch(last.area(), null, last.from(), it.to(), List.of()));
			}
		});
		return united;
	}

	private static Instant moment(LocalDate day, LocalTime time) {
		return ZonedDateTime.of(day, time, Hours.ZONE).toInstant();
	}

	/** A day of the week and a band of it. */
	record Slot(DayOfWeek weekday, String band) {
	}

	/**
	 * Time in which something is open in an area, or would be.
	 *
	 * @param why why it is not; null where it is
	 * @param usual its rows of hours where it is not told when it would be; empty where
	 * its own ends say so, or nothing
	 */
	record Stretch(AreaCode area, @Nullable Reason why, Instant from, Instant to, List<Usual> usual) {

		/** Whether it is open on such a day at such a time as a rule. */
		private boolean may(DayOfWeek weekday, CoverageRule.Band band, int minutes) {
			return usual.isEmpty() || usual.stream().anyMatch(it -> it.may(weekday, band, minutes));
		}

	}

	/**
	 * When something is open as a rule.
	 *
	 * @param days days of the week; empty for any
	 */
	record Usual(List<DayOfWeek> days, LocalTime opens, LocalTime closes) {

		static Usual of(Schedule row) {
			return new Usual(row.byDay().stream().map(Schedule.ByDay::day).toList(), row.opens(), row.closes());
		}

		private boolean may(DayOfWeek weekday, CoverageRule.Band band, int minutes) {
			boolean day = days.isEmpty() || days.contains(weekday);
			LocalTime from = opens.isAfter(band.from()) ? opens : band.from();
			boolean late = !closes.isAfter(opens);
			LocalTime to = (!late && closes.isBefore(band.to())) ? closes : band.to();
			return day && Duration.between(from, to).toMinutes() >= minutes;
		}

	}

}
