package scot.adp.measures.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingFieldSelectionSet;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import scot.adp.directory.LocalAreaView;
import scot.adp.measures.Figure;
import scot.adp.measures.Figures;
import scot.adp.measures.MeasureView;
import scot.adp.measures.Measures;
import scot.adp.measures.ReleaseView;
import scot.adp.measures.Releases;
import scot.adp.measures.SourceRun;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.OutcomeView;

/** What is measured, and its numbers as the caller may see them. */
@Controller
class MeasureController {

	private static final int PERIODS = 8;

	private final Measures measures;

	private final Figures figures;

	private final Releases releases;

	MeasureController(Measures measures, Figures figures, Releases releases, BatchLoaderRegistry loaders) {
		this.measures = measures;
		this.figures = figures;
		this.releases = releases;
		loaders.<SeriesOf, List<Point>>forName("measureSeries")
			.registerMappedBatchLoader((wanted, environment) -> Mono.fromCallable(() -> read(wanted)));
		loaders.<LocalOf, List<LocalFigure>>forName("localFigures")
			.registerMappedBatchLoader((wanted, environment) -> Mono.fromCallable(() -> local(wanted)));
		loaders.<String, List<MeasureView>>forName("outcomeMeasures")
			.registerMappedBatchLoader((wanted, environment) -> Mono
				.fromCallable(() -> all(wanted, measures.ofOutcomes(wanted), List.of())));
		loaders.<String, List<MeasureView>>forName("actionMeasures")
			.registerMappedBatchLoader((wanted, environment) -> Mono
				.fromCallable(() -> all(wanted, measures.ofActions(wanted), List.of())));
	}

	@QueryMapping
	Optional<MeasureView> measure(@Argument MeasureCode code) {
		return measures.find(code);
	}

	@QueryMapping
	CountedConnection<MeasureView> measures(@Argument @Nullable Boolean headline, @Argument @Nullable String outcome,
			@Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		var filter = new Measures.Filter(null, headline, outcome);
		@Nullable String behind = CountedConnection.key(after);
		return CountedConnection.of(measures.behind(filter, behind, size), size, behind != null, measures.count(filter),
				row -> row.code().value());
	}

	@QueryMapping
	List<SourceRun> measureRuns() {
		return measures.runs();
	}

	@SchemaMapping(typeName = "Outcome", field = "measures")
	CompletableFuture<List<MeasureView>> ofOutcome(OutcomeView outcome, @Argument @Nullable Boolean headline,
			DataLoader<String, List<MeasureView>> outcomeMeasures) {
		return outcomeMeasures.load(outcome.plan().value() + "/" + outcome.code())
			.thenApply(found -> chosen(found, headline));
	}

	@SchemaMapping(typeName = "Action", field = "measures")
	CompletableFuture<List<MeasureView>> ofAction(ActionView action, @Argument @Nullable Boolean headline,
			DataLoader<String, List<MeasureView>> actionMeasures) {
		return actionMeasures.load(action.plan().value() + "/" + action.code())
			.thenApply(found -> chosen(found, headline));
	}

	@SchemaMapping(typeName = "LocalArea", field = "figures")
	CompletableFuture<List<LocalFigure>> ofArea(LocalAreaView area, @Argument List<MeasureCode> measures,
			DataLoader<LocalOf, List<LocalFigure>> localFigures) {
		return localFigures.load(new LocalOf(area, measures));
	}

	@SchemaMapping(typeName = "Measure", field = "series")
	CompletableFuture<List<Point>> series(MeasureView measure, @Argument @Nullable Integer periods,
			@Argument @Nullable LocalDate asAt, DataFetchingFieldSelectionSet selected,
			DataLoader<SeriesOf, List<Point>> measureSeries) {
		return measureSeries.load(
				new SeriesOf(measure.code(), (periods != null) ? periods : PERIODS, asAt, selected.contains("parts")));
	}

	@MutationMapping
	ReleaseView releaseMeasure(@Argument ReleaseInput input) {
		return releases.release(input.idempotencyKey(), input.measure(), input.from());
	}

	@MutationMapping
	List<SourceRun> rebuildMeasures(@Argument RebuildInput input) {
		measures.rebuild(input.idempotencyKey(), input.measure());
		return measures.runs();
	}

	@SchemaMapping(typeName = "MeasureRelease", field = "from")
	LocalDate from(ReleaseView release) {
		return release.period().from();
	}

