package scot.adp.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.PublishedFigure.Qualifier;
import scot.adp.measures.PublishedSeries.Dimension;
import scot.adp.measures.PublishedSeries.Item;
import scot.adp.measures.PublishedSeries.Share;
import scot.adp.measures.PublishedSeries.Sum;
import scot.adp.measures.PublishedStore.Key;
import scot.adp.measures.PublishedStore.Printed;
import scot.adp.platform.Problem;

/**
 * What figures of one release say of each other. What does not fit is a warning and never
 * a fault: the publisher's figures are kept as they were printed. Nothing here asks the
 * database.
 */
final class PublishedChecks {

	private static final String PERCENT = "%";

	private final PublishedSeries series;

	private final Map<Key, Printed> figures = new LinkedHashMap<>();

	private final Set<PublishedWarning> warnings = new LinkedHashSet<>();

	private PublishedChecks(PublishedSeries series, Collection<Printed> figures) {
		this.series = series;
		figures.forEach(it -> this.figures.put(it.key(), it));
	}

	/** What is worth a look in figures of one release. */
	static List<PublishedWarning> of(PublishedSeries series, Collection<Printed> figures) {
		var checks = new PublishedChecks(series, figures);
		for (Printed figure : figures) {
			checks.ownParts(figure);
			checks.acrossAreas(figure);
			series.dimensions().forEach(it -> checks.across(it, figure));
			series.sums()
				.stream()
				.filter(it -> it.of().equals(figure.key().figure()))
				.forEach(it -> checks.sum(it, figure));
			series.shares()
				.stream()
				.filter(it -> it.printed() && it.figure().equals(figure.key().figure()))
				.forEach(it -> checks.share(it, figure));
		}
		return List.copyOf(checks.warnings);
	}

	/** The same of figures as they are read, by the last vintage of each. */
	static List<PublishedWarning> ofNewest(PublishedSeries series, Collection<PublishedFigure> figures) {
		return of(series,
				figures.stream().filter(it -> it.newest() && !it.workedOut()).map(it -> printed(series, it)).toList());
	}

	/**
	 * The figures that are read where some are shown: those they are worked out from too.
	 */
	static Set<String> needed(PublishedSeries series, Collection<String> shown) {
		var codes = new HashSet<>(shown);
		series.shares().stream().filter(it -> !it.printed() && shown.contains(it.figure())).forEach(it -> {
			codes.addAll(it.of());
			codes.addAll(it.by());
		});
		series.sums().stream().filter(it -> it.rest() != null && shown.contains(it.rest())).forEach(it -> {
			codes.add(it.of());
			codes.addAll(it.parts());
		});
		return codes;
	}

	/**
	 * What the publisher prints no share of, worked out from the last vintages of its
	 * parts. Where one of them is hidden there is none.
	 */
	static List<PublishedFigure> workedOut(PublishedSeries series, Collection<PublishedFigure> figures) {
		var groups = figures.stream()
			.filter(PublishedFigure::newest)
			.collect(Collectors.groupingBy(it -> List.of(it.area().code(), series.cut(it.by()), it.period()),
					LinkedHashMap::new, Collectors.toMap(PublishedFigure::figure, it -> it, (one, other) -> one)));
		var made = new ArrayList<PublishedFigure>();
		groups.values().forEach(of -> {
			series.shares()
				.stream()
				.filter(it -> !it.printed())
				.forEach(it -> workedOut(series, it, of).ifPresent(made::add));
			series.sums().forEach(it -> rest(series, it, of).ifPresent(made::add));
		});
		return made;
	}

	/** What is left of a whole beside its listed parts. */
	private static Optional<PublishedFigure> rest(PublishedSeries series, Sum sum, Map<String, PublishedFigure> of) {
		@Nullable String rest = sum.rest();
		@Nullable PublishedFigure whole = of.get(sum.of());
		if (rest == null || whole == null || of.containsKey(rest)) {
			return Optional.empty();
		}
		var checks = new PublishedChecks(series, of.values().stream().map(it -> printed(series, it)).toList());
		Printed printed = printed(series, whole);
		return checks.left(printed, checks.parts(sum.parts(), printed))
			.filter(it -> it.signum() > 0)
			.map(it -> made(series, series.figure(rest).orElseThrow(), whole, it, null, null));
	}

	private static Optional<PublishedFigure> workedOut(PublishedSeries series, Share share,
			Map<String, PublishedFigure> of) {
		Optional<BigDecimal> numerator = total(share.of(), of);
		Optional<BigDecimal> denominator = total(share.by(), of);
		if (numerator.isEmpty() || denominator.isEmpty() || denominator.get().signum() == 0) {
			return Optional.empty();
		}
		PublishedFigure like = of.values()
			.stream()
			.max((one, other) -> one.publishedOn().compareTo(other.publishedOn()))
			.orElseThrow();
		return Optional.of(made(series, series.figure(share.figure()).orElseThrow(), like,
				PrintedFigure.percentage(numerator.get(), denominator.get()), numerator.get(), denominator.get()));
	}

