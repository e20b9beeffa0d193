package scot.adp.directory.open;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Hours;
import scot.adp.directory.OpenState;
import scot.adp.directory.OpenWindow;
import scot.adp.directory.Opening;
import scot.adp.directory.PublishedService;

/**
 * Finds what somebody asks for. Where somebody says for whom, what is for them comes
 * before general help; then what is open, then what opens soonest, then A to Z: nothing
 * is better than another.
 *
 * @param from what the evening begins with
 * @param to what it ends with
 * @param also which audiences fit besides, where somebody asks for one
 * @param general kinds of help that nearly everybody is offered
 */
record Search(LocalTime from, LocalTime to, Map<String, List<String>> also, Set<String> general) {

	/** How much is named of what opens next, and of what is open elsewhere. */
	private static final int INSTEAD = 5;

	private static final Comparator<Found> ORDER = Comparator.comparingInt(Found::fit)
		.thenComparing(it -> it.opening().state() != OpenState.OPEN)
		.thenComparing(it -> it.moment(), Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing(it -> it.entry().service().name(), String.CASE_INSENSITIVE_ORDER);

	private static final Comparator<Found> SUREST = Comparator.comparing((Found it) -> !it.sure()).thenComparing(ORDER);

	private static final Comparator<Found> BY_NAME = Comparator.comparingInt(Found::fit)
		.thenComparing(it -> it.entry().service().name(), String.CASE_INSENSITIVE_ORDER);

	Answer find(Collection<Entry> entries, Asked asked, Instant now) {
		Period period = period(asked.when(), now);
		List<Entry> fitting = entries.stream()
			.filter(it -> it.service().closedOn() == null || it.service().closedOn().isAfter(day(now)))
			.filter(it -> asked.audience().isEmpty()
					|| it.service().audiences().stream().anyMatch(fitting(asked.audience())::contains))
			.filter(it -> asked.kind().isEmpty() || it.service().kinds().contains(asked.kind()))
			.toList();
		@Nullable AreaCode area = asked.area();
		var byArea = new HashMap<AreaCode, Integer>();
		var sure = new ArrayList<Found>();
		var phoneFirst = new ArrayList<Found>();
		var anywhere = new ArrayList<Found>();
		for (Entry entry : fitting) {
			boolean nowhere = entry.anywhere();
			int fit = fit(entry.service(), asked);
			var found = entry.times()
				.stream()
				.filter(it -> nowhere || it.isAPlace())
				.flatMap(it -> Found.of(entry, it, period, now, fit).stream())
				.toList();
			if (nowhere) {
				found.stream()
					.filter(it -> area == null || entry.serves(area))
					.min(SUREST)
					.ifPresent(it -> (it.sure() || asked.when() == Asked.When.ANY ? anywhere : phoneFirst).add(it));
				continue;
			}
			// How many there are in each area is told wherever somebody asks for.
			found.stream()
				.filter(Found::sure)
				.flatMap(it -> it.area().stream())
				.distinct()
				.forEach(it -> byArea.merge(it, 1, Integer::sum));
			// Of several places the one that suits best, of those that are asked for.
			found.stream()
				.filter(it -> area == null || it.times().in(area))
				.min(SUREST)
				.ifPresent(it -> (it.sure() ? sure : phoneFirst).add(it));
		}
		sure.sort(ORDER);
		phoneFirst.sort(BY_NAME);
		anywhere.sort(SUREST);
		return new Answer(sure, phoneFirst, anywhere, byArea, period);
	}

	/**
	 * What somebody can turn to where nothing is found that is surely open: what opens
	 * next there, and what is open elsewhere at the time that was asked for.
	 */
	Instead instead(Collection<Entry> entries, Asked asked, Instant now) {
		var next = find(entries, asked.atAnyTime(), now).sure()
			.stream()
			.filter(it -> it.moment() != null)
			.sorted(Comparator.comparing((Found it) -> it.moment(), Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(ORDER))
			.limit(INSTEAD)
			.toList();
		var elsewhere = (asked.area() != null) ? find(entries, asked.everywhere(), now).sure()
			.stream()
			.filter(it -> it.moment() != null)
			.filter(it -> next.stream().noneMatch(other -> other.entry().equals(it.entry())))
			.limit(INSTEAD)
			.toList() : List.<Found>of();
		return new Instead(next, elsewhere);
	}

	/**
	 * How well a service fits who is asked for, the less the better: what is for just
	 * them, then what is for them too, and what nearly everybody is offered last.
	 */
	private int fit(PublishedService service, Asked asked) {
		if (asked.audience().isEmpty()) {
			return 0;
		}
		boolean besides = !service.audiences().contains(asked.audience());
		boolean common = asked.kind().isEmpty() && !service.kinds().isEmpty() && general.containsAll(service.kinds());
		return (common ? 2 : 0) + (besides ? 1 : 0);
	}

	/** An audience with those that whoever says it may mean too. */
	private Set<String> fitting(String audience) {
		return Stream.concat(Stream.of(audience), also.getOrDefault(audience, List.of()).stream())
			.collect(Collectors.toSet());
	}

	Period period(Asked.When when, Instant now) {
		ZonedDateTime here = now.atZone(Hours.ZONE);
		LocalDate today = here.toLocalDate();
		return switch (when) {
			case ANY -> new Period(when, now, null);
			case NOW -> new Period(when, now, now);
			case EVENING -> {
				LocalDate day = here.toLocalTime().isBefore(to) ? today : today.plusDays(1);
				yield new Period(when, later(now, at(day, from)), at(day, to));
			}
			case TOMORROW ->
				new Period(when, at(today.plusDays(1), LocalTime.MIDNIGHT), at(today.plusDays(2), LocalTime.MIDNIGHT));
			case WEEKEND -> {
				LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
				yield new Period(when, later(now, at(sunday.minusDays(1), LocalTime.MIDNIGHT)),
						at(sunday.plusDays(1), LocalTime.MIDNIGHT));
			}
		};
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static Instant at(LocalDate day, LocalTime time) {
		return ZonedDateTime.of(day, time, Hours.ZONE).toInstant();
	}

	private static LocalDate day(Instant now) {
		return LocalDate.ofInstant(now, Hours.ZONE);
	}

	/**
	 * When somebody wants to come.
	 *
	 * @param to its first moment that does not belong to it; the same as its beginning
	 * for a moment; null without an end
	 */
	record Period(Asked.When when, Instant from, @Nullable Instant to) {

		/** Whether a stretch of time lies at least in part in it. */
		boolean meets(OpenWindow window) {
			if (to == null) {
				return window.endsAt().isAfter(from);
			}
			return from.equals(to) ? window.holds(from)
					: window.startsAt().isBefore(to) && window.endsAt().isAfter(from);
		}

	}

	/**
	 * A service that was found.
	 *
	 * @param times the place that suits best
	 * @param opening how it stands now
	 * @param window when it is open in the time that was asked for; null where nobody can
	 * say, and where any time was asked for
	 * @param sure whether it is open then as far as is known; else it is to be rung first
	 * @param fit how well it fits who was asked for, the less the better
	 */
	record Found(Entry entry, Entry.Times times, Opening opening, @Nullable OpenWindow window, boolean sure, int fit) {

		static Optional<Found> of(Entry entry, Entry.Times times, Period period, Instant now, int fit) {
			Opening opening = times.opening(now);
			if (period.when() == Asked.When.ANY) {
				return Optional.of(new Found(entry, times, opening, null, opening.state() != OpenState.UNKNOWN, fit));
			}
			var meeting = times.windows().stream().filter(period::meets).toList();
			Optional<OpenWindow> open = meeting.stream().filter(it -> it.state() == OpenState.OPEN).findFirst();
			if (open.isPresent()) {
				return Optional.of(new Found(entry, times, opening, open.get(), true, fit));
			}
			boolean unknown = meeting.stream().anyMatch(it -> it.state() == OpenState.UNKNOWN);
			return unknown ? Optional.of(new Found(entry, times, opening, null, false, fit)) : Optional.empty();
		}

		Optional<AreaCode> area() {
			PublishedService.@Nullable At at = times.at();
			return Optional.ofNullable(at).map(PublishedService.At::area);
		}

		/** When it is open, what it is sorted by; null where nothing is known. */
		@Nullable Instant moment() {
			if (window != null) {
				return window.startsAt();
			}
			return (opening.state() == OpenState.OPEN) ? Instant.MIN : opening.nextOpening();
		}

	}

	/**
	 * What there is where nothing is surely open.
	 *
	 * @param next what opens next, the soonest first
	 * @param elsewhere what is open in other areas at the time that was asked for
	 */
	record Instead(List<Found> next, List<Found> elsewhere) {
	}

	/**
	 * What was found.
	 *
	 * @param sure what is open then
	 * @param phoneFirst of which nobody can say
	 * @param anywhere what nobody has to go to, and is open then
	 * @param byArea how many places of the first kind there are in each area
	 */
	record Answer(List<Found> sure, List<Found> phoneFirst, List<Found> anywhere, Map<AreaCode, Integer> byArea,
			Period period) {

		/**
		 * What is open first, of that the nearest; what is nowhere in particular last.
		 */
		Answer nearest(Function<Found, @Nullable Double> metres) {
			Comparator<Found> near = Comparator.comparing(metres, Comparator.nullsLast(Comparator.naturalOrder()));
			return new Answer(
					sure.stream()
						.sorted(Comparator.comparingInt(Found::fit)
							.thenComparing(it -> it.opening().state() != OpenState.OPEN)
							.thenComparing(near)
							.thenComparing(ORDER))
						.toList(),
					phoneFirst.stream()
						.sorted(Comparator.comparingInt(Found::fit).thenComparing(near).thenComparing(BY_NAME))
						.toList(),
					anywhere, byArea, period);
		}

		Answer with(List<Found> instead) {
			return new Answer(sure, phoneFirst, instead, byArea, period);
		}

		int count() {
			return sure.size() + phoneFirst.size() + anywhere.size();
		}

		/** Whether there is a place that is open then, or that is known to open. */
		boolean hasOpen() {
			return sure.stream().anyMatch(it -> it.moment() != null);
		}

	}

}
