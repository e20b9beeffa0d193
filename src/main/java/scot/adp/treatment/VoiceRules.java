package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.ConfigFile.Entry;

/**
 * What of that which people say of services changes by date: lists of codes, by when it
 * is answered, and what a small group is.
 */
@Component
public class VoiceRules {

	private static final Pattern PROMISE = Pattern.compile("[A-Za-z0-9.-]+/[A-Za-z0-9.-]+");

	private final Map<Lists, CodeList> lists;

	private final List<Rule> rules;

	private final Set<String> outcomes;

	@Autowired
	VoiceRules(AdpSettings settings) {
		this(ConfigFile.read(settings.config().resolve("treatment").resolve("voices.yaml")));
	}

	VoiceRules(ConfigFile file) {
		var root = file.root().allow("rules", "outcomes", "lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(Function.identity(), list -> CodeList.of(given, list.key())));
		rules = root.entries("rules").stream().map(VoiceRules::rule).toList();
		var days = rules.stream().map(Rule::from).toList();
		if (rules.isEmpty() || !days.equals(days.stream().sorted().distinct().toList())) {
			throw root.fault("rules", "needs a row, and the earliest first");
		}
		outcomes = Set.copyOf(root.codes("outcomes", VoiceRules::promise));
	}

	private static String promise(String text) {
		if (!PROMISE.matcher(text).matches()) {
			throw new IllegalArgumentException("write each as PLAN/CODE, such as NAADP-2025/O6");
		}
		return text;
	}

	private static Rule rule(Entry it) {
		it.allow("from", "answerDays", "smallGroup", "publicMonths");
		var rule = new Rule(it.date("from"), it.number("answerDays", 60), it.number("smallGroup", 5),
				it.number("publicMonths", 24));
		if (rule.answerDays() < 1 || rule.smallGroup() < 1 || rule.publicMonths() < 1) {
			throw it.fault("answerDays", "and its neighbours are 1 at least");
		}
		return rule;
	}

	/** A list of codes. */
	CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The rule for what was heard on a day; of days before all of them the first. */
	Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(rules.getFirst());
	}

	/** The outcomes of the strategy that it speaks for, as PLAN/CODE. */
	Set<String> outcomes() {
		return outcomes;
	}

	/**
	 * What holds for what was heard from a day on.
	 *
	 * @param answerDays within how many days it is to be answered
	 * @param smallGroup below how many people a group is not broken down, and a second
	 * person reads what everybody is to read
	 * @param publicMonths for how many months after it was heard everybody may read it
	 */
	public record Rule(LocalDate from, int answerDays, int smallGroup, int publicMonths) {
	}

	/** The lists of codes. */
	public enum Lists {

		/** How it was heard. */
		HOW("how"),
		/** Who said it. */
		RESPONDENT("respondent"),
		/** What it is about. */
		THEME("theme"),
		/** How those who said it heard of the answer. */
		TOLD_HOW("toldHow");

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
