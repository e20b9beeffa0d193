package scot.adp.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Identifier;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Reads what services are told by, each kind of row of any number of services at once.
 */
@Component
class ServiceStore {

	private static final RowMapper<ServiceRow> SERVICE = Rows.of(ServiceRow.class);

	private static final RowMapper<PhoneRow> PHONE = Rows.of(PhoneRow.class);

	private static final RowMapper<AtPlaceRow> AT_PLACE = Rows.of(AtPlaceRow.class);

	private static final RowMapper<ScheduleRow> SCHEDULE = Rows.of(ScheduleRow.class);

	private static final RowMapper<ExceptionRow> EXCEPTION = Rows.of(ExceptionRow.class);

	private static final RowMapper<PauseRow> PAUSE = Rows.of(PauseRow.class);

	private static final RowMapper<SaidRow> SAID = Rows.of(SaidRow.class);

	private static final RowMapper<WindowRow> WINDOW = Rows.of(WindowRow.class);

	private static final String SERVICES = """
			select id, version, unit, name, state, ended_on, slug, description, kinds, audiences, min_age, max_age,
			    substances, how_to_come, referral_url, cost, languages, formats, email, url, model, alert, alert_until,
			    areas, staff_only, heard_how, successor, merged, published_at, changed_at, changed_by_name,
			    exists (select from directory.entry_report r where r.service = s.id and r.code = 20
			        and r.state in ('OPEN', 'CHECKING')) as reported_closed
			from directory.service s\s""";

	private final JdbcClient jdbc;

	ServiceStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Services by id, whatever their state. */
	List<ServiceRow> services(Collection<ServiceId> ids) {
		return jdbc.sql(SERVICES + "where id = any(:ids)").param("ids", Rows.ids(ids)).query(SERVICE).list();
	}

	/** All services, by name. */
	List<ServiceRow> services() {
		return jdbc.sql(SERVICES + "order by lower(name), id").query(SERVICE).list();
	}

	/**
	 * Services that anybody may come to know of: published ones and those that were and
	 * closed since a day, by name.
	 */
	List<ServiceRow> published(LocalDate closedSince) {
		return jdbc.sql(SERVICES + """
				where published_at is not null and not staff_only and not merged
				    and (state = 'PUBLISHED' or (state = 'CLOSED' and ended_on > :since))
				order by lower(name), id""").param("since", closedSince).query(SERVICE).list();
	}

	/** The service that an address ends in. */
	Optional<ServiceId> bySlug(String slug) {
		return jdbc.sql("select id from directory.service where slug = :slug")
			.param("slug", slug)
			.query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
			.optional();
	}

	/** The service that one leads on to in the end, itself where it leads nowhere. */
	Optional<ServiceId> leadsTo(ServiceId id) {
		return jdbc.sql("""
				with recursive led (id, successor, step) as (
				    select id, successor, 0 from directory.service where id = :id
				    union all
				    select s.id, s.successor, step + 1 from led join directory.service s on s.id = led.successor
				    where step < 20)
				select id from led order by step desc limit 1""")
			.param("id", id.value())
			.query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
			.optional();
	}

	/** What differs once any service was changed, whatever the clock showed. */
	PublishedServices.Revision revision(LocalDate day) {
		return jdbc.sql("""
				select max(changed_at) as at, coalesce(sum(extract(epoch from changed_at)), 0) as sum
				from directory.service""")
			.query((row, number) -> new PublishedServices.Revision(day,
					Objects.requireNonNullElse(row.getObject("at", OffsetDateTime.class), OffsetDateTime.MIN),
					row.getBigDecimal("sum")))
			.single();
	}

	List<PhoneRow> phones(Collection<ServiceId> of) {
		return jdbc.sql(
				"select service, at_place, number, what from directory.service_phone where service = any(:ids) order by position")
			.param("ids", Rows.ids(of))
			.query(PHONE)
			.list();
	}

	List<AtPlaceRow> places(Collection<ServiceId> of) {
		return jdbc
			.sql("""
					select a.id, a.service, a.place, a.note, p.name, p.kind, p.area, p.street, p.town, p.postcode, p.masking,
					    p.uprn, p.latitude, p.longitude, p.features, p.closed_on, p.unit
					from directory.service_at_place a join directory.place p on p.id = a.place
					where a.service = any(:ids) order by a.position, p.name""")
			.param("ids", Rows.ids(of))
			.query(AT_PLACE)
			.list();
	}

