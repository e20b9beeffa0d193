package scot.adp.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/**
 * What anybody may know of a service: nothing of it is to be kept back, and nothing else
 * of the service is to be told.
 *
 * @param slug what its address ends in; it never becomes another's
 * @param kinds codes, A to Z; what they mean {@link ServiceLists} tells, as of the other
 * codes
 * @param minAge the least age; null where nobody is too young
 * @param maxAge the greatest age; null where nobody is too old
 * @param cost what it costs, in words; null where it is free
 * @param email the address of a post or a team, never of a person
 * @param model the way of recovery of a group, a code; null where it follows none
 * @param alert what everybody is to know at present; null for nothing
 * @param areas where it serves people, whether it has a place there or not
 * @param pausedFrom the first day of a pause that holds or is to come; null for none
 * @param pausedTo its last day; null where nobody knows
 * @param pausedBecause why, a code of the list of reasons
 * @param closedOn its first day of being no more; null while it is there
 * @param successor the service that leads on; null for none
 * @param places where it is, in the order in which they were told; empty where it has
 * none or none that may be told
 * @param hours what its places have that have no hours of their own, and what it has
 * itself where it has no place
 * @param reportedClosed whether somebody says that it is there no more, which is being
 * checked
 */
public record PublishedService(ServiceId id, String slug, UnitId unit, String unitName, OrganisationId organisation,
		String organisationName, String name, String description, List<String> kinds, List<String> audiences,
		@Nullable Integer minAge, @Nullable Integer maxAge, List<String> substances, List<HowToCome> howToCome,
		@Nullable String referralUrl, @Nullable String cost, List<String> languages, List<String> formats,
		List<Phone> phones, @Nullable String email, @Nullable String url, @Nullable String model,
		@Nullable String alert, List<AreaCode> areas, @Nullable LocalDate pausedFrom, @Nullable LocalDate pausedTo,
		@Nullable String pausedBecause, @Nullable LocalDate closedOn, @Nullable ServiceId successor, List<At> places,
		HoursTold hours, Assurance assurance, boolean reportedClosed, OffsetDateTime changedAt) {

	/** Whether it takes somebody of an age. */
	public boolean takes(int age) {
		return (minAge == null || age >= minAge) && (maxAge == null || age <= maxAge);
	}

	/**
	 * Hours as they were told.
	 *
	 * @param confirmedUntil the last day for which all of them are confirmed; null where
	 * that is not told
	 */
	public record HoursTold(List<Schedule> schedules, List<HoursException> exceptions,
			@Nullable LocalDate confirmedUntil) {
	}

	/**
	 * A place where it is.
	 *
	 * @param place the place; to be told only where its address is
	 * @param name null where only the area may be told
	 * @param addressWithheld whether there is an address that may not be told
	 * @param street null where it is not known or may not be told; so are those that
	 * follow
	 * @param features what makes it easy to get in, codes
	 * @param phones numbers of this place
	 * @param hours its own, or those of the service
	 * @param pause of this place alone; null for none that holds or is to come
	 */
	public record At(AtPlaceId id, PlaceId place, @Nullable String name, PlaceView.Kind kind, AreaCode area,
			boolean addressWithheld, @Nullable String street, @Nullable String town, @Nullable String postcode,
			@Nullable String uprn, @Nullable Double latitude, @Nullable Double longitude, List<String> features,
			@Nullable String note, List<Phone> phones, HoursTold hours, @Nullable Pause pause) {
	}

	/**
	 * A pause of one place.
	 *
	 * @param to its last day; null where nobody knows
	 * @param because why, a code of the list of reasons
	 */
	public record Pause(LocalDate from, @Nullable LocalDate to, String because) {

		/** Whether it holds on a day. */
		public boolean holds(LocalDate day) {
			return !day.isBefore(from) && (to == null || !day.isAfter(to));
		}

	}

}
