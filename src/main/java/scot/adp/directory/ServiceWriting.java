package scot.adp.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.identity.Author;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Writes what services are told by. */
@Component
class ServiceWriting {

	/** Behind those that the partnership's file lists. */
	private static final int LAST = 1000;

	private final JdbcClient jdbc;

	ServiceWriting(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(ServiceId id, ServiceEntry entry, Author author) {
		jdbc.sql("""
				insert into directory.service (id, version, unit, name, state, position, changed_at, changed_by_name)
				values (:id, 1, :unit, :name, 'DRAFT', :position, :at, :by)""")
			.param("id", id.value())
			.param("unit", entry.unit().value())
			.param("name", entry.name())
			.param("position", LAST)
			.param("at", author.at())
			.param("by", author.words())
			.update();
		tell(id, entry);
	}

	/** Changes what is told of a service, unless it has another version by now. */
	void change(ServiceId id, int expectedVersion, ServiceEntry entry, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("update directory.service set unit = :unit, name = :name where id = :id")
			.param("id", id.value())
			.param("unit", entry.unit().value())
			.param("name", entry.name())
			.update();
		tell(id, entry);
	}

	private void tell(ServiceId id, ServiceEntry entry) {
		jdbc.sql(
				"""
						update directory.service set description = :description, kinds = :kinds, audiences = :audiences,
						    min_age = :minAge, max_age = :maxAge, substances = :substances, how_to_come = :howToCome,
						    referral_url = :referralUrl, cost = :cost, languages = :languages, formats = :formats, email = :email,
						    url = :url, model = :model, alert = :alert, alert_until = :alertUntil, areas = :areas,
						    staff_only = :staffOnly, heard_how = :heardHow
						where id = :id""")
			.param("id", id.value())
			.param("description", entry.description())
			.param("kinds", entry.kinds().toArray(String[]::new))
			.param("audiences", entry.audiences().toArray(String[]::new))
			.param("minAge", entry.minAge())
			.param("maxAge", entry.maxAge())
			.param("substances", entry.substances().toArray(String[]::new))
			.param("howToCome", Rows.names(entry.howToCome()))
			.param("referralUrl", entry.referralUrl())
			.param("cost", entry.cost())
			.param("languages", entry.languages().toArray(String[]::new))
			.param("formats", entry.formats().toArray(String[]::new))
			.param("email", entry.email())
			.param("url", entry.url())
			.param("model", entry.model())
			.param("alert", entry.alert())
			.param("alertUntil", entry.alertUntil())
			.param("areas", Rows.codes(entry.areas()))
			.param("staffOnly", entry.staffOnly())
			.param("heardHow", entry.heardHow())
			.update();
		jdbc.sql("delete from directory.service_phone where service = :id").param("id", id.value()).update();
		jdbc.sql("delete from directory.schedule where service = :id").param("id", id.value()).update();
		// A place that stays keeps its id, by which its exceptions and windows know it.
		jdbc.sql("delete from directory.service_at_place where service = :id and place <> all(:places)")
			.param("id", id.value())
			.param("places", Rows.ids(entry.places().stream().map(ServiceEntry.Where::place).toList()))
			.update();
		phones(id, null, entry.phones());
		schedules(id, null, entry.hours());
		int position = 0;
		for (var where : entry.places()) {
			UUID at = jdbc.sql("""
					insert into directory.service_at_place (id, service, place, position, note)
					values (:id, :service, :place, :position, :note)
					on conflict (service, place) do update set position = excluded.position, note = excluded.note
					returning id""")
				.param("id", UUID.randomUUID())
				.param("service", id.value())
				.param("place", where.place().value())
				.param("position", position++)
				.param("note", where.note())
				.query(UUID.class)
				.single();
			phones(id, at, where.phones());
			schedules(id, at, where.hours());
		}
	}

	private void phones(ServiceId id, @Nullable UUID at, List<Phone> phones) {
		for (int position = 0; position < phones.size(); position++) {
			jdbc.sql("""
					insert into directory.service_phone (service, at_place, position, number, what)
					values (:service, :at, :position, :number, :what)""")
				.param("service", id.value())
				.param("at", at)
				.param("position", position)
				.param("number", phones.get(position).number())
				.param("what", phones.get(position).what())
				.update();
		}
	}

	private void schedules(ServiceId id, @Nullable UUID at, List<Schedule> rows) {
		for (int position = 0; position < rows.size(); position++) {
			Schedule row = rows.get(position);
			jdbc.sql(
					"""
							insert into directory.schedule (service, at_place, position, kind, label, replaces, frequency, every,
							    by_day, by_month_day, anchor_on, until_on, opens, closes, confirmed_until, on_holidays,
							    term_time_only, note)
							values (:service, :at, :position, :kind, :label, :replaces, :frequency, :every, :byDay, :byMonthDay,
							    :anchor, :until, :opens, :closes, :confirmed, :onHolidays, :termTime, :note)""")
				.param("service", id.value())
				.param("at", at)
				.param("position", position)
				.param("kind", row.group().name())
				.param("label", row.label())
				.param("replaces", row.replaces())
				.param("frequency", row.frequency().name())
				.param("every", row.every())
				.param("byDay", row.byDay().stream().map(Schedule.ByDay::code).toArray(String[]::new))
				.param("byMonthDay", row.byMonthDay().toArray(Integer[]::new))
				.param("anchor", row.anchorOn())
				.param("until", row.until())
				.param("opens", row.opens())
				.param("closes", row.closes())
				.param("confirmed", row.confirmedUntil())
				.param("onHolidays", row.onHolidays().name())
				.param("termTime", row.termTimeOnly())
				.param("note", row.note())
				.update();
		}
	}

	void publish(ServiceId id, int expectedVersion, String slug, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("""
				update directory.service set state = 'PUBLISHED', slug = coalesce(slug, :slug),
				    published_at = coalesce(published_at, :at) where id = :id""")
			.param("id", id.value())
			.param("slug", slug)
			.param("at", author.at())
			.update();
	}

	void close(ServiceId id, int expectedVersion, LocalDate on, @Nullable ServiceId successor, boolean merged,
			Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("""
				update directory.service set state = 'CLOSED', ended_on = :on, successor = :successor, merged = :merged
				where id = :id""")
			.param("id", id.value())
			.param("on", on)
			.param("successor", (successor != null) ? successor.value() : null)
			.param("merged", merged)
			.update();
		// What said that it is there no more was right.
		jdbc.sql(
				"""
						update directory.entry_report set version = version + 1, state = 'RESOLVED', outcome = 'The entry was ended.',
						    answered_by_name = :by, answered_at = :at
						where service = :id and code = 20 and state in ('OPEN', 'CHECKING')""")
			.param("id", id.value())
			.param("by", author.words())
			.param("at", author.at())
			.update();
	}

	/** Pauses a service, or one of its places alone. */
	void pause(ServiceId id, @Nullable AtPlaceId at, int expectedVersion, LocalDate from, @Nullable LocalDate to,
			@Nullable LocalDate reviewOn, String reason, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("""
				insert into directory.service_pause (id, service, at_place, from_on, to_on, review_on, reason, made_by,
				    made_by_name, made_at)
				values (:id, :service, :at_place, :from, :to, :review, :reason, :by, :byName, :at)""")
			.param("id", UUID.randomUUID())
			.param("service", id.value())
			.param("at_place", (at != null) ? at.value() : null)
			.param("from", from)
			.param("to", to)
			.param("review", reviewOn)
			.param("reason", reason)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/**
	 * Ends the pause of a service or of one of its places that holds or is to come, on
	 * the day before it is back.
	 */
	void resume(ServiceId id, @Nullable AtPlaceId at, int expectedVersion, LocalDate from, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("""
				update directory.service_pause set to_on = :last, resumed_at = :at, resumed_by_name = :by
				where service = :service and at_place is not distinct from :at_place
				    and (to_on is null or to_on >= :from)""")
			.param("service", id.value())
			.param("at_place", (at != null) ? at.value() : null)
			.param("last", from.minusDays(1))
			.param("from", from)
			.param("at", author.at())
			.param("by", author.words())
			.update();
	}

	void except(ServiceId id, @Nullable AtPlaceId at, HoursException exception, Author author) {
		touch(List.of(id), author);
		jdbc.sql(
				"""
						insert into directory.hours_exception (id, service, at_place, from_on, to_on, reason, opens, closes, made_by,
						    made_by_name, made_at)
						values (:id, :service, :at, :from, :to, :reason, :opens, :closes, :by, :byName, :madeAt)""")
			.param("id", exception.id().value())
			.param("service", id.value())
			.param("at", (at != null) ? at.value() : null)
			.param("from", exception.from())
			.param("to", exception.to())
			.param("reason", exception.reason())
			.param("opens", exception.opens())
			.param("closes", exception.closes())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("madeAt", author.at())
			.update();
	}

	boolean dropException(ServiceId id, HoursException.Id exception, Author author) {
		boolean dropped = jdbc.sql("delete from directory.hours_exception where id = :id and service = :service")
			.param("id", exception.value())
			.param("service", id.value())
			.update() == 1;
		if (dropped) {
			touch(List.of(id), author);
		}
		return dropped;
	}

	/** Notes of services that somebody said that they are right. */
	void assure(Collection<ServiceId> ids, Assurance.How how, LocalDate on, Author author) {
		String words = author.words();
		String post = words.substring(words.indexOf(", ") + 1).strip();
		assure(ids, how, on, post, author.account().value(), words, author.at());
	}

	/** As the other, by somebody who is not signed in. */
	void assure(Collection<ServiceId> ids, Assurance.How how, LocalDate on, String role, @Nullable UUID by,
			@Nullable String byName, OffsetDateTime at) {
		for (ServiceId id : ids) {
			jdbc.sql(
					"""
							insert into directory.assurance (id, service, assured_on, role, how, assured_by, assured_by_name, assured_at)
							values (:id, :service, :on, :role, :how, :by, :byName, :at)""")
				.param("id", UUID.randomUUID())
				.param("service", id.value())
				.param("on", on)
				.param("role", role)
				.param("how", how.name())
				.param("by", by)
				.param("byName", byName)
				.param("at", at)
				.update();
		}
		jdbc.sql("update directory.service set changed_at = :at where id = any(:ids)")
			.param("ids", Rows.ids(ids))
			.param("at", at)
			.update();
	}

	/**
	 * Takes back what was said last of a service, unless something else was by now.
	 * @return whether it was that
	 */
	boolean takeBackAssurance(ServiceId id, LocalDate on, Assurance.How how, Author author) {
		boolean taken = jdbc.sql("""
				delete from directory.assurance where id = (select id from directory.assurance
				    where service = :service order by assured_at desc limit 1) and assured_on = :on and how = :how""")
			.param("service", id.value())
			.param("on", on)
			.param("how", how.name())
			.update() == 1;
		if (taken) {
			touch(List.of(id), author);
		}
		return taken;
	}

	/** A service of a unit that goes by a name and is not closed. */
	Optional<ServiceId> named(UnitId unit, String name) {
		return jdbc.sql("""
				select id from directory.service where unit = :unit and lower(name) = lower(:name) and state <> 'CLOSED'
				limit 1""")
			.param("unit", unit.value())
			.param("name", name)
			.query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
			.optional();
	}

	/** Which service is listed under something. */
	Optional<ServiceId> listed(String scheme, String value) {
		return jdbc.sql("select service from directory.external_id where scheme = :scheme and value = :value")
			.param("scheme", scheme)
			.param("value", value)
			.query((row, number) -> new ServiceId(row.getObject("service", UUID.class)))
			.optional();
	}

	/** Which services are listed under what. */
	Map<ExternalId, ServiceId> listed() {
		return jdbc.sql("select scheme, value, service from directory.external_id")
			.query((row, number) -> Map.entry(new ExternalId(row.getString("scheme"), row.getString("value")),
					new ServiceId(row.getObject("service", UUID.class))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	void list(ServiceId id, ExternalId listed, @Nullable ImportId by) {
		jdbc.sql("""
				insert into directory.external_id (scheme, value, service, import)
				values (:scheme, :value, :id, :import)""")
			.param("id", id.value())
			.param("scheme", listed.scheme())
			.param("value", listed.value())
			.param("import", (by != null) ? by.value() : null)
			.update();
	}

	/** Notes which file added services. */
	void addedBy(ImportId file, Collection<ServiceId> ids) {
		jdbc.sql("update directory.service set import = :import where id = any(:ids)")
			.param("import", file.value())
			.param("ids", Rows.ids(ids))
			.update();
	}

	/** What a file added, by id. */
	List<ServiceId> addedBy(ImportId file) {
		return jdbc.sql("select id from directory.service where import = :import order by id for update")
			.param("import", file.value())
			.query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
			.list();
	}

	/** Nothing is listed any more under what a file told. */
	void forgetExternalIds(ImportId file) {
		jdbc.sql("delete from directory.external_id where import = :import").param("import", file.value()).update();
	}

	/** What one is listed under leads to another from now on. */
	void takeExternalIds(ServiceId from, ServiceId to) {
		jdbc.sql("update directory.external_id set service = :to where service = :from")
			.param("from", from.value())
			.param("to", to.value())
			.update();
	}

	/**
	 * Says that something of services changed, so that what is kept of them is read anew.
	 */
	void touch(Collection<ServiceId> ids, Author author) {
		jdbc.sql("update directory.service set changed_at = :at where id = any(:ids)")
			.param("ids", Rows.ids(ids))
			.param("at", author.at())
			.update();
	}

	private void next(ServiceId id, int expectedVersion, Author author) {
		if (jdbc.sql("""
				update directory.service set version = version + 1, changed_at = :at, changed_by_name = :by
				where id = :id and version = :version""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("at", author.at())
			.param("by", author.words())
			.update() != 1) {
			throw Problem.conflict("Somebody changed this service meanwhile. Look at what it says now.", null);
		}
	}

	/**
	 * Under what another list has a service.
	 *
	 * @param scheme whose list it is, such as ALISS
	 * @param value its number or name there
	 */
	record ExternalId(String scheme, String value) {
	}

}
