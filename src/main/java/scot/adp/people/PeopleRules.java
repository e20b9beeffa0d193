package scot.adp.people;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.SpaceCode;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Headings;

/** The partnership's rules for records about single persons, from its files. */
@Component
class PeopleRules {

	private static final int WORDS_TOGETHER = 3;

	private final Map<DataSet, SpaceCode> spaces = new LinkedHashMap<>();

	private final Map<DataSet, String> dataSets = new LinkedHashMap<>();

	private final Map<SpaceCode, String> titles = new LinkedHashMap<>();

	private final LocalDate mod10From;

	private final List<Pattern> patterns = new ArrayList<>();

	private final Set<String> identityWords;

	private final Set<String> harmlessColumns;

	private final Map<DataSet, String> aboutNobody = new LinkedHashMap<>();

	private final int reviewDays;

	private final int destroyDays;

	private final List<Listed> purposes;

	private final List<Listed> bases;

	private final Map<String, String> classes = new LinkedHashMap<>();

	private final List<RetentionRuleView> retention = new ArrayList<>();

	/**
	 * Reads the rules.
	 * @throws scot.adp.platform.StartRefused where a file cannot be understood
	 */
	PeopleRules(AdpSettings settings) {
		var rules = ConfigFile.read(settings.config().resolve("people/rules.yaml"));
		var kept = ConfigFile.read(settings.config().resolve("people/retention.yaml"));
		var root = rules.root()
			.allow("spaces", "aboutNobody", "chi", "references", "identityWords", "harmlessColumns", "agreements");
		for (var entry : root.entries("aboutNobody")) {
			aboutNobody.put(entry.allow("code", "title").code("code", DataSet::new), entry.text("title"));
		}
		for (var entry : root.entries("spaces")) {
			entry.allow("code", "title", "dataSets");
			var space = entry.code("code", SpaceCode::new);
			if (titles.put(space, entry.text("title")) != null) {
				throw entry.fault("code", "'%s' is used by another space".formatted(space.value()));
			}
			for (var data : entry.entries("dataSets")) {
				var dataSet = data.allow("code", "title").code("code", DataSet::new);
				dataSets.put(dataSet, data.text("title"));
				if (spaces.put(dataSet, space) != null) {
					throw data.fault("code", "'%s' has a space already".formatted(dataSet.value()));
				}
			}
		}
		mod10From = root.entry("chi").allow("mod10From").date("mod10From");
		for (var entry : root.entries("references")) {
			entry.allow("unit", "pattern", "validFrom");
			String pattern = entry.text("pattern");
			if (!pattern.matches("[A-Z]+-?#{2,9}")) {
				throw entry.fault("pattern", "is capital letters, then # for each of two to nine digits, as NAD-#####");
			}
			patterns.add(new Pattern(entry.code("unit", UnitId::new), pattern, entry.date("validFrom")));
		}
		identityWords = Set.copyOf(root.codes("identityWords", Headings::key));
		harmlessColumns = Set.copyOf(root.codes("harmlessColumns", Headings::key));
		var agreements = root.entry("agreements").allow("reviewDays", "destroyDays", "purposes", "bases");
		reviewDays = agreements.number("reviewDays", 60);
		destroyDays = agreements.number("destroyDays", 30);
		purposes = listed(agreements.entries("purposes"));
		bases = listed(agreements.entries("bases"));
		readRetention(kept.root().allow("classes", "rules"));
	}

	private void readRetention(ConfigFile.Entry root) {
		for (var entry : root.entries("classes")) {
			entry.allow("code", "title");
			classes.put(entry.code("code", PeopleRules::constant), entry.text("title"));
		}
		var versions = new HashSet<String>();
		for (var entry : root.entries("rules")) {
			entry.allow("dataSet", "title", "class", "trigger", "period", "validFrom", "source");
			var dataSet = entry.code("dataSet", DataSet::new);
			if (!spaces.containsKey(dataSet) && !aboutNobody.containsKey(dataSet)) {
				throw entry.fault("dataSet", "'%s' has no space in rules.yaml".formatted(dataSet.value()));
			}
			String kind = entry.code("class", PeopleRules::constant);
			if (!classes.containsKey(kind)) {
				throw entry.fault("class", "'%s' is none of the classes above".formatted(kind));
			}
			@Nullable Trigger trigger = entry.optionalChoice("trigger", Trigger.class);
			if (trigger == null) {
				throw entry.fault("trigger", "is missing; say CLOSED, LAST_ENTRY, DEATH or OBJECTION");
			}
			if (trigger.ofThePerson() && aboutNobody.containsKey(dataSet)) {
				throw entry.fault("trigger", "is of persons, and '%s' tells of nobody".formatted(dataSet.value()));
			}
			if (trigger == Trigger.OBJECTION && !Period.parse(period(entry)).isZero()) {
				throw entry.fault("period", "is P0D, since who objects is kept no longer");
			}
			var rule = new RetentionRuleView(dataSet, entry.text("title"), kind, trigger, period(entry),
					entry.date("validFrom"), entry.text("source"), null, null);
			if (!versions.add(rule.code())) {
				throw entry.fault("validFrom", "this rule stands here twice for the same day");
			}
			retention.add(rule);
		}
		dataSets.keySet()
			.stream()
			.filter(dataSet -> objections(dataSet).findAny().isEmpty())
			.findFirst()
			.ifPresent(dataSet -> {
				throw root.fault("rules",
						"has none for who objects to '%s'; add one with the trigger OBJECTION and the period P0D"
							.formatted(dataSet.value()));
			});
	}

