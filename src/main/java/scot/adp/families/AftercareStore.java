package scot.adp.families;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.families.AftercareView.Checked;
import scot.adp.families.AftercareView.Day;
import scot.adp.families.AftercareView.Heard;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.PersonRows.Stopped;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps aftercare: days, checks, and what follows from them. */
@Component
class AftercareStore {

	/**
	 * With the day on which the next thing is due: the day of leaving itself, then the
	 * first contact however late it is, then what an answer can still count for.
	 */
	private static final String ROWS = """
			select a.*, n.next_due_on from families.aftercare a cross join lateral (
			    select case when a.ended_on is not null or a.cancelled_on is not null or a.stopped_on is not null
			            or a.withdrawn_at is not null then null
			        when a.exit_on is null then a.expected_on
			        else (select min(m.due_on) from families.aftercare_milestone m
			            where m.aftercare = a.id and not m.left_out and coalesce(m.answer, 'UNREACHED') = 'UNREACHED'
			                and (m.closes_on >= :today or (a.first_contact_on is null and m.code like 'DAYS_%'))) end
			        as next_due_on) n\s""";

	private final JdbcClient jdbc;

	private final PersonRows people;

	AftercareStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "families.aftercare");
	}

	/** One with all that belongs to it, held until the transaction ends. */
	Optional<AftercareView> locked(Aftercares.Id id, LocalDate today) {
		jdbc.sql("select id from families.aftercare where id = :id for update")
			.param("id", id.value())
			.query(UUID.class)
			.optional();
		return views("where a.id = :id", today).param("id", id.value())
			.query((row, number) -> row(row, today))
			.list()
			.stream()
			.map(it -> with(List.of(it)).getFirst())
			.findFirst();
	}

	/** Who is followed now, by unit and reference, held until the transaction ends. */
	Map<String, AftercareView> followed(Collection<String> references, Collection<UnitId> units, LocalDate today) {
		String which = """
				where a.unit = any(:units) and a.own_ref = any(:references) and a.withdrawn_at is null
				    and a.ended_on is null and a.cancelled_on is null""";
		jdbc.sql("select a.id from families.aftercare a " + which + " for update")
			.param("units", Rows.codes(units))
			.param("references", references.toArray(String[]::new))
			.query(UUID.class)
			.list();
		var found = new HashMap<String, AftercareView>();
		with(views(which, today).param("units", Rows.codes(units))
			.param("references", references.toArray(String[]::new))
			.query((row, number) -> row(row, today))
			.list()).forEach(it -> found.put(key(it.unit(), String.valueOf(it.ownRef())), it));
		return found;
	}

	/** By what somebody who is followed is known again. */
	static String key(UnitId unit, String ownRef) {
		return unit.value() + " " + ownRef;
	}

	Optional<AftercareView> find(Aftercares.Id id, Collection<UnitId> units, LocalDate today) {
		return with(views("where a.id = :id and a.unit = any(:units)", today).param("id", id.value())
			.param("units", Rows.codes(units))
			.query((row, number) -> row(row, today))
			.list()).stream().findFirst();
	}

	List<AftercareView> page(Collection<UnitId> units, Aftercares.Kept kept, LocalDate until, LocalDate today,
			int offset, int limit) {
		return with(views(which(kept) + " order by " + order(kept) + " offset :offset limit :limit", today)
			.param("units", Rows.codes(units))
			.param("until", until)
			.param("offset", offset)
			.param("limit", limit)
			.query((row, number) -> row(row, today))
			.list());
	}

	int total(Collection<UnitId> units, Aftercares.Kept kept, LocalDate until, LocalDate today) {
		return jdbc.sql("select cast(count(*) as int) from (" + ROWS + which(kept) + ") found")
			.param("today", today)
			.param("units", Rows.codes(units))
			.param("until", until)
			.query(Integer.class)
			.single();
	}

	private static String which(Aftercares.Kept kept) {
		return "where a.unit = any(:units) and a.withdrawn_at is null and a.own_ref is not null"
				+ " and cast(:until as date) is not null" + switch (kept) {
					case ON -> " and a.ended_on is null and a.cancelled_on is null";
					case DUE -> " and n.next_due_on <= :until";
					case EXPECTED -> " and a.exit_on is null and a.ended_on is null and a.cancelled_on is null";
					case ENDED -> " and (a.ended_on is not null or a.cancelled_on is not null)";
					case ALL -> "";
				};
	}

	private static String order(Aftercares.Kept kept) {
		return switch (kept) {
			case ON, EXPECTED -> "(a.exit_on is null) desc, n.next_due_on nulls last, a.id";
			case DUE -> "n.next_due_on, a.id";
			case ENDED -> "coalesce(a.ended_on, a.cancelled_on) desc, a.id desc";
			case ALL -> "coalesce(a.exit_on, a.expected_on) desc, a.id desc";
		};
	}

	/** What wants looking after, in one statement. */
	Aftercares.Look look(Collection<UnitId> units, LocalDate today) {
		return jdbc.sql("""
				select cast(count(*) filter (where exit_on is null) as int) as expected,
				    min(expected_on) filter (where exit_on is null) as expected_next_on,
				    cast(count(*) filter (where next_due_on <= :today) as int) as due,
				    min(next_due_on) filter (where next_due_on > :today) as next_due_on,
				    cast(count(*) filter (where exit_on is not null and first_contact_on is null
				        and next_due_on < :today) as int) as missed,
				    cast(count(*) as int) as goes_on
				from (""" + ROWS + which(Aftercares.Kept.ON) + ") found")
			.param("units", Rows.codes(units))
			.param("until", today)
			.param("today", today)
			.query(Rows.of(Aftercares.Look.class))
			.single();
	}

	/** Of whom one is. */
	Optional<PersonPanel.Whose> whose(Aftercares.Id id) {
		return people.whose(id.value());
	}

	/** Those of a person of a unit, the oldest first. */
	List<AftercareView> of(PersonPanel.Whom whom, LocalDate today) {
		return with(PersonRows
			.asked(views("where a.withdrawn_at is null and a.id in (" + people.ids()
					+ ") order by coalesce(a.exit_on, a.expected_on), a.id", today), whom)
			.query((row, number) -> row(row, today))
			.list());
	}

	private JdbcClient.StatementSpec views(String which, LocalDate today) {
		return jdbc.sql(ROWS + which).param("today", today);
	}

	private static AftercareView row(ResultSet row, LocalDate today) throws SQLException {
		return new AftercareView(new Aftercares.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), row.getString("own_ref"), row.getString("stay"),
				row.getString("age_band"), day(row, "expected_on"), day(row, "exit_on"),
				row.getObject("plan_agreed", Boolean.class), day(row, "ended_on"), row.getString("end_reason"),
				day(row, "cancelled_on"), row.getString("cancel_reason"), day(row, "first_contact_on"),
				day(row, "kept_from"), day(row, "stopped_on"), day(row, "next_due_on"), row.getString("person") != null,
				row.getBoolean("after_sign_off"), row.getObject("recorded_at", OffsetDateTime.class),
				row.getString("recorded_by_name"), row.getString("withdrawn_because"), List.of(), List.of(), List.of(),
				List.of(), today);
	}

	private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	/**
	 * The same rows with their days, what is asked, checks, and what was heard: four
	 * statements for any number.
	 */
	private List<AftercareView> with(List<AftercareView> rows) {
		if (rows.isEmpty()) {
			return rows;
		}
		var ids = Rows.ids(rows.stream().map(AftercareView::id).toList());
		var days = new HashMap<UUID, List<Day>>();
		jdbc.sql("""
				select aftercare, kind, on_day, recorded_at, recorded_by_name from families.aftercare_day
				where aftercare = any(:ids) order by recorded_at, id""").param("ids", ids).query(row -> {
			days.computeIfAbsent(row.getObject("aftercare", UUID.class), id -> new ArrayList<>())
				.add(new Day(Day.Kind.valueOf(row.getString("kind")), row.getObject("on_day", LocalDate.class),
						row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name")));
		});
		var milestones = new HashMap<UUID, List<AftercareMilestone>>();
		jdbc.sql("""
				select aftercare, code, opens_on, due_on, closes_on, answer, left_out from families.aftercare_milestone
				where aftercare = any(:ids) order by due_on""").param("ids", ids).query(row -> {
			milestones.computeIfAbsent(row.getObject("aftercare", UUID.class), id -> new ArrayList<>())
				.add(new AftercareMilestone(row.getString("code"), row.getObject("opens_on", LocalDate.class),
						row.getObject("due_on", LocalDate.class), row.getObject("closes_on", LocalDate.class),
						row.getString("answer"), row.getBoolean("left_out")));
		});
		var checks = new HashMap<UUID, List<Checked>>();
		jdbc.sql("""
				select aftercare, id, on_day, answer, recorded_at, recorded_by_name, withdrawn_because
				from families.aftercare_check where aftercare = any(:ids) order by on_day, recorded_at, id""")
			.param("ids", ids)
			.query(row -> {
				checks.computeIfAbsent(row.getObject("aftercare", UUID.class), id -> new ArrayList<>())
					.add(new Checked(new AftercareView.CheckId(row.getObject("id", UUID.class)),
							row.getObject("on_day", LocalDate.class), row.getString("answer"),
							row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
							row.getString("withdrawn_because")));
			});
		var heard = new HashMap<UUID, List<Heard>>();
		jdbc.sql("""
				select aftercare, what, on_day, recorded_at from families.aftercare_heard
				where aftercare = any(:ids) order by recorded_at, id""").param("ids", ids).query(row -> {
			heard.computeIfAbsent(row.getObject("aftercare", UUID.class), id -> new ArrayList<>())
				.add(new Heard(Heard.What.valueOf(row.getString("what")), row.getObject("on_day", LocalDate.class),
						row.getObject("recorded_at", OffsetDateTime.class)));
		});
		return rows.stream()
			.map(it -> new AftercareView(it.id(), it.version(), it.unit(), it.ownRef(), it.stay(), it.ageBand(),
					it.expectedOn(), it.exitOn(), it.planAgreed(), it.endedOn(), it.endReason(), it.cancelledOn(),
					it.cancelReason(), it.firstContactOn(), it.keptFrom(), it.stoppedOn(), it.nextDueOn(), it.linked(),
					it.afterSignOff(), it.recordedAt(), it.recordedBy(), it.withdrawnBecause(),
					days.getOrDefault(it.id().value(), List.of()), milestones.getOrDefault(it.id().value(), List.of()),
					checks.getOrDefault(it.id().value(), List.of()), heard.getOrDefault(it.id().value(), List.of()),
					it.today()))
			.toList();
	}

	/**
	 * Adds one, which has its first version once it is stored with what follows from it.
	 */
	void add(Kept kept, Aftercares.Door door, @Nullable UUID in, Author author) {
		@Nullable PersonKey key = kept.key();
		jdbc.sql(
				"""
						insert into families.aftercare (id, version, unit, own_ref, person, person_space, key_version, agreement,
						    stay, age_band, expected_on, exit_on, plan_agreed, after_sign_off, entered_by, entered_in, recorded_at,
						    recorded_by, recorded_by_name)
						values (:id, 0, :unit, :ownRef, :person, :space, :keyVersion, :agreement, :stay, :age, :expected, :exit,
						    :plan, :late, :door, :in, :at, :by, :byName)""")
			.param("id", kept.id().value())
			.param("unit", kept.unit().value())
			.param("ownRef", kept.ownRef())
			.param("person", (key != null) ? key.value() : null)
			.param("space", (key != null) ? key.space().value() : null)
			.param("keyVersion", (key != null) ? key.keyVersion() : null)
			.param("agreement", kept.agreement())
			.param("stay", kept.stay())
			.param("age", kept.ageBand())
			.param("expected", kept.expectedOn())
			.param("exit", kept.exitOn())
			.param("plan", kept.planAgreed())
			.param("late", kept.late())
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Tells a day of leaving. */
	void tell(Aftercares.Id id, Day.Kind kind, LocalDate on, @Nullable UUID in, Author author) {
		jdbc.sql("""
				insert into families.aftercare_day (id, aftercare, kind, on_day, entered_in, recorded_at, recorded_by,
				    recorded_by_name)
				values (uuidv7(), :aftercare, :kind, :on, :in, :at, :by, :byName)""")
			.param("aftercare", id.value())
			.param("kind", kind.name())
			.param("on", on)
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Tells that somebody tried to be in touch. */
	void check(Aftercares.Id id, AftercareClock.Check check, @Nullable UUID in, Author author) {
		jdbc.sql(
				"""
						insert into families.aftercare_check (id, aftercare, on_day, answer, entered_in, recorded_at, recorded_by,
						    recorded_by_name)
						values (uuidv7(), :aftercare, :on, :answer, :in, :at, :by, :byName)""")
			.param("aftercare", id.value())
			.param("on", check.on())
			.param("answer", check.answer())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Takes a check back. */
	void takeBack(AftercareView.CheckId id, String because, Author author) {
		jdbc.sql("""
				update families.aftercare_check set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName where id = :id""")
			.param("id", id.value())
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/** Takes back what came in together: days and checks of those that are older. */
	void forget(Aftercares.Id id, UUID in, Author author) {
		jdbc.sql("delete from families.aftercare_day where aftercare = :id and entered_in = :in")
			.param("id", id.value())
			.param("in", in)
			.update();
		jdbc.sql("""
				update families.aftercare_check set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName where aftercare = :id and entered_in = :in and withdrawn_at is null""")
			.param("id", id.value())
			.param("in", in)
			.param("because", AftercareRules.IMPORT_TAKEN_BACK)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/** Tells what the service of a stay told of their leaving. */
	void heard(Aftercares.Id id, UUID stay, Heard.What what, LocalDate on, OffsetDateTime at) {
		jdbc.sql("""
				insert into families.aftercare_heard (id, aftercare, stay, what, on_day, recorded_at)
				values (uuidv7(), :aftercare, :stay, :what, :on, :at)""")
			.param("aftercare", id.value())
			.param("stay", stay)
			.param("what", what.name())
			.param("on", on)
			.param("at", at)
			.update();
	}

	/** The units that follow somebody now. */
	List<UnitId> following() {
		return jdbc.sql("""
				select distinct unit from families.aftercare where ended_on is null and cancelled_on is null
				    and stopped_on is null and withdrawn_at is null and own_ref is not null order by unit""")
			.query((row, number) -> new UnitId(row.getString("unit")))
			.list();
	}

	/** Those of a person that a unit follows now. */
	List<Aftercares.Id> following(UnitId unit, PersonKey person) {
		return jdbc.sql("""
				select id from families.aftercare where unit = :unit and person = :person and person_space = :space
				    and ended_on is null and cancelled_on is null and stopped_on is null and withdrawn_at is null
				order by recorded_at, id""")
			.param("unit", unit.value())
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> new Aftercares.Id(row.getObject("id", UUID.class)))
			.list();
	}

	/** Stores what one is now, and what follows from it. */
	void store(Now now) {
		jdbc.sql("""
				update families.aftercare set version = version + 1, expected_on = :expected, exit_on = :exit,
				    plan_agreed = :plan, ended_on = :ended, end_reason = :endReason, cancelled_on = :cancelled,
				    cancel_reason = :cancelReason, first_contact_on = :contact, kept_from = :kept,
				    after_sign_off = after_sign_off or :late where id = :id""")
			.param("id", now.id().value())
			.param("expected", now.expectedOn())
			.param("exit", now.exitOn())
			.param("plan", now.planAgreed())
			.param("ended", now.endedOn())
			.param("endReason", now.endReason())
			.param("cancelled", now.cancelledOn())
			.param("cancelReason", now.cancelReason())
			.param("contact", now.firstContactOn())
			.param("kept", now.keptFrom())
			.param("late", now.late())
			.update();
		milestones(now.id(), now.milestones());
	}

	/** Stores what follows from days and checks. */
	void milestones(Aftercares.Id id, List<AftercareMilestone> milestones) {
		jdbc.sql("delete from families.aftercare_milestone where aftercare = :id").param("id", id.value()).update();
		jdbc.sql(
				"""
						insert into families.aftercare_milestone (aftercare, code, opens_on, due_on, closes_on, answer, left_out)
						select :id, code, opens, due, closes, answer, out
						from unnest(cast(:codes as text[]), cast(:opens as date[]), cast(:dues as date[]), cast(:closes as date[]),
						    cast(:answers as text[]), cast(:outs as boolean[])) as t (code, opens, due, closes, answer, out)""")
			.param("id", id.value())
			.param("codes", SupportStore.texts(milestones, AftercareMilestone::code))
			.param("opens", SupportStore.days(milestones, AftercareMilestone::opensOn))
			.param("dues", SupportStore.days(milestones, AftercareMilestone::dueOn))
			.param("closes", SupportStore.days(milestones, AftercareMilestone::closesOn))
			.param("answers", SupportStore.texts(milestones, AftercareMilestone::answer))
			.param("outs", milestones.stream().map(AftercareMilestone::leftOut).toArray(Boolean[]::new))
			.update();
	}

	/** Withdraws one, with all that tells of somebody. */
	void withdraw(Aftercares.Id id, String because, Author author) {
		jdbc.sql("""
				update families.aftercare set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** Those of which what came in together told, and whether it opened them. */
	Map<Aftercares.Id, Boolean> cameIn(UUID in) {
		var found = new HashMap<Aftercares.Id, Boolean>();
		jdbc.sql(
				"""
						select a.id, a.entered_in is not distinct from :in as opened from families.aftercare a
						where a.withdrawn_at is null and (a.entered_in = :in
						    or exists (select from families.aftercare_day d where d.aftercare = a.id and d.entered_in = :in)
						    or exists (select from families.aftercare_check c where c.aftercare = a.id and c.entered_in = :in))""")
			.param("in", in)
			.query(row -> {
				found.put(new Aftercares.Id(row.getObject("id", UUID.class)), row.getBoolean("opened"));
			});
		return found;
	}

	/** Whether a unit has somebody who left on a day from one on. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from families.aftercare where unit = :unit and withdrawn_at is null
				    and coalesce(exit_on, expected_on) >= :from)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Who left on or before a day and may count from another on, with what is asked of
	 * them.
	 */
	List<AftercareTally.Left> left(LocalDate from, LocalDate to) {
		var milestones = new HashMap<UUID, List<AftercareMilestone>>();
		jdbc.sql("""
				select m.aftercare, m.code, m.opens_on, m.due_on, m.closes_on, m.answer, m.left_out
				from families.aftercare_milestone m join families.aftercare a on a.id = m.aftercare
				where a.withdrawn_at is null and a.cancelled_on is null and m.due_on between :from and :to
				order by m.due_on""").param("from", from).param("to", to).query(row -> {
			milestones.computeIfAbsent(row.getObject("aftercare", UUID.class), id -> new ArrayList<>())
				.add(new AftercareMilestone(row.getString("code"), row.getObject("opens_on", LocalDate.class),
						row.getObject("due_on", LocalDate.class), row.getObject("closes_on", LocalDate.class),
						row.getString("answer"), row.getBoolean("left_out")));
		});
		return jdbc.sql("""
				select a.id, a.unit, a.exit_on, a.plan_agreed from families.aftercare a
				where a.withdrawn_at is null and a.cancelled_on is null and a.exit_on <= :to""")
			.param("to", to)
			.query((row, number) -> new AftercareTally.Left(new UnitId(row.getString("unit")),
					row.getObject("exit_on", LocalDate.class),
					Boolean.TRUE.equals(row.getObject("plan_agreed", Boolean.class)),
					milestones.getOrDefault(row.getObject("id", UUID.class), List.of())))
			.list();
	}

	/**
	 * Asks nothing more of somebody from a day on; their open questions count no more.
	 */
	List<Stopped> stop(PersonKey person, LocalDate from) {
		return jdbc.sql("""
				with stopped as (update families.aftercare set version = version + 1, stopped_on = :from
				    where ended_on is null and cancelled_on is null and withdrawn_at is null and stopped_on is null
				        and person = :person and person_space = :space
				    returning id, unit, least(exit_on, expected_on, cast(recorded_at as date)) as day),
				left_out as (update families.aftercare_milestone m set left_out = true from stopped s
				    where m.aftercare = s.id and m.closes_on >= :from
				        and coalesce(m.answer, 'UNREACHED') = 'UNREACHED')
				select unit, day from stopped""")
			.param("from", from)
			.param("person", person.value())
			.param("space", person.space().value())
			.query(PersonRows.STOPPED)
			.list();
	}

	/** Asks again of somebody. */
	List<Stopped> goOn(PersonKey person) {
		return jdbc.sql("""
				with gone as (update families.aftercare a set version = version + 1, stopped_on = null
				    where stopped_on is not null and person = :person and person_space = :space
				    returning id, unit, least(exit_on, expected_on, cast(recorded_at as date)) as day),
				asked as (update families.aftercare_milestone m set left_out = false from gone g
				    where m.aftercare = g.id)
				select unit, day from gone""")
			.param("person", person.value())
			.param("space", person.space().value())
			.query(PersonRows.STOPPED)
			.list();
	}

	/** Marks those with whom nobody was in touch in time, and tells them once. */
	List<Missed> missed(LocalDate today, OffsetDateTime at) {
		return jdbc.sql("""
				update families.aftercare a set missed_at = :at from families.aftercare_milestone m
				where m.aftercare = a.id and m.code like 'DAYS_%' and m.closes_on < :today and not m.left_out
				    and a.first_contact_on is null and a.missed_at is null and a.ended_on is null
				    and a.cancelled_on is null and a.stopped_on is null and a.withdrawn_at is null
				    and a.own_ref is not null
				returning a.id, a.version, a.unit, a.age_band, m.due_on,
				        (select h.stay from families.aftercare_heard h where h.aftercare = a.id
				            order by h.recorded_at desc, h.id desc limit 1) as stay""")
			.param("today", today)
			.param("at", at)
			.query((row, number) -> new Missed(new Aftercares.Id(row.getObject("id", UUID.class)),
					row.getInt("version"), new UnitId(row.getString("unit")), row.getString("age_band"),
					row.getObject("due_on", LocalDate.class),
					(row.getObject("stay") != null) ? new RecordId(row.getObject("stay", UUID.class)) : null))
			.list();
	}

	/** One that is added. */
	record Kept(Aftercares.Id id, UnitId unit, @Nullable String ownRef, @Nullable PersonKey key,
			@Nullable String agreement, String stay, String ageBand, @Nullable LocalDate expectedOn,
			@Nullable LocalDate exitOn, @Nullable Boolean planAgreed, boolean late) {
	}

	/** What one is from now on. */
	record Now(Aftercares.Id id, @Nullable LocalDate expectedOn, @Nullable LocalDate exitOn,
			@Nullable Boolean planAgreed, @Nullable LocalDate endedOn, @Nullable String endReason,
			@Nullable LocalDate cancelledOn, @Nullable String cancelReason, @Nullable LocalDate firstContactOn,
			@Nullable LocalDate keptFrom, boolean late, List<AftercareMilestone> milestones) {
	}

	/**
	 * One with whom nobody was in touch in time.
	 *
	 * @param stay the stay that they left; null where its service told nothing
	 */
	record Missed(Aftercares.Id id, int version, UnitId unit, String ageBand, LocalDate dueOn,
			@Nullable RecordId stay) {
	}

}
