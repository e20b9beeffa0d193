package scot.adp.directory;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Where things happen.
 *
 * @param masking how much of where it is others see
 * @param closedOn its last day; null while it is open
 * @param unit whose place it is; null for the support team's
 */
public record PlaceView(PlaceId id, int version, String name, Kind kind, AreaCode area, @Nullable String street,
		@Nullable String town, @Nullable String postcode, Masking masking, @Nullable LocalDate openedOn,
		@Nullable LocalDate closedOn, @Nullable UnitId unit) {

	/** Whether it is open on a day, as far as is known. */
	public boolean open(LocalDate day) {
		return (openedOn == null || !day.isBefore(openedOn)) && (closedOn == null || !day.isAfter(closedOn));
	}

	/** Its last day; empty while it is open. */
	Optional<LocalDate> closed() {
		return Optional.ofNullable(closedOn);
	}

	/** What others than its own unit may know of it; empty where that is nothing. */
	Optional<PlaceView> forOthers() {
		return (masking != Masking.NONE_SHOWN) ? Optional.of(withoutAddress()) : Optional.empty();
	}

	/** What may be known of it without being told to the audit trail. */
	PlaceView withoutAddress() {
		return (masking == Masking.OPEN) ? this
				: new PlaceView(id, version, name, kind, area, null, null, null, masking, openedOn, closedOn, unit);
	}

	/** The address in one line, as far as it may be told; null where nothing may. */
	public @Nullable String address() {
		if (masking != Masking.OPEN) {
			return null;
		}
		var parts = Stream.of(street, town, postcode).filter(Objects::nonNull).toList();
		return parts.isEmpty() ? null : String.join(", ", parts);
	}

	/** What kind of place it is. */
	public enum Kind {

		/** A hall, a clinic or the like. */
		VENUE,
		/** A school. */
		SCHOOL,
		/** Out of doors: a name, not a pin. */
		OUTDOOR_SITE,
		/** Where things are handed out, such as a pharmacy. */
		OUTLET,
		/** An office. */
		OFFICE,
		/** Nowhere in particular: online. */
		ONLINE,
		/** People's homes. */
		HOME_VISITS

	}

	/** How much of where it is others see. */
	public enum Masking {

		/** All. */
		OPEN,
		/** The area alone. */
		AREA_ONLY,
		/** Nothing. */
		NONE_SHOWN

	}

}
