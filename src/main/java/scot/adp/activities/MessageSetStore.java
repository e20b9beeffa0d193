package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

/** Keeps agreed words, who was asked to use them and who does. */
@Component
class MessageSetStore {

	private static final String SETS = """
			with m as (
			    select x.*, array_position(array['DUE', 'CURRENT', 'WITHDRAWN'], x.state) as rank from (
			        select t.id, t.version, t.code, t.title, t.topic, t.unit, t.agreed, t.reviewed_on, t.reviewed_by_name,
			            array(select cast(a.unit as text) from activities.message_asked a where a.message_set = t.id
			                order by a.unit) as asked,
			            array(select cast(u.unit as text) from activities.message_use u where u.message_set = t.id
			                and u.from_on <= :today and (u.to_on is null or u.to_on >= :today) order by u.unit) as used_by,
			            t.withdrawn_on, case when t.withdrawn_on is not null then 'WITHDRAWN'
			                when t.reviewed_on <= :due then 'DUE' else 'CURRENT' end as state
			        from activities.message_set t) x)
			select m.* from m\s""";

	private static final RowMapper<MessageSetView> VIEW = Rows.of(MessageSetView.class);

	private final JdbcClient jdbc;

	private final ActivityRules rules;

	private final Clock clock;

	MessageSetStore(JdbcClient jdbc, ActivityRules rules, Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.clock = clock;
	}

	private JdbcClient.StatementSpec read(String sql) {
		LocalDate today = LocalDate.now(clock);
		return jdbc.sql(sql).param("today", today).param("due", today.minusMonths(rules.on(today).reviewMonths()));
	}

