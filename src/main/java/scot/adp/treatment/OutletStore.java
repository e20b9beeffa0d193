package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceId;
import scot.adp.directory.ServiceId;
import scot.adp.identity.Author;
import scot.adp.platform.CodeList;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.treatment.NaloxoneRules.Lists;

/** Keeps outlets, and what happened to their kits. */
@Component
class OutletStore {

	private static final String OUTLETS = """
			select id, version, unit, service, place, area, kind, open_to_public, routes, reorder_level, opened_on, closed_on
			from treatment.outlet\s""";

	/**
	 * The last count of each route of some outlets up to a day, and what happened after
	 * it. A route that an outlet does not list is told as long as there are kits of it.
	 */
	private static final String LEVELS = """
			with level as (
			    select o.id as outlet, r.route, r.route = any(o.routes) as listed,
			        case when r.route = any(o.routes) then o.reorder_level else 0 end as reorder_level,
			        c.kits, c.happened_on, c.number, c.recorded_at
			    from treatment.outlet o
			    join unnest(cast(:routes as text[])) as r (route) on r.route = any(o.routes)
			        or exists (select from treatment.stock_move m where m.outlet = o.id and m.route = r.route)
			        or exists (select from treatment.stock_move m where m.to_outlet = o.id and m.route = r.route)
			        or exists (select from treatment.supply s where s.outlet = o.id and s.route = r.route)
			    left join lateral (
			        select m.kits, m.happened_on, m.number, m.recorded_at from treatment.stock_move m
			        where m.outlet = o.id and m.route = r.route and m.kind = 'COUNTED' and m.happened_on <= :until
			        order by m.happened_on desc, m.number desc limit 1) c on true
			    where o.id = any(:outlets))
			select l.outlet, l.route, l.listed, l.reorder_level, l.happened_on as counted_on, cast(coalesce(l.kits, 0)
			    + coalesce((select sum(case m.kind when 'RECEIVED' then m.kits else -m.kits end)
			        from treatment.stock_move m
			        where m.outlet = l.outlet and m.route = l.route and m.kind <> 'COUNTED'
			            and m.happened_on between coalesce(l.happened_on, date '-infinity') and :until
			            and (l.number is null or (m.happened_on, m.number) > (l.happened_on, l.number))), 0)
			    + coalesce((select sum(m.kits) from treatment.stock_move m
			        where m.to_outlet = l.outlet and m.route = l.route
			            and m.happened_on between coalesce(l.happened_on, date '-infinity') and :until
			            and (l.number is null or (m.happened_on, m.number) > (l.happened_on, l.number))), 0)
			    - coalesce((select sum(s.kits) from treatment.supply s
			        where s.outlet = l.outlet and s.route = l.route and s.withdrawn_at is null
			            and s.happened_on between coalesce(l.happened_on, date '-infinity') and :until
			            and (l.number is null or s.happened_on > l.happened_on
			                or (s.happened_on = l.happened_on and s.recorded_at > l.recorded_at))), 0) as int) as kits
			from level l order by l.outlet, l.route""";

	/** What came of each batch with an expiry, less what is known to have gone of it. */
	private static final String BATCHES = """
			select b.outlet, b.route, b.batch, b.expires_on, cast(b.kits - coalesce((
			    select sum(m.kits) from treatment.stock_move m where m.outlet = b.outlet and m.route = b.route
			        and m.batch = b.batch and m.kind in ('DAMAGED', 'EXPIRED', 'MOVED')), 0)
			    - coalesce((select sum(s.kits) from treatment.supply s where s.outlet = b.outlet and s.route = b.route
			        and s.batch = b.batch and s.withdrawn_at is null), 0) as int) as kits
			from (select case m.kind when 'MOVED' then m.to_outlet else m.outlet end as outlet, m.route, m.batch,
			        m.expires_on, sum(m.kits) as kits
			    from treatment.stock_move m
			    where m.expires_on is not null and (m.outlet = any(:outlets) or m.to_outlet = any(:outlets))
			    group by 1, 2, 3, 4) b
			where b.outlet = any(:outlets)""";

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private static final RowMapper<StockMoveView> MOVE = Rows.of(StockMoveView.class);

	private static final RowMapper<LevelRow> LEVEL = Rows.of(LevelRow.class);

	private static final RowMapper<BatchRow> BATCH = Rows.of(BatchRow.class);

	private final JdbcClient jdbc;

	private final NaloxoneRules rules;

	OutletStore(JdbcClient jdbc, NaloxoneRules rules) {
		this.jdbc = jdbc;
		this.rules = rules;
	}

	List<Row> all() {
		return jdbc.sql(OUTLETS + "where closed_on is null order by id").query(ROW).list();
	}

	List<Row> byIds(Collection<Outlets.Id> ids) {
		return jdbc.sql(OUTLETS + "where id = any(:ids)").param("ids", Rows.ids(ids)).query(ROW).list();
	}

