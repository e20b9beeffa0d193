package scot.adp.strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.GroupId;
import scot.adp.platform.ConfigFile;

/**
 * A plan, a group that oversees it, and actions of a test's own, so that tests that share
 * a database do not meet. Closing it takes all of them away.
 */
public final class OwnPlan implements AutoCloseable {

	private static final String RECORD = """
			mutation($input: RecordUpdateInput!) { recordUpdate(input: $input) { ...told } }
			""";

	private static final String NO_CHANGE = """
			mutation($input: NoChangeInput!) { noChange(input: $input) { ...told } }
			""";

	private static final String TOLD = """
			fragment told on Action { id version code status { code } effectiveStatus { code } freshness lastUpdatedOn
			    nextDueOn reviewOn updates(first: 50) { edges { node { id on recordedBy status { code } noChange
			    whatHappened next evidenceLink reviewOn onBehalfOf heardHow corrects correctedBy } } } }
			""";

	private final ApplicationContext context;

	private final JdbcClient jdbc;

	private final LocalDate today;

	private final String suffix = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

	private final String code = "T-" + suffix;

	private final String group = "G-" + suffix;

	private int actions;

	private OwnPlan(ApplicationContext context) {
		this.context = context;
		this.jdbc = context.getBean(JdbcClient.class);
		this.today = LocalDate.now(context.getBean(Clock.class));
	}

	/** A live plan whose group meets never, for a start. */
	public static OwnPlan in(ApplicationContext context) {
		return in(context, "DELIVERY");
	}

	/** A live plan with the statuses of a scale. */
	public static OwnPlan in(ApplicationContext context, String scale) {
		var plan = new OwnPlan(context);
		plan.jdbc
			.sql("""
					insert into strategy.plan (code, title, owner, status_scale, effective_from, effective_to, version, position)
					values (:code, 'Plan of a test', 'NAADP', :scale, :from, :to, 1, 1000)""")
			.param("code", plan.code)
			.param("scale", scale)
			.param("from", LocalDate.of(2025, 4, 1))
			.param("to", LocalDate.of(2028, 3, 31))
			.update();
		plan.jdbc.sql("""
				insert into strategy.priority (plan, code, position, title, cross_cutting)
				values (:code, 'P1', 0, 'Priority of a test', false)""").param("code", plan.code).update();
		plan.jdbc.sql("""
				insert into directory.meeting_group (code, name, papers_due_working_days_before, position)
				values (:group, 'Group of a test', 10, 1000)""").param("group", plan.group).update();
		return plan;
	}

	/**
	 * A live plan with a scale of its own: {@code USUAL} always holds, {@code FORMER}
	 * until a day.
	 * @param folder for the scale's file
	 */
	public static OwnPlan withDatedStatus(ApplicationContext context, Path folder, LocalDate until) throws IOException {
		String scale = "S-" + UUID.randomUUID();
		Path file = Files.writeString(folder.resolve("scales.yaml"), """
				scales:
				  - code: %s
				    title: Scale of a test
				    statuses:
				      - { code: USUAL, letter: U, label: Usual, colour: success, position: 1, meaning: Usual.,
				          effectiveFrom: 2025-04-01 }
				      - { code: FORMER, letter: F, label: Former, colour: info, position: 2, meaning: Former.,
				          effectiveFrom: 2025-04-01, effectiveTo: %s }
				""".formatted(scale, until));
		context.getBean(StatusScales.class).load(ConfigFile.read(file));
		return in(context, scale);
	}

	/** The plan's code. */
	public String code() {
		return code;
	}

	/** The code of the group that oversees every action of it. */
	public String group() {
		return group;
	}

	/** Adds meetings with these paper deadlines; dates of actions follow when told. */
	public OwnPlan withPapersDue(LocalDate... days) {
		for (LocalDate day : days) {
			jdbc.sql("""
					insert into directory.meeting (group_code, held_on, papers_due_on)
					values (:group, :on, :papersDueOn)""")
				.param("group", group)
				.param("on", day.plusDays(14))
				.param("papersDueOn", day)
				.update();
		}
		return this;
	}

