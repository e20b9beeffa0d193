package scot.adp.families;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/**
 * What of CRAFT courses changes by date: lists of codes, and when a course is complete.
 */
@Component
public class CraftRules {

	/** The person close to them was in treatment as the course began. */
	static final String IN_TREATMENT = "IN_TREATMENT";

	static final String YES = "YES";

	static final String NO = "NO";

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final Map<Lists, CodeList> lists;

	private final List<Rule> rules;

	CraftRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("families").resolve("craft.yaml"))
			.root()
			.allow("rules", "lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(list -> list, list -> CodeList.of(given, list.key())));
		rules = root.entries("rules").stream().map(it -> {
			it.allow("from", "curriculum", "sessions", "entryMonths", "windowDays", "quietDays", "confirmDaysAgo");
			return new Rule(it.date("from"), it.text("curriculum"), it.number("sessions", 12),
					it.number("entryMonths", 12), it.number("windowDays", 28), it.number("quietDays", 28),
					it.number("confirmDaysAgo", 400));
		}).toList();
		if (rules.isEmpty()) {
			throw root.fault("rules", "needs a row");
		}
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/**
	 * The rule for a course that begins on a day; of days before all of them the first.
	 */
	public Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(rules.getFirst());
	}

	/**
	 * What holds for courses that begin on a day or later.
	 *
	 * @param curriculum by what is taught
	 * @param sessions how many make a course complete
	 * @param entryMonths up to how many months after the beginning it counts that the
	 * person close to them entered treatment
	 * @param windowDays how many days before that an answer of no is good for all of them
	 * @param quietDays after how many days without a session somebody is asked
	 * @param confirmDaysAgo how many days ago something may have happened before somebody
	 * is asked
	 */
	public record Rule(LocalDate from, String curriculum, int sessions, int entryMonths, int windowDays, int quietDays,
			int confirmDaysAgo) {
	}

	/** The lists of codes. */
	public enum Lists {

		/** Whether the person close to them was in treatment as the course began. */
		LOVED_ONE("lovedOne"),
		/** Whether they entered it since. */
		ENTERED("entered"),
		/** Why somebody left. */
		LEFT_REASON("leftReason"),
		/** Why something was taken back. */
		WITHDRAWN_BECAUSE("withdrawnBecause");

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
