package scot.adp.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A service as those who work with the program see it. Of its places it holds the ids
 * alone; what may be told of them {@link Places} says.
 *
 * @param slug what its public address ends in; null until it is published
 * @param atPlaces by the place of each
 * @param exceptions of the service and of its places, those that are over left out
 * @param pausedPlaces pauses of single places, which hold or are to come
 * @param pausedFrom the first day of a pause of all of it that holds or is to come; null
 * for none
 * @param pausedTo its last day; null where nobody knows
 * @param reviewOn when a pause without an end is looked at again; null for none
 * @param pausedBecause why, a code of the list of reasons
 * @param closedOn its first day of being no more; null while it is there
 * @param merged whether it was found to be the same as its successor
 * @param confirmedUntil the last day for which all of its hours are confirmed; null where
 * that is not told
 */
public record ServiceRecord(ServiceId id, int version, ServiceStatus status, ServiceEntry entry, @Nullable String slug,
		Map<PlaceId, AtPlaceId> atPlaces, List<Except> exceptions, List<PausedPlace> pausedPlaces,
		@Nullable LocalDate pausedFrom, @Nullable LocalDate pausedTo, @Nullable LocalDate reviewOn,
		@Nullable String pausedBecause, @Nullable LocalDate closedOn, @Nullable ServiceId successor, boolean merged,
		Assurance assurance, @Nullable LocalDate confirmedUntil, boolean reportedClosed, OffsetDateTime changedAt,
		@Nullable String changedByName) {

	/** Whether the public sees it. */
	public boolean shown() {
		return (status == ServiceStatus.PUBLISHED || status == ServiceStatus.PAUSED) && !entry.staffOnly()
				&& assurance.shown();
	}

	/** The pause of one of its places. */
	public Optional<PausedPlace> pauseAt(AtPlaceId at) {
		return pausedPlaces.stream().filter(it -> it.at().equals(at)).findFirst();
	}

	/**
	 * A pause of one place.
	 *
	 * @param to its last day; null where nobody knows
	 * @param reviewOn when one without an end is looked at again
	 * @param because why, a code of the list of reasons
	 */
	public record PausedPlace(AtPlaceId at, LocalDate from, @Nullable LocalDate to, @Nullable LocalDate reviewOn,
			String because) {
	}

	/**
	 * An exception.
	 *
	 * @param at the place whose it is; null for the whole service
	 */
	public record Except(HoursException exception, @Nullable AtPlaceId at) {
	}

}