	Map<MessageSets.Id, MessageSetView> byIds(Collection<MessageSets.Id> ids) {
		return read(SETS + "where m.id = any(:ids)").param("ids", Rows.ids(ids))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.toMap(MessageSetView::id, Function.identity()));
	}

	Optional<MessageSetView> coded(String code) {
		return read(SETS + "where m.code = :code").param("code", code).query(VIEW).optional();
	}

	List<MessageSetView> page(MessageSets.Filter filter, int offset, int limit) {
		return chosen(SETS, filter, " order by m.rank, m.title, m.id offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	List<MessageSetView> behind(MessageSets.Filter filter, MessageSets.@Nullable Id last, int limit) {
		return chosen(SETS, filter, """
				 and (cast(:last as uuid) is null or (m.rank, m.title, m.id) > (select l.rank, l.title, l.id
				    from m l where l.id = cast(:last as uuid)))
				order by m.rank, m.title, m.id limit :limit""").param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int count(MessageSets.Filter filter) {
		return chosen(SETS.replace("select m.* from m", "select count(*) from m"), filter, "").query(Integer.class)
			.single();
	}

	private JdbcClient.StatementSpec chosen(String select, MessageSets.Filter filter, String rest) {
		return read(select + """
				where case when cast(:state as text) is null then m.state <> 'WITHDRAWN' else m.state = :state end
				    and (cast(:asking as text[]) is null or (m.state <> 'WITHDRAWN'
				        and cast(:asking as text[]) && m.asked and not cast(:asking as text[]) && m.used_by))
				    and (cast(:search as text) is null or m.title ilike :search or m.code ilike :search)""" + rest)
			.param("state", (filter.state() != null) ? filter.state().name() : null)
			.param("asking", (filter.asking() != null) ? Rows.codes(filter.asking()) : null)
			.param("search", (filter.search() != null) ? Rows.like(filter.search()) : null);
	}

	boolean taken(String code, MessageSets.@Nullable Id by) {
		return jdbc.sql("""
				select exists (select from activities.message_set
				    where code = :code and (cast(:id as uuid) is null or id <> cast(:id as uuid)))""")
			.param("code", code)
			.param("id", (by != null) ? by.value() : null)
			.query(Boolean.class)
			.single();
	}

	/** Held until the transaction ends. */
	Optional<MessageSetView> locked(MessageSets.Id id) {
		jdbc.sql("select id from activities.message_set where id = :id for update")
			.param("id", id.value())
			.query((row, number) -> true)
			.list();
		return Optional.ofNullable(byIds(List.of(id)).get(id));
	}

	void add(MessageSets.Id id, MessageSets.Told what, LocalDate reviewedOn, Author author) {
		written(jdbc
			.sql("""
					insert into activities.message_set (id, version, code, title, topic, unit, agreed, reviewed_on,
					    reviewed_by_name, made_by, made_by_name, made_at, changed_at)
					values (:id, 1, :code, :title, :topic, :unit, :agreed, :reviewedOn, :byName, :by, :byName, :at, :at)"""),
				id, what)
			.param("reviewedOn", reviewedOn)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	void change(MessageSets.Id id, int expectedVersion, MessageSets.Told what, Author author) {
		next(id, expectedVersion, author);
		written(jdbc.sql("""
				update activities.message_set set code = :code, title = :title, topic = :topic, unit = :unit,
				    agreed = :agreed where id = :id"""), id, what).update();
	}

	private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, MessageSets.Id id,
			MessageSets.Told what) {
		return statement.param("id", id.value())
			.param("code", what.code())
			.param("title", what.title())
			.param("topic", what.topic())
			.param("unit", what.unit().value())
			.param("agreed", what.agreed());
	}

	void review(MessageSets.Id id, int expectedVersion, LocalDate on, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("update activities.message_set set reviewed_on = :on, reviewed_by_name = :by where id = :id")
			.param("id", id.value())
			.param("on", on)
			.param("by", author.words())
			.update();
	}

	void withdraw(MessageSets.Id id, int expectedVersion, LocalDate on, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("update activities.message_set set withdrawn_on = :on where id = :id")
			.param("id", id.value())
			.param("on", on)
			.update();
	}

	private void next(MessageSets.Id id, int expectedVersion, Author author) {
		int changed = jdbc.sql("""
				update activities.message_set set version = version + 1, changed_by_name = :by, changed_at = :at
				where id = :id and version = :version""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("by", author.words())
			.param("at", author.at())
			.update();
		if (changed == 0) {
			throw Problem.conflict("Somebody changed these words meanwhile. Look at what they say now.", null);
		}
	}

	/** Asks units; those that were asked before stay as they are. */
	int ask(MessageSets.Id id, Collection<UnitId> units, LocalDate on, Author author) {
		return jdbc.sql("""
				insert into activities.message_asked (message_set, unit, asked_on, asked_by_name)
				select :id, unit, :on, :by from unnest(cast(:units as text[])) as t (unit) on conflict do nothing""")
			.param("id", id.value())
			.param("units", Rows.codes(units))
			.param("on", on)
			.param("by", author.words())
			.update();
	}

	/** A unit uses them from a day on. */
	void use(MessageSets.Id id, UnitId unit, LocalDate from, Author author) {
		jdbc.sql("""
				insert into activities.message_use (id, message_set, unit, from_on, recorded_by, recorded_by_name,
				    recorded_at)
				values (:use, :id, :unit, :from, :by, :byName, :at)""")
			.param("use", UUID.randomUUID())
			.param("id", id.value())
			.param("unit", unit.value())
			.param("from", from)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** A unit uses them no more from the day after one on. */
	void stop(MessageSets.Id id, UnitId unit, LocalDate last) {
		jdbc.sql("""
				update activities.message_use set to_on = greatest(cast(:last as date), from_on)
				where message_set = :id and unit = :unit and to_on is null""")
			.param("id", id.value())
			.param("unit", unit.value())
			.param("last", last)
			.update();
	}

	/** Since when a unit uses them; empty where it does not. */
	Optional<LocalDate> usedSince(MessageSets.Id id, UnitId unit) {
		return jdbc
			.sql("""
					select from_on from activities.message_use where message_set = :id and unit = :unit and to_on is null""")
			.param("id", id.value())
			.param("unit", unit.value())
			.query((row, number) -> row.getObject("from_on", LocalDate.class))
			.optional();
	}

	/** The first day that any of it counts for; empty where there is none. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("select min(reviewed_on) from activities.message_set")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
	}

}
