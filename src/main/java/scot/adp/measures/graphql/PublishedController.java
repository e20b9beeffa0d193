package scot.adp.measures.graphql;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import scot.adp.measures.MeasureView;
import scot.adp.measures.PublishedFigure;
import scot.adp.measures.PublishedFigures;
import scot.adp.measures.PublishedFigures.Filter;
import scot.adp.measures.PublishedFigures.Known;
import scot.adp.measures.PublishedFigures.Part;
import scot.adp.measures.PublishedPeriod;
import scot.adp.measures.PublishedReleaseView;
import scot.adp.measures.PublishedWarning;
import scot.adp.measures.SeriesCode;
import scot.adp.platform.NodeSource;

/** What others publish, as it was printed. */
@Controller
class PublishedController {

	private final PublishedFigures published;

	PublishedController(PublishedFigures published, BatchLoaderRegistry loaders) {
		this.published = published;
		loaders.<FiguresOf, List<PublishedFigure>>forName("publishedFigures")
			.registerMappedBatchLoader((wanted, environment) -> Mono.fromCallable(() -> read(wanted)));
	}

	@QueryMapping
	List<PublishedSeriesView> publishedSeries() {
		return published.series().stream().map(PublishedSeriesView::of).toList();
	}

	@QueryMapping
	PublishedFigures.Together publishedTogether(@Argument SeriesCode series, @Argument String figure,
			@Argument String area, @Argument LocalDate from, @Argument LocalDate to) {
		return published.together(series, new Filter(figure, area, null, from, to));
	}

	@QueryMapping
	PublishedFigures.Difference publishedDifference(@Argument PublishedFigures.Id one,
			@Argument PublishedFigures.Id other) {
		return published.difference(one, other);
	}

	@BatchMapping(typeName = "Measure", field = "published")
	Map<MeasureView, List<PublishedFigure>> beside(List<MeasureView> of) {
		var found = published.beside(of.stream().map(MeasureView::code).toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.code(), List.of())));
	}

	@BatchMapping(typeName = "PublishedSeries", field = "releases")
	Map<PublishedSeriesView, List<PublishedReleaseView>> releases(List<PublishedSeriesView> of) {
		return each(of, published::releases);
	}

	@BatchMapping(typeName = "PublishedSeries", field = "warnings")
	Map<PublishedSeriesView, List<PublishedWarning>> warnings(List<PublishedSeriesView> of) {
		return each(of, published::warnings);
	}

	@SchemaMapping(typeName = "PublishedSeries", field = "figures")
	CompletableFuture<List<PublishedFigure>> figures(PublishedSeriesView series, @Argument @Nullable String figure,
			@Argument @Nullable String area, @Argument @Nullable LocalDate from, @Argument @Nullable LocalDate to,
			DataLoader<FiguresOf, List<PublishedFigure>> publishedFigures) {
		return publishedFigures.load(new FiguresOf(series.code(), new Filter(figure, area, null, from, to)));
	}

	@SchemaMapping(typeName = "PublishedFigure", field = "by")
	List<Part> by(PublishedFigure figure) {
		return figure.by().entrySet().stream().map(it -> new Part(it.getKey(), it.getValue())).toList();
	}

	@SchemaMapping(typeName = "PublishedPeriod", field = "name")
	String name(PublishedPeriod period) {
		return period.name();
	}

	@SchemaMapping(typeName = "PublishedWarning", field = "line")
	String line(PublishedWarning warning) {
		return warning.line();
	}

	@MutationMapping
	PublishedFigures.Recorded recordPublishedFigure(@Argument PublishedFigures.NewFigure input) {
		return published.record(input);
	}

	@MutationMapping
	@Nullable PublishedSeriesView withdrawPublishedFigure(@Argument WithdrawInput input) {
		@Nullable PublishedFigure figure = published.byIds(List.of(input.id())).get(input.id());
		published.withdraw(input.idempotencyKey(), input.id(), input.reason());
		return Optional.ofNullable(figure)
			.flatMap(it -> published.find(it.series()))
			.map(PublishedSeriesView::of)
			.orElse(null);
	}

	/** Reads all figures of one kind at once. */
	private Map<FiguresOf, List<PublishedFigure>> read(Set<FiguresOf> wanted) {
		var found = new HashMap<FiguresOf, List<PublishedFigure>>();
		wanted.stream().collect(Collectors.groupingBy(FiguresOf::filter)).forEach((filter, alike) -> {
			var read = published.figures(alike.stream().map(FiguresOf::series).toList(), filter);
			alike.forEach(it -> found.put(it, read.getOrDefault(it.series(), List.of())));
		});
		return found;
	}

	private static <T> Map<PublishedSeriesView, List<T>> each(List<PublishedSeriesView> of,
			Function<Collection<SeriesCode>, Map<SeriesCode, List<T>>> reading) {
		var found = reading.apply(of.stream().map(PublishedSeriesView::code).toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.code(), List.of())));
	}

	@Bean
	static NodeSource<SeriesCode> publishedSeriesNodes(PublishedFigures published) {
		return new NodeSource<>("PublishedSeries", SeriesCode.class,
				code -> published.find(code).map(PublishedSeriesView::of), published::codes);
	}

	@Bean
	static NodeSource<PublishedFigures.Id> publishedFigureNodes(PublishedFigures published) {
		return new NodeSource<>("PublishedFigure", PublishedFigures.Id.class,
				id -> Optional.ofNullable(published.byIds(List.of(id)).get(id)));
	}

	/** A series as a client reads it. */
	record PublishedSeriesView(SeriesCode code, String title, String meaning, String publisher,
			@Nullable LocalDate publishedOn, @Nullable PublishedPeriod last, @Nullable LocalDate dueOn) {

		static PublishedSeriesView of(Known known) {
			var series = known.series();
			return new PublishedSeriesView(series.code(), series.title(), series.meaning(), series.publisher(),
					known.publishedOn(), known.last(), known.dueOn());
		}

	}

	/** What is asked of a series. */
	record FiguresOf(SeriesCode series, Filter filter) {
	}

	/** A figure that goes. */
	record WithdrawInput(String idempotencyKey, PublishedFigures.Id id, String reason) {
	}

}