	/** Those of some units, closed ones too. */
	List<Row> everOf(Collection<UnitId> units) {
		return jdbc.sql(OUTLETS + "where unit = any(:units) order by id")
			.param("units", Rows.codes(units))
			.query(ROW)
			.list();
	}

	List<Row> ofUnits(Collection<UnitId> units) {
		return jdbc.sql(OUTLETS + "where unit = any(:units) and closed_on is null order by id")
			.param("units", Rows.codes(units))
			.query(ROW)
			.list();
	}

	/**
	 * The outlet as it stands, held until the transaction ends; moves between the same
	 * two in both directions do not wait for one another.
	 */
	List<Row> locked(Outlets.Id id) {
		return jdbc.sql(OUTLETS + "where id = :id for no key update").param("id", id.value()).query(ROW).list();
	}

	/**
	 * Adds an outlet.
	 * @return whether it did; not where there is an open one of that service at that
	 * place
	 */
	boolean add(Outlets.Id id, Outlets.New outlet, AreaCode area, LocalDate openedOn, Author author) {
		boolean added = jdbc.sql("""
				insert into treatment.outlet (id, version, unit, service, place, area, kind, open_to_public, routes,
				    reorder_level, opened_on, made_by, made_by_name, made_at)
				values (:id, 1, :unit, :service, :place, :area, :kind, :open, :routes, :level, :openedOn, :by, :byName,
				    :at)
				on conflict (service, place) where closed_on is null do nothing""")
			.param("openedOn", openedOn)
			.param("id", id.value())
			.param("unit", outlet.unit().value())
			.param("service", (outlet.service() != null) ? outlet.service().value() : null)
			.param("place", (outlet.place() != null) ? outlet.place().value() : null)
			.param("area", area.value())
			.param("kind", outlet.kind())
			.param("open", outlet.openToPublic())
			.param("routes", outlet.routes().toArray(String[]::new))
			.param("level", outlet.reorderLevel())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update() == 1;
		if (added) {
			openToPublic(id, openedOn, outlet.openToPublic());
		}
		return added;
	}

	/** Keeps from which day on an outlet is open to the public, or no more. */
	void openToPublic(Outlets.Id id, LocalDate from, boolean open) {
		jdbc.sql("""
				insert into treatment.outlet_public (outlet, from_on, open_to_public) values (:outlet, :from, :open)
				on conflict (outlet, from_on) do update set open_to_public = excluded.open_to_public""")
			.param("outlet", id.value())
			.param("from", from)
			.param("open", open)
			.update();
	}

	void change(Outlets.Id id, Outlets.Change change) {
		jdbc.sql(
				"""
						update treatment.outlet set version = version + 1, kind = :kind, open_to_public = :open, routes = :routes,
						    reorder_level = :level, closed_on = :closedOn
						where id = :id""")
			.param("id", id.value())
			.param("kind", change.kind())
			.param("open", change.openToPublic())
			.param("routes", change.routes().toArray(String[]::new))
			.param("level", change.reorderLevel())
			.param("closedOn", change.closedOn())
			.update();
	}

	/**
	 * Outlets of a place are in another area.
	 * @return those that were not there before
	 */
	List<Row> moved(PlaceId place, AreaCode area) {
		var ids = jdbc.sql("""
				update treatment.outlet set area = :area, version = version + 1 where place = :place and area <> :area
				returning id as value""")
			.param("place", place.value())
			.param("area", area.value())
			.query(Outlets.Id.class)
			.list();
		return byIds(ids);
	}

