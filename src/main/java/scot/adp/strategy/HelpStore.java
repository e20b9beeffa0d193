package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.Made;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Auditable;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/** Reads and writes requests for help. */
@Component
class HelpStore {

	private static final String COLUMNS = """
			select h.*, a.lead_unit from strategy.help_request h join strategy.action a on a.id = h.action
			""";

	private final JdbcClient jdbc;

	private final OrganisationNames units;

	private final Clock clock;

	private final Past past;

	private final RecordNews news;

	HelpStore(JdbcClient jdbc, OrganisationNames units, Clock clock, Past past, RecordNews news) {
		this.jdbc = jdbc;
		this.units = units;
		this.clock = clock;
		this.past = past;
		this.news = news;
	}

	/** By action, the newest first. */
	Map<ActionId, List<HelpRequestView>> of(Collection<ActionId> actions, Caller caller) {
		return past.records(COLUMNS + " where h.action = any(:actions) order by h.asked_at desc, h.id desc")
			.param("actions", Rows.ids(actions))
			.query((row, number) -> view(row, caller))
			.list()
			.stream()
			.collect(Collectors.groupingBy(HelpRequestView::action));
	}

	/**
	 * Those in some states, the oldest first; one more than the limit where there are.
	 */
	List<HelpRequestView> list(Set<HelpRequests.State> states, @Nullable OffsetDateTime changedSince,
			HelpRequests.@Nullable Id behind, int limit, Caller caller) {
		return jdbc.sql(COLUMNS + """
				where h.state = any(:states)
				    and (cast(:since as timestamptz) is null or h.changed_at >= cast(:since as timestamptz))
				    and (cast(:behind as uuid) is null or (h.asked_at, h.id) >
				    (select b.asked_at, b.id from strategy.help_request b where b.id = cast(:behind as uuid)))
				order by h.asked_at, h.id limit :limit""")
			.param("states", Rows.names(states))
			.param("since", changedSince)
			.param("behind", (behind != null) ? behind.value().toString() : null)
			.param("limit", limit + 1)
			.query((row, number) -> view(row, caller))
			.list();
	}

	/** Those that are open or were taken to a meeting before today, the oldest first. */
	HelpRequests.Waiting toAnswer(int limit, Caller caller) {
		var total = new AtomicInteger();
		var requests = jdbc.sql("""
				select h.*, count(*) over () as total from (%s
				    where h.state = 'OPEN' or h.state = 'TO_MEETING' and h.meeting_on < :today) h
				order by h.asked_at, h.id limit :limit""".formatted(COLUMNS))
			.param("today", past.today())
			.param("limit", limit)
			.query((row, number) -> {
				total.set(row.getInt("total"));
				return view(row, caller);
			})
			.list();
		return new HelpRequests.Waiting(requests, total.get());
	}

	/** Those that changed and are in other states. */
	List<HelpRequests.Id> removed(Set<HelpRequests.State> states, OffsetDateTime changedSince) {
		return jdbc.sql("""
				select id as value from strategy.help_request where changed_at >= :since and state <> all(:states)
				order by asked_at, id""")
			.param("since", changedSince)
			.param("states", Rows.names(states))
			.query(HelpRequests.Id.class)
			.list();
	}

	int count(Set<HelpRequests.State> states, @Nullable OffsetDateTime changedSince) {
		return jdbc.sql("""
				select count(*) from strategy.help_request where state = any(:states)
				    and (cast(:since as timestamptz) is null or changed_at >= cast(:since as timestamptz))""")
			.param("since", changedSince)
			.param("states", Rows.names(states))
			.query(Integer.class)
			.single();
	}

	/** Those that an account asked and that are not answered, or were since a day. */
	List<HelpRequestView> askedBy(Caller caller, LocalDate answeredSince) {
		return jdbc.sql(COLUMNS + """
				where h.asked_by = :account and (h.state <> 'ANSWERED' or h.answered_at >= :since)
				order by h.asked_at, h.id""")
			.param("account", caller.account().value())
			.param("since", answeredSince.atStartOfDay(clock.getZone()).toOffsetDateTime())
			.query((row, number) -> view(row, caller))
			.list();
	}

	Optional<HelpRequestView> find(HelpRequests.Id id, Caller caller) {
		return jdbc.sql(COLUMNS + " where h.id = :id")
			.param("id", id.value())
			.query((row, number) -> view(row, caller))
			.optional();
	}

	/** As it is stored, locked until the transaction ends. */
	Optional<Stored> locked(HelpRequests.Id id) {
		return jdbc.sql("""
				select h.id, h.version, h.action, h.state, h.unit, h.asked_at, a.plan, a.code
				from strategy.help_request h join strategy.action a on a.id = h.action
				where h.id = :id for update of h""").param("id", id.value()).query(Stored.class).optional();
	}

	/** The request of an action's unit that waits for an answer, if one does. */
	Optional<HelpRequests.Id> unanswered(ActionId action, @Nullable UnitId unit) {
		return jdbc.sql("""
				select id as value from strategy.help_request
				where action = :action and coalesce(unit, '') = :unit and state <> 'ANSWERED'""")
			.param("action", action.value())
			.param("unit", (unit != null) ? unit.value() : "")
			.query(HelpRequests.Id.class)
			.optional();
	}

