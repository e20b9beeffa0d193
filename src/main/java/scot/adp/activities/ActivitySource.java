package scot.adp.activities;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.activities.CountRule.Count;
import scot.adp.directory.Areas;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts what the log holds, as the rules of each measure tell: one statement for all
 * that is counted of sessions, one for answers, one for people. What is to be checked,
 * was merged or was struck counts nowhere.
 */
@Component
class ActivitySource implements MeasureSource {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String AREA = "area";

	private static final Duration REMEMBERED = Duration.ofSeconds(30);

	private static final String PLACE = "place";

	private static final String REASON = "reason";

	/** What is asked, and the programmes that it is asked of. */
	private static final String ASKED = """
			jsonb_to_recordset(cast(:asked as jsonb)) as a (n int, first date, last date, actions text[], kinds text[],
			    audiences text[], areas text[], places uuid[], led boolean, "outOfHours" boolean, months int[],
			    "partLed" boolean, "partOutOfHours" boolean, "partMonths" int[], question text, scale int)
			join activities.programme p on (a.kinds is null or p.kind = any(a.kinds))
			    and (a.audiences is null or p.audience = any(a.audiences))
			    and (a.actions is null or exists (select from activities.programme_action o
			        where o.programme = p.id and cast(o.plan as text) || '/' || o.code = any(a.actions)))\s""";

	private static final String SESSIONS = """
			join activities.session s on s.programme = p.id and s.happened_on between a.first and a.last
			    and s.state in ('HELD', 'DID_NOT_RUN') and (a.areas is null or s.area = any(a.areas))
			    and (a.places is null or s.place = any(a.places))
			    and (a.led is null or s.lived_experience_led = a.led)
			    and (a."outOfHours" is null or coalesce(s.out_of_hours, false) = a."outOfHours")
			    and (a.months is null or extract(month from s.happened_on) = any(a.months))\s""";

	private static final String COUNTS = """
			select a.n, s.unit, s.area, s.place, s.reason, grouping(s.unit, s.area, s.place, s.reason) as level,
			    count(*) filter (where s.state = 'HELD') as sessions,
			    count(*) filter (where s.state = 'HELD' and s.counted) as counted,
			    count(*) filter (where s.state = 'DID_NOT_RUN') as did_not_run,
			    count(*) filter (where s.state = 'HELD'
			        and (a."partLed" is null or s.lived_experience_led = a."partLed")
			        and (a."partOutOfHours" is null or coalesce(s.out_of_hours, false) = a."partOutOfHours")
			        and (a."partMonths" is null or extract(month from s.happened_on) = any(a."partMonths"))) as part,
			    coalesce(sum(s.present), 0) as present, coalesce(sum(s.children), 0) as children,
			    coalesce(sum(s.young_people), 0) as young_people, coalesce(sum(s.parents_carers), 0) as parents_carers,
			    coalesce(sum(s.adults), 0) as adults, coalesce(sum(s.staff) filter (where s.course_code is null), 0) as staff,
			    coalesce(sum(s.not_known), 0) as not_known, sum(s.contacts) as contacts, sum(s.signposted) as signposted,
			    sum(s.handed_out) as items, sum(s.views_live) as views_live, sum(s.views_replay) as views_replay,
			    count(distinct s.programme) filter (where s.state = 'HELD') as programmes,
			    count(distinct coalesce(cast(s.series as text), concat_ws(' ', s.programme, s.place)))
			        filter (where s.state = 'HELD') as groups,
			    count(distinct s.area) filter (where s.state = 'HELD') as areas
			from\s"""
			+ ASKED + SESSIONS + """
					group by grouping sets ((a.n), (a.n, s.unit), (a.n, s.area), (a.n, s.place), (a.n, s.reason))""";

	/** What groups told of quarters and years that lie within. */
	private static final String OFFERED = """
			select a.n, o.unit, o.area, o.place, grouping(o.unit, o.area, o.place) as level, sum(o.number) as number
			from\s""" + ASKED + """
			join activities.series r on r.programme = p.id
			join activities.series_count o on o.series = r.id and o.from_on >= a.first and o.to_on <= a.last
			    and (a.areas is null or o.area = any(a.areas)) and (a.places is null or o.place = any(a.places))
			where a.led is null and a."outOfHours" is null and a.months is null
			group by grouping sets ((a.n), (a.n, o.unit), (a.n, o.area), (a.n, o.place))""";

