package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.activities.CountRule.Entries;
import scot.adp.activities.CountRule.OfDirectory;
import scot.adp.directory.DirectoryFigures;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts entries of the directory and what of the week they cover, as it was told on the
 * last day of each period, or today where it is not over.
 */
@Component
class DirectorySource implements MeasureSource {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	private final Map<MeasureCode, OfDirectory> rules;

	private final DirectoryFigures figures;

	private final Clock clock;

	DirectorySource(JdbcClient jdbc, CountRules rules, DirectoryFigures figures, Clock clock) {
		this.jdbc = jdbc;
		this.figures = figures;
		this.rules = rules.ofDirectory().stream().collect(Collectors.toMap(OfDirectory::measure, Function.identity()));
		this.clock = clock;
	}

	@Override
	public String name() {
		return "activities.directory";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(SessionNews.DIRECTORY);
	}

	@Override
	public Set<MeasureCode> measures() {
		return rules.keySet();
	}

	/** What was told on a day holds on until something else is. */
	@Override
	public Days touched(MeasureCode measure, Days days) {
		LocalDate today = LocalDate.now(clock);
		return days.to().isBefore(today) ? new Days(days.from(), today) : days;
	}

	@Override
	public Optional<LocalDate> earliest() {
		Optional<LocalDate> told = jdbc.sql("""
				select least((select min(from_on) from activities.directory_entry),
				    (select min(from_on) from activities.directory_week))""")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream.concat(told.stream(), figures.helpFound().keySet().stream()).min(LocalDate::compareTo);
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var all = List.copyOf(asked);
		var rows = new ArrayList<Map<String, Object>>();
		for (int n = 0; n < all.size(); n++) {
			var row = new HashMap<String, Object>();
			row.put("n", n);
			row.put("day", CountRule.asAt(all.get(n).period().to(), LocalDate.now(clock)).toString());
			var audiences = rule(all.get(n)).audiences();
			if (!audiences.isEmpty()) {
				row.put("audiences", audiences);
			}
			rows.add(row);
		}
		String json = JSON.writeValueAsString(rows);
		var entries = entries(json);
		var weeks = weeks(json);
		Map<LocalDate, Long> found = all.stream().anyMatch(it -> rule(it).count() == Entries.HELP_FOUND)
				? figures.helpFound() : Map.of();
		var counted = new ArrayList<Counted>();
		for (int n = 0; n < all.size(); n++) {
			Asked one = all.get(n);
			switch (rule(one).count()) {
				case OUT_OF_HOURS, AREAS_WITHOUT -> counted.add(week(one, weeks.get(n)));
				case HELP_FOUND -> counted.add(found(one, found));
				default -> {
					var of = new HashMap<>(entries.getOrDefault(n, Map.of()));
					of.putIfAbsent(Slice.WHOLE, Row.NONE);
					of.forEach((slice, row) -> {
						if (slice.whole() || rule(one).byUnit()) {
							counted.add(counted(one, slice, row));
						}
					});
				}
			}
		}
		return counted;
	}

	private OfDirectory rule(Asked asked) {
		return Objects.requireNonNull(rules.get(asked.measure()));
	}

	private Map<Integer, Map<Slice, Row>> entries(String asked) {
		var found = new HashMap<Integer, Map<Slice, Row>>();
		jdbc.sql(
				"""
						select a.n, e.unit, count(*) as entries, count(*) filter (where e.assurance = 'FRESH') as fresh,
						    count(*) filter (where e.contact_wrong) as contact_wrong, count(*) filter (where e.doubted) as doubted,
						    count(*) filter (where not e.unknown_ahead) as known_ahead,
						    count(*) filter (where e.doubted is null) as unsaid,
						    count(*) filter (where e.unknown_ahead is null) as ahead_unsaid
						from jsonb_to_recordset(cast(:asked as jsonb)) as a (n int, day date, audiences text[])
						join activities.directory_entry e on e.from_on <= a.day and (e.until_on is null or e.until_on >= a.day)
						    and (a.audiences is null or cast(e.audiences as text[]) && a.audiences)
						group by grouping sets ((a.n), (a.n, e.unit))""")
			.param("asked", asked)
			.query(row -> {
				@Nullable String unit = row.getString("unit");
				found.computeIfAbsent(row.getInt("n"), n -> new HashMap<>())
					.put((unit != null) ? new Slice(Slice.UNIT, unit) : Slice.WHOLE,
							new Row(row.getLong("entries"), row.getLong("fresh"), row.getLong("contact_wrong"),
									row.getLong("doubted"), row.getLong("known_ahead"), row.getLong("unsaid") > 0,
									row.getLong("ahead_unsaid") > 0));
			});
		return found;
	}

