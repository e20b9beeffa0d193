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
import scot.adp.families.CraftFact.Kind;
import scot.adp.families.CraftCourseView.FactId;
import scot.adp.families.CraftCourseView.Told;
import scot.adp.families.FamilyDesk.Taking;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.PersonRows.Stopped;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps CRAFT courses: what was told, and what follows from it. */
@Component
class CraftStore {

	private static final String ROWS = "select c.* from families.craft_course c ";

	/** The day on which the next thing is due; null where nothing is. */
	private static final String DUE = "case when c.stopped_on is null then least(c.quiet_on, c.ask_on) end";

	private final JdbcClient jdbc;

	private final PersonRows people;

	CraftStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "families.craft_course");
	}

	/** One with all that belongs to it, held until the transaction ends. */
	Optional<CraftCourseView> locked(Crafts.Id id, LocalDate today) {
		return with(jdbc.sql(ROWS + "where c.id = :id for update")
			.param("id", id.value())
			.query((row, number) -> row(row, today))
			.list()).stream().findFirst();
	}

	/**
	 * All courses of some who are on one or were, by unit and reference, held until the
	 * transaction ends.
	 */
	Map<String, List<CraftCourseView>> known(Collection<String> references, Collection<UnitId> units, LocalDate today) {
		var found = new HashMap<String, List<CraftCourseView>>();
		with(jdbc.sql(ROWS + """
				where c.unit = any(:units) and c.own_ref = any(:references) and c.withdrawn_at is null
				order by c.start_on for update""")
			.param("units", Rows.codes(units))
			.param("references", references.toArray(String[]::new))
			.query((row, number) -> row(row, today))
			.list())
			.forEach(it -> found
				.computeIfAbsent(AftercareStore.key(it.unit(), String.valueOf(it.ownRef())), key -> new ArrayList<>())
				.add(it));
		return found;
	}

	Optional<CraftCourseView> find(Crafts.Id id, Collection<UnitId> units, LocalDate today) {
		return with(jdbc.sql(ROWS + "where c.id = :id and c.unit = any(:units)")
			.param("id", id.value())
			.param("units", Rows.codes(units))
			.query((row, number) -> row(row, today))
			.list()).stream().findFirst();
	}

	List<CraftCourseView> page(Collection<UnitId> units, Crafts.Kept kept, LocalDate today, int offset, int limit) {
		return with(jdbc.sql(ROWS + which(kept) + " order by " + order(kept) + " offset :offset limit :limit")
			.param("units", Rows.codes(units))
			.param("today", today)
			.param("offset", offset)
			.param("limit", limit)
			.query((row, number) -> row(row, today))
			.list());
	}

	/** Those behind one, of all of some state, that began last first. */
	List<CraftCourseView> behind(Collection<UnitId> units, @Nullable CraftState state, LocalDate today,
			Crafts.@Nullable Id last, int limit) {
		return with(jdbc.sql(ROWS + which(Crafts.Kept.ALL) + of(state) + """
				 and (cast(:last as uuid) is null or (c.start_on, c.id) < (select l.start_on, l.id
				    from families.craft_course l where l.id = cast(:last as uuid)))
				order by c.start_on desc, c.id desc limit :limit""")
			.param("units", Rows.codes(units))
			.param("today", today)
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query((row, number) -> row(row, today))
			.list());
	}

	int total(Collection<UnitId> units, Crafts.Kept kept, @Nullable CraftState state, LocalDate today) {
		return jdbc.sql("select cast(count(*) as int) from families.craft_course c " + which(kept) + of(state))
			.param("units", Rows.codes(units))
			.param("today", today)
			.query(Integer.class)
			.single();
	}

	private static String which(Crafts.Kept kept) {
		return "where c.unit = any(:units) and c.withdrawn_at is null and c.own_ref is not null"
				+ " and cast(:today as date) is not null" + switch (kept) {
					case ON -> of(CraftState.STARTED);
					case DUE -> " and " + DUE + " <= :today";
					case COMPLETED -> of(CraftState.COMPLETED);
					case LEFT -> of(CraftState.LEFT);
					case ALL -> "";
				};
	}

	private static String of(@Nullable CraftState state) {
		return switch (state) {
			case null -> "";
			case STARTED -> " and c.completed_on is null and c.left_on is null";
			case COMPLETED -> " and c.completed_on is not null";
			case LEFT -> " and c.completed_on is null and c.left_on is not null";
		};
	}

	private static String order(Crafts.Kept kept) {
		return switch (kept) {
			case ON, DUE -> DUE + " nulls last, c.id";
			case COMPLETED -> "c.completed_on desc, c.id desc";
			case LEFT -> "c.left_on desc, c.id desc";
			case ALL -> "c.start_on desc, c.id desc";
		};
	}

	/** What wants looking after, in one statement. */
	Crafts.Look look(Collection<UnitId> units, LocalDate today) {
		return jdbc
			.sql("""
					select cast(count(*) filter (where completed_on is null and left_on is null) as int) as goes_on,
					    cast(count(*) filter (where stopped_on is null and quiet_on <= :today) as int) as quiet,
					    cast(count(*) filter (where stopped_on is null and ask_on <= :today) as int) as to_ask,
					    cast(count(*) filter (where due <= :today) as int) as due,
					    min(due) filter (where due > :today) as next_due_on,
					    cast(count(*) filter (where completed_on is not null) as int) as completed
					from (select c.*,\s""" + DUE + " as due from families.craft_course c " + which(Crafts.Kept.ALL)
					+ ") found")
			.param("units", Rows.codes(units))
			.param("today", today)
			.query(Rows.of(Crafts.Look.class))
			.single();
	}

	/** Of whom one is. */
	Optional<PersonPanel.Whose> whose(Crafts.Id id) {
		return people.whose(id.value());
	}

	/** Those of a person of a unit, the oldest first. */
	List<CraftCourseView> of(PersonPanel.Whom whom, LocalDate today) {
		return with(PersonRows
			.asked(jdbc.sql(
					ROWS + "where c.withdrawn_at is null and c.id in (" + people.ids() + ") order by c.start_on, c.id"),
					whom)
			.query((row, number) -> row(row, today))
			.list());
	}

	private static CraftCourseView row(ResultSet row, LocalDate today) throws SQLException {
		return new CraftCourseView(new Crafts.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), row.getString("own_ref"), row.getObject("start_on", LocalDate.class),
				row.getString("loved_one"), row.getInt("sessions"), day(row, "last_session_on"),
				day(row, "completed_on"), day(row, "left_on"), row.getString("left_reason"), row.getString("entered"),
				day(row, "entered_on"), day(row, "quiet_on"), row.getObject("entry_due_on", LocalDate.class),
				day(row, "ask_on"), row.getObject("kept_from", LocalDate.class), day(row, "stopped_on"),
				row.getString("person") != null, row.getBoolean("after_sign_off"),
				row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
				row.getString("withdrawn_because"), List.of(), today);
	}

	private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	/** The same rows with what was told: one statement for any number. */
	private List<CraftCourseView> with(List<CraftCourseView> rows) {
		if (rows.isEmpty()) {
			return rows;
		}
		var told = new HashMap<UUID, List<Told>>();
		jdbc.sql("""
				select id, course, kind, on_day, code, score, recorded_at, recorded_by_name, withdrawn_because
				from families.craft_fact where course = any(:ids) order by on_day, recorded_at, id""")
			.param("ids", Rows.ids(rows.stream().map(CraftCourseView::id).toList()))
			.query(row -> {
				told.computeIfAbsent(row.getObject("course", UUID.class), id -> new ArrayList<>())
					.add(new Told(new FactId(row.getObject("id", UUID.class)),
							new CraftFact(Kind.valueOf(row.getString("kind")), row.getObject("on_day", LocalDate.class),
									row.getString("code"), row.getObject("score", Integer.class)),
							row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
							row.getString("withdrawn_because")));
			});
		return rows.stream()
			.map(it -> new CraftCourseView(it.id(), it.version(), it.unit(), it.ownRef(), it.startOn(), it.lovedOne(),
					it.sessions(), it.lastSessionOn(), it.completedOn(), it.leftOn(), it.leftReason(), it.entered(),
					it.enteredOn(), it.quietOn(), it.entryDueOn(), it.askOn(), it.keptFrom(), it.stoppedOn(),
					it.linked(), it.afterSignOff(), it.recordedAt(), it.recordedBy(), it.withdrawnBecause(),
					told.getOrDefault(it.id().value(), List.of()), it.today()))
			.toList();
	}

	/** Adds a course with what follows from its facts, which are added by themselves. */
	void add(Crafts.Id id, CraftEntry entry, @Nullable String ownRef, @Nullable PersonKey key,
			@Nullable String agreement, CraftClock clocked, boolean late, Taking how) {
		given(jdbc
			.sql("""
					insert into families.craft_course (id, version, unit, own_ref, person, person_space, key_version, agreement,
					    start_on, loved_one, sessions, last_session_on, left_on, left_reason, entered, entered_on, completed_on,
					    quiet_on, entry_due_on, ask_on, entry, kept_from, after_sign_off, entered_by, entered_in, recorded_at,
					    recorded_by, recorded_by_name)
					values (:id, 1, :unit, :ownRef, :person, :space, :keyVersion, :agreement, :start, :lovedOne, :sessions,
					    :last, :left, :reason, :entered, :enteredOn, :completed, :quiet, :due, :ask, :entry, :kept, :late, :door,
					    :in, :at, :by, :byName)"""),
				clocked, late)
			.param("id", id.value())
			.param("unit", entry.unit().value())
			.param("ownRef", ownRef)
			.param("person", (key != null) ? key.value() : null)
			.param("space", (key != null) ? key.space().value() : null)
			.param("keyVersion", (key != null) ? key.keyVersion() : null)
			.param("agreement", agreement)
			.param("start", entry.startOn())
			.param("lovedOne", entry.lovedOne())
			.param("door", how.door().name())
			.param("in", how.in())
			.param("at", how.author().at())
			.param("by", how.author().account().value())
			.param("byName", how.author().words())
			.update();
	}

	/** Stores what follows from what was told. */
	void store(Crafts.Id id, CraftClock clocked, boolean late) {
		given(jdbc.sql("""
				update families.craft_course set version = version + 1, sessions = :sessions, last_session_on = :last,
				    left_on = :left, left_reason = :reason, entered = :entered, entered_on = :enteredOn,
				    completed_on = :completed, quiet_on = :quiet, entry_due_on = :due, ask_on = :ask, entry = :entry,
				    kept_from = :kept, after_sign_off = after_sign_off or :late where id = :id"""), clocked, late)
			.param("id", id.value())
			.update();
	}

	private static JdbcClient.StatementSpec given(JdbcClient.StatementSpec statement, CraftClock clocked,
			boolean late) {
		@Nullable CraftFact left = clocked.left();
		@Nullable CraftFact answer = clocked.answer();
		return statement.param("sessions", clocked.sessions())
			.param("last", clocked.lastSessionOn())
			.param("left", (left != null) ? left.on() : null)
			.param("reason", (left != null) ? left.code() : null)
			.param("entered", (answer != null) ? answer.code() : null)
			.param("enteredOn", (answer != null) ? answer.on() : null)
			.param("completed", clocked.completedOn())
			.param("quiet", clocked.quietOn())
			.param("due", clocked.entryDueOn())
			.param("ask", clocked.askOn())
			.param("entry", clocked.entry().name())
			.param("kept", clocked.lastOn())
			.param("late", late);
	}

	/** Adds what was told of a course, in one statement. */
	void tell(Crafts.Id id, List<CraftFact> facts, @Nullable UUID in, Author author) {
		if (facts.isEmpty()) {
			return;
		}
		jdbc.sql(
				"""
						insert into families.craft_fact (id, course, kind, on_day, code, score, entered_in, recorded_at, recorded_by,
						    recorded_by_name)
						select uuidv7(), :course, kind, on_day, code, score, :in, :at, :by, :byName
						from unnest(cast(:kinds as text[]), cast(:days as date[]), cast(:codes as text[]), cast(:scores as int[]))
						    as t (kind, on_day, code, score)""")
			.param("course", id.value())
			.param("kinds", SupportStore.texts(facts, it -> it.kind().name()))
			.param("days", SupportStore.days(facts, CraftFact::on))
			.param("codes", SupportStore.texts(facts, CraftFact::code))
			.param("scores", facts.stream().map(CraftFact::score).toArray(Integer[]::new))
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Takes something back that was told. */
	void takeBack(FactId id, String because, Author author) {
		takingBack("id = :id", because, author).param("id", id.value()).update();
	}

	/** Takes back what a file told of a course that is older than it. */
	void forget(Crafts.Id id, UUID in, Author author) {
		takingBack("course = :course and entered_in = :in", CraftRules.IMPORT_TAKEN_BACK, author)
			.param("course", id.value())
			.param("in", in)
			.update();
	}

	private JdbcClient.StatementSpec takingBack(String which, String because, Author author) {
		return jdbc.sql("""
				update families.craft_fact set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName where withdrawn_at is null and\s""" + which)
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words());
	}

	/** Withdraws one, with all that tells of somebody. */
	void withdraw(Crafts.Id id, String because, Author author) {
		jdbc.sql(
				"""
						update families.craft_course set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
						    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
						    agreement = null where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** Those of which a file told, and whether it opened them. */
	Map<Crafts.Id, Boolean> cameIn(UUID in) {
		var found = new HashMap<Crafts.Id, Boolean>();
		jdbc.sql("""
				select c.id, c.entered_in is not distinct from :in as opened from families.craft_course c
				where c.withdrawn_at is null and (c.entered_in = :in
				    or exists (select from families.craft_fact f where f.course = c.id and f.entered_in = :in))""")
			.param("in", in)
			.query(row -> {
				found.put(new Crafts.Id(row.getObject("id", UUID.class)), row.getBoolean("opened"));
			});
		return found;
	}

	/** Whether a unit has a course that began on a day from one on. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from families.craft_course where unit = :unit and withdrawn_at is null
				    and start_on >= :from)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** Courses that may count from a day to another. */
	List<CraftTally.Course> counting(LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select unit, completed_on, entry_due_on, entry, stopped_on from families.craft_course
				where withdrawn_at is null
				    and (completed_on between :from and :to or entry_due_on between :from and :to)""")
			.param("from", from)
			.param("to", to)
			.query((row, number) -> new CraftTally.Course(new UnitId(row.getString("unit")),
					row.getObject("completed_on", LocalDate.class), row.getObject("entry_due_on", LocalDate.class),
					CraftClock.Entry.valueOf(row.getString("entry")), row.getObject("stopped_on", LocalDate.class)))
			.list();
	}

	/** Asks nothing more of somebody from a day on. */
	List<Stopped> stop(PersonKey person, LocalDate from) {
		return people.stop(person, from, "withdrawn_at is null", "start_on");
	}

	/** Asks again of somebody. */
	List<Stopped> goOn(PersonKey person) {
		return people.goOn(person, "start_on");
	}

}
