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
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps grants. */
@Component
class GrantStore {

	private static final String STATE = """
			case when g.closed_on is not null then 'CLOSED' when g.reported_on is not null then 'REPORTED'
			    when g.to_on < :today then 'REPORT_DUE' else 'AWARDED' end""";

	private static final String GRANTS = """
			select g.id, g.version, g.unit, g.organisation, coalesce(g.organisation_name, g.organisation) as holder, g.award,
			    g.from_on, g.to_on, g.report_by, g.purpose,
			    array(select cast(a.code as text) from community.grant_action a where a.grant_award = g.id order by a.code)
			        as action_codes, g.spent, g.participants, g.came_of_it, g.over_because, g.reported_on, g.closed_on,
			    %s as state, g.recorded_at, g.recorded_by_name as recorded_by, g.withdrawn_because
			from community.grant_award g\s"""
		.formatted(STATE);

	private static final RowMapper<GrantView> VIEW = Rows.of(GrantView.class);

	private final JdbcClient jdbc;

	GrantStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Waits until nobody else records grants of some units, up to the end of the
	 * transaction.
	 */
	void lock(Collection<UnitId> units) {
		UnitLocks.hold(jdbc, "community.grant_award", units);
	}

	/**
	 * Adds a grant.
	 * @param in the file that brought it; null for none
	 */
	void add(Grants.Id id, Grants.Award what, LocalDate reportBy, Door door, @Nullable UUID in, Author author) {
		said(jdbc
			.sql("""
					insert into community.grant_award (id, version, unit, organisation, organisation_name, award, from_on, to_on,
					    report_by, purpose, entered_by, entered_in, recorded_at, recorded_by, recorded_by_name)
					values (:id, 1, :unit, :organisation, :name, :award, :from, :to, :reportBy, :purpose, :door, :in, :at, :by,
					    :byName)"""),
				id, what, reportBy)
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
		tie(id, what.actionCodes());
	}

	/** Changes what is told of an award. */
	void change(Grants.Id id, Grants.Award what, LocalDate reportBy) {
		said(jdbc.sql("""
				update community.grant_award set version = version + 1, unit = :unit, organisation = :organisation,
				    organisation_name = :name, award = :award, from_on = :from, to_on = :to, report_by = :reportBy,
				    purpose = :purpose
				where id = :id"""), id, what, reportBy).update();
		jdbc.sql("delete from community.grant_action where grant_award = :id").param("id", id.value()).update();
		tie(id, what.actionCodes());
	}

