package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.activities.ProgrammeView;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.UnitId;

/**
 * What of schools changes by date: whose unit looks after them, when the census is,
 * stages, which programmes are asked of which stages, and what is counted.
 */
@Component
public class SchoolRules {

	private final List<Rule> rules;

	private final Map<LocalDate, LocalDate> census = new HashMap<>();

	private final Map<String, Level> stages;

	private final List<Column> columns;

	private final List<Count> counts;

	private final CodeList because;

	SchoolRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("families").resolve("schools.yaml"))
			.root()
			.allow("rules", "census", "stages", "programmes", "counts", "because");
		rules = root.entries("rules").stream().map(SchoolRules::rule).toList();
		if (rules.isEmpty()) {
			throw root.fault("rules", "needs a row");
		}
		root.entries("census").forEach(it -> {
			Period year = SchoolYearView.read(it.allow("year", "on").text("year"))
				.orElseThrow(() -> it.fault("year", "write it as 2026/27"));
			LocalDate on = it.date("on");
			if (!PeriodType.SCHOOL_YEAR.of(on).equals(year)) {
				throw it.fault("on", "is no day of this school year");
			}
			census.put(year.from(), on);
		});
		var levels = root.entry("stages").allow(Arrays.stream(Level.values()).map(Level::key).toArray(String[]::new));
		stages = new LinkedHashMap<>();
		for (Level level : Level.values()) {
			levels.codes(level.key(), CodeList::checked).forEach(it -> stages.put(it, level));
		}
		columns = root.entries("programmes").stream().map(this::column).toList();
		counts = root.entries("counts").stream().map(this::count).toList();
		var seen = new HashSet<MeasureCode>();
		counts.forEach(it -> {
			if (!seen.add(it.measure())) {
				throw root.fault("counts", "tells '%s' twice".formatted(it.measure().value()));
			}
		});
		because = CodeList.of(root, "because");
	}

	private static Rule rule(ConfigFile.Entry it) {
		it.allow("from", "unit", "rollAtMost", "fileDays", "askAfterDays");
		return new Rule(it.date("from"), it.code("unit", UnitId::new), it.number("rollAtMost", 500),
				it.number("fileDays", 60), it.number("askAfterDays", 100));
	}

	private Column column(ConfigFile.Entry it) {
		it.allow("kind", "programme", "stages");
		if (it.has("kind") == it.has("programme")) {
			throw it.fault("name a kind or one programme");
		}
		return new Column(it.optionalCode("kind", CodeList::checked), it.optionalText("programme"),
				it.codes("stages", this::stage));
	}

	private Count count(ConfigFile.Entry it) {
		it.allow("measure", "count", "level", "stages", "actions");
		@Nullable What what = it.optionalChoice("count", What.class);
		if (what == null) {
			throw it.fault("count", "is missing");
		}
		return new Count(it.code("measure", MeasureCode::new), what, it.optionalChoice("level", Level.class),
				it.codes("stages", this::stage), it.codes("actions", SchoolRules::promise));
	}

	private String stage(String code) {
		if (!stages.containsKey(code)) {
			throw new IllegalArgumentException("'%s' is none of the stages".formatted(code));
		}
		return code;
	}

	private static String promise(String text) {
		if (!text.matches("[A-Za-z0-9.-]+/[A-Za-z0-9.-]+")) {
			throw new IllegalArgumentException("write each as PLAN/CODE, such as NAADP-2025/FAM-1.1");
		}
		return text;
	}

	/** Why more pupils were there than are on the roll. */
	public CodeList because() {
		return because;
	}

	/** The stages, the youngest first, with the level that each belongs to. */
	public Map<String, Level> stages() {
		return stages;
	}

	/** The rule of a school year; of one before all of them the first. */
	Rule on(LocalDate day) {
		return rules.stream()
			.filter(it -> !it.from().isAfter(day))
			.reduce((one, later) -> later)
			.orElse(rules.getFirst());
	}

	/** The day of the census of a school year; empty where nobody told it. */
	Optional<LocalDate> censusOf(Period year) {
		return Optional.ofNullable(census.get(year.from()));
	}

	List<Count> counts() {
		return counts;
	}

	/** The kinds of programmes that are asked of schools. */
	Set<String> kinds() {
		return columns.stream().map(Column::kind).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	/** The actions that are counted. */
	Set<String> promises() {
		return counts.stream().flatMap(it -> it.promises().stream()).collect(Collectors.toSet());
	}

	/** The stages whose pupils a programme is for. */
	List<String> stagesOf(ProgrammeView programme) {
		return columns.stream()
			.filter(it -> programme.code().equals(it.programme()))
			.findFirst()
			.or(() -> columns.stream().filter(it -> programme.kind().equals(it.kind())).findFirst())
			.map(Column::stages)
			.orElseGet(() -> new ArrayList<>(stages.keySet()));
	}

	/**
	 * What holds from a school year on.
	 *
	 * @param unit whose unit looks after schools
	 * @param rollAtMost the most pupils of a stage
	 * @param fileDays how many days after the census its file is due
	 * @param askAfterDays from how many days after the year began on it is asked for
	 * schools that nobody told of
	 */
	record Rule(LocalDate from, UnitId unit, int rollAtMost, int fileDays, int askAfterDays) {
	}

	private record Column(@Nullable String kind, @Nullable String programme, List<String> stages) {
	}

	/**
	 * What a measure counts.
	 *
	 * @param level of which schools; null for all
	 * @param stages whose rolls are the whole; empty for all that the programmes are for
	 * @param promises the actions, each as {@code PLAN/CODE}; empty for every programme
	 */
	record Count(MeasureCode measure, What what, @Nullable Level level, List<String> stages, List<String> promises) {
	}

	/** What is counted. */
	enum What {

		/** Of the schools at census, those that take part. */
		SCHOOLS,
		/** Pupils who were there at least once. */
		PUPILS,
		/** Those by the roll of all schools. */
		PUPILS_OF_ALL,
		/** Those by the roll of the schools that take part. */
		PUPILS_OF_THOSE,
		/** Of the schools at census, those with a trained lead. */
		TRAINED_LEAD

	}

	/** What a school is. */
	public enum Level {

		/** It has stages of a primary school. */
		PRIMARY,
		/** It has stages of a secondary school. */
		SECONDARY;

		String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
