package scot.adp.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps services and places. */
@Component
class ServicePlaceStore {

	private static final RowMapper<ServiceView> SERVICE = Rows.of(ServiceView.class);

	private static final RowMapper<PlaceView> PLACE = Rows.of(PlaceView.class);

	private static final RowMapper<AddressRow> ADDRESS = Rows.of(AddressRow.class);

	private static final String SERVICES = "select id, version, unit, name, state, ended_on from directory.service ";

	private static final String PLACES = """
			select id, version, name, kind, area, street, town, postcode, masking, opened_on, closed_on, unit
			from directory.place\s""";

	private final JdbcClient jdbc;

	ServicePlaceStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Services by id, those that ended too. */
	List<ServiceView> services(Collection<ServiceId> ids) {
		return jdbc.sql(SERVICES + "where id = any(:ids)").param("ids", Rows.ids(ids)).query(SERVICE).list();
	}

	/** What units run, in the order of each unit. */
	List<ServiceView> servicesOf(Collection<UnitId> units) {
		return jdbc.sql(SERVICES + "where unit = any(:units) and ended_on is null order by unit, position, name")
			.param("units", Rows.codes(units))
			.query(SERVICE)
			.list();
	}

	/** All services that are run, by unit. */
	List<ServiceView> services() {
		return jdbc.sql(SERVICES + "where ended_on is null order by unit, position, name").query(SERVICE).list();
	}

	/** Places by id, closed ones too. */
	List<PlaceView> places(Collection<PlaceId> ids) {
		return jdbc.sql(PLACES + "where id = any(:ids)").param("ids", Rows.ids(ids)).query(PLACE).list();
	}

	Map<PlaceId, PlacePosition> positions(Collection<PlaceId> ids) {
		var found = new HashMap<PlaceId, PlacePosition>();
		jdbc.sql("select id, latitude, longitude from directory.place where id = any(:ids) and latitude is not null")
			.param("ids", Rows.ids(ids))
			.query((row, number) -> found.put(new PlaceId(row.getObject("id", UUID.class)),
					new PlacePosition(row.getDouble("latitude"), row.getDouble("longitude"))))
			.list();
		return found;
	}

	Map<ServiceId, List<Hours.Away>> pauses(Collection<ServiceId> services) {
		var found = new HashMap<ServiceId, List<Hours.Away>>();
		jdbc.sql("""
				select service, from_on, to_on, reason from directory.service_pause
				where service = any(:ids) order by service, from_on, id""")
			.param("ids", Rows.ids(services))
			.query((row, number) -> found
				.computeIfAbsent(new ServiceId(row.getObject("service", UUID.class)), id -> new ArrayList<>())
				.add(new Hours.Away(OpenReason.PAUSED, row.getObject("from_on", LocalDate.class),
						row.getObject("to_on", LocalDate.class), row.getString("reason"))))
			.list();
		return found;
	}

	Map<PlaceId, PlaceId> successors(Collection<PlaceId> ids) {
		var found = new HashMap<PlaceId, PlaceId>();
		jdbc.sql("select id, successor from directory.place where id = any(:ids) and successor is not null")
			.param("ids", Rows.ids(ids))
			.query((row, number) -> found.put(new PlaceId(row.getObject("id", UUID.class)),
					new PlaceId(row.getObject("successor", UUID.class))))
			.list();
		return found;
	}

	/** All places that are not closed, by name. */
	List<PlaceView> places() {
		return jdbc.sql(PLACES + "where closed_on is null order by name, id").query(PLACE).list();
	}

	/** Schools, closed ones too, by name. */
	List<SchoolPlace> schools() {
		var numbers = new HashMap<PlaceId, String>();
		var places = jdbc.sql(PLACES + "where kind = 'SCHOOL' order by name, id").query(PLACE).list();
		jdbc.sql("select id, school_code from directory.place where kind = 'SCHOOL' and school_code is not null")
			.query((row, number) -> numbers.put(new PlaceId(row.getObject("id", UUID.class)),
					row.getString("school_code")))
			.list();
		var then = successors(places.stream().map(PlaceView::id).toList());
		return places.stream()
			.map(it -> new SchoolPlace(it.withoutAddress(), numbers.get(it.id()), then.get(it.id())))
			.toList();
	}

	/** Where a place is, and what else is known of it. */
	Optional<PlaceAddress> address(PlaceId id) {
		return jdbc.sql("""
				select street, town, postcode, latitude, longitude, uprn, school_code, features, successor
				from directory.place where id = :id""")
			.param("id", id.value())
			.query(ADDRESS)
			.optional()
			.map(AddressRow::address);
	}

