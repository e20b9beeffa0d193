package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.identity.Author;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;

/** Keeps resources. How one stands follows from its days and from alerts. */
@Component
class ResourceStore {

	/** What an alert names and nobody looked at since comes first, then what is due. */
	private static final String RESOURCES = """
			with r as (
			    select x.*, array_position(array['CHECK', 'DUE', 'CURRENT', 'WITHDRAWN'], x.state) as rank from (
			        select t.id, t.version, t.code, t.title, t.unit, %s,
			            t.kind, t.topics, t.substances, t.audience, t.formats, t.languages, t.link, t.accessible,
			            t.accessible_on, t.added_on, t.review_by, t.due_told_on,
			            case when t.withdrawn_on is not null then 'WITHDRAWN' when k.since is not null then 'CHECK'
			                when t.review_by <= :today then 'DUE' else 'CURRENT' end as state,
			            k.since as check_since, t.looked_at, t.looked_by_name, t.withdrawn_on, t.withdrawn_because
			        from activities.resource t
			        cross join lateral (select max(a.heard_at) as since from activities.alert_heard a
			            where a.withdrawn_at is null and a.heard_at > t.looked_at
			                and cast(a.substances as text[]) && cast(t.substances as text[])) k) x)
			select r.* from r\s""".formatted(ActionTies.selected("resource", "t"));

	private static final RowMapper<ResourceView> VIEW = Rows.of(ResourceView.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	ResourceStore(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	private JdbcClient.StatementSpec read(String rest) {
		return jdbc.sql(RESOURCES + rest).param("today", LocalDate.now(clock));
	}

	Map<Resources.Id, ResourceView> byIds(Collection<Resources.Id> ids) {
		return read("where r.id = any(:ids)").param("ids", Rows.ids(ids))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.toMap(ResourceView::id, Function.identity()));
	}

	/** Resources by the codes that files name them by. */
	Map<String, ResourceView> byCodes(Collection<String> codes) {
		return read("where r.code = any(:codes)").param("codes", codes.toArray(String[]::new))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.toMap(ResourceView::code, Function.identity()));
	}

	/** Those that name one of some substances and are in use, the most pressing first. */
	List<ResourceView> ofSubstances(Collection<String> substances) {
		return read("""
				where cast(r.substances as text[]) && cast(:substances as text[]) and r.withdrawn_on is null
				order by r.rank, r.title, r.id""").param("substances", substances.toArray(String[]::new))
			.query(VIEW)
			.list();
	}

	/** Those of actions that are in use, the most pressing first. */
	Map<ActionId, List<ResourceView>> ofActions(Collection<ActionId> actions) {
		var found = new HashMap<ActionId, List<ResourceView>>();
		read("where r.actions && cast(:actions as uuid[]) and r.withdrawn_on is null order by r.rank, r.title, r.id")
			.param("actions", Rows.ids(actions))
			.query(VIEW)
			.list()
			.forEach(it -> it.actions()
				.stream()
				.filter(actions::contains)
				.forEach(action -> found.computeIfAbsent(action, key -> new ArrayList<>()).add(it)));
		return found;
	}

