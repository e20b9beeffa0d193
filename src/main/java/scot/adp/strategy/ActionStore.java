package scot.adp.strategy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Keeps what plans say of actions: the current definition in the action and its links,
 * and every one that ever held as a version.
 */
@Component
class ActionStore {

	/** Where what an action names several of is kept. */
	private static final Map<ActionField, String> LINKS = Map.of(ActionField.OUTCOMES, "action_outcome",
			ActionField.PRINCIPLES, "action_principle", ActionField.PARTNER_UNITS, "action_partner",
			ActionField.CROSSWALK, "crosswalk");

	private static final String SCALARS = """
			title, published_text, priority, grouping_title, kind, responsibility, starts_on, ends_on, lead_unit,
			    overseeing_group, cadence_months, status_group, timeline, tranche, source_note, local_response,
			    named_plan, withdrawn_on, withdrawn_reason, withdrawn_decision""";

	private static final String CURRENT = "select a.id, a.plan, a.code, " + SCALARS
			+ """
					,
					    array(select cast(outcome as text) from strategy.action_outcome x where x.action = a.id order by position) as outcomes,
					    array(select cast(principle as text) from strategy.action_principle x where x.action = a.id order by position)
					        as principles,
					    array(select cast(unit as text) from strategy.action_partner x where x.action = a.id order by position)
					        as partner_units,
					    array(select target_plan || '/' || target_code from strategy.crosswalk x where x.action = a.id
					        order by position) as crosswalk
					from strategy.action a
					""";

	private final JdbcClient jdbc;

	private final Past past;

	private final RecordNews news;

	private final Clock clock;

	ActionStore(JdbcClient jdbc, Past past, RecordNews news, Clock clock) {
		this.jdbc = jdbc;
		this.past = past;
		this.news = news;
		this.clock = clock;
	}

	/** What stands now of all actions of a plan, in order, by code. */
	Map<String, Stored> ofPlan(PlanCode plan) {
		var found = new LinkedHashMap<String, Stored>();
		jdbc.sql(CURRENT + " where a.plan = :plan order by a.position")
			.param("plan", plan.value())
			.query((row, number) -> new Stored(new ActionId(row.getObject("id", UUID.class)), row.getString("code"),
					definition(row)))
			.list()
			.forEach(stored -> found.put(stored.code(), stored));
		return found;
	}

	/** What stands now of actions. */
	Map<ActionId, ActionDefinition> definitions(Collection<ActionId> actions) {
		var found = new LinkedHashMap<ActionId, ActionDefinition>();
		jdbc.sql(CURRENT + " where a.id = any(:ids)")
			.param("ids", Rows.ids(actions))
			.query((row, number) -> Map.entry(new ActionId(row.getObject("id", UUID.class)), definition(row)))
			.list()
			.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
		return found;
	}

	/** The ids of actions by plan and code; unknown ones are left out. */
	Map<String, ActionId> ids(List<ActionRef> actions) {
		var found = new LinkedHashMap<String, ActionId>();
		jdbc.sql("""
				select a.id, a.plan || '/' || a.code as name
				from unnest(cast(:plans as text[]), cast(:codes as text[])) as w (plan, code)
				join strategy.action a on a.plan = w.plan and a.code = w.code""")
			.param("plans", actions.stream().map(action -> action.plan().value()).toArray(String[]::new))
			.param("codes", actions.stream().map(ActionRef::code).toArray(String[]::new))
			.query((row, number) -> Map.entry(row.getString("name"), new ActionId(row.getObject("id", UUID.class))))
			.list()
			.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
		return found;
	}

