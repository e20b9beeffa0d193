package scot.adp.treatment;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps what outlets told of injecting equipment; rows are only added. */
@Component
class EquipmentStore {

	private static final String RETURNS = """
			select r.id, r.version, r.outlet, o.unit, r.period_type, r.period_from, r.nil, r.attendances, r.new_people,
			    r.returned, r.because, r.after_sign_off, r.filed_at, r.filed_by_name,
			    array(select cast(c.code as text) from treatment.equipment_count c where c.id = r.id
			        and c.version = r.version and c.kind = 'SEX' order by c.code) as sexes,
			    array(select c.number from treatment.equipment_count c where c.id = r.id
			        and c.version = r.version and c.kind = 'SEX' order by c.code) as of_sexes,
			    array(select cast(c.code as text) from treatment.equipment_count c where c.id = r.id
			        and c.version = r.version and c.kind = 'ITEM' order by c.code) as items,
			    array(select c.number from treatment.equipment_count c where c.id = r.id
			        and c.version = r.version and c.kind = 'ITEM' order by c.code) as of_items
			from treatment.equipment_return r join treatment.outlet o on o.id = r.outlet\s""";

	/** Of each return the version that holds. */
	static final String HOLDS = """
			not exists (select from treatment.equipment_return l where l.id = r.id and l.version > r.version)\s""";

	private static final RowMapper<EquipmentReturnView> VIEW = (row, number) -> view(row);

	private final JdbcClient jdbc;

	EquipmentStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Outlets as they stand, held until the transaction ends, always in one order. */
	Map<Outlets.Id, Outlet> locked(Collection<Outlets.Id> ids) {
		return outlets("where id = any(:ids) order by id for no key update", ids);
	}

	Map<Outlets.Id, Outlet> outlets(Collection<Outlets.Id> ids) {
		return outlets("where id = any(:ids)", ids);
	}

	private Map<Outlets.Id, Outlet> outlets(String which, Collection<Outlets.Id> ids) {
		var found = new HashMap<Outlets.Id, Outlet>();
		jdbc.sql("select id, unit, kind, opened_on, closed_on from treatment.outlet " + which)
			.param("ids", Rows.ids(ids))
			.query(Rows.of(Outlet.class))
			.list()
			.forEach(outlet -> found.put(outlet.id(), outlet));
		return found;
	}

	/** What holds of some outlets for any of the days from one to another. */
	List<EquipmentReturnView> ofOutlets(Collection<Outlets.Id> ids, LocalDate from, LocalDate to) {
		return jdbc
			.sql(RETURNS
					+ """
							where r.outlet = any(:ids) and r.period_from <= :to and r.period_from
							    + case r.period_type when 'MONTH' then interval '1 month' else interval '3 months' end > :from and\s"""
					+ HOLDS + "order by r.period_from, r.id")
			.param("ids", Rows.ids(ids))
			.param("from", from)
			.param("to", to)
			.query(VIEW)
			.list();
	}

