package scot.adp.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.PlaceId;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceId;
import scot.adp.directory.spi.ServiceSeries;
import scot.adp.identity.Author;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps series, and what is recorded of their planned days. */
@Component
class SeriesStore implements ServiceSeries {

	private static final String SERIES = """
			select s.id, s.version, s.programme, p.title as programme_title, coalesce(s.title, p.title) as title,
			    s.title as own_title, s.unit, s.place, s.mode, s.service, s.agencies, s.count_offered, s.state, s.ended_on,
			    s.ended_because, s.ended_by_name
			from activities.series s join activities.programme p on p.id = s.programme\s""";

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private static final RowMapper<ScheduleRow> SCHEDULE = Rows.of(ScheduleRow.class);

	private static final RowMapper<Planning.Recorded> RECORDED = Rows.of(Planning.Recorded.class);

	private final JdbcClient jdbc;

	SeriesStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Map<SeriesPlans.Id, SeriesView> byIds(Collection<SeriesPlans.Id> ids) {
		return views(jdbc.sql(SERIES + "where s.id = any(:ids)").param("ids", Rows.ids(ids)).query(ROW).list()).stream()
			.collect(Collectors.toMap(SeriesView::id, Function.identity()));
	}

	Optional<SeriesView> locked(SeriesPlans.Id id) {
		return views(jdbc.sql(SERIES + "where s.id = :id for update of s").param("id", id.value()).query(ROW).list())
			.stream()
			.findFirst();
	}

	/** Series by title. */
	List<SeriesView> list(SeriesPlans.Filter filter) {
		return views(jdbc.sql(SERIES + """
				where (cast(:programmes as uuid[]) is null or s.programme = any(:programmes))
				    and (cast(:units as text[]) is null or s.unit = any(:units))
				    and (:ended or s.state = 'ACTIVE')
				order by 5, s.id""")
			.param("programmes", (filter.programmes() != null) ? Rows.ids(filter.programmes()) : null)
			.param("units", (filter.units() != null) ? Rows.codes(filter.units()) : null)
			.param("ended", filter.ended())
			.query(ROW)
			.list());
	}

	/** Those that are a service of the directory, or are at a place. */
	List<SeriesView> of(@Nullable ServiceId service, @Nullable PlaceId place) {
		return views(jdbc.sql(SERIES + "where s.state = 'ACTIVE' and (s.service = :service or s.place = :place)")
			.param("service", (service != null) ? service.value() : null)
			.param("place", (place != null) ? place.value() : null)
			.query(ROW)
			.list());
	}

	@Override
	public boolean goesOn(ServiceId service, LocalDate day) {
		return jdbc.sql("""
				select exists (select from activities.series s
				    join activities.series_schedule p on p.series = s.id
				    where s.service = :service and s.state = 'ACTIVE'
				        and coalesce(p.until_on, case when p.frequency = 'ONCE' then p.anchor_on end, :day) >= :day)""")
			.param("service", service.value())
			.param("day", day)
			.query(Boolean.class)
			.single();
	}

	/** Has others wait that end a series of the same service. */
	void hold(ServiceId service) {
		jdbc.sql(
				"""
						select 1 from (select pg_advisory_xact_lock(hashtextextended('activities.series ' || cast(:service as text), 0))) as held""")
			.param("service", service.value().toString())
			.query(Integer.class)
			.single();
	}

	private List<SeriesView> views(List<Row> rows) {
		var schedules = jdbc.sql("""
				select series, frequency, every, by_day, by_month_day, anchor_on, until_on, opens, closes, on_holidays,
				    term_time_only
				from activities.series_schedule where series = any(:ids) order by series, anchor_on, position""")
			.param("ids", Rows.ids(rows.stream().map(Row::id).toList()))
			.query(SCHEDULE)
			.list()
			.stream()
			.collect(Collectors.groupingBy(ScheduleRow::series,
					Collectors.mapping(ScheduleRow::schedule, Collectors.toList())));
		return rows.stream().map(it -> it.view(schedules.getOrDefault(it.id(), List.of()))).toList();
	}

	/**
	 * What was recorded of series between two days: of a day the session that was held,
	 * else that to be confirmed, else that it did not run.
	 */
	Map<SeriesPlans.Id, Map<LocalDate, Planning.Recorded>> recorded(Collection<SeriesPlans.Id> series, LocalDate from,
			LocalDate to) {
		var found = new HashMap<SeriesPlans.Id, Map<LocalDate, Planning.Recorded>>();
		jdbc.sql(
				"""
						select distinct on (series, happened_on) series, happened_on as "on", coalesce(merged_into, id) as session,
						    state
						from activities.session
						where series = any(:series) and happened_on between :from and :to and state <> 'STRUCK'
						order by series, happened_on, array_position(array['HELD', 'MERGED', 'TO_CHECK', 'DID_NOT_RUN'],
						    cast(state as text)), id""")
			.param("series", Rows.ids(series))
			.param("from", from)
			.param("to", to)
			.query(RECORDED)
			.list()
			.forEach(it -> found.computeIfAbsent(it.series(), id -> new HashMap<>()).put(it.on(), it));
		return found;
	}

