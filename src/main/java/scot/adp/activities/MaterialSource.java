package scot.adp.activities;

import java.time.Clock;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.activities.MaterialRule.Count;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts resources, what lies at outlets, and campaigns. It counts things and nobody: how
 * many were placed is not how many were read.
 */
@Component
class MaterialSource implements MeasureSource {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String AREA = "area";

	private static final String CHANNEL = "channel";

	private static final String ASKED = """
			jsonb_to_recordset(cast(:asked as jsonb)) as a (n int, first date, last date, day date, actions text[])\s""";

	private static final String MADE_FOR = """
			(a.actions is null or exists (select from activities.%1$s_action o
			    where o.%1$s = t.id and cast(o.plan as text) || '/' || o.code = any(a.actions)))\s""";

	private static final String RESOURCES = "select a.n, t.unit as value, " + """
			count(*) filter (where t.added_on >= a.first) as added,
			    count(*) filter (where t.withdrawn_on is null or t.withdrawn_on > a.day) as used,
			    count(*) filter (where (t.withdrawn_on is null or t.withdrawn_on > a.day) and t.accessible = 'YES'
			        and t.accessible_on <= a.day) as accessible
			from\s""" + ASKED + "join activities.resource t on t.added_on <= a.day and "
			+ MADE_FOR.formatted("resource") + "group by grouping sets ((a.n), (a.n, t.unit))";

	private static final String CAMPAIGNS = "select a.n, t.unit as value, count(*) as campaigns from " + ASKED
			+ "join activities.campaign t on t.from_on <= a.day and (t.to_on is null or t.to_on >= a.first) and "
			+ MADE_FOR.formatted("campaign") + "group by grouping sets ((a.n), (a.n, t.unit))";

	private static final String FIGURES = """
			select a.n, f.channel as value, count(f.clicks_to_help) as told, coalesce(sum(f.clicks_to_help), 0) as clicks,
			    coalesce(sum(f.engagements) filter (where f.rate_basis = 'IMPRESSIONS'), 0) as engagements,
			    coalesce(sum(f.impressions) filter (where f.rate_basis = 'IMPRESSIONS'), 0) as impressions
			from\s"""
			+ ASKED + """
					join activities.campaign_figures f on f.month between a.first and a.last and\s"""
			+ CampaignStore.HOLDS + """
					join activities.campaign t on t.id = f.campaign and\s""" + MADE_FOR.formatted("campaign")
			+ "group by grouping sets ((a.n), (a.n, f.channel))";

	private static final String PLACED = """
			select a.n, m.place, sum(case m.movement when 'PLACED' then m.number when 'RETURNED' then -m.number else 0 end)
			    as placed, count(*) as rows
			from\s"""
			+ ASKED
			+ """
					join activities.stock_move m on m.happened_on between a.first and a.last and m.struck_because is null
					join activities.resource t on t.id = m.resource and\s"""
			+ MADE_FOR.formatted("resource") + "group by a.n, m.place";

	private static final String MESSAGES = """
			select a.n, cast(null as text) as value,
			    (select count(*) from activities.message_set t where cast(t.made_at as date) <= a.day
			        and (t.withdrawn_on is null or t.withdrawn_on > a.day)) as sets,
			    (select count(*) from activities.message_set t where cast(t.made_at as date) <= a.day
			        and (t.withdrawn_on is null or t.withdrawn_on > a.day)
			        and t.reviewed_on > a.day - make_interval(months => :months)) as reviewed,
			    count(u.unit) as asked, count(u.unit) filter (where u.uses) as used
			from\s""" + ASKED + """
			left join lateral (select q.unit, bool_and(exists (select from activities.message_use e
			            where e.message_set = q.message_set and e.unit = q.unit and e.from_on <= a.day
			                and (e.to_on is null or e.to_on >= a.day))) as uses
			    from activities.message_asked q join activities.message_set t on t.id = q.message_set
			        and (t.withdrawn_on is null or t.withdrawn_on > a.day)
			    where q.asked_on <= a.day group by q.unit) u on true
			group by a.n, a.day""";

	private final JdbcClient jdbc;

	private final Map<MeasureCode, MaterialRule> rules;

	private final ActivityRules limits;

	private final ResourceStockStore stock;

