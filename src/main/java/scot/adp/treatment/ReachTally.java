package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

/**
 * Counts who was to be reached in periods: a pure function of the events, of what units
 * returned, and of the moment. An event counts in the period of its day, once, however
 * many told of it; and for each measure only once what is asked can be known, so that a
 * period looks no better or worse than it is. Nobody failed who died, or was not there to
 * be reached.
 */
final class ReachTally {

	static final MeasureCode EVENTS = new MeasureCode("NFO-01");

	static final MeasureCode FROM_NOTICE = new MeasureCode("NFO-02");

	static final MeasureCode FROM_EVENT = new MeasureCode("NFO-03");

	static final MeasureCode ENGAGED = new MeasureCode("NFO-04");

	static final MeasureCode REPEATED = new MeasureCode("NFO-05");

	static final MeasureCode NALOXONE = new MeasureCode("NFO-06");

	static final MeasureCode FOUND = new MeasureCode("MAT-11");

	static final Set<MeasureCode> MEASURES = Set.of(EVENTS, FROM_NOTICE, FROM_EVENT, ENGAGED, REPEATED, NALOXONE,
			FOUND);

	/** What set it off. */
	static final String TRIGGER = "trigger";

	/** Where it happened. */
	static final String AREA = "area";

	static final int HOURS = 72;

	static final int REPEAT_DAYS = 90;

	static final int FOLLOW_UP_DAYS = 28;

	private static final String ENGAGED_CODE = "ENGAGED";

	/** The fields of a return: part and whole, by measure. */
	private static final Map<MeasureCode, List<String>> RETURNED = Map.of(FROM_NOTICE,
			List.of("reached-from-notice", "notified"), FROM_EVENT, List.of("reached-from-event", "reachable"), ENGAGED,
			List.of("engaged", "followed-up"), REPEATED, List.of("repeats", "followed-90"), NALOXONE,
			List.of("naloxone", "reached"), FOUND, List.of("found-reached", "found"));

	private final Map<Key, Sum> sums = new HashMap<>();

	private final Set<Key> nil = new HashSet<>();

	private final Set<Key> missing = new HashSet<>();

	private final Collection<Returned> returned;

	private final OffsetDateTime now;

	private ReachTally(Collection<Returned> returned, OffsetDateTime now) {
		this.returned = returned;
		this.now = now;
	}

	/** Counts what is asked. */
	static List<Counted> count(Collection<Asked> asked, Collection<Event> events, Collection<Returned> returned,
			OffsetDateTime now) {
		var tally = new ReachTally(returned, now);
		for (Asked one : asked) {
			events.stream().filter(it -> tally.counts(it, one.period())).forEach(it -> tally.add(one, it));
			returned.stream()
				.filter(it -> within(it.period().from(), one.period()) && within(it.period().to(), one.period()))
				.forEach(it -> tally.add(one, it));
		}
		var counted = new ArrayList<Counted>();
		asked.forEach(one -> tally.counted(one, counted));
		return counted;
	}

	/** Whether an event lies in a period, and no return of the unit counts it. */
	private boolean counts(Event event, Period period) {
		LocalDate day = ReachEntry.day(event.occurredAt());
		return within(day, period)
				&& returned.stream().noneMatch(it -> it.unit().equals(event.unit()) && within(day, it.period()));
	}

	private void add(Asked asked, Event event) {
		MeasureCode measure = asked.measure();
		int within = (asked.within() != null) ? asked.within() : measure.equals(REPEATED) ? REPEAT_DAYS : HOURS;
		if (!measure.equals(FOUND) && !event.overdose()) {
			return;
		}
		if (measure.equals(EVENTS)) {
			put(asked, event, 1, 1);
		}
		else if (measure.equals(FROM_NOTICE)) {
			boolean told = !event.noticedAt().isAfter(event.occurredAt().plusHours(within));
			if (told) {
				inTime(asked, event, event.noticedAt().plusHours(within));
			}
		}
		else if (measure.equals(FROM_EVENT)) {
			inTime(asked, event, event.occurredAt().plusHours(within));
		}
		else if (measure.equals(FOUND)) {
			OffsetDateTime heard = event.noticedAt().isBefore(event.occurredAt()) ? event.occurredAt()
					: event.noticedAt();
			inTime(asked, event, heard.plusHours(within));
		}
		else if (measure.equals(ENGAGED)) {
			if (event.reachedAt() != null && !event.leftOut()
					&& event.occurredAt().plusDays(FOLLOW_UP_DAYS).isBefore(now)) {
				put(asked, event, ENGAGED_CODE.equals(event.followUp()) ? 1 : 0, 1);
			}
		}
		else if (measure.equals(REPEATED)) {
			repeated(asked, event, within);
		}
		else if (event.reachedAt() != null) {
			put(asked, event, event.naloxone() ? 1 : 0, 1);
		}
	}

