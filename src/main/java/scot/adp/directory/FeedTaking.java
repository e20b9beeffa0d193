package scot.adp.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.identity.Author;
import scot.adp.platform.Auditable;

/** Writes what is taken in of a feed, in the transaction of whoever takes it in. */
@Component
class FeedTaking {

	private final FeedStore store;

	private final ServiceStore services;

	private final ServiceWriting writing;

	private final ServicePlaceStore places;

	private final OpeningWindows windows;

	FeedTaking(FeedStore store, ServiceStore services, ServiceWriting writing, ServicePlaceStore places,
			OpeningWindows windows) {
		this.store = store;
		this.services = services;
		this.writing = writing;
		this.places = places;
		this.windows = windows;
	}

	/**
	 * Writes it.
	 * @param tell is told each subject and what changed of it, for the audit trail
	 */
	void take(FeedView feed, FeedPlan plan, ImportId file, Author author,
			BiConsumer<String, Map<String, String>> tell) {
		LocalDate today = author.at().atZoneSameInstant(Hours.ZONE).toLocalDate();
		var used = new HashSet<PlaceId>();
		plan.steps().forEach(it -> used.addAll(it.newPlaces()));
		plan.places().forEach((id, what) -> {
			if (used.contains(id)) {
				places.add(id, feed.unit(), what, author);
				tell.accept("place " + id.value(), Map.of("kind", what.kind().name(), "area", what.area().value(),
						"masking", what.masking().name()));
			}
		});
		plan.means().forEach((value, place) -> {
			if (used.contains(place) || !plan.places().containsKey(place)) {
				store.means(feed.id(), value, place);
			}
		});
		var added = new ArrayList<ServiceId>();
		var touched = new ArrayList<ServiceId>();
		for (var step : plan.steps()) {
			@Nullable ServiceRecord was = step.was();
			if (was == null) {
				writing.add(step.id(), step.entry(), author);
				added.add(step.id());
				tell.accept(Services.subject(step.id()), Map.of("unit", step.entry().unit().value(), "state",
						ServiceStatus.DRAFT.name(), "feed", feed.id().value().toString()));
			}
			else if (step.tells()) {
				writing.change(step.id(), was.version(), step.entry(), author);
				touched.add(step.id());
				tell.accept(Services.subject(step.id()),
						Map.of("service", Auditable.CHANGED, "feed", feed.id().value().toString()));
			}
			if (!step.closed().isEmpty()) {
				close(step, author);
				touched.add(step.id());
			}
			for (FeedField field : step.fields()) {
				store.told(step.id(), field, feed.id(), field.digest(step.entry()), today);
			}
			store.lists(feed.id(), feed.name(), step.service().id(), step.id(), step.says(), today, file.value());
		}
		writing.addedBy(file, added);
		store.gone(feed.id(), plan.told().gone().stream().map(FeedReading.Gone::service).toList(), today);
		touched.addAll(added);
		windows.of(touched);
	}

	/** What is said here of any of these days holds. */
	private void close(FeedPlan.Step step, Author author) {
		Map<PlaceId, AtPlaceId> at = services.places(List.of(step.id()))
			.stream()
			.collect(Collectors.toMap(ServiceStore.AtPlaceRow::place, ServiceStore.AtPlaceRow::id));
		var said = services.exceptions(List.of(step.id()));
		for (FeedPlan.Closed days : step.closed()) {
			@Nullable AtPlaceId place = (days.place() != null) ? at.get(days.place()) : null;
			boolean told = said.stream()
				.anyMatch(it -> (it.atPlace() == null || it.atPlace().equals(place)) && !it.toOn().isBefore(days.from())
						&& !it.fromOn().isAfter(days.to()));
			if (!told && (days.place() == null || place != null)) {
				writing.except(step.id(), place, new HoursException(new HoursException.Id(UUID.randomUUID()),
						days.from(), days.to(), days.reason(), null, null), author);
			}
			store.toldClosed(step.id(), days);
		}
	}

}
