package scot.adp.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * When something is open, by its rows of hours, its exceptions and the calendar: the one
 * place that says so. It answers open, closed, or that nobody can say, and guesses
 * nothing.
 * <p>
 * A window belongs to the day on which it begins. Of what is said of a day holds, in this
 * order: that the service is paused or closed; that it is closed on that day; hours
 * besides; then what each row of hours says, of which term time comes before holidays,
 * and hours of holidays and seasons that replace before the usual ones. Clock times are
 * those of {@link #ZONE}: a time that the clock skips counts by the offset before it, of
 * one that comes twice the first is meant (RFC 5545, 3.3.5).
 *
 * @param away days on which the service is paused or there no more
 */
public record Hours(List<Schedule> schedules, List<HoursException> exceptions, List<Away> away, OpenDays calendar) {

	/** Where the clocks are that hours are told by. */
	public static final ZoneId ZONE = ZoneId.of("Europe/London");

	/** To be raised whenever the same rows are answered otherwise. */
	static final int REVISION = 1;

	private static final Comparator<OpenWindow> RANK = Comparator.comparing(OpenWindow::state)
		.thenComparing(OpenWindow::reason, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(OpenWindow::code, Comparator.nullsFirst(Comparator.naturalOrder()));

	public Hours {
		schedules = List.copyOf(schedules);
		exceptions = List.copyOf(exceptions);
		away = List.copyOf(away);
	}

	/**
	 * All windows between two moments, cut off at both, in their order.
	 */
	public List<OpenWindow> windows(Instant from, Instant to) {
		var said = new ArrayList<OpenWindow>();
		LocalDate last = to.atZone(ZONE).toLocalDate();
		// What began on the day before may last into the first.
		for (LocalDate day = from.atZone(ZONE).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
			said.addAll(day(day));
		}
		return united(said, from, to);
	}

	/** Whether it is open at a moment, looking so many days ahead. */
	public Opening at(Instant at, int days) {
		Instant known = at.atZone(ZONE).plusDays(days).toInstant();
		return Opening.at(at, windows(at, known), known);
	}

	/** The days between two, both counted, on which nobody can say whether it is open. */
	public Set<LocalDate> unknownDays(LocalDate from, LocalDate to) {
		var unknown = new TreeSet<LocalDate>();
		for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
			if (day(day).stream().anyMatch(it -> it.state() == OpenState.UNKNOWN)) {
				unknown.add(day);
			}
		}
		return unknown;
	}

	/**
	 * What is said of what begins on a day: that it opens before that nobody can say,
	 * before why it does not; empty where no row of hours holds for the day.
	 */
	public Optional<OpenWindow> on(LocalDate day) {
		return day(day).stream().min(RANK);
	}

	/** What is said of one day; of what overlaps the higher holds. */
	private List<OpenWindow> day(LocalDate day) {
		Optional<Away> absent = away.stream().filter(it -> it.holds(day)).findFirst();
		if (absent.isPresent()) {
			return List.of(whole(day, OpenState.CLOSED, absent.get().why(), absent.get().code()));
		}
		Optional<HoursException> closed = exceptions.stream().filter(it -> it.closed() && it.holds(day)).findFirst();
		if (closed.isPresent()) {
			return List.of(whole(day, OpenState.CLOSED, OpenReason.CLOSED_THAT_DAY, closed.get().reason()));
		}
		var said = new ArrayList<OpenWindow>();
		exceptions.stream()
			.filter(it -> it.opens() != null && it.closes() != null && it.holds(day))
			.forEach(it -> said.add(open(day, it.opens(), it.closes())));
		if (schedules.isEmpty()) {
			said.add(whole(day, OpenState.UNKNOWN, OpenReason.NO_HOURS, null));
			return said;
		}
		Schedule.Group strongest = strongest(day);
		var holding = schedules.stream().filter(it -> it.holds(day) && it.group().compareTo(strongest) >= 0).toList();
		holding.stream().map(it -> said(it, day)).flatMap(Optional::stream).forEach(said::add);
		if (holding.isEmpty() && strongest == Schedule.Group.REGULAR) {
			boolean later = schedules.stream().anyMatch(it -> it.before(day));
			said.add(whole(day, OpenState.CLOSED, later ? OpenReason.NOT_BEGUN : OpenReason.ENDED, null));
		}
		return said;
	}

	/** Before which group of rows others give way on a day. */
	private Schedule.Group strongest(LocalDate day) {
		return schedules.stream()
			.filter(it -> it.replaces() && groupHolds(it, day))
			.map(Schedule::group)
			.max(Comparator.naturalOrder())
			.orElse(Schedule.Group.REGULAR);
	}

	/** A group holds from the first day of its rows to the last, so that it can close. */
	private boolean groupHolds(Schedule row, LocalDate day) {
		var rows = schedules.stream()
			.filter(it -> it.group() == row.group() && Objects.equals(it.label(), row.label()))
			.toList();
		return rows.stream().anyMatch(it -> !it.before(day)) && rows.stream().anyMatch(it -> !it.ended(day));
	}

	/** What a row says of a day on which it holds. */
	private Optional<OpenWindow> said(Schedule row, LocalDate day) {
		if (!row.confirmed(day)) {
			return Optional.of(whole(day, OpenState.UNKNOWN, OpenReason.NOT_CONFIRMED, null));
		}
		if (!row.occurs(day)) {
			return Optional.empty();
		}
		if (row.termTimeOnly()) {
			Optional<Boolean> term = calendar.termTime(day);
			if (term.isEmpty()) {
				return Optional.of(whole(day, OpenState.UNKNOWN, OpenReason.NO_SCHOOL_CALENDAR, null));
			}
			if (!term.get()) {
				return Optional.of(whole(day, OpenState.CLOSED, OpenReason.SCHOOL_HOLIDAY, null));
			}
		}
		if (calendar.holiday(day) && row.onHolidays() != Schedule.OnHolidays.OPEN) {
			return Optional.of((row.onHolidays() == Schedule.OnHolidays.CLOSED)
					? whole(day, OpenState.CLOSED, OpenReason.HOLIDAY, null)
					: whole(day, OpenState.UNKNOWN, OpenReason.ASK_ON_HOLIDAY, null));
		}
		return Optional.of(open(day, row.opens(), row.closes()));
	}

	private static OpenWindow open(LocalDate day, LocalTime opens, LocalTime closes) {
		LocalDate closing = closes.isAfter(opens) ? day : day.plusDays(1);
		Instant start = moment(day, opens);
		Instant end = moment(closing, closes);
		// Where the clock is put forward within it, it is as long as it is told to be.
		return new OpenWindow(OpenState.OPEN, null, null, start,
				end.isAfter(start) ? end : start.plus(Duration.between(opens, closes)));
	}

	private static OpenWindow whole(LocalDate day, OpenState state, OpenReason reason, @Nullable String code) {
		return new OpenWindow(state, reason, code, moment(day, LocalTime.MIN), moment(day.plusDays(1), LocalTime.MIN));
	}

	private static Instant moment(LocalDate day, LocalTime time) {
		return ZonedDateTime.of(day, time, ZONE).toInstant();
	}

	/**
	 * Open before unknown before closed, each moment once, neighbours of a kind as one.
	 */
	private static List<OpenWindow> united(List<OpenWindow> said, Instant from, Instant to) {
		var edges = new TreeSet<Instant>(List.of(from, to));
		for (OpenWindow window : said) {
			Stream.of(window.startsAt(), window.endsAt())
				.filter(it -> it.isAfter(from) && it.isBefore(to))
				.forEach(edges::add);
		}
		var coming = new ArrayDeque<>(said.stream().sorted(Comparator.comparing(OpenWindow::startsAt)).toList());
		var running = new ArrayList<OpenWindow>();
		var united = new ArrayList<OpenWindow>();
		for (Instant start : edges.headSet(to)) {
			while (!coming.isEmpty() && !coming.element().startsAt().isAfter(start)) {
				running.add(coming.remove());
			}
			running.removeIf(it -> !it.endsAt().isAfter(start));
			Instant end = Objects.requireNonNull(edges.higher(start));
			running.stream().min(RANK).ifPresent(it -> append(united, it, start, end));
		}
		return united;
	}

	private static void append(List<OpenWindow> united, OpenWindow kind, Instant start, Instant end) {
		@Nullable OpenWindow last = united.isEmpty() ? null : united.getLast();
		boolean on = last != null && last.endsAt().equals(start) && RANK.compare(last, kind) == 0;
		if (on) {
			united.removeLast();
		}
		united.add(new OpenWindow(kind.state(), kind.reason(), kind.code(),
				(on && last != null) ? last.startsAt() : start, end));
	}

	/**
	 * Days on which a service is not there.
	 *
	 * @param to the last of them; null where nobody knows
	 * @param code why, of the list of reasons, where somebody told
	 */
	public record Away(OpenReason why, LocalDate from, @Nullable LocalDate to, @Nullable String code) {

		boolean holds(LocalDate day) {
			return !day.isBefore(from) && (to == null || !day.isAfter(to));
		}

	}

}
