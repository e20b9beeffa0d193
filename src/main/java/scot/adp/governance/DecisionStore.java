package scot.adp.governance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.identity.Author;
import scot.adp.platform.MemberId;
import scot.adp.platform.Rows;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.ActionId;

/** Keeps decisions, each with what it said before. */
@Component
class DecisionStore {

	private static final String SELECT = """
			select d.id, d.version, d.group_code as "group", d.meets_on as "on", d.number, d.words, d.state, d.decided,
			    d.owner, d.due_on, d.action, cast(d.recorded_at at time zone 'Europe/London' as date) as recorded_on,
			    d.closed_on, d.dropped_reason, cast(:asAt as date) as as_at
			from {decision} d
			""";

	private static final RowMapper<DecisionView> VIEW = Rows.of(DecisionView.class);

	private final JdbcClient jdbc;

	private final Known known;

	DecisionStore(JdbcClient jdbc, Known known) {
		this.jdbc = jdbc;
		this.known = known;
	}

	/** The decisions of several meetings, in the order they were put. */
	List<DecisionView> of(List<GroupId> groups, List<LocalDate> days) {
		return known.sql(SELECT + """
				where (d.group_code, d.meets_on) in
				    (select * from unnest(cast(:groups as text[]), cast(:days as date[])))
				order by d.group_code, d.meets_on, d.number""")
			.param("groups", groups.stream().map(GroupId::value).toArray(String[]::new))
			.param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
			.query(VIEW)
			.list();
	}

	/** The decisions about actions, the latest meeting first. */
	List<DecisionView> about(Collection<ActionId> actions) {
		return known.sql(SELECT + "where d.action = any(:actions) order by d.meets_on desc, d.number")
			.param("actions", Rows.ids(actions))
			.query(VIEW)
			.list();
	}

	/**
	 * Decisions taken that are to be carried out by a day, the soonest first.
	 * @param owners whose; null for anybody's
	 */
	List<DecisionView> toCarryOut(@Nullable Collection<MemberId> owners, LocalDate until) {
		return known.sql(SELECT + """
				where d.state = 'MADE' and d.due_on <= :until
				    and (cast(:owners as uuid[]) is null or d.owner = any(cast(:owners as uuid[])))
				order by d.due_on, d.group_code, d.meets_on, d.number""")
			.param("until", until)
			.param("owners", (owners != null) ? Rows.ids(owners) : null)
			.query(VIEW)
			.list();
	}

	/** What a group is asked for and has not taken, up to a meeting. */
	List<DecisionView> wanted(GroupId group, LocalDate until) {
		return known.sql(SELECT + """
				where d.state = 'WANTED' and d.group_code = :group and d.meets_on <= :until
				order by d.meets_on, d.number""")
			.param("group", group.value())
			.param("until", until)
			.query(VIEW)
			.list();
	}

	Optional<DecisionView> find(Decisions.Id id) {
		return known.sql(SELECT + "where d.id = :id").param("id", id.value()).query(VIEW).optional();
	}

	/** The decision, kept from others until the change is done. */
	Optional<DecisionView> locked(Decisions.Id id) {
		return known.sql(SELECT + "where d.id = :id for update").param("id", id.value()).query(VIEW).optional();
	}

	/** Puts a decision to a meeting; two at once get one number after the other. */
	void add(Decisions.Id id, Decisions.New wanted, @Nullable ActionId action, Author author) {
		jdbc.sql("select pg_advisory_xact_lock(hashtext('decision ' || :group || :on))")
			.param("group", wanted.group().value())
			.param("on", wanted.on().toString())
			.query((row, number) -> row.getString(1))
			.list();
		jdbc.sql("""
				insert into governance.decision (id, version, group_code, held_on, number, words, state, action,
				    recorded_by, recorded_by_name, recorded_at, changed_at)
				select :id, 1, :group, :on, coalesce(max(number), 0) + 1, :words, 'WANTED', cast(:action as uuid), :by,
				    :byName, :at, :at
				from governance.decision where group_code = :group and held_on = :on""")
			.param("id", id.value())
			.param("group", wanted.group().value())
			.param("on", wanted.on())
			.param("words", Blanks.strip(wanted.words()))
			.param("action", (action != null) ? action.value() : null)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	void decide(Decisions.Id id, String decided, @Nullable MemberId owner, @Nullable LocalDate dueOn, Author author) {
		jdbc.sql(
				"""
						update governance.decision set version = version + 1, state = 'MADE', decided = :decided, owner = :owner,
						    due_on = :dueOn, changed_at = :at where id = :id""")
			.param("decided", decided)
			.param("owner", (owner != null) ? owner.value() : null)
			.param("dueOn", dueOn)
			.param("at", author.at())
			.param("id", id.value())
			.update();
	}

	void close(Decisions.Id id, Decisions.State state, LocalDate on, @Nullable String reason, Author author) {
		jdbc.sql("""
				update governance.decision set version = version + 1, state = :state, closed_on = :on,
				    dropped_reason = :reason, changed_at = :at where id = :id""")
			.param("state", state.name())
			.param("on", on)
			.param("reason", reason)
			.param("at", author.at())
			.param("id", id.value())
			.update();
	}

}
