package scot.adp.treatment.graphql;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Stock;
import scot.adp.treatment.StockLevel;

/** Where naloxone is. */
@Controller
class OutletController {

	private final Outlets outlets;

	private final Stock stock;

	private final Areas areas;

	private final Partners partners;

	private final Clock clock;

	OutletController(Outlets outlets, Stock stock, Areas areas, Partners partners, Clock clock) {
		this.outlets = outlets;
		this.stock = stock;
		this.areas = areas;
		this.partners = partners;
		this.clock = clock;
	}

	@QueryMapping
	List<NaloxoneOutletView> naloxoneOutlets(@Argument @Nullable AreaCode locality,
			@Argument("public") @Nullable Boolean openToPublic) {
		var within = areas.all()
			.stream()
			.filter(area -> area.code().equals(locality) || area.locality().equals(locality))
			.map(LocalAreaView::code)
			.collect(Collectors.toSet());
		return outlets.all()
			.stream()
			.filter(outlet -> locality == null || within.contains(outlet.area()))
			.filter(outlet -> openToPublic == null || openToPublic == outlet.openToPublic())
			.toList();
	}

	@BatchMapping(typeName = "LocalArea", field = "naloxoneOutlets")
	Map<LocalAreaView, List<NaloxoneOutletView>> ofAreas(List<LocalAreaView> of) {
		var all = outlets.all();
		var localities = areas.all().stream().collect(Collectors.toMap(LocalAreaView::code, LocalAreaView::locality));
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					area -> all.stream()
						.filter(outlet -> area.code().equals(outlet.area())
								|| area.code().equals(localities.get(outlet.area())))
						.toList()));
	}

	@BatchMapping(typeName = "NaloxoneOutlet", field = "area")
	Map<NaloxoneOutletView, LocalAreaView> areas(List<NaloxoneOutletView> of) {
		var known = areas.all().stream().collect(Collectors.toMap(LocalAreaView::code, Function.identity()));
		return of.stream()
			.filter(outlet -> known.containsKey(outlet.area()))
			.collect(Collectors.toMap(Function.identity(), outlet -> known.get(outlet.area())));
	}

	@BatchMapping(typeName = "NaloxoneOutlet", field = "unit")
	Map<NaloxoneOutletView, UnitView> units(List<NaloxoneOutletView> of) {
		var found = partners.units(of.stream().map(NaloxoneOutletView::unit).toList());
		return of.stream()
			.filter(outlet -> found.containsKey(outlet.unit()))
			.collect(Collectors.toMap(Function.identity(), outlet -> found.get(outlet.unit())));
	}

	@BatchMapping(typeName = "NaloxoneOutlet", field = "stock")
	Map<NaloxoneOutletView, List<StockLevel>> stock(List<NaloxoneOutletView> of) {
		var levels = stock.levels(of.stream().map(NaloxoneOutletView::id).toList());
		return of.stream()
			.collect(Collectors.toMap(Function.identity(), outlet -> levels.getOrDefault(outlet.id(), List.of())));
	}

	@BatchMapping(typeName = "Service", field = "naloxone")
	Map<ServiceView, NaloxoneOutletView> naloxone(List<ServiceView> services) {
		var found = new HashMap<ServiceId, NaloxoneOutletView>();
		outlets.all().forEach(outlet -> {
			if (outlet.service() != null) {
				found.putIfAbsent(outlet.service(), outlet);
			}
		});
		return services.stream()
			.filter(service -> found.containsKey(service.id()))
			.collect(Collectors.toMap(Function.identity(), service -> found.get(service.id())));
	}

	@SchemaMapping(typeName = "NaloxoneOutlet", field = "kind")
	CodeList.Value kind(NaloxoneOutletView outlet) {
		return outlets.told(Lists.OUTLET_KIND, outlet.kind());
	}

	@SchemaMapping(typeName = "NaloxoneOutlet", field = "routes")
	List<CodeList.Value> routes(NaloxoneOutletView outlet) {
		return outlet.routes().stream().map(route -> outlets.told(Lists.ROUTE, route)).toList();
	}

	@SchemaMapping(typeName = "NaloxoneStock", field = "route")
	CodeList.Value route(StockLevel level) {
		return outlets.told(Lists.ROUTE, level.route());
	}

	@SchemaMapping(typeName = "NaloxoneStock", field = "expiringBy")
	int expiringBy(StockLevel level, @Argument @Nullable LocalDate day) {
		return level.expiringBy((day != null) ? day : LocalDate.now(clock).plusDays(outlets.expiresWithinDays()));
	}

	@MutationMapping
	@Nullable NaloxoneOutletView addNaloxoneOutlet(@Argument AddOutletInput input) {
		var id = outlets.add(input.idempotencyKey(),
				new Outlets.New(input.unit(), input.service(), input.place(), input.area(), input.kind(),
						input.openToPublic(), input.routes(), input.reorderLevel(), input.openedOn()));
		return outlets.find(id).orElse(null);
	}

	@MutationMapping
	NaloxoneOutletView changeNaloxoneOutlet(@Argument ChangeOutletInput input) {
		return outlets.change(input.idempotencyKey(), input.id(), input.expectedVersion(), new Outlets.Change(
				input.kind(), input.openToPublic(), input.routes(), input.reorderLevel(), input.closedOn()));
	}

	@MutationMapping
	@Nullable NaloxoneOutletView recordStockMove(@Argument MoveInput input) {
		stock.record(input.idempotencyKey(), new Stock.Move(input.outlet(), input.kind(), input.route(), input.kits(),
				input.batch(), input.expiresOn(), input.toOutlet(), input.reason(), input.happenedOn()));
		return outlets.find(input.outlet()).orElse(null);
	}

	@Bean
	static NodeSource<Outlets.Id> outletNodes(Outlets outlets) {
		return new NodeSource<>("NaloxoneOutlet", Outlets.Id.class, outlets::find);
	}

	/** An outlet as a client sends it. */
	record AddOutletInput(String idempotencyKey, UnitId unit, @Nullable ServiceId service, @Nullable PlaceId place,
			@Nullable AreaCode area, String kind, Boolean openToPublic, List<String> routes, Integer reorderLevel,
			@Nullable LocalDate openedOn) {
	}

	/** What an outlet is to be as a client sends it. */
	record ChangeOutletInput(String idempotencyKey, Outlets.Id id, Integer expectedVersion, String kind,
			Boolean openToPublic, List<String> routes, Integer reorderLevel, @Nullable LocalDate closedOn) {
	}

	/** What happened to kits as a client sends it. */
	record MoveInput(String idempotencyKey, Outlets.Id outlet, Stock.Kind kind, String route, Integer kits,
			@Nullable String batch, @Nullable LocalDate expiresOn, Outlets.@Nullable Id toOutlet,
			@Nullable String reason, LocalDate happenedOn) {
	}

}