	/** The place that one leads on to in the end, itself where it leads nowhere. */
	Optional<PlaceId> leadsTo(PlaceId id) {
		return jdbc.sql("""
				with recursive led (id, successor, step) as (
				    select id, successor, 0 from directory.place where id = :id
				    union all
				    select p.id, p.successor, step + 1 from led join directory.place p on p.id = led.successor
				    where step < 20)
				select id from led order by step desc limit 1""")
			.param("id", id.value())
			.query((row, number) -> new PlaceId(row.getObject("id", UUID.class)))
			.optional();
	}

	void add(PlaceId id, @Nullable UnitId unit, Places.What place, Author author) {
		PlaceFacts facts = Objects.requireNonNullElse(place.facts(), PlaceFacts.NONE);
		jdbc.sql(
				"""
						insert into directory.place (id, version, name, kind, area, street, town, postcode, masking, opened_on, unit,
						    latitude, longitude, uprn, school_code, features, made_by, made_by_name, made_at)
						values (:id, 1, :name, :kind, :area, :street, :town, :postcode, :masking, :openedOn, :unit,
						    :latitude, :longitude, :uprn, :schoolCode, :features, :by, :byName, :at)""")
			.param("latitude", facts.latitude())
			.param("longitude", facts.longitude())
			.param("uprn", facts.uprn())
			.param("schoolCode", facts.schoolCode())
			.param("features", facts.features().toArray(String[]::new))
			.param("id", id.value())
			.param("name", place.name())
			.param("kind", place.kind().name())
			.param("area", place.area().value())
			.param("street", place.street())
			.param("town", place.town())
			.param("postcode", place.postcode())
			.param("masking", place.masking().name())
			.param("openedOn", place.openedOn())
			.param("unit", (unit != null) ? unit.value() : null)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** Says that something of the services at a place changed. */
	void touchServicesAt(PlaceId id, OffsetDateTime at) {
		jdbc.sql("""
				update directory.service set changed_at = :at
				where id in (select service from directory.service_at_place where place = :id)""")
			.param("id", id.value())
			.param("at", at)
			.update();
	}

	/** Keeps why others see more of a place from now on. */
	void shown(PlaceId id, PlaceView.Masking masking, String because, Author author) {
		jdbc.sql("""
				insert into directory.place_shown (id, place, masking, because, shown_by_name, shown_at)
				values (gen_random_uuid(), :place, :masking, :because, :by, :at)""")
			.param("place", id.value())
			.param("masking", masking.name())
			.param("because", because)
			.param("by", author.words())
			.param("at", author.at())
			.update();
	}

	/** Changes what is told of a place, unless it has another version by now. */
	boolean change(PlaceId id, int expectedVersion, Places.What place, PlaceFacts facts, @Nullable LocalDate closedOn,
			@Nullable PlaceId successor) {
		return jdbc.sql("""
				update directory.place set version = version + 1, name = :name, kind = :kind, area = :area,
				    street = :street, town = :town, postcode = :postcode, masking = :masking, opened_on = :openedOn,
				    closed_on = :closedOn, successor = :successor, latitude = :latitude, longitude = :longitude,
				    uprn = :uprn, school_code = :schoolCode, features = :features
				where id = :id and version = :version""")
			.param("latitude", facts.latitude())
			.param("longitude", facts.longitude())
			.param("uprn", facts.uprn())
			.param("schoolCode", facts.schoolCode())
			.param("features", facts.features().toArray(String[]::new))
			.param("successor", (successor != null) ? successor.value() : null)
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("name", place.name())
			.param("kind", place.kind().name())
			.param("area", place.area().value())
			.param("street", place.street())
			.param("town", place.town())
			.param("postcode", place.postcode())
			.param("masking", place.masking().name())
			.param("openedOn", place.openedOn())
			.param("closedOn", closedOn)
			.update() == 1;
	}

	/** Where a place is, as it is stored. */
	record AddressRow(@Nullable String street, @Nullable String town, @Nullable String postcode,
			@Nullable Double latitude, @Nullable Double longitude, @Nullable String uprn, @Nullable String schoolCode,
			List<String> features, @Nullable PlaceId successor) {

		PlaceAddress address() {
			return new PlaceAddress(street, town, postcode,
					new PlaceFacts(latitude, longitude, uprn, schoolCode, features.stream().sorted().toList()),
					successor);
		}

	}

}
