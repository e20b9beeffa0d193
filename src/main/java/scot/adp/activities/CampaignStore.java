package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;

/** Keeps campaigns, and what channels told of their months. */
@Component
class CampaignStore {

	/** What was told last of each channel and month. */
	static final String HOLDS = """
			not exists (select from activities.campaign_figures l where l.campaign = f.campaign and l.channel = f.channel
			    and l.month = f.month and l.version > f.version)\s""";

	private static final String CAMPAIGNS = """
			with c as (
			    select x.*, array_position(array['RUNNING', 'PLANNED', 'ENDED'], x.state) as rank from (
			        select t.id, t.version, t.code, t.title, t.unit, %s, t.approach, t.interactive_part, t.alert,
			            t.from_on, t.to_on, case when t.from_on > :today then 'PLANNED'
			                when t.to_on < :today then 'ENDED' else 'RUNNING' end as state
			        from activities.campaign t) x)
			select c.* from c\s""".formatted(ActionTies.selected("campaign", "t"));

	private static final String FIGURES = """
			select f.campaign, f.channel, f.month, f.version, f.rate_basis, f.impressions, f.reach, f.engagements,
			    f.clicks_to_help, f.because, f.recorded_by_name, f.recorded_at
			from activities.campaign_figures f\s""";

	private static final RowMapper<CampaignView> VIEW = Rows.of(CampaignView.class);

	private static final RowMapper<CampaignFiguresView> FIGURE = Rows.of(CampaignFiguresView.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	CampaignStore(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	private JdbcClient.StatementSpec read(String rest) {
		return jdbc.sql(CAMPAIGNS + rest).param("today", LocalDate.now(clock));
	}

	Map<Campaigns.Id, CampaignView> byIds(Collection<Campaigns.Id> ids) {
		return read("where c.id = any(:ids)").param("ids", Rows.ids(ids))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.toMap(CampaignView::id, Function.identity()));
	}

	Map<String, CampaignView> byCodes(Collection<String> codes) {
		return read("where c.code = any(:codes)").param("codes", codes.toArray(String[]::new))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.toMap(CampaignView::code, Function.identity()));
	}

	/** Campaigns by what files call them: code or title, whatever the case. */
	Map<String, List<Campaigns.Id>> named(Collection<String> names) {
		var found = new HashMap<String, List<Campaigns.Id>>();
		jdbc.sql("""
				select distinct n.name, t.id from unnest(cast(:names as text[])) as n (name)
				join activities.campaign t on lower(t.title) = n.name or lower(t.code) = n.name""")
			.param("names", names.stream().map(it -> it.toLowerCase(Locale.ROOT)).toArray(String[]::new))
			.query(row -> {
				found.computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
					.add(new Campaigns.Id(row.getObject("id", UUID.class)));
			});
		return found;
	}

	/** Those of actions, the running ones first. */
	Map<ActionId, List<CampaignView>> ofActions(Collection<ActionId> actions) {
		var found = new HashMap<ActionId, List<CampaignView>>();
		read("where c.actions && cast(:actions as uuid[]) order by c.rank, c.from_on desc, c.id")
			.param("actions", Rows.ids(actions))
			.query(VIEW)
			.list()
			.forEach(it -> it.actions()
				.stream()
				.filter(actions::contains)
				.forEach(action -> found.computeIfAbsent(action, key -> new ArrayList<>()).add(it)));
		return found;
	}

