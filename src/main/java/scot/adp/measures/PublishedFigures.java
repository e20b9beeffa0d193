package scot.adp.measures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.PublishedSeries.Item;
import scot.adp.measures.PublishedStore.Key;
import scot.adp.measures.PublishedStore.Newest;
import scot.adp.measures.PublishedStore.Printed;
import scot.adp.measures.PublishedStore.Said;
import scot.adp.measures.PublishedStore.Stored;
import scot.adp.measures.PublishedStore.Wanted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Read;

/**
 * What others publish, kept as it was printed: each release of a period stands beside the
 * ones before it, so that it is seen when and how a figure was revised. It is public, so
 * nothing of it is hidden; and nothing of anybody else is worked out from it.
 */
@Service
@Transactional
public class PublishedFigures {

	/** The most characters of the name of a release. */
	public static final int NAME_LIMIT = 120;

	/** The most characters of where it was found, and of a reason. */
	public static final int SOURCE_LIMIT = 500;

	/** The word for programs where figures of two methods would be compared. */
	public static final String METHOD_DIFFERS = "METHOD_DIFFERS";

	/** The word for programs where a running total would be built from parts. */
	public static final String CUMULATIVE = "CUMULATIVE";

	private final PublishedBook book;

	private final PublishedStore store;

	private final Recording recording;

	private final Clock clock;

	PublishedFigures(PublishedBook book, PublishedStore store, Recording recording, Clock clock) {
		this.book = book;
		this.store = store;
		this.recording = recording;
		this.clock = clock;
	}

	/** What is published that is kept here, with the newest that is known of each. */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<Known> series() {
		var newest = store.newest();
		return book.all().stream().map(it -> known(it, newest.get(it.code()))).toList();
	}

	/** A series by code, with the newest that is known of it. */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<Known> find(SeriesCode code) {
		return book.find(code).map(it -> known(it, store.newest().get(code)));
	}

	/** The codes of all series. */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<SeriesCode> codes() {
		return book.all().stream().map(PublishedSeries::code).toList();
	}

	/** The releases of series, the last first. */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<SeriesCode, List<PublishedReleaseView>> releases(Collection<SeriesCode> series) {
		return store.releases(series).stream().collect(Collectors.groupingBy(PublishedReleaseView::series));
	}

	/**
	 * Figures of a series as they were printed, in one statement: the last period first,
	 * of each figure the last vintage first.
	 */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<PublishedFigure> figures(SeriesCode series, Filter filter) {
		PublishedSeries of = book.get(series);
		return withWorkedOut(List.of(of), filter,
				views(store.figures(new Wanted(List.of(series), needed(List.of(of), filter), filter.area(),
						(filter.by() != null) ? of.cut(filter.by()) : null, filter.first(), filter.last()))));
	}

	/** Beside what was printed, what is worked out from it. */
	private static List<PublishedFigure> withWorkedOut(Collection<PublishedSeries> series, Filter filter,
			List<PublishedFigure> read) {
		var all = new ArrayList<>(read);
		series.forEach(of -> all
			.addAll(PublishedChecks.workedOut(of, read.stream().filter(it -> it.series().equals(of.code())).toList())));
		all.removeIf(it -> filter.figure() != null && !it.figure().equals(filter.figure()));
		all.sort(ORDER);
		return all;
	}

	/**
	 * The figures that are read: the one that is asked for, and what it is worked out
	 * from.
	 */
	private static @Nullable Collection<String> needed(Collection<PublishedSeries> series, Filter filter) {
		@Nullable String figure = filter.figure();
		return (figure == null) ? null
				: series.stream()
					.flatMap(it -> PublishedChecks.needed(it, List.of(figure)).stream())
					.collect(Collectors.toSet());
	}

	/**
	 * What was published of a period, all areas, parts and figures of a series, such as
	 * the bands of waiting times: the last vintage of each first.
	 */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<PublishedFigure> of(SeriesCode series, Period period) {
		return book.find(series)
			.map(it -> views(store.figures(new Wanted(List.of(series), null, null, null, period.from(), period.to()))))
			.orElse(List.of());
	}

