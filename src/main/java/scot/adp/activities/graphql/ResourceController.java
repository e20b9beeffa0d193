package scot.adp.activities.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.OutletStockView;
import scot.adp.activities.ResourceStock;
import scot.adp.activities.StockMoveView;
import scot.adp.activities.ResourceView;
import scot.adp.activities.Resources;
import scot.adp.activities.StockEntry;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.UnitView;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionBrief;

/** Resources, and what of them lies at outlets. */
@Controller
class ResourceController {

	private final Resources resources;

	private final ResourceStock stock;

	private final ActivityLists lists;

	private final Partners partners;

	private final Places places;

	ResourceController(Resources resources, ResourceStock stock, ActivityLists lists, Partners partners,
			Places places) {
		this.resources = resources;
		this.stock = stock;
		this.lists = lists;
		this.partners = partners;
		this.places = places;
	}

	@QueryMapping
	CountedConnection<ResourceView> resources(@Argument ResourceView.@Nullable State state,
			@Argument @Nullable ActionId action, @Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		Resources.@Nullable Id last = CountedConnection.key(after, Resources.Id::new);
		var filter = new Resources.Filter(null, action, null, state, null);
		return CountedConnection.of(resources.behind(filter, last, size), size, last != null, resources.count(filter),
				row -> row.id().value().toString());
	}

	@QueryMapping
	List<OutletStockView> resourceOutlets(@Argument @Nullable AreaCode area) {
		return stock.outlets().stream().filter(it -> area == null || it.place().area().equals(area)).toList();
	}