	private static PublishedFigure made(PublishedSeries series, Item item, PublishedFigure like, BigDecimal value,
			@Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
		return new PublishedFigure(madeId(series, item, like), series.code(), item.code(), item.label(), item.unit(),
				like.area(), like.by(), like.period(), shown(value, item.unit().equals(PERCENT) ? 1 : 0), value,
				numerator, denominator, Qualifier.DERIVED, item.method(like.publishedOn()).version(), item.measure(),
				series.publisher(), like.release(), like.publishedOn(), like.source(), false, 1, true, true);
	}

	private static PublishedFigures.Id madeId(PublishedSeries series, Item item, PublishedFigure like) {
		String name = String.join(" ", series.code().value(), item.code(), like.area().code(), series.cut(like.by()),
				like.period().name());
		return new PublishedFigures.Id(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
	}

	private static Optional<BigDecimal> total(List<String> codes, Map<String, PublishedFigure> of) {
		BigDecimal total = BigDecimal.ZERO;
		for (String code : codes) {
			@Nullable PublishedFigure part = of.get(code);
			@Nullable BigDecimal value = (part != null) ? part.value() : null;
			if (value == null) {
				return Optional.empty();
			}
			total = total.add(value);
		}
		return Optional.of(total);
	}

	/**
	 * Refuses what cannot be compared.
	 * @throws Problem where two figures are of different methods or units
	 */
	static void expectAlike(PublishedFigure one, PublishedFigure other) {
		boolean sameFigure = one.series().equals(other.series()) && one.figure().equals(other.figure());
		if (!one.unit().equals(other.unit()) || (sameFigure && one.method() != other.method())) {
			throw Problem.invalid("other",
					"%s, %s, is made by another method than %s, %s: one is in %s, the other in %s. They are not compared."
						.formatted(one.label(), one.period().name(), other.label(), other.period().name(), unit(one),
								unit(other)),
					PublishedFigures.METHOD_DIFFERS);
		}
	}

	private static String unit(PublishedFigure figure) {
		return figure.unit().equals(PERCENT) ? "per cent by method " + figure.method()
				: "%s by method %d".formatted(figure.unit(), figure.method());
	}

	/** A figure as it is kept. */
	static Printed printed(PublishedSeries series, PublishedFigure figure) {
		return new Printed(new Key(figure.area().code(), figure.figure(), series.cut(figure.by()), figure.period()),
				figure.method(), figure.printed(), figure.value(), figure.numerator(), figure.denominator(),
				figure.qualifier());
	}

	/** A percentage that is printed with what it is made of, such as 75% (105/145). */
	private void ownParts(Printed figure) {
		@Nullable BigDecimal value = figure.value();
		@Nullable BigDecimal numerator = figure.numerator();
		@Nullable BigDecimal denominator = figure.denominator();
		if (value != null && numerator != null && denominator != null && denominator.signum() > 0) {
			compare(figure, value, numerator, denominator);
		}
	}

	private void share(Share share, Printed figure) {
		@Nullable BigDecimal value = figure.value();
		Optional<BigDecimal> numerator = whole(parts(share.of(), figure));
		Optional<BigDecimal> denominator = whole(parts(share.by(), figure));
		if (value != null && numerator.isPresent() && denominator.isPresent() && denominator.get().signum() > 0) {
			compare(figure, value, numerator.get(), denominator.get());
		}
	}

	private void compare(Printed figure, BigDecimal value, BigDecimal numerator, BigDecimal denominator) {
		BigDecimal recomputed = PrintedFigure.percentage(numerator, denominator);
		if (PrintedFigure.differs(value, recomputed)) {
			warn(figure, "%s is printed, and %s of %s recomputes to %s%%.".formatted(figure.printed(),
					shown(numerator, 0), shown(denominator, 0), shown(recomputed, 1)));
		}
	}

	private void sum(Sum sum, Printed whole) {
		Parts parts = parts(sum.parts(), whole);
		@Nullable BigDecimal value = whole.value();
		@Nullable BigDecimal total = parts.total();
		if (value == null || total == null) {
			return;
		}
		String listed = shown(total, 0);
		if (total.compareTo(value) > 0) {
			warn(whole, "The parts listed make %s, more than the %s of the whole.".formatted(listed, shown(value, 0)));
		}
		left(whole, parts).filter(it -> it.signum() > 0)
			.ifPresent(it -> warn(whole, "The parts listed make %s of %s: %s %s.".formatted(listed, shown(value, 0),
					shown(it, 0), (sum.rest() != null) ? "are other" : "are left over")));
	}

	/** What is left of a whole, where all its parts are known. */
	private Optional<BigDecimal> left(Printed whole, Parts parts) {
		return (whole.value() == null || parts.total() == null || parts.hidden() > 0 || parts.absent() > 0)
				? Optional.empty() : Optional.of(whole.value().subtract(parts.total()));
	}

	/** The parts of a dimension and the whole, of a figure that counts. */
	private void across(Dimension dimension, Printed whole) {
		Map<String, String> by = series.by(whole.key().cut());
		if (!PublishedSeries.ALL.equals(by.get(dimension.code())) || dimension.overlapping() || isShare(whole)) {
			return;
		}
		addUp(whole, "The parts by %s".formatted(dimension.title().toLowerCase(Locale.UK)),
				of(dimension.values().stream().map(value -> {
					var part = new HashMap<>(by);
					part.put(dimension.code(), value.code());
					return new Key(whole.key().area(), whole.key().figure(), series.cut(part), whole.key().period());
				}).toList()));
	}

	/** All areas of a kind, where the series says that they make up the country. */
	private void acrossAreas(Printed whole) {
		PublishedArea.@Nullable Kind kind = series.areasOf();
		boolean country = series.area(whole.key().area())
			.filter(it -> it.kind() == PublishedArea.Kind.COUNTRY)
			.isPresent();
		if (kind != null && country && !isShare(whole)) {
			addUp(whole, "The areas",
					of(series.areas()
						.stream()
						.filter(it -> it.kind() == kind)
						.map(it -> new Key(it.code(), whole.key().figure(), whole.key().cut(), whole.key().period()))
						.toList()));
		}
	}

	private void addUp(Printed whole, String what, Parts parts) {
		@Nullable BigDecimal value = whole.value();
		if (value == null || parts.total() == null) {
			return;
		}
		int compared = parts.total().compareTo(value);
		// What is hidden or was not printed may be the difference.
		if (compared > 0 || compared < 0 && parts.hidden() == 0 && parts.absent() == 0) {
			warn(whole, "%s make %s, and the whole is printed as %s.".formatted(what, shown(parts.total(), 0),
					shown(value, 0)));
		}
	}

	private boolean isShare(Printed figure) {
		return series.figure(figure.key().figure())
			.flatMap(it -> it.method(figure.method()))
			.filter(it -> it.unit().equals(PERCENT) || it.unit().startsWith("per "))
			.isPresent();
	}

	private Parts parts(List<String> codes, Printed beside) {
		return of(codes.stream()
			.map(it -> new Key(beside.key().area(), it, beside.key().cut(), beside.key().period()))
			.toList());
	}

	private Parts of(List<Key> keys) {
		@Nullable BigDecimal total = null;
		int hidden = 0;
		int absent = 0;
		for (Key key : keys) {
			@Nullable Printed part = figures.get(key);
			if (part == null) {
				absent++;
			}
			else if (part.value() != null) {
				total = Objects.requireNonNullElse(total, BigDecimal.ZERO).add(part.value());
			}
			else if (part.qualifier() != Qualifier.NOT_APPLICABLE) {
				hidden++;
			}
		}
		return new Parts(total, hidden, absent);
	}

	private static Optional<BigDecimal> whole(Parts parts) {
		return (parts.hidden() == 0 && parts.absent() == 0) ? Optional.ofNullable(parts.total()) : Optional.empty();
	}

	private void warn(Printed figure, String words) {
		Item item = series.figure(figure.key().figure()).orElseThrow();
		String part = series.named(series.by(figure.key().cut()));
		warnings.add(new PublishedWarning(figure.key().figure(), item.label(),
				series.area(figure.key().area()).map(PublishedArea::label).orElse(figure.key().area()), part,
				figure.key().period(), words));
	}

	/** A number in figures. */
	static String shown(BigDecimal value, int precision) {
		int places = Math.max(precision, Math.min(2, Math.max(0, value.stripTrailingZeros().scale())));
		return String.format(Locale.UK, "%,." + ((precision == 1) ? 1 : places) + "f",
				value.setScale((precision == 1) ? 1 : places, RoundingMode.HALF_UP));
	}

	/**
	 * Parts of a whole.
	 *
	 * @param total of those that are printed; null for none
	 * @param hidden how many are printed as a sign
	 * @param absent how many are not printed at all
	 */
	private record Parts(@Nullable BigDecimal total, int hidden, int absent) {
	}

}