	/**
	 * What was published that stands beside measures of ours, of the whole of each
	 * series: of each measure the last period first, our own area first, the last vintage
	 * first. Where a publisher prints only parts, the share is worked out from those of
	 * one release and says so.
	 */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<MeasureCode, List<PublishedFigure>> beside(Collection<MeasureCode> measures) {
		return beside(measures, null, null);
	}

	/** The same, of a measure and some periods alone. */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<PublishedFigure> beside(MeasureCode measure, Collection<Period> periods) {
		Optional<LocalDate> first = periods.stream().map(Period::from).min(LocalDate::compareTo);
		Optional<LocalDate> last = periods.stream().map(Period::to).max(LocalDate::compareTo);
		var wanted = periods.stream().map(PublishedPeriod::of).collect(Collectors.toSet());
		return first.isEmpty() ? List.of()
				: beside(List.of(measure), first.get(), last.orElse(null)).getOrDefault(measure, List.of())
					.stream()
					.filter(it -> wanted.contains(it.period()))
					.toList();
	}

	/**
	 * What the figures of some periods make together, such as the year of four quarters.
	 * @param filter names figure and area
	 * @throws Problem where a running total, a share or figures of two methods would be
	 * added up, or one of them is hidden
	 */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Together together(SeriesCode series, Filter filter) {
		PublishedSeries of = book.get(series);
		Item item = of.figure(Objects.requireNonNullElse(filter.figure(), ""))
			.orElseThrow(() -> Problem.notFound("figure", String.valueOf(filter.figure())));
		if (item.cumulative()) {
			throw Problem.invalid("figure",
					"%s is a running total: it is taken as it is printed, and never built from parts. People who come in twice, or are corrected later, would be counted wrong."
						.formatted(item.label()),
					CUMULATIVE);
		}
		var found = figures(series, new Filter(item.code(), filter.area(),
				Objects.requireNonNullElse(filter.by(), of.whole()), filter.first(), filter.last()))
			.stream()
			.filter(PublishedFigure::newest)
			.toList();
		if (found.isEmpty()) {
			throw Problem.invalid("figure", "Nothing of it is kept for these periods and this area.");
		}
		PublishedFigure one = found.getFirst();
		found.forEach(it -> PublishedChecks.expectAlike(one, it));
		new Problem.Faults()
			.when(found.stream().anyMatch(it -> !it.area().equals(one.area())), "area", "Name one area.")
			.when(one.unit().equals("%") || one.unit().startsWith("per "), "figure",
					"Shares of several periods make no sum; add up what they are made of.")
			.when(found.stream().anyMatch(it -> it.value() == null), "figure",
					"One of them is printed as a sign and not as a number, so there is no sum.")
			.raise();
		return new Together(
				found.stream().map(it -> Objects.requireNonNull(it.value())).reduce(BigDecimal.ZERO, BigDecimal::add),
				found);
	}

	/**
	 * By how much one figure is more than another.
	 * @throws Problem where they are of different methods or units, or one of them is no
	 * number
	 */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Difference difference(Id one, Id other) {
		Map<Id, PublishedFigure> found = byIds(List.of(one, other));
		PublishedFigure first = Optional.ofNullable(found.get(one))
			.orElseThrow(() -> Problem.notFound("published figure", one.value().toString()));
		PublishedFigure second = Optional.ofNullable(found.get(other))
			.orElseThrow(() -> Problem.notFound("published figure", other.value().toString()));
		PublishedChecks.expectAlike(first, second);
		if (first.value() == null || second.value() == null) {
			throw Problem.invalid("other", "One of them is printed as a sign and not as a number.");
		}
		return new Difference(first.value().subtract(second.value()), first, second);
	}

	/** Figures by their ids; those that were withdrawn are left out. */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Id, PublishedFigure> byIds(Collection<Id> ids) {
		var found = new HashMap<Id, PublishedFigure>();
		views(store.byIds(ids)).forEach(it -> found.put(it.id(), it));
		return found;
	}

