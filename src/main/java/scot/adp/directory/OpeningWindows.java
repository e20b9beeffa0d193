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
 * are worked out anew with each change of what they follow from, and each night.
 */
@Component
class OpeningWindows {

	private static final int AT_ONCE = 500;

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

	/**
	 * One day more is looked ahead, and what was said of a day by the calendar may
	 * change.
	 */
	@Scheduled(cron = "0 5 0 * * *", zone = "Europe/London")
	void tonight() {
		all();
	}

	/** Works out all of them anew, some at a time. */
	void all() {
		var ids = store.services()
			.stream()
			.filter(it -> it.publishedAt() != null)
			.map(ServiceStore.ServiceRow::id)
			.toList();
		for (int i = 0; i < ids.size(); i += AT_ONCE) {
			var some = ids.subList(i, Math.min(ids.size(), i + AT_ONCE));
			transaction.executeWithoutResult(status -> of(some));
		}
	}

	/** Works out those of some services anew, in the transaction of the change. */
	@Transactional(propagation = Propagation.MANDATORY)
	void of(Collection<ServiceId> services) {
		LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));
		Instant from = today.minusDays(1).atStartOfDay(Hours.ZONE).toInstant();
		Instant to = until(today);
		var rows = new Written();
		for (var detail : details.of(store.services(services), today.minusDays(1))) {
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

	/** Up to when they are worked out on a day. */
	Instant until(LocalDate today) {
		return today.plusDays(lists.rules().daysAhead()).atStartOfDay(Hours.ZONE).toInstant();
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
