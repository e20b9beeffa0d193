package scot.adp.treatment;

import java.time.LocalDate;
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
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.ConfigFile.Entry;

/** What of residential stays changes by date: lists of codes, and what is asked when. */
@Component
public class StayRules {

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	/** They do not know where somebody went. */
	static final String NOT_KNOWN = "NOT_KNOWN";

	private final Map<Lists, CodeList> lists;

	private final Map<Groups, Set<String>> groups;

	private final List<Rule> rules;

	@Autowired
	StayRules(AdpSettings settings) {
		this(ConfigFile.read(settings.config().resolve("treatment").resolve("stays.yaml")));
	}

	StayRules(ConfigFile file) {
		var root = file.root();
		var allowed = Arrays.stream(Groups.values()).map(Groups::key).collect(Collectors.toList());
		allowed.addAll(List.of("rules", "lists"));
		root.allow(allowed.toArray(String[]::new));
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(Function.identity(), list -> CodeList.of(given, list.key())));
		groups = Arrays.stream(Groups.values())
			.collect(Collectors.toMap(Function.identity(), group -> codes(root, group)));
		rules = root.entries("rules").stream().map(StayRules::rule).toList();
		var days = rules.stream().map(Rule::from).toList();
		if (rules.isEmpty() || !days.equals(days.stream().sorted().distinct().toList())) {
			throw root.fault("rules", "needs a row, and the earliest first");
		}
	}

	private Set<String> codes(Entry root, Groups group) {
		var codes = Set.copyOf(root.codes(group.key(), CodeList::checked));
		codes.stream().filter(code -> list(group.list()).find(code).isEmpty()).findFirst().ifPresent(code -> {
			throw root.fault(group.key(), "'%s' is none of the list %s".formatted(code, group.list().key()));
		});
		return codes;
	}

	private static Rule rule(Entry it) {
		it.allow("from", "contactDays", "months", "windowDays", "soonDays", "journeyDays", "confirmDaysAgo",
				"aheadDays");
		var months = it.codes("months", Integer::valueOf);
		if (months.stream().anyMatch(number -> number < 1 || number > 60)
				|| !months.equals(months.stream().sorted().distinct().toList())) {
			throw it.fault("months", "must be numbers from 1 to 60, the smallest first");
		}
		return new Rule(it.date("from"), it.number("contactDays", 7), months, it.number("windowDays", 14),
				it.number("soonDays", 28), it.number("journeyDays", 1), it.number("confirmDaysAgo", 400),
				it.number("aheadDays", 730));
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The rule of a day; of days before all of them the first. */
	public Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(rules.getFirst());
	}

	/** Whether a code is one of a group. */
	public boolean is(Groups group, @Nullable String code) {
		return code != null && all(group).contains(code);
	}

	/** The codes of a group. */
	Set<String> all(Groups group) {
		return Objects.requireNonNull(groups.get(group));
	}

	/**
	 * What holds from a day on.
	 *
	 * @param contactDays within how many days of leaving somebody is in touch
	 * @param months after how many months it is asked how people are, the smallest first
	 * @param windowDays how many days before or after that an answer counts
	 * @param soonDays how many days before a planned end an address is missed
	 * @param journeyDays within how many days of leaving another stay goes on from it
	 * @param confirmDaysAgo how many days ago something may have happened before somebody
	 * is asked
	 * @param aheadDays how many days ahead the end of a stay can be planned
	 */
	public record Rule(LocalDate from, int contactDays, List<Integer> months, int windowDays, int soonDays,
			int journeyDays, int confirmDaysAgo, int aheadDays) {

		public Rule {
			months = List.copyOf(months);
		}

	}

	/** The lists of codes. */
	public enum Lists {

		/** What kind of stay. */
		KIND("kind"),
		/** What it is for. */
		SUBSTANCE("substance"),
		/** What the assessment came to. */
		DECISION("decision"),
		/** Why not, or not yet. */
		DECISION_REASON("decisionReason"),
		/** How it is paid for. */
		ROUTE("route"),
		/** Where somebody stays. */
		PROVIDER("provider"),
		/** Why a provider declined. */
		DECLINE_REASON("declineReason"),
		/** How somebody left. */
		LEFT_HOW("leftHow"),
		/** Where to. */
		DESTINATION("destination"),
		/** What comes after detox. */
		NEXT_STEP("nextStep"),
		/** How somebody is afterwards. */
		STATUS("status"),
		/** Why nothing more is asked. */
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

	/** Codes of a list that mean one thing. */
	public enum Groups {

		/** Kinds that count as rehabilitation. */
		REHABILITATION("rehabilitation", Lists.KIND),
		/** Kinds that are detox. */
		DETOX("detox", Lists.KIND),
		/** Decisions that need a reason and lead nowhere. */
		NOT_SUITABLE("notSuitable", Lists.DECISION),
		/** They left as planned. */
		PLANNED("planned", Lists.LEFT_HOW),
		/** They died there. */
		DECEASED("deceased", Lists.LEFT_HOW),
		/** Nothing failed. */
		LEFT_OUT("leftOut", Lists.LEFT_HOW),
		/** They have somewhere to live. */
		ADDRESS("address", Lists.DESTINATION),
		/** Somebody was in touch. */
		IN_TOUCH("inTouch", Lists.STATUS),
		/** Something comes after detox. */
		NEXT("next", Lists.NEXT_STEP);

		private final String key;

		private final Lists list;

		Groups(String key, Lists list) {
			this.key = key;
			this.list = list;
		}

		/** What the file calls it. */
		public String key() {
			return key;
		}

		/** Of which list. */
		public Lists list() {
			return list;
		}

	}

}
