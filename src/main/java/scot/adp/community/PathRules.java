package scot.adp.community;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/** The rules of the way into work that change by date. */
@Component
public class PathRules {

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final List<WorkRule> sustained;

	private final int confirmDaysAgo;

	private final Map<Lists, CodeList> lists;

	PathRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("community").resolve("paths.yaml"))
			.root()
			.allow("sustained", "confirmDaysAgo", "lists");
		sustained = root.entries("sustained")
			.stream()
			.map(PathRules::rule)
			.sorted(Comparator.comparing(WorkRule::from))
			.toList();
		if (sustained.isEmpty()) {
			throw root.fault("sustained", "has no entry");
		}
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values()).collect(Collectors.toMap(it -> it, it -> CodeList.of(given, it.key())));
	}

	private static WorkRule rule(ConfigFile.Entry it) {
		it.allow("from", "weeks", "gapDays", "windowDays");
		var weeks = it.codes("weeks", Integer::valueOf);
		if (weeks.isEmpty() || weeks.stream().anyMatch(number -> number < 1 || number > 104)
				|| !weeks.equals(weeks.stream().sorted().toList())) {
			throw it.fault("weeks", "must be numbers from 1 to 104, the smallest first");
		}
		var rule = new WorkRule(it.date("from"), weeks, it.number("gapDays", 14), it.number("windowDays", 28));
		if (rule.gapDays() < 0 || rule.windowDays() < 0) {
			throw it.fault("'gapDays' and 'windowDays' must be 0 or more");
		}
		return rule;
	}

	/** The rule for a first start on a day. */
	WorkRule rule(LocalDate started) {
		return sustained.stream()
			.filter(it -> !it.from().isAfter(started))
			.reduce((one, later) -> later)
			.orElse(sustained.getFirst());
	}

	/** What follows from facts, as at a day. */
	WorkClock clock(WorkFacts facts, LocalDate today) {
		return WorkClock.of(facts, rule(facts.started().orElse(today)), today);
	}

	/** Tells rules apart by which ways into work were judged. */
	String stamp() {
		return Integer.toHexString(sustained.toString().hashCode());
	}

	/** How many days ago something may have happened before somebody is asked. */
	int confirmDaysAgo() {
		return confirmDaysAgo;
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The lists of codes. */
	public enum Lists {

		/** What is done on the way. */
		ACTIVITY("activity"),
		/** How many hours a week. */
		HOURS_BAND("hoursBand"),
		/** What kind of job. */
		JOB_KIND("jobKind"),
		/** In which part of the economy. */
		SECTOR("sector"),
		/** Who said so. */
		EVIDENCE("evidence"),
		/** Whether somebody told of own experience. */
		LIVED_EXPERIENCE("livedExperience"),
		/** Why a path ended. */
		END_REASON("endReason"),
		/** Why a path was withdrawn. */
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
