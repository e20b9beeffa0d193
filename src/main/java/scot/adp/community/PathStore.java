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
			    p.key_version, p.ended_on, p.end_reason, p.after_sign_off, p.recorded_at, p.recorded_by_name,
			    p.withdrawn_because
			from community.work_path p\s""";

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

	/** All paths of some units that stand, the last registered first. */
	List<Stored> standing(Collection<UnitId> units) {
		return with(jdbc.sql(PATHS + """
				where p.unit = any(:units) and p.withdrawn_at is null order by p.registered_on desc, p.id desc""")
			.param("units", Rows.codes(units)));
	}

	/** All paths that stand and have a job, of all units. */
	List<Stored> withAJob() {
		return with(jdbc.sql(PATHS + """
				where p.withdrawn_at is null
				    and exists (select from community.work_fact f where f.path = p.id and f.kind = 'JOB')"""));
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
				row.getString("end_reason"), row.getObject("recorded_at", OffsetDateTime.class),
				row.getString("recorded_by_name"), row.getString("withdrawn_because"), List.of());
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
					OffsetDateTime.MIN, "", null, List.of());
		}

	}

	/** A fact of a path. */
	record Of(WorkPaths.Id path, WorkFact fact) {
	}

	/** A path as it is stored. */
	record Stored(WorkPaths.Id id, int version, UnitId unit, LocalDate registeredOn, @Nullable String livedExperience,
			@Nullable String ownRef, @Nullable PersonKey person, boolean afterSignOff, @Nullable LocalDate endedOn,
			@Nullable String endReason, OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause,
			List<WorkFact> facts) {

		Stored with(List<WorkFact> happened) {
			return new Stored(id, version, unit, registeredOn, livedExperience, ownRef, person, afterSignOff, endedOn,
					endReason, recordedAt, recordedBy, withdrawnBecause, happened);
		}

		WorkPathView view(PathRules rules, LocalDate today) {
			return new WorkPathView(id, version, unit, registeredOn, livedExperience, ownRef, person != null,
					afterSignOff, endedOn, endReason, recordedAt, recordedBy, withdrawnBecause, facts,
					rules.clock(WorkFact.work(facts), today));
		}

	}

}
