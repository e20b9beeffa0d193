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

/** What of therapy changes by date: lists of codes, and when a wait is a long one. */
@Component
public class TherapyRules {

	/** A parent or carer. */
	static final String PARENT = "PARENT";

	/** A child or young person. */
	static final String CHILD = "CHILD";

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final Map<Lists, CodeList> lists;

	private final List<Rule> rules;

	TherapyRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("families").resolve("therapy.yaml"))
			.root()
			.allow("rules", "lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(list -> list, list -> CodeList.of(given, list.key())));
		rules = root.entries("rules").stream().map(it -> {
			it.allow("from", "longDays", "confirmDaysAgo");
			return new Rule(it.date("from"), it.number("longDays", 126), it.number("confirmDaysAgo", 400));
		}).toList();
		if (rules.isEmpty()) {
			throw root.fault("rules", "needs a row");
		}
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The rule for a referral of a day; of days before all of them the first. */
	Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(rules.getFirst());
	}

	/**
	 * What holds for referrals of a day or later.
	 *
	 * @param longDays after how many days a wait is a long one
	 * @param confirmDaysAgo how many days ago something may have happened before somebody
	 * is asked
	 */
	record Rule(LocalDate from, int longDays, int confirmDaysAgo) {
	}

	/** The lists of codes. */
	public enum Lists {

		/** Who is to have therapy. */
		WHO("who"),
		/** Why it does not come about. */
		CLOSE_REASON("closeReason"),
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
