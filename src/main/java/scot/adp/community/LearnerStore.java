package scot.adp.community;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps who learns what. */
@Component
class LearnerStore {

	private static final String LEARNERS = """
			select l.id, l.version, l.unit, l.course, l.provider, l.scqf_level, l.start_on, l.end_on, l.outcome,
			    l.left_because, l.qualification, l.stopped_on, l.own_ref, l.person is not null as linked, l.after_sign_off, l.recorded_at,
			    l.recorded_by_name as recorded_by, l.withdrawn_because
			from community.learner_path l\s""";

	private static final RowMapper<LearnerPathView> VIEW = Rows.of(LearnerPathView.class);

	private final JdbcClient jdbc;

	private final PersonRows people;

	LearnerStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "community.learner_path", "withdrawn_at is null");
	}

	/**
	 * Waits until nobody else records courses of some units, up to the end of the
	 * transaction.
	 */
	void lock(Collection<UnitId> units) {
		UnitLocks.hold(jdbc, "community.learner_path", units);
	}

	/** Adds rows in one statement. */
	void add(List<Row> rows, Door door, @Nullable UUID in, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		var statement = jdbc
			.sql("""
					insert into community.learner_path (id, version, unit, course, provider, scqf_level, start_on, end_on,
					    outcome, left_because, qualification, own_ref, person, person_space, key_version, agreement,
					    after_sign_off, entered_by, entered_in, recorded_at, recorded_by, recorded_by_name)
					select id, 1, unit, course, provider, level, first, last, outcome, because, qualification, own_ref, person,
					    space, key_version, agreement, late, :door, :in, :at, :by, :byName
					from unnest(cast(:ids as uuid[]), cast(:units as text[]), cast(:courses as text[]),
					    cast(:providers as text[]), cast(:levels as int[]), cast(:firsts as date[]), cast(:lasts as date[]),
					    cast(:outcomes as text[]), cast(:because as text[]), cast(:qualifications as text[]),
					    cast(:references as text[]), cast(:people as text[]), cast(:spaces as text[]),
					    cast(:keyVersions as int[]), cast(:agreements as text[]), cast(:late as boolean[]))
					    as t (id, unit, course, provider, level, first, last, outcome, because, qualification, own_ref, person,
					    space, key_version, agreement, late)""")
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("ids", Columns.texts(rows, row -> row.id().value()))
			.param("units", Columns.texts(rows, row -> row.entry().unit().value()))
			.param("courses", Columns.texts(rows, row -> row.entry().course()))
			.param("providers", Columns.texts(rows, row -> row.entry().provider()))
			.param("levels", Columns.texts(rows, row -> row.entry().scqfLevel()))
			.param("firsts", Columns.texts(rows, row -> row.entry().startOn()))
			.param("lasts", Columns.texts(rows, row -> row.entry().endOn()))
			.param("outcomes", Columns.texts(rows, row -> row.entry().outcome()))
			.param("because", Columns.texts(rows, row -> row.entry().leftBecause()))
			.param("qualifications", Columns.texts(rows, row -> row.entry().qualification()))
			.param("references", Columns.texts(rows, Row::ownRef))
			.param("agreements", Columns.texts(rows, Row::agreement))
			.param("late", Columns.texts(rows, Row::afterSignOff));
		Columns.people(statement, rows, Row::person).update();
	}

	/**
	 * Says how courses ended.
	 * @param in what told it together; null of one alone
	 */
	void end(List<Ended> ended, @Nullable UUID in) {
		if (ended.isEmpty()) {
			return;
		}
		jdbc.sql("""
				update community.learner_path l set version = version + 1, end_on = t.last, outcome = t.outcome,
				    left_because = t.because, qualification = t.qualification, ended_in = :in,
				    after_sign_off = after_sign_off or t.late
				from unnest(cast(:ids as uuid[]), cast(:lasts as date[]), cast(:outcomes as text[]),
				    cast(:because as text[]), cast(:qualifications as text[]), cast(:late as boolean[]))
				    as t (id, last, outcome, because, qualification, late)
				where l.id = t.id""")
			.param("in", in)
			.param("ids", Columns.texts(ended, it -> it.id().value()))
			.param("lasts", Columns.texts(ended, it -> it.entry().endOn()))
			.param("outcomes", Columns.texts(ended, it -> it.entry().outcome()))
			.param("because", Columns.texts(ended, it -> it.entry().leftBecause()))
			.param("qualifications", Columns.texts(ended, it -> it.entry().qualification()))
			.param("late", Columns.texts(ended, Ended::afterSignOff))
			.update();
	}

	/**
	 * Puts a record right.
	 * @param same whether it stays of whom it was
	 */
	void change(Row row, boolean same) {
		LearnerEntry entry = row.entry();
		@Nullable PersonKey person = row.person();
		jdbc.sql("""
				update community.learner_path set version = version + 1, unit = :unit, course = :course,
				    provider = :provider, scqf_level = :level, start_on = :first, end_on = :last, outcome = :outcome,
				    left_because = :because, qualification = :qualification, after_sign_off = after_sign_off or :late,
				    own_ref = case when :same then own_ref else :reference end,
				    person = case when :same then person else :person end,
				    person_space = case when :same then person_space else :space end,
				    key_version = case when :same then key_version else cast(:keyVersion as int) end,
				    agreement = case when :same then agreement else :agreement end,
				    stopped_on = case when :same then stopped_on end
				where id = :id""")
			.param("id", row.id().value())
			.param("unit", entry.unit().value())
			.param("course", entry.course())
			.param("provider", entry.provider())
			.param("level", entry.scqfLevel())
			.param("first", entry.startOn())
			.param("last", entry.endOn())
			.param("outcome", (entry.outcome() != null) ? entry.outcome().name() : null)
			.param("because", entry.leftBecause())
			.param("qualification", entry.qualification())
			.param("late", row.afterSignOff())
			.param("same", same)
			.param("reference", row.ownRef())
			.param("person", (person != null) ? person.value() : null)
			.param("space", (person != null) ? person.space().value() : null)
			.param("keyVersion", (person != null) ? person.keyVersion() : null)
			.param("agreement", row.agreement())
			.update();
	}

	/** Withdraws a record; from then on it tells of nobody. */
	void withdraw(LearnerPaths.Id id, String because, Author author) {
		withdrawn("id = :of", id.value(), because, author);
	}

	/**
	 * Withdraws what a file brought, and lets courses go on of which it told the end.
	 * @return those that were changed
	 */
	List<LearnerPathView> takeBack(UUID in, String because, Author author) {
		var changed = jdbc.sql(LEARNERS + "where (l.entered_in = :in or l.ended_in = :in) and l.withdrawn_at is null")
			.param("in", in)
			.query(VIEW)
			.list();
		jdbc.sql("""
				update community.learner_path set version = version + 1, end_on = null, outcome = null,
				    left_because = null, qualification = null, ended_in = null
				where ended_in = :in and entered_in is distinct from :in and withdrawn_at is null""")
			.param("in", in)
			.update();
		withdrawn("entered_in = :of", in, because, author);
		return changed;
	}

	private void withdrawn(String which, UUID of, String because, Author author) {
		jdbc.sql(
				"""
						update community.learner_path set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
						    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
						    agreement = null
						where withdrawn_at is null and %s"""
					.formatted(which))
			.param("of", of)
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** A record, held until the transaction ends. */
	Optional<LearnerPathView> locked(LearnerPaths.Id id) {
		return jdbc.sql(LEARNERS + "where l.id = :id for update of l").param("id", id.value()).query(VIEW).optional();
	}

	/** Those that units call by some references and that stand, held. */
	List<LearnerPathView> called(Collection<UnitId> units, Collection<String> references) {
		return jdbc.sql(LEARNERS + """
				where l.unit = any(:units) and l.own_ref = any(:references) and l.withdrawn_at is null
				order by l.id for update of l""")
			.param("units", Rows.codes(units))
			.param("references", references.toArray(String[]::new))
			.query(VIEW)
			.list();
	}

	Optional<LearnerPathView> find(LearnerPaths.Id id, Collection<UnitId> units) {
		return jdbc.sql(LEARNERS + "where l.id = :id and l.unit = any(:units)")
			.param("id", id.value())
			.param("units", Rows.codes(units))
			.query(VIEW)
			.optional();
	}

	/** Asks nothing more of the courses of somebody from a day on. */
	List<PersonRows.Stopped> stop(PersonKey person, LocalDate on) {
		return people.stop(person, on, "true", "start_on");
	}

	/** Asks again of the courses of somebody. */
	List<PersonRows.Stopped> goOn(PersonKey person) {
		return people.goOn(person, "start_on");
	}

	/** Of whom a record is that stands. */
	Optional<PersonPanel.Whose> whose(LearnerPaths.Id id) {
		return people.whose(id.value());
	}

	/** What a person of a unit learns and learned, the oldest first. */
	List<LearnerPathView> of(PersonPanel.Whom whom) {
		return PersonRows
			.asked(jdbc.sql(LEARNERS + "where l.id in (" + people.ids() + ") order by l.start_on, l.id"), whom)
			.query(VIEW)
			.list();
	}

	List<LearnerPathView> page(Collection<UnitId> units, LearnerPaths.Filter filter, int offset, int limit) {
		return chosen(LEARNERS, units, filter, " order by l.start_on desc, l.id desc offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** The rows behind one, those that began last first. */
	List<LearnerPathView> behind(Collection<UnitId> units, LearnerPaths.Filter filter, LearnerPaths.@Nullable Id last,
			int limit) {
		return chosen(LEARNERS, units, filter, """
				 and (cast(:last as uuid) is null or (l.start_on, l.id) < (select b.start_on, b.id
				    from community.learner_path b where b.id = cast(:last as uuid)))
				order by l.start_on desc, l.id desc limit :limit""").param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** How many, and how they ended. */
	LearnerPaths.Total total(Collection<UnitId> units, LearnerPaths.Filter filter) {
		return chosen(
				"""
						select cast(count(*) as int) as courses, cast(count(*) filter (where l.outcome = 'COMPLETED') as int) as completed,
						    cast(count(*) filter (where l.outcome = 'LEFT') as int) as left_early,
						    cast(count(*) filter (where l.end_on is null and l.stopped_on is null) as int) as going_on
						from community.learner_path l\s""",
				units, filter, "")
			.query(Rows.of(LearnerPaths.Total.class))
			.single();
	}

	private JdbcClient.StatementSpec chosen(String select, Collection<UnitId> units, LearnerPaths.Filter filter,
			String rest) {
		return jdbc
			.sql(select
					+ """
							where l.unit = any(:units) and l.withdrawn_at is null
							    and (cast(:state as text) is null or l.outcome = :state
							        or :state = 'ENROLLED' and l.outcome is null and l.stopped_on is null)
							    and (cast(:course as text) is null or l.course = :course)
							    and (cast(:before as date) is null or (l.end_on is null and l.stopped_on is null and l.start_on < :before))"""
					+ rest)
			.param("units", Rows.codes(units))
			.param("state", (filter.state() != null) ? filter.state().name() : null)
			.param("course", filter.course())
			.param("before", filter.goingOnSinceBefore());
	}

	/** What an account recorded last, of some units; to begin the next from. */
	Optional<LearnerPaths.Usual> lastOf(AccountId account, Collection<UnitId> units) {
		return jdbc.sql("""
				select unit, course, provider from community.learner_path where unit = any(:units)
				    and recorded_by = :account and withdrawn_at is null order by recorded_at desc, id desc limit 1""")
			.param("units", Rows.codes(units))
			.param("account", account.value())
			.query(Rows.of(LearnerPaths.Usual.class))
			.optional();
	}

	/** Whether a unit has records that count for a day from one on. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from community.learner_path where unit = :unit and withdrawn_at is null
				    and (end_on is null or end_on >= :from))""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** A record as it is to be stored. */
	record Row(LearnerPaths.Id id, LearnerEntry entry, @Nullable String ownRef, @Nullable PersonKey person,
			@Nullable String agreement, boolean afterSignOff) {
	}

	/** The end of a course that is known. */
	record Ended(LearnerPaths.Id id, LearnerEntry entry, boolean afterSignOff) {
	}

}
