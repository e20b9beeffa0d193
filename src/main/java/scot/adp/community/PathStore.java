package scot.adp.community;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps ways into work and what happened on them. */
@Component
class PathStore {

	private static final String PATHS = """
			select p.id, p.version, p.unit, p.registered_on, p.lived_experience, p.own_ref, p.person, p.person_space,
			    p.key_version, p.ended_on, p.end_reason, p.stopped_on, p.after_sign_off, p.recorded_at,
			    p.recorded_by_name, p.withdrawn_because
			from community.work_path p\s""";

	/** Of a milestone, that today is one of the days on which a check is awaited. */
	private static final String WITHIN = "cast(:today as date) between m.due_on and m.awaited_until";

	/** The service follows it, and nobody learned that the person died. */
	private static final String FOLLOWED = " and p.ended_on is null and p.stopped_on is null";

	private static final String WORKS = """
			exists (select from community.work_fact f where f.path = p.id and f.kind = 'JOB' and f.to_on is null)""";

	private final JdbcClient jdbc;

	private final PersonRows people;

	PathStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "community.work_path", "withdrawn_at is null");
	}

	/** Adds paths without facts, in one statement. */
	void add(List<New> paths, Door door, @Nullable UUID in, Author author) {
		if (paths.isEmpty()) {
			return;
		}
		var statement = jdbc
			.sql("""
					insert into community.work_path (id, version, unit, registered_on, lived_experience, own_ref, person,
					    person_space, key_version, agreement, last_entry_on, after_sign_off, entered_by, entered_in, recorded_at,
					    recorded_by, recorded_by_name)
					select id, 1, unit, registered, lived, own_ref, person, space, key_version, agreement, registered, late, :door,
					    :in, :at, :by, :byName
					from unnest(cast(:ids as uuid[]), cast(:units as text[]), cast(:registered as date[]), cast(:lived as text[]),
					    cast(:references as text[]), cast(:people as text[]), cast(:spaces as text[]),
					    cast(:keyVersions as int[]), cast(:agreements as text[]), cast(:late as boolean[]))
					    as t (id, unit, registered, lived, own_ref, person, space, key_version, agreement, late)""")
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("ids", Columns.texts(paths, it -> it.id().value()))
			.param("units", Columns.texts(paths, it -> it.unit().value()))
			.param("registered", Columns.texts(paths, New::registeredOn))
			.param("lived", Columns.texts(paths, New::livedExperience))
			.param("references", Columns.texts(paths, New::ownRef))
			.param("agreements", Columns.texts(paths, New::agreement))
			.param("late", Columns.texts(paths, New::afterSignOff));
		Columns.people(statement, paths, New::person).update();
	}

	/** Adds facts to paths, in one statement. */
	void addFacts(List<Of> facts, @Nullable UUID in, Author author) {
		if (facts.isEmpty()) {
			return;
		}
		jdbc.sql(
				"""
						insert into community.work_fact (id, path, kind, from_on, to_on, activity, hours_band, job_kind, sector,
						    second_job, in_work, unbroken, evidence, entered_in, recorded_at, recorded_by, recorded_by_name)
						select id, path, kind, from_on, to_on, activity, band, job, sector, second, in_work, unbroken, evidence, :in,
						    :at, :by, :byName
						from unnest(cast(:ids as uuid[]), cast(:paths as uuid[]), cast(:kinds as text[]), cast(:froms as date[]),
						    cast(:tos as date[]), cast(:activities as text[]), cast(:bands as text[]), cast(:jobs as text[]),
						    cast(:sectors as text[]), cast(:seconds as boolean[]), cast(:inWork as boolean[]),
						    cast(:unbroken as boolean[]), cast(:evidences as text[]))
						    as t (id, path, kind, from_on, to_on, activity, band, job, sector, second, in_work, unbroken, evidence)""")
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("ids", Columns.texts(facts, it -> it.fact().id().value()))
			.param("paths", Columns.texts(facts, it -> it.path().value()))
			.param("kinds", Columns.texts(facts, it -> it.fact().kind()))
			.param("froms", Columns.texts(facts, it -> it.fact().from()))
			.param("tos", Columns.texts(facts, it -> it.fact().to()))
			.param("activities", Columns.texts(facts, it -> it.fact().activity()))
			.param("bands", Columns.texts(facts, it -> (it.fact().job() instanceof Job job) ? job.hoursBand() : null))
			.param("jobs", Columns.texts(facts, it -> (it.fact().job() instanceof Job job) ? job.kind() : null))
			.param("sectors", Columns.texts(facts, it -> (it.fact().job() instanceof Job job) ? job.sector() : null))
			.param("seconds", Columns.texts(facts, it -> (it.fact().job() instanceof Job job) ? job.secondJob() : null))
			.param("inWork",
					Columns.texts(facts, it -> (it.fact().check() instanceof Check check) ? check.inWork() : null))
			.param("unbroken",
					Columns.texts(facts, it -> (it.fact().check() instanceof Check check) ? check.unbroken() : null))
			.param("evidences",
					Columns.texts(facts, it -> (it.fact().check() instanceof Check check) ? check.evidence() : null))
			.update();
	}

	/** Gives facts a last day. */
	void end(List<WorkFact> facts) {
		if (!facts.isEmpty()) {
			jdbc.sql("""
					update community.work_fact f set to_on = t.to_on
					from unnest(cast(:ids as uuid[]), cast(:tos as date[])) as t (id, to_on) where f.id = t.id""")
				.param("ids", Columns.texts(facts, it -> it.id().value()))
				.param("tos", Columns.texts(facts, WorkFact::to))
				.update();
		}
	}

	/** Takes a fact out. */
	void remove(WorkFact.Id fact) {
		jdbc.sql("delete from community.work_fact where id = :id").param("id", fact.value()).update();
	}

	/**
	 * Counts a change of paths; the day of their last entry follows from their facts.
	 * @param late whether figures were released that they count for
	 */
	void touch(Collection<WorkPaths.Id> paths, boolean late) {
		jdbc.sql("""
				update community.work_path p set version = version + 1, after_sign_off = after_sign_off or :late,
				    last_entry_on = greatest(p.registered_on, p.ended_on, (select max(greatest(f.from_on, f.to_on))
				        from community.work_fact f where f.path = p.id))
				where p.id = any(:ids)""").param("late", late).param("ids", Rows.ids(paths)).update();
	}

	/** Ends a path, or opens it again. */
	void close(WorkPaths.Id id, @Nullable LocalDate on, @Nullable String reason) {
		jdbc.sql("update community.work_path set ended_on = :on, end_reason = :reason where id = :id")
			.param("id", id.value())
			.param("on", on)
			.param("reason", reason)
			.update();
	}

	/** Withdraws a path; from then on it tells of nobody. */
	void withdraw(WorkPaths.Id id, String because, Author author) {
		withdrawn("id = :of", id.value(), because, author);
	}

	/**
	 * Withdraws the paths that a file brought, and takes its facts out of others.
	 * @return the paths that were changed
	 */
	Set<WorkPaths.Id> takeBack(UUID in, String because, Author author) {
		var changed = new TreeSet<>(Comparator.comparing(WorkPaths.Id::value));
		jdbc.sql("delete from community.work_fact where entered_in = :in returning path")
			.param("in", in)
			.query((row, number) -> changed.add(new WorkPaths.Id(row.getObject("path", UUID.class))))
			.list();
		jdbc.sql("select id from community.work_path where entered_in = :in")
			.param("in", in)
			.query((row, number) -> changed.add(new WorkPaths.Id(row.getObject("id", UUID.class))))
			.list();
		withdrawn("entered_in = :of", in, because, author);
		return changed;
	}

	private void withdrawn(String which, UUID of, String because, Author author) {
		jdbc.sql("""
				update community.work_path set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null, lived_experience = null
				where withdrawn_at is null and %s""".formatted(which))
			.param("of", of)
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** A path, held until the transaction ends. */
	Optional<Stored> locked(WorkPaths.Id id) {
		return with(jdbc.sql(PATHS + "where p.id = :id for update").param("id", id.value())).stream().findFirst();
	}

	/**
	 * Waits until nobody else records ways into work of some units, up to the end of the
	 * transaction.
	 */
	void lock(Collection<UnitId> units) {
		UnitLocks.hold(jdbc, "community.work_path", units);
	}

	/** Paths that units call by some references, held, and not ended. */
	List<Stored> lockedOpen(Collection<UnitId> units, Collection<String> references) {
		return with(jdbc.sql(PATHS + """
				where p.unit = any(:units) and p.own_ref = any(:references) and p.withdrawn_at is null
				    and p.ended_on is null order by p.id for update""")
			.param("units", Rows.codes(units))
			.param("references", references.toArray(String[]::new)));
	}

	/** Paths by id, of some units. */
	List<Stored> byIds(Collection<WorkPaths.Id> ids, Collection<UnitId> units) {
		return with(jdbc.sql(PATHS + "where p.id = any(:ids) and p.unit = any(:units)")
			.param("ids", Rows.ids(ids))
			.param("units", Rows.codes(units)));
	}

	/** Paths by id, of whatever unit. */
	List<Stored> all(Collection<WorkPaths.Id> ids) {
		return with(jdbc.sql(PATHS + "where p.id = any(:ids)").param("ids", Rows.ids(ids)));
	}

	/** Paths of some units, in the order of their list. */
	List<Stored> page(Collection<UnitId> units, WorkPaths.Filter filter, LocalDate today, int offset, int limit) {
		return with(chosen(PATHS, units, filter, today, order(filter.kept()) + " offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit));
	}

	/**
	 * The paths behind one, in the order of their list. By what they are ordered does not
	 * change with what is told of a path, so that one that left the list still says where
	 * to go on.
	 */
	List<Stored> behind(Collection<UnitId> units, WorkPaths.Filter filter, LocalDate today, WorkPaths.@Nullable Id last,
			int limit) {
		String rest = " and (cast(:last as uuid) is null or (%1$s, p.id) %2$s (select %1$s, p.id from community.work_path p where p.id = cast(:last as uuid)))"
			.formatted(key(filter.kept()), ascending(filter.kept()) ? ">" : "<");
		return with(chosen(PATHS, units, filter, today, rest + order(filter.kept()) + " limit :limit")
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit));
	}

	int total(Collection<UnitId> units, WorkPaths.Filter filter, LocalDate today) {
		return chosen("select count(*) from community.work_path p ", units, filter, today, "").query(Integer.class)
			.single();
	}

	/** What is asked of the paths of some units, in one statement. */
	WorkPaths.Look look(Collection<UnitId> units, LocalDate today) {
		return jdbc
			.sql("""
					select cast(count(*) filter (where a.until is not null) as int) as awaiting,
					    cast(count(*) filter (where a.unknown) as int) as unknown,
					    cast(count(*) filter (where exists (select from community.work_fact f where f.path = p.id
					        and f.kind = 'JOB' and f.to_on is null)) as int) as in_work,
					    min(a.until) as next_until
					from community.work_path p
					cross join lateral (select min(m.awaited_until) filter (where cast(:today as date)
					        between m.due_on and m.awaited_until) as until,
					    coalesce(bool_or(m.awaited_until < :today), false) as unknown
					    from community.work_milestone m where m.path = p.id and m.sustained is null) a
					where p.unit = any(:units) and p.withdrawn_at is null and p.ended_on is null and p.stopped_on is null""")
			.param("units", Rows.codes(units))
			.param("today", today)
			.query(Rows.of(WorkPaths.Look.class))
			.single();
	}

	/** Only what is asked is said, so that an index can answer it. */
	private JdbcClient.StatementSpec chosen(String select, Collection<UnitId> units, WorkPaths.Filter filter,
			LocalDate today, String rest) {
		var which = new StringBuilder("where p.unit = any(:units) and p.withdrawn_at is null");
		which.append(switch (filter.kept()) {
			case AWAITING -> FOLLOWED + " and " + open(WITHIN);
			case UNKNOWN -> FOLLOWED + " and " + open("m.awaited_until < :today");
			case IN_WORK -> FOLLOWED + " and " + WORKS;
			case OPEN -> FOLLOWED;
			case ALL -> "";
		});
		if (filter.weeks() != null) {
			which.append(FOLLOWED + " and ").append(open(WITHIN + " and m.weeks = :weeks"));
		}
		return jdbc.sql(select + which + rest)
			.param("units", Rows.codes(units))
			.param("today", today)
			.param("weeks", filter.weeks());
	}

	private static String open(String which) {
		return "exists (select from community.work_milestone m where m.path = p.id and m.sustained is null and %s)"
			.formatted(which);
	}

	private static String order(WorkPaths.Kept kept) {
		return " order by %1$s%2$s, p.id%2$s".formatted(key(kept), ascending(kept) ? "" : " desc");
	}

	private static boolean ascending(WorkPaths.Kept kept) {
		return kept == WorkPaths.Kept.AWAITING;
	}

	private static String key(WorkPaths.Kept kept) {
		String of = "coalesce((select %s from community.work_milestone m where m.path = p.id and %s), date '0001-01-01')";
		return switch (kept) {
			case AWAITING -> of.formatted("min(m.awaited_until)", WITHIN);
			case UNKNOWN -> of.formatted("max(m.due_on)", "m.awaited_until < :today");
			default -> "p.registered_on";
		};
	}

	/** Puts what follows from the facts of some paths in the place of what did before. */
	void judge(Collection<WorkPaths.Id> paths, List<Judged> judged, String by) {
		if (paths.isEmpty()) {
			return;
		}
		jdbc.sql("delete from community.work_milestone where path = any(:ids)").param("ids", Rows.ids(paths)).update();
		jdbc.sql("""
				insert into community.work_milestone (path, weeks, due_on, awaited_until, sustained)
				select path, weeks, due, until, sustained from unnest(cast(:paths as uuid[]), cast(:weeks as int[]),
				    cast(:dues as date[]), cast(:untils as date[]), cast(:sustained as boolean[]))
				    as t (path, weeks, due, until, sustained)""")
			.param("paths", Columns.texts(judged, it -> it.path().value()))
			.param("weeks", Columns.texts(judged, Judged::weeks))
			.param("dues", Columns.texts(judged, Judged::dueOn))
			.param("untils", Columns.texts(judged, Judged::awaitedUntil))
			.param("sustained", Columns.texts(judged, Judged::sustained))
			.update();
		jdbc.sql("update community.work_path set judged_by = :by where id = any(:ids)")
			.param("by", by)
			.param("ids", Rows.ids(paths))
			.update();
	}

	/** Some paths that another rule judged, or none did. */
	List<Stored> judgedOtherwise(String by, int limit) {
		return with(jdbc.sql(PATHS + "where p.judged_by is distinct from :by order by p.id limit :limit")
			.param("by", by)
			.param("limit", limit));
	}

	/** All paths that stand and have a job, of all units. */
	List<Stored> withAJob() {
		return with(jdbc.sql(PATHS + """
				where p.withdrawn_at is null
				    and exists (select from community.work_fact f where f.path = p.id and f.kind = 'JOB')"""));
	}

	/** Asks nothing more of the paths of somebody from a day on. */
	List<PersonRows.Stopped> stop(PersonKey person, LocalDate on) {
		return people.stop(person, on, "true", "registered_on");
	}

	/** Asks again of the paths of somebody. */
	List<PersonRows.Stopped> goOn(PersonKey person) {
		return people.goOn(person, "registered_on");
	}

	/** Of whom a path is that stands. */
	Optional<PersonPanel.Whose> whose(WorkPaths.Id id) {
		return people.whose(id.value());
	}

	/** The paths of a person of a unit, the oldest first. */
	List<Stored> of(PersonPanel.Whom whom) {
		return with(PersonRows
			.asked(jdbc.sql(PATHS + "where p.id in (" + people.ids() + ") order by p.registered_on, p.id"), whom));
	}

	/**
	 * Whether a unit has paths that stand and of which something happened from a day on.
	 */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from community.work_path where unit = :unit and withdrawn_at is null
				    and last_entry_on >= :from)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** With their facts: two statements for any number. */
	private List<Stored> with(JdbcClient.StatementSpec paths) {
		var found = paths.query((row, number) -> stored(row)).list();
		var facts = new HashMap<UUID, List<WorkFact>>();
		if (!found.isEmpty()) {
			jdbc.sql("""
					select id, path, kind, from_on, to_on, activity, hours_band, job_kind, sector, second_job, in_work,
					    unbroken, evidence
					from community.work_fact where path = any(:ids) order by from_on, id""")
				.param("ids", Rows.ids(found.stream().map(Stored::id).toList()))
				.query((row, number) -> facts
					.computeIfAbsent(row.getObject("path", UUID.class), id -> new ArrayList<>())
					.add(fact(row)))
				.list();
		}
		return found.stream().map(it -> it.with(facts.getOrDefault(it.id().value(), List.of()))).toList();
	}

	private static Stored stored(ResultSet row) throws SQLException {
		@Nullable String person = row.getString("person");
		return new Stored(new WorkPaths.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), row.getObject("registered_on", LocalDate.class),
				row.getString("lived_experience"), row.getString("own_ref"),
				(person != null)
						? new PersonKey(new SpaceCode(row.getString("person_space")), person, row.getInt("key_version"))
						: null,
				row.getBoolean("after_sign_off"), row.getObject("ended_on", LocalDate.class),
				row.getString("end_reason"), row.getObject("stopped_on", LocalDate.class),
				row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
				row.getString("withdrawn_because"), List.of());
	}

	private static WorkFact fact(ResultSet row) throws SQLException {
		var kind = WorkFact.Kind.valueOf(row.getString("kind"));
		LocalDate from = row.getObject("from_on", LocalDate.class);
		@Nullable LocalDate to = row.getObject("to_on", LocalDate.class);
		return new WorkFact(new WorkFact.Id(row.getObject("id", UUID.class)), kind, from, to, row.getString("activity"),
				(kind == WorkFact.Kind.JOB) ? new Job(from, to, row.getString("hours_band"), row.getString("job_kind"),
						row.getString("sector"), row.getBoolean("second_job")) : null,
				(kind == WorkFact.Kind.CHECK) ? new Check(from, row.getBoolean("in_work"), row.getBoolean("unbroken"),
						row.getString("evidence")) : null);
	}

	/** A path to be added. */
	record New(WorkPaths.Id id, UnitId unit, LocalDate registeredOn, @Nullable String livedExperience,
			@Nullable String ownRef, @Nullable PersonKey person, @Nullable String agreement, boolean afterSignOff) {

		/** As it was before anything happened on it. */
		Stored stored() {
			return new Stored(id, 0, unit, registeredOn, livedExperience, ownRef, person, afterSignOff, null, null,
					null, OffsetDateTime.MIN, "", null, List.of());
		}

	}

	/**
	 * What follows from the facts of a path.
	 *
	 * @param sustained null where the facts leave it open
	 */
	record Judged(WorkPaths.Id path, int weeks, LocalDate dueOn, LocalDate awaitedUntil, @Nullable Boolean sustained) {
	}

	/** A fact of a path. */
	record Of(WorkPaths.Id path, WorkFact fact) {
	}

	/**
	 * A path as it is stored.
	 *
	 * @param stoppedOn since when nothing is asked; null where it goes on
	 */
	record Stored(WorkPaths.Id id, int version, UnitId unit, LocalDate registeredOn, @Nullable String livedExperience,
			@Nullable String ownRef, @Nullable PersonKey person, boolean afterSignOff, @Nullable LocalDate endedOn,
			@Nullable String endReason, @Nullable LocalDate stoppedOn, OffsetDateTime recordedAt, String recordedBy,
			@Nullable String withdrawnBecause, List<WorkFact> facts) {

		Stored with(List<WorkFact> happened) {
			return new Stored(id, version, unit, registeredOn, livedExperience, ownRef, person, afterSignOff, endedOn,
					endReason, stoppedOn, recordedAt, recordedBy, withdrawnBecause, happened);
		}

		WorkPathView view(PathRules rules, LocalDate today) {
			return new WorkPathView(id, version, unit, registeredOn, livedExperience, ownRef, person != null,
					afterSignOff, endedOn, endReason, stoppedOn, recordedAt, recordedBy, withdrawnBecause, facts,
					clock(rules, today));
		}

		/** What follows from the facts, as far as it was still asked. */
		WorkClock clock(PathRules rules, LocalDate today) {
			return rules.clock(WorkFact.work(facts), today).asked(stoppedOn);
		}

	}

}
