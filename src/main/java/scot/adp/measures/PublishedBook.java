package scot.adp.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.measures.PublishedFigure.Qualifier;
import scot.adp.measures.PublishedSeries.Dimension;
import scot.adp.measures.PublishedSeries.Item;
import scot.adp.measures.PublishedSeries.Method;
import scot.adp.measures.PublishedSeries.Share;
import scot.adp.measures.PublishedSeries.Sign;
import scot.adp.measures.PublishedSeries.Sum;
import scot.adp.measures.PublishedSeries.Value;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.ConfigFile.Entry;
import scot.adp.platform.Problem;
import scot.adp.platform.StartUpStep;

/** What others publish, read from the partnership's files beside the measures. */
@Component
class PublishedBook extends StartUpStep {

	private final AdpSettings settings;

	private volatile Map<SeriesCode, PublishedSeries> known = Map.of();

	PublishedBook(AdpSettings settings) {
		super(Stage.PLANS);
		this.settings = settings;
	}

	@Override
	protected void perform() {
		load(Dictionary.files(settings.config().resolve("measures")).map(ConfigFile::read).toList());
	}

	/** Takes over what files say, all of them together. */
	void load(List<ConfigFile> files) {
		var areas = new LinkedHashMap<String, PublishedArea>();
		for (ConfigFile file : files) {
			for (Entry entry : file.root().allow(Dictionary.ROOT).entries("areas")) {
				PublishedArea area = area(entry);
				if (areas.put(area.code(), area) != null) {
					throw entry.fault("code", "'%s' stands here twice".formatted(area.code()));
				}
			}
		}
		var read = new LinkedHashMap<SeriesCode, PublishedSeries>();
		for (ConfigFile file : files) {
			for (Entry entry : file.root().entries("published")) {
				PublishedSeries series = series(entry, areas);
				if (read.put(series.code(), series) != null) {
					throw entry.fault("code", "'%s' is used by another series".formatted(series.code().value()));
				}
			}
		}
		known = read;
	}

	Collection<PublishedSeries> all() {
		return known.values();
	}

	Optional<PublishedSeries> find(SeriesCode code) {
		return Optional.ofNullable(known.get(code));
	}

	/** A series that somebody asks for. */
	PublishedSeries get(SeriesCode code) {
		return find(code).orElseThrow(() -> Problem.notFound("series", code.value()));
	}

	/** Which figures stand beside measures, by series. */
	Map<PublishedSeries, List<Item>> beside(Collection<MeasureCode> measures) {
		var found = new LinkedHashMap<PublishedSeries, List<Item>>();
		known.values().forEach(series -> {
			var items = series.figures()
				.stream()
				.filter(it -> it.measure() != null && measures.contains(it.measure()))
				.toList();
			if (!items.isEmpty()) {
				found.put(series, items);
			}
		});
		return found;
	}

	private static PublishedArea area(Entry entry) {
		entry.allow("code", "label", "kind", "ours", "names", "note");
		return new PublishedArea(entry.code("code", CodeIdentifier::checked), entry.text("label"),
				entry.choice("kind", PublishedArea.Kind.class, PublishedArea.Kind.COUNTRY), entry.flag("ours"),
				entry.codes("names", Function.identity()), entry.optionalText("note"));
	}

	private static PublishedSeries series(Entry entry, Map<String, PublishedArea> areas) {
		entry.allow("code", "title", "meaning", "publisher", "where", "length", "calendar", "lagDays", "areas",
				"areasOf", "dimensions", "figures", "sums", "shares", "signs", "beside", "forms");
		var ofSeries = new ArrayList<PublishedArea>();
		for (String code : entry.codes("areas", CodeIdentifier::checked)) {
			@Nullable PublishedArea area = areas.get(code);
			if (area == null) {
				throw entry.fault("areas", "'%s' is no area of these files".formatted(code));
			}
			ofSeries.add(area);
		}
		if (ofSeries.isEmpty()) {
			throw entry.fault("areas", "are missing; name at least one");
		}
		ofSeries.sort(Comparator.comparing(area -> !area.ours()));
		var dimensions = entry.entries("dimensions").stream().map(PublishedBook::dimension).toList();
		var figures = figures(entry);
		var codes = new HashSet<String>();
		figures.forEach(it -> codes.add(it.code()));
		var sums = entry.entries("sums").stream().map(it -> {
			it.allow("of", "parts", "rest");
			return new Sum(known(it, "of", codes), each(it, "parts", codes),
					it.has("rest") ? known(it, "rest", codes) : null);
		}).toList();
		var shares = entry.entries("shares").stream().map(it -> {
			it.allow("figure", "of", "by", "printed");
			return new Share(known(it, "figure", codes), each(it, "of", codes), each(it, "by", codes),
					!it.has("printed") || it.flag("printed"));
		}).toList();
		var forms = entry.entries("forms")
			.stream()
			.map(it -> form(it, dimensions, codes, ofSeries))
			.sorted(Comparator.comparing(PublishedForm::from))
			.toList();
		PublishedPeriod.@Nullable Length length = entry.optionalChoice("length", PublishedPeriod.Length.class);
		if (length == null) {
			throw entry.fault("length", "is missing; use MONTH, QUARTER, HALF_YEAR or YEAR");
		}
		return new PublishedSeries(entry.code("code", SeriesCode::new), entry.text("title"), entry.text("meaning"),
				entry.text("publisher"), entry.optionalText("where"), length, entry.flag("calendar"),
				Dictionary.atLeast(entry, "lagDays", 0, 90), List.copyOf(ofSeries),
				entry.optionalChoice("areasOf", PublishedArea.Kind.class), dimensions, figures, sums, shares,
				entry.entries("signs").stream().map(PublishedBook::sign).toList(), beside(entry, dimensions), forms);
	}