	List<ScheduleRow> schedules(Collection<ServiceId> of) {
		return jdbc.sql("""
				select service, at_place, kind, label, replaces, frequency, every, by_day, by_month_day, anchor_on,
				    until_on, opens, closes, confirmed_until, on_holidays, term_time_only, note
				from directory.schedule where service = any(:ids) order by position""")
			.param("ids", Rows.ids(of))
			.query(SCHEDULE)
			.list();
	}

	List<ExceptionRow> exceptions(Collection<ServiceId> of) {
		return jdbc.sql("""
				select id, service, at_place, from_on, to_on, reason, opens, closes
				from directory.hours_exception where service = any(:ids) order by from_on, opens nulls first, id""")
			.param("ids", Rows.ids(of))
			.query(EXCEPTION)
			.list();
	}

	/** Pauses that are not over by a day, the first before the others. */
	List<PauseRow> pauses(Collection<ServiceId> of, LocalDate day) {
		return jdbc.sql("""
				select id, service, at_place, from_on, to_on, review_on, reason from directory.service_pause
				where service = any(:ids) and (to_on is null or to_on >= :day) order by from_on, id""")
			.param("ids", Rows.ids(of))
			.param("day", day)
			.query(PAUSE)
			.list();
	}

	/**
	 * Who said last of each service that it is right, and when a notice was sent since.
	 */
	List<SaidRow> said(Collection<ServiceId> of) {
		return jdbc.sql("""
				select distinct on (a.service) a.service, a.assured_on, a.role, a.how, a.assured_at,
				    n.asked_on as notice_on
				from directory.assurance a left join directory.assurance_asked n
				    on n.service = a.service and n.assured_on = a.assured_on and n.step = 'NOTICE'
				where a.service = any(:ids) order by a.service, a.assured_at desc""")
			.param("ids", Rows.ids(of))
			.query(SAID)
			.list();
	}

	/** What was said of a service before it was said last. */
	Optional<Assurance.Said> saidBefore(ServiceId of) {
		return jdbc.sql("""
				select assured_on, role, how, assured_at from directory.assurance where service = :service
				order by assured_at desc offset 1 limit 1""")
			.param("service", of.value())
			.query((row, number) -> new Assurance.Said(row.getObject("assured_on", LocalDate.class),
					row.getString("role"), Assurance.How.valueOf(row.getString("how")),
					row.getObject("assured_at", OffsetDateTime.class)))
			.optional();
	}

	/** How many entries of units nobody said to be right for so many months. */
	int due(Collection<UnitId> units, LocalDate day, int months) {
		return jdbc.sql("""
				select count(*) from directory.service s
				where s.state = 'PUBLISHED' and s.unit = any(:units)
				    and (select max(a.assured_on) from directory.assurance a where a.service = s.id)
				        + make_interval(months => :months) <= :day""")
			.param("units", Rows.codes(units))
			.param("months", months)
			.param("day", day)
			.query(Integer.class)
			.single();
	}

	/** Windows that overlap a stretch of time, in their order. */
	List<WindowRow> windows(Collection<ServiceId> of, Instant from, Instant to) {
		return jdbc.sql("""
				select service, at_place, state, reason, code, starts_at, ends_at from directory.opening_window
				where service = any(:ids) and ends_at > :from and starts_at < :to
				order by service, at_place, starts_at""")
			.param("ids", Rows.ids(of))
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.query(WINDOW)
			.list();
	}

	/**
	 * What holds at a moment at the first place of each service, or of itself where it
	 * has none, and what opens next; nothing of services of which no windows are kept.
	 */
	Map<ServiceId, List<OpenWindow>> around(Collection<ServiceId> of, Instant at, Instant known) {
		var found = new HashMap<ServiceId, List<OpenWindow>>();
		jdbc.sql("""
				select s.id as service, f.id as at_place, w.state, w.reason, w.code, w.starts_at, w.ends_at
				from directory.service s join directory.windows_kept k on k.service = s.id
				left join lateral (
				    select a.id from directory.service_at_place a join directory.place p on p.id = a.place
				    where a.service = s.id order by a.position, p.name limit 1) f on true
				left join lateral (
				    select * from directory.opening_window w
				    where w.service = s.id and w.at_place is not distinct from f.id and w.starts_at < :known
				        and w.ends_at > :at and (w.starts_at <= :at or w.state = 'OPEN')
				    order by w.starts_at limit 2) w on true
				where s.id = any(:ids) and s.published_at is not null and not s.merged""")
			.param("ids", Rows.ids(of))
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("known", known.atOffset(ZoneOffset.UTC))
			.query(row -> {
				var here = found.computeIfAbsent(new ServiceId(row.getObject("service", UUID.class)),
						it -> new ArrayList<>());
				if (row.getString("state") != null) {
					here.add(Objects.requireNonNull(WINDOW.mapRow(row, 0)).window());
				}
			});
		found.values().forEach(it -> it.sort(Comparator.comparing(OpenWindow::startsAt)));
		return found;
	}

