package scot.adp.families;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.UnitId;

/** What of whole-family support changes by date: lists of codes, times and tools. */
@Component
public class FamilyRules {

	/** The tier from which families step down. */
	static final String INTENSIVE = "INTENSIVE";

	/** The answers to what is asked at certain moments. */
	static final String YES = "YES";

	static final String NO = "NO";

	static final String NOT_KNOWN = "NOT_KNOWN";

	static final String UNDONE = "UNDONE";

	static final String REOPENED = "REOPENED";

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	/** Reasons that nobody gives by hand. */
	static final Set<String> NOT_BY_HAND = Set.of(UNDONE, REOPENED, IMPORT_TAKEN_BACK);

	private final Map<Lists, CodeList> lists;

	private final List<Rule> rules;

	private final List<Tool> tools;

	private final Set<String> cyp;

	private final Set<String> underTwelve;

	private final Set<String> underSixteen;

	private final Map<String, Integer> yearsToNineteen;

	private final Set<String> planned;

	private final Set<String> leftOut;

	private final Set<String> withinTwoYears;

	private final Set<String> kinship;

	private final Set<UnitId> strongerFamilies;

	private final int scoresAtLeast;

	FamilyRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("families").resolve("support.yaml"))
			.root()
			.allow("rules", "cyp", "underTwelve", "underSixteen", "yearsToNineteen", "planned", "leftOut",
					"withinTwoYears", "kinship", "strongerFamilies", "scoresAtLeast", "tools", "lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(list -> list, list -> CodeList.of(given, list.key())));
		rules = root.entries("rules").stream().map(it -> {
			it.allow("from", "reopenDays", "reviewDays", "unreviewedMonths", "confirmDaysAgo");
			return new Rule(it.date("from"), it.number("reopenDays", 28), it.number("reviewDays", 84),
					it.number("unreviewedMonths", 18), it.number("confirmDaysAgo", 400));
		}).toList();
		if (rules.isEmpty()) {
			throw root.fault("rules", "needs a row");
		}
		tools = root.entries("tools").stream().map(it -> {
			it.allow("code", "label", "version", "licence", "least", "most", "from", "to");
			return new Tool(it.code("code", CodeList::checked), it.text("label"), it.text("version"),
					it.text("licence"), it.number("least", 0), it.number("most", 100), it.optionalDate("from"),
					it.optionalDate("to"));
		}).toList();
		cyp = codes(root, "cyp", Lists.AGE_BAND);
		underTwelve = codes(root, "underTwelve", Lists.AGE_BAND);
		underSixteen = codes(root, "underSixteen", Lists.AGE_BAND);
		planned = codes(root, "planned", Lists.CLOSURE);
		leftOut = codes(root, "leftOut", Lists.CLOSURE);
		withinTwoYears = codes(root, "withinTwoYears", Lists.AFFECTED_SINCE);
		kinship = codes(root, "kinship", Lists.ROLE);
		strongerFamilies = Set.copyOf(root.codes("strongerFamilies", UnitId::new));
		scoresAtLeast = root.number("scoresAtLeast", 10);
		var years = root.entry("yearsToNineteen").allow(cyp.toArray(String[]::new));
		yearsToNineteen = cyp.stream().collect(Collectors.toMap(age -> age, age -> years.number(age, 0)));
	}

	private Set<String> codes(ConfigFile.Entry root, String name, Lists list) {
		var found = root.codes(name, CodeList::checked);
		found.stream().filter(code -> list(list).find(code).isEmpty()).findFirst().ifPresent(code -> {
			throw root.fault(name, "'%s' is none of the list %s".formatted(code, list.key()));
		});
		return Set.copyOf(found);
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The rule that holds on a day; of days before all of them the first. */
	public Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(rules.getFirst());
	}

	/** The tools whose scores may be kept on a day. */
	public List<Tool> tools(LocalDate day) {
		return tools.stream().filter(it -> it.holds(day)).toList();
	}

	/** A tool by its code, on whatever day. */
	public Optional<Tool> tool(@Nullable String code) {
		return tools.stream().filter(it -> it.code().equals(code)).findFirst();
	}

	/** Whether an age is one of children and young people. */
	public boolean ofYoungPeople(@Nullable String age) {
		return age != null && cyp.contains(age);
	}

	/** Their ages, as a parameter of a statement. */
	String[] youngAges() {
		return cyp.toArray(String[]::new);
	}

	boolean underTwelve(String age) {
		return underTwelve.contains(age);
	}

	/** Whether nobody of this age may have a key. */
	public boolean underSixteen(@Nullable String age) {
		return age != null && underSixteen.contains(age);
	}

	boolean planned(String closure) {
		return planned.contains(closure);
	}

	boolean leftOut(String closure) {
		return leftOut.contains(closure);
	}

	boolean withinTwoYears(String affectedSince) {
		return withinTwoYears.contains(affectedSince);
	}

	/** The roles of those who bring up a child of their family. */
	Set<String> kinship() {
		return kinship;
	}

	/** The units that are the service Stronger Families. */
	Set<UnitId> strongerFamilies() {
		return strongerFamilies;
	}

	/** How many families with two scores it takes before their change is told. */
	int scoresAtLeast() {
		return scoresAtLeast;
	}

	/**
	 * From when on the time of the retention rule runs.
	 * @param told the day on which the ages were known at the latest, or before
	 */
	LocalDate keptFrom(LocalDate ended, LocalDate told, Collection<String> ages) {
		return ages.stream()
			.filter(cyp::contains)
			.map(age -> told.plusYears(yearsToNineteen.getOrDefault(age, 0)))
			.filter(ended::isBefore)
			.max(LocalDate::compareTo)
			.orElse(ended);
	}

	/**
	 * What holds from a day on.
	 *
	 * @param reopenDays within how many days of its end a family that comes back goes on
	 * @param reviewDays after how many days a review is due
	 * @param unreviewedMonths after how many months without one somebody is asked
	 * @param confirmDaysAgo how many days ago something may have happened before somebody
	 * is asked
	 */
	public record Rule(LocalDate from, int reopenDays, int reviewDays, int unreviewedMonths, int confirmDaysAgo) {
	}

	/** A tool whose scores may be kept, by name, edition and licence. */
	public record Tool(String code, String label, String version, String licence, int least, int most,
			@Nullable LocalDate from, @Nullable LocalDate to) {

		boolean holds(LocalDate day) {
			return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
		}

	}

	/** The lists of codes. */
	public enum Lists {

		/** How intensively a family is supported. */
		TIER("tier"),
		/** Who asked for it. */
		SOURCE("source"),
		/** Who somebody is in the family. */
		ROLE("role"),
		/** How old somebody is. */
		AGE_BAND("ageBand"),
		/** For how long the family has been affected. */
		AFFECTED_SINCE("affectedSince"),
		/** Why support was asked for. */
		REASON("reason"),
		/** The indicators of wellbeing, which are tags and never scores. */
		WELLBEING("wellbeing"),
		/** The answer to what is asked at certain moments. */
		ANSWER("answer"),
		/** How support ended. */
		CLOSURE("closure"),
		/** Why it was not begun. */
		DECLINED("declined"),
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