	/** The part that stands beside ours; the whole of a dimension that is not named. */
	private static Map<String, String> beside(Entry entry, List<Dimension> dimensions) {
		var by = new LinkedHashMap<String, String>();
		dimensions.forEach(it -> by.put(it.code(), PublishedSeries.ALL));
		for (Entry part : entry.entries("beside")) {
			part.allow("dimension", "value");
			by.put(known(part, "dimension", by.keySet()), part.text("value"));
		}
		return by;
	}

	private static Sign sign(Entry entry) {
		entry.allow("sign", "means");
		@Nullable Qualifier means = entry.optionalChoice("means", Qualifier.class);
		if (means == null) {
			throw entry.fault("means", "is missing; say what the sign says");
		}
		return new Sign(entry.text("sign"), means);
	}

	private static Dimension dimension(Entry entry) {
		entry.allow("code", "title", "overlapping", "values", "wholes");
		var values = entry.entries("values").stream().map(it -> {
			it.allow("code", "label", "names");
			return new Value(code(it), it.text("label"), it.codes("names", Function.identity()));
		}).toList();
		return new Dimension(entry.code("code", CodeIdentifier::checked), entry.text("title"),
				entry.flag("overlapping"), values, entry.codes("wholes", Function.identity()));
	}

	private static List<Item> figures(Entry entry) {
		var seen = new HashSet<String>();
		var figures = entry.entries("figures").stream().map(it -> {
			it.allow("code", "label", "unit", "cumulative", "measure", "methods");
			String code = code(it);
			if (!seen.add(code)) {
				throw it.fault("code", "'%s' stands here twice".formatted(code));
			}
			String unit = it.text("unit");
			var methods = it.entries("methods").stream().map(method -> {
				method.allow("version", "from", "unit", "words");
				@Nullable String own = method.optionalText("unit");
				return new Method(Dictionary.atLeast(method, "version", 1, 0), method.date("from"),
						(own != null) ? own : unit, method.text("words"));
			}).toList();
			return new Item(code, it.text("label"), unit, it.flag("cumulative"),
					it.optionalCode("measure", MeasureCode::new),
					methods.isEmpty() ? List.of(new Method(1, LocalDate.EPOCH, unit, "")) : methods);
		}).toList();
		if (figures.isEmpty()) {
			throw entry.fault("figures", "are missing; give at least one");
		}
		return figures;
	}

	private static PublishedForm form(Entry entry, List<Dimension> dimensions, Set<String> figures,
			List<PublishedArea> areas) {
		LocalDate from = entry.date("from");
		var known = new HashSet<String>();
		dimensions.forEach(it -> known.add(it.code()));
		if (entry.has("sheets")) {
			entry.allow("from", "figure", "sheets");
			var codes = new HashSet<String>();
			areas.forEach(it -> codes.add(it.code()));
			return new PublishedForm.Cross(from, known(entry, "figure", figures),
					entry.entries("sheets").stream().map(it -> {
						it.allow("name", "heading", "dimension", "whole");
						return new PublishedForm.Sheet(it.text("name"), it.text("heading"),
								it.has("dimension") ? known(it, "dimension", known) : null, known(it, "whole", codes));
					}).toList());
		}
		entry.allow("from", "period", "areas", "wholes", "dimensions", "kind", "only", "columns", "ignored");
		return new PublishedForm.Table(from, entry.text("period"), entry.codes("areas", Function.identity()),
				entry.codes("wholes", Function.identity()), entry.entries("dimensions").stream().map(it -> {
					it.allow("dimension", "heading");
					return new PublishedForm.Heading(known(it, "dimension", known), it.text("heading"));
				}).toList(), entry.optionalText("kind"), only(entry), entry.entries("columns").stream().map(it -> {
					it.allow("heading", "figure", "percentage", "sign");
					return new PublishedForm.Column(it.text("heading"), known(it, "figure", figures),
							it.has("percentage") ? known(it, "percentage", figures) : null, it.optionalText("sign"));
				}).toList(), entry.codes("ignored", Function.identity()));
	}

	private static List<PublishedForm.Only> only(Entry entry) {
		return entry.entries("only").stream().map(it -> {
			it.allow("heading", "value");
			return new PublishedForm.Only(it.text("heading"), it.text("value"));
		}).toList();
	}

	private static String code(Entry entry) {
		return entry.code("code", text -> {
			if (!text.matches("[A-Z][A-Z0-9_-]{0,39}")) {
				throw new IllegalArgumentException("use capital letters, digits, hyphens and _, at most 40");
			}
			return text;
		});
	}

	private static String known(Entry entry, String field, Set<String> codes) {
		String code = entry.text(field);
		if (!codes.contains(code)) {
			throw entry.fault(field,
					"'%s' is not one of %s".formatted(code, String.join(", ", codes.stream().sorted().toList())));
		}
		return code;
	}

	private static List<String> each(Entry entry, String field, Set<String> codes) {
		var found = entry.codes(field, Function.identity());
		found.stream().filter(it -> !codes.contains(it)).findFirst().ifPresent(it -> {
			throw entry.fault(field, "'%s' is no figure of this series".formatted(it));
		});
		if (found.isEmpty()) {
			throw entry.fault(field, "are missing");
		}
		return found;
	}

}
