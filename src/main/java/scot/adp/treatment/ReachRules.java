package scot.adp.treatment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import scot.adp.events.NonFatalOverdoseReported.ChildConcern;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.ConfigFile.Entry;

/**
 * What of reaching people changes by date: lists of codes, clocks, and what is near
 * enough to be one event.
 */
@Component
public class ReachRules {

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	static final String SAME_EVENT = "SAME_EVENT";

	/** The unit's own records told of it. */
	static final String OWN_RECORDS = "OWN_RECORDS";

	/** The person is in the unit's own treatment. */
	static final String OWN_CARE = "OWN_CARE";

	/** Nobody heard of them in treatment. */
	static final String DISENGAGED = "DISENGAGED";

	/** There is a concern. */
	static final String CONCERN = "YES";

	private static final String NO_CONCERN = "NO";

	private final Map<Lists, CodeList> lists;

	private final List<Rule> rules;

	private final Set<String> overdose;

	private final Set<String> reached;

	private final Set<String> visit;

	private final Set<String> naloxone;

	private final Set<String> notLocated;

	private final Set<String> leftOut;

	@Autowired
	ReachRules(AdpSettings settings) {
		this(ConfigFile.read(settings.config().resolve("treatment").resolve("reach.yaml")));
	}

	ReachRules(ConfigFile file) {
		var root = file.root()
			.allow("rules", "hours", "overdose", "reached", "visit", "naloxone", "notLocated", "leftOut", "lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(Function.identity(), list -> CodeList.of(given, list.key())));
		var hours = root.entry("hours").allow("from", "to");
		LocalTime opens = time(hours, "from");
		LocalTime closes = time(hours, "to");
		if (!opens.isBefore(closes)) {
			throw hours.fault("to", "is not after `from`");
		}
		rules = root.entries("rules").stream().map(it -> rule(it, opens, closes)).toList();
		var days = rules.stream().map(Rule::from).toList();
		if (rules.isEmpty() || !days.equals(days.stream().sorted().distinct().toList())) {
			throw root.fault("rules", "needs a row, and the earliest first");
		}
		overdose = codes(root, "overdose", Lists.TRIGGER);
		reached = codes(root, "reached", Lists.RESULT);
		visit = codes(root, "visit", Lists.WAY);
		naloxone = codes(root, "naloxone", Lists.DONE);
		notLocated = codes(root, "notLocated", Lists.OUTCOME);
		leftOut = codes(root, "leftOut", Lists.OUTCOME);
	}

	private Set<String> codes(Entry root, String name, Lists list) {
		var codes = Set.copyOf(root.codes(name, CodeList::checked));
		codes.stream().filter(code -> list(list).find(code).isEmpty()).findFirst().ifPresent(code -> {
			throw root.fault(name, "'%s' is none of the list %s".formatted(code, list.key()));
		});
		return codes;
	}

	private static LocalTime time(Entry hours, String name) {
		try {
			return LocalTime.parse(hours.text(name));
		}
		catch (DateTimeException ex) {
			throw hours.fault(name, "write a time as 09:00");
		}
	}

	private static Rule rule(Entry it, LocalTime opens, LocalTime closes) {
		it.allow("from", "mode", "attemptHours", "reachHours", "reviewDays", "followUpDays", "attempts", "visits",
				"sameEventHours", "repeatDays", "clusterEvents", "clusterDays", "confirmDaysAgo", "aheadDays");
		var rule = new Rule(it.date("from"), it.choice("mode", ReachClock.Mode.class, ReachClock.Mode.CONTINUOUS),
				it.number("attemptHours", 24), it.number("reachHours", 72), it.number("reviewDays", 7),
				it.number("followUpDays", 28), it.number("attempts", 3), it.number("visits", 1),
				it.number("sameEventHours", 6), it.number("repeatDays", 90), it.number("clusterEvents", 3),
				it.number("clusterDays", 7), it.number("confirmDaysAgo", 400), it.number("aheadDays", 90), opens,
				closes);
		if (rule.attempts() < rule.visits()) {
			throw it.fault("visits", "is more than all attempts");
		}
		return rule;
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The rule for what happened on a day; of days before all of them the first. */
	public Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(rules.getFirst());
	}

	/** Whether a trigger is an overdose, which is counted as an event. */
	boolean overdose(@Nullable String trigger) {
		return trigger != null && overdose.contains(trigger);
	}

	/** What others hear of a concern for a child. */
	static ChildConcern childConcern(@Nullable String concern) {
		return CONCERN.equals(concern) ? ChildConcern.YES
				: NO_CONCERN.equals(concern) ? ChildConcern.NO : ChildConcern.NOT_KNOWN;
	}

	/** Whether the result of an attempt means that the person was reached. */
	public boolean reached(@Nullable String result) {
		return result != null && reached.contains(result);
	}

	/** Whether a way of trying is a visit. */
	boolean visit(String way) {
		return visit.contains(way);
	}

	/** Whether naloxone is among what was done. */
	boolean naloxone(List<String> done) {
		return done.stream().anyMatch(naloxone::contains);
	}

	/** Whether an outcome says that nobody found the person. */
	public boolean notLocated(@Nullable String outcome) {
		return outcome != null && notLocated.contains(outcome);
	}

	/** Whether nobody failed to reach a person of this outcome. */
	boolean leftOut(@Nullable String outcome) {
		return outcome != null && leftOut.contains(outcome);
	}

	/**
	 * What holds for what happened from a day on.
	 *
	 * @param attemptHours within how many hours of the notice somebody tries
	 * @param reachHours within how many hours of the event the person is reached, or
	 * enough was tried
	 * @param reviewDays after how many days of the notice it is looked at again
	 * @param followUpDays after how many days of the event it is asked whether they are
	 * engaged
	 * @param attempts how many attempts are enough, {@code visits} of them at the
	 * person's door
	 * @param sameEventHours within how many hours notices may be of one event
	 * @param repeatDays within how many days another event is a repeat
	 * @param clusterEvents how many events in one locality within {@code clusterDays} are
	 * told to those who approve alerts
	 * @param confirmDaysAgo how many days ago something may have happened before somebody
	 * is asked
	 * @param aheadDays how many days ahead it can be told that somebody leaves
	 * @param opens from when on hours of a working day count
	 * @param closes until when
	 */
	public record Rule(LocalDate from, ReachClock.Mode mode, int attemptHours, int reachHours, int reviewDays,
			int followUpDays, int attempts, int visits, int sameEventHours, int repeatDays, int clusterEvents,
			int clusterDays, int confirmDaysAgo, int aheadDays, LocalTime opens, LocalTime closes) {
	}

	/** The lists of codes. */
	public enum Lists {

		/** What set it off. */
		TRIGGER("trigger"),
		/** Who told of it. */
		SOURCE("source"),
		/** On what ground they may. */
		BASIS("basis"),
		/** Who gave naloxone. */
		NALOXONE_GIVEN("naloxoneGiven"),
		/** How somebody tried. */
		WAY("way"),
		/** What came of it. */
		RESULT("result"),
		/** What was done once they were reached. */
		DONE("done"),
		/** Whether there is a concern. */
		CONCERN("concern"),
		/** How it is after some weeks. */
		FOLLOW_UP("followUp"),
		/** How it ended. */
		OUTCOME("outcome"),
		/** Why it was closed. */
		CLOSE_REASON("closeReason"),
		/** Why it was closed before enough was tried. */
		OVERRIDE_REASON("overrideReason"),
		/** Why something was taken back. */
		CORRECTED_BECAUSE("correctedBecause");

		private final String key;

		Lists(String key) {
			this.key = key;
		}

		/** What the file calls it. */
		public String key() {
			return key;
		}

	}

}
