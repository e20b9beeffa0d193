package scot.adp.directory.open;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.directory.Hours;

/** Services of a test's own, written where the directory keeps them. */
public final class OpenSample {

	/** No such street is anywhere else in the program. */
	public static final String STREET = "17 Withheld Wynd";

	public static final String POSTCODE = "KA99 7ZZ";

	private static final UUID NOBODY = new UUID(0, 0);

	private final JdbcClient jdbc;

	private final OffsetDateTime now;

	public OpenSample(JdbcClient jdbc, ZonedDateTime now) {
		this.jdbc = jdbc;
		this.now = now.toOffsetDateTime();
	}

	/**
	 * A drop-in for adults in Irvine that is published.
	 * @param masking how much of its place is shown
	 */
	public Made add(String name, String masking) {
		var made = service(name, "PUBLISHED");
		jdbc.sql("""
				insert into directory.place (id, version, name, kind, area, street, town, postcode, masking, made_by,
				    made_by_name, made_at, uprn, latitude, longitude, features)
				values (:id, 1, :name, 'VENUE', 'IRVINE', :street, 'Irvine', :postcode, :masking, :by, 'A test', :at,
				    '906700123456', 55.6101, -4.6702, '{STEP_FREE}')""")
			.param("id", made.place())
			.param("name", "Hall of " + name)
			.param("street", STREET)
			.param("postcode", POSTCODE)
			.param("masking", masking)
			.param("by", NOBODY)
			.param("at", now)
			.update();
		jdbc.sql(
				"insert into directory.service_at_place (id, service, place, position) values (:id, :service, :place, 0)")
			.param("id", made.at())
			.param("service", made.service())
			.param("place", made.place())
			.update();
		return made;
	}

	/** The same without a place, and in any state. */
	public Made service(String name, String state) {
		var made = new Made("t-" + UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
		jdbc.sql("""
				insert into directory.service (id, version, unit, name, state, position, slug, description, kinds,
				    audiences, min_age, how_to_come, languages, email, url, areas, published_at, changed_at)
				values (:id, 1, 'NADARS', :name, :state, 0, :slug, 'Come in for a cup of tea.', '{DROP_IN}', '{ADULTS}',
				    16, '{DROP_IN}', '{EN}', 'drop-in@example.org', 'https://www.example.org/drop-in', '{IRVINE}', :at,
				    :at)""")
			.param("id", made.service())
			.param("name", name)
			.param("state", state)
			.param("slug", made.slug())
			.param("at", now)
			.update();
		jdbc.sql("insert into directory.service_phone (service, position, number) values (:id, 0, '01632 960 017')")
			.param("id", made.service())
			.update();
		assured(made, now.toLocalDate());
		return made;
	}

	/** Somebody said that it is right. */
	public void assured(Made made, LocalDate on) {
		jdbc.sql("""
				insert into directory.assurance (id, service, assured_on, role, how, assured_at)
				values (:id, :service, :on, 'Team lead', 'OWN', :at)""")
			.param("id", UUID.randomUUID())
			.param("service", made.service())
			.param("on", on)
			.param("at", now)
			.update();
	}

	/** What a link ends in that a mail has, by which entries are said to be right. */
	public String link(Made... entries) {
		String token = UUID.randomUUID().toString();
		UUID message = UUID.randomUUID();
		for (var entry : entries) {
			jdbc.sql("insert into directory.assurance_message (message, service) values (:message, :service)")
				.param("message", message)
				.param("service", entry.service())
				.update();
		}
		jdbc.sql("""
				insert into directory.assurance_link (hash, message, made_at)
				values (encode(sha256(convert_to(:token, 'UTF8')), 'hex'), :message, :at)""")
			.param("token", token)
			.param("message", message)
			.param("at", now)
			.update();
		return token;
	}

	/** Each Tuesday evening, every second week from a day on. */
	public OpenSample fortnightly(Made made, LocalDate from, LocalDate until) {
		jdbc.sql("""
				insert into directory.schedule (service, at_place, position, kind, replaces, frequency, every, by_day,
				    by_month_day, anchor_on, until_on, opens, closes, on_holidays, term_time_only)
				values (:service, :at, 0, 'REGULAR', false, 'WEEKLY', 2, '{TU}', '{}', :from, :until, '19:00', '20:30',
				    'CLOSED', false)""")
			.param("service", made.service())
			.param("at", made.at())
			.param("from", from)
			.param("until", until)
			.update();
		return this;
	}

	/** A stretch of time. */
	public OpenSample window(Made made, String state, String reason, ZonedDateTime from, ZonedDateTime to) {
		jdbc.sql("""
				insert into directory.opening_window (service, at_place, state, reason, starts_at, ends_at)
				values (:service, :at, :state, nullif(:reason, ''), :from, :to)""")
			.param("service", made.service())
			.param("at", made.at())
			.param("state", state)
			.param("reason", reason)
			.param("from", from.toOffsetDateTime())
			.param("to", to.toOffsetDateTime())
			.update();
		return this;
	}

	/** A moment of a day by the clocks here. */
	public static ZonedDateTime at(LocalDate day, int hour, int minute) {
		return ZonedDateTime.of(day, LocalTime.of(hour, minute), Hours.ZONE);
	}

	/** What was added. */
	public record Made(String slug, UUID service, UUID place, UUID at) {
	}

}