	/** A service as it is stored. */
	record ServiceRow(ServiceId id, int version, UnitId unit, String name, ServiceView.State state,
			@Nullable LocalDate endedOn, @Nullable String slug, @Nullable String description, List<String> kinds,
			List<String> audiences, @Nullable Integer minAge, @Nullable Integer maxAge, List<String> substances,
			List<HowToCome> howToCome, @Nullable String referralUrl, @Nullable String cost, List<String> languages,
			List<String> formats, @Nullable String email, @Nullable String url, @Nullable String model,
			@Nullable String alert, @Nullable LocalDate alertUntil, List<AreaCode> areas, boolean staffOnly,
			@Nullable String heardHow, @Nullable ServiceId successor, boolean merged,
			@Nullable OffsetDateTime publishedAt, OffsetDateTime changedAt, @Nullable String changedByName,
			boolean reportedClosed) {
	}

	record PhoneRow(ServiceId service, @Nullable AtPlaceId atPlace, String number, @Nullable String what) {

		Phone phone() {
			return new Phone(number, what);
		}

	}

	record AtPlaceRow(AtPlaceId id, ServiceId service, PlaceId place, @Nullable String note, String name,
			PlaceView.Kind kind, AreaCode area, @Nullable String street, @Nullable String town,
			@Nullable String postcode, PlaceView.Masking masking, @Nullable String uprn, @Nullable Double latitude,
			@Nullable Double longitude, List<String> features, @Nullable LocalDate closedOn, @Nullable UnitId unit) {
	}

	record ScheduleRow(ServiceId service, @Nullable AtPlaceId atPlace, Schedule.Group kind, @Nullable String label,
			boolean replaces, Schedule.Frequency frequency, int every, List<String> byDay, List<Integer> byMonthDay,
			@Nullable LocalDate anchorOn, @Nullable LocalDate untilOn, LocalTime opens, LocalTime closes,
			@Nullable LocalDate confirmedUntil, Schedule.OnHolidays onHolidays, boolean termTimeOnly,
			@Nullable String note) {

		Schedule schedule() {
			return new Schedule(kind, label, replaces, frequency, every,
					byDay.stream().map(Schedule.ByDay::of).toList(), byMonthDay, anchorOn, untilOn, opens, closes,
					confirmedUntil, onHolidays, termTimeOnly, note);
		}

	}

	record ExceptionRow(HoursException.Id id, ServiceId service, @Nullable AtPlaceId atPlace, LocalDate fromOn,
			LocalDate toOn, @Nullable String reason, @Nullable LocalTime opens, @Nullable LocalTime closes) {

		HoursException exception() {
			return new HoursException(id, fromOn, toOn, reason, opens, closes);
		}

	}

	/**
	 * A pause as it is stored.
	 *
	 * @param atPlace the place that is paused; null for the whole service
	 */
	record PauseRow(PauseId id, ServiceId service, @Nullable AtPlaceId atPlace, LocalDate fromOn,
			@Nullable LocalDate toOn, @Nullable LocalDate reviewOn, String reason) {
	}

	/** A pause of a service. */
	record PauseId(UUID value) implements Identifier {
	}

	record SaidRow(ServiceId service, LocalDate assuredOn, String role, Assurance.How how, OffsetDateTime assuredAt,
			@Nullable LocalDate noticeOn) {

		Assurance.Said said() {
			return new Assurance.Said(assuredOn, role, how, assuredAt);
		}

	}

	record WindowRow(ServiceId service, @Nullable AtPlaceId atPlace, OpenState state, @Nullable OpenReason reason,
			@Nullable String code, OffsetDateTime startsAt, OffsetDateTime endsAt) {

		OpenWindow window() {
			return new OpenWindow(state, reason, code, startsAt.toInstant(), endsAt.toInstant());
		}

	}

}