	private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, Grants.Id id, Grants.Award what,
			LocalDate reportBy) {
		return statement.param("id", id.value())
			.param("unit", what.unit().value())
			.param("organisation", what.organisation())
			.param("name", what.organisationName())
			.param("award", what.award())
			.param("from", what.fromOn())
			.param("to", what.toOn())
			.param("reportBy", reportBy)
			.param("purpose", what.purpose());
	}

	private void tie(Grants.Id id, List<String> codes) {
		jdbc.sql("""
				insert into community.grant_action (grant_award, code)
				select :id, code from unnest(cast(:codes as text[])) as t (code)""")
			.param("id", id.value())
			.param("codes", codes.toArray(String[]::new))
			.update();
	}

	/**
	 * Keeps what became of a grant.
	 * @param in the file that told it; null for none
	 */
	void report(Grants.Id id, Grants.Report report, LocalDate on, @Nullable UUID in) {
		jdbc.sql("""
				update community.grant_award set version = version + 1, spent = :spent, participants = :participants,
				    came_of_it = :cameOfIt, over_because = :because, reported_on = :on, reported_in = :in
				where id = :id""")
			.param("id", id.value())
			.param("spent", report.spent())
			.param("participants", report.participants())
			.param("cameOfIt", report.cameOfIt())
			.param("because", report.overBecause())
			.param("on", on)
			.param("in", in)
			.update();
	}

	/** Closes a grant, or opens it again where no day is given. */
	void close(Grants.Id id, @Nullable LocalDate on) {
		jdbc.sql("update community.grant_award set version = version + 1, closed_on = :on where id = :id")
			.param("id", id.value())
			.param("on", on)
			.update();
	}

	/** Withdraws a grant. */
	void withdraw(Grants.Id id, String because, Author author) {
		withdrawn("id = :of", id.value(), because, author);
	}

	/**
	 * Withdraws what a file brought, and takes back the reports that it told of others.
	 */
	void takeBack(UUID in, String because, Author author) {
		jdbc.sql(
				"""
						update community.grant_award set version = version + 1, spent = null, participants = null, came_of_it = null,
						    over_because = null, reported_on = null, reported_in = null, closed_on = null
						where reported_in = :in and entered_in is distinct from :in and withdrawn_at is null""")
			.param("in", in)
			.update();
		withdrawn("entered_in = :of", in, because, author);
	}

	private void withdrawn(String which, UUID of, String because, Author author) {
		jdbc.sql(
				"""
						update community.grant_award set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
						    withdrawn_by_name = :byName where withdrawn_at is null and %s"""
					.formatted(which))
			.param("of", of)
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** A grant, held until the transaction ends. */
	Optional<GrantView> locked(Grants.Id id, LocalDate today) {
		return jdbc.sql(GRANTS + "where g.id = :id for update of g")
			.param("id", id.value())
			.param("today", today)
			.query(VIEW)
			.optional();
	}

	/** Those of some units that stand. */
	List<GrantView> ofUnits(Collection<UnitId> units, LocalDate today) {
		return jdbc.sql(GRANTS + "where g.unit = any(:units) and g.withdrawn_at is null order by g.from_on, g.id")
			.param("units", Rows.codes(units))
			.param("today", today)
			.query(VIEW)
			.list();
	}

	Optional<GrantView> find(Grants.Id id, LocalDate today) {
		return jdbc.sql(GRANTS + "where g.id = :id")
			.param("id", id.value())
			.param("today", today)
			.query(VIEW)
			.optional();
	}

	/**
	 * Those whose report is due first, the longest due among them; then those that end
	 * first.
	 */
	List<GrantView> page(Grants.Filter filter, LocalDate today, int offset, int limit) {
		return chosen(GRANTS, filter, today, """
				order by case when g.closed_on is not null then 3 when g.reported_on is not null then 2
				   when g.to_on < :today then 0 else 1 end, case when g.reported_on is null then g.to_on end,
				   g.to_on desc, g.id offset :offset limit :limit""").param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** The rows behind one, those that began last first. */
	List<GrantView> behind(Grants.Filter filter, LocalDate today, Grants.@Nullable Id last, int limit) {
		return chosen(GRANTS, filter, today, """
				 and (cast(:last as uuid) is null or (g.from_on, g.id) < (select b.from_on, b.id
				    from community.grant_award b where b.id = cast(:last as uuid)))
				order by g.from_on desc, g.id desc limit :limit""").param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** How many, and how much money. */
	Grants.Total total(Grants.Filter filter, LocalDate today) {
		return chosen("""
				select cast(count(*) as int) as grants, coalesce(sum(g.award), 0) as awarded,
				    coalesce(sum(g.spent), 0) as spent,
				    cast(count(*) filter (where g.reported_on is null and g.to_on < :today) as int) as due,
				    cast(count(*) filter (where g.reported_on is null and g.report_by < :today) as int) as overdue
				from community.grant_award g\s""", filter, today, "").query(Rows.of(Grants.Total.class)).single();
	}

	/** Money by the financial year in which grants began, the earliest first. */
	List<Grants.Year> years(Grants.Filter filter, LocalDate today) {
		return chosen("""
				select cast(extract(year from g.from_on - interval '3 months') as int) as began,
				    sum(g.award) as awarded, sum(g.spent) as spent,
				    cast(count(*) filter (where g.reported_on is null) as int) as unreported
				from community.grant_award g\s""", filter, today, " group by 1 order by 1")
			.query(Rows.of(Grants.Year.class))
			.list();
	}

	private JdbcClient.StatementSpec chosen(String select, Grants.Filter filter, LocalDate today, String rest) {
		return jdbc
			.sql(select + """
					where g.withdrawn_at is null and (cast(:state as text) is null or %s = :state)
					    and (cast(:action as text) is null or exists (select from community.grant_action a
					        where a.grant_award = g.id and a.code = :action))
					    and (:all or g.unit = any(:units) or g.organisation = any(:organisations))""".formatted(STATE)
					+ rest)
			.param("today", today)
			.param("state", (filter.state() != null) ? filter.state().name() : null)
			.param("action", filter.action())
			.param("all", filter.of() == null)
			.param("units", (filter.of() != null) ? Rows.codes(filter.of().units()) : new String[0])
			.param("organisations",
					(filter.of() != null) ? filter.of().organisations().toArray(String[]::new) : new String[0]);
	}

	/** Erases those that ended long ago, the oldest first. */
	int erase(LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql("""
				delete from community.grant_award where id = any(array(select g.id from community.grant_award g
				    where g.to_on <= :until and g.unit <> all(:held) order by g.to_on limit :limit))""")
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

}