	/** Counts once they were reached in time, or the time is over. */
	private void inTime(Asked asked, Event event, OffsetDateTime until) {
		boolean reached = event.reachedAt() != null && !event.reachedAt().isAfter(until);
		if (!event.leftOut() && (reached || until.isBefore(now))) {
			put(asked, event, reached ? 1 : 0, 1);
		}
	}

	/** Only events of somebody who is known, with all of their days over. */
	private void repeated(Asked asked, Event event, int within) {
		LocalDate last = ReachEntry.day(event.occurredAt()).plusDays(within);
		if (event.keyed() && !event.leftOut() && last.isBefore(ReachEntry.day(now))) {
			put(asked, event, (event.repeatedOn() != null && !event.repeatedOn().isAfter(last)) ? 1 : 0, 1);
		}
	}

	private void put(Asked asked, Event event, int part, int all) {
		put(asked, Slice.WHOLE, part, all);
		put(asked, Slice.of(event.unit()), part, all);
		if (asked.measure().equals(FOUND)) {
			put(asked, new Slice(TRIGGER, event.trigger()), part, all);
		}
		if (asked.measure().equals(EVENTS)) {
			put(asked, new Slice(AREA, Objects.requireNonNullElse(event.locality(), Slice.NOT_KNOWN)), part, all);
		}
	}

	private void put(Asked asked, Slice slice, int part, int all) {
		sums.merge(new Key(asked.measure(), asked.period(), slice), new Sum(part, all), Sum::plus);
	}

	private void add(Asked asked, Returned of) {
		Slice unit = Slice.of(of.unit());
		@Nullable Integer part;
		@Nullable Integer all;
		if (asked.measure().equals(EVENTS)) {
			part = of.answer("events");
			all = part;
		}
		else {
			var fields = Objects.requireNonNull(RETURNED.get(asked.measure()));
			part = of.answer(fields.getFirst());
			all = of.answer(fields.getLast());
		}
		if (of.nil()) {
			nil.add(new Key(asked.measure(), asked.period(), unit));
		}
		else if (part != null && all != null) {
			put(asked, Slice.WHOLE, part, all);
			put(asked, unit, part, all);
			if (asked.measure().equals(EVENTS)) {
				put(asked, new Slice(AREA, Slice.NOT_KNOWN), part, all);
			}
			if (asked.measure().equals(FOUND)) {
				put(asked, new Slice(TRIGGER, Slice.NOT_KNOWN), part, all);
			}
		}
		else if (of.period().to().isBefore(ReachEntry.day(now))) {
			missing.add(new Key(asked.measure(), asked.period(), unit));
		}
	}

	private void counted(Asked one, List<Counted> counted) {
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
		of.forEach((slice,
				sum) -> counted.add(one.measure().equals(EVENTS)
						? Counted.count(one.measure(), one.period(), slice, sum.part(), sum.all())
						: Counted.ratio(one.measure(), one.period(), slice, sum.part(), sum.all(), sum.all())));
		// Who said nought of one quarter and nothing of another did not tell of the year.
		slices(nil, one).stream()
			.filter(slice -> !of.containsKey(slice) && !owed.contains(slice))
			.forEach(slice -> counted.add(Counted.nil(one.measure(), one.period(), slice)));
		owed.stream()
			.filter(slice -> !of.containsKey(slice))
			.forEach(slice -> counted.add(Counted.without(one.measure(), one.period(), slice, State.MISSING)));
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
	 * Somebody who was to be reached.
	 *
	 * @param naloxone whether naloxone was handed over once they were reached
	 * @param followUp how they were some weeks later, a code
	 * @param repeatedOn the day of their next overdose
	 * @param keyed whether another overdose would be known as theirs
	 * @param leftOut whether nobody failed them, since they died or were not there
	 */
	record Event(UnitId unit, String trigger, boolean overdose, OffsetDateTime occurredAt, OffsetDateTime noticedAt,
			@Nullable OffsetDateTime reachedAt, @Nullable String locality, boolean naloxone, @Nullable String followUp,
			@Nullable LocalDate repeatedOn, boolean keyed, boolean leftOut) {
	}

	private record Key(MeasureCode measure, Period period, Slice slice) {
	}

	private record Sum(int part, int all) {

		Sum plus(Sum other) {
			return new Sum(part + other.part, all + other.all);
		}

	}

}
