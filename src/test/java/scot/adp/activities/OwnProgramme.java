package scot.adp.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A programme of a test's own, with what is planned and recorded of it. */
public final class OwnProgramme implements AutoCloseable {

	private static final UUID NOBODY = new UUID(0, 0);

	private final JdbcClient jdbc;

	private final UUID id = UUID.randomUUID();

	private final String unit;

	private OwnProgramme(JdbcClient jdbc, String unit) {
		this.jdbc = jdbc;
		this.unit = unit;
	}

	/** A running one since a year ago, of heads, for adults. */
	public static OwnProgramme in(ApplicationContext context, String unit, LocalDate today) {
		return in(context, unit, today, "HEADCOUNT", null);
	}

	/** The same, that counts in another way, or goes about it in some way. */
	public static OwnProgramme in(ApplicationContext context, String unit, LocalDate today, String mode,
			@Nullable String approach) {
		var made = new OwnProgramme(context.getBean(JdbcClient.class), unit);
		made.jdbc
			.sql("""
					insert into activities.programme (id, version, code, title, unit, kind, audience, approach, counting_mode,
					    period_type, from_on, state, made_by, made_by_name, made_at, changed_at)
					values (:id, 1, :code, :title, :unit, 'OUTREACH', 'ADULTS', :approach, :mode, 'FINANCIAL', :from, 'RUNNING',
					    :by, 'Nobody', now(), now())""")
			.param("id", made.id)
			.param("code", made.code())
			.param("title", made.title())
			.param("unit", unit)
			.param("approach", approach)
			.param("mode", mode)
			.param("from", today.minusYears(1))
			.param("by", NOBODY)
			.update();
		return made;
	}

	/** Its id. */
	public UUID id() {
		return id;
	}

	/** Its code. */
	public String code() {
		return "T-" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT);
	}

	/** Its title, which no other has. */
	public String title() {
		return "Programme " + id.toString().substring(0, 8);
	}

	/** Is done for an action. */
	public OwnProgramme forAction(UUID action, String plan, String code) {
		jdbc.sql(
				"insert into activities.programme_action (programme, action, plan, code) values (:id, :action, :plan, :code)")
			.param("id", id)
			.param("action", action)
			.param("plan", plan)
			.param("code", code)
			.update();
		return this;
	}

	/** Is planned each week on the day of the week of a day, from then on. */
	public UUID weekly(LocalDate from, @Nullable UUID place, LocalTime opens, LocalTime closes) {
		var series = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into activities.series (id, version, programme, unit, place, mode, count_offered, state, made_by,
						    made_by_name, made_at, changed_at)
						values (:id, 1, :programme, :unit, :place, 'IN_PERSON', 'PER_SESSION', 'ACTIVE', :by, 'Nobody', now(), now())""")
			.param("id", series)
			.param("programme", id)
			.param("unit", unit)
			.param("place", place)
			.param("by", NOBODY)
			.update();
		jdbc.sql(
				"""
						insert into activities.series_schedule (series, position, frequency, every, by_day, by_month_day, anchor_on,
						    opens, closes, on_holidays, term_time_only)
						values (:id, 0, 'WEEKLY', 1, :days, '{}', :from, :opens, :closes, 'OPEN', false)""")
			.param("id", series)
			.param("days", new String[] { from.getDayOfWeek().name().substring(0, 2) })
			.param("from", from)
			.param("opens", opens)
			.param("closes", closes)
			.update();
		return series;
	}

	/** A group that is over, of which those who ran it told once a year how many came. */
	public UUID yearly(LocalDate today) {
		var series = weekly(today.minusYears(1), null, LocalTime.of(10, 0), LocalTime.of(11, 0));
		jdbc.sql(
				"""
						update activities.series set title = :title, count_offered = 'PER_YEAR', state = 'ENDED', ended_on = :on,
						    ended_because = 'OWN', ended_by_name = 'Nobody'
						where id = :id""")
			.param("title", "Fellowship " + series.toString().substring(0, 8))
			.param("on", today.minusYears(1))
			.param("id", series)
			.update();
		jdbc.sql("update activities.series_schedule set until_on = :on where series = :id")
			.param("on", today.minusYears(1))
			.param("id", series)
			.update();
		return series;
	}

	/** A session with adults. */
	public UUID session(LocalDate on, @Nullable UUID series, @Nullable UUID place, int adults, String state) {
		var session = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into activities.session (id, version, programme, series, unit, happened_on, starts, ends, place, area,
						    mode, lived_experience_led, adults, state, out_of_hours, how, confirmed, after_sign_off, recorded_by,
						    recorded_by_name, recorded_at, changed_at)
						values (:id, 1, :programme, :series, :unit, :on, '18:00', '20:00', :place,
						    (select area from directory.place where id = :place), 'IN_PERSON', false, :adults, :state, true, 'OWN',
						    false, false, :by, 'Nobody', now(), now())""")
			.param("id", session)
			.param("programme", id)
			.param("series", series)
			.param("unit", unit)
			.param("on", on)
			.param("place", place)
			.param("adults", adults)
			.param("state", state)
			.param("by", NOBODY)
			.update();
		return session;
	}

	/** A fixed group that begins on a day. */
	public UUID cohort(LocalDate from) {
		var cohort = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into activities.cohort (id, version, programme, label, from_on, enrolled, completed, left_early, made_by,
						    made_by_name, made_at, changed_at)
						values (:id, 1, :programme, 'Own group', :from, 10, 4, 1, :by, 'Nobody', now(), now())""")
			.param("id", cohort)
			.param("programme", id)
			.param("from", from)
			.param("by", NOBODY)
			.update();
		return cohort;
	}

	@Override
	public void close() {
		for (String sql : List.of(
				"delete from activities.session_distinct d using activities.session s where s.programme = :id and s.id in (d.one, d.other)",
				"delete from activities.session_merge m using activities.session s where s.programme = :id and s.id in (m.other, m.kept)",
				"delete from activities.series_count c using activities.series s where s.programme = :id and s.id = c.series",
				"delete from activities.session_feedback where programme = :id",
				"delete from activities.cohort where programme = :id",
				"update activities.session set state = 'STRUCK', ended_because = 'WRONG', merged_into = null where programme = :id",
				"delete from activities.session where programme = :id",
				"delete from activities.series where programme = :id",
				"delete from activities.programme where id = :id")) {
			jdbc.sql(sql).param("id", id).update();
		}
	}

}