	List<CampaignView> page(Campaigns.Filter filter, int offset, int limit) {
		return chosen(CAMPAIGNS, filter, " order by c.rank, c.from_on desc, c.id offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	List<CampaignView> behind(Campaigns.Filter filter, Campaigns.@Nullable Id last, int limit) {
		return chosen(CAMPAIGNS, filter, """
				 and (cast(:last as uuid) is null or (c.rank, -(c.from_on - date '2000-01-01'), c.id) >
				    (select l.rank, -(l.from_on - date '2000-01-01'), l.id from c l where l.id = cast(:last as uuid)))
				order by c.rank, c.from_on desc, c.id limit :limit""")
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int count(Campaigns.Filter filter) {
		return chosen(CAMPAIGNS.replace("select c.* from c", "select count(*) from c"), filter, "").query(Integer.class)
			.single();
	}

	private JdbcClient.StatementSpec chosen(String select, Campaigns.Filter filter, String rest) {
		return jdbc.sql(select + """
				where (cast(:units as text[]) is null or c.unit = any(:units))
				    and (cast(:action as uuid) is null or cast(:action as uuid) = any(c.actions))
				    and (cast(:state as text) is null or c.state = :state)
				    and (cast(:search as text) is null or c.title ilike :search or c.code ilike :search)""" + rest)
			.param("today", LocalDate.now(clock))
			.param("units", (filter.units() != null) ? Rows.codes(filter.units()) : null)
			.param("action", (filter.action() != null) ? filter.action().value() : null)
			.param("state", (filter.state() != null) ? filter.state().name() : null)
			.param("search", (filter.search() != null) ? Rows.like(filter.search()) : null);
	}

	boolean taken(String code, Campaigns.@Nullable Id by) {
		return jdbc.sql("""
				select exists (select from activities.campaign
				    where code = :code and (cast(:id as uuid) is null or id <> cast(:id as uuid)))""")
			.param("code", code)
			.param("id", (by != null) ? by.value() : null)
			.query(Boolean.class)
			.single();
	}

	/** Holds campaigns until the transaction ends. */
	void hold(Collection<Campaigns.Id> ids) {
		jdbc.sql("select id from activities.campaign where id = any(:ids) order by id for update")
			.param("ids", Rows.ids(ids))
			.query((row, number) -> true)
			.list();
	}

	void add(Campaigns.Id id, Campaigns.Told what, Author author) {
		written(jdbc.sql("""
				insert into activities.campaign (id, version, code, title, unit, approach, interactive_part, alert,
				    from_on, to_on, made_by, made_by_name, made_at, changed_at)
				values (:id, 1, :code, :title, :unit, :approach, :interactivePart, :alert, :fromOn, :toOn, :by,
				    :byName, :at, :at)"""), id, what, author).update();
	}

	void change(Campaigns.Id id, int expectedVersion, Campaigns.Told what, Author author) {
		int changed = written(jdbc.sql("""
				update activities.campaign set version = version + 1, code = :code, title = :title, unit = :unit,
				    approach = :approach, interactive_part = :interactivePart, alert = :alert, from_on = :fromOn,
				    to_on = :toOn, changed_by_name = :byName, changed_at = :at
				where id = :id and version = :version and cast(:by as uuid) is not null"""), id, what, author)
			.param("version", expectedVersion)
			.update();
		if (changed == 0) {
			throw Problem.conflict("Somebody changed this campaign meanwhile. Look at what it says now.", null);
		}
	}

	private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, Campaigns.Id id,
			Campaigns.Told what, Author author) {
		return statement.param("id", id.value())
			.param("code", what.code())
			.param("title", what.title())
			.param("unit", what.unit().value())
			.param("approach", what.approach())
			.param("interactivePart", what.interactivePart())
			.param("alert", (what.alert() != null) ? what.alert().value() : null)
			.param("fromOn", what.fromOn())
			.param("toOn", what.toOn())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at());
	}

	/** What holds of campaigns, month by month. */
	List<CampaignFiguresView> figures(Collection<Campaigns.Id> of) {
		return jdbc.sql(FIGURES + "where f.campaign = any(:ids) and " + HOLDS + "order by f.month desc, f.channel")
			.param("ids", Rows.ids(of))
			.query(FIGURE)
			.list();
	}