	private final ResourceStore resources;

	private final CampaignStore campaigns;

	private final MessageSetStore messages;

	private final PlaceCatalogue places;

	private final Areas areas;

	private final Clock clock;

	MaterialSource(JdbcClient jdbc, CountRules rules, ActivityRules limits, ResourceStockStore stock,
			ResourceStore resources, CampaignStore campaigns, MessageSetStore messages, PlaceCatalogue places,
			Areas areas, Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules.ofMaterials().stream().collect(Collectors.toMap(MaterialRule::measure, Function.identity()));
		this.limits = limits;
		this.stock = stock;
		this.resources = resources;
		this.campaigns = campaigns;
		this.messages = messages;
		this.places = places;
		this.areas = areas;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "activities.materials";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(SessionNews.RESOURCES, SessionNews.STOCK, SessionNews.CAMPAIGNS, SessionNews.MESSAGES);
	}

	@Override
	public Set<MeasureCode> measures() {
		return rules.keySet();
	}

	@Override
	public Set<MeasureCode> measures(DataSet dataSet) {
		return rules.values()
			.stream()
			.filter(it -> dataSets(it.count()).contains(dataSet))
			.map(MaterialRule::measure)
			.collect(Collectors.toSet());
	}

	/** Which actions a resource is made for decides what of stock is counted. */
	private static Set<DataSet> dataSets(Count count) {
		return switch (count) {
			case NEW_RESOURCES, ACCESSIBLE -> Set.of(SessionNews.RESOURCES);
			case STOCKED, PLACED -> Set.of(SessionNews.RESOURCES, SessionNews.STOCK);
			case CAMPAIGNS, ENGAGEMENT, CLICKS -> Set.of(SessionNews.CAMPAIGNS);
			case UNITS_USING, REVIEWED -> Set.of(SessionNews.MESSAGES);
		};
	}

	/** What was told on a day holds on until something else is. */
	@Override
	public Days touched(MeasureCode measure, Days days) {
		LocalDate today = LocalDate.now(clock);
		return days.to().isBefore(today) ? new Days(days.from(), today) : days;
	}

	@Override
	public Optional<LocalDate> earliest() {
		return Stream.of(resources.earliest(), stock.earliest(), campaigns.earliest(), messages.earliest())
			.flatMap(Optional::stream)
			.min(LocalDate::compareTo);
	}

	@Override
	public Optional<String> name(Slice slice) {
		return switch (slice.by()) {
			case AREA -> areas.find(new AreaCode(slice.value())).map(LocalAreaView::name);
			case CHANNEL -> limits.list(ActivityLists.Kind.CHANNEL).find(slice.value()).map(it -> it.label());
			default -> Optional.empty();
		};
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		MaterialRule rule = Objects.requireNonNull(rules.get(measure));
		String table = switch (rule.count()) {
			case NEW_RESOURCES, ACCESSIBLE, CAMPAIGNS, UNITS_USING, REVIEWED -> "";
			case STOCKED, PLACED -> "activities.stock_move t on t.happened_on";
			case ENGAGEMENT, CLICKS -> "activities.campaign_figures t on t.month";
		};
		var late = new HashMap<Period, Long>();
		if (!table.isEmpty()) {
			var list = List.copyOf(periods);
			jdbc.sql("select a.n, count(*) as rows from " + ASKED + "join " + table
					+ " between a.first and a.last where t.after_sign_off group by a.n")
				.param("asked", asked(list.stream().map(it -> new One(rule, it)).toList()))
				.query(row -> {
					late.put(list.get(row.getInt("n")), row.getLong("rows"));
				});
		}
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var counted = new ArrayList<Counted>();
		asked.stream()
			.map(it -> new One(Objects.requireNonNull(rules.get(it.measure())), it.period()))
			.collect(Collectors.groupingBy(it -> family(it.rule().count())))
			.forEach((family, some) -> {
				switch (family) {
					case NEW_RESOURCES -> rows(RESOURCES, Slice.UNIT, some, List.of("added", "used", "accessible"))
						.forEach((one, of) -> of.forEach((slice, row) -> tell(counted, one, slice, row)));
					case CAMPAIGNS -> rows(CAMPAIGNS, Slice.UNIT, some, List.of("campaigns"))
						.forEach((one, of) -> of.forEach((slice, row) -> tell(counted, one, slice, row)));
					case CLICKS -> rows(FIGURES, CHANNEL, some, List.of("told", "clicks", "engagements", "impressions"))
						.forEach((one, of) -> of.forEach((slice, row) -> tell(counted, one, slice, row)));
					case REVIEWED -> rows(MESSAGES, Slice.UNIT, some, List.of("sets", "reviewed", "asked", "used"))
						.forEach((one, of) -> of.forEach((slice, row) -> tell(counted, one, slice, row)));
					case PLACED -> placed(some, counted);
					default -> stocked(some, counted);
				}
			});
		return counted;
	}

