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

/** What of joint care changes by date: lists of codes, and by when somebody leads. */
@Component
public class JointCareRules {

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final Map<Lists, CodeList> lists;

	private final Map<Groups, Set<String>> groups;

	private final List<Rule> rules;

	@Autowired
	JointCareRules(AdpSettings settings) {
		this(ConfigFile.read(settings.config().resolve("treatment").resolve("joint-care.yaml")));
	}

	JointCareRules(ConfigFile file) {
		var root = file.root();
		var allowed = Arrays.stream(Groups.values()).map(Groups::key).collect(Collectors.toList());
		allowed.addAll(List.of("rules", "lists"));
		root.allow(allowed.toArray(String[]::new));
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(Function.identity(), list -> CodeList.of(given, list.key())));
		groups = Arrays.stream(Groups.values())
			.collect(Collectors.toMap(Function.identity(), group -> codes(root, group)));
		rules = root.entries("rules").stream().map(JointCareRules::rule).toList();
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
		it.allow("from", "leadDays", "assessmentDays", "confirmDaysAgo");
		return new Rule(it.date("from"), it.number("leadDays", 10), it.number("assessmentDays", 20),
				it.number("confirmDaysAgo", 400));
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
	 * @param leadDays within how many working days of asking a service leads
	 * @param assessmentDays within how many working days of an answer that it is done
	 * together both assess the person
	 * @param confirmDaysAgo how many days ago something may have happened before somebody
	 * is asked
	 */
	public record Rule(LocalDate from, int leadDays, int assessmentDays, int confirmDaysAgo) {
	}

	/** The lists of codes. */
	public enum Lists {

		/** What a service answers. */
		ANSWER("answer"),
		/** Why it declines. */
		REASON("reason"),
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

		/** The service declines. */
		DECLINED("declined", Lists.ANSWER),
		/** The service looks after them, alone or with the other. */
		WILLING("willing", Lists.ANSWER),
		/** Both do it together. */
		JOINT("joint", Lists.ANSWER),
		/** It was for the condition that the other service treats. */
		OTHER_CONDITION("otherCondition", Lists.REASON),
		/** It ends so only where a service led. */
		NEEDS_LEAD("needsLead", Lists.CLOSE_REASON),
		/** They died. */
		DIED("died", Lists.CLOSE_REASON);

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