	/**
	 * Adds an action that has been known for a year and said nothing yet.
	 * @param leadUnit a unit of the configuration, or null for none
	 * @return its code
	 */
	public String action(@Nullable String leadUnit) {
		String action = "A-%d".formatted(++actions);
		context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
			jdbc.sql("""
					insert into strategy.action (id, version, plan, code, position, title, priority, kind,
					    responsibility, lead_unit, overseeing_group, tracked_from)
					values (:id, 1, :plan, :code, :position, 'Action of a test', 'P1', 'DELIVER', 'LOCAL', :unit,
					    :group, :trackedFrom)""")
				.param("id", UUID.randomUUID())
				.param("plan", code)
				.param("code", action)
				.param("position", actions)
				.param("unit", leadUnit)
				.param("group", group)
				.param("trackedFrom", today.minusYears(1))
				.update();
			var store = context.getBean(ActionStore.class);
			var stored = Objects.requireNonNull(store.ofPlan(new PlanCode(code)).get(action));
			store.remember(stored.id(), stored.definition(), ActionStore.Origin.file(today.minusYears(1)));
			var rows = context.getBean(Actions.class)
				.findAllByOverseeingGroupInOrderByPlanAscIdAsc(List.of(new GroupId(group)));
			context.getBean(DueDateKeeper.class)
				.reschedule(rows)
				.forEach(context.getBean(Actions.class)::storeDueDates);
		});
		return action;
	}

	/** Lets a unit work on an action too. */
	public void partner(String action, String unit) {
		jdbc.sql("""
				insert into strategy.action_partner (action, unit, position)
				select id, :unit, (select count(*) from strategy.action_partner x where x.action = a.id)
				from strategy.action a where plan = :plan and code = :code""")
			.param("unit", unit)
			.param("plan", code)
			.param("code", action)
			.update();
	}

	/** The id of an action. */
	public UUID id(String action) {
		return jdbc.sql("select id from strategy.action where plan = :plan and code = :code")
			.param("plan", code)
			.param("code", action)
			.query(UUID.class)
			.single();
	}

	/** Adds a milestone that is not done. */
	public void milestone(String action, LocalDate promisedOn, LocalDate expectedOn) {
		jdbc.sql("""
				insert into strategy.milestone (id, version, action, position, title, baseline_on, current_on)
				values (:id, 1, :action, 0, 'Milestone of a test', :promisedOn, :expectedOn)""")
			.param("id", UUID.randomUUID())
			.param("action", id(action))
			.param("promisedOn", promisedOn)
			.param("expectedOn", expectedOn)
			.update();
	}

	/** Asks for help with an action. */
	public void askForHelp(String action) {
		jdbc.sql("""
				insert into strategy.help_request (id, version, action, asked_by, asked_by_name, asked_at, state)
				values (:id, 1, :action, :by, 'Mairi Test, Tester', :at, 'OPEN')""")
			.param("id", UUID.randomUUID())
			.param("action", id(action))
			.param("by", UUID.randomUUID())
			.param("at", today.minusDays(5).atTime(12, 0).atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Writes the board line of an action for a meeting of the plan's group. */
	public void boardLine(String action, LocalDate on, int number, String words) {
		jdbc.sql("""
				insert into governance.board_line (id, action, group_code, held_on, number, words, written_by,
				    written_by_name, written_at, changed_at)
				values (:id, :action, :group, :on, :number, :words, :by, 'Mairi Test, Tester', now(), now())""")
			.param("id", UUID.randomUUID())
			.param("action", id(action))
			.param("group", group)
			.param("on", on)
			.param("number", number)
			.param("words", words)
			.param("by", UUID.randomUUID())
			.update();
	}

	/** Notes that a file once said otherwise of an action, which was kept as it was. */
	public UUID conflict(String action) {
		var id = UUID.randomUUID();
		jdbc.sql("""
				insert into strategy.plan_conflict (id, version, action, field, file_version, file_value, found_at,
				    state, resolved_at)
				values (:id, 2, :action, 'TITLE', 1, 'Another title', now(), 'OURS_KEPT', now())""")
			.param("id", id)
			.param("action", id(action))
			.update();
		return id;
	}

	/** Gives an action a lead, any member of its unit, or none. */
	public void lead(String action, @Nullable UUID member) {
		jdbc.sql("update strategy.action set lead = :lead where plan = :plan and code = :code")
			.param("lead", member)
			.param("plan", code)
			.param("code", action)
			.update();
	}

	/**
	 * Adds an action that one of the demonstration accounts leads, for their unit.
	 * @return its code
	 */
	public String led(String username) {
		var member = jdbc.sql("""
				select m.id, m.unit from identity.member m join identity.account a on a.id = m.account
				where a.username = :username order by m.valid_from, m.id limit 1""")
			.param("username", username)
			.query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("unit")))
			.single();
		String action = action(member.getValue());
		lead(action, member.getKey());
		return action;
	}

	/** Lets the plan's group report to another. */
	public void reportsTo(String other) {
		jdbc.sql("update directory.meeting_group set reports_to = :other where code = :group")
			.param("other", other)
			.param("group", group)
			.update();
	}

	/** Ends an action. */
	public void withdraw(String action) {
		jdbc.sql("""
				update strategy.action set withdrawn_on = :on, withdrawn_reason = 'Merged with another action.'
				where plan = :plan and code = :code""")
			.param("on", today.minusDays(3))
			.param("plan", code)
			.param("code", action)
			.update();
	}

	/** The version of an action that is stored now. */
	public int version(String action) {
		return jdbc.sql("select version from strategy.action where plan = :plan and code = :code")
			.param("plan", code)
			.param("code", action)
			.query(Integer.class)
			.single();
	}

	/** How many updates of an action are stored. */
	public int updates(String action) {
		return jdbc.sql("""
				select count(*) from strategy.progress_update u join strategy.action a on a.id = u.action
				where a.plan = :plan and a.code = :code""")
			.param("plan", code)
			.param("code", action)
			.query(Integer.class)
			.single();
	}

	/**
	 * An update that an action's unit may record today, to be changed and sent with
	 * {@link #record}.
	 */
	public Map<String, Object> update(String action) {
		var input = same(action);
		input.put("status", "ON_TRACK");
		input.put("whatHappened", "The first sessions were held.");
		return input;
	}

	/** A "no change" of today, to be changed and sent with {@link #noChange}. */
	public Map<String, Object> same(String action) {
		var input = new LinkedHashMap<String, Object>();
		input.put("idempotencyKey", UUID.randomUUID().toString());
		input.put("plan", code);
		input.put("action", action);
		input.put("expectedVersion", version(action));
		input.put("on", LocalDate.now(context.getBean(Clock.class)).toString());
		return input;
	}

	/** The mutation that records an update. */
	public static String record() {
		return RECORD + TOLD;
	}

	/** The mutation that says "no change". */
	public static String noChange() {
		return NO_CHANGE + TOLD;
	}

	@Override
	public void close() {
		jdbc.sql("""
				delete from strategy.milestone_move where milestone in (select m.id from strategy.milestone m
				    join strategy.action a on a.id = m.action where a.plan = :plan)""").param("plan", code).update();
		jdbc.sql("""
				delete from strategy.former_milestone where milestone in (select m.id from strategy.milestone m
				    join strategy.action a on a.id = m.action where a.plan = :plan)""").param("plan", code).update();
		jdbc.sql("""
				delete from strategy.former_meeting where request in (select h.id from strategy.help_request h
				    join strategy.action a on a.id = h.action where a.plan = :plan)""").param("plan", code).update();
		jdbc.sql("delete from strategy.plan_version where plan = :plan").param("plan", code).update();
		jdbc.sql("delete from governance.decision where group_code = :group").param("group", group).update();
		for (String table : new String[] { "board_line", "decision", "question" }) {
			jdbc.sql("delete from governance.%s where action in (select id from strategy.action where plan = :plan)"
				.formatted(table)).param("plan", code).update();
		}
		for (String table : new String[] { "former_owner", "action_version", "plan_conflict", "action_ending",
				"milestone", "note", "help_request", "evidence", "progress_update", "action_outcome",
				"action_principle", "action_partner", "crosswalk" }) {
			jdbc.sql("delete from strategy.%s where action in (select id from strategy.action where plan = :plan)"
				.formatted(table)).param("plan", code).update();
		}
		for (String table : new String[] { "action", "area", "priority", "outcome", "principle" }) {
			jdbc.sql("delete from strategy.%s where plan = :plan".formatted(table)).param("plan", code).update();
		}
		jdbc.sql("delete from strategy.plan where code = :plan").param("plan", code).update();
		jdbc.sql("delete from directory.meeting where group_code = :group").param("group", group).update();
		jdbc.sql("delete from directory.meeting_group where code = :group").param("group", group).update();
	}

}
