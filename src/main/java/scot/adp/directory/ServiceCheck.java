package scot.adp.directory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.EmailAddress;
import scot.adp.platform.reading.WebAddress;

/** What is wrong with what is told of a service. All doors ask it. */
@Component
class ServiceCheck {

	private static final int ROWS = 30;

	private static final int PLACES = 30;

	private static final int PHONES = 5;

	private static final int MONTH = 31;

	private final ServiceLists lists;

	private final Areas areas;

	ServiceCheck(ServiceLists lists, Areas areas) {
		this.lists = lists;
		this.areas = areas;
	}

	/**
	 * Looks at an entry.
	 * @param places the places that it names, as they are stored
	 * @param masked addresses that its texts may not tell
	 */
	Problem.Faults faults(ServiceEntry entry, Map<PlaceId, PlaceView> places, MaskedAddress masked, LocalDate today) {
		var faults = new Problem.Faults().words(entry.name(), Services.NAME_LIMIT, "name", "Say what it is called.")
			.text(entry.description(), Services.TEXT_LIMIT, "description")
			.text(entry.cost(), Services.LINE_LIMIT, "cost")
			.text(entry.alert(), Services.LINE_LIMIT, "alert")
			.text(entry.heardHow(), Services.LINE_LIMIT, "heardHow");
		codes(faults, "kinds", lists.kinds(), entry.kinds(), today);
		codes(faults, "audiences", lists.audiences(), entry.audiences(), today);
		codes(faults, "substances", lists.substances(), entry.substances(), today);
		codes(faults, "languages", lists.languages(), entry.languages(), today);
		codes(faults, "formats", lists.formats(), entry.formats(), today);
		if (entry.model() != null) {
			lists.models().check(faults, "model", entry.model(), today);
		}
		faults.when(age(entry.minAge()), "minAge", "Give an age in years, from 0 to 120.")
			.when(age(entry.maxAge()), "maxAge", "Give an age in years, from 0 to 120.")
			.when(entry.minAge() != null && entry.maxAge() != null && entry.maxAge() < entry.minAge(), "maxAge",
					"The greatest age is less than the least.")
			.when(entry.alertUntil() != null && entry.alert() == null, "alert", "Say what is to be shown until then.");
		address(faults, "url", entry.url());
		address(faults, "referralUrl", entry.referralUrl());
		if (entry.email() != null) {
			var email = EmailAddress.read(entry.email());
			faults.when(!email.isRead(), "email", email.fault());
		}
		phones(faults, "phones", entry.phones());
		for (AreaCode area : entry.areas()) {
			faults.when(areas.find(area).filter(it -> it.coverage() && it.holds(today)).isEmpty(), "areas",
					"Choose areas such as %s.".formatted(areas.coverage(today).getFirst().name()));
		}
		hours(faults, "hours", entry.hours());
		places(faults, entry.places(), places);
		masked(faults, entry, masked);
		return faults;
	}

	/** What is missing before the public may see it. */
	Problem.Faults missing(ServiceStore.ServiceRow row, boolean contact, boolean place) {
		return new Problem.Faults()
			.when(Blanks.isBlank(row.description()), "description", "Say in a few words what it is.")
			.when(row.kinds().isEmpty(), "kinds", "Say what people come for.")
			.when(row.audiences().isEmpty(), "audiences", "Say whom it is for.")
			.when(!contact && row.email() == null && row.url() == null && row.referralUrl() == null, "phones",
					"Give a way to ask: a number, an e-mail address or a page.")
			.when(!place && row.areas().isEmpty(), "places", "Say where it is, or which areas it serves.");
	}

	private static boolean age(@Nullable Integer age) {
		return age != null && (age < 0 || age > 120);
	}

	private static void codes(Problem.Faults faults, String path, CodeList list, List<String> codes, LocalDate day) {
		codes.forEach(code -> list.check(faults, path, code, day));
		faults.when(codes.size() != Set.copyOf(codes).size(), path, "Each is told once.");
	}

	private static void address(Problem.Faults faults, String path, @Nullable String given) {
		if (given != null) {
			var read = WebAddress.read(given);
			faults.when(!read.isRead(), path, read.fault());
		}
	}

	private static void phones(Problem.Faults faults, String path, List<Phone> phones) {
		faults.when(phones.size() > PHONES, path, "Give at most %d numbers.".formatted(PHONES));
		for (Phone phone : phones) {
			String digits = phone.number().replaceAll("[ ()+-]", "");
			faults
				.when(!digits.matches("\\d{3,14}"), path,
						"This is no number to ring; write it in digits, such as 01294 000000.")
				.text(phone.number(), Services.PHONE_LIMIT, path)
				.text(phone.what(), Services.NAME_LIMIT, path);
		}
	}

	private void places(Problem.Faults faults, List<ServiceEntry.Where> where, Map<PlaceId, PlaceView> places) {
		faults.when(where.size() > PLACES, "places", "Give at most %d places.".formatted(PLACES))
			.when(where.stream().map(ServiceEntry.Where::place).distinct().count() != where.size(), "places",
					"Each place is told once.");
		for (var one : where) {
			@Nullable PlaceView place = places.get(one.place());
			faults.when(place == null, "places", "There is no such place; choose one of the list.")
				.when(place != null && place.closedOn() != null, "places",
						"%s is closed; choose another place.".formatted((place != null) ? place.name() : ""))
				.text(one.note(), Services.LINE_LIMIT, "places");
			phones(faults, "places", one.phones());
			hours(faults, "hours", one.hours());
		}
	}

