package scot.adp.families;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/** What of aftercare changes by date: lists of codes, and when somebody is asked. */
@Component
public class AftercareRules {

	/** In touch, and engaged. */
	static final String ENGAGED = "ENGAGED";

	/** Nobody could be reached. */
	static final String UNREACHED = "UNREACHED";

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final Map<Lists, CodeList> lists;

	private final List<Rule> rules;

	private final Set<String> leftOut;

	AftercareRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("families").resolve("aftercare.yaml"))
			.root()
			.allow("rules", "leftOut", "lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(list -> list, list -> CodeList.of(given, list.key())));
		rules = root.entries("rules").stream().map(AftercareRules::rule).toList();
		if (rules.isEmpty()) {
			throw root.fault("rules", "needs a row");
		}
		leftOut = Set.copyOf(root.codes("leftOut", CodeList::checked));
		leftOut.stream().filter(code -> list(Lists.END_REASON).find(code).isEmpty()).findFirst().ifPresent(code -> {
			throw root.fault("leftOut", "'%s' is none of the list endReason".formatted(code));
		});
	}

	private static Rule rule(ConfigFile.Entry it) {
		it.allow("from", "firstDays", "months", "windowDays", "confirmDaysAgo");
		var months = it.codes("months", Integer::valueOf);
		if (months.stream().anyMatch(number -> number < 1 || number > 60)
				|| !months.equals(months.stream().sorted().distinct().toList())) {
			throw it.fault("months", "must be numbers from 1 to 60, the smallest first");
		}
		return new Rule(it.date("from"), it.number("firstDays", 7), months, it.number("windowDays", 14),
				it.number("confirmDaysAgo", 400));
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The rule for whoever left on a day; of days before all of them the first. */
	Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(rules.getFirst());
	}

	/** Whether nobody counts after an end for this reason. */
	boolean leftOut(@Nullable String endReason) {
		return endReason != null && leftOut.contains(endReason);
	}

	/**
	 * What holds from a day of leaving on.
	 *
	 * @param firstDays within how many days somebody is to be in touch
	 * @param months after how many months it is asked again, the smallest first
	 * @param windowDays how many days before or after that an answer counts
	 * @param confirmDaysAgo how many days ago something may have happened before somebody
	 * is asked
	 */
	record Rule(LocalDate from, int firstDays, List<Integer> months, int windowDays, int confirmDaysAgo) {
	}

	/** The lists of codes. */
	public enum Lists {

		/** Where somebody stayed. */
		STAY("stay"),
		/** What a check found. */
		ANSWER("answer"),
		/** Why aftercare ended. */
		END_REASON("endReason"),
		/** Why it did not come about. */
		CANCEL_REASON("cancelReason"),
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
