package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.ConfigFile.Entry;
import scot.adp.platform.Problem;

/**
 * What of the standards of medication assisted treatment changes by date: the standards,
 * the sets of criteria, the cycles with their days of submission, the rule of the
 * colours, and lists of codes.
 */
@Component
public class MatRules {

	/** What is told where figures of two sets of criteria would be compared. */
	static final String CRITERIA_CHANGED = "CRITERIA_CHANGED";

	private static final Pattern CYCLE = Pattern.compile("[0-9]{4}-[0-9]{2}");

	private static final Pattern PROMISE = Pattern.compile("[A-Za-z0-9.-]+/[A-Za-z0-9.-]+");

	private final Map<Lists, CodeList> lists;

	private final List<RagbRule> rules;

	private final List<Limits> limits;

	private final Set<String> actions;

	private final Map<String, Standard> standards;

	private final Map<String, CriteriaSet> sets;

	private final List<Cycle> cycles;

	private final CodeList criteria;

	@Autowired
	MatRules(AdpSettings settings) {
		this(ConfigFile.read(settings.config().resolve("treatment").resolve("mat.yaml")));
	}

	MatRules(ConfigFile file) {
		Entry root = file.root().allow("rules", "limits", "actions", "standards", "sets", "cycles", "lists");
		Entry given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(Function.identity(), list -> CodeList.of(given, list.key())));
		rules = root.entries("rules").stream().map(MatRules::rule).toList();
		limits = root.entries("limits").stream().map(MatRules::limits).toList();
		earliestFirst(root, "rules", rules.stream().map(RagbRule::from).toList());
		earliestFirst(root, "limits", limits.stream().map(Limits::from).toList());
		actions = Set.copyOf(root.codes("actions", MatRules::promise));
		standards = byCode(root, "standards", root.entries("standards").stream().map(this::standard).toList(),
				Standard::code);
		sets = byCode(root, "sets", root.entries("sets").stream().map(this::set).toList(), CriteriaSet::code);
		earliestFirst(root, "sets", sets.values().stream().map(CriteriaSet::from).toList());
		cycles = root.entries("cycles").stream().map(this::cycle).toList();
		earliestFirst(root, "cycles", cycles.stream().map(it -> it.period().from()).toList());
		criteria = criteria(root);
	}

	private static void earliestFirst(Entry root, String name, List<LocalDate> days) {
		if (days.isEmpty() || !days.equals(days.stream().sorted().distinct().toList())) {
			throw root.fault(name, "needs a row, and the earliest first");
		}
	}

	private static <T> Map<String, T> byCode(Entry root, String name, List<T> all, Function<T, String> code) {
		var found = new LinkedHashMap<String, T>();
		all.forEach(it -> {
			if (found.put(code.apply(it), it) != null) {
				throw root.fault(name, "'%s' stands here twice".formatted(code.apply(it)));
			}
		});
		return found;
	}

	private static String promise(String text) {
		if (!PROMISE.matcher(text).matches()) {
			throw new IllegalArgumentException("write each as PLAN/CODE, such as NAADP-2025/TRT-4.1");
		}
		return text;
	}

	private static RagbRule rule(Entry it) {
		it.allow("code", "from", "metAt", "sustainedAt");
		try {
			return new RagbRule(it.text("code"), it.date("from"), it.number("metAt", 2), it.number("sustainedAt", 3));
		}
		catch (IllegalArgumentException ex) {
			throw it.fault("metAt", String.valueOf(ex.getMessage()));
		}
	}

	private static Limits limits(Entry it) {
		it.allow("from", "reviewNoticeDays", "smallGroup", "confirmDaysAgo");
		return new Limits(it.date("from"), it.number("reviewNoticeDays", 28), it.number("smallGroup", 5),
				it.number("confirmDaysAgo", 400));
	}

	private Standard standard(Entry it) {
		it.allow("code", "number", "title", "meaning", "measures", "settings");
		var settings = it.codes("settings", CodeList::checked);
		settings.stream().filter(code -> list(Lists.SETTING).find(code).isEmpty()).findFirst().ifPresent(code -> {
			throw it.fault("settings", "'%s' is none of the list of settings".formatted(code));
		});
		return new Standard(it.code("code", CodeList::checked), it.number("number", 0), it.text("title"),
				it.text("meaning"), it.codes("measures", MeasureCode::new), settings);
	}

	private CriteriaSet set(Entry it) {
		it.allow("code", "title", "from", "standards");
		var asked = new LinkedHashMap<String, Asked>();
		it.entries("standards").forEach(one -> {
			one.allow("standard", "streams", "criteria");
			String code = one.text("standard");
			@Nullable Standard standard = standards.get(code);
			if (standard == null) {
				throw one.fault("standard", "'%s' is none of the standards".formatted(code));
			}
			var streams = one.codes("streams", MatStream::valueOf);
			if (streams.isEmpty()) {
				throw one.fault("streams", "needs one at least");
			}
			var of = new Asked(standard, Set.copyOf(EnumSet.copyOf(streams)), CodeList.of(one, "criteria").values());
			if (asked.put(code, of) != null) {
				throw one.fault("standard", "'%s' stands here twice".formatted(code));
			}
		});
		if (asked.isEmpty()) {
			throw it.fault("standards", "needs one at least");
		}
		return new CriteriaSet(it.code("code", CodeList::checked), it.text("title"), it.date("from"),
				List.copyOf(asked.values()));
	}

	private Cycle cycle(Entry it) {
		it.allow("code", "from", "set", "submission");
		LocalDate from = it.date("from");
		Period period = PeriodType.YEAR.of(from);
		if (!period.from().equals(from)) {
			throw it.fault("from", "is the first day of a financial year");
		}
		@Nullable CriteriaSet set = sets.get(it.text("set"));
		if (set == null) {
			throw it.fault("set", "is none of the sets");
		}
		LocalDate submission = it.date("submission");
		if (!submission.isAfter(from)) {
			throw it.fault("submission", "is after the cycle began");
		}
		String code = it.text("code");
		if (!CYCLE.matcher(code).matches() || !code.equals(period.name().replace('/', '-'))) {
			throw it.fault("code", "is %s".formatted(period.name().replace('/', '-')));
		}
		return new Cycle(code, period, set, submission);
	}

	/** All criteria of all sets; of one that stands in several, the last words. */
	private CodeList criteria(Entry root) {
		var all = new LinkedHashMap<String, CodeList.Value>();
		var of = new LinkedHashMap<String, String>();
		sets.values().forEach(set -> set.standards().forEach(asked -> asked.criteria().forEach(it -> {
			all.put(it.code(), it);
			@Nullable String before = of.put(it.code(), asked.standard().code());
			if (before != null && !before.equals(asked.standard().code())) {
				throw root.fault("sets", "'%s' belongs to two standards".formatted(it.code()));
			}
		})));
		return new CodeList("criterion", new ArrayList<>(all.values()));
	}

	/** A list of codes. */
	CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The rule for what is submitted on a day; of days before all of them the first. */
	RagbRule rule(LocalDate submission) {
		return last(rules, it -> it.from().isAfter(submission));
	}

	/** What holds on a day. */
	Limits limits(LocalDate day) {
		return last(limits, it -> it.from().isAfter(day));
	}

	private static <T> T last(List<T> rows, Predicate<T> later) {
		return rows.stream()
			.filter(it -> !later.test(it))
			.reduce((one, next) -> next)
			.orElse(Objects.requireNonNull(rows.getFirst()));
	}

	/** Whether it is told of on the page of an action, as PLAN/CODE. */
	boolean speaksFor(String action) {
		return actions.contains(action);
	}

	/** All cycles, the earliest first. */
	List<Cycle> cycles() {
		return cycles;
	}

	/** The cycle of a code, written {@code 2026-27} or {@code 2026/27}. */
	Optional<Cycle> cycle(String code) {
		return cycles.stream().filter(it -> it.code().equals(code.replace('/', '-'))).findFirst();
	}

	/** The cycle that a day lies in; empty for a day of none. */
	Optional<Cycle> cycleOn(LocalDate day) {
		return cycles.stream()
			.filter(it -> !day.isBefore(it.period().from()) && !day.isAfter(it.period().to()))
			.findFirst();
	}

	/** The cycle before another; empty for the first. */
	Optional<Cycle> before(Cycle cycle) {
		return cycles.stream().filter(it -> it.period().equals(cycle.period().previous())).findFirst();
	}

	/** The standard of a code. */
	Optional<Standard> standard(@Nullable String code) {
		return Optional.ofNullable((code != null) ? standards.get(code) : null);
	}

	/** All standards. */
	Collection<Standard> standards() {
		return standards.values();
	}

	/** All criteria of all sets. */
	CodeList criteria() {
		return criteria;
	}

	/** The standard that a criterion is of. */
	Optional<Standard> of(@Nullable String criterion) {
		return sets.values()
			.stream()
			.flatMap(it -> it.standards().stream())
			.filter(it -> it.criteria().stream().anyMatch(one -> one.code().equals(criterion)))
			.map(Asked::standard)
			.findFirst();
	}

	/** The set that holds on a day; of days before all of them the first. */
	CriteriaSet set(LocalDate day) {
		return last(List.copyOf(sets.values()), it -> it.from().isAfter(day));
	}

	/**
	 * Checks that two cycles are assessed by the same criteria.
	 * @throws Problem where they are not, so that nothing of them is compared
	 */
	static void expectAlike(Cycle one, Cycle other) {
		if (!one.set().code().equals(other.set().code())) {
			throw Problem.invalid("cycle",
					"%s is assessed by the %s and %s by the %s. They are not compared.".formatted(one.period().name(),
							one.set().title().toLowerCase(Locale.UK), other.period().name(),
							other.set().title().toLowerCase(Locale.UK)),
					CRITERIA_CHANGED);
		}
	}

	/**
	 * A standard.
	 *
	 * @param number by which people know it
	 * @param measures the measures of the program that tell of it
	 * @param settings where numbers are asked for by setting; empty where they are not
	 */
	public record Standard(String code, int number, String title, String meaning, List<MeasureCode> measures,
			List<String> settings) {
	}

	/**
	 * What a set asks of a standard.
	 *
	 * @param streams the evidence that it is assessed by
	 * @param criteria the documents that are asked for
	 */
	public record Asked(Standard standard, Set<MatStream> streams, List<CodeList.Value> criteria) {
	}

	/** Criteria, from a day on. */
	public record CriteriaSet(String code, String title, LocalDate from, List<Asked> standards) {

		/** What it asks of a standard; empty for one that it does not have. */
		public Optional<Asked> of(@Nullable String standard) {
			return standards.stream().filter(it -> it.standard().code().equals(standard)).findFirst();
		}

		/** The criteria that it asks documents for. */
		Set<String> criteria() {
			var codes = new HashSet<String>();
			standards.stream()
				.filter(it -> it.streams().contains(MatStream.PROCESS))
				.forEach(it -> it.criteria().forEach(one -> codes.add(one.code())));
			return codes;
		}

	}

	/**
	 * A year of evidence.
	 *
	 * @param submission by which day it is submitted
	 */
	public record Cycle(String code, Period period, CriteriaSet set, LocalDate submission) {

		/**
		 * The day of which evidence is told: today, or that of submission once it is
		 * over.
		 */
		public LocalDate toldOf(LocalDate today) {
			return today.isAfter(submission) ? submission : today;
		}

	}

	/**
	 * What holds from a day on.
	 *
	 * @param reviewNoticeDays how long before its review a document is told of
	 * @param smallGroup below how many who answered nothing is broken down for others
	 * @param confirmDaysAgo how old something may be before it is asked once
	 */
	record Limits(LocalDate from, int reviewNoticeDays, int smallGroup, int confirmDaysAgo) {
	}

	/** The lists of codes. */
	public enum Lists {

		/** Where treatment is given. */
		SETTING("setting"),
		/** The groups who are asked. */
		RESPONDENT("respondent"),
		/** How they are asked. */
		METHOD("method"),
		/** What they tell of. */
		THEME("theme"),
		/** Why an assessment is opened again. */
		REOPENED("reopenedBecause");

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