	/** Which counts are read by one statement. */
	private static Count family(Count count) {
		return switch (count) {
			case NEW_RESOURCES, ACCESSIBLE -> Count.NEW_RESOURCES;
			case ENGAGEMENT, CLICKS -> Count.CLICKS;
			case UNITS_USING, REVIEWED -> Count.REVIEWED;
			default -> count;
		};
	}

	private Map<One, Map<Slice, Map<String, Long>>> rows(String sql, String by, List<One> asked, List<String> numbers) {
		var found = new HashMap<One, Map<Slice, Map<String, Long>>>();
		var none = numbers.stream().collect(Collectors.toMap(Function.identity(), it -> 0L));
		asked.forEach(it -> found.put(it, new HashMap<>(Map.of(Slice.WHOLE, none))));
		int months = limits.on(LocalDate.now(clock)).reviewMonths();
		jdbc.sql(sql).param("asked", asked(asked)).param("months", months).query(row -> {
			One one = asked.get(row.getInt("n"));
			@Nullable String value = row.getString("value");
			if (value == null || one.rule().tellsBy(by)) {
				var of = new HashMap<String, Long>();
				for (String number : numbers) {
					of.put(number, row.getLong(number));
				}
				Objects.requireNonNull(found.get(one)).put((value != null) ? new Slice(by, value) : Slice.WHOLE, of);
			}
		});
		return found;
	}

	private static void tell(List<Counted> counted, One one, Slice slice, Map<String, Long> row) {
		MeasureCode measure = one.rule().measure();
		Period period = one.period();
		Function<String, Long> of = name -> Objects.requireNonNull(row.get(name));
		switch (one.rule().count()) {
			case NEW_RESOURCES -> {
				if (slice.whole() || of.apply("added") > 0) {
					counted.add(Counted.count(measure, period, slice, of.apply("added"), of.apply("added")));
				}
			}
			case ACCESSIBLE -> {
				if (slice.whole() || of.apply("used") > 0) {
					counted.add(Counted.ratio(measure, period, slice, of.apply("accessible"), of.apply("used"),
							of.apply("used")));
				}
			}
			case CAMPAIGNS ->
				counted.add(Counted.count(measure, period, slice, of.apply("campaigns"), of.apply("campaigns")));
			case ENGAGEMENT -> {
				if (slice.whole() || of.apply("impressions") > 0) {
					counted.add(Counted.ratio(measure, period, slice, of.apply("engagements"), of.apply("impressions"),
							of.apply("impressions")));
				}
			}
			case UNITS_USING -> counted
				.add(Counted.ratio(measure, period, slice, of.apply("used"), of.apply("asked"), of.apply("asked")));
			case REVIEWED -> counted
				.add(Counted.ratio(measure, period, slice, of.apply("reviewed"), of.apply("sets"), of.apply("sets")));
			default -> counted.add(
					(of.apply("told") > 0) ? Counted.count(measure, period, slice, of.apply("clicks"), of.apply("told"))
							: Counted.without(measure, period, slice, Counted.State.MISSING));
		}
	}

