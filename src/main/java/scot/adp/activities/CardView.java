package scot.adp.activities;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.PlaceId;
import scot.adp.platform.UnitId;

/**
 * A card by which whoever holds it tells counts without an account.
 *
 * @param code what is printed on it, to tell it from others; it opens nothing
 * @param label where it hangs or who holds it, as a post; null where nobody said
 * @param series what it counts; null where it counts a programme at several sites
 * @param title of the series, or of the programme
 * @param places the sites, where it counts a programme
 * @param expiresOn its last day
 * @param lastUsedOn the day on which a count came last; null for never
 * @param counts how many counts came by it
 */
public record CardView(Cards.Id id, int version, String code, @Nullable String label, Programmes.Id programme,
		SeriesPlans.@Nullable Id series, String title, UnitId unit, List<PlaceId> places, LocalDate expiresOn,
		String madeByName, OffsetDateTime madeAt, @Nullable String endedBecause, @Nullable String endedByName,
		@Nullable OffsetDateTime endedAt, @Nullable LocalDate lastUsedOn, int counts) {

	/** How it stands on a day. */
	public State state(LocalDate day) {
		return (endedAt != null) ? State.ENDED : expiresOn.isBefore(day) ? State.EXPIRED : State.IN_USE;
	}

	/** How a card stands. */
	public enum State {

		/** It takes counts. */
		IN_USE,
		/** Its last day is over. */
		EXPIRED,
		/** Somebody ended it. */
		ENDED

	}

}
