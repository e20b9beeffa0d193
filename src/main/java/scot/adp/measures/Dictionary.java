package scot.adp.measures;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.Recording;
import scot.adp.measures.MeasureView.Breakdown;
import scot.adp.measures.MeasureView.Counts;
import scot.adp.measures.MeasureView.Direction;
import scot.adp.measures.MeasureView.Estimate;
import scot.adp.measures.MeasureView.Kind;
import scot.adp.measures.MeasureView.Method;
import scot.adp.measures.MeasureView.Shape;
import scot.adp.measures.MeasureView.Target;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.StartUpStep;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each measure is, read from the partnership's files at each start. A measure that
 * left them is retired: it is computed no more, and what was computed stays.
 */
@Component
class Dictionary extends StartUpStep {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** What a file of measures can hold; each is read by whoever knows it. */
	static final String[] ROOT = { "measures", "returns", "areas", "published" };

	private static final String[] FIELDS = { "code", "title", "meaning", "kind", "direction", "shape", "numerator",
			"denominator", "per", "unit", "precision", "period", "breakdowns", "source", "lagDays", "counts",
			"threshold", "methods", "targets", "outcomes", "actions", "principles", "crosswalk", "headline", "parts",
			"estimates", "candidate" };

	private static final int LEAST_THRESHOLD = 4;

	private final AdpSettings settings;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Recording recording;

	private final Clock clock;

	private volatile Map<MeasureCode, MeasureView> known = Map.of();

	Dictionary(AdpSettings settings, JdbcClient jdbc, TransactionTemplate transaction, Recording recording,
			Clock clock) {
		super(Stage.PLANS);
		this.settings = settings;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.recording = recording;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		Path folder = settings.config().resolve("measures");
		load(files(folder).map(ConfigFile::read).toList());
	}

	/** Takes over what files say, all of them together. */
	void load(List<ConfigFile> files) {
		var read = new LinkedHashMap<MeasureCode, MeasureView>();
		var ratios = new LinkedHashMap<MeasureView, ConfigFile.Entry>();
		for (ConfigFile file : files) {
			for (var entry : file.root().allow(ROOT).entries("measures")) {
				MeasureView measure = read(entry);
				if (read.put(measure.code(), measure) != null) {
					throw entry.fault("code", "'%s' is used by another measure".formatted(measure.code().value()));
				}
				if (!measure.parts().isEmpty()) {
					ratios.put(measure, entry);
				}
			}
		}
		ratios.forEach((ratio, entry) -> ratio.parts().forEach(part -> {
			@Nullable MeasureView of = read.get(part);
			if (of == null || !of.parts().isEmpty() || of.period() != ratio.period()) {
				throw entry.fault("parts",
						"'%s' is no measure by %s that is counted from rows".formatted(part.value(), ratio.period()));
			}
			if (of.counts() == Counts.PEOPLE && ratio.counts() == Counts.THINGS) {
				throw entry.fault("counts", "must be PEOPLE, as '%s' counts people".formatted(part.value()));
			}
		}));
		transaction.executeWithoutResult(status -> store(read));
		known = stored();
	}

	/** All measures, retired ones too, by code. */
	Collection<MeasureView> all() {
		return known.values();
	}

	Optional<MeasureView> find(MeasureCode code) {
		return Optional.ofNullable(known.get(code));
	}

	/** A measure that somebody asks for. */
	MeasureView get(MeasureCode code) {
		return find(code).orElseThrow(() -> Problem.notFound("measure", code.value()));
	}

	/**
	 * Notes, with what it changes, that values or releases of measures are others now.
	 */
	void changing(Collection<MeasureCode> measures) {
		jdbc.sql("update measures.definition set revision = revision + 1 where code = any(:measures)")
			.param("measures", Rows.codes(measures))
			.update();
	}

	/** A number that is another one as soon as values or releases of measures are. */
	long revision(Collection<MeasureCode> measures) {
		return jdbc.sql("select coalesce(sum(revision), 0) from measures.definition where code = any(:measures)")
			.param("measures", Rows.codes(measures))
			.query(Long.class)
			.single();
	}

	/** The files of a folder that hold measures and returns. */
	static Stream<Path> files(Path folder) {
		return ConfigFile.files(folder).stream();
	}