	/** Rows of hours of one owner. */
	static void hours(Problem.Faults faults, String path, List<Schedule> rows) {
		faults.when(rows.size() > ROWS, path, "Give at most %d rows of hours.".formatted(ROWS));
		for (Schedule row : rows) {
			boolean weekly = row.frequency() == Schedule.Frequency.WEEKLY;
			boolean monthly = row.frequency() == Schedule.Frequency.MONTHLY;
			faults.when(row.every() < 1 || row.every() > 12, path, "Every 1 to 12 weeks or months.")
				.when(row.every() > 1 && row.anchorOn() == null, path,
						"Say its first day, from which the weeks or months are counted.")
				.when(row.frequency() == Schedule.Frequency.ONCE && row.anchorOn() == null, path, "Say on which day.")
				.when(row.anchorOn() != null && row.until() != null && row.until().isBefore(row.anchorOn()), path,
						"Its last day is before its first.")
				.when(weekly && (row.byDay().isEmpty() || !row.byMonthDay().isEmpty()), path,
						"Say on which days of the week.")
				.when(weekly && row.byDay().stream().anyMatch(it -> it.which() != 0), path,
						"In a week there is each day once.")
				.when(monthly && row.byDay().isEmpty() == row.byMonthDay().isEmpty(), path,
						"Say either on which days of the week or on which days of the month.")
				.when(monthly && row.byDay().stream().anyMatch(it -> it.which() == 0), path,
						"Say the how-manieth of the month it is.")
				.when(row.byMonthDay().stream().anyMatch(it -> it != -1 && (it < 1 || it > MONTH)), path,
						"A month has the days 1 to 31, and -1 for its last.")
				.when(row.group() != Schedule.Group.REGULAR && row.frequency() != Schedule.Frequency.ONCE
						&& (row.anchorOn() == null || row.until() == null), path,
						"Hours of a season or holiday need a first and a last day.")
				.when(row.group() != Schedule.Group.REGULAR && Blanks.isBlank(row.label()), path,
						"Say what season or holiday it is.")
				.text(row.label(), Services.NAME_LIMIT, path)
				.text(row.note(), Services.LINE_LIMIT, path);
		}
		faults.when(overlap(rows), path, "Hours of two holidays overlap; one day can be only one of them.");
	}

	private static boolean overlap(List<Schedule> rows) {
		var spans = rows.stream()
			.filter(it -> it.group() == Schedule.Group.HOLIDAY && it.anchorOn() != null)
			.collect(Collectors.groupingBy(it -> Objects.requireNonNullElse(it.label(), "")));
		var ends = spans.values().stream().map(ServiceCheck::span).toList();
		return IntStream.range(0, ends.size())
			.anyMatch(i -> IntStream.range(i + 1, ends.size())
				.anyMatch(j -> !ends.get(i).to().isBefore(ends.get(j).from())
						&& !ends.get(j).to().isBefore(ends.get(i).from())));
	}

	private static OpenDays.Span span(List<Schedule> rows) {
		LocalDate from = rows.stream()
			.map(it -> Objects.requireNonNull(it.anchorOn()))
			.min(LocalDate::compareTo)
			.orElseThrow();
		LocalDate to = rows.stream()
			.map(it -> Objects.requireNonNullElse(it.until(), Objects.requireNonNull(it.anchorOn())))
			.max(LocalDate::compareTo)
			.orElseThrow();
		return new OpenDays.Span(from, to);
	}

	private static void masked(Problem.Faults faults, ServiceEntry entry, MaskedAddress masked) {
		var told = new HashSet<String>();
		text(faults, told, masked, "name", entry.name());
		text(faults, told, masked, "description", entry.description());
		text(faults, told, masked, "cost", entry.cost());
		text(faults, told, masked, "alert", entry.alert());
		text(faults, told, masked, "url", entry.url());
		text(faults, told, masked, "referralUrl", entry.referralUrl());
		text(faults, told, masked, "email", entry.email());
		entry.phones().forEach(it -> text(faults, told, masked, "phones", it.what()));
		for (var where : entry.places()) {
			text(faults, told, masked, "places", where.note());
			where.phones().forEach(it -> text(faults, told, masked, "places", it.what()));
			rows(faults, told, masked, where.hours());
		}
		rows(faults, told, masked, entry.hours());
	}

	private static void rows(Problem.Faults faults, Set<String> told, MaskedAddress masked, List<Schedule> rows) {
		for (Schedule row : rows) {
			text(faults, told, masked, "hours", row.label());
			text(faults, told, masked, "hours", row.note());
		}
	}

	private static void text(Problem.Faults faults, Set<String> told, MaskedAddress masked, String path,
			@Nullable String text) {
		faults.when(masked.in(text) && told.add(path), path,
				"This tells the address of a place that is not to be found; take the street and the postcode out.",
				"ADDRESS_WITHHELD");
	}

}
