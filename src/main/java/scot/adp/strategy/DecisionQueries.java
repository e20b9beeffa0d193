package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.platform.MemberId;

/** Reads and writes decisions: one statement for any number of rows. */
@Component
class DecisionQueries {

	private static final String COLUMNS = """
			select d.id, d.version, d.group_code as "group", d.held_on as "on", d.number, d.words, d.state, d.decided,
			    d.owner, d.due_on, d.action, cast(d.recorded_at at time zone 'Europe/London' as date) as recorded_on,
			    d.closed_on, d.dropped_reason, %s as as_at
			from strategy.decision d
			""";

	private static final String NOW = COLUMNS.formatted("cast(null as date)");

	private static final String THEN = COLUMNS.formatted("cast(:pastDay as date)");

	private final JdbcClient jdbc;

	private final Past past;

	private final Clock clock;

	DecisionQueries(JdbcClient jdbc, Past past, Clock clock) {
		this.jdbc = jdbc;
		this.past = past;
		this.clock = clock;
	}

	/** The decisions of several meetings, in the order they were put. */
	List<DecisionView> of(List<GroupId> groups, List<LocalDate> days) {
		return past.records(columns() + """
				where (d.group_code, d.held_on) in
				    (select * from unnest(cast(:groups as text[]), cast(:days as date[])))
				order by d.group_code, d.held_on, d.number""")
			.param("groups", groups.stream().map(GroupId::value).toArray(String[]::new))
			.param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
			.query(DecisionView.class)
			.list();
	}

	/** The decisions about actions, the latest meeting first. */
	List<DecisionView> about(Collection<ActionId> actions) {
		return past.records(columns() + "where d.action = any(:actions) order by d.held_on desc, d.number")
			.param("actions", actions.stream().map(ActionId::value).toArray(UUID[]::new))
			.query(DecisionView.class)
			.list();
	}

	/**
	 * Decisions taken that are to be carried out by a day, the soonest first.
	 * @param owners whose; null for anybody's
	 */
	List<DecisionView> toCarryOut(@Nullable Collection<MemberId> owners, LocalDate until) {
		return past.records(columns() + """
				where d.state = 'MADE' and d.due_on <= :until
				    and (cast(:owners as uuid[]) is null or d.owner = any(cast(:owners as uuid[])))
				order by d.due_on, d.group_code, d.held_on, d.number""")
			.param("until", until)
			.param("owners",
					(owners != null) ? owners.stream().map(it -> it.value().toString()).toArray(String[]::new) : null)
			.query(DecisionView.class)
			.list();
	}

	/** What a group is asked for and has not taken, up to a meeting. */
	List<DecisionView> wanted(GroupId group, LocalDate until) {
		return past.records(columns() + """
				where d.state = 'WANTED' and d.group_code = :group and d.held_on <= :until
				order by d.held_on, d.number""")
			.param("group", group.value())
			.param("until", until)
			.query(DecisionView.class)
			.list();
	}

	Optional<DecisionView> find(DecisionId id) {
		return past.records(columns() + "where d.id = :id")
			.param("id", id.value())
			.query(DecisionView.class)
			.optional();
	}

	private static String columns() {
		return (AsAt.day() != null) ? THEN : NOW;
	}

	/** The decision, kept from others until the change is done. */
	Optional<DecisionView> locked(DecisionId id) {
		return jdbc.sql(NOW + "where d.id = :id for update")
			.param("id", id.value())
			.query(DecisionView.class)
			.optional();
	}

	/** The next number of a meeting; two who ask at once get one after the other. */
	int nextNumber(GroupId group, LocalDate on) {
		jdbc.sql("select pg_advisory_xact_lock(hashtext('decision ' || :group || :on))")
			.param("group", group.value())
			.param("on", on.toString())
			.query((row, number) -> row.getString(1))
			.list();
		return jdbc.sql("""
				select coalesce(max(number), 0) + 1 from strategy.decision
				where group_code = :group and held_on = :on""")
			.param("group", group.value())
			.param("on", on)
			.query(Integer.class)
			.single();
	}

	void add(Row row) {
		jdbc.sql(
				"""
						insert into strategy.decision (id, version, group_code, held_on, number, words, state, action,
						    recorded_by, recorded_by_name, recorded_at)
						values (:id, 1, :group, :on, :number, :words, 'WANTED', :action, :recordedBy, :recordedByName, :recordedAt)""")
			.paramSource(row)
			.update();
	}

	void decide(DecisionId id, String decided, @Nullable MemberId owner, @Nullable LocalDate dueOn) {
		jdbc.sql("""
				update strategy.decision set version = version + 1, state = 'MADE', decided = :decided, owner = :owner,
				    due_on = :dueOn, decided_at = coalesce(decided_at, :now) where id = :id""")
			.param("now", OffsetDateTime.now(clock))
			.param("id", id.value())
			.param("decided", decided)
			.param("owner", (owner != null) ? owner.value() : null)
			.param("dueOn", dueOn)
			.update();
	}

	void close(DecisionId id, DecisionState state, LocalDate on, @Nullable String reason) {
		jdbc.sql("""
				update strategy.decision set version = version + 1, state = :state, closed_on = :on,
				    dropped_reason = :reason, closed_at = :now where id = :id""")
			.param("now", OffsetDateTime.now(clock))
			.param("id", id.value())
			.param("state", state.name())
			.param("on", on)
			.param("reason", reason)
			.update();
	}

	/** Takes what was prepared for a meeting along to its new day. */
	void follow(GroupId group, LocalDate from, LocalDate to) {
		for (String table : List.of("decision", "board_line", "question")) {
			jdbc.sql("update strategy.%s set held_on = :to where group_code = :group and held_on = :from"
				.formatted(table)).param("group", group.value()).param("from", from).param("to", to).update();
		}
		jdbc.sql("""
				update strategy.help_request set meeting_on = :to
				where meeting_group = :group and meeting_on = :from and state = 'TO_MEETING'""")
			.param("group", group.value())
			.param("from", from)
			.param("to", to)
			.update();
	}

	/** Whether something was prepared for a meeting. */
	boolean anythingFor(GroupId group, LocalDate on) {
		return jdbc.sql("""
				select exists (select 1 from strategy.decision where group_code = :group and held_on = :on)
				    or exists (select 1 from strategy.board_line where group_code = :group and held_on = :on)
				    or exists (select 1 from strategy.question where group_code = :group and held_on = :on)
				    or exists (select 1 from strategy.help_request
				               where meeting_group = :group and meeting_on = :on and state = 'TO_MEETING')""")
			.param("group", group.value())
			.param("on", on)
			.query(Boolean.class)
			.single();
	}

	/** A new decision, in the database's own types. */
	record Row(UUID id, String group, LocalDate on, int number, String words, @Nullable UUID action, UUID recordedBy,
			String recordedByName, OffsetDateTime recordedAt) {
	}

}
