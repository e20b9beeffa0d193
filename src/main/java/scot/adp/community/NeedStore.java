package scot.adp.community;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedChecks.Which;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.events.PersonKey;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps need checks. */
@Component
class NeedStore {

	/** Whether the person's unit has no later check of the same person. */
	private static final String LATEST = """
			not exists (select from community.need_check l where l.unit = n.unit and l.withdrawn_at is null
			    and (l.own_ref = n.own_ref or (l.person = n.person and l.person_space = n.person_space))
			    and (l.checked_on, l.recorded_at, l.id) > (n.checked_on, n.recorded_at, n.id))""";

	private static final String TELLS = "(n.own_ref is not null or n.person is not null)";

	private static final String NO_NEED = "NO_NEED";

	private static final String CHECKS = """
			select n.id, n.version, n.unit, n.checked_on, n.stage,
			    case when n.withdrawn_at is null and n.stopped_on is null and %s and %s then n.review_on end as due_on,
			    array(select a.domain || ' ' || coalesce(a.met, '%s') from community.need_answer a
			        where a.need_check = n.id order by a.domain) as told,
			    n.own_ref, n.person is not null as linked, n.after_sign_off, n.recorded_at,
			    n.recorded_by_name as recorded_by, n.withdrawn_because
			from community.need_check n\s""".formatted(TELLS, LATEST, NO_NEED);

	private static final RowMapper<Stored> STORED = Rows.of(Stored.class);

	private final JdbcClient jdbc;

	private final PersonRows people;

	NeedStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "community.need_check", "withdrawn_at is null");
	}

	/**
	 * Waits until nobody else records checks of some units, up to the end of the
	 * transaction.
	 */
	void lock(Collection<UnitId> units) {
		UnitLocks.hold(jdbc, "community.need_check", units);
	}

	/** Adds checks in two statements. */
	void add(List<Row> rows, Door door, @Nullable UUID in, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		var statement = jdbc
			.sql("""
					insert into community.need_check (id, version, unit, checked_on, stage, review_on, own_ref, person,
					    person_space, key_version, agreement, after_sign_off, entered_by, entered_in, recorded_at,
					    recorded_by, recorded_by_name)
					select id, 1, unit, checked_on, stage, review_on, own_ref, person, space, key_version, agreement, late,
					    :door, :in, :at, :by, :byName
					from unnest(cast(:ids as uuid[]), cast(:units as text[]), cast(:days as date[]), cast(:stages as text[]),
					    cast(:reviews as date[]), cast(:references as text[]), cast(:people as text[]),
					    cast(:spaces as text[]), cast(:keyVersions as int[]), cast(:agreements as text[]),
					    cast(:late as boolean[])) as t (id, unit, checked_on, stage, review_on, own_ref, person, space,
					    key_version, agreement, late)""")
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("ids", Columns.texts(rows, row -> row.id().value()))
			.param("units", Columns.texts(rows, row -> row.entry().unit().value()))
			.param("days", Columns.texts(rows, row -> row.entry().checkedOn()))
			.param("stages", Columns.texts(rows, row -> row.entry().stage()))
			.param("reviews", Columns.texts(rows, Row::reviewOn))
			.param("references", Columns.texts(rows, Row::ownRef))
			.param("agreements", Columns.texts(rows, Row::agreement))
			.param("late", Columns.texts(rows, Row::afterSignOff));
		Columns.people(statement, rows, Row::person).update();
		answer(rows);
	}

	private void answer(List<Row> rows) {
		var told = rows.stream()
			.flatMap(row -> row.entry().answers().stream().map(it -> new Told(row.id(), it)))
			.toList();
		jdbc.sql("""
				insert into community.need_answer (need_check, domain, need, met)
				select need_check, domain, need, met from unnest(cast(:ids as uuid[]), cast(:domains as text[]),
				    cast(:needs as boolean[]), cast(:met as text[])) as t (need_check, domain, need, met)""")
			.param("ids", Columns.texts(told, it -> it.id().value()))
			.param("domains", Columns.texts(told, it -> it.answer().domain()))
			.param("needs", Columns.texts(told, it -> it.answer().need()))
			.param("met", Columns.texts(told, it -> it.answer().met()))
			.update();
	}

	/**
	 * Puts a check right.
	 * @param same whether it stays of whom it was
	 */
	void change(Row row, boolean same) {
		@Nullable PersonKey person = row.person();
		jdbc.sql("""
				update community.need_check set version = version + 1, unit = :unit, checked_on = :on, stage = :stage,
				    review_on = :review, after_sign_off = after_sign_off or :late,
				    own_ref = case when :same then own_ref else :reference end,
				    person = case when :same then person else :person end,
				    person_space = case when :same then person_space else :space end,
				    key_version = case when :same then key_version else cast(:keyVersion as int) end,
				    agreement = case when :same then agreement else :agreement end,
				    stopped_on = case when :same then stopped_on end
				where id = :id""")
			.param("id", row.id().value())
			.param("unit", row.entry().unit().value())
			.param("on", row.entry().checkedOn())
			.param("stage", row.entry().stage().name())
			.param("review", row.reviewOn())
			.param("late", row.afterSignOff())
			.param("same", same)
			.param("reference", row.ownRef())
			.param("person", (person != null) ? person.value() : null)
			.param("space", (person != null) ? person.space().value() : null)
			.param("keyVersion", (person != null) ? person.keyVersion() : null)
			.param("agreement", row.agreement())
			.update();
		jdbc.sql("delete from community.need_answer where need_check = :id").param("id", row.id().value()).update();
		answer(List.of(row));
	}

	/** Withdraws a check; from then on it tells of nobody. */
	void withdraw(NeedChecks.Id id, String because, Author author) {
		withdrawn("id = :of", id.value(), because, author);
	}

	/**
	 * Withdraws what a file brought.
	 * @return those that were withdrawn
	 */
	List<NeedCheckView> takeBack(UUID in, String because, Author author) {
		var brought = views(jdbc.sql(CHECKS + "where n.entered_in = :in and n.withdrawn_at is null").param("in", in));
		withdrawn("entered_in = :of", in, because, author);
		return brought;
	}

	private void withdrawn(String which, UUID of, String because, Author author) {
		jdbc.sql("""
				update community.need_check set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null
				where withdrawn_at is null and %s""".formatted(which))
			.param("of", of)
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** A check, held until the transaction ends. */
	Optional<NeedCheckView> locked(NeedChecks.Id id) {
		return views(jdbc.sql(CHECKS + "where n.id = :id for update of n").param("id", id.value())).stream()
			.findFirst();
	}

	/** Those that units call by some references and that stand, the oldest first. */
	List<NeedCheckView> called(Collection<UnitId> units, Collection<String> references) {
		return views(jdbc.sql(CHECKS + """
				where n.unit = any(:units) and n.own_ref = any(:references) and n.withdrawn_at is null
				order by n.checked_on, n.recorded_at, n.id""")
			.param("units", Rows.codes(units))
			.param("references", references.toArray(String[]::new)));
	}

	Optional<NeedCheckView> find(NeedChecks.Id id, Collection<UnitId> units) {
		return views(jdbc.sql(CHECKS + "where n.id = :id and n.unit = any(:units)")
			.param("id", id.value())
			.param("units", Rows.codes(units))).stream().findFirst();
	}

	/** The checks that stand of the person of one, at its unit, the oldest first. */
	List<NeedCheckView> series(NeedChecks.Id of, Collection<UnitId> units) {
		return views(jdbc.sql(
				CHECKS + """
						join community.need_check o on o.id = :id and o.unit = n.unit
						    and (o.id = n.id or o.own_ref = n.own_ref or (o.person = n.person and o.person_space = n.person_space))
						where n.unit = any(:units) and n.withdrawn_at is null order by n.checked_on, n.recorded_at, n.id""")
			.param("id", of.value())
			.param("units", Rows.codes(units)));
	}

	/** Asks nothing more of somebody from a day on. */
	List<PersonRows.Stopped> stop(PersonKey person, LocalDate on) {
		return people.stop(person, on, "true", "checked_on");
	}

	/** Asks again of somebody. */
	List<PersonRows.Stopped> goOn(PersonKey person) {
		return people.goOn(person, "checked_on");
	}

	/** Of whom a check is that stands. */
	Optional<PersonPanel.Whose> whose(NeedChecks.Id id) {
		return people.whose(id.value());
	}

	/** The checks of a person of a unit, the oldest first. */
	List<NeedCheckView> of(PersonPanel.Whom whom) {
		return views(PersonRows.asked(
				jdbc.sql(CHECKS + "where n.id in (" + people.ids() + ") order by n.checked_on, n.recorded_at, n.id"),
				whom));
	}

	/** Those whose next check is due first, then those that were checked last. */
	List<NeedCheckView> page(Collection<UnitId> units, NeedChecks.Filter filter, LocalDate today, int offset,
			int limit) {
		return views(chosen(CHECKS, units, filter, today,
				" order by due_on nulls last, n.checked_on desc, n.id offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit));
	}

	/** The rows behind one, those of the last day first. */
	List<NeedCheckView> behind(Collection<UnitId> units, NeedChecks.Filter filter, LocalDate today,
			NeedChecks.@Nullable Id last, int limit) {
		return views(chosen(CHECKS, units, filter, today, """
				 and (cast(:last as uuid) is null or (n.checked_on, n.id) < (select b.checked_on, b.id
				    from community.need_check b where b.id = cast(:last as uuid)))
				order by n.checked_on desc, n.id desc limit :limit""")
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit));
	}

	/** How many, how many of them are due, and how far needs are met. */
	NeedChecks.Total total(Collection<UnitId> units, NeedChecks.Filter filter, LocalDate today) {
		return chosen(
				"""
						select cast(count(*) as int) as checks,
						    cast(count(*) filter (where n.review_on <= :today and n.stopped_on is null and %s and %s) as int) as due,
						    cast(coalesce(sum(a.known), 0) as int) as known, cast(coalesce(sum(a.met), 0) as int) as met,
						    cast(coalesce(sum(a.not_known), 0) as int) as not_known
						from community.need_check n cross join lateral (
						    select count(*) filter (where a.met <> 'NOT_KNOWN') as known, count(*) filter (where a.met = 'YES') as met,
						        count(*) filter (where a.met = 'NOT_KNOWN') as not_known
						    from community.need_answer a where a.need_check = n.id) a\s"""
					.formatted(TELLS, LATEST),
				units, filter, today, "")
			.query(Rows.of(NeedChecks.Total.class))
			.single();
	}

	private JdbcClient.StatementSpec chosen(String select, Collection<UnitId> units, NeedChecks.Filter filter,
			LocalDate today, String rest) {
		@Nullable Which which = filter.which();
		String of = (which == null) ? "true" : switch (which) {
			case DUE -> "n.review_on <= :today and n.stopped_on is null and " + TELLS;
			case GOING_ON -> "n.stage <> 'END' and n.stopped_on is null";
			case ENDED -> "n.stage = 'END'";
		};
		return jdbc
			.sql(select
					+ """
							where n.unit = any(:units) and n.withdrawn_at is null and cast(:today as date) is not null and %s
							    and (%s or not :latest)
							    and (cast(:unmet as text) is null or n.stopped_on is null and exists (select from community.need_answer a
							        where a.need_check = n.id and a.domain = :unmet and a.met in ('PART', 'NO')))"""
						.formatted(of, LATEST)
					+ rest)
			.param("units", Rows.codes(units))
			.param("today", today)
			.param("latest", filter.latest() || which != null || filter.unmet() != null)
			.param("unmet", filter.unmet());
	}

	/** The unit of which an account recorded last, of some. */
	Optional<UnitId> lastOf(AccountId account, Collection<UnitId> units) {
		return jdbc.sql("""
				select unit from community.need_check where unit = any(:units) and recorded_by = :account
				    and withdrawn_at is null order by recorded_at desc, id desc limit 1""")
			.param("units", Rows.codes(units))
			.param("account", account.value())
			.query((row, number) -> new UnitId(row.getString("unit")))
			.optional();
	}

	/** Whether a unit has checks that count for a day from one on. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from community.need_check where unit = :unit and withdrawn_at is null
				    and checked_on >= :from)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	private static List<NeedCheckView> views(JdbcClient.StatementSpec statement) {
		return statement.query(STORED).list().stream().map(Stored::view).toList();
	}

	/** A check as it is to be stored. */
	record Row(NeedChecks.Id id, NeedEntry entry, @Nullable LocalDate reviewOn, @Nullable String ownRef,
			@Nullable PersonKey person, @Nullable String agreement, boolean afterSignOff) {
	}

	/** An answer of a check. */
	private record Told(NeedChecks.Id id, NeedAnswer answer) {
	}

	/**
	 * A check as it is read.
	 *
	 * @param told its answers, each a domain and how far the need there is met
	 */
	private record Stored(NeedChecks.Id id, int version, UnitId unit, LocalDate checkedOn, Stage stage,
			@Nullable LocalDate dueOn, List<String> told, @Nullable String ownRef, boolean linked, boolean afterSignOff,
			OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause) {

		NeedCheckView view() {
			return new NeedCheckView(id, version, unit, checkedOn, stage, dueOn,
					told.stream().map(Stored::answer).toList(), ownRef, linked, afterSignOff, recordedAt, recordedBy,
					withdrawnBecause);
		}

		private static NeedAnswer answer(String told) {
			String domain = told.substring(0, told.indexOf(' '));
			String met = told.substring(domain.length() + 1);
			return met.equals(NO_NEED) ? NeedAnswer.none(domain) : NeedAnswer.of(domain, Met.valueOf(met));
		}

	}

}