	private static MeasureView read(ConfigFile.Entry entry) {
		entry.allow(FIELDS);
		Shape shape = chosen(entry, "shape", Shape.class);
		@Nullable String denominator = entry.optionalText("denominator");
		boolean divided = shape == Shape.SHARE || shape == Shape.RATIO;
		if (divided != (denominator != null)) {
			throw entry.fault("denominator", divided ? "is missing; a %s is of something".formatted(shape)
					: "goes with SHARE or RATIO; leave it out");
		}
		int threshold = threshold(entry);
		var breakdowns = entry.entries("breakdowns").stream().map(it -> breakdown(entry, threshold, it)).toList();
		if (breakdowns.size() > 2) {
			throw entry.fault("breakdowns", "more than two could be joined to tell of single people; keep two");
		}
		var parts = entry.codes("parts", MeasureCode::new);
		if (!parts.isEmpty() && (parts.size() != 2 || shape != Shape.RATIO || !breakdowns.isEmpty())) {
			throw entry.fault("parts", "are the two measures of a RATIO without breakdowns, its numerator first");
		}
		var estimates = estimates(entry, shape, parts);
		// What waited for an estimate waits no more.
		@Nullable String candidate = estimates.isEmpty() ? entry.optionalText("candidate") : null;
		return new MeasureView(entry.code("code", MeasureCode::new), entry.text("title"), entry.text("meaning"),
				chosen(entry, "kind", Kind.class), chosen(entry, "direction", Direction.class), shape,
				entry.text("numerator"), denominator, atLeast(entry, "per", 1, 1), entry.text("unit"),
				atLeast(entry, "precision", 0, 0), period(entry), breakdowns, entry.text("source"),
				atLeast(entry, "lagDays", 0, 0), counts(entry), threshold, methods(entry), targets(entry),
				promises(entry, "outcomes"), promises(entry, "actions"), promises(entry, "principles"),
				promises(entry, "crosswalk"), entry.flag("headline"), parts, estimates, candidate, null);
	}

	private static Breakdown breakdown(ConfigFile.Entry measure, int threshold, ConfigFile.Entry entry) {
		entry.allow("code", "title", "threshold");
		@Nullable Integer own = entry.has("threshold") ? Integer.valueOf(threshold(entry)) : null;
		if (own != null && counts(measure) == Counts.THINGS) {
			throw entry.fault("threshold", "goes with PEOPLE; nothing is hidden of THINGS");
		}
		if (own != null && own < threshold) {
			throw entry.fault("threshold", "must not be below the measure's own, %d".formatted(threshold));
		}
		return new Breakdown(entry.code("code", CodeIdentifier::checked), entry.text("title"), own);
	}

	private static int threshold(ConfigFile.Entry entry) {
		int threshold = entry.number("threshold", LEAST_THRESHOLD);
		if (threshold != LEAST_THRESHOLD && threshold != 9) {
			throw entry.fault("threshold", "must be 4, or 9 for small areas and for what is sensitive");
		}
		return threshold;
	}

	static PeriodType period(ConfigFile.Entry entry) {
		return chosen(entry, "period", PeriodType.class);
	}

	private static Counts counts(ConfigFile.Entry entry) {
		Counts counts = entry.choice("counts", Counts.class, Counts.PEOPLE);
		if (counts == Counts.THINGS && entry.has("threshold")) {
			throw entry.fault("threshold", "goes with PEOPLE; nothing is hidden of THINGS");
		}
		return counts;
	}

	private static <E extends Enum<E>> E chosen(ConfigFile.Entry entry, String field, Class<E> type) {
		@Nullable E found = entry.optionalChoice(field, type);
		if (found == null) {
			throw entry.fault(field, "is missing; use one of %s"
				.formatted(String.join(", ", Stream.of(type.getEnumConstants()).map(Enum::name).toList())));
		}
		return found;
	}

	static int atLeast(ConfigFile.Entry entry, String field, int least, int otherwise) {
		int number = entry.number(field, otherwise);
		if (number < least) {
			throw entry.fault(field, "must be %d or more".formatted(least));
		}
		return number;
	}

	private static List<Method> methods(ConfigFile.Entry entry) {
		var methods = entry.entries("methods").stream().map(it -> {
			it.allow("version", "from", "within");
			return new Method(atLeast(it, "version", 1, 0), it.date("from"), within(it));
		}).toList();
		if (methods.isEmpty()) {
			throw entry.fault("methods", "are missing; give the first as { version: 1, from: 2024-04-01 }");
		}
		if (!ascending(methods, Method::from) || !ascending(methods, Method::version)) {
			throw entry.fault("methods", "must stand in order, each from a later day and with a higher version");
		}
		return methods;
	}