	private Stream<RetentionRuleView> objections(DataSet dataSet) {
		return retention.stream().filter(rule -> rule.trigger() == Trigger.OBJECTION && rule.dataSet().equals(dataSet));
	}

	/**
	 * The rule by which the records of who objects go: the latest of a day, else the
	 * first that comes.
	 */
	RetentionRuleView objection(DataSet dataSet, LocalDate on) {
		return objections(dataSet).filter(rule -> !on.isBefore(rule.validFrom()))
			.max(Comparator.comparing(RetentionRuleView::validFrom))
			.or(() -> objections(dataSet).min(Comparator.comparing(RetentionRuleView::validFrom)))
			.orElseThrow();
	}

	private static String period(ConfigFile.Entry entry) {
		try {
			Period period = Period.parse(entry.text("period"));
			if (period.isNegative()) {
				throw entry.fault("period", "cannot be less than nothing");
			}
			return period.toString();
		}
		catch (DateTimeParseException ex) {
			throw entry.fault("period", "is written as P36M for 36 months or P10Y for ten years");
		}
	}

	private static List<Listed> listed(List<ConfigFile.Entry> entries) {
		return entries.stream().map(entry -> {
			entry.allow("code", "title", "validFrom", "validTo");
			return new Listed(entry.code("code", PeopleRules::constant), entry.text("title"), entry.date("validFrom"),
					entry.optionalDate("validTo"));
		}).toList();
	}

	private static String constant(String code) {
		if (!code.matches("[A-Z][A-Z0-9_]*")) {
			throw new IllegalArgumentException("is capital letters, digits and _, as PUBLIC_TASK");
		}
		return code;
	}

	/**
	 * The space of a data set's keys.
	 * @throws IllegalArgumentException for a data set that rules.yaml does not name
	 */
	SpaceCode space(DataSet dataSet) {
		return Optional.ofNullable(spaces.get(dataSet))
			.orElseThrow(() -> new IllegalArgumentException("no space in people/rules.yaml has " + dataSet.value()));
	}

	/** The data sets about persons with what they are called. */
	Map<DataSet, String> dataSets() {
		return Collections.unmodifiableMap(dataSets);
	}

	/** What each data set is called for which there may be a rule. */
	Map<DataSet, String> kept() {
		var all = new LinkedHashMap<>(dataSets);
		all.putAll(aboutNobody);
		return all;
	}

	/** The spaces of data sets, with their titles. */
	Map<SpaceCode, String> spaces() {
		return titles;
	}

	boolean mod10(LocalDate on) {
		return !on.isBefore(mod10From);
	}

	/**
	 * The pattern of a unit's own numbers on a day; empty where it has none of its own.
	 */
	Optional<String> pattern(UnitId unit, LocalDate on) {
		return patterns.stream()
			.filter(it -> it.unit().equals(unit) && !on.isBefore(it.from()))
			.max(Comparator.comparing(Pattern::from))
			.map(Pattern::pattern);
	}

	/**
	 * Whether a heading has a word by which somebody could be found, wherever it stands.
	 */
	boolean identifies(String heading) {
		if (harmlessColumns.contains(Headings.key(heading))) {
			return false;
		}
		var words = heading.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT).split("[^a-z]+");
		// Words that belong together are looked at together too: post code, date of
		// birth.
		return IntStream.range(0, words.length)
			.boxed()
			.flatMap(from -> IntStream.rangeClosed(from + 1, Math.min(words.length, from + WORDS_TOGETHER))
				.mapToObj(to -> String.join(" ", Arrays.asList(words).subList(from, to))))
			.map(Headings::key)
			.anyMatch(identityWords::contains);
	}

	int reviewDays() {
		return reviewDays;
	}

	int destroyDays() {
		return destroyDays;
	}

	List<Listed> purposes() {
		return purposes;
	}

	List<Listed> bases() {
		return bases;
	}

	Map<String, String> classes() {
		return classes;
	}

	/** All rules for how long things are kept, former and coming ones too. */
	List<RetentionRuleView> retention() {
		return retention;
	}

	/** The rules of a day: for each data set, class and trigger the latest. */
	List<RetentionRuleView> retention(LocalDate on) {
		var latest = new LinkedHashMap<List<Object>, RetentionRuleView>();
		retention.stream()
			.filter(rule -> !on.isBefore(rule.validFrom()))
			.sorted(Comparator.comparing(RetentionRuleView::validFrom))
			.forEach(rule -> latest.put(List.of(rule.dataSet(), rule.retentionClass(), rule.trigger()), rule));
		return List.copyOf(latest.values());
	}

	/** A code of a list, with the days on which it may be chosen. */
	record Listed(String code, String title, LocalDate from, @Nullable LocalDate to) {

		boolean holds(LocalDate on) {
			return !on.isBefore(from) && (to == null || !on.isAfter(to));
		}

	}

	private record Pattern(UnitId unit, String pattern, LocalDate from) {
	}

}
