package scot.adp.activities;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.activities.CountRule.Count;
import scot.adp.activities.CountRule.Entries;
import scot.adp.activities.CountRule.OfDirectory;
import scot.adp.activities.CountRule.Where;
import scot.adp.directory.PlaceView;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/**
 * What each measure counts: {@code config/activities/counts.yaml}. A measure whose count
 * changes gets another version of its method in the dictionary, and another row here from
 * that version on.
 */
@Component
class CountRules {

	private static final Set<String> HEADS = Tallies.NONE.all().keySet();

	private static final int STEPS = 5;

	private final List<CountRule> ofSessions;

	private final List<OfDirectory> ofDirectory;

	private final List<MaterialRule> ofMaterials;

	CountRules(AdpSettings settings, ActivityRules rules) {
		var root = ConfigFile.read(settings.config().resolve("activities").resolve("counts.yaml"))
			.root()
			.allow("counts", "directory", "materials");
		ofSessions = root.entries("counts").stream().map(it -> read(it, rules)).toList();
		ofDirectory = root.entries("directory").stream().map(it -> {
			it.allow("measure", "count", "audiences", "byUnit");
			return new OfDirectory(it.code("measure", MeasureCode::new), required(it, "count", Entries.class),
					it.codes("audiences", CodeList::checked), it.flag("byUnit"));
		}).toList();
		ofMaterials = root.entries("materials").stream().map(CountRules::material).toList();
		var seen = new HashSet<>();
		ofMaterials.forEach(it -> {
			if (!seen.add(it.measure())) {
				throw root.fault("materials", "tells '%s' twice".formatted(it.measure().value()));
			}
		});
		ofSessions.forEach(it -> {
			if (!seen.add(List.of(it.measure(), it.method()))) {
				throw root.fault("counts", "tell '%s' twice for one method".formatted(it.measure().value()));
			}
		});
		ofDirectory.forEach(it -> {
			if (!seen.add(it.measure()) || ofSessions.stream().anyMatch(one -> one.measure().equals(it.measure()))) {
				throw root.fault("directory", "tells '%s' twice".formatted(it.measure().value()));
			}
		});
	}

	private static MaterialRule material(ConfigFile.Entry it) {
		it.allow("measure", "count", "actions", "by");
		var count = required(it, "count", MaterialRule.Count.class);
		return new MaterialRule(it.code("measure", MeasureCode::new), count, it.codes("actions", CountRules::promise),
				it.codes("by", text -> one(text, List.of(count.by()))));
	}

	private static CountRule read(ConfigFile.Entry it, ActivityRules rules) {
		it.allow("measure", "method", "count", "where", "part", "by", "heads", "question", "scale", "atLeast");
		Count count = required(it, "count", Count.class);
		@Nullable Where part = where(it.optionalEntry("part"), rules);
		if ((count == Count.SHARE) != (part != null)) {
			throw it.fault("part", (part == null) ? "is missing; a SHARE is of something" : "goes with SHARE");
		}
		@Nullable String question = it.optionalText("question");
		if (count.answers() != (question != null)) {
			throw it.fault("question",
					(question == null) ? "is missing; say what was asked" : "goes with answers; leave it out");
		}
		if (question != null && rules.list(ActivityLists.Kind.QUESTION).find(question).isEmpty()) {
			throw it.fault("question", "is none of lists.yaml");
		}
		var by = it.codes("by", text -> one(text, CountRule.BREAKDOWNS));
		if (!by.isEmpty() && (!count.sessions() || count == Count.AREAS)) {
			throw it.fault("by", "goes with what is counted of each session; leave it out");
		}
		var heads = it.codes("heads", text -> one(text, HEADS));
		if (!heads.isEmpty() && count != Count.ATTENDANCES) {
			throw it.fault("heads", "go with ATTENDANCES");
		}
		int scale = it.number("scale", STEPS);
		int atLeast = it.number("atLeast", 1);
		if (scale < 2 || scale > SessionsFeedback.STEPS_AT_MOST || atLeast < 1 || atLeast > scale) {
			throw it.fault("scale", "a scale has 2 to %d steps, and an answer counts from one of them on"
				.formatted(SessionsFeedback.STEPS_AT_MOST));
		}
		@Nullable Where where = where(it.entry("where"), rules);
		return new CountRule(it.code("measure", MeasureCode::new), it.number("method", 1), count,
				Objects.requireNonNull(where), part, by, heads, question, scale, atLeast);
	}

	private static @Nullable Where where(ConfigFile.@Nullable Entry it, ActivityRules rules) {
		if (it == null) {
			return null;
		}
		it.allow("actions", "kinds", "audiences", "areas", "placeKind", "outOfHours", "livedExperienceLed", "months");
		return new Where(it.codes("actions", CountRules::promise),
				it.codes("kinds", text -> listed(text, rules, ActivityLists.Kind.KIND)),
				it.codes("audiences", text -> listed(text, rules, ActivityLists.Kind.AUDIENCE)),
				it.codes("areas", text -> text), it.optionalChoice("placeKind", PlaceView.Kind.class),
				it.has("outOfHours") ? it.flag("outOfHours") : null,
				it.has("livedExperienceLed") ? it.flag("livedExperienceLed") : null,
				it.codes("months", CountRules::month));
	}

	private static String listed(String code, ActivityRules rules, ActivityLists.Kind list) {
		if (rules.list(list).find(code).isEmpty()) {
			throw new IllegalArgumentException("'%s' is none of lists.yaml".formatted(code));
		}
		return code;
	}

	private static String promise(String text) {
		if (!text.matches("[A-Za-z0-9.-]+/[A-Za-z0-9.-]+")) {
			throw new IllegalArgumentException("write each as PLAN/CODE, such as NAADP-2025/FAM-1.7");
		}
		return text;
	}

	private static Integer month(String text) {
		if (!text.matches("[1-9]|1[0-2]")) {
			throw new IllegalArgumentException("write months as numbers from 1 to 12");
		}
		return Integer.valueOf(text);
	}

	private static String one(String text, Collection<String> of) {
		if (!of.contains(text)) {
			throw new IllegalArgumentException("'%s' is none of %s".formatted(text, String.join(", ", of)));
		}
		return text;
	}

	private static <E extends Enum<E>> E required(ConfigFile.Entry it, String field, Class<E> type) {
		@Nullable E found = it.optionalChoice(field, type);
		if (found == null) {
			throw it.fault(field, "is missing");
		}
		return found;
	}

	/** The measures that are counted of the log. */
	Set<MeasureCode> ofSessions() {
		return ofSessions.stream().map(CountRule::measure).collect(Collectors.toSet());
	}

	/** The measures that are counted of the directory. */
	List<OfDirectory> ofDirectory() {
		return ofDirectory;
	}

	/** The measures that are counted of resources, stock and campaigns. */
	List<MaterialRule> ofMaterials() {
		return ofMaterials;
	}

	/** How a measure counts by a version of its method. */
	CountRule of(MeasureCode measure, int method) {
		return chosen(measure, method).or(() -> chosen(measure, Integer.MAX_VALUE)).orElseThrow();
	}

	private Optional<CountRule> chosen(MeasureCode measure, int method) {
		return ofSessions.stream()
			.filter(it -> it.measure().equals(measure) && it.method() <= method)
			.max(Comparator.comparingInt(CountRule::method));
	}

}