	private static final String PEOPLE = """
			select a.n, p.counting_mode, p.period_type, s.sessions, s.first_timers, s.present, k.people, c.enrolled,
			    c.staying, c.completed, c.trained
			from\s""" + ASKED + """
			cross join lateral (select count(*) as sessions, coalesce(sum(s.first_timers), 0) as first_timers,
			        coalesce(sum(s.present), 0) as present
			    from activities.session s where s.programme = p.id and s.happened_on between a.first and a.last
			        and s.state = 'HELD') s
			cross join lateral (select count(distinct\s""" + ParticipantStore.WHO + """
			) as people
			    from activities.session s join activities.participant t on t.session = s.id and t.person is not null
			    where p.counting_mode = 'KEYED' and s.programme = p.id and s.happened_on between a.first and a.last
			        and s.state = 'HELD') k
			cross join lateral (select coalesce(sum(c.enrolled), 0) as enrolled,
			        coalesce(sum(c.enrolled - c.left_early), 0) as staying, coalesce(sum(c.completed), 0) as completed,
			        coalesce(sum(c.completed) filter (where c.to_on between a.first and a.last), 0) as trained
			    from activities.cohort c where c.programme = p.id and c.from_on <= a.last
			        and coalesce(c.to_on, a.last) >= a.first) c
			where s.sessions > 0 or c.enrolled > 0""";

	private static final String ANSWERS = """
			select a.n, f.moment = 'BEFORE' as before, x.step, sum(x.chosen) as chosen
			from\s""" + ASKED + """
			join activities.session_feedback f on f.programme = p.id and f.from_on between a.first and a.last
			    and f.question = a.question and cardinality(f.counts) = a.scale
			left join activities.session s on s.id = f.session
			cross join lateral unnest(f.counts) with ordinality as x (chosen, step)
			where s.id is null or (s.state = 'HELD' and (a.led is null or s.lived_experience_led = a.led)
			    and (a.areas is null or s.area = any(a.areas)) and (a.places is null or s.place = any(a.places)))
			group by a.n, f.moment = 'BEFORE', x.step""";

	private final JdbcClient jdbc;

	private final CountRules rules;

	private final ActivityRules floors;

	private final Areas areas;

	private final PlaceCatalogue places;

	private final LoadingCache<String, Map<PlaceId, String>> placeNames = Caffeine.newBuilder()
		.expireAfterWrite(REMEMBERED)
		.build(all -> readPlaceNames());

	private final Clock clock;

