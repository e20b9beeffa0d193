package scot.adp.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of each service that was read of a feed.
 *
 * @param steps those that are taken
 * @param places that are not known here yet
 * @param means which places a feed means by its own, as far as that is new
 */
record FeedPlan(FeedReading told, List<Step> steps, Map<PlaceId, Places.What> places, Map<String, PlaceId> means) {

	/** Whether to take it in would change anything. */
	boolean changes() {
		return !told.gone().isEmpty() || steps.stream().anyMatch(Step::changes)
				|| told.services().stream().anyMatch(FeedReading.Told::heardAnew);
	}

	/**
	 * What becomes of a service that is taken.
	 *
	 * @param was as it is; null for one that becomes a draft
	 * @param entry as it will be
	 * @param fields which the feed tells, as they will stand
	 * @param closed days on which it is closed besides, which were not told before
	 */
	record Step(FeedService service, ServiceId id, @Nullable ServiceRecord was, ServiceEntry entry,
			Set<FeedField> fields, Feeds.@Nullable Says says, Set<PlaceId> newPlaces, List<Closed> closed) {

		/** Whether what is told of it changes. */
		boolean tells() {
			return was == null || !was.entry().stripped().equals(entry);
		}

		boolean changes() {
			return tells() || !closed.isEmpty();
		}

	}

	/**
	 * Days on which it is closed besides.
	 *
	 * @param place null for the service at all of its places
	 * @param reason a code of the list of reasons
	 */
	record Closed(@Nullable PlaceId place, LocalDate from, LocalDate to, String reason) {

		boolean sameDays(Closed other) {
			return Objects.equals(place, other.place) && from.equals(other.from) && to.equals(other.to);
		}

	}

}