	@BatchMapping(typeName = "Action", field = "resources")
	Map<ActionBrief, List<ResourceView>> ofActions(List<ActionBrief> of) {
		var found = resources.ofActions(of.stream().map(ActionBrief::id).distinct().toList());
		return of.stream()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.id(), List.of()),
					(one, other) -> one));
	}

	@BatchMapping(typeName = "Resource", field = "unit")
	Map<ResourceView, UnitView> units(List<ResourceView> of) {
		return Each.of(of, ResourceView::unit, partners::units);
	}

	@SchemaMapping(typeName = "Resource", field = "actions")
	List<String> actions(ResourceView resource) {
		return resource.actionCodes();
	}

	@SchemaMapping(typeName = "Resource", field = "kind")
	CodeList.Value kind(ResourceView resource) {
		return Codes.told(lists.of(ActivityLists.Kind.RESOURCE_KIND), resource.kind());
	}

	@SchemaMapping(typeName = "Resource", field = "topics")
	List<CodeList.Value> topics(ResourceView resource) {
		return all(ActivityLists.Kind.TOPIC, resource.topics());
	}

	@SchemaMapping(typeName = "Resource", field = "substances")
	List<CodeList.Value> substances(ResourceView resource) {
		return all(ActivityLists.Kind.SUBSTANCE, resource.substances());
	}

	@SchemaMapping(typeName = "Resource", field = "audience")
	CodeList.Value audience(ResourceView resource) {
		return Codes.told(lists.of(ActivityLists.Kind.AUDIENCE), resource.audience());
	}

	@SchemaMapping(typeName = "Resource", field = "formats")
	List<CodeList.Value> formats(ResourceView resource) {
		return all(ActivityLists.Kind.FORMAT, resource.formats());
	}

	@SchemaMapping(typeName = "Resource", field = "languages")
	List<CodeList.Value> languages(ResourceView resource) {
		return all(ActivityLists.Kind.LANGUAGE, resource.languages());
	}

	@SchemaMapping(typeName = "Resource", field = "withdrawnBecause")
	CodeList.@Nullable Value withdrawnBecause(ResourceView resource) {
		return Codes.toldOrNull(lists.of(ActivityLists.Kind.RESOURCE_WITHDRAWN_BECAUSE), resource.withdrawnBecause());
	}

	private List<CodeList.Value> all(ActivityLists.Kind list, List<String> codes) {
		return codes.stream().map(it -> Codes.told(lists.of(list), it)).toList();
	}

	@BatchMapping(typeName = "ResourceLevel", field = "resource")
	Map<OutletStockView.Level, ResourceView> levels(List<OutletStockView.Level> of) {
		return Each.of(of, OutletStockView.Level::resource, resources::byIds);
	}

	/** As much of it as the reader may know. */
	@BatchMapping(typeName = "ResourceOutlet", field = "place")
	Map<OutletStockView, PlaceView> outlets(List<OutletStockView> of) {
		return Each.of(of, it -> it.place().id(), places::byIds);
	}

	@BatchMapping(typeName = "ResourceOutlet", field = "moves")
	Map<OutletStockView, List<StockMoveView>> moves(List<OutletStockView> of) {
		var found = stock.moves(of.stream().map(it -> it.place().id()).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.place().id(), List.of())));
	}

	@BatchMapping(typeName = "StockMove", field = "place")
	Map<StockMoveView, PlaceView> places(List<StockMoveView> of) {
		return Each.of(of, StockMoveView::place, places::byIds);
	}

	@BatchMapping(typeName = "StockMove", field = "resource")
	Map<StockMoveView, ResourceView> moved(List<StockMoveView> of) {
		return Each.of(of, StockMoveView::resource, resources::byIds);
	}

	@BatchMapping(typeName = "StockMove", field = "unit")
	Map<StockMoveView, UnitView> movers(List<StockMoveView> of) {
		return Each.of(of, StockMoveView::unit, partners::units);
	}

	@SchemaMapping(typeName = "StockMove", field = "struckBecause")
	CodeList.@Nullable Value struckBecause(StockMoveView move) {
		return Codes.toldOrNull(lists.of(ActivityLists.Kind.STOCK_STRUCK_BECAUSE), move.struckBecause());
	}

	@MutationMapping
	ResourceView saveResource(@Argument SaveResourceInput input) {
		if (input.id() == null) {
			return resources.find(resources.add(input.idempotencyKey(), input.what())).orElseThrow();
		}
		if (input.expectedVersion() == null) {
			throw Problem.invalid("expectedVersion", "Say which version you decided on.");
		}
		return resources.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.what());
	}

	@MutationMapping
	ResourceView lookAtResource(@Argument LookAtResourceInput input) {
		return resources.look(input.idempotencyKey(), input.id(), input.expectedVersion(), input.reviewBy(),
				input.accessible());
	}

	@MutationMapping
	ResourceView withdrawResource(@Argument WithdrawResourceInput input) {
		return resources.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
	}

	@MutationMapping
	List<BatchResult> recordStock(@Argument RecordStockInput input) {
		return stock.recordTogether(input.idempotencyKey(), input.moves().stream().map(StockMoveInput::entry).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	StockMoveView strikeStockMove(@Argument StrikeStockMoveInput input) {
		return stock.strike(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
	}

	@Bean
	static NodeSource<Resources.Id> resourceNodes(Resources resources) {
		return new NodeSource<>(Resources.TYPE, Resources.Id.class, resources::find);
	}

	@Bean
	static NodeSource<ResourceStock.Id> stockMoveNodes(ResourceStock stock) {
		return new NodeSource<>(ResourceStock.TYPE, ResourceStock.Id.class, stock::find);
	}

	/** A resource as a client sends it. */
	record SaveResourceInput(String idempotencyKey, Resources.@Nullable Id id, @Nullable Integer expectedVersion,
			String code, String title, UnitId unit, @Nullable List<ActionId> actions, String kind, List<String> topics,
			@Nullable List<String> substances, String audience, List<String> formats, List<String> languages,
			@Nullable String link, ResourceView.@Nullable Accessible accessible, @Nullable LocalDate accessibleOn,
			LocalDate reviewBy) {

		Resources.What what() {
			return new Resources.What(code, title, unit, Objects.requireNonNullElse(actions, List.of()), kind, topics,
					Objects.requireNonNullElse(substances, List.of()), audience, formats, languages, link,
					Objects.requireNonNullElse(accessible, ResourceView.Accessible.NOT_DONE), accessibleOn, reviewBy);
		}

	}

	/** A resource that somebody looked at. */
	record LookAtResourceInput(String idempotencyKey, Resources.Id id, Integer expectedVersion, LocalDate reviewBy,
			ResourceView.Accessible accessible) {
	}

	/** A resource that is to be used no more. */
	record WithdrawResourceInput(String idempotencyKey, Resources.Id id, Integer expectedVersion, String because) {
	}

	/** Rows of stock with the key of all of them. */
	record RecordStockInput(String idempotencyKey, List<StockMoveInput> moves, @Nullable Boolean dryRun) {
	}

	/** A row of stock as a client sends it. */
	record StockMoveInput(PlaceId place, Resources.Id resource, ResourceStock.Movement movement, Integer number,
			LocalDate on, @Nullable UnitId unit) {

		StockEntry entry() {
			return new StockEntry(place, resource, movement, number, on, unit);
		}

	}

	/** A row of stock that is to be struck. */
	record StrikeStockMoveInput(String idempotencyKey, ResourceStock.Id id, Integer expectedVersion, String because) {
	}

}