	ActivitySource(JdbcClient jdbc, CountRules rules, ActivityRules floors, Areas areas, PlaceCatalogue places,
			Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.floors = floors;
		this.areas = areas;
		this.places = places;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "activities.sessions";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(SessionNews.SESSIONS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return rules.ofSessions();
	}

	/** A group that began is one of each later day, as long as it runs. */
	@Override
	public Days touched(MeasureCode measure, Days days) {
		LocalDate today = LocalDate.now(clock);
		boolean lasts = rules.of(measure, Integer.MAX_VALUE).count().cohorts();
		return (lasts && days.to().isBefore(today)) ? new Days(days.from(), today) : days;
	}

	@Override
	public Optional<LocalDate> earliest() {
		return jdbc
			.sql("""
					select least((select min(happened_on) from activities.session),
					    (select min(from_on) from activities.cohort), (select min(from_on) from activities.session_feedback),
					    (select min(from_on) from activities.series_count))""")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
	}

	@Override
	public Optional<String> name(Slice slice) {
		return switch (slice.by()) {
			case AREA -> areas.name(slice.value());
			case REASON -> floors.list(ActivityLists.Kind.REASON).find(slice.value()).map(it -> it.label());
			case PLACE -> Optional.ofNullable(placeNames.get(PLACE).get(new PlaceId(UUID.fromString(slice.value()))));
			default -> Optional.empty();
		};
	}

	/** Of all places where anything happened, in one reading: a picture names many. */
	private Map<PlaceId, String> readPlaceNames() {
		var ids = jdbc.sql("select distinct place from activities.session where place is not null")
			.query((row, number) -> new PlaceId(row.getObject(1, UUID.class)))
			.list();
		return places.byIds(ids).values().stream().collect(Collectors.toMap(PlaceView::id, PlaceView::name));
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var list = List.copyOf(periods);
		var rule = rules.of(measure, Integer.MAX_VALUE);
		var late = new HashMap<Period, Long>();
		jdbc.sql("select a.n, count(*) as rows from " + ASKED + SESSIONS + "where s.after_sign_off group by a.n")
			.param("asked", asked(list.stream().map(period -> new One(rule, period)).toList()))
			.query(row -> {
				late.put(list.get(row.getInt("n")), row.getLong("rows"));
			});
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var all = asked.stream().map(it -> new One(rules.of(it.measure(), it.method()), it.period())).toList();
		var counted = new ArrayList<Counted>();
		sessions(all.stream().filter(it -> it.rule().count().sessions()).toList(), counted);
		people(all.stream().filter(it -> it.rule().count().cohorts()).toList(), counted);
		answers(all.stream().filter(it -> it.rule().count().answers()).toList(), counted);
		return counted;
	}

	private void sessions(List<One> asked, List<Counted> counted) {
		if (asked.isEmpty()) {
			return;
		}
		var rows = new HashMap<Integer, Map<Slice, Row>>();
		var places = new HashSet<PlaceId>();
		jdbc.sql(COUNTS).param("asked", asked(asked)).query(row -> {
			CountRule rule = asked.get(row.getInt("n")).rule();
			String by = switch (row.getInt("level")) {
				case 0b0111 -> Slice.UNIT;
				case 0b1011 -> AREA;
				case 0b1101 -> PLACE;
				case 0b1110 -> REASON;
				default -> "";
			};
			if (by.isEmpty() || rule.by().contains(by)) {
				@Nullable String value = by.isEmpty() ? "" : row.getString(by);
				if (PLACE.equals(by) && value != null) {
					places.add(new PlaceId(UUID.fromString(value)));
				}
				rows.computeIfAbsent(row.getInt("n"), n -> new HashMap<>())
					.merge(new Slice(by, (value != null) ? value : Slice.NOT_KNOWN), Row.of(row), Row::with);
			}
		});
		offered(asked, rows, places);
		Set<String> hidden = hidden(places);
		for (int n = 0; n < asked.size(); n++) {
			One one = asked.get(n);
			var of = new HashMap<Slice, Row>();
			rows.getOrDefault(n, Map.of())
				.forEach((slice, row) -> of.merge((slice.by().equals(PLACE) && hidden.contains(slice.value()))
						? new Slice(PLACE, Slice.NOT_KNOWN) : slice, row, Row::with));
			of.putIfAbsent(Slice.WHOLE, Row.NONE);
			of.forEach((slice, row) -> {
				if (slice.whole() || tells(one.rule(), row)) {
					counted.add(counted(one, slice, row));
				}
			});
		}
	}

	/**
	 * Heads that a group told of a whole time are heads of whom nothing else is known.
	 */
	private void offered(List<One> asked, Map<Integer, Map<Slice, Row>> rows, Set<PlaceId> places) {
		if (asked.stream().noneMatch(it -> it.rule().count() == Count.ATTENDANCES)) {
			return;
		}
		jdbc.sql(OFFERED).param("asked", asked(asked)).query(row -> {
			CountRule rule = asked.get(row.getInt("n")).rule();
			String by = switch (row.getInt("level")) {
				case 0b011 -> Slice.UNIT;
				case 0b101 -> AREA;
				case 0b110 -> PLACE;
				default -> "";
			};
			if (rule.count() == Count.ATTENDANCES && (by.isEmpty() || rule.by().contains(by))) {
				@Nullable String value = by.isEmpty() ? "" : row.getString(by);
				if (PLACE.equals(by) && value != null) {
					places.add(new PlaceId(UUID.fromString(value)));
				}
				rows.computeIfAbsent(row.getInt("n"), n -> new HashMap<>())
					.merge(new Slice(by, (value != null) ? value : Slice.NOT_KNOWN), Row.ofHeads(row.getLong("number")),
							Row::with);
			}
		});
	}

	/** Why something did not run is asked of nothing that did. */
	private static boolean tells(CountRule rule, Row row) {
		return switch (rule.count()) {
			case DID_NOT_RUN -> row.didNotRun() > 0;
			case ATTENDANCES -> row.sessions() > 0 || row.counted() > 0;
			default -> row.sessions() > 0;
		};
	}

	/** Places of which others may not even know the name. */
	private Set<String> hidden(Set<PlaceId> some) {
		return places.byIds(some)
			.values()
			.stream()
			.filter(it -> it.masking() == PlaceView.Masking.NONE_SHOWN)
			.map(it -> it.id().value().toString())
			.collect(Collectors.toSet());
	}

	private Counted counted(One one, Slice slice, Row row) {
		MeasureCode measure = one.rule().measure();
		Period period = one.period();
		return switch (one.rule().count()) {
			case SESSIONS -> Counted.count(measure, period, slice, row.sessions(), row.sessions());
			case DID_NOT_RUN -> Counted.count(measure, period, slice, row.didNotRun(), row.didNotRun());
			case PROGRAMMES -> Counted.count(measure, period, slice, row.programmes(), row.sessions());
			case GROUPS -> Counted.count(measure, period, slice, row.groups(), row.sessions());
			case ATTENDANCES -> heads(one, slice, row, (row.counted() > 0) ? row.heads(one.rule().heads()) : null);
			case CONTACTS -> heads(one, slice, row, row.contacts());
			case SIGNPOSTED -> heads(one, slice, row, row.signposted());
			case ITEMS -> heads(one, slice, row, row.items());
			case VIEWS -> heads(one, slice, row, row.views());
			case SHARE -> Counted.ratio(measure, period, slice, row.part(), row.sessions(), row.sessions());
			case AREAS -> Counted.ratio(measure, period, slice, row.areas(),
					areas.coverage(CountRule.asAt(period.to(), LocalDate.now(clock))).size(), row.sessions());
			default -> throw new IllegalStateException(one.rule().count() + " is not counted of sessions");
		};
	}

	/**
	 * Each head is a row. Where there were sessions and nobody counted, that is no
	 * nought.
	 */
	private static Counted heads(One one, Slice slice, Row row, @Nullable Long number) {
		if (number == null && row.sessions() > 0) {
			return Counted.without(one.rule().measure(), one.period(), slice, State.MISSING);
		}
		long told = Objects.requireNonNullElse(number, 0L);
		return Counted.count(one.rule().measure(), one.period(), slice, told, told);
	}

	private void people(List<One> asked, List<Counted> counted) {
		if (asked.isEmpty()) {
			return;
		}
		var rows = new HashMap<Integer, List<People>>();
		jdbc.sql(PEOPLE).param("asked", asked(asked)).query(row -> {
			rows.computeIfAbsent(row.getInt("n"), n -> new ArrayList<>())
				.add(new People(CountingMode.valueOf(row.getString("counting_mode")),
						CountingYear.valueOf(row.getString("period_type")), row.getLong("sessions"),
						row.getLong("first_timers"), row.getLong("present"), row.getLong("people"),
						row.getLong("enrolled"), row.getLong("staying"), row.getLong("completed"),
						row.getLong("trained")));
		});
		for (int n = 0; n < asked.size(); n++) {
			One one = asked.get(n);
			var of = rows.getOrDefault(n, List.of());
			if (one.rule().count() == Count.COMPLETED) {
				long enrolled = of.stream().mapToLong(People::enrolled).sum();
				counted.add(Counted.ratio(one.rule().measure(), one.period(), Slice.WHOLE,
						of.stream().mapToLong(People::completed).sum(), enrolled, enrolled));
				continue;
			}
			@Nullable Long number = switch (one.rule().count()) {
				case ENROLLED -> Long.valueOf(of.stream().mapToLong(People::enrolled).sum());
				case TRAINED -> Long.valueOf(of.stream().mapToLong(People::trained).sum());
				case ACTIVE ->
					Long.valueOf(of.stream().filter(it -> it.sessions() > 0).mapToLong(People::staying).sum());
				default -> known(of, one.period());
			};
			counted
				.add((number != null) ? Counted.count(one.rule().measure(), one.period(), Slice.WHOLE, number, number)
						: Counted.without(one.rule().measure(), one.period(), Slice.WHOLE,
								unsaid(of) ? State.MISSING : State.NOT_APPLICABLE));
		}
	}

	/** Whether people could be told apart, and nobody was. */
	private static boolean unsaid(List<People> of) {
		return of.size() == 1 && of.getFirst().mode() == CountingMode.KEYED;
	}

	/** People of several programmes are never added: somebody may come to two. */
	private static @Nullable Long known(List<People> of, Period period) {
		if (of.isEmpty()) {
			return 0L;
		}
		return (of.size() == 1) ? of.getFirst().known(period) : null;
	}

	private void answers(List<One> asked, List<Counted> counted) {
		if (asked.isEmpty()) {
			return;
		}
		var before = new HashMap<Integer, TreeMap<Integer, Integer>>();
		var after = new HashMap<Integer, TreeMap<Integer, Integer>>();
		jdbc.sql(ANSWERS).param("asked", asked(asked)).query(row -> {
			(row.getBoolean("before") ? before : after).computeIfAbsent(row.getInt("n"), n -> new TreeMap<>())
				.put(row.getInt("step"), row.getInt("chosen"));
		});
		for (int n = 0; n < asked.size(); n++) {
			counted.add(answered(asked.get(n), answers(before.get(n)), answers(after.get(n))));
		}
	}

	private static Answers answers(@Nullable TreeMap<Integer, Integer> steps) {
		return new Answers((steps != null) ? List.copyOf(steps.values()) : List.of());
	}

	private Counted answered(One one, Answers before, Answers told) {
		MeasureCode measure = one.rule().measure();
		Period period = one.period();
		if (one.rule().count() == Count.ANSWERS) {
			long from = told.counts().stream().skip(one.rule().atLeast() - 1L).mapToLong(it -> it).sum();
			return Counted.ratio(measure, period, Slice.WHOLE, from, told.number(), told.number());
		}
		if (one.rule().count() == Count.MEAN && told.number() > 0) {
			BigDecimal sum = BigDecimal.valueOf(
					IntStream.range(0, told.counts().size()).mapToLong(i -> (i + 1L) * told.counts().get(i)).sum());
			return Counted.value(measure, period, Slice.WHOLE,
					sum.divide(BigDecimal.valueOf(told.number()), MathContext.DECIMAL64), told.number());
		}
		if (one.rule().count() == Count.CHANGE) {
			int floor = floors.on(period.to()).answersOfChangeAtLeast();
			@Nullable BigDecimal first = before.mean(floor);
			@Nullable BigDecimal then = told.mean(floor);
			if (first != null && then != null) {
				return new Counted(measure, period, Slice.WHOLE, State.NUMBER, then, first, told.number());
			}
		}
		return Counted.without(measure, period, Slice.WHOLE, State.NOT_APPLICABLE);
	}

	/** What is asked, as one value that the statement takes apart. */
	private String asked(List<One> asked) {
		Map<PlaceView.Kind, List<String>> ofKind = placesOf(asked);
		var rows = new ArrayList<Map<String, Object>>();
		for (int n = 0; n < asked.size(); n++) {
			CountRule rule = asked.get(n).rule();
			Period period = asked.get(n).period();
			var row = new HashMap<String, Object>();
			row.put("n", n);
			row.put("first", period.from().toString());
			row.put("last", period.to().toString());
			put(row, "actions", rule.where().actions());
			put(row, "kinds", rule.where().kinds());
			put(row, "audiences", rule.where().audiences());
			put(row, "areas",
					(rule.count() == Count.AREAS) ? areas.coverage(CountRule.asAt(period.to(), LocalDate.now(clock)))
						.stream()
						.map(it -> it.code().value())
						.toList() : rule.where().areas());
			put(row, "months", rule.where().months());
			if (rule.where().placeKind() != null) {
				row.put("places", ofKind.getOrDefault(rule.where().placeKind(), List.of()));
			}
			put(row, "led", rule.where().livedExperienceLed());
			put(row, "outOfHours", rule.where().outOfHours());
			CountRule.@Nullable Where part = rule.part();
			if (part != null) {
				put(row, "partLed", part.livedExperienceLed());
				put(row, "partOutOfHours", part.outOfHours());
				put(row, "partMonths", part.months());
			}
			put(row, "question", rule.question());
			row.put("scale", rule.scale());
			rows.add(row);
		}
		return JSON.writeValueAsString(rows);
	}

	private static void put(Map<String, Object> row, String name, @Nullable Object value) {
		if (value != null && !List.of().equals(value)) {
			row.put(name, value);
		}
	}

	/** The places of each kind that is asked for, of those where anything happened. */
	private Map<PlaceView.Kind, List<String>> placesOf(List<One> asked) {
		if (asked.stream().allMatch(it -> it.rule().where().placeKind() == null)) {
			return Map.of();
		}
		var known = jdbc.sql("""
				with recursive known as (
				    (select place from activities.session where place is not null order by place limit 1)
				    union all
				    select (select s.place from activities.session s where s.place > k.place order by s.place limit 1)
				    from known k where k.place is not null)
				select place from known where place is not null""")
			.query((row, number) -> new PlaceId(row.getObject("place", UUID.class)))
			.list();
		return places.byIds(known)
			.values()
			.stream()
			.collect(Collectors.groupingBy(PlaceView::kind,
					Collectors.mapping(it -> it.id().value().toString(), Collectors.toList())));
	}

	/** A measure in a period, with what it counts. */
	private record One(CountRule rule, Period period) {
	}

	/** What is known of people in one programme. */
	private record People(CountingMode mode, CountingYear year, long sessions, long firstTimers, long present,
			long toldApart, long enrolled, long staying, long completed, long trained) {

		@Nullable Long known(Period period) {
			return switch (mode) {
				case FIRST_TIMERS -> year.fromItsBegin(period.from(), period.to()) ? firstTimers : null;
				case COHORT -> enrolled;
				case KEYED -> (toldApart > 0 || present == 0) ? toldApart : null;
				case HEADCOUNT -> null;
			};
		}

	}

	/** What was added up of some sessions; null where nobody told. */
	private record Row(long sessions, long counted, long didNotRun, long part, long present, Map<String, Long> tallies,
			@Nullable Long contacts, @Nullable Long signposted, @Nullable Long items, @Nullable Long views,
			long programmes, long groups, long areas) {

		private static final Row NONE = new Row(0, 0, 0, 0, 0, Map.of(), null, null, null, null, 0, 0, 0);

		/** Heads that were told of a whole time, without sessions. */
		static Row ofHeads(long number) {
			return new Row(0, 1, 0, 0, number, Map.of("notKnown", number), null, null, null, null, 0, 0, 0);
		}

		static Row of(ResultSet row) throws SQLException {
			return new Row(row.getLong("sessions"), row.getLong("counted"), row.getLong("did_not_run"),
					row.getLong("part"), row.getLong("present"),
					Map.of("children", row.getLong("children"), "youngPeople", row.getLong("young_people"),
							"parentsCarers", row.getLong("parents_carers"), "adults", row.getLong("adults"), "staff",
							row.getLong("staff"), "notKnown", row.getLong("not_known")),
					told(row, "contacts"), told(row, "signposted"), told(row, "items"),
					sum(told(row, "views_live"), told(row, "views_replay")), row.getLong("programmes"),
					row.getLong("groups"), row.getLong("areas"));
		}

		private static @Nullable Long told(ResultSet row, String column) throws SQLException {
			long number = row.getLong(column);
			return row.wasNull() ? null : Long.valueOf(number);
		}

		private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
			return (one == null) ? other : (other == null) ? one : Long.valueOf(one + other);
		}

		/** Both together; of what is different in each. */
		Row with(Row other) {
			var all = new HashMap<>(tallies);
			other.tallies.forEach((tally, number) -> all.merge(tally, number, Long::sum));
			return new Row(sessions + other.sessions, counted + other.counted, didNotRun + other.didNotRun,
					part + other.part, present + other.present, all, sum(contacts, other.contacts),
					sum(signposted, other.signposted), sum(items, other.items), sum(views, other.views),
					programmes + other.programmes, groups + other.groups, areas + other.areas);
		}

		long heads(List<String> some) {
			return some.isEmpty() ? present : some.stream().mapToLong(it -> tallies.getOrDefault(it, 0L)).sum();
		}

	}

}