	/** Adds an action with its first version. */
	ActionId add(PlanCode plan, String code, int position, ActionDefinition definition, Origin origin) {
		var id = new ActionId(UUID.randomUUID());
		scalars(jdbc.sql("insert into strategy.action (id, version, plan, code, position, tracked_from, " + SCALARS
				+ """
						) values (:id, 1, :plan, :code, :position, :today, :title, :publishedText, :priority, :grouping, :kind,
						    :responsibility, :startsOn, :endsOn, :leadUnit, :group, :cadence, :statusGroup, :timeline,
						    :tranche, :sourceNote, :localResponse, :namesPlan, :withdrawnOn, :withdrawnReason,
						    :withdrawnDecision)"""),
				definition)
			.param("id", id.value())
			.param("plan", plan.value())
			.param("code", code)
			.param("position", position)
			.param("today", LocalDate.now(clock))
			.update();
		link(id, plan, definition, LINKS.keySet());
		remember(id, definition, origin);
		return id;
	}

	/** Makes a definition the current one of a locked action, as its next version. */
	void change(ActionId id, PlanCode plan, ActionDefinition before, ActionDefinition definition, Origin origin) {
		scalars(jdbc.sql("""
				update strategy.action set version = version + 1, title = :title, published_text = :publishedText,
				    priority = :priority, grouping_title = :grouping, kind = :kind, responsibility = :responsibility,
				    starts_on = :startsOn, ends_on = :endsOn, lead_unit = :leadUnit, overseeing_group = :group,
				    cadence_months = :cadence, status_group = :statusGroup, timeline = :timeline, tranche = :tranche,
				    source_note = :sourceNote, local_response = :localResponse, named_plan = :namesPlan,
				    withdrawn_on = :withdrawnOn, withdrawn_reason = :withdrawnReason,
				    withdrawn_decision = :withdrawnDecision
				where id = :id"""), definition).param("id", id.value()).update();
		var linked = EnumSet.copyOf(LINKS.keySet());
		linked.retainAll(before.differences(definition));
		for (ActionField field : linked) {
			jdbc.sql("delete from strategy.%s where action = :id".formatted(LINKS.get(field)))
				.param("id", id.value())
				.update();
		}
		link(id, plan, definition, linked);
		remember(id, definition, origin);
		if (!Objects.equals(before.leadUnit(), definition.leadUnit())
				|| !Objects.equals(before.withdrawn(), definition.withdrawn())) {
			tellMoved(id, definition.leadUnit());
		}
		else if (linked.contains(ActionField.PRINCIPLES) || !before.priority().equals(definition.priority())) {
			news.rescheduled();
		}
	}