	void add(SeriesPlans.Id id, SeriesPlans.What what, UnitId unit, List<Schedule> rows, Author author) {
		jdbc.sql("""
				insert into activities.series (id, version, programme, unit, title, place, mode, service, agencies,
				    count_offered, state, made_by, made_by_name, made_at, changed_at)
				values (:id, 1, :programme, :unit, :title, :place, :mode, :service, :agencies, :offered, 'ACTIVE', :by,
				    :byName, :at, :at)""")
			.param("id", id.value())
			.param("programme", what.programme().value())
			.param("unit", unit.value())
			.param("title", what.title())
			.param("place", (what.place() != null) ? what.place().value() : null)
			.param("mode", what.mode().name())
			.param("service", (what.service() != null) ? what.service().value() : null)
			.param("agencies", Rows.codes(what.agencies()))
			.param("offered", what.countOffered().name())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
		schedules(id, rows);
	}

	void change(SeriesPlans.Id id, int expectedVersion, SeriesPlans.What what, UnitId unit, List<Schedule> rows,
			Author author) {
		next(id, expectedVersion, author.words(), author.at());
		jdbc.sql("""
				update activities.series set unit = :unit, title = :title, place = :place, mode = :mode,
				    service = :service, agencies = :agencies, count_offered = :offered
				where id = :id""")
			.param("id", id.value())
			.param("unit", unit.value())
			.param("title", what.title())
			.param("place", (what.place() != null) ? what.place().value() : null)
			.param("mode", what.mode().name())
			.param("service", (what.service() != null) ? what.service().value() : null)
			.param("agencies", Rows.codes(what.agencies()))
			.param("offered", what.countOffered().name())
			.update();
		jdbc.sql("delete from activities.series_schedule where series = :id").param("id", id.value()).update();
		schedules(id, rows);
	}

	private void schedules(SeriesPlans.Id id, List<Schedule> rows) {
		for (int position = 0; position < rows.size(); position++) {
			Schedule row = rows.get(position);
			jdbc.sql(
					"""
							insert into activities.series_schedule (series, position, frequency, every, by_day, by_month_day,
							    anchor_on, until_on, opens, closes, on_holidays, term_time_only)
							values (:series, :position, :frequency, :every, :byDay, :byMonthDay, :anchor, :until, :opens, :closes,
							    :onHolidays, :termTime)""")
				.param("series", id.value())
				.param("position", position)
				.param("frequency", row.frequency().name())
				.param("every", row.every())
				.param("byDay", row.byDay().stream().map(Schedule.ByDay::code).toArray(String[]::new))
				.param("byMonthDay", row.byMonthDay().toArray(Integer[]::new))
				.param("anchor", row.anchorOn())
				.param("until", row.until())
				.param("opens", row.opens())
				.param("closes", row.closes())
				.param("onHolidays", row.onHolidays().name())
				.param("termTime", row.termTimeOnly())
				.update();
		}
	}

	/**
	 * Ends a series.
	 * @param by who does; null where the directory does
	 */
	void end(SeriesPlans.Id id, int expectedVersion, LocalDate on, SeriesPlans.EndedBecause because,
			@Nullable String by, OffsetDateTime at) {
		next(id, expectedVersion, by, at);
		jdbc.sql("""
				update activities.series set state = 'ENDED', ended_on = :on, ended_because = :because,
				    ended_by_name = :by
				where id = :id""")
			.param("id", id.value())
			.param("on", on)
			.param("because", because.name())
			.param("by", by)
			.update();
	}

	/** Moves a series to another place. */
	void move(SeriesPlans.Id id, int expectedVersion, PlaceId place, OffsetDateTime at) {
		next(id, expectedVersion, null, at);
		jdbc.sql("update activities.series set place = :place where id = :id")
			.param("id", id.value())
			.param("place", place.value())
			.update();
	}

	private void next(SeriesPlans.Id id, int expectedVersion, @Nullable String by, OffsetDateTime at) {
		int changed = jdbc.sql("""
				update activities.series set version = version + 1, changed_by_name = :by, changed_at = :at
				where id = :id and version = :version""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("by", by)
			.param("at", at)
			.update();
		if (changed == 0) {
			throw Problem.conflict("Somebody changed this series meanwhile. Look at what it says now.", null);
		}
	}

	private record Row(SeriesPlans.Id id, int version, Programmes.Id programme, String programmeTitle, String title,
			@Nullable String ownTitle, UnitId unit, @Nullable PlaceId place, Mode mode, @Nullable ServiceId service,
			List<UnitId> agencies, SeriesPlans.CountOffered countOffered, SeriesPlans.State state,
			@Nullable LocalDate endedOn, SeriesPlans.@Nullable EndedBecause endedBecause,
			@Nullable String endedByName) {

		SeriesView view(List<Schedule> schedules) {
			return new SeriesView(id, version, programme, programmeTitle, title, ownTitle, unit, place, mode, service,
					agencies, countOffered, state, endedOn, endedBecause, endedByName, schedules);
		}

	}

	private record ScheduleRow(SeriesPlans.Id series, Schedule.Frequency frequency, int every, List<String> byDay,
			List<Integer> byMonthDay, LocalDate anchorOn, @Nullable LocalDate untilOn, LocalTime opens,
			LocalTime closes, Schedule.OnHolidays onHolidays, boolean termTimeOnly) {

		Schedule schedule() {
			return new Schedule(Schedule.Group.REGULAR, null, false, frequency, every,
					byDay.stream().map(Schedule.ByDay::of).toList(), byMonthDay, anchorOn, untilOn, opens, closes, null,
					onHolidays, termTimeOnly, null);
		}

	}

}
