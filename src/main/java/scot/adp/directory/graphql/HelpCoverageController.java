package scot.adp.directory.graphql;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.CoverageAskView;
import scot.adp.directory.CoverageAsks;
import scot.adp.directory.CoverageCell;
import scot.adp.directory.HelpCoverage;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.platform.UnitId;

/** Where and when something is open. */
@Controller
class HelpCoverageController {

	private final HelpCoverage coverage;

	private final ServiceRegister services;

	private final Areas areas;

	private final CoverageAsks asks;

	private final Partners partners;

	HelpCoverageController(HelpCoverage coverage, CoverageAsks asks, ServiceRegister services, Areas areas,
			Partners partners, BatchLoaderRegistry loaders) {
		this.coverage = coverage;
		this.asks = asks;
		this.partners = partners;
		this.services = services;
		this.areas = areas;
		loaders.<CellOf, List<ServiceView>>forName("coverageServices")
			.registerMappedBatchLoader((wanted, environment) -> Mono.fromCallable(() -> read(wanted)));
		loaders.<AreaOf, List<CoverageCell>>forName("areaCoverage")
			.registerMappedBatchLoader((wanted, environment) -> Mono.fromCallable(() -> cells(wanted)));
	}

	@QueryMapping
	List<CoverageCell> helpCoverage(@Argument @Nullable List<String> kinds, @Argument @Nullable LocalDate on) {
		return coverage.of((kinds != null) ? kinds : List.of(), on).cells();
	}

	@SchemaMapping(typeName = "LocalArea", field = "helpCoverage")
	CompletableFuture<List<CoverageCell>> ofArea(LocalAreaView area, @Argument @Nullable List<String> kinds,
			@Argument @Nullable LocalDate on, DataLoader<AreaOf, List<CoverageCell>> areaCoverage) {
		return areaCoverage.load(new AreaOf(new Question((kinds != null) ? kinds : List.of(), on), area.code()));
	}

	@BatchMapping(typeName = "CoverageCell", field = "area")
	Map<CoverageCell, LocalAreaView> area(List<CoverageCell> cells) {
		Map<AreaCode, LocalAreaView> known = areas.all()
			.stream()
			.collect(Collectors.toMap(LocalAreaView::code, Function.identity()));
		return cells.stream().collect(Collectors.toMap(Function.identity(), it -> known.get(it.area())));
	}

	@BatchMapping(typeName = "CoverageCell", field = "asked")
	Map<CoverageCell, List<CoverageAskView>> asked(List<CoverageCell> cells) {
		var asked = asks.of(cells);
		return cells.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> asked.getOrDefault(it, List.of())));
	}

	@BatchMapping(typeName = "CoverageAsk", field = "unit")
	Map<CoverageAskView, UnitView> units(List<CoverageAskView> of) {
		var units = partners.units(of.stream().map(CoverageAskView::unit).distinct().toList());
		return of.stream()
			.distinct()
			.filter(it -> units.containsKey(it.unit()))
			.collect(Collectors.toMap(Function.identity(), it -> Objects.requireNonNull(units.get(it.unit()))));
	}

	@MutationMapping
	CoverageCell askForCoverage(@Argument AskForCoverageInput input) {
		asks.ask(input.idempotencyKey(),
				new CoverageAsks.New(input.area(), input.weekday(), input.band(), input.unit(), input.words()));
		return coverage.of(List.of(), null)
			.cells()
			.stream()
			.filter(it -> it.area().equals(input.area()) && it.weekday() == input.weekday()
					&& it.band().equals(input.band()))
			.findFirst()
			.orElseThrow();
	}

	@SchemaMapping(typeName = "CoverageCell", field = "services")
	CompletableFuture<List<ServiceView>> services(CoverageCell cell, DataFetchingEnvironment environment,
			DataLoader<CellOf, List<ServiceView>> coverageServices) {
		var asked = environment.getExecutionStepInfo().getParent();
		@Nullable List<String> kinds = asked.getArgument("kinds");
		return coverageServices.load(new CellOf((kinds != null) ? kinds : List.of(), asked.getArgument("on"), cell));
	}

	/** Reads what is open in cells, all that were asked for alike at once. */
	private Map<CellOf, List<ServiceView>> read(Set<CellOf> wanted) {
		var found = new HashMap<CellOf, List<ServiceView>>();
		wanted.stream().collect(Collectors.groupingBy(CellOf::question)).forEach((question, alike) -> {
			var open = coverage.open(question.kinds(), question.on(), alike.stream().map(CellOf::cell).toList());
			var known = services.byIds(open.values().stream().flatMap(List::stream).distinct().toList());
			alike.forEach(it -> found.put(it,
					open.getOrDefault(it.cell(), List.of())
						.stream()
						.map(known::get)
						.filter(Objects::nonNull)
						.sorted(Comparator.comparing(ServiceView::name, String.CASE_INSENSITIVE_ORDER))
						.toList()));
		});
		return found;
	}

	/** Reads the cells of areas, all that were asked for alike at once. */
	private Map<AreaOf, List<CoverageCell>> cells(Set<AreaOf> wanted) {
		var found = new HashMap<AreaOf, List<CoverageCell>>();
		wanted.stream().collect(Collectors.groupingBy(AreaOf::question)).forEach((question, alike) -> {
			var cells = coverage.of(question.kinds(), question.on())
				.cells()
				.stream()
				.collect(Collectors.groupingBy(CoverageCell::area));
			alike.forEach(it -> found.put(it, cells.getOrDefault(it.area(), List.of())));
		});
		return found;
	}

	/** Whom a client asks to be open. */
	record AskForCoverageInput(String idempotencyKey, AreaCode area, DayOfWeek weekday, String band, UnitId unit,
			@Nullable String words) {
	}

	/** What was asked for. */
	record Question(List<String> kinds, @Nullable LocalDate on) {
	}

	/** An area of what was asked for. */
	record AreaOf(Question question, AreaCode area) {
	}

	/** A cell of what was asked for. */
	record CellOf(List<String> kinds, @Nullable LocalDate on, CoverageCell cell) {

		Question question() {
			return new Question(kinds, on);
		}

	}

}
