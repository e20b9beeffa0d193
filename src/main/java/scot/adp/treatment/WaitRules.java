package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.treatment.ClockRule.Operator;
import scot.adp.treatment.ClockRule.Suspending;

/**
 * The rules of waiting times that change by date: how days are counted, what is inside,
 * and lists of codes.
 */
@Component
public class WaitRules {

	/** The rule that takes nothing out. */
	static final String RAW = "DA-RAW";

	static final String UNDONE = "UNDONE";

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final Map<Lists, CodeList> lists;

	private final List<ClockRule> rules;

	private final List<Judging> judgedBy;

	private final List<Standard> standards;

	private final List<Band> bands;

	private final int confirmDaysAgo;

	private final int awayDaysAhead;

	private final int passesWithinDays;

	@Autowired
	WaitRules(AdpSettings settings) {
		this(ConfigFile.read(settings.config().resolve("treatment").resolve("waits.yaml")));
	}

	WaitRules(ConfigFile file) {
		var root = file.root()
			.allow("confirmDaysAgo", "awayDaysAhead", "passesWithinDays", "standard", "judgedBy", "rules", "bands",
					"lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(list -> list, list -> CodeList.of(given, list.key())));
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		awayDaysAhead = root.number("awayDaysAhead", 366);
		passesWithinDays = root.number("passesWithinDays", 7);
		rules = root.entries("rules").stream().map(this::rule).toList();
		judgedBy = root.entries("judgedBy").stream().map(it -> {
			it.allow("from", "rule");
			ClockRule rule = rule(it.text("rule"))
				.orElseThrow(() -> it.fault("rule", "is none of the rules of this file"));
			if (!rule.judges()) {
				throw it.fault("rule", "is one that no wait is judged by");
			}
			return new Judging(it.date("from"), rule);
		}).toList();
		standards = root.entries("standard").stream().map(it -> {
			it.allow("from", "within", "ongoing");
			return new Standard(it.date("from"), it.number("within", 21),
					it.choice("ongoing", Operator.class, Operator.GT));
		}).toList();
		if (judgedBy.isEmpty() || standards.isEmpty() || rule(RAW).isEmpty()) {
			throw root.fault("'judgedBy' and 'standard' need a row each, and 'rules' the rule " + RAW);
		}
		if (!ascending(judgedBy.stream().map(Judging::from).toList())
				|| !ascending(standards.stream().map(Standard::from).toList())) {
			throw root.fault("the rows of 'judgedBy' and of 'standard' must stand in order, each from a later day");
		}
		bands = bands(root);
	}

	private ClockRule rule(ConfigFile.Entry entry) {
		entry.allow("code", "title", "source", "provisional", "judges", "resetOn", "declinesToReset", "noticeDays",
				"resetUntil", "operator", "suspending");
		var resetOn = entry.codes("resetOn", CodeList::checked);
		resetOn.stream().filter(code -> list(Lists.NON_ATTENDANCE).find(code).isEmpty()).findFirst().ifPresent(code -> {
			throw entry.fault("resetOn", "'%s' is no way to miss an appointment".formatted(code));
		});
		@Nullable Integer until = entry.has("resetUntil") ? Integer.valueOf(entry.number("resetUntil", 0)) : null;
		var rule = new ClockRule(entry.code("code", CodeIdentifier::checked), entry.text("title"), entry.text("source"),
				entry.flag("provisional"), entry.flag("judges"), resetOn, entry.number("declinesToReset", 0),
				entry.number("noticeDays", 0), until, entry.choice("operator", Operator.class, Operator.GT),
				entry.choice("suspending", Suspending.class, Suspending.NONE));
		if (rule.judges() && rule.suspending() == Suspending.SUM_PLUS_ONE) {
			throw entry.fault("suspending", "counts days twice, so no wait is judged by it");
		}
		return rule;
	}

	private static List<Band> bands(ConfigFile.Entry root) {
		var bands = new ArrayList<Band>();
		int from = 0;
		for (var entry : root.entries("bands")) {
			entry.allow("code", "label", "to");
			@Nullable Integer to = entry.has("to") ? Integer.valueOf(entry.number("to", 0)) : null;
			if (to != null && to < from) {
				throw entry.fault("to", "must be more than that of the band before");
			}
			bands.add(new Band(entry.code("code", CodeIdentifier::checked), entry.text("label"), from, to));
			from = (to != null) ? to + 1 : from;
		}
		if (bands.isEmpty() || bands.getLast().to() != null
				|| bands.stream().filter(band -> band.to() == null).count() > 1) {
			throw root.fault("bands", "the last band, and no other, must have no end");
		}
		return List.copyOf(bands);
	}

	private static boolean ascending(List<LocalDate> days) {
		return days.stream().sorted().distinct().toList().equals(days);
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** All rules by which days can be counted. */
	public List<ClockRule> rules() {
		return rules;
	}

	/** A rule by its code. */
	public Optional<ClockRule> rule(String code) {
		return rules.stream().filter(rule -> rule.code().equals(code)).findFirst();
	}

	/** The rule that takes nothing out. */
	public ClockRule raw() {
		return rule(RAW).orElseThrow();
	}

	/** The rule by which a wait is judged that was received on a day. */
	public ClockRule judging(LocalDate receivedOn) {
		return judgedBy.stream()
			.filter(it -> !it.from().isAfter(receivedOn))
			.reduce((one, next) -> next)
			.orElseGet(judgedBy::getFirst)
			.rule();
	}

	/**
	 * What a wait is judged by that was received on a day: the rule and what is inside.
	 */
	String stamp(LocalDate receivedOn) {
		return "%s#%d".formatted(judging(receivedOn).stamp(), standard(receivedOn).within());
	}

	/** From which day on waits that are received are judged by what. */
	List<Stamp> stamps() {
		return Stream.concat(judgedBy.stream().map(Judging::from), standards.stream().map(Standard::from))
			.distinct()
			.sorted()
			.map(day -> new Stamp(day, stamp(day)))
			.toList();
	}

	/** What is inside on a day. */
	public Standard standard(LocalDate day) {
		return standards.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, next) -> next)
			.orElseGet(standards::getFirst);
	}

