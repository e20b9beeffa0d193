package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
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
import scot.adp.treatment.Retention.Part;

/**
 * What of episodes of treatment changes by date: lists of codes, when episodes of one
 * person are one time of treatment, and after how long nobody knows of a person.
 */
@Component
public class EpisodeRules {

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final Map<Lists, CodeList> lists;

	private final List<Rule> rules;

	private final List<Integer> months;

	private final Map<String, EndClass> classes;

	private final Map<String, Part> parts;

	private final Set<Part> couldNotBeHere;

	private final Set<String> asksElsewhere;

	private final Set<String> withoutMedicine;

	@Autowired
	EpisodeRules(AdpSettings settings) {
		this(ConfigFile.read(settings.config().resolve("treatment").resolve("episodes.yaml")));
	}

	EpisodeRules(ConfigFile file) {
		var root = file.root()
			.allow("rules", "months", "classes", "parts", "couldNotBeHere", "asksElsewhere", "withoutMedicine",
					"lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(Function.identity(), list -> CodeList.of(given, list.key())));
		rules = root.entries("rules").stream().map(EpisodeRules::rule).toList();
		var days = rules.stream().map(Rule::from).toList();
		if (rules.isEmpty() || !days.equals(days.stream().sorted().distinct().toList())) {
			throw root.fault("rules", "needs a row, and the earliest first");
		}
		months = root.codes("months", Integer::valueOf);
		if (months.isEmpty()) {
			throw root.fault("months", "needs a number of months at least");
		}
		classes = grouped(root.entry("classes"), EndClass.class);
		parts = grouped(root.entry("parts"), Part.class);
		couldNotBeHere = EnumSet.noneOf(Part.class);
		couldNotBeHere.addAll(root.codes("couldNotBeHere", Part::valueOf));
		asksElsewhere = codes(root, "asksElsewhere", Lists.END_REASON);
		withoutMedicine = codes(root, "withoutMedicine", Lists.MEDICINE);
	}

	private static Rule rule(Entry it) {
		it.allow("from", "gapDays", "silentDays", "confirmDaysAgo", "waitDays");
		return new Rule(it.date("from"), it.number("gapDays", 28), it.number("silentDays", 90),
				it.number("confirmDaysAgo", 400), it.number("waitDays", 7));
	}

	/** Each reason for an end stands in one group. */
	private <E extends Enum<E>> Map<String, E> grouped(Entry given, Class<E> groups) {
		given.allow(Arrays.stream(groups.getEnumConstants()).map(Enum::name).toArray(String[]::new));
		var found = new HashMap<String, E>();
		for (E group : groups.getEnumConstants()) {
			if (given.has(group.name())) {
				codes(given, group.name(), Lists.END_REASON).forEach(code -> {
					if (found.put(code, group) != null) {
						throw given.fault(group.name(), "'%s' stands in two groups".formatted(code));
					}
				});
			}
		}
		list(Lists.END_REASON).values()
			.stream()
			.filter(it -> !found.containsKey(it.code()))
			.findFirst()
			.ifPresent(it -> {
				throw given.fault("'%s' stands in no group".formatted(it.code()));
			});
		return Map.copyOf(found);
	}

	private Set<String> codes(Entry root, String name, Lists list) {
		var codes = Set.copyOf(root.codes(name, CodeList::checked));
		codes.stream().filter(code -> list(list).find(code).isEmpty()).findFirst().ifPresent(code -> {
			throw root.fault(name, "'%s' is none of the list %s".formatted(code, list.key()));
		});
		return codes;
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

	/** All rules, the first to hold first. */
	List<Rule> all() {
		return rules;
	}

	/** After how many months it is looked at who is still in treatment. */
	public List<Integer> months() {
		return months;
	}

	/** How an end is grouped; null where its reason is not known. */
	public @Nullable EndClass endClass(@Nullable String reason) {
		return (reason != null) ? classes.get(reason) : null;
	}

	/** What became of somebody whose treatment ended for a reason. */
	Part part(@Nullable String reason) {
		return (reason != null) ? parts.getOrDefault(reason, Part.UNKNOWN) : Part.UNKNOWN;
	}

	/** Whether a reason says that the person died. */
	boolean death(@Nullable String reason) {
		return part(reason) == Part.DIED;
	}

	/** Who could not be here any more, however well the service did. */
	public Set<Part> couldNotBeHere() {
		return couldNotBeHere;
	}

	/** Whether a reason asks if treatment elsewhere was offered. */
	public boolean asksElsewhere(@Nullable String reason) {
		return reason != null && asksElsewhere.contains(reason);
	}

	/** Whether a code is a medicine. */
	boolean medicine(@Nullable String medicine) {
		return medicine != null && !withoutMedicine.contains(medicine);
	}

	/** An end by class, each class with nobody in it. */
	static Map<EndClass, Integer> nobody() {
		var none = new EnumMap<EndClass, Integer>(EndClass.class);
		Arrays.stream(EndClass.values()).forEach(it -> none.put(it, 0));
		return none;
	}

	/**
	 * What holds from a day on.
	 *
	 * @param gapDays within how many days of an end a new episode goes on with it
	 * @param silentDays after how many days without contact nobody knows of a person
	 * @param confirmDaysAgo how many days ago something may have happened before somebody
	 * is asked
	 * @param waitDays how many days the first treatment of a wait may lie from the first
	 * day of the episode that it led to
	 */
	public record Rule(LocalDate from, int gapDays, int silentDays, int confirmDaysAgo, int waitDays) {
	}

	/** How an end is grouped. */
	public enum EndClass {

		/** As it was planned. */
		PLANNED,
		/** Otherwise. */
		UNPLANNED,
		/** It goes on in another way. */
		TRANSFER,
		/** Neither the person nor the service decided it. */
		OTHER

	}

	/** The lists of codes. */
	public enum Lists {

		/** Where. */
		SETTING("setting"),
		/** With what. */
		MEDICINE("medicine"),
		/** Why it ended. */
		END_REASON("endReason"),
		/** Why something was taken back. */
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
