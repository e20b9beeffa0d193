package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.CodeIdentifier;

/** Writes a plan's structure as its file tells it. */
@Component
class PlanStore {

	private final JdbcClient jdbc;

	private final Clock clock;

	PlanStore(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Nullable String latestSha256(PlanCode plan) {
		return jdbc.sql("select sha256 from strategy.plan_version where plan = :plan order by version desc limit 1")
			.param("plan", plan.value())
			.query(String.class)
			.optional()
			.orElse(null);
	}

	Set<String> codes(PlanCode plan) {
		return new HashSet<>(jdbc.sql("select code from strategy.action where plan = :plan")
			.param("plan", plan.value())
			.query(String.class)
			.list());
	}

	Set<String> withdrawnCodes(PlanCode plan) {
		return new HashSet<>(
				jdbc.sql("select code from strategy.action where plan = :plan and withdrawn_on is not null")
					.param("plan", plan.value())
					.query(String.class)
					.list());
	}

	/** Stores a plan as its next version and tells which that is. */
	int save(PlanFile plan, int position, String sha256) {
		int version = jdbc.sql("""
				insert into strategy.plan as p (code, title, owner, vision, status_scale, effective_from,
				    effective_to, version, position)
				values (:code, :title, :owner, :vision, :scale, :from, :to, 1, :position)
				on conflict (code) do update set title = excluded.title, owner = excluded.owner,
				    vision = excluded.vision, status_scale = excluded.status_scale,
				    effective_from = excluded.effective_from, effective_to = excluded.effective_to,
				    version = p.version + 1, position = excluded.position
				returning version""")
			.param("code", plan.code().value())
			.param("title", plan.title())
			.param("owner", plan.owner().value())
			.param("vision", plan.vision())
			.param("scale", plan.statusScale())
			.param("from", plan.effective().from())
			.param("to", plan.effective().to())
			.param("position", position)
			.query(Integer.class)
			.single();
		jdbc.sql("""
				insert into strategy.plan_version (plan, version, file_name, sha256, content)
				values (:plan, :version, :file, :sha256, :content)""")
			.param("plan", plan.code().value())
			.param("version", version)
			.param("file", String.valueOf(plan.file().path().getFileName()))
			.param("sha256", sha256)
			.param("content", plan.file().text())
			.update();
		for (String table : List.of("area", "priority", "outcome_part", "outcome", "principle_item", "principle")) {
			jdbc.sql("delete from strategy.%s where plan = :plan".formatted(table))
				.param("plan", plan.code().value())
				.update();
		}
		savePriorities(plan);
		saveOutcomes(plan);
		savePrinciples(plan);
		int place = 0;
		for (PlanFile.Item action : plan.actions()) {
			saveLinks(plan, action, saveAction(plan, action, place++));
		}
		return version;
	}

	private void savePriorities(PlanFile plan) {
		int position = 0;
		for (PlanFile.Priority priority : plan.priorities()) {
			jdbc.sql("""
					insert into strategy.priority (plan, code, position, title, aim, cross_cutting)
					values (:plan, :code, :position, :title, :aim, :crossCutting)""")
				.param("plan", plan.code().value())
				.param("code", priority.code())
				.param("position", position++)
				.param("title", priority.title())
				.param("aim", priority.aim())
				.param("crossCutting", priority.crossCutting())
				.update();
			int place = 0;
			for (PlanFile.Area area : priority.areas()) {
				jdbc.sql("""
						insert into strategy.area (plan, priority, position, title, outcomes)
						values (:plan, :priority, :position, :title, :outcomes)""")
					.param("plan", plan.code().value())
					.param("priority", priority.code())
					.param("position", place++)
					.param("title", area.title())
					.param("outcomes", area.outcomes().toArray(String[]::new))
					.update();
			}
		}
	}

	private void saveOutcomes(PlanFile plan) {
		int position = 0;
		for (PlanFile.Outcome outcome : plan.outcomes()) {
			jdbc.sql("""
					insert into strategy.outcome (plan, code, position, title, published_text)
					values (:plan, :code, :position, :title, :publishedText)""")
				.param("plan", plan.code().value())
				.param("code", outcome.code())
				.param("position", position++)
				.param("title", outcome.title())
				.param("publishedText", outcome.publishedText())
				.update();
			saveParts("outcome_part", "outcome", plan, outcome.code(), outcome.parts());
		}
	}

	private void savePrinciples(PlanFile plan) {
		int position = 0;
		for (PlanFile.Principle principle : plan.principles()) {
			jdbc.sql("""
					insert into strategy.principle (plan, code, position, title)
					values (:plan, :code, :position, :title)""")
				.param("plan", plan.code().value())
				.param("code", principle.code())
				.param("position", position++)
				.param("title", principle.title())
				.update();
			saveParts("principle_item", "principle", plan, principle.code(), principle.items());
		}
	}

	private void saveParts(String table, String parentColumn, PlanFile plan, String parent, List<PlanFile.Part> parts) {
		for (int position = 0; position < parts.size(); position++) {
			jdbc.sql("""
					insert into strategy.%s (plan, %s, code, position, title)
					values (:plan, :parent, :code, :position, :title)""".formatted(table, parentColumn))
				.param("plan", plan.code().value())
				.param("parent", parent)
				.param("code", parts.get(position).code())
				.param("position", position)
				.param("title", parts.get(position).title())
				.update();
		}
	}

	private UUID saveAction(PlanFile plan, PlanFile.Item action, int position) {
		PlanFile.@Nullable Withdrawal withdrawn = action.withdrawn();
		return jdbc.sql("""
				insert into strategy.action as a (id, version, plan, code, position, title, published_text, priority,
				    grouping_title, kind, responsibility, starts_on, ends_on, lead_unit, overseeing_group,
				    cadence_months, status_group, timeline, tranche, source_note, local_response, withdrawn_on,
				    withdrawn_reason, tracked_from)
				values (:id, 1, :plan, :code, :position, :title, :publishedText, :priority, :grouping, :kind,
				    :responsibility, :startsOn, :endsOn, :leadUnit, :group, :cadence, :statusGroup, :timeline,
				    :tranche, :sourceNote, :localResponse, :withdrawnOn, :withdrawnReason, :today)
				on conflict (plan, code) do update set version = a.version + 1, position = excluded.position,
				    title = excluded.title, published_text = excluded.published_text, priority = excluded.priority,
				    grouping_title = excluded.grouping_title, kind = excluded.kind,
				    responsibility = excluded.responsibility, starts_on = excluded.starts_on,
				    ends_on = excluded.ends_on, lead_unit = excluded.lead_unit,
				    overseeing_group = excluded.overseeing_group, cadence_months = excluded.cadence_months,
				    status_group = excluded.status_group, timeline = excluded.timeline, tranche = excluded.tranche,
				    source_note = excluded.source_note, local_response = excluded.local_response,
				    withdrawn_on = excluded.withdrawn_on, withdrawn_reason = excluded.withdrawn_reason
				returning id""")
			.param("id", UUID.randomUUID())
			.param("plan", plan.code().value())
			.param("code", action.code())
			.param("position", position)
			.param("title", action.title())
			.param("publishedText", action.publishedText())
			.param("priority", action.priority())
			.param("grouping", action.grouping())
			.param("kind", action.kind().name())
			.param("responsibility", action.responsibility().name())
			.param("startsOn", action.startsOn())
			.param("endsOn", action.endsOn())
			.param("leadUnit", value(action.leadUnit()))
			.param("group", value(action.group()))
			.param("cadence", action.cadenceMonths())
			.param("statusGroup", name(action.statusGroup()))
			.param("timeline", name(action.timeline()))
			.param("tranche", action.tranche())
			.param("sourceNote", action.sourceNote())
			.param("localResponse", action.localResponse())
			.param("withdrawnOn", (withdrawn != null) ? withdrawn.on() : null)
			.param("withdrawnReason", (withdrawn != null) ? withdrawn.reason() : null)
			.param("today", LocalDate.now(clock))
			.query(UUID.class)
			.single();
	}

	private void saveLinks(PlanFile plan, PlanFile.Item action, UUID id) {
		for (String table : List.of("action_outcome", "action_principle", "action_partner", "crosswalk")) {
			jdbc.sql("delete from strategy.%s where action = :id".formatted(table)).param("id", id).update();
		}
		for (int position = 0; position < action.outcomes().size(); position++) {
			jdbc.sql("""
					insert into strategy.action_outcome (action, plan, outcome, position)
					values (:id, :plan, :outcome, :position)""")
				.param("id", id)
				.param("plan", plan.code().value())
				.param("outcome", action.outcomes().get(position))
				.param("position", position)
				.update();
		}
		for (int position = 0; position < action.principles().size(); position++) {
			jdbc.sql("""
					insert into strategy.action_principle (action, plan, principle, position, proposed)
					values (:id, :plan, :principle, :position, true)""")
				.param("id", id)
				.param("plan", plan.code().value())
				.param("principle", action.principles().get(position))
				.param("position", position)
				.update();
		}
		for (int position = 0; position < action.partnerUnits().size(); position++) {
			jdbc.sql("insert into strategy.action_partner (action, unit, position) values (:id, :unit, :position)")
				.param("id", id)
				.param("unit", action.partnerUnits().get(position).value())
				.param("position", position)
				.update();
		}
		for (int position = 0; position < action.crosswalk().size(); position++) {
			jdbc.sql("""
					insert into strategy.crosswalk (action, target_plan, target_code, position)
					values (:id, :plan, :code, :position)""")
				.param("id", id)
				.param("plan", action.crosswalk().get(position).plan().value())
				.param("code", action.crosswalk().get(position).code())
				.param("position", position)
				.update();
		}
	}

	private static @Nullable String value(@Nullable CodeIdentifier code) {
		return (code != null) ? code.value() : null;
	}

	private static @Nullable String name(@Nullable Enum<?> constant) {
		return (constant != null) ? constant.name() : null;
	}

}
