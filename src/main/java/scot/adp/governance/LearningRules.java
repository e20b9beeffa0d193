package scot.adp.governance;

import java.time.LocalDate;
import java.util.List;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.ConfigFile.Entry;

/** What of learning from reviews changes by date. */
@Component
class LearningRules {

	private final CodeList themes;

	private final List<Rule> rules;

	@Autowired
	LearningRules(AdpSettings settings) {
		this(ConfigFile.read(settings.config().resolve("governance").resolve("learning.yaml")));
	}

	LearningRules(ConfigFile file) {
		var root = file.root().allow("rules", "lists");
		themes = CodeList.of(root.entry("lists").allow("theme"), "theme");
		rules = root.entries("rules").stream().map(LearningRules::rule).toList();
		var days = rules.stream().map(Rule::from).toList();
		if (rules.isEmpty() || !days.equals(days.stream().sorted().distinct().toList())) {
			throw root.fault("rules", "needs a row, and the earliest first");
		}
	}

	private static Rule rule(Entry it) {
		it.allow("from", "fewerThan", "answerDays");
		var rule = new Rule(it.date("from"), it.number("fewerThan", 5), it.number("answerDays", 42));
		if (rule.fewerThan() < 1 || rule.answerDays() < 1) {
			throw it.fault("fewerThan", "and its neighbour are 1 at least");
		}
		return rule;
	}

	CodeList themes() {
		return themes;
	}

	/** The rule for what is issued on a day; for days before all of them the first. */
	Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(rules.getFirst());
	}

	/**
	 * What holds for what is issued from a day on.
	 *
	 * @param fewerThan what was learned from fewer deaths is issued for a whole year
	 * @param answerDays within how many days units answer
	 */
	record Rule(LocalDate from, int fewerThan, int answerDays) {

		/** Whether what was learned from some deaths has to wait for the year. */
		boolean waits(int deaths, LocalDate reviewedFrom, LocalDate reviewedTo) {
			return deaths < fewerThan && reviewedTo.isBefore(reviewedFrom.plusYears(1).minusDays(1));
		}

	}

}
