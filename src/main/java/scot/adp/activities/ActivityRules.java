package scot.adp.activities;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/**
 * The rules of the log and its lists of codes, which change by date: {@code
 * config/activities}.
 */
@Component
class ActivityRules {

	private final Map<ActivityLists.Kind, CodeList> lists;

	private final List<ActivityLists.Evidence> evidence;

	private final List<Rule> rules;

	ActivityRules(AdpSettings settings) {
		var folder = settings.config().resolve("activities");
		var root = ConfigFile.read(folder.resolve("lists.yaml")).root().allow("lists", "evidence");
		var given = root.entry("lists")
			.allow(Arrays.stream(ActivityLists.Kind.values()).map(ActivityLists.Kind::key).toArray(String[]::new));
		lists = Arrays.stream(ActivityLists.Kind.values())
			.collect(Collectors.toMap(list -> list, list -> CodeList.of(given, list.key())));
		evidence = root.entries("evidence").stream().map(it -> {
			it.allow("approach", "note", "source", "from", "to");
			String approach = it.code("approach", CodeList::checked);
			if (list(ActivityLists.Kind.APPROACH).find(approach).isEmpty()) {
				throw it.fault("approach", "is none of the approaches of this file");
			}
			return new ActivityLists.Evidence(approach, it.text("note"), it.text("source"), it.optionalDate("from"),
					it.optionalDate("to"));
		}).toList();
		var file = ConfigFile.read(folder.resolve("rules.yaml")).root().allow("rules");
		rules = file.entries("rules")
			.stream()
			.map(it -> rule(it, list(ActivityLists.Kind.AUDIENCE), list(ActivityLists.Kind.KIND)))
			.toList();
		var days = rules.stream().map(Rule::from).toList();
		if (rules.isEmpty() || !days.stream().sorted().distinct().toList().equals(days)) {
			throw file.fault("rules", "need a row, and stand in order, each from a later day");
		}
	}

	private static Rule rule(ConfigFile.Entry it, CodeList audiences, CodeList kinds) {
		it.allow("from", "officeOpens", "officeCloses", "outOfHoursPercent", "hoursAtMost", "tallyAtMost",
				"confirmDaysAgo", "notRecordedDays", "reasonDays", "undoDays", "periodAtMost", "checkAbove",
				"checkTimesMedian", "checkOfLast", "sameWithinMetres", "sameOverlapPercent", "answersAtLeast",
				"answersOfChangeAtLeast", "hiddenYoung", "hidden", "youngAudiences", "keyedAudiences", "stockedDays",
				"stockAtMost", "reviewMonths", "impressionsAtMost", "groupKinds");
		LocalTime opens = time(it, "officeOpens");
		LocalTime closes = time(it, "officeCloses");
		if (!closes.isAfter(opens)) {
			throw it.fault("officeCloses", "must be after officeOpens");
		}
		var young = it.codes("youngAudiences", CodeList::checked);
		if (young.stream().anyMatch(code -> audiences.find(code).isEmpty())) {
			throw it.fault("youngAudiences", "names what is no audience of lists.yaml");
		}
		var keyed = it.codes("keyedAudiences", CodeList::checked);
		if (keyed.stream().anyMatch(code -> audiences.find(code).isEmpty() || young.contains(code))) {
			throw it.fault("keyedAudiences", "names what is no audience of lists.yaml, or a young one");
		}
		var groups = it.codes("groupKinds", CodeList::checked);
		if (groups.stream().anyMatch(code -> kinds.find(code).isEmpty())) {
			throw it.fault("groupKinds", "names what is no kind of lists.yaml");
		}
		return new Rule(it.date("from"), opens, closes, it.number("outOfHoursPercent", 50),
				it.number("hoursAtMost", 16), it.number("tallyAtMost", 5000), it.number("confirmDaysAgo", 60),
				it.number("notRecordedDays", 14), it.number("reasonDays", 30), it.number("undoDays", 30),
				it.number("periodAtMost", 100_000), it.number("checkAbove", 50), it.number("checkTimesMedian", 3),
				it.number("checkOfLast", 8), it.number("sameWithinMetres", 200), it.number("sameOverlapPercent", 50),
				it.number("answersAtLeast", 5), it.number("answersOfChangeAtLeast", 10), it.number("hiddenYoung", 9),
				it.number("hidden", 4), Set.copyOf(young), Set.copyOf(keyed), it.number("stockedDays", 90),
				it.number("stockAtMost", 5000), it.number("reviewMonths", 12),
				it.number("impressionsAtMost", 50_000_000), Set.copyOf(groups));
	}

	private static LocalTime time(ConfigFile.Entry entry, String name) {
		try {
			return LocalTime.parse(entry.text(name));
		}
		catch (DateTimeException ex) {
			throw entry.fault(name, "is no time such as \"09:00\"");
		}
	}

	CodeList list(ActivityLists.Kind kind) {
		return Objects.requireNonNull(lists.get(kind));
	}

	/** What is told beside an approach on a day. */
	Optional<ActivityLists.Evidence> evidence(String approach, LocalDate day) {
		return evidence.stream().filter(it -> it.approach().equals(approach) && it.holds(day)).findFirst();
	}

	/** The rule that holds on a day; before the first row, that row's. */
	Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, next) -> next)
			.orElseGet(rules::getFirst);
	}

	/**
	 * The numbers that hold from a day on.
	 *
	 * @param outOfHoursPercent from which share of its minutes on something is out of
	 * hours
	 * @param confirmDaysAgo what is older is asked once more
	 * @param notRecordedDays after so many days a planned day without a word counts as
	 * not recorded
	 * @param reasonDays after so many days a change needs a reason
	 * @param undoDays for so many days it can be taken back that sessions are one or two
	 * @param periodAtMost the most heads that a group tells of a quarter or a year
	 * @param checkAbove above this, what is counted by card may have to be looked at
	 * @param hiddenYoung up to how many people are hidden where the audience is young
	 * @param keyedAudiences for whom alone people may be told apart by keys
	 * @param stockedDays for so many days what was placed or counted at an outlet tells
	 * that it is stocked
	 * @param stockAtMost the most things of a row of stock
	 * @param reviewMonths for so many months what is said of a resource or of agreed
	 * words holds
	 * @param impressionsAtMost the largest number of a channel and a month
	 * @param groupKinds kinds of programmes that are groups which people come to
	 */
	record Rule(LocalDate from, LocalTime officeOpens, LocalTime officeCloses, int outOfHoursPercent, int hoursAtMost,
			int tallyAtMost, int confirmDaysAgo, int notRecordedDays, int reasonDays, int undoDays, int periodAtMost,
			int checkAbove, int checkTimesMedian, int checkOfLast, int sameWithinMetres, int sameOverlapPercent,
			int answersAtLeast, int answersOfChangeAtLeast, int hiddenYoung, int hidden, Set<String> youngAudiences,
			Set<String> keyedAudiences, int stockedDays, int stockAtMost, int reviewMonths, int impressionsAtMost,
			Set<String> groupKinds) {

		/** Up to how many people are hidden from others, by whom something is for. */
		int hiddenOf(String audience) {
			return youngAudiences.contains(audience) ? hiddenYoung : hidden;
		}

	}

}