	/** Reads all series of one kind at once. */
	private Map<SeriesOf, List<Point>> read(Set<SeriesOf> wanted) {
		var found = new HashMap<SeriesOf, List<Point>>();
		wanted.stream()
			.collect(Collectors.groupingBy(it -> List.of(it.periods(), Optional.ofNullable(it.asAt()), it.withParts())))
			.values()
			.forEach(alike -> {
				SeriesOf one = alike.getFirst();
				var measures = alike.stream().map(SeriesOf::measure).toList();
				if (one.withParts()) {
					var read = figures.parts(measures, one.periods(), one.asAt());
					alike.forEach(it -> found.put(it, points(read.get(it.measure()), Point::of)));
				}
				else {
					var read = figures.series(measures, one.periods(), one.asAt());
					alike.forEach(
							it -> found.put(it, points(read.get(it.measure()), point -> Point.of(point, List.of()))));
				}
			});
		return found;
	}

	/** Reads what is asked of areas, all that is asked for alike at once. */
	private Map<LocalOf, List<LocalFigure>> local(Set<LocalOf> wanted) {
		var found = new HashMap<LocalOf, List<LocalFigure>>();
		wanted.stream().collect(Collectors.groupingBy(LocalOf::measures)).forEach((codes, alike) -> {
			var read = figures.local(codes);
			alike.forEach(it -> found.put(it,
					codes.stream()
						.distinct()
						.map(read::get)
						.filter(Objects::nonNull)
						.map(local -> LocalFigure.of(local, it.area()))
						.toList()));
		});
		return found;
	}

	private static <T> List<Point> points(@Nullable List<T> read, Function<T, Point> point) {
		return (read != null) ? read.stream().map(point).toList() : List.of();
	}

	private static List<MeasureView> chosen(List<MeasureView> speaking, @Nullable Boolean headline) {
		return (headline == null) ? speaking : speaking.stream().filter(it -> it.headline() == headline).toList();
	}

	private static <T> Map<String, T> all(Set<String> wanted, Map<String, T> found, T none) {
		return wanted.stream().collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it, none)));
	}

	@Bean
	static NodeSource<MeasureCode> measureNodes(Measures measures) {
		return new NodeSource<>("Measure", MeasureCode.class, measures::find, measures::codes);
	}

	/** What is asked of a measure. */
	record SeriesOf(MeasureCode measure, int periods, @Nullable LocalDate asAt, boolean withParts) {
	}

	/** What is asked of an area. */
	record LocalOf(LocalAreaView area, List<MeasureCode> measures) {
	}

	/** What a measure tells of an area, as a client reads it. */
	record LocalFigure(MeasureView measure, LocalDate from, LocalDate to, String name, Figure figure, boolean open) {

		static LocalFigure of(Figures.Local of, LocalAreaView area) {
			var period = of.point().period();
			return new LocalFigure(of.measure(), period.from(), period.to(), period.name(), of.of(area),
					of.point().open());
		}

	}

	/** What a measure told of a period, as a client reads it. */
	record Point(LocalDate from, LocalDate to, String name, Figure figure, @Nullable BigDecimal target,
			@Nullable Boolean targetMet, @Nullable BigDecimal ofTarget, boolean breakBefore, boolean open, int method,
			int notReported, @Nullable Integer vintage, @Nullable OffsetDateTime computedAt,
			@Nullable OffsetDateTime releasedAt, List<Part> parts) {

		static Point of(Figures.Parts of) {
			return of(of.point(),
					of.parts()
						.stream()
						.map(it -> new Part(it.slice().by(), it.slice().value(), it.name(), it.figure(), it.own(),
								it.byReturn()))
						.toList());
		}

		static Point of(Figures.Point point, List<Part> parts) {
			return new Point(point.period().from(), point.period().to(), point.period().name(), point.figure(),
					point.target(), point.targetMet(), point.ofTarget(), point.breakBefore(), point.open(),
					point.method(), point.notReported(), point.vintage(), point.computedAt(), point.releasedAt(),
					parts);
		}

	}

	/** A part of a measure, as a client reads it. */
	record Part(String by, String value, @Nullable String name, Figure figure, boolean own, boolean byReturn) {
	}

	/** A release as a client asks for it. */
	record ReleaseInput(String idempotencyKey, MeasureCode measure, LocalDate from) {
	}

	/** A rebuild as a client asks for it. */
	record RebuildInput(String idempotencyKey, @Nullable MeasureCode measure) {
	}

}