	List<ResourceView> page(Resources.Filter filter, int offset, int limit) {
		return chosen(RESOURCES, filter, " order by r.rank, r.title, r.id offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** Those behind one. */
	List<ResourceView> behind(Resources.Filter filter, Resources.@Nullable Id last, int limit) {
		return chosen(RESOURCES, filter, """
				 and (cast(:last as uuid) is null or (r.rank, r.title, r.id) > (select l.rank, l.title, l.id
				    from r l where l.id = cast(:last as uuid)))
				order by r.rank, r.title, r.id limit :limit""").param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int count(Resources.Filter filter) {
		return chosen(RESOURCES.replace("select r.* from r", "select count(*) from r"), filter, "").query(Integer.class)
			.single();
	}

	/** How many of some units are to be checked, and how many to be looked at. */
	Resources.Owed owed(Set<UnitId> units) {
		return chosen(RESOURCES.replace("select r.* from r", """
				select cast(count(*) filter (where r.state = 'CHECK') as int) as to_check,
				    cast(count(*) filter (where r.state = 'DUE') as int) as due from r"""),
				new Resources.Filter(units, null, null, null, null), "")
			.query(Rows.of(Resources.Owed.class))
			.single();
	}

	private JdbcClient.StatementSpec chosen(String select, Resources.Filter filter, String rest) {
		return jdbc.sql(select + """
				where (cast(:units as text[]) is null or r.unit = any(:units))
				    and (cast(:action as uuid) is null or cast(:action as uuid) = any(r.actions))
				    and (cast(:kind as text) is null or r.kind = :kind)
				    and case when cast(:state as text) is null then r.state <> 'WITHDRAWN' else r.state = :state end
				    and (cast(:search as text) is null or r.title ilike :search or r.code ilike :search)""" + rest)
			.param("today", LocalDate.now(clock))
			.param("units", (filter.units() != null) ? Rows.codes(filter.units()) : null)
			.param("action", (filter.action() != null) ? filter.action().value() : null)
			.param("kind", filter.kind())
			.param("state", (filter.state() != null) ? filter.state().name() : null)
			.param("search", (filter.search() != null) ? Rows.like(filter.search()) : null);
	}

	/** Whether another resource has the code. */
	boolean taken(String code, Resources.@Nullable Id by) {
		return jdbc.sql("""
				select exists (select from activities.resource
				    where code = :code and (cast(:id as uuid) is null or id <> cast(:id as uuid)))""")
			.param("code", code)
			.param("id", (by != null) ? by.value() : null)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Holds resources until the transaction ends, so that stock is counted one by one.
	 */
	void hold(Collection<Resources.Id> ids) {
		jdbc.sql("select id from activities.resource where id = any(:ids) order by id for update")
			.param("ids", Rows.ids(ids))
			.query((row, number) -> true)
			.list();
	}

	/** Adds one that is there since a day; whoever makes it looked at it. */
	void add(Resources.Id id, Resources.Told what, LocalDate since, Author author) {
		written(jdbc.sql("""
				insert into activities.resource (id, version, revision, code, title, unit, kind, topics, substances,
				    audience, formats, languages, link, accessible, accessible_on, added_on, review_by, looked_at,
				    looked_by_name, made_by, made_by_name, made_at, changed_at)
				values (:id, 1, 1, :code, :title, :unit, :kind, :topics, :substances, :audience, :formats, :languages,
				    :link, :accessible, :accessibleOn, :since, :reviewBy, :at, :byName, :by, :byName, :at, :at)"""), id,
				what)
			.param("since", since)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	void change(Resources.Id id, int expectedVersion, Resources.Told what, Author author) {
		next(id, expectedVersion, author);
		written(jdbc.sql("""
				update activities.resource set code = :code, title = :title, unit = :unit, kind = :kind,
				    topics = :topics, substances = :substances, audience = :audience, formats = :formats,
				    languages = :languages, link = :link, accessible = :accessible, accessible_on = :accessibleOn,
				    due_told_on = case when review_by = :reviewBy then due_told_on end, review_by = :reviewBy
				where id = :id"""), id, what).update();
	}

	private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, Resources.Id id,
			Resources.Told what) {
		return statement.param("id", id.value())
			.param("code", what.code())
			.param("title", what.title())
			.param("unit", what.unit().value())
			.param("kind", what.kind())
			.param("topics", what.topics().toArray(String[]::new))
			.param("substances", what.substances().toArray(String[]::new))
			.param("audience", what.audience())
			.param("formats", what.formats().toArray(String[]::new))
			.param("languages", what.languages().toArray(String[]::new))
			.param("link", what.link())
			.param("accessible", what.accessible().name())
			.param("accessibleOn", what.accessibleOn())
			.param("reviewBy", what.reviewBy());
	}

	/** Somebody looked, and it is right until another day. */
	void looked(Resources.Id id, int expectedVersion, LocalDate reviewBy, ResourceView.Accessible accessible,
			@Nullable LocalDate accessibleOn, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("""
				update activities.resource set review_by = :reviewBy, accessible = :accessible,
				    accessible_on = :accessibleOn, looked_at = :at, looked_by_name = :by, due_told_on = null
				where id = :id""")
			.param("id", id.value())
			.param("reviewBy", reviewBy)
			.param("accessible", accessible.name())
			.param("accessibleOn", accessibleOn)
			.param("at", author.at())
			.param("by", author.words())
			.update();
	}

	void withdraw(Resources.Id id, int expectedVersion, LocalDate on, String because, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("update activities.resource set withdrawn_on = :on, withdrawn_because = :because where id = :id")
			.param("id", id.value())
			.param("on", on)
			.param("because", because)
			.update();
	}

	private void next(Resources.Id id, int expectedVersion, Author author) {
		int changed = jdbc.sql("""
				update activities.resource set version = version + 1, revision = revision + 1, changed_by_name = :by,
				    changed_at = :at
				where id = :id and version = :version""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("by", author.words())
			.param("at", author.at())
			.update();
		if (changed == 0) {
			throw Problem.conflict("Somebody changed this resource meanwhile. Look at what it says now.", null);
		}
	}

	/**
	 * Hears of an alert. It asks anew for a look where it names a substance that it did
	 * not name before.
	 */
	void heard(Alert alert, OffsetDateTime at) {
		jdbc.sql("""
				insert into activities.alert_heard as h (alert, substances, valid_until, heard_at)
				values (:alert, :substances, :until, :at)
				on conflict (alert) do update set valid_until = excluded.valid_until, substances = excluded.substances,
				    heard_at = case when cast(excluded.substances as text[]) <@ cast(h.substances as text[])
				        then h.heard_at else excluded.heard_at end""")
			.param("alert", alert.id().value())
			.param("substances", alert.substances().stream().map(ListedCode::value).toArray(String[]::new))
			.param("until", alert.validUntil())
			.param("at", at)
			.update();
	}

	/** An alert holds no more because it was withdrawn. */
	void withdrawn(Alert alert, OffsetDateTime at) {
		heard(alert, at);
		jdbc.sql("update activities.alert_heard set withdrawn_at = :at where alert = :alert and withdrawn_at is null")
			.param("alert", alert.id().value())
			.param("at", at)
			.update();
	}

	/**
	 * Marks those of which it was not told yet that they are to be looked at.
	 * @param since of those that an alert names since a moment; null for those whose day
	 * has come
	 */
	List<Due> due(@Nullable OffsetDateTime since) {
		return jdbc.sql(RESOURCES.replace("select r.* from r", """
				, due as (select r.id, coalesce(cast(r.check_since at time zone 'Europe/London' as date), r.review_by)
				        as on_day
				    from r where case when cast(:since as timestamptz) is null
				        then r.state = 'DUE' and r.due_told_on is null
				        else r.state = 'CHECK' and r.check_since = cast(:since as timestamptz) end)
				update activities.resource u set revision = u.revision + 1,
				    due_told_on = case when cast(:since as timestamptz) is null then :today else u.due_told_on end
				from due where u.id = due.id
				returning u.id, u.revision, u.unit, u.topics, due.on_day"""))
			.param("today", LocalDate.now(clock))
			.param("since", since)
			.query(Rows.of(Due.class))
			.list();
	}

	/**
	 * Alerts in force on a day, of which none of some units tells by a campaign, where
	 * one of them ran one since.
	 */
	List<AlertHeard> untold(Set<UnitId> units, LocalDate day, LocalDate since) {
		return jdbc.sql("""
				with ran as (select c.alert from activities.campaign c
				    where c.unit = any(:units) and coalesce(c.to_on, current_date) >= :since)
				select a.alert, a.substances, a.valid_until, a.heard_at from activities.alert_heard a
				where a.withdrawn_at is null and a.valid_until >= :day and exists (select from ran)
				    and not exists (select from ran where ran.alert = a.alert)
				order by a.heard_at desc, a.alert""")
			.param("units", Rows.codes(units))
			.param("since", since)
			.param("day", day)
			.query(Rows.of(AlertHeard.class))
			.list();
	}

	/** The first day from which there is one; empty where there is none. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("select min(added_on) from activities.resource")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
	}

	/** An alert as an event tells it. */
	record Alert(RecordId id, List<ListedCode> substances, LocalDate validUntil) {
	}

	/** A resource that is to be looked at. */
	record Due(Resources.Id id, int revision, UnitId unit, List<String> topics, LocalDate onDay) {
	}

}
