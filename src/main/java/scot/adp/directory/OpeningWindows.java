package scot.adp.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.Rows;

/**
 * Keeps the windows of the days ahead: whatever asks what is open reads them alone. They
 * are worked out anew with each change of what they follow from; and, for some days more
 * than are needed, where they do not reach far enough or follow from another calendar.
 */
@Component
class OpeningWindows {

	/** How many services are worked out in one transaction. */
	private static final int AT_ONCE = 500;

	/** For how many days more than are asked for windows are worked out. */
	private static final int SPARE = 14;

	/** At how many days left they are worked out again by night. */
	private static final int LEFT = 7;

	private final JdbcClient jdbc;

	private final ServiceStore store;

	private final ServiceDetails details;

	private final ServiceLists lists;

	private final TransactionTemplate transaction;

	private final Clock clock;

	OpeningWindows(JdbcClient jdbc, ServiceStore store, ServiceDetails details, ServiceLists lists,
			TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.store = store;
		this.details = details;
		this.lists = lists;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Looks ahead again before there are too few days left. */
	@Scheduled(cron = "0 5 0 * * *", zone = "Europe/London")
	void tonight() {
		reach(lists.rules().daysAhead() + LEFT);
	}

	/**
	 * Works out what is missing of the days that are asked for, some services at a time.
	 * @return of how many services something was missing
	 */
	int missing() {
		return reach(lists.rules().daysAhead());
	}

	private int reach(int days) {
		LocalDate today = today();
		var ids = jdbc.sql("""
				select s.id from directory.service s left join directory.windows_kept k on k.service = s.id
				where s.published_at is not null and not s.merged
				    and (k.service is null or k.from_on > :from or k.until_on < :until or k.calendar <> :calendar)
				order by s.id""")
			.param("from", today.minusDays(1))
			.param("until", today.plusDays(days))
			.param("calendar", calendar())
			.query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
			.list();
		for (int i = 0; i < ids.size(); i += AT_ONCE) {
			var some = ids.subList(i, Math.min(ids.size(), i + AT_ONCE));
			transaction.executeWithoutResult(status -> of(some));
		}
		return ids.size();
	}

	/** Works out those of some services anew, in the transaction of the change. */
	@Transactional(propagation = Propagation.MANDATORY)
	void of(Collection<ServiceId> services) {
		LocalDate today = today();
		LocalDate first = today.minusDays(1);
		LocalDate last = today.plusDays(lists.rules().daysAhead() + SPARE);
		Instant from = first.atStartOfDay(Hours.ZONE).toInstant();
		Instant to = last.atStartOfDay(Hours.ZONE).toInstant();
		hold(services, first, last);
		var rows = new Written();
		for (var detail : details.of(store.services(services), first)) {
			if (detail.row().publishedAt() == null || detail.row().merged()) {
				continue;
			}
			if (detail.places().isEmpty()) {
				rows.add(detail, null, detail.hours(null, lists.days()).windows(from, to));
			}
			for (var place : detail.places()) {
				rows.add(detail, place.id(), detail.hours(place.id(), lists.days()).windows(from, to));
			}
		}
		jdbc.sql("delete from directory.opening_window where service = any(:ids)")
			.param("ids", Rows.ids(services))
			.update();
		rows.write(jdbc);
	}

	/** Whoever is next waits, and then reads what was changed meanwhile. */
	private void hold(Collection<ServiceId> services, LocalDate first, LocalDate last) {
		jdbc.sql("""
				insert into directory.windows_kept (service, from_on, until_on, calendar)
				select id, :first, :last, :calendar from directory.service
				where id = any(:ids) and published_at is not null order by id
				on conflict (service) do update set from_on = excluded.from_on, until_on = excluded.until_on,
				    calendar = excluded.calendar""")
			.param("first", first)
			.param("last", last)
			.param("calendar", calendar())
			.param("ids", Rows.ids(services))
			.update();
	}

	private String calendar() {
		return "%d-%s".formatted(Hours.REVISION, lists.days().mark());
	}

	/** Up to when it can be relied on a day that they are worked out. */
	Instant until(LocalDate today) {
		return today.plusDays(lists.rules().daysAhead()).atStartOfDay(Hours.ZONE).toInstant();
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(Hours.ZONE));
	}

	/** Rows to be written in one statement. */
	private static final class Written {

		private final List<UUID> services = new ArrayList<>();

		private final List<@Nullable UUID> places = new ArrayList<>();

		private final List<OpenWindow> windows = new ArrayList<>();

		void add(ServiceDetails.Detail detail, @Nullable AtPlaceId place, List<OpenWindow> of) {
			for (OpenWindow window : of) {
				services.add(detail.row().id().value());
				places.add((place != null) ? place.value() : null);
				windows.add(window);
			}
		}

		void write(JdbcClient jdbc) {
			jdbc.sql("""
					insert into directory.opening_window (service, at_place, state, reason, code, starts_at, ends_at)
					select * from unnest(:services, :places, cast(:states as text[]), cast(:reasons as text[]),
					    cast(:codes as text[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))""")
				.param("services", services.toArray(UUID[]::new))
				.param("places", places.toArray(UUID[]::new))
				.param("states", windows.stream().map(it -> it.state().name()).toArray(String[]::new))
				.param("reasons",
						windows.stream()
							.map(it -> (it.reason() != null) ? it.reason().name() : null)
							.toArray(String[]::new))
				.param("codes", windows.stream().map(OpenWindow::code).toArray(String[]::new))
				.param("starts", moments(windows.stream().map(OpenWindow::startsAt).toList()))
				.param("ends", moments(windows.stream().map(OpenWindow::endsAt).toList()))
				.update();
		}

		private static String[] moments(List<Instant> moments) {
			return moments.stream().map(Instant::toString).toArray(String[]::new);
		}

	}

}