	/** What holds of the outlets of some units, the newest period first, behind a row. */
	List<EquipmentReturnView> behind(Collection<UnitId> units, EquipmentReturns.Filter filter,
			EquipmentReturns.@Nullable Id last, int limit) {
		return chosen(RETURNS, units, filter, """
				 and (cast(:last as uuid) is null or (r.period_from, r.id) < (select b.period_from, b.id
				    from treatment.equipment_return b where b.id = cast(:last as uuid) and b.version = 1))
				order by r.period_from desc, r.id desc limit :limit""")
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int total(Collection<UnitId> units, EquipmentReturns.Filter filter) {
		return chosen("""
				select cast(count(*) as int) from treatment.equipment_return r
				join treatment.outlet o on o.id = r.outlet\s""", units, filter, "").query(Integer.class).single();
	}

	private JdbcClient.StatementSpec chosen(String select, Collection<UnitId> units, EquipmentReturns.Filter filter,
			String rest) {
		return jdbc.sql(select + """
				where o.unit = any(:units) and (cast(:from as date) is null or r.period_from >= :from)
				    and (cast(:to as date) is null or r.period_from <= :to) and\s""" + HOLDS + rest)
			.param("units", Rows.codes(units))
			.param("from", filter.from())
			.param("to", filter.to());
	}

	/** All versions of returns, the last of each first. */
	List<EquipmentReturnView> versions(Collection<EquipmentReturns.Id> ids) {
		return jdbc.sql(RETURNS + "where r.id = any(:ids) order by r.id, r.version desc")
			.param("ids", Rows.ids(ids))
			.query(VIEW)
			.list();
	}

	/**
	 * The outlets of some units with the periods that they told of since a day, and since
	 * when they tell at all, in one statement.
	 */
	List<Told> told(@Nullable Collection<UnitId> units, LocalDate since) {
		return jdbc.sql("""
				select o.id, o.unit, o.kind, o.opened_on, o.closed_on, f.first_from, p.types, p.froms
				from treatment.outlet o
				left join lateral (select min(r.period_from) as first_from from treatment.equipment_return r
				    where r.outlet = o.id) f on true
				left join lateral (select array_agg(cast(r.period_type as text) order by r.period_from) as types,
				        array_agg(cast(r.period_from as text) order by r.period_from) as froms
				    from treatment.equipment_return r where r.outlet = o.id and r.version = 1
				        and r.period_from >= :since) p on true
				where (cast(:units as text[]) is null or o.unit = any(cast(:units as text[])))
				    and (o.closed_on is null or o.closed_on >= :since)
				order by o.id""")
			.param("units", (units != null) ? Rows.codes(units) : null)
			.param("since", since)
			.query((row,
					number) -> new Told(new Outlet(new Outlets.Id(row.getObject("id", UUID.class)),
							new UnitId(row.getString("unit")), row.getString("kind"),
							row.getObject("opened_on", LocalDate.class), row.getObject("closed_on", LocalDate.class)),
							row.getObject("first_from", LocalDate.class), periods(row)))
			.list();
	}

	/** Adds versions of returns. */
	void add(List<Row> rows, Supplies.Door door, @Nullable UUID in, Author author) {
		jdbc.sql(
				"""
						insert into treatment.equipment_return (id, version, outlet, period_type, period_from, nil, attendances,
						    new_people, returned, because, after_sign_off, entered_by, entered_in, filed_at, filed_by,
						    filed_by_name)
						select id, version, outlet, type, day, nil, attendances, new_people, returned, because, late, :door, :in,
						    :at, :by, :byName
						from unnest(cast(:ids as uuid[]), cast(:versions as int[]), cast(:outlets as uuid[]),
						    cast(:types as text[]), cast(:days as date[]), cast(:nils as boolean[]), cast(:attendances as int[]),
						    cast(:people as int[]), cast(:returned as int[]), cast(:reasons as text[]), cast(:late as boolean[]))
						    as t (id, version, outlet, type, day, nil, attendances, new_people, returned, because, late)""")
			.param("ids", rows.stream().map(row -> row.id().value()).toArray(UUID[]::new))
			.param("versions", rows.stream().map(Row::version).toArray(Integer[]::new))
			.param("outlets", rows.stream().map(row -> row.entry().outlet().value()).toArray(UUID[]::new))
			.param("types", rows.stream().map(row -> row.entry().period().type().name()).toArray(String[]::new))
			.param("days", rows.stream().map(row -> row.entry().period().from().toString()).toArray(String[]::new))
			.param("nils", rows.stream().map(row -> row.entry().nil()).toArray(Boolean[]::new))
			.param("attendances", numbers(rows, EquipmentEntry::attendances))
			.param("people", numbers(rows, EquipmentEntry::newPeople))
			.param("returned", numbers(rows, EquipmentEntry::returned))
			.param("reasons", rows.stream().map(row -> row.entry().because()).toArray(String[]::new))
			.param("late", rows.stream().map(Row::afterSignOff).toArray(Boolean[]::new))
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
		var counts = new ArrayList<Count>();
		rows.forEach(row -> {
			row.entry().items().forEach((code, number) -> counts.add(new Count(row, "ITEM", code, number)));
			row.entry().bySex().forEach((code, number) -> counts.add(new Count(row, "SEX", code, number)));
		});
		jdbc.sql(
				"""
						insert into treatment.equipment_count (id, version, kind, code, number)
						select id, version, kind, code, number
						from unnest(cast(:ids as uuid[]), cast(:versions as int[]), cast(:kinds as text[]), cast(:codes as text[]),
						    cast(:numbers as int[])) as t (id, version, kind, code, number)""")
			.param("ids", counts.stream().map(it -> it.of().id().value()).toArray(UUID[]::new))
			.param("versions", counts.stream().map(it -> it.of().version()).toArray(Integer[]::new))
			.param("kinds", counts.stream().map(Count::kind).toArray(String[]::new))
			.param("codes", counts.stream().map(Count::code).toArray(String[]::new))
			.param("numbers", counts.stream().map(Count::number).toArray(Integer[]::new))
			.update();
	}

	private static @Nullable Integer[] numbers(List<Row> rows, Function<EquipmentEntry, @Nullable Integer> number) {
		return rows.stream().map(row -> number.apply(row.entry())).toArray(Integer[]::new);
	}

	private static EquipmentReturnView view(ResultSet row) throws SQLException {
		return new EquipmentReturnView(new EquipmentReturns.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new Outlets.Id(row.getObject("outlet", UUID.class)), new UnitId(row.getString("unit")),
				new Period(PeriodType.valueOf(row.getString("period_type")),
						row.getObject("period_from", LocalDate.class)),
				row.getBoolean("nil"), row.getObject("attendances", Integer.class), counts(row, "sexes"),
				row.getObject("new_people", Integer.class), counts(row, "items"),
				row.getObject("returned", Integer.class), row.getString("because"), row.getBoolean("after_sign_off"),
				row.getObject("filed_at", OffsetDateTime.class), row.getString("filed_by_name"));
	}

	private static Map<String, Integer> counts(ResultSet row, String codes) throws SQLException {
		String[] names = (String[]) row.getArray(codes).getArray();
		Integer[] numbers = (Integer[]) row.getArray("of_" + codes).getArray();
		var counts = new HashMap<String, Integer>();
		for (int i = 0; i < names.length; i++) {
			counts.put(names[i], numbers[i]);
		}
		return counts;
	}

	private static List<Period> periods(ResultSet row) throws SQLException {
		@Nullable Array types = row.getArray("types");
		if (types == null) {
			return List.of();
		}
		String[] names = (String[]) types.getArray();
		String[] days = (String[]) row.getArray("froms").getArray();
		var periods = new ArrayList<Period>();
		for (int i = 0; i < names.length; i++) {
			periods.add(new Period(PeriodType.valueOf(names[i]), LocalDate.parse(days[i])));
		}
		return periods;
	}

	/** An outlet, as far as it matters here. */
	record Outlet(Outlets.Id id, UnitId unit, String kind, LocalDate openedOn, @Nullable LocalDate closedOn) {

		/** Whether it was open on any day of a period. */
		boolean openIn(Period period) {
			return !openedOn.isAfter(period.to()) && (closedOn == null || !closedOn.isBefore(period.from()));
		}

	}

	/**
	 * An outlet and what it told of.
	 *
	 * @param since the first day it ever told of; null where it never did
	 * @param periods those that it told of, in order
	 */
	record Told(Outlet outlet, @Nullable LocalDate since, List<Period> periods) {
	}

	/** A version of a return that is to be kept. */
	record Row(EquipmentReturns.Id id, int version, UnitId unit, EquipmentEntry entry, boolean afterSignOff) {
	}

	private record Count(Row of, String kind, String code, int number) {
	}

}
