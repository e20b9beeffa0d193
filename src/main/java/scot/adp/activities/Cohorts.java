package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;
import scot.adp.platform.reading.Blanks;

/** Fixed groups that begin together, of programmes that count so. */
@Service
@Transactional
public class Cohorts {

	/** The most characters of what a group is called. */
	public static final int LABEL_LIMIT = 60;

	/** How large a group may be. */
	public static final int ENROLLED_AT_MOST = 5000;

	private static final RowMapper<CohortView> VIEW = Rows.of(CohortView.class);

	private static final String COHORTS = """
			select c.id, c.version, c.programme, c.label, c.from_on, c.to_on, c.enrolled, c.completed, c.left_early
			from activities.cohort c join activities.programme p on p.id = c.programme\s""";

	private final JdbcClient jdbc;

	private final ProgrammeStore programmes;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final SessionNews changes;

	private final Clock clock;

	Cohorts(JdbcClient jdbc, ProgrammeStore programmes, CurrentCaller currentCaller, Recording recording,
			SessionNews changes, Clock clock) {
		this.jdbc = jdbc;
		this.programmes = programmes;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/** The groups of a programme that the caller's units run, the newest first. */
	@Allowed(operation = "activities.session.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM,
					Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<CohortView> of(Programmes.Id programme) {
		return read(programme, null);
	}

	/** The groups of all programmes that the caller's units run, the newest first. */
	@Allowed(operation = "activities.session.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM,
					Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<CohortView> all() {
		return read(null, null);
	}

	/** A group of a programme that the caller's units run. */
	@Allowed(operation = "activities.session.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM,
					Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Optional<CohortView> find(Id id) {
		return read(null, id).stream().findFirst();
	}

	private List<CohortView> read(Programmes.@Nullable Id programme, @Nullable Id id) {
		String @Nullable [] reach = currentCaller.get().readsAsTeam() ? null : Rows.codes(currentCaller.reach());
		return jdbc
			.sql(COHORTS
					+ """
							where (cast(:programme as uuid) is null or c.programme = cast(:programme as uuid))
							    and (cast(:id as uuid) is null or c.id = cast(:id as uuid))
							    and (cast(:reach as text[]) is null or p.unit = any(:reach)
							    or exists (select from activities.programme_unit u where u.programme = p.id and u.unit = any(:reach)))
							order by c.from_on desc, c.label""")
			.param("programme", (programme != null) ? programme.value() : null)
			.param("id", (id != null) ? id.value() : null)
			.param("reach", reach)
			.query(VIEW)
			.list();
	}

	/**
	 * Adds a group.
	 * @throws Problem where something is wrong, or the programme counts otherwise or is
	 * of other units
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id add(String idempotencyKey, Programmes.Id programme, What what) {
		ProgrammeView of = answering(programme);
		return recording.once(recording.author(of.unit()), idempotencyKey, List.of(programme, what), Id::new, () -> {
			check(of, what, null).raise();
			var author = recording.author(of.unit());
			var id = new Id(UUID.randomUUID());
			jdbc.sql(
					"""
							insert into activities.cohort (id, version, programme, label, from_on, to_on, enrolled, completed,
							    left_early, made_by, made_by_name, made_at, changed_at)
							values (:id, 1, :programme, :label, :from, :to, :enrolled, :completed, :left, :by, :byName, :at, :at)""")
				.param("id", id.value())
				.param("programme", programme.value())
				.param("label", Blanks.strip(what.label()))
				.param("from", what.fromOn())
				.param("to", what.toOn())
				.param("enrolled", what.enrolled())
				.param("completed", what.completed())
				.param("left", what.leftEarly())
				.param("by", author.account().value())
				.param("byName", author.words())
				.param("at", author.at())
				.update();
			changes.of(id.value(), 1, of.unit(), List.of(what.fromOn()), author.at());
			return made(id, what);
		});
	}

	/**
	 * Changes what is told of a group: all of it, also what stays.
	 * @param expectedVersion the version that the caller saw
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public CohortView change(String idempotencyKey, Id id, int expectedVersion, What what) {
		CohortView before = stored(id).orElseThrow(() -> Problem.notFound("cohort", id.value().toString()));
		ProgrammeView of = answering(before.programme());
		recording.once(recording.author(of.unit()), idempotencyKey, List.of(id, expectedVersion, what), Id::new, () -> {
			CohortView stored = stored(id).orElseThrow();
			Problem.unlessSeen(expectedVersion, stored.version(), "this group");
			if (What.of(stored).equals(what)) {
				return Made.found(id);
			}
			check(of, what, stored).raise();
			Author author = recording.author(of.unit());
			if (!changed(id, expectedVersion, what, author)) {
				throw Problem.conflict("Somebody changed this group meanwhile. Look at what it says now.", null);
			}
			changes.of(id.value(), expectedVersion + 1, of.unit(), List.of(stored.fromOn(), what.fromOn()),
					author.at());
			return made(id, what);
		});
		return stored(id).orElseThrow();
	}

	private boolean changed(Id id, int expectedVersion, What what, Author author) {
		return jdbc.sql("""
				update activities.cohort set version = version + 1, label = :label, from_on = :from, to_on = :to,
				    enrolled = :enrolled, completed = :completed, left_early = :left, changed_by_name = :by,
				    changed_at = :at
				where id = :id and version = :version""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("label", Blanks.strip(what.label()))
			.param("from", what.fromOn())
			.param("to", what.toOn())
			.param("enrolled", what.enrolled())
			.param("completed", what.completed())
			.param("left", what.leftEarly())
			.param("by", author.words())
			.param("at", author.at())
			.update() == 1;
	}

	private Optional<CohortView> stored(Id id) {
		return jdbc.sql(COHORTS + "where c.id = :id").param("id", id.value()).query(VIEW).optional();
	}

	private static Made<Id> made(Id id, What what) {
		return new Made<>(id, "cohort " + id.value(), Map.of("enrolled", String.valueOf(what.enrolled()), "completed",
				String.valueOf(what.completed()), "leftEarly", String.valueOf(what.leftEarly())));
	}

	private ProgrammeView answering(Programmes.Id id) {
		ProgrammeView found = Optional.ofNullable(programmes.byIds(List.of(id)).get(id))
			.orElseThrow(() -> Problem.notFound("programme", id.value().toString()));
		if (!currentCaller.get().supportTeam() && !found.runBy(currentCaller.reach())) {
			currentCaller.reaching(found.unit());
		}
		return found;
	}

	private Problem.Faults check(ProgrammeView of, What what, @Nullable CohortView before) {
		boolean taken = jdbc.sql("""
				select exists (select from activities.cohort where programme = :programme and label = :label
				    and (cast(:id as uuid) is null or id <> cast(:id as uuid)))""")
			.param("programme", of.id().value())
			.param("label", Blanks.strip(what.label()))
			.param("id", (before != null) ? before.id().value() : null)
			.query(Boolean.class)
			.single();
		return new Problem.Faults()
			.when(of.countingMode() != CountingMode.COHORT, "programme",
					"This programme counts in another way than by fixed groups.")
			.words(what.label(), LABEL_LIMIT, "label", "Say what the group is called, such as Autumn 2026.")
			.when(taken, "label", "Another group of this programme is called so.", "TAKEN")
			.when(what.fromOn().isAfter(LocalDate.now(clock)), "fromOn", "This day is still to come.", "IN_FUTURE")
			.when(what.toOn() != null && what.toOn().isBefore(what.fromOn()), "toOn",
					"Its last day is before its first.")
			.when(what.enrolled() < 1 || what.enrolled() > ENROLLED_AT_MOST, "enrolled",
					"Say how many enrolled, from 1 to %,d.".formatted(ENROLLED_AT_MOST))
			.when(what.completed() < 0, "completed", "Say how many completed, 0 or more.")
			.when(what.leftEarly() < 0, "leftEarly", "Say how many left early, 0 or more.")
			.when((long) what.completed() + what.leftEarly() > what.enrolled(), "completed",
					"More completed or left than enrolled.");
	}

	/** A group. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What is told of a group.
	 *
	 * @param toOn its last day; null while it runs
	 */
	public record What(String label, LocalDate fromOn, @Nullable LocalDate toOn, int enrolled, int completed,
			int leftEarly) {

		/** The same as is told of a group now. */
		public static What of(CohortView it) {
			return new What(it.label(), it.fromOn(), it.toOn(), it.enrolled(), it.completed(), it.leftEarly());
		}

	}

}