	/** Figures of several series at once, as of one. */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<SeriesCode, List<PublishedFigure>> figures(Collection<SeriesCode> series, Filter filter) {
		var of = series.stream().distinct().map(book::get).toList();
		return withWorkedOut(of, filter,
				views(store.figures(
						new Wanted(series, needed(of, filter), filter.area(), null, filter.first(), filter.last()))))
			.stream()
			.collect(Collectors.groupingBy(PublishedFigure::series));
	}

	/** What is worth a look in the newest figures of series. */
	@Allowed(operation = "measures.published.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<SeriesCode, List<PublishedWarning>> warnings(Collection<SeriesCode> series) {
		var found = figures(series, Filter.ALL);
		return series.stream()
			.distinct()
			.collect(Collectors.toMap(code -> code,
					code -> PublishedChecks.ofNewest(book.get(code), found.getOrDefault(code, List.of()))));
	}

	/**
	 * Keeps a figure of a release as it is printed, such as one of a PDF.
	 * @return the figure, and what is worth a look in its release now
	 * @throws Problem where a field is wrong, or the release says something else already
	 */
	@Allowed(operation = "measures.published.record", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	public Recorded record(NewFigure typed) {
		PublishedSeries series = book.get(typed.series());
		Printed printed = checked(series, typed);
		String release = Blanks.line(typed.release());
		String source = Blanks.strip(typed.source());
		Author author = recording.author();
		Id id = recording.once(author, typed.idempotencyKey(), typed, Id::new, () -> {
			UUID within = store.release(series.code(), release, typed.publishedOn(), source, author);
			@Nullable Said said = store.said(series.code(), release, typed.publishedOn()).get(printed.key());
			if (printed.same(said)) {
				return Made.found(new Id(store.id(within, printed.key())));
			}
			if (said != null) {
				throw Problem.conflict(
						"This release says %s already. Withdraw that if it was mistyped; if the publisher corrected it, give that release a name of its own."
							.formatted(said.printed()),
						null);
			}
			store.add(within, null, List.of(printed), author);
			var made = new Id(store.id(within, printed.key()));
			return new Made<>(made, "published figure %s".formatted(series.code().value()),
					Map.of("figure", printed.key().figure(), "area", printed.key().area(), "from",
							printed.key().period().from().toString(), "printed", printed.printed()));
		});
		PublishedFigure kept = Optional.ofNullable(byIds(List.of(id)).get(id))
			.orElseThrow(() -> Problem.conflict("This figure was withdrawn meanwhile.", null));
		var ofRelease = figures(series.code(),
				new Filter(null, kept.area().code(), null, kept.period().from(), kept.period().to()));
		return new Recorded(kept,
				PublishedChecks.ofNewest(series, ofRelease)
					.stream()
					.filter(it -> it.period().equals(kept.period()))
					.toList());
	}

	/**
	 * Withdraws a figure that somebody mistyped; it stays in the audit trail. What a file
	 * brought goes with the file, by the register of imports.
	 */
	@Allowed(operation = "measures.published.withdraw", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	public void withdraw(String idempotencyKey, Id id, String reason) {
		new Problem.Faults().words(reason, SOURCE_LIMIT, "reason", "Say in a few words why it goes.").raise();
		recording.once(idempotencyKey, List.of(id, reason), Id::new, author -> {
			if (!store.withdraw(id, Blanks.strip(reason), author)) {
				throw Problem.invalid("id",
						"This figure was withdrawn already, or a file brought it: take that back in the register of imports.");
			}
			return new Made<>(id, "published figure " + id.value(), Map.of("withdrawn", "yes"));
		});
	}

	private Printed checked(PublishedSeries series, NewFigure typed) {
		Optional<Item> item = series.figure(typed.figure());
		Optional<PublishedArea> area = series.area(typed.area());
		Read<PublishedPeriod> period = PublishedPeriod.read(typed.period(), series.length(), series.calendar());
		Read<PublishedText> text = PublishedText.read(typed.printed(), Objects.requireNonNullElse(typed.sign(), ""),
				series);
		var faults = new Problem.Faults()
			.words(typed.release(), NAME_LIMIT, "release", "Say what its publisher calls the release.")
			.words(typed.source(), SOURCE_LIMIT, "source", "Say where it was found, such as the address of the page.")
			.when(item.isEmpty(), "figure",
					"This series has no such figure; use one of %s."
						.formatted(series.figures().stream().map(Item::code).collect(Collectors.joining(", "))))
			.when(area.isEmpty(), "area",
					"This series has no such area; use one of %s."
						.formatted(series.areas().stream().map(PublishedArea::code).collect(Collectors.joining(", "))))
			.when(!period.isRead(), "period", period.fault())
			.when(!text.isRead(), "printed",
					text.fault().isEmpty() ? "Write the figure as it is printed, or its sign." : text.fault());
		day(faults, typed.publishedOn(), period.value(), clock);
		var by = new LinkedHashMap<String, String>();
		for (Part part : Objects.requireNonNullElse(typed.by(), List.<Part>of())) {
			boolean known = series.dimensions()
				.stream()
				.filter(it -> it.code().equals(part.dimension()))
				.anyMatch(it -> part.value().equals(PublishedSeries.ALL)
						|| it.values().stream().anyMatch(value -> value.code().equals(part.value())));
			faults.when(!known, "by", "This series has no such part; use the codes of its dimensions.")
				.when(by.put(part.dimension(), part.value()) != null, "by", "A dimension stands here twice.");
		}
		faults.raise();
		PublishedText read = Objects.requireNonNull(text.value());
		return new Printed(
				new Key(area.orElseThrow().code(), item.orElseThrow().code(), series.cut(by),
						Objects.requireNonNull(period.value())),
				item.get().method(typed.publishedOn()).version(), read.printed(), read.value(), read.numerator(),
				read.denominator(), read.qualifier());
	}

	/** Notes a day on which nothing can have been published. */
	static void day(Problem.Faults faults, LocalDate publishedOn, @Nullable PublishedPeriod period, Clock clock) {
		faults
			.when(publishedOn.isAfter(LocalDate.now(clock)), "publishedOn",
					"This day is still to come; give the day on which it was published.")
			.when(period != null && !publishedOn.isAfter(period.to()), "publishedOn",
					"%s was not over on that day; look at the day and at the period."
						.formatted((period != null) ? period.name() : ""));
	}

	private Map<MeasureCode, List<PublishedFigure>> beside(Collection<MeasureCode> measures, @Nullable LocalDate first,
			@Nullable LocalDate last) {
		var items = book.beside(measures);
		var found = new HashMap<MeasureCode, List<PublishedFigure>>();
		measures.forEach(it -> found.put(it, new ArrayList<>()));
		if (!items.isEmpty()) {
			var figures = items.entrySet()
				.stream()
				.flatMap(it -> PublishedChecks.needed(it.getKey(), it.getValue().stream().map(Item::code).toList())
					.stream())
				.collect(Collectors.toSet());
			var read = views(store.figures(new Wanted(items.keySet().stream().map(PublishedSeries::code).toList(),
					figures, null, null, first, last)));
			items.keySet().forEach(series -> {
				withWorkedOut(List.of(series), Filter.ALL,
						read.stream().filter(it -> it.series().equals(series.code())).toList())
					.stream()
					.filter(it -> it.by().equals(series.beside()))
					.forEach(it -> Optional.ofNullable(it.measure()).map(found::get).ifPresent(of -> of.add(it)));
			});
			found.values().forEach(it -> it.sort(ORDER));
		}
		return found;
	}

	private static final Comparator<PublishedFigure> ORDER = Comparator.comparing(PublishedFigure::period)
		.reversed()
		.thenComparing(it -> !it.area().ours())
		.thenComparing(it -> it.area().kind(), Comparator.reverseOrder())
		.thenComparing(it -> it.series().value())
		.thenComparing(PublishedFigure::figure)
		.thenComparing(it -> it.by().toString())
		.thenComparing(PublishedFigure::vintage, Comparator.reverseOrder());

	private List<PublishedFigure> views(List<Stored> rows) {
		return rows.stream().flatMap(row -> view(row).stream()).toList();
	}

	/** A figure as it is read; none of what left the files. */
	private Optional<PublishedFigure> view(Stored row) {
		Optional<PublishedSeries> of = book.find(row.series());
		Optional<Item> item = of.flatMap(it -> it.figure(row.figure()));
		Optional<PublishedArea> area = of.flatMap(it -> it.area(row.area()));
		if (of.isEmpty() || item.isEmpty() || area.isEmpty()) {
			return Optional.empty();
		}
		PublishedSeries series = of.get();
		return Optional.of(new PublishedFigure(row.id(), row.series(), row.figure(), item.get().label(),
				item.get().method(row.method()).map(PublishedSeries.Method::unit).orElse(item.get().unit()), area.get(),
				series.by(row.cut()), new PublishedPeriod(row.fromOn(), row.toOn()), row.printed(), row.value(),
				row.numerator(), row.denominator(), row.qualifier(), row.method(), item.get().measure(),
				series.publisher(), row.release(), row.publishedOn(), row.source(), row.typed(), row.vintage(),
				row.vintage() == row.vintages(), false));
	}

	private Known known(PublishedSeries series, @Nullable Newest newest) {
		if (newest == null) {
			return new Known(series, null, null, null, null);
		}
		// The last period that is known, by how long the series' periods are.
		PublishedPeriod last = new PublishedPeriod(newest.toOn().plusDays(1).minusMonths(series.length().months()),
				newest.toOn());
		LocalDate due = last.next().to().plusDays(series.lagDays());
		return new Known(series, newest.publishedOn(), last, last.next(), due);
	}

	/** Which figures are meant; null for any. */
	public record Filter(@Nullable String figure, @Nullable String area, @Nullable Map<String, String> by,
			@Nullable LocalDate first, @Nullable LocalDate last) {

		/** All. */
		public static final Filter ALL = new Filter(null, null, null, null, null);

	}

	/**
	 * A series and the newest that is known of it; without any figure all of that is
	 * null.
	 *
	 * @param publishedOn the day of its last release
	 * @param last its last period
	 * @param next the period that comes next
	 * @param dueOn when that is expected
	 */
	public record Known(PublishedSeries series, @Nullable LocalDate publishedOn, @Nullable PublishedPeriod last,
			@Nullable PublishedPeriod next, @Nullable LocalDate dueOn) {

		/** Whether a release is expected by a day and not known here. */
		public boolean overdue(LocalDate day) {
			return dueOn != null && dueOn.isBefore(day);
		}

	}

	/**
	 * A figure as somebody types it.
	 *
	 * @param release what its publisher calls the release
	 * @param source where it was found
	 * @param by which part of it; the whole of a dimension that is left out
	 * @param period as it is printed
	 * @param printed the figure as it is printed
	 * @param sign beside it; null for none
	 */
	public record NewFigure(String idempotencyKey, SeriesCode series, String release, LocalDate publishedOn,
			String source, String figure, String area, @Nullable List<Part> by, String period, String printed,
			@Nullable String sign) {
	}

	/** A part by one dimension. */
	public record Part(String dimension, String value) {
	}

	/** A figure that was kept, and what is worth a look beside it. */
	public record Recorded(PublishedFigure figure, List<PublishedWarning> warnings) {
	}

	/** By how much one figure is more than another. */
	public record Difference(BigDecimal value, PublishedFigure one, PublishedFigure other) {
	}

	/** What figures make together. */
	public record Together(BigDecimal value, List<PublishedFigure> of) {
	}

	/** What is published, by its id. */
	public record Id(UUID value) implements Identifier {
	}

}
