package scot.adp.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;

/**
 * Counts registers by {@link RegisterTally}, and meetings of a group that were held. That
 * a meeting was held is not told by any event, so it is counted by the next morning.
 */
@Component
class RegisterSource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final RegisterStore store;

	private final Map<MeasureCode, RegisterKind> kinds = new HashMap<>();

	private final Map<MeasureCode, GroupId> groups;

	private final MeetingCalendar meetings;

	private final Clock clock;

	RegisterSource(RegisterStore store, RegisterRules rules, MeetingCalendar meetings, Clock clock) {
		this.store = store;
		rules.kinds().forEach(kind -> Optional.ofNullable(kind.measure()).ifPresent(it -> kinds.put(it, kind)));
		this.groups = rules.meetings();
		this.meetings = meetings;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "families.registers";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(RegisterNews.REGISTERS);
	}

	@Override
	public Set<MeasureCode> measures() {
		var measures = new HashSet<>(kinds.keySet());
		measures.addAll(groups.keySet());
		return measures;
	}

	@Override
	public Set<MeasureCode> measures(DataSet dataSet) {
		return kinds.keySet();
	}

	@Override
	public Optional<LocalDate> earliest() {
		LocalDate today = LocalDate.now(clock);
		return Stream.concat(store.counted().stream().map(RegisterEntryView::onDay),
				groups.values().stream().flatMap(group -> meetings.held(group, BEFORE_ALL, today).keySet().stream()))
			.min(LocalDate::compareTo);
	}

	/**
	 * What was told of a day holds on until something else is; who came to a meeting is
	 * written down within a year.
	 */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		LocalDate today = LocalDate.now(clock);
		return new Days(groups.containsKey(measure) ? rows.from().minusYears(1) : rows.from(),
				rows.to().isBefore(today) ? today : rows.to());
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		@Nullable RegisterKind kind = kinds.get(measure);
		var late = new HashMap<Period, Long>();
		if (kind != null) {
			periods.forEach(period -> late.put(period, store.late(kind.code(), period.from(), period.to())));
			late.values().removeIf(number -> number == 0);
		}
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		LocalDate today = LocalDate.now(clock);
		var entries = store.counted();
		var counted = new ArrayList<Counted>();
		asked.forEach(one -> {
			@Nullable RegisterKind kind = kinds.get(one.measure());
			if (kind != null) {
				counted.addAll(RegisterTally.count(kind, one.measure(), one.period(), entries, today));
			}
		});
		groups.forEach((measure, group) -> counted
			.addAll(held(group, asked.stream().filter(it -> it.measure().equals(measure)).toList(), today)));
		return counted;
	}

	/** Of the meetings that are over, those of which somebody wrote down who came. */
	private List<Counted> held(GroupId group, List<Asked> asked, LocalDate today) {
		Optional<LocalDate> from = asked.stream().map(it -> it.period().from()).min(LocalDate::compareTo);
		if (from.isEmpty()) {
			return List.of();
		}
		var days = meetings.held(group, from.get(), today.minusDays(1));
		return asked.stream().map(one -> {
			var planned = days.entrySet()
				.stream()
				.filter(it -> !it.getKey().isBefore(one.period().from()) && !it.getKey().isAfter(one.period().to()))
				.toList();
			return Counted.ratio(one.measure(), one.period(), Slice.WHOLE,
					planned.stream().filter(Map.Entry::getValue).count(), planned.size(), planned.size());
		}).toList();
	}

}
