package scot.adp.activities;

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
import scot.adp.directory.PlaceId;
import scot.adp.identity.Author;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps what was placed, returned and counted at outlets. */
@Component
class ResourceStockStore {

	private static final String MOVES = """
			select m.id, m.version, m.place, m.resource, m.unit, m.movement, m.number, m.happened_on, m.struck_because,
			    m.recorded_by_name, m.recorded_at
			from activities.stock_move m\s""";

	private static final String LEVELS = """
			with k as (select distinct on (d.day, m.place, m.resource) d.day, m.place, m.resource, m.number,
			        m.happened_on, m.came
			    from unnest(cast(:days as date[])) as d (day)
			    join activities.stock_move m on m.happened_on <= d.day and m.movement = 'COUNTED'
			        and m.struck_because is null
			    order by d.day, m.place, m.resource, m.happened_on desc, m.came desc)
			select d.day, m.place, m.resource, coalesce(min(k.number), 0) + coalesce(sum(
			        case m.movement when 'PLACED' then m.number when 'RETURNED' then -m.number else 0 end)
			        filter (where k.came is null or (m.happened_on, m.came) > (k.happened_on, k.came)), 0) as number,
			    max(m.happened_on) filter (where m.movement <> 'RETURNED') as last_on
			from unnest(cast(:days as date[])) as d (day)
			join activities.stock_move m on m.happened_on <= d.day and m.struck_because is null
			    and (cast(:places as uuid[]) is null or m.place = any(:places))
			    and (cast(:resource as uuid) is null or m.resource = cast(:resource as uuid))
			left join k on k.day = d.day and k.place = m.place and k.resource = m.resource
			group by d.day, m.place, m.resource""";

	private static final RowMapper<StockMoveView> VIEW = Rows.of(StockMoveView.class);

	private static final RowMapper<Level> LEVEL = Rows.of(Level.class);

	private final JdbcClient jdbc;

	ResourceStockStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How much lay at the end of some days, in one statement.
	 * @param places null for all outlets
	 * @param resource null for all resources
	 */
	List<Level> levels(Collection<LocalDate> days, @Nullable Collection<PlaceId> places,
			Resources.@Nullable Id resource) {
		return jdbc.sql(LEVELS)
			.param("days", days.stream().distinct().map(LocalDate::toString).toArray(String[]::new))
			.param("places", (places != null) ? Rows.ids(places) : null)
			.param("resource", (resource != null) ? resource.value() : null)
			.query(LEVEL)
			.list();
	}

	/** What was told of outlets and resources and counts, in the order of time. */
	Map<Where, List<StockMoveView>> moves(Collection<Where> of) {
		return jdbc.sql(MOVES + """
				join unnest(cast(:places as uuid[]), cast(:resources as uuid[])) as w (place, resource)
				    on w.place = m.place and w.resource = m.resource
				where m.struck_because is null order by m.happened_on, m.came""")
			.param("places", of.stream().map(it -> it.place().value()).toArray(UUID[]::new))
			.param("resources", of.stream().map(it -> it.resource().value()).toArray(UUID[]::new))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.groupingBy(it -> new Where(it.place(), it.resource())));
	}

	/**
	 * The last that was told of each outlet, what was struck among it, the newest first.
	 */
	Map<PlaceId, List<StockMoveView>> of(Collection<PlaceId> outlets, int limit) {
		return jdbc.sql(MOVES.replace("from activities.stock_move m", """
				from unnest(cast(:places as uuid[])) as w (place)
				cross join lateral (select * from activities.stock_move s where s.place = w.place
				    order by s.happened_on desc, s.came desc limit :limit) m""") + """
				order by m.happened_on desc, m.came desc""")
			.param("places", Rows.ids(outlets))
			.param("limit", limit)
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.groupingBy(StockMoveView::place));
	}

	Map<ResourceStock.Id, StockMoveView> byIds(Collection<ResourceStock.Id> ids) {
		return jdbc.sql(MOVES + "where m.id = any(:ids)")
			.param("ids", Rows.ids(ids))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.toMap(StockMoveView::id, Function.identity()));
	}

	/** Those that count of all that came in a file. */
	List<StockMoveView> ofFile(UUID file) {
		return jdbc.sql(MOVES + "where m.import = :file and m.struck_because is null")
			.param("file", file)
			.query(VIEW)
			.list();
	}

	void add(List<Row> rows, @Nullable UUID file, Author author) {
		jdbc.sql("""
				insert into activities.stock_move (id, version, place, resource, unit, movement, number, happened_on,
				    after_sign_off, import, recorded_by, recorded_by_name, recorded_at)
				select t.id, 1, t.place, t.resource, t.unit, t.movement, t.number, t.happened_on, t.late, :file, :by,
				    :byName, :at
				from unnest(cast(:ids as uuid[]), cast(:places as uuid[]), cast(:resources as uuid[]),
				    cast(:units as text[]), cast(:movements as text[]), cast(:numbers as int[]), cast(:days as date[]),
				    cast(:late as boolean[])) with ordinality
				    as t (id, place, resource, unit, movement, number, happened_on, late, n)
				order by t.n""")
			.param("ids", of(rows, it -> it.id().value(), UUID[]::new))
			.param("places", of(rows, it -> it.place().value(), UUID[]::new))
			.param("resources", of(rows, it -> it.resource().value(), UUID[]::new))
			.param("units", of(rows, it -> it.unit().value(), String[]::new))
			.param("movements", of(rows, it -> it.move().movement().name(), String[]::new))
			.param("numbers", of(rows, it -> it.move().number(), Integer[]::new))
			.param("days", of(rows, it -> it.move().on().toString(), String[]::new))
			.param("late", of(rows, Row::late, Boolean[]::new))
			.param("file", file)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	private static <T> T[] of(List<Row> rows, Function<Row, T> part, java.util.function.IntFunction<T[]> array) {
		return rows.stream().map(part).toArray(array);
	}

	void strike(ResourceStock.Id id, int expectedVersion, String because, Author author) {
		int changed = jdbc.sql("""
				update activities.stock_move set version = version + 1, struck_because = :because,
				    struck_by_name = :by
				where id = :id and version = :version and struck_because is null""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("because", because)
			.param("by", author.words())
			.update();
		if (changed == 0) {
			throw Problem.conflict("Somebody struck this row meanwhile. Look at what it says now.", null);
		}
	}

	/** Strikes what counts of all that came in a file. */
	void strikeAllOf(UUID file, String because, Author author) {
		jdbc.sql("""
				update activities.stock_move set version = version + 1, struck_because = :because, struck_by_name = :by
				where import = :file and struck_because is null""")
			.param("file", file)
			.param("because", because)
			.param("by", author.words())
			.update();
	}

	/** The first day that anything was told of; empty where nothing was. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("select min(happened_on) from activities.stock_move")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
	}

	/** An outlet and a resource. */
	record Where(PlaceId place, Resources.Id resource) {
	}

	/**
	 * How much of a resource lay at an outlet at the end of a day.
	 *
	 * @param lastOn when it was last placed or counted; null where it was only returned
	 */
	record Level(LocalDate day, PlaceId place, Resources.Id resource, int number, @Nullable LocalDate lastOn) {
	}

	/**
	 * A row to keep.
	 *
	 * @param late whether figures were released that it counts for
	 */
	record Row(ResourceStock.Id id, PlaceId place, Resources.Id resource, UnitId unit, StockCount.Move move,
			boolean late) {

		Where where() {
			return new Where(place, resource);
		}

		Row as(ResourceStock.Id other) {
			return new Row(other, place, resource, unit, move, late);
		}

	}

}