	/**
	 * Asks for help with a locked action, unless its unit waits for an answer already.
	 * @param askedIn the update that asks, or null
	 * @return the request that waits now
	 */
	Made<HelpRequests.Id> ask(Action action, Author author, @Nullable String words,
			ProgressUpdates.@Nullable Id askedIn) {
		@Nullable UnitId unit = action.leadUnit();
		return unanswered(action.id(), unit).map(Made::found).orElseGet(() -> {
			var id = new HelpRequests.Id(UUID.randomUUID());
			@Nullable String given = Blanks.stripped(words);
			jdbc.sql("""
					insert into strategy.help_request (id, version, action, unit, asked_in, asked_by, asked_by_name,
					    asked_at, words, state)
					values (:id, 1, :action, :unit, :askedIn, :account, :name, :now, :words, 'OPEN')""")
				.param("id", id.value())
				.param("action", action.id().value())
				.param("unit", (unit != null) ? unit.value() : null)
				.param("askedIn", (askedIn != null) ? askedIn.value() : null)
				.param("account", author.account().value())
				.param("name", author.words())
				.param("now", author.at())
				.param("words", given)
				.update();
			news.help(id, 1, unit, author.at());
			return new Made<>(id, action.subject(),
					(given != null) ? Map.of("state", "OPEN", "words", Auditable.CHANGED) : Map.of("state", "OPEN"));
		});
	}

	Made<HelpRequests.Id> answer(Stored request, Author author, String answer) {
		jdbc.sql("""
				update strategy.help_request set version = version + 1, state = 'ANSWERED', answered_by = :account,
				    answered_by_name = :name, answered_at = :now, answer = :answer
				where id = :id""")
			.param("account", author.account().value())
			.param("name", author.words())
			.param("now", author.at())
			.param("answer", answer)
			.param("id", request.id().value())
			.update();
		news.help(request.id(), request.version() + 1, request.unit(), request.askedAt());
		return new Made<>(request.id(), request.subject(), Map.of("state", "ANSWERED", "answer", Auditable.CHANGED));
	}

	Made<HelpRequests.Id> takeTo(Stored request, GroupId group, LocalDate on, OffsetDateTime now) {
		jdbc.sql("""
				insert into strategy.former_meeting (request, until, meeting_group, meeting_on)
				select id, :now, meeting_group, meeting_on from strategy.help_request
				where id = :id and meeting_on is not null""")
			.param("now", now)
			.param("id", request.id().value())
			.update();
		jdbc.sql("""
				update strategy.help_request set version = version + 1, state = 'TO_MEETING', meeting_group = :group,
				    meeting_on = :on, to_meeting_at = coalesce(to_meeting_at, :now)
				where id = :id""")
			.param("now", now)
			.param("group", group.value())
			.param("on", on)
			.param("id", request.id().value())
			.update();
		return new Made<>(request.id(), request.subject(),
				Map.of("state", "TO_MEETING", "meeting", group.value() + " " + on));
	}

	/** Takes requests along to a meeting's new day. */
	void follow(GroupId group, LocalDate from, LocalDate to) {
		jdbc.sql("""
				update strategy.help_request set meeting_on = :to
				where meeting_group = :group and meeting_on = :from and state = 'TO_MEETING'""")
			.param("group", group.value())
			.param("from", from)
			.param("to", to)
			.update();
	}

	/** Whether requests wait for a meeting. */
	boolean isTakenTo(GroupId group, LocalDate on) {
		return jdbc.sql("""
				select exists (select 1 from strategy.help_request
				    where meeting_group = :group and meeting_on = :on and state = 'TO_MEETING')""")
			.param("group", group.value())
			.param("on", on)
			.query(Boolean.class)
			.single();
	}

	private HelpRequestView view(ResultSet row, Caller caller) throws SQLException {
		@Nullable String leadUnit = row.getString("lead_unit");
		boolean shown = caller.readsFor((leadUnit != null) ? new UnitId(leadUnit) : null);
		@Nullable String unitCode = row.getString("unit");
		@Nullable UnitId unit = (unitCode != null) ? new UnitId(unitCode) : null;
		@Nullable String group = row.getString("meeting_group");
		var askedAt = row.getObject("asked_at", OffsetDateTime.class);
		@Nullable OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
		return new HelpRequestView(new HelpRequests.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new ActionId(row.getObject("action", UUID.class)), HelpRequests.State.valueOf(row.getString("state")),
				unit, askedAt, shown ? row.getString("asked_by_name") : unitName(unit), shown,
				shown ? row.getString("words") : null,
				(int) ChronoUnit.DAYS.between(day(askedAt), (answeredAt != null) ? day(answeredAt) : past.today()),
				(group != null) ? new GroupId(group) : null, row.getObject("meeting_on", LocalDate.class),
				shown ? row.getString("answered_by_name") : null, answeredAt, shown ? row.getString("answer") : null,
				AsAt.day());
	}

	private LocalDate day(OffsetDateTime instant) {
		ZoneId zone = clock.getZone();
		return instant.atZoneSameInstant(zone).toLocalDate();
	}

	private String unitName(@Nullable UnitId unit) {
		return (unit != null) ? units.unit(unit).map(OrganisationNames.UnitName::name).orElse(unit.value()) : "";
	}

	/** What a change needs of a request. */
	record Stored(HelpRequests.Id id, int version, ActionId action, HelpRequests.State state, @Nullable UnitId unit,
			OffsetDateTime askedAt, PlanCode plan, String code) {

		String subject() {
			return "action %s/%s".formatted(plan.value(), code);
		}

		/**
		 * Checks that the caller decided on what is stored now, and that it waits.
		 */
		void expect(int expectedVersion) {
			Problem.unlessSeen(expectedVersion, version, "this request");
			if (state == HelpRequests.State.ANSWERED) {
				throw Problem.invalid("id", "This was answered already.");
			}
		}

	}

}