	/**
	 * What is counted by unit, or no more, over all days that the action has milestones
	 * of.
	 */
	private void tellMoved(ActionId id, @Nullable UnitId unit) {
		news.rescheduled();
		jdbc.sql("""
				select min(baseline_on) as first, max(baseline_on) as last from strategy.milestone
				where action = :id having count(*) > 0""").param("id", id.value()).query(row -> {
			news.milestonesOf(unit, row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class));
		});
	}

	/** Takes lead and deputy away, or the deputy alone. */
	void disown(ActionId id, boolean leadToo) {
		rememberOwners(id);
		jdbc.sql(
				"update strategy.action set deputy = null, lead = case when :lead then null else lead end where id = :id")
			.param("lead", leadToo)
			.param("id", id.value())
			.update();
	}

	/** Keeps who led an action and stood in until now. */
	void rememberOwners(ActionId id) {
		jdbc.sql("""
				insert into strategy.former_owner (action, until, lead, deputy)
				select id, :now, lead, deputy from strategy.action where id = :id""")
			.param("now", OffsetDateTime.now(clock))
			.param("id", id.value())
			.update();
	}

	/** All versions of actions, the latest first. */
	Map<ActionId, List<ActionVersionView>> versions(Collection<ActionId> actions) {
		var found = new LinkedHashMap<ActionId, List<ActionVersionView>>();
		var before = new LinkedHashMap<ActionId, ActionDefinition>();
		past.records("select action, number, recorded_at, recorded_by_name, source, effective_on, why, decision, "
				+ SCALARS + """
						, outcomes, principles, partner_units, crosswalk
						from strategy.action_version where action = any(:ids) order by action, number""")
			.param("ids", Rows.ids(actions))
			.query((row, number) -> {
				var id = new ActionId(row.getObject("action", UUID.class));
				var definition = definition(row);
				@Nullable ActionDefinition last = before.put(id, definition);
				found.computeIfAbsent(id, key -> new ArrayList<>())
					.addFirst(new ActionVersionView(id, row.getInt("number"),
							row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
							ActionVersionView.Source.valueOf(row.getString("source")),
							row.getObject("effective_on", LocalDate.class), row.getString("why"),
							row.getString("decision"), definition.title(),
							(last != null) ? changes(last, definition) : List.of()));
				return id;
			})
			.list();
		return found;
	}

	private static List<ActionVersionView.Changed> changes(ActionDefinition before, ActionDefinition after) {
		return before.differences(after)
			.stream()
			.map(field -> new ActionVersionView.Changed(field, ActionField.told(before.value(field)),
					ActionField.told(after.value(field))))
			.toList();
	}

	/** Adds a definition as the next version of an action. */
	void remember(ActionId id, ActionDefinition definition, Origin origin) {
		scalars(jdbc.sql("""
				insert into strategy.action_version (action, number, recorded_at, recorded_by, recorded_by_name, source,
				    effective_on, why, decision, outcomes, principles, partner_units, crosswalk,
				""" + SCALARS + """
				) values (:id, (select coalesce(max(number), 0) + 1 from strategy.action_version where action = :id),
				    :now, :by, :byName, :source, :effectiveOn, :why, :decision, :outcomes, :principles, :partners,
				    :crosswalk, :title, :publishedText, :priority, :grouping, :kind, :responsibility, :startsOn,
				    :endsOn, :leadUnit, :group, :cadence, :statusGroup, :timeline, :tranche, :sourceNote,
				    :localResponse, :namesPlan, :withdrawnOn, :withdrawnReason, :withdrawnDecision)"""), definition)
			.param("id", id.value())
			.param("now", OffsetDateTime.now(clock))
			.param("by", origin.by())
			.param("byName", origin.byName())
			.param("source", origin.source().name())
			.param("effectiveOn", origin.effectiveOn())
			.param("why", origin.why())
			.param("decision", origin.decision())
			.param("outcomes", definition.outcomes().toArray(String[]::new))
			.param("principles", definition.principles().toArray(String[]::new))
			.param("partners", Rows.codes(definition.partnerUnits()))
			.param("crosswalk", definition.crosswalk().stream().map(PlanTarget::toString).toArray(String[]::new))
			.update();
	}

	private void link(ActionId id, PlanCode plan, ActionDefinition definition, Set<ActionField> fields) {
		if (fields.contains(ActionField.OUTCOMES)) {
			jdbc.sql(
					"""
							insert into strategy.action_outcome (action, plan, outcome, position)
							select :id, :plan, code, number - 1 from unnest(cast(:codes as text[])) with ordinality as u (code, number)""")
				.param("id", id.value())
				.param("plan", plan.value())
				.param("codes", definition.outcomes().toArray(String[]::new))
				.update();
		}
		if (fields.contains(ActionField.PRINCIPLES)) {
			jdbc.sql("""
					insert into strategy.action_principle (action, plan, principle, position, proposed)
					select :id, :plan, code, number - 1, true
					from unnest(cast(:codes as text[])) with ordinality as u (code, number)""")
				.param("id", id.value())
				.param("plan", plan.value())
				.param("codes", definition.principles().toArray(String[]::new))
				.update();
		}
		if (fields.contains(ActionField.PARTNER_UNITS)) {
			jdbc.sql(
					"""
							insert into strategy.action_partner (action, unit, position)
							select :id, code, number - 1 from unnest(cast(:codes as text[])) with ordinality as u (code, number)""")
				.param("id", id.value())
				.param("codes", Rows.codes(definition.partnerUnits()))
				.update();
		}
		if (fields.contains(ActionField.CROSSWALK)) {
			jdbc.sql(
					"""
							insert into strategy.crosswalk (action, target_plan, target_code, position)
							select :id, plan, code, number - 1
							from unnest(cast(:plans as text[]), cast(:codes as text[])) with ordinality as u (plan, code, number)""")
				.param("id", id.value())
				.param("plans",
						definition.crosswalk().stream().map(target -> target.plan().value()).toArray(String[]::new))
				.param("codes", definition.crosswalk().stream().map(PlanTarget::code).toArray(String[]::new))
				.update();
		}
	}

	private static StatementSpec scalars(StatementSpec statement, ActionDefinition definition) {
		ActionDefinition.@Nullable Withdrawal withdrawn = definition.withdrawn();
		return statement.param("title", definition.title())
			.param("publishedText", definition.publishedText())
			.param("priority", definition.priority())
			.param("grouping", definition.grouping())
			.param("kind", definition.kind().name())
			.param("responsibility", definition.responsibility().name())
			.param("startsOn", definition.startsOn())
			.param("endsOn", definition.endsOn())
			.param("leadUnit", value(definition.leadUnit()))
			.param("group", value(definition.group()))
			.param("cadence", definition.cadenceMonths())
			.param("statusGroup", name(definition.statusGroup()))
			.param("timeline", name(definition.timeline()))
			.param("tranche", definition.tranche())
			.param("sourceNote", definition.sourceNote())
			.param("localResponse", definition.localResponse())
			.param("namesPlan", value(definition.namesPlan()))
			.param("withdrawnOn", (withdrawn != null) ? withdrawn.on() : null)
			.param("withdrawnReason", (withdrawn != null) ? withdrawn.reason() : null)
			.param("withdrawnDecision", (withdrawn != null) ? withdrawn.decision() : null);
	}

	private static ActionDefinition definition(ResultSet row) throws SQLException {
		@Nullable LocalDate withdrawnOn = row.getObject("withdrawn_on", LocalDate.class);
		return new ActionDefinition(row.getString("title"), row.getString("published_text"), row.getString("priority"),
				row.getString("grouping_title"), list(row.getArray("outcomes"), Function.identity()),
				list(row.getArray("principles"), Function.identity()), ActionView.Kind.valueOf(row.getString("kind")),
				ActionView.Responsibility.valueOf(row.getString("responsibility")),
				typed(row, "lead_unit", UnitId::new), list(row.getArray("partner_units"), UnitId::new),
				typed(row, "overseeing_group", GroupId::new), row.getObject("cadence_months", Integer.class),
				row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
				list(row.getArray("crosswalk"), PlanTarget::parse), typed(row, "named_plan", PlanCode::new),
				typed(row, "status_group", StatusView.Group::valueOf),
				typed(row, "timeline", ActionView.NationalTimeline::valueOf), row.getString("tranche"),
				row.getString("source_note"), row.getString("local_response"),
				(withdrawnOn != null) ? new ActionDefinition.Withdrawal(withdrawnOn, row.getString("withdrawn_reason"),
						row.getString("withdrawn_decision")) : null);
	}

	private static <T> @Nullable T typed(ResultSet row, String column, Function<String, T> type) throws SQLException {
		@Nullable String value = row.getString(column);
		return (value != null) ? type.apply(value) : null;
	}

	private static <T> List<T> list(Array array, Function<String, T> type) throws SQLException {
		return Arrays.stream((String[]) array.getArray()).map(type).toList();
	}

	private static @Nullable String value(@Nullable CodeIdentifier code) {
		return (code != null) ? code.value() : null;
	}

	private static @Nullable String name(@Nullable Enum<?> constant) {
		return (constant != null) ? constant.name() : null;
	}

	/** An action as it stands. */
	record Stored(ActionId id, String code, ActionDefinition definition) {
	}

	/**
	 * Where a version comes from.
	 *
	 * @param by who recorded it, or null for a file
	 */
	record Origin(ActionVersionView.Source source, @Nullable UUID by, @Nullable String byName, LocalDate effectiveOn,
			@Nullable String why, @Nullable String decision) {

		static Origin file(LocalDate on) {
			return new Origin(ActionVersionView.Source.FILE, null, null, on, null, null);
		}

	}

}
