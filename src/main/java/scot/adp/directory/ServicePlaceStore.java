package scot.adp.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

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

	/** All places that are not closed, by name. */
	List<PlaceView> places() {
		return jdbc.sql(PLACES + "where closed_on is null order by name, id").query(PLACE).list();
	}

	void add(PlaceId id, @Nullable UnitId unit, Places.What place, Author author) {
		jdbc.sql(
				"""
						insert into directory.place (id, version, name, kind, area, street, town, postcode, masking, opened_on, unit,
						    made_by, made_by_name, made_at)
						values (:id, 1, :name, :kind, :area, :street, :town, :postcode, :masking, :openedOn, :unit, :by, :byName, :at)""")
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
	boolean change(PlaceId id, int expectedVersion, Places.What place, @Nullable LocalDate closedOn) {
		return jdbc.sql("""
				update directory.place set version = version + 1, name = :name, kind = :kind, area = :area,
				    street = :street, town = :town, postcode = :postcode, masking = :masking, opened_on = :openedOn,
				    closed_on = :closedOn
				where id = :id and version = :version""")
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

}
