package scot.adp.directory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * All that is told of a service by whoever looks after it; what it means says
 * {@link PublishedService}.
 *
 * @param unit who runs it
 * @param alertUntil the last day on which the alert is shown; null where it is until it
 * is taken out
 * @param staffOnly whether the public does not see it
 * @param heardHow where the support team tells it for a unit: how it heard; null where
 * the unit tells it itself
 * @param hours those of the service; places may have their own
 */
public record ServiceEntry(UnitId unit, String name, @Nullable String description, List<String> kinds,
		List<String> audiences, @Nullable Integer minAge, @Nullable Integer maxAge, List<String> substances,
		List<HowToCome> howToCome, @Nullable String referralUrl, @Nullable String cost, List<String> languages,
		List<String> formats, List<Phone> phones, @Nullable String email, @Nullable String url, @Nullable String model,
		@Nullable String alert, @Nullable LocalDate alertUntil, List<AreaCode> areas, boolean staffOnly,
		@Nullable String heardHow, List<Where> places, List<Schedule> hours) {

	public ServiceEntry {
		kinds = List.copyOf(kinds);
		audiences = List.copyOf(audiences);
		substances = List.copyOf(substances);
		howToCome = howToCome.stream().distinct().sorted().toList();
		languages = List.copyOf(languages);
		formats = List.copyOf(formats);
		phones = List.copyOf(phones);
		areas = areas.stream().distinct().sorted(Comparator.comparing(AreaCode::value)).toList();
		places = List.copyOf(places);
		hours = List.copyOf(hours);
	}

	/** One that tells a name and nothing else yet. */
	public static ServiceEntry named(UnitId unit, String name) {
		return new ServiceEntry(unit, name, null, List.of(), List.of(), null, null, List.of(), List.of(), null, null,
				List.of(), List.of(), List.of(), null, null, null, null, null, List.of(), false, null, List.of(),
				List.of());
	}

	/** The same with other hours. */
	public ServiceEntry withHours(List<Schedule> hours) {
		return new ServiceEntry(unit, name, description, kinds, audiences, minAge, maxAge, substances, howToCome,
				referralUrl, cost, languages, formats, phones, email, url, model, alert, alertUntil, areas, staffOnly,
				heardHow, places, hours);
	}

	ServiceEntry stripped() {
		return new ServiceEntry(unit, Blanks.strip(name), Blanks.stripped(description), kinds, audiences, minAge,
				maxAge, substances, howToCome, Blanks.stripped(referralUrl), Blanks.stripped(cost), languages, formats,
				phones, Blanks.stripped(email), Blanks.stripped(url), model, Blanks.stripped(alert), alertUntil, areas,
				staffOnly, Blanks.stripped(heardHow), places, hours);
	}

	/**
	 * A place where it is.
	 *
	 * @param hours its own; empty where those of the service hold
	 */
	public record Where(PlaceId place, @Nullable String note, List<Phone> phones, List<Schedule> hours) {

		public Where {
			phones = List.copyOf(phones);
			hours = List.copyOf(hours);
		}

	}

}
