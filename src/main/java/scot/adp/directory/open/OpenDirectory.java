package scot.adp.directory.open;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import scot.adp.directory.AtPlaceId;
import scot.adp.directory.Hours;
import scot.adp.directory.OpenReason;
import scot.adp.directory.OpenState;
import scot.adp.directory.OpenWindow;
import scot.adp.directory.PublishedService;
import scot.adp.directory.PublishedServices;
import scot.adp.directory.PublishedServices.Revision;
import scot.adp.directory.ServiceId;

/**
 * All that everybody may know of the directory, kept as long as nothing of it changed:
 * whether it did is asked each time, so that an address that is to be kept back is gone
 * with the next request. Of what changed the services are read that it changed for, of a
 * new day all.
 */
@Component
@ConditionalOnWebApplication
public class OpenDirectory {

	/** How far ahead it is looked when something opens. */
	static final int DAYS_AHEAD = 36;

	private final PublishedServices services;

	private final OpenQueries queries;

	private final Clock clock;

	private final ReentrantLock reading = new ReentrantLock();

	private volatile @Nullable Kept kept;

	OpenDirectory(PublishedServices services, OpenQueries queries, Clock clock) {
		this.services = services;
		this.queries = queries;
		this.clock = clock;
	}

	/**
	 * Reads before anybody asks what would let the first wait: after the start, and once
	 * a day has begun.
	 */
	@Scheduled(initialDelay = 1_000)
	@Scheduled(cron = "1 0 0 * * *", zone = "Europe/London")
	void readAhead() {
		now();
	}

	/** As it stands now. */
	public Shown now() {
		LocalDate day = LocalDate.now(clock.withZone(Hours.ZONE));
		String mark = "%s-%s".formatted(day, queries.mark());
		@Nullable Kept before = kept;
		if (before != null && before.mark().equals(mark)) {
			return before.shown();
		}
		// Those who come meanwhile wait for the one who reads.
		reading.lock();
		try {
			@Nullable Kept meanwhile = kept;
			if (meanwhile != null && meanwhile.mark().equals(mark)) {
				return meanwhile.shown();
			}
			// What changes while it is read changes the mark again.
			var read = read(mark, day,
					(meanwhile != null && meanwhile.day().equals(day)) ? meanwhile.known() : Map.of());
			kept = read;
			return read.shown();
		}
		finally {
			reading.unlock();
		}
	}

	/** A service with all that is known of when it is open. */
	Entry ahead(PublishedService service) {
		Instant from = start(LocalDate.now(clock.withZone(Hours.ZONE)).minusDays(1));
		return entries(List.of(service), from, services.known()).getFirst();
	}

	private Kept read(String mark, LocalDate day, Map<ServiceId, Known> before) {
		var stamps = queries.stamps();
		Revision revision = services.revision();
		Instant known = services.known();
		Instant to = start(day.plusDays(DAYS_AHEAD));
		var changed = stamps.stream()
			.filter(it -> !before.getOrDefault(it.id(), Known.NOTHING).stamp().equals(it.stamp()))
			.map(OpenQueries.Stamp::id)
			.toList();
		Map<ServiceId, Entry> fresh = entries(services.of(changed), start(day.minusDays(1)),
				to.isBefore(known) ? to : known)
			.stream()
			.collect(Collectors.toMap(it -> it.service().id(), Function.identity()));
		var all = new LinkedHashMap<ServiceId, Known>();
		for (var stamp : stamps) {
			Known same = before.getOrDefault(stamp.id(), Known.NOTHING);
			all.put(stamp.id(), same.stamp().equals(stamp.stamp()) ? same
					: new Known(stamp.stamp(), Optional.ofNullable(fresh.get(stamp.id()))));
		}
		var entries = all.values().stream().flatMap(it -> it.entry().stream()).toList();
		OffsetDateTime began = day.atStartOfDay(Hours.ZONE).toOffsetDateTime();
		return new Kept(mark, day, all,
				new Shown(entries, revision.changedAt().isAfter(began) ? revision.changedAt() : began, mark));
	}

	private List<Entry> entries(List<PublishedService> all, Instant from, Instant known) {
		Map<ServiceId, Map<Optional<AtPlaceId>, List<OpenWindow>>> windows = new HashMap<>();
		services.windows(all.stream().map(PublishedService::id).toList(), from, known)
			.forEach(it -> windows.computeIfAbsent(it.service(), service -> new HashMap<>())
				.put(Optional.ofNullable(it.at()), it.windows()));
		var entries = new ArrayList<Entry>();
		for (PublishedService service : all) {
			var own = windows.getOrDefault(service.id(), Map.of());
			var times = new ArrayList<Entry.Times>();
			for (PublishedService.At at : service.places()) {
				times.add(new Entry.Times(at, own.getOrDefault(Optional.of(at.id()), List.of()), known));
			}
			if (times.isEmpty()) {
				// Of a place that is not shown its hours are, where there is one alone.
				times.add(new Entry.Times(null,
						(own.size() == 1) ? own.values().iterator().next()
								: List.of(new OpenWindow(OpenState.UNKNOWN, OpenReason.NO_HOURS, null, from, known)),
						known));
			}
			entries.add(new Entry(service, times));
		}
		return entries;
	}

	private static Instant start(LocalDate day) {
		return day.atStartOfDay(Hours.ZONE).toInstant();
	}

	/**
	 * What was read.
	 *
	 * @param known service by service, by name
	 */
	private record Kept(String mark, LocalDate day, Map<ServiceId, Known> known, Shown shown) {
	}

	/**
	 * A service as it was read.
	 *
	 * @param entry empty where nobody may know of it
	 */
	private record Known(String stamp, Optional<Entry> entry) {

		static final Known NOTHING = new Known("", Optional.empty());

	}

}
