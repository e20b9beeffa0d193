package scot.adp.activities.tally;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Programmes of a test's own, with a series that is planned each day, 19:00 to 21:00. */
final class TallySample {

	private static final UUID NOBODY = new UUID(0, 0);

	private final JdbcClient jdbc;

	private final OffsetDateTime now;

	TallySample(JdbcClient jdbc, ZonedDateTime now) {
		this.jdbc = jdbc;
		this.now = now.toOffsetDateTime();
	}

	/** A programme for young people that counts heads, of the service manager's unit. */
	Made add(String title) {
		return add(title, "CYP", "HEADCOUNT", "NADARS", "OPEN");
	}

	Made add(String title, String audience, String mode, String unit, String masking) {
		var made = new Made(title, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
		jdbc.sql(
				"""
						insert into activities.programme (id, version, code, title, unit, kind, audience, counting_mode, period_type,
						    from_on, state, made_by, made_by_name, made_at, changed_at)
						values (:id, 1, :code, :title, :unit, 'OUTREACH', :audience, :mode, 'FINANCIAL', '2026-04-01', 'RUNNING',
						    :by, 'A test', :at, :at)""")
			.param("id", made.programme())
			.param("code", "T-" + made.programme().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT))
			.param("title", title)
			.param("unit", unit)
			.param("audience", audience)
			.param("mode", mode)
			.param("by", NOBODY)
			.param("at", now)
			.update();
		place(made.place(), "Beach of " + title, masking);
		series(made.series(), made.programme(), made.place(), unit);
		return made;
	}

	void place(UUID id, String name, String masking) {
		jdbc.sql(
				"""
						insert into directory.place (id, version, name, kind, area, town, masking, made_by, made_by_name, made_at,
						    features)
						values (:id, 1, :name, 'OUTDOOR_SITE', 'IRVINE', 'Irvine', :masking, :by, 'A test', :at, '{}')""")
			.param("id", id)
			.param("name", name)
			.param("masking", masking)
			.param("by", NOBODY)
			.param("at", now)
			.update();
	}

	void series(UUID id, UUID programme, UUID place, String unit) {
		jdbc.sql(
				"""
						insert into activities.series (id, version, programme, unit, place, mode, count_offered, state, made_by,
						    made_by_name, made_at, changed_at)
						values (:id, 1, :programme, :unit, :place, 'STREET', 'PER_SESSION', 'ACTIVE', :by, 'A test', :at, :at)""")
			.param("id", id)
			.param("programme", programme)
			.param("unit", unit)
			.param("place", place)
			.param("by", NOBODY)
			.param("at", now)
			.update();
		jdbc.sql(
				"""
						insert into activities.series_schedule (series, position, frequency, every, by_day, by_month_day, anchor_on,
						    opens, closes, on_holidays, term_time_only)
						values (:series, 0, 'WEEKLY', 1, '{MO,TU,WE,TH,FR,SA,SU}', '{}', '2026-11-02', '19:00', '21:00', 'OPEN',
						    false)""")
			.param("series", id)
			.update();
	}

	/** Sessions that were held, one a day before another, the last before today. */
	void held(Made made, List<Integer> counts) {
		LocalDate day = now.toLocalDate().minusDays(1);
		for (int count : counts) {
			jdbc.sql(
					"""
							insert into activities.session (id, version, programme, series, unit, happened_on, starts, ends, minutes,
							    place, mode, lived_experience_led, young_people, state, how, confirmed, after_sign_off, recorded_by,
							    recorded_by_name, recorded_at, changed_at)
							select :id, 1, programme, id, unit, :day, '19:00', '21:00', 120, place, mode, false, :count, 'HELD', 'OWN',
							    false, false, :by, 'A test', :at, :at
							from activities.series where id = :series""")
				.param("id", UUID.randomUUID())
				.param("day", day)
				.param("count", count)
				.param("by", NOBODY)
				.param("at", now)
				.param("series", made.series())
				.update();
			day = day.minusDays(1);
		}
	}

	/** The secret of a card for a series. */
	String card(Made made) {
		return card(made, true, now.toLocalDate().plusDays(120));
	}

	/** The secret of a card that lasts to a day, for the series or for the programme. */
	String card(Made made, boolean ofSeries, LocalDate until) {
		String token = UUID.randomUUID().toString().substring(0, 22);
		UUID id = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into activities.tally_card (id, version, code, programme, series, unit, hash, expires_on, made_by,
						    made_by_name, made_at)
						select :id, 1, :code, s.programme, case when :ofSeries then s.id end, s.unit, :hash, :until, :by, 'A test', :at
						from activities.series s where s.id = :series""")
			.param("id", id)
			.param("code", id.toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT))
			.param("ofSeries", ofSeries)
			.param("hash", hash(token))
			.param("until", until)
			.param("by", NOBODY)
			.param("at", now)
			.param("series", made.series())
			.update();
		if (!ofSeries) {
			jdbc.sql("insert into activities.tally_card_place (card, place) values (:card, :place)")
				.param("card", id)
				.param("place", made.place())
				.update();
		}
		return token;
	}

	void end(String token) {
		jdbc.sql("""
				update activities.tally_card set ended_at = now(), ended_by_name = 'A test', ended_because = 'LOST'
				where hash = :hash""").param("hash", hash(token)).update();
	}

	/** How many sessions of a series stand in a state. */
	int count(Made made, String state) {
		return jdbc.sql("select count(*) from activities.session where series = :series and state = :state")
			.param("series", made.series())
			.param("state", state)
			.query(Integer.class)
			.single();
	}

	/** Heads of young people in the session that was told last. */
	String last(Made made) {
		return jdbc.sql("""
				select concat_ws(' ', state, how, young_people, first_timers, contacts, reason, happened_on)
				from activities.session where programme = :programme order by recorded_at desc, id limit 1""")
			.param("programme", made.programme())
			.query(String.class)
			.single();
	}

	private static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	record Made(String title, UUID programme, UUID series, UUID place) {

		String address() {
			return "/tally/" + series;
		}

	}

}