	private Map<Integer, Week> weeks(String asked) {
		var found = new HashMap<Integer, Week>();
		jdbc.sql(
				"""
						select a.n, w.covered, w.cells, w.areas_without, w.areas
						from jsonb_to_recordset(cast(:asked as jsonb)) as a (n int, day date)
						join activities.directory_week w on w.from_on <= a.day and (w.until_on is null or w.until_on >= a.day)""")
			.param("asked", asked)
			.query(row -> {
				found.put(row.getInt("n"), new Week(row.getInt("covered"), row.getInt("cells"),
						row.getInt("areas_without"), row.getInt("areas")));
			});
		return found;
	}

	private Counted counted(Asked asked, Slice slice, Row row) {
		Entries count = rule(asked).count();
		boolean unsaid = (count == Entries.KNOWN_AHEAD) ? row.aheadUnsaid()
				: count != Entries.FRESH && row.reportsUnsaid();
		if (unsaid) {
			return Counted.without(asked.measure(), asked.period(), slice, State.MISSING);
		}
		return switch (count) {
			case FRESH ->
				Counted.ratio(asked.measure(), asked.period(), slice, row.fresh(), row.entries(), row.entries());
			case KNOWN_AHEAD ->
				Counted.ratio(asked.measure(), asked.period(), slice, row.knownAhead(), row.entries(), row.entries());
			case CONTACT_WRONG ->
				Counted.count(asked.measure(), asked.period(), slice, row.contactWrong(), row.entries());
			case DOUBTED -> Counted.count(asked.measure(), asked.period(), slice, row.doubted(), row.entries());
			case OUT_OF_HOURS, AREAS_WITHOUT, HELP_FOUND ->
				throw new IllegalStateException(count + " is no count of entries");
		};
	}

	/** Before the first day on which an answer was counted nobody counted any. */
	private static Counted found(Asked asked, Map<LocalDate, Long> found) {
		Period period = asked.period();
		if (found.keySet().stream().noneMatch(it -> !it.isAfter(period.to()))) {
			return Counted.without(asked.measure(), period, Slice.WHOLE, State.MISSING);
		}
		long answers = found.entrySet()
			.stream()
			.filter(it -> !it.getKey().isBefore(period.from()) && !it.getKey().isAfter(period.to()))
			.mapToLong(Map.Entry::getValue)
			.sum();
		return Counted.count(asked.measure(), period, Slice.WHOLE, answers, answers);
	}

	/** Before it was kept for the first time nobody told. */
	private Counted week(Asked asked, @Nullable Week week) {
		if (week == null) {
			return Counted.without(asked.measure(), asked.period(), Slice.WHOLE, State.MISSING);
		}
		return (rule(asked).count() == Entries.OUT_OF_HOURS)
				? Counted.ratio(asked.measure(), asked.period(), Slice.WHOLE, week.covered(), week.cells(),
						week.cells())
				: Counted.ratio(asked.measure(), asked.period(), Slice.WHOLE, week.areasWithout(), week.areas(),
						week.areas());
	}

	/** Entries that were published on a day. */
	private record Row(long entries, long fresh, long contactWrong, long doubted, long knownAhead,
			boolean reportsUnsaid, boolean aheadUnsaid) {

		private static final Row NONE = new Row(0, 0, 0, 0, 0, false, false);

	}

	private record Week(int covered, int cells, int areasWithout, int areas) {
	}

}
