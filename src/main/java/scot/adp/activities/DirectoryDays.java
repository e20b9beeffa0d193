package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.DirectoryFigures;
import scot.adp.directory.ServiceId;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Keeps what the directory is counted by, day by day, as it was told on the day. A row
 * holds as long as nothing of it changes. When the program first keeps it, ends of months
 * before are asked for once, of which the directory tells what it still knows.
 */
@Component
class DirectoryDays {

	private static final int MONTHS_BEFORE = 24;

	private static final RowMapper<Kept> KEPT = Rows.of(Kept.class);

	private final JdbcClient jdbc;

	private final DirectoryFigures figures;

	private final SessionNews changes;

	private final Clock clock;

	DirectoryDays(JdbcClient jdbc, DirectoryFigures figures, SessionNews changes, Clock clock) {
		this.jdbc = jdbc;
		this.figures = figures;
		this.changes = changes;
		this.clock = clock;
	}

	/** Keeps what is told today; what was kept earlier today is told anew. */
	@Transactional
	void keep() {
		// Several services change at once, and each tells of it.
		jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('activities.directory'))) as held")
			.query(Integer.class)
			.single();
		LocalDate today = LocalDate.now(clock);
		var changed = new ArrayList<LocalDate>();
		if (jdbc.sql("select not exists (select from activities.directory_week)").query(Boolean.class).single()) {
			IntStream.rangeClosed(1, MONTHS_BEFORE)
				.mapToObj(n -> YearMonth.from(today).minusMonths(MONTHS_BEFORE - n + 1L).atEndOfMonth())
				.filter(this::entries)
				.forEach(changed::add);
		}
		boolean entries = entries(today);
		boolean week = week(today);
		if (entries || week) {
			changed.add(today);
		}
		changes.ofDirectory(changed, OffsetDateTime.now(clock));
	}

	/**
	 * Keeps what is told as a day ends. What is added up over days, such as answers of
	 * Find help, is counted anew for it, and for the day before, whose last minutes came
	 * later.
	 */
	@Transactional
	void keepAtItsEnd() {
		keep();
		LocalDate today = LocalDate.now(clock);
		changes.ofDirectory(List.of(today.minusDays(1), today), OffsetDateTime.now(clock));
	}

	/** Whether anything is told otherwise than on the last day before. */
	private boolean entries(LocalDate day) {
		var told = figures.entries(day)
			.stream()
			.map(Kept::of)
			.collect(Collectors.toMap(Kept::service, Function.identity()));
		var gone = new ArrayList<ServiceId>();
		Map<ServiceId, Kept> missing = new HashMap<>(told);
		jdbc.sql("""
				select service, unit, audiences, assurance, contact_wrong, doubted, unknown_ahead
				from activities.directory_entry where until_on is null""").query(KEPT).list().forEach(kept -> {
			if (!missing.remove(kept.service(), kept)) {
				gone.add(kept.service());
			}
		});
		end(day, gone);
		add(day, List.copyOf(missing.values()));
		return !gone.isEmpty() || !missing.isEmpty();
	}

	private void end(LocalDate day, List<ServiceId> services) {
		if (services.isEmpty()) {
			return;
		}
		jdbc.sql("""
				delete from activities.directory_entry
				where service = any(:services) and until_on is null and from_on = :day""")
			.param("services", Rows.ids(services))
			.param("day", day)
			.update();
		jdbc.sql("""
				update activities.directory_entry set until_on = :before
				where service = any(:services) and until_on is null""")
			.param("services", Rows.ids(services))
			.param("before", day.minusDays(1))
			.update();
	}

	private void add(LocalDate day, List<Kept> some) {
		if (some.isEmpty()) {
			return;
		}
		jdbc.sql("""
				insert into activities.directory_entry (service, from_on, unit, audiences, assurance, contact_wrong,
				    doubted, unknown_ahead)
				select service, :day, unit, string_to_array(audiences, ' '), assurance, wrong, doubted, ahead
				from unnest(cast(:services as uuid[]), cast(:units as text[]), cast(:audiences as text[]),
				    cast(:assurances as text[]), cast(:wrong as boolean[]), cast(:doubted as boolean[]),
				    cast(:ahead as boolean[])) as t (service, unit, audiences, assurance, wrong, doubted, ahead)""")
			.param("day", day)
			.param("services", some.stream().map(it -> it.service().value()).toArray(UUID[]::new))
			.param("units", some.stream().map(it -> it.unit().value()).toArray(String[]::new))
			.param("audiences", some.stream().map(it -> String.join(" ", it.audiences())).toArray(String[]::new))
			.param("assurances", some.stream().map(Kept::assurance).toArray(String[]::new))
			.param("wrong", some.stream().map(Kept::contactWrong).toArray(Boolean[]::new))
			.param("doubted", some.stream().map(Kept::doubted).toArray(Boolean[]::new))
			.param("ahead", some.stream().map(Kept::unknownAhead).toArray(Boolean[]::new))
			.update();
	}

	private boolean week(LocalDate today) {
		var told = figures.week();
		var last = jdbc.sql("""
				select covered, cells, areas_without, areas from activities.directory_week where until_on is null""")
			.query(Rows.of(DirectoryFigures.Week.class))
			.optional();
		if (last.filter(told::equals).isPresent()) {
			return false;
		}
		jdbc.sql("delete from activities.directory_week where until_on is null and from_on = :today")
			.param("today", today)
			.update();
		jdbc.sql("update activities.directory_week set until_on = :before where until_on is null")
			.param("before", today.minusDays(1))
			.update();
		jdbc.sql("""
				insert into activities.directory_week (from_on, covered, cells, areas_without, areas)
				values (:today, :covered, :cells, :areasWithout, :areas)""")
			.param("today", today)
			.param("covered", told.covered())
			.param("cells", told.cells())
			.param("areasWithout", told.areasWithout())
			.param("areas", told.areas())
			.update();
		return true;
	}

	/** What is kept of an entry. */
	private record Kept(ServiceId service, UnitId unit, List<String> audiences, String assurance,
			@Nullable Boolean contactWrong, @Nullable Boolean doubted, @Nullable Boolean unknownAhead) {

		static Kept of(DirectoryFigures.Entry it) {
			return new Kept(it.service(), it.unit(), it.audiences(), it.assurance().name(),
					(it.contactWrong() != null) ? it.contactWrong() > 0 : null, it.doubted(), it.unknownAhead());
		}

	}

}
