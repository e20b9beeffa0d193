package scot.adp.directory.graphql;

import java.time.LocalDate;
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
import org.springframework.stereotype.Controller;
import scot.adp.directory.AreaCode;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceFacts;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** Areas, places and services. */
@Controller
class PlaceController {

	private final Areas areas;

	private final Places places;

	private final ServiceRegister services;

	private final Partners partners;

	PlaceController(Areas areas, Places places, ServiceRegister services, Partners partners) {
		this.areas = areas;
		this.places = places;
		this.services = services;
		this.partners = partners;
	}

	@QueryMapping
	List<LocalAreaView> localAreas() {
		return areas.all();
	}

	@QueryMapping
	List<PlaceView> places() {
		return places.all();
	}

	@MutationMapping
	PlaceView addPlace(@Argument AddPlaceInput input) {
		var id = places.add(input.idempotencyKey(), input.unit(), input.place());
		return places.find(id).orElseThrow();
	}

	@MutationMapping
	PlaceView changePlace(@Argument ChangePlaceInput input) {
		return places.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.place(),
				input.closedOn(), input.successor(), input.because());
	}

	@BatchMapping(typeName = "Place", field = "area")
	Map<PlaceView, LocalAreaView> placeAreas(List<PlaceView> of) {
		var known = areas.all().stream().collect(Collectors.toMap(LocalAreaView::code, Function.identity()));
		return of.stream()
			.filter(place -> known.containsKey(place.area()))
			.collect(Collectors.toMap(Function.identity(), place -> known.get(place.area())));
	}

	@BatchMapping(typeName = "Unit", field = "runs")
	Map<UnitView, List<ServiceView>> runs(List<UnitView> units) {
		var found = services.of(units.stream().map(UnitView::code).toList());
		return units.stream()
			.collect(Collectors.toMap(Function.identity(), unit -> found.getOrDefault(unit.code(), List.of())));
	}

	@BatchMapping(typeName = "Service", field = "unit")
	Map<ServiceView, UnitView> serviceUnits(List<ServiceView> of) {
		var found = partners.units(of.stream().map(ServiceView::unit).toList());
		return of.stream()
			.filter(service -> found.containsKey(service.unit()))
			.collect(Collectors.toMap(Function.identity(), service -> found.get(service.unit())));
	}

	@Bean
	static NodeSource<ServiceId> serviceNodes(ServiceRegister services) {
		return new NodeSource<>("Service", ServiceId.class, services::find);
	}

	@Bean
	static NodeSource<PlaceId> placeNodes(Places places) {
		return new NodeSource<>("Place", PlaceId.class, places::find);
	}

	@Bean
	static NodeSource<AreaCode> areaNodes(Areas areas) {
		return new NodeSource<>("LocalArea", AreaCode.class, areas::find,
				() -> areas.all().stream().map(LocalAreaView::code).toList());
	}

	/** A place as a client sends it. */
	record AddPlaceInput(String idempotencyKey, String name, PlaceView.Kind kind, AreaCode area,
			@Nullable String street, @Nullable String town, @Nullable String postcode, PlaceView.Masking masking,
			@Nullable LocalDate openedOn, @Nullable PlaceFactsInput facts, @Nullable UnitId unit) {

		Places.What place() {
			return new Places.What(name, kind, area, street, town, postcode, masking, openedOn,
					(facts != null) ? facts.facts() : null);
		}

	}

	/** What else is known of a place, as a client sends it. */
	record PlaceFactsInput(@Nullable Double latitude, @Nullable Double longitude, @Nullable String uprn,
			@Nullable String schoolCode, @Nullable List<String> features) {

		PlaceFacts facts() {
			return new PlaceFacts(latitude, longitude, uprn, schoolCode, (features != null) ? features : List.of());
		}

	}

	/** What is to be told of a place from now on, as a client sends it. */
	record ChangePlaceInput(String idempotencyKey, PlaceId id, Integer expectedVersion, String name,
			PlaceView.Kind kind, AreaCode area, @Nullable String street, @Nullable String town,
			@Nullable String postcode, PlaceView.Masking masking, @Nullable LocalDate openedOn,
			@Nullable PlaceFactsInput facts, @Nullable LocalDate closedOn, @Nullable PlaceId successor,
			@Nullable String because) {

		Places.What place() {
			return new Places.What(name, kind, area, street, town, postcode, masking, openedOn,
					(facts != null) ? facts.facts() : null);
		}

	}

}