	/** The bands by which waits are told, the shortest first. */
	public List<Band> bands() {
		return bands;
	}

	/** How many days ago something may have happened before somebody is asked. */
	public int confirmDaysAgo() {
		return confirmDaysAgo;
	}

	/** How many days ahead somebody can be said to be away. */
	public int awayDaysAhead() {
		return awayDaysAhead;
	}

	/** Within how many days a wait that passes is shown as such. */
	public int passesWithinDays() {
		return passesWithinDays;
	}

	/**
	 * What is inside from a day on.
	 *
	 * @param ongoing which waits that go on are over it at the end of a quarter
	 */
	public record Standard(LocalDate from, int within, Operator ongoing) {
	}

	/** What judges waits that were received from a day on. */
	record Stamp(LocalDate from, String stamp) {
	}

	/** A rule that judges what was received from a day on. */
	private record Judging(LocalDate from, ClockRule rule) {
	}

	/**
	 * How long waits were, from one number of days to another.
	 *
	 * @param to null for the band without an end
	 */
	public record Band(String code, String label, int from, @Nullable Integer to) {

		/** Whether so many days are in it. */
		public boolean holds(int days) {
			return days >= from && (to == null || days <= to);
		}

	}

	/** The lists of codes. */
	public enum Lists {

		/** Where the service works. */
		SERVICE_TYPE("serviceType"),
		/** What the treatment is for. */
		SUBSTANCE("substance"),
		/** Who referred the person. */
		REFERRAL_SOURCE("referralSource"),
		/** What became of an offer. */
		OFFER_OUTCOME("offerOutcome"),
		/** How an appointment was missed. */
		NON_ATTENDANCE("nonAttendance"),
		/** Why somebody is away. */
		UNAVAILABLE_REASON("unavailableReason"),
		/** The first treatment. */
		TREATMENT_TYPE("treatmentType"),
		/** Why a wait ended without treatment. */
		CLOSE_REASON("closeReason"),
		/** Why something was corrected. */
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
