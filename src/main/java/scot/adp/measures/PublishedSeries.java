package scot.adp.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.PublishedFigure.Qualifier;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.platform.reading.Headings;

/**
 * What somebody publishes again and again, as the partnership's files describe it.
 *
 * @param publisher who publishes it
 * @param where where it is found, for whoever looks for a new release; null where nobody
 * said
 * @param length how long its periods are
 * @param calendar whether its years and quarters are the calendar's
 * @param lagDays how long after the end of a period its figures are out
 * @param areas where it has figures of, ours first
 * @param areasOf all areas of which kind make up the country; null where not all are here
 * @param signs what signs beside or in the place of figures say
 * @param beside the part that stands beside measures of ours
 * @param forms how its files are laid out, by the day of the release; none where it comes
 * in no file
 */
public record PublishedSeries(SeriesCode code, String title, String meaning, String publisher, @Nullable String where,
		PublishedPeriod.Length length, boolean calendar, int lagDays, List<PublishedArea> areas,
		PublishedArea.@Nullable Kind areasOf, List<Dimension> dimensions, List<Item> figures, List<Sum> sums,
		List<Share> shares, List<Sign> signs, Map<String, String> beside, List<PublishedForm> forms) {

	/** What a dimension's value is called that stands for all of it. */
	public static final String ALL = "ALL";

	/** A figure by its code. */
	public Optional<Item> figure(String wanted) {
		return figures.stream().filter(it -> it.code().equals(wanted)).findFirst();
	}

	/** An area by its code. */
	public Optional<PublishedArea> area(String wanted) {
		return areas.stream().filter(it -> it.code().equals(wanted)).findFirst();
	}

	/** An area by how the publisher calls it. */
	Optional<PublishedArea> areaNamed(String name) {
		String key = Headings.key(name);
		return areas.stream()
			.filter(area -> area.names().stream().anyMatch(it -> Headings.key(it).equals(key)))
			.findFirst();
	}

	/** How files of a release of a day are laid out; empty where it comes in none. */
	Optional<PublishedForm> form(LocalDate publishedOn) {
		return forms.stream().filter(it -> !it.from().isAfter(publishedOn)).reduce((one, next) -> next);
	}

	/** The whole of all dimensions. */
	Map<String, String> whole() {
		return by(dimension -> ALL);
	}

	private Map<String, String> by(Function<Dimension, String> value) {
		var by = new LinkedHashMap<String, String>();
		dimensions.forEach(it -> by.put(it.code(), value.apply(it)));
		return by;
	}

	/** The values of the dimensions as one text, by which they are kept. */
	String cut(Map<String, String> by) {
		return dimensions.stream().map(it -> by.getOrDefault(it.code(), ALL)).collect(Collectors.joining("/"));
	}

	/** {@link #cut} the other way round. */
	Map<String, String> by(String cut) {
		String[] values = cut.split("/", -1);
		var by = new LinkedHashMap<String, String>();
		for (int i = 0; i < dimensions.size(); i++) {
			by.put(dimensions.get(i).code(), (i < values.length && !values[i].isEmpty()) ? values[i] : ALL);
		}
		return by;
	}

	/** What a part is called, such as {@code Community, Alcohol}; empty for the whole. */
	public String named(Map<String, String> by) {
		return dimensions.stream()
			.filter(it -> !by.getOrDefault(it.code(), ALL).equals(ALL))
			.map(it -> it.label(by.getOrDefault(it.code(), ALL)))
			.collect(Collectors.joining(", "));
	}

	/**
	 * What figures are told apart by, such as substance.
	 *
	 * @param overlapping whether one person or thing can be in several parts, so that
	 * they make more than the whole and are never forced to it
	 * @param values the parts, without the whole
	 * @param wholes how the publisher calls the whole
	 */
	public record Dimension(String code, String title, boolean overlapping, List<Value> values, List<String> wholes) {

		/** What a value is called; its code where it is no value any more. */
		public String label(String value) {
			return values.stream().filter(it -> it.code().equals(value)).map(Value::label).findFirst().orElse(value);
		}

		/** The code of a value by how the publisher calls it. */
		Optional<String> named(String name) {
			String key = Headings.key(name);
			if (wholes.stream().anyMatch(it -> Headings.key(it).equals(key))) {
				return Optional.of(ALL);
			}
			return values.stream()
				.filter(value -> value.names().stream().anyMatch(it -> Headings.key(it).equals(key)))
				.map(Value::code)
				.findFirst();
		}

	}

	/** A value of a dimension. */
	public record Value(String code, String label, List<String> names) {
	}

	/**
	 * A figure of the series.
	 *
	 * @param unit what its numbers are, such as {@code %}, by its newest method
	 * @param cumulative whether it is a running total, which nobody can build from parts
	 * @param measure ours that it stands beside; null for none
	 * @param methods how the publisher makes it, by the day of the release
	 */
	public record Item(String code, String label, String unit, boolean cumulative, @Nullable MeasureCode measure,
			List<Method> methods) {

		/** By which method releases of a day make it. */
		Method method(LocalDate publishedOn) {
			return methods.stream()
				.filter(it -> !it.from().isAfter(publishedOn))
				.max(Comparator.comparing(Method::from))
				.orElse(methods.getFirst());
		}

		/** The method of a version. */
		public Optional<Method> method(int version) {
			return methods.stream().filter(it -> it.version() == version).findFirst();
		}

	}

	/** A version of a publisher's method. */
	public record Method(int version, LocalDate from, String unit, String words) {
	}

	/**
	 * Figures that make up another.
	 *
	 * @param rest the figure that is what they leave over, by code; null where nothing is
	 */
	public record Sum(String of, List<String> parts, @Nullable String rest) {
	}

	/**
	 * A figure that can be worked out from others.
	 *
	 * @param printed whether the publisher prints it; else it is worked out here and said
	 * to be so
	 */
	public record Share(String figure, List<String> of, List<String> by, boolean printed) {

		/** How far a printed share may be from what it works out to. */
		static final BigDecimal TOLERANCE = new BigDecimal("0.1");

	}

	/** A sign and what it says. */
	public record Sign(String sign, Qualifier means) {
	}

}
