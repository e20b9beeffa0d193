package scot.adp.directory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;

/**
 * Services as anybody may know of them, and when they are open. What is a draft, for
 * staff alone, or was not said to be right for too long is not among them; nor is what
 * may not be told of a place.
 */
@Service
@Transactional(readOnly = true)
public class PublishedServices {

	private final ServiceStore store;

	private final ServiceDetails details;

	private final UnitTree units;

	private final ServiceLists lists;

	private final Clock clock;

	PublishedServices(ServiceStore store, ServiceDetails details, UnitTree units, ServiceLists lists, Clock clock) {
		this.store = store;
		this.details = details;
		this.units = units;
		this.lists = lists;
		this.clock = clock;
	}

	/** All of them by name, those too that closed in the last months. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public List<PublishedService> all() {
		return told(store.published(shownSince()));
	}

	/** Those of some services that anybody may know of, in no order. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public List<PublishedService> of(Collection<ServiceId> ids) {
		return readable(store.services(ids));
	}

	/** By which all that {@link #all} tells can be kept: as long as it stays the same. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public Revision revision() {
		return store.revision(today());
	}

	/**
	 * A service by what its address ends in, and the one that leads on where it was found
	 * to be the same as another.
	 */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public Optional<PublishedService> bySlug(String slug) {
		return store.bySlug(slug).flatMap(this::find);
	}

	/** A service by id, and the one that leads on where it was merged into another. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public Optional<PublishedService> find(ServiceId id) {
		return store.services(List.of(id))
			.stream()
			.findFirst()
			.flatMap(row -> row.merged()
					? store.leadsTo(id).filter(it -> !it.equals(id)).flatMap(it -> of(List.of(it)).stream().findFirst())
					: readable(List.of(row)).stream().findFirst());
	}

	/** Those that changed after a moment, by name. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public List<PublishedService> changedSince(OffsetDateTime moment) {
		return told(store.published(shownSince()).stream().filter(it -> it.changedAt().isAfter(moment)).toList());
	}

	/**
	 * When services are open between two moments, place by place: of a service that has
	 * places, one for each of them that may be told of.
	 */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public List<OpeningTimes> windows(Collection<ServiceId> services, Instant from, Instant to) {
		var found = new LinkedHashMap<Owner, List<OpenWindow>>();
		store.windows(services, from, to)
			.stream()
			.collect(Collectors.groupingBy(row -> new Owner(row.service(), row.atPlace()), LinkedHashMap::new,
					Collectors.mapping(ServiceStore.WindowRow::window, Collectors.toList())))
			.forEach(found::put);
		return found.entrySet()
			.stream()
			.map(it -> new OpeningTimes(it.getKey().service(), it.getKey().at(), it.getValue()))
			.toList();
	}

	/** Up to when windows are worked out today. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public Instant known() {
		return today().plusDays(lists.rules().daysAhead()).atStartOfDay(Hours.ZONE).toInstant();
	}

	private List<PublishedService> readable(List<ServiceStore.ServiceRow> rows) {
		return told(rows.stream()
			.filter(it -> it.state() != ServiceView.State.DRAFT && it.publishedAt() != null && !it.staffOnly()
					&& !it.merged())
			.filter(it -> it.endedOn() == null || it.endedOn().isAfter(shownSince()))
			.toList());
	}

	private List<PublishedService> told(List<ServiceStore.ServiceRow> rows) {
		LocalDate today = today();
		return details.of(rows, today)
			.stream()
			.filter(it -> it.row().state() == ServiceView.State.CLOSED || it.assurance().shown())
			.map(it -> it.published(Objects.requireNonNull(units.all().get(it.row().unit())), today))
			.toList();
	}

	private LocalDate shownSince() {
		return today().minusDays(lists.rules().shownDays());
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(Hours.ZONE));
	}

	/**
	 * What the answers depend on.
	 *
	 * @param changedAt when any of them was changed last
	 * @param sum differs once any was changed
	 */
	public record Revision(LocalDate day, OffsetDateTime changedAt, BigDecimal sum) {
	}

	private record Owner(ServiceId service, @Nullable AtPlaceId at) {
	}

}