	void add(Stock.MoveId id, Stock.Move move, @Nullable Integer expected, Author author) {
		jdbc.sql("""
				insert into treatment.stock_move (id, outlet, kind, route, kits, batch, expires_on, to_outlet, expected,
				    reason, happened_on, recorded_at, recorded_by, recorded_by_name)
				values (:id, :outlet, :kind, :route, :kits, :batch, :expiresOn, :to, :expected, :reason, :on, :at, :by,
				    :byName)""")
			.param("id", id.value())
			.param("outlet", move.outlet().value())
			.param("kind", move.kind().name())
			.param("route", move.route())
			.param("kits", move.kits())
			.param("batch", move.batch())
			.param("expiresOn", move.expiresOn())
			.param("to", (move.toOutlet() != null) ? move.toOutlet().value() : null)
			.param("expected", expected)
			.param("reason", move.reason())
			.param("on", move.happenedOn())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Whether anything was told by a day of how many kits of a route there are. */
	boolean begun(Outlets.Id outlet, String route, LocalDate until) {
		return jdbc.sql("""
				select exists (select from treatment.stock_move where route = :route and happened_on <= :until
				    and (outlet = :outlet and kind in ('RECEIVED', 'COUNTED') or to_outlet = :outlet))""")
			.param("outlet", outlet.value())
			.param("route", route)
			.param("until", until)
			.query(Boolean.class)
			.single();
	}

	/** The last moves of an outlet, to it too, the newest first. */
	List<StockMoveView> moves(Outlets.Id outlet, int limit) {
		return jdbc.sql("""
				select id, outlet, kind, route, kits, batch, expires_on, to_outlet, expected, reason, happened_on,
				    recorded_at, recorded_by_name as recorded_by
				from treatment.stock_move where outlet = :outlet or to_outlet = :outlet
				order by happened_on desc, number desc limit :limit""")
			.param("outlet", outlet.value())
			.param("limit", limit)
			.query(MOVE)
			.list();
	}

	/**
	 * The levels of outlets at the end of a day, by outlet, in two statements however
	 * many there are.
	 */
	Map<Outlets.Id, List<StockLevel>> levels(Collection<Outlets.Id> outlets, LocalDate until) {
		var batches = new HashMap<String, List<StockLevel.Batch>>();
		jdbc.sql(BATCHES)
			.param("outlets", Rows.ids(outlets))
			.query(BATCH)
			.list()
			.forEach(row -> batches.computeIfAbsent(row.outlet().value() + row.route(), key -> new ArrayList<>())
				.add(new StockLevel.Batch(row.batch(), row.expiresOn(), row.kits())));
		var levels = new HashMap<Outlets.Id, List<StockLevel>>();
		jdbc.sql(LEVELS)
			.param("outlets", Rows.ids(outlets))
			.param("routes", rules.list(Lists.ROUTE).values().stream().map(CodeList.Value::code).toArray(String[]::new))
			.param("until", until)
			.query(LEVEL)
			.list()
			.stream()
			.filter(row -> row.listed() || row.kits() != 0)
			.forEach(row -> levels.computeIfAbsent(row.outlet(), key -> new ArrayList<>())
				.add(new StockLevel(row.outlet(), row.route(), row.kits(), row.countedOn(), row.reorderLevel(),
						StockLevel.left(row.kits(),
								batches.getOrDefault(row.outlet().value() + row.route(), List.of())))));
		return levels;
	}

	/**
	 * Those of some levels that are low and were not told to be: of open outlets of whose
	 * kits anything was told at all. What is low no more is forgotten.
	 */
	List<StockLevel> newlyLow(Collection<StockLevel> levels, OffsetDateTime at) {
		var byLow = levels.stream().collect(Collectors.partitioningBy(StockLevel::low));
		var enough = byLow.getOrDefault(false, List.of());
		var low = byLow.getOrDefault(true, List.of());
		if (!enough.isEmpty()) {
			jdbc.sql("""
					delete from treatment.stock_low where (outlet, route) in (
					    select * from unnest(cast(:outlets as uuid[]), cast(:routes as text[])))""")
				.param("outlets", Rows.ids(enough.stream().map(StockLevel::outlet).toList()))
				.param("routes", enough.stream().map(StockLevel::route).toArray(String[]::new))
				.update();
		}
		if (low.isEmpty()) {
			return List.of();
		}
		var told = new HashSet<>(jdbc.sql("""
				insert into treatment.stock_low (outlet, route, told_at)
				select t.outlet, t.route, :at from unnest(cast(:outlets as uuid[]), cast(:routes as text[]))
				    as t (outlet, route)
				join treatment.outlet o on o.id = t.outlet and o.closed_on is null
				where exists (select from treatment.stock_move m where m.route = t.route
				    and (m.outlet = t.outlet and m.kind in ('RECEIVED', 'COUNTED') or m.to_outlet = t.outlet))
				order by 1, 2 on conflict do nothing returning outlet::text || ' ' || route""")
			.param("at", at)
			.param("outlets", Rows.ids(low.stream().map(StockLevel::outlet).toList()))
			.param("routes", low.stream().map(StockLevel::route).toArray(String[]::new))
			.query(String.class)
			.list());
		return low.stream().filter(level -> told.contains(level.outlet().value() + " " + level.route())).toList();
	}

	/** An outlet as it is kept. */
	record Row(Outlets.Id id, int version, UnitId unit, @Nullable ServiceId service, @Nullable PlaceId place,
			AreaCode area, String kind, boolean openToPublic, List<String> routes, int reorderLevel, LocalDate openedOn,
			@Nullable LocalDate closedOn) {

		/** Whether it was closed before a day. */
		boolean closedBefore(LocalDate day) {
			return closedOn != null && day.isAfter(closedOn);
		}

	}

	private record LevelRow(Outlets.Id outlet, String route, boolean listed, int reorderLevel,
			@Nullable LocalDate countedOn, int kits) {
	}

	private record BatchRow(Outlets.Id outlet, String route, @Nullable String batch, LocalDate expiresOn, int kits) {
	}

}