	/** What was told of a campaign before it was put right, the last first. */
	List<CampaignFiguresView> earlier(Campaigns.Id id) {
		return jdbc
			.sql(FIGURES + "where f.campaign = :id and not " + HOLDS
					+ "order by f.month desc, f.channel, f.version desc")
			.param("id", id.value())
			.query(FIGURE)
			.list();
	}

	/** What holds of campaigns chosen so, added up by month, from a month on. */
	List<Campaigns.Month> months(Campaigns.Filter filter, LocalDate from) {
		return chosen(CAMPAIGNS.replace("select c.* from c", """
				select f.month, count(distinct f.campaign) as campaigns, sum(f.engagements) as engagements,
				    coalesce(sum(f.clicks_to_help), 0) as clicks
				from c join activities.campaign_figures f on f.campaign = c.id and f.month >= :from and\s""" + HOLDS),
				filter, " group by f.month order by f.month")
			.param("from", from)
			.query(Rows.of(Campaigns.Month.class))
			.list();
	}

	void add(List<Row> rows, @Nullable UUID file, Author author) {
		jdbc.sql(
				"""
						insert into activities.campaign_figures (campaign, channel, month, version, rate_basis, impressions, reach,
						    engagements, clicks_to_help, because, after_sign_off, import, recorded_by, recorded_by_name, recorded_at)
						select t.campaign, t.channel, t.month, t.version, t.basis, t.impressions, t.reach, t.engagements, t.clicks,
						    t.because, t.late, :file, :by, :byName, :at
						from unnest(cast(:campaigns as uuid[]), cast(:channels as text[]), cast(:months as date[]),
						    cast(:versions as int[]), cast(:bases as text[]), cast(:impressions as int[]), cast(:reach as int[]),
						    cast(:engagements as int[]), cast(:clicks as int[]), cast(:because as text[]), cast(:late as boolean[]))
						    as t (campaign, channel, month, version, basis, impressions, reach, engagements, clicks, because, late)""")
			.param("campaigns", rows.stream().map(it -> it.campaign().value()).toArray(UUID[]::new))
			.param("channels", rows.stream().map(Row::channel).toArray(String[]::new))
			.param("months", rows.stream().map(it -> it.month().toString()).toArray(String[]::new))
			.param("versions", rows.stream().map(Row::version).toArray(Integer[]::new))
			.param("bases", rows.stream().map(it -> it.entry().basis().name()).toArray(String[]::new))
			.param("impressions", rows.stream().map(it -> it.entry().impressions()).toArray(Integer[]::new))
			.param("reach", rows.stream().map(it -> it.entry().reach()).toArray(Integer[]::new))
			.param("engagements", rows.stream().map(it -> it.entry().engagements()).toArray(Integer[]::new))
			.param("clicks", rows.stream().map(it -> it.entry().clicksToHelp()).toArray(Integer[]::new))
			.param("because", rows.stream().map(it -> it.entry().because()).toArray(String[]::new))
			.param("late", rows.stream().map(Row::late).toArray(Boolean[]::new))
			.param("file", file)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** The first day that any of it counts for; empty where there is none. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("""
				select least((select min(from_on) from activities.campaign),
				    (select min(month) from activities.campaign_figures))""")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
	}

	/**
	 * Figures to keep.
	 *
	 * @param late whether figures were released that they count for
	 */
	record Row(Campaigns.Id campaign, UnitId unit, String channel, LocalDate month, int version, CampaignEntry entry,
			boolean late) {

		Key key() {
			return new Key(campaign, channel, month);
		}

	}

	/** A channel of a campaign in a month. */
	record Key(Campaigns.Id campaign, String channel, LocalDate month) {

		static Key of(CampaignFiguresView it) {
			return new Key(it.campaign(), it.channel(), it.month());
		}

		static Key of(CampaignEntry it) {
			return new Key(Objects.requireNonNull(it.campaign()), Objects.requireNonNull(it.channel()),
					Objects.requireNonNull(it.month()).withDayOfMonth(1));
		}

	}

}