	/** Where more was taken back than placed, nothing is left of what was placed. */
	private void placed(List<One> asked, List<Counted> counted) {
		var found = new HashMap<One, Map<PlaceId, Placed>>();
		jdbc.sql(PLACED).param("asked", asked(asked)).query(row -> {
			found.computeIfAbsent(asked.get(row.getInt("n")), one -> new HashMap<>())
				.put(new PlaceId(row.getObject("place", UUID.class)),
						new Placed(row.getLong("placed"), row.getLong("rows")));
		});
		var known = places.byIds(found.values().stream().flatMap(it -> it.keySet().stream()).distinct().toList());
		for (One one : asked) {
			var of = new HashMap<Slice, Placed>(Map.of(Slice.WHOLE, Placed.NONE));
			found.getOrDefault(one, Map.of()).forEach((place, placed) -> {
				of.merge(Slice.WHOLE, placed, Placed::with);
				if (one.rule().tellsBy(AREA)) {
					@Nullable PlaceView where = known.get(place);
					of.merge(new Slice(AREA, (where != null) ? where.area().value() : Slice.NOT_KNOWN), placed,
							Placed::with);
				}
			});
			of.forEach((slice, placed) -> counted.add(Counted.count(one.rule().measure(), one.period(), slice,
					Math.max(0, placed.number()), placed.rows())));
		}
	}

	private void stocked(List<One> asked, List<Counted> counted) {
		LocalDate today = LocalDate.now(clock);
		var outlets = places.places().stream().filter(it -> it.kind() == PlaceView.Kind.OUTLET).toList();
		var levels = stock.levels(asked.stream().map(it -> it.day(today)).distinct().toList(), null, null);
		var madeFor = new HashMap<List<String>, Set<Resources.Id>>();
		for (One one : asked) {
			LocalDate day = one.day(today);
			int days = limits.on(day).stockedDays();
			var counts = madeFor.computeIfAbsent(one.rule().actions(), this::madeFor);
			var stocked = new HashSet<PlaceId>();
			levels.stream()
				.filter(it -> it.day().equals(day) && counts.contains(it.resource()) && it.lastOn() != null
						&& StockCount.stocked(it.number(), it.lastOn(), day, days))
				.forEach(it -> stocked.add(it.place()));
			var of = new HashMap<Slice, Stocked>(Map.of(Slice.WHOLE, new Stocked(0, 0)));
			for (PlaceView outlet : outlets) {
				if (outlet.open(day)) {
					var here = new Stocked(stocked.contains(outlet.id()) ? 1 : 0, 1);
					of.merge(Slice.WHOLE, here, Stocked::with);
					if (one.rule().tellsBy(AREA)) {
						of.merge(new Slice(AREA, outlet.area().value()), here, Stocked::with);
					}
				}
			}
			of.forEach((slice, it) -> counted
				.add(Counted.ratio(one.rule().measure(), one.period(), slice, it.stocked(), it.all(), it.all())));
		}
	}

	private Set<Resources.Id> madeFor(List<String> actions) {
		return Set.copyOf(jdbc.sql("""
				select r.id from activities.resource r where cardinality(cast(:actions as text[])) = 0
				    or exists (select from activities.resource_action o where o.resource = r.id
				        and cast(o.plan as text) || '/' || o.code = any(cast(:actions as text[])))""")
			.param("actions", actions.toArray(String[]::new))
			.query((row, number) -> new Resources.Id(row.getObject("id", UUID.class)))
			.list());
	}

	private String asked(List<One> asked) {
		LocalDate today = LocalDate.now(clock);
		var rows = new ArrayList<Map<String, Object>>();
		for (int n = 0; n < asked.size(); n++) {
			One one = asked.get(n);
			var row = new HashMap<String, Object>(Map.of("n", n, "first", one.period().from().toString(), "last",
					one.period().to().toString(), "day", one.day(today).toString()));
			if (!one.rule().actions().isEmpty()) {
				row.put("actions", one.rule().actions());
			}
			rows.add(row);
		}
		return JSON.writeValueAsString(rows);
	}

	/** A measure in a period. */
	private record One(MaterialRule rule, Period period) {

		/** The day as at which it is told: its last, at the latest today. */
		LocalDate day(LocalDate today) {
			return CountRule.asAt(period.to(), today);
		}

	}

	private record Placed(long number, long rows) {

		private static final Placed NONE = new Placed(0, 0);

		Placed with(Placed other) {
			return new Placed(number + other.number, rows + other.rows);
		}

	}

	private record Stocked(long stocked, long all) {

		Stocked with(Stocked other) {
			return new Stocked(stocked + other.stocked, all + other.all);
		}

	}

}
