package scot.adp.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps people who volunteer, and their hours. */
@Component
class VolunteerStore {

	private static final String VOLUNTEERS = """
			select v.id, v.version, v.unit, v.number, v.role, v.regulated, v.pvg, v.pvg_expires_on, v.supervision_due,
			    v.expenses, v.from_on, v.state, v.ended_on, v.end_reason, v.stopped_on, v.own_ref, v.person is not null as linked,
			    cast(coalesce((select sum(h.quarters) from community.volunteer_hours h where h.volunteer = v.id
			        and h.on_day >= :quarter), 0) as int) as quarters,
			    v.recorded_at, v.recorded_by_name as recorded_by, v.withdrawn_because
			from community.volunteer v\s""";

	private static final String CHOSEN = """
			where v.unit = any(:units) and v.withdrawn_at is null
			    and (cast(:state as text) is null or v.state = :state)
			    and (cast(:due as text) is null or v.stopped_on is null
			        and (:due = 'PVG' and v.state = 'ACTIVE' and v.regulated and v.pvg_expires_on <= :soon
			            or :due = 'SUPERVISION' and v.state <> 'ENDED' and v.supervision_due <= :today))
			""";

	private static final RowMapper<VolunteerView> VIEW = Rows.of(VolunteerView.class);

	private final JdbcClient jdbc;

	private final PersonRows people;

	VolunteerStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "community.volunteer", "withdrawn_at is null");
	}

	/**
	 * Waits until nobody else records volunteers or hours of some units, up to the end of
	 * the transaction.
	 */
	void lock(Collection<UnitId> units) {
		UnitLocks.hold(jdbc, "community.volunteer", units);
	}

	/**
	 * By what those of some units are known again who do something and have not ended.
	 */
	List<List<String>> doing(Collection<UnitId> units) {
		var found = new ArrayList<List<String>>();
		jdbc.sql("""
				select unit, role, own_ref, person, person_space from community.volunteer
				where unit = any(:units) and state <> 'ENDED' and withdrawn_at is null""")
			.param("units", Rows.codes(units))
			.query(row -> {
				found.addAll(names(row.getString("unit"), row.getString("role"), row.getString("own_ref"),
						row.getString("person"), row.getString("person_space")));
			});
		return found;
	}

	/** By what somebody is known again who does something at a unit. */
	static List<List<String>> names(UnitId unit, String role, @Nullable String ownRef, @Nullable PersonKey person) {
		return names(unit.value(), role, ownRef, (person != null) ? person.value() : null,
				(person != null) ? person.space().value() : null);
	}

	private static List<List<String>> names(String unit, String role, @Nullable String ownRef, @Nullable String person,
			@Nullable String space) {
		var names = new ArrayList<List<String>>();
		if (ownRef != null) {
			names.add(List.of(unit, role, ownRef));
		}
		if (person != null && space != null) {
			names.add(List.of(unit, role, space, person));
		}
		return names;
	}

	/**
	 * Adds some with the next numbers of their units, in their order, in one statement.
	 * @param in the file that brings them; null for none
	 */
	void add(List<Row> rows, Door door, @Nullable UUID in, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		var statement = jdbc
			.sql("""
					insert into community.volunteer (id, version, unit, number, role, regulated, pvg, pvg_expires_on,
					    supervision_due, expenses, from_on, state, own_ref, person, person_space, key_version, agreement,
					    last_entry_on, entered_by, entered_in, recorded_at, recorded_by, recorded_by_name)
					select id, 1, t.unit, cast(coalesce((select max(v.number) from community.volunteer v where v.unit = t.unit), 0)
					        + row_number() over (partition by t.unit order by line) as int),
					    role, regulated, pvg, expires, supervision, expenses, first, state, own_ref, person, space, key_version,
					    agreement, first, :door, :in, :at, :by, :byName
					from unnest(cast(:ids as uuid[]), cast(:units as text[]), cast(:roles as text[]),
					    cast(:regulated as boolean[]), cast(:pvg as text[]), cast(:expires as date[]),
					    cast(:supervision as date[]), cast(:expenses as boolean[]), cast(:firsts as date[]),
					    cast(:states as text[]), cast(:references as text[]), cast(:people as text[]),
					    cast(:spaces as text[]), cast(:keyVersions as int[]), cast(:agreements as text[])) with ordinality
					    as t (id, unit, role, regulated, pvg, expires, supervision, expenses, first, state, own_ref, person, space,
					    key_version, agreement, line)""")
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("ids", Columns.texts(rows, it -> it.id().value()))
			.param("units", Columns.texts(rows, it -> it.somebody().unit().value()))
			.param("roles", Columns.texts(rows, it -> it.somebody().what().role()))
			.param("regulated", Columns.texts(rows, it -> it.somebody().what().regulated()))
			.param("pvg", Columns.texts(rows, it -> it.somebody().what().pvg()))
			.param("expires", Columns.texts(rows, it -> it.somebody().what().pvgExpiresOn()))
			.param("supervision", Columns.texts(rows, it -> it.somebody().what().supervisionDue()))
			.param("expenses", Columns.texts(rows, it -> it.somebody().what().expenses()))
			.param("firsts", Columns.texts(rows, it -> it.somebody().from()))
			.param("states", Columns.texts(rows, it -> it.somebody().what().state()))
			.param("references", Columns.texts(rows, Row::ownRef))
			.param("agreements", Columns.texts(rows, Row::agreement));
		Columns.people(statement, rows, Row::person).update();
	}

	/** Changes what somebody does and how far they are. */
	void change(Volunteers.Id id, Volunteers.What what) {
		said(jdbc.sql("""
				update community.volunteer set version = version + 1, role = :role, regulated = :regulated, pvg = :pvg,
				    pvg_expires_on = :expires, supervision_due = :supervision, expenses = :expenses, state = :state,
				    ended_on = null, end_reason = null
				where id = :id"""), what).param("id", id.value()).update();
	}

	private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, Volunteers.What what) {
		return statement.param("role", what.role())
			.param("regulated", what.regulated())
			.param("pvg", what.pvg())
			.param("expires", what.pvgExpiresOn())
			.param("supervision", what.supervisionDue())
			.param("expenses", what.expenses())
			.param("state", what.state().name());
	}

	/** Ends it. */
	void end(Volunteers.Id id, LocalDate on, String reason) {
		jdbc.sql(
				"""
						update community.volunteer set version = version + 1, state = 'ENDED', ended_on = :on, end_reason = :reason,
						    last_entry_on = greatest(last_entry_on, :on) where id = :id""")
			.param("id", id.value())
			.param("on", on)
			.param("reason", reason)
			.update();
	}

	/**
	 * Whom a file brought, and nobody withdrew since; held until the transaction ends.
	 */
	List<VolunteerView> cameIn(UUID in) {
		return jdbc
			.sql(VOLUNTEERS + "where v.entered_in = :in and v.withdrawn_at is null order by v.id for update of v")
			.param("in", in)
			.param("quarter", LocalDate.EPOCH)
			.query(VIEW)
			.list();
	}

	/** Withdraws somebody who was entered wrongly; from then on it tells of nobody. */
	void withdraw(Volunteers.Id id, String because, Author author) {
		jdbc.sql("""
				update community.volunteer set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** Whether the same person went into paid work from another host already. */
	boolean hiredBefore(Volunteers.Id id) {
		// Two hosts may end it at once.
		jdbc.sql("""
				select count(held) from (select cast(pg_advisory_xact_lock(hashtextextended(
				    concat_ws(' ', 'community.hired', person_space, person), 0)) as text) as held
				    from community.volunteer where id = :id and person is not null) h""")
			.param("id", id.value())
			.query(Long.class)
			.single();
		return jdbc.sql("""
				select exists (select from community.volunteer v join community.volunteer o on o.person = v.person
				    and o.person_space = v.person_space and o.id <> v.id
				    where v.id = :id and o.end_reason = 'PAID_WORK' and o.withdrawn_at is null)""")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
	}

	/** Somebody, held until the transaction ends. */
	Optional<VolunteerView> locked(Volunteers.Id id) {
		return jdbc.sql(VOLUNTEERS + "where v.id = :id for update of v")
			.param("id", id.value())
			.param("quarter", LocalDate.EPOCH)
			.query(VIEW)
			.optional();
	}

	/** Those whose membership of the PVG scheme has ended come first. */
	List<VolunteerView> page(Collection<UnitId> units, Volunteers.Filter filter, Days days, int offset, int limit) {
		return chosen(jdbc.sql(VOLUNTEERS + CHOSEN + """
				order by v.state = 'ACTIVE' and v.regulated and v.stopped_on is null
				        and coalesce(v.pvg_expires_on < :today, false) desc,
				    v.state = 'ENDED', v.unit, v.number offset :offset limit :limit"""), units, filter, days)
			.param("quarter", days.quarter())
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** Those behind one, by unit and number, which never change. */
	List<VolunteerView> behind(Collection<UnitId> units, Volunteers.Filter filter, Days days,
			Volunteers.@Nullable Id last, int limit) {
		return chosen(jdbc.sql(VOLUNTEERS + CHOSEN + """
				and (cast(:last as uuid) is null or (v.unit, v.number) > (
				        select unit, number from community.volunteer where id = cast(:last as uuid)))
				order by v.unit, v.number limit :limit"""), units, filter, days).param("quarter", days.quarter())
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int count(Collection<UnitId> units, Volunteers.Filter filter, Days days) {
		return chosen(jdbc.sql("select cast(count(*) as int) from community.volunteer v " + CHOSEN), units, filter,
				days)
			.query(Integer.class)
			.single();
	}

	private static JdbcClient.StatementSpec chosen(JdbcClient.StatementSpec statement, Collection<UnitId> units,
			Volunteers.Filter filter, Days days) {
		VolunteerView.@Nullable State state = filter.state();
		Volunteers.@Nullable Due due = filter.due();
		return statement.param("units", Rows.codes(units))
			.param("state", (state != null) ? state.name() : null)
			.param("due", (due != null) ? due.name() : null)
			.param("today", days.today())
			.param("soon", days.soon());
	}

	/** What is due of those of some units, in one statement. */
	Volunteers.Look look(Collection<UnitId> units, Days days) {
		return jdbc.sql("""
				select cast(count(*) filter (where state = 'ACTIVE' and regulated and pvg_expires_on < :today) as int)
				        as pvg_over,
				    cast(count(*) filter (where state = 'ACTIVE' and regulated
				        and pvg_expires_on between :today and :soon) as int) as pvg_soon,
				    cast(count(*) filter (where supervision_due <= :today) as int) as supervision,
				    min(supervision_due) filter (where supervision_due > :today) as next_supervision
				from community.volunteer
				where unit = any(:units) and withdrawn_at is null and state <> 'ENDED' and stopped_on is null""")
			.param("units", Rows.codes(units))
			.param("today", days.today())
			.param("soon", days.soon())
			.query(Rows.of(Volunteers.Look.class))
			.single();
	}

	/** Some of some units. */
	List<VolunteerView> byIds(Collection<Volunteers.Id> ids, Collection<UnitId> units, LocalDate quarter) {
		return jdbc.sql(VOLUNTEERS + "where v.id = any(:ids) and v.unit = any(:units)")
			.param("ids", Rows.ids(ids))
			.param("units", Rows.codes(units))
			.param("quarter", quarter)
			.query(VIEW)
			.list();
	}

	/** Those that units call by some references, and that stand. */
	List<VolunteerView> called(Collection<UnitId> units, Collection<String> references, LocalDate quarter) {
		return jdbc.sql(VOLUNTEERS + """
				where v.unit = any(:units) and v.own_ref = any(:references) and v.withdrawn_at is null
				order by v.state = 'ENDED', v.unit, v.number""")
			.param("units", Rows.codes(units))
			.param("references", references.toArray(String[]::new))
			.param("quarter", quarter)
			.query(VIEW)
			.list();
	}

	/** Asks nothing more of what somebody volunteers as, from a day on. */
	List<PersonRows.Stopped> stop(PersonKey person, LocalDate on) {
		return people.stop(person, on, "true", "from_on");
	}

	/** Asks again of what somebody volunteers as. */
	List<PersonRows.Stopped> goOn(PersonKey person) {
		return people.goOn(person, "from_on");
	}

	/** Of whom a record is that stands. */
	Optional<PersonPanel.Whose> whose(Volunteers.Id id) {
		return people.whose(id.value());
	}

	/** What a person of a unit volunteers or volunteered as. */
	List<VolunteerView> of(PersonPanel.Whom whom, LocalDate quarter) {
		return PersonRows
			.asked(jdbc.sql(VOLUNTEERS + "where v.id in (" + people.ids() + ") order by v.from_on, v.id"), whom)
			.param("quarter", quarter)
			.query(VIEW)
			.list();
	}

	/** Whether a unit has hours or somebody who came or went from a day on. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from community.volunteer where unit = :unit and withdrawn_at is null
				    and last_entry_on >= :from)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** The quarters of an hour of some, day by day. */
	Map<Day, Integer> hours(Collection<Volunteers.Id> of, LocalDate from, LocalDate to) {
		var hours = new HashMap<Day, Integer>();
		jdbc.sql("""
				select volunteer, on_day, sum(quarters) as quarters from community.volunteer_hours
				where volunteer = any(:ids) and on_day between :from and :to group by volunteer, on_day""")
			.param("ids", Rows.ids(of))
			.param("from", from)
			.param("to", to)
			.query(row -> {
				hours.put(new Day(new Volunteers.Id(row.getObject("volunteer", UUID.class)),
						row.getObject("on_day", LocalDate.class)), row.getInt("quarters"));
			});
		return hours;
	}

	/** Takes all hours of some days out. */
	void clear(Collection<Day> days) {
		var list = List.copyOf(days);
		jdbc.sql("""
				delete from community.volunteer_hours h
				using unnest(cast(:ids as uuid[]), cast(:days as date[])) as t (id, day)
				where h.volunteer = t.id and h.on_day = t.day""")
			.param("ids", Columns.texts(list, it -> it.volunteer().value()))
			.param("days", Columns.texts(list, Day::on))
			.update();
	}

	/**
	 * Takes the hours out that came in together; how long somebody is kept then runs from
	 * the last entry that is left.
	 * @return the days of each unit that were changed
	 */
	Map<UnitId, Set<LocalDate>> takeBack(UUID in) {
		var changed = new HashMap<UnitId, Set<LocalDate>>();
		var touched = new HashSet<Volunteers.Id>();
		jdbc.sql("""
				delete from community.volunteer_hours h using community.volunteer v
				where h.entered_in = :in and v.id = h.volunteer returning v.unit, h.volunteer, h.on_day""")
			.param("in", in)
			.query(row -> {
				touched.add(new Volunteers.Id(row.getObject("volunteer", UUID.class)));
				changed.computeIfAbsent(new UnitId(row.getString("unit")), unit -> new HashSet<>())
					.add(row.getObject("on_day", LocalDate.class));
			});
		jdbc.sql("""
				update community.volunteer v set last_entry_on = greatest(v.from_on, v.ended_on,
				    (select max(h.on_day) from community.volunteer_hours h where h.volunteer = v.id))
				where v.id = any(:ids)""").param("ids", Rows.ids(touched)).update();
		return changed;
	}

	/** Adds hours, in one statement. */
	void add(List<Hours> hours, @Nullable UUID in, Author author) {
		if (hours.isEmpty()) {
			return;
		}
		jdbc.sql(
				"""
						insert into community.volunteer_hours (id, volunteer, on_day, quarters, after_sign_off, entered_in,
						    recorded_at, recorded_by, recorded_by_name)
						select uuidv7(), id, day, quarters, late, :in, :at, :by, :byName
						from unnest(cast(:ids as uuid[]), cast(:days as date[]), cast(:quarters as int[]), cast(:late as boolean[]))
						    as t (id, day, quarters, late)""")
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("ids", Columns.texts(hours, it -> it.day().volunteer().value()))
			.param("days", Columns.texts(hours, it -> it.day().on()))
			.param("quarters", Columns.texts(hours, Hours::quarters))
			.param("late", Columns.texts(hours, Hours::afterSignOff))
			.update();
		jdbc.sql("""
				update community.volunteer v set last_entry_on = greatest(v.last_entry_on, t.day)
				from (select id, max(day) as day from unnest(cast(:ids as uuid[]), cast(:days as date[])) as u (id, day)
				    group by id) t
				where v.id = t.id""")
			.param("ids", Columns.texts(hours, it -> it.day().volunteer().value()))
			.param("days", Columns.texts(hours, it -> it.day().on()))
			.update();
	}

	/** Somebody as they are to be stored. */
	record Row(Volunteers.Id id, Volunteers.New somebody, @Nullable String ownRef, @Nullable PersonKey person,
			@Nullable String agreement) {
	}

	/** A day of somebody. */
	record Day(Volunteers.Id volunteer, LocalDate on) {
	}

	/** Hours of a day, in quarters. */
	record Hours(Day day, int quarters, boolean afterSignOff) {
	}

	/**
	 * The days that rows are looked at by.
	 *
	 * @param soon up to which day a membership of the PVG scheme ends soon
	 * @param quarter the first day of the quarter of the year that is running
	 */
	record Days(LocalDate today, LocalDate soon, LocalDate quarter) {
	}

}