	private static @Nullable Integer within(ConfigFile.Entry entry) {
		return entry.has("within") ? Integer.valueOf(atLeast(entry, "within", 1, 1)) : null;
	}

	private static List<Target> targets(ConfigFile.Entry entry) {
		var targets = entry.entries("targets").stream().map(it -> {
			it.allow("from", "value");
			return new Target(it.date("from"), it.code("value", Dictionary::number));
		}).toList();
		if (!ascending(targets, Target::from)) {
			throw entry.fault("targets", "must stand in order, each from a later day");
		}
		return targets;
	}

	private static List<Estimate> estimates(ConfigFile.Entry entry, Shape shape, List<MeasureCode> parts) {
		var estimates = entry.entries("estimates").stream().map(it -> {
			it.allow("from", "value", "source");
			return new Estimate(it.date("from"), it.code("value", Dictionary::number), it.text("source"));
		}).toList();
		if (!estimates.isEmpty() && (shape != Shape.RATIO || !parts.isEmpty())) {
			throw entry.fault("estimates", "are what a RATIO is divided by that is not made of two measures");
		}
		if (estimates.stream().anyMatch(it -> it.value().signum() == 0)) {
			throw entry.fault("estimates", "must be more than 0");
		}
		if (!ascending(estimates, Estimate::from)) {
			throw entry.fault("estimates", "must stand in order, each from a later day");
		}
		return estimates;
	}

	private static BigDecimal number(String text) {
		if (!text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
			throw new IllegalArgumentException("must be a number such as 90 or 2.5");
		}
		return new BigDecimal(text);
	}

	private static List<String> promises(ConfigFile.Entry entry, String field) {
		return entry.codes(field, text -> {
			if (!text.matches("[A-Za-z0-9.-]+/[A-Za-z0-9.-]+")) {
				throw new IllegalArgumentException("write each as PLAN/CODE, such as NAADP-2025/O6");
			}
			return text;
		});
	}

	private static <T, C extends Comparable<? super C>> boolean ascending(List<T> list, Function<T, C> key) {
		return Stream.iterate(1, i -> i < list.size(), i -> i + 1)
			.allMatch(i -> key.apply(list.get(i - 1)).compareTo(key.apply(list.get(i))) < 0);
	}

	private void store(Map<MeasureCode, MeasureView> read) {
		int rows = 0;
		for (MeasureView measure : read.values()) {
			rows += jdbc.sql("""
					insert into measures.definition as d (code, content, to_compute)
					values (:code, cast(:content as jsonb), true)
					on conflict (code) do update set content = excluded.content, retired_on = null, to_compute = true
					where d.content <> excluded.content or d.retired_on is not null""")
				.param("code", measure.code().value())
				.param("content", JSON.writeValueAsString(measure))
				.update();
		}
		rows += jdbc
			.sql("update measures.definition set retired_on = :today where retired_on is null and code <> all(:codes)")
			.param("today", LocalDate.now(clock))
			.param("codes", Rows.codes(read.keySet()))
			.update();
		if (rows > 0) {
			recording.tellRows("measures.dictionary.load", "measures", rows);
		}
	}

	/** Those of which something changed since they were last asked for here. */
	Set<MeasureCode> changed() {
		return jdbc.sql("update measures.definition set to_compute = false where to_compute returning code")
			.query((row, number) -> new MeasureCode(row.getString("code")))
			.set();
	}

	private Map<MeasureCode, MeasureView> stored() {
		var found = new LinkedHashMap<MeasureCode, MeasureView>();
		jdbc.sql("select content, retired_on from measures.definition order by code").query(row -> {
			MeasureView measure = retired(JSON.readValue(row.getString("content"), MeasureView.class),
					row.getObject("retired_on", LocalDate.class));
			found.put(measure.code(), measure);
		});
		return found;
	}

	private static MeasureView retired(MeasureView m, @Nullable LocalDate on) {
		return new MeasureView(m.code(), m.title(), m.meaning(), m.kind(), m.direction(), m.shape(), m.numerator(),
				m.denominator(), m.per(), m.unit(), m.precision(), m.period(), m.breakdowns(), m.source(), m.lagDays(),
				m.counts(), m.threshold(), m.methods(), m.targets(), m.outcomes(), m.actions(), m.principles(),
				m.crosswalk(), m.headline(), m.parts(), m.estimates(), m.candidate(), on);
	}

}
