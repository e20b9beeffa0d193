package scot.adp.strategy;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;

/** Writes a plan's structure as its file tells it. */
@Component
class PlanStore {

	private final JdbcClient jdbc;

	PlanStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The file that a plan last was; empty where it never was one. */
	Optional<Kept> latest(PlanCode plan) {
		return jdbc.sql("""
				select version, file_name, sha256, content from strategy.plan_version where plan = :plan
				order by version desc limit 1""").param("plan", plan.value()).query(Kept.class).optional();
	}

	/** A plan's file as it was at a version. */
	Kept version(PlanCode plan, int version) {
		return jdbc.sql("""
				select version, file_name, sha256, content from strategy.plan_version
				where plan = :plan and version = :version""")
			.param("plan", plan.value())
			.param("version", version)
			.query(Kept.class)
			.single();
	}

	boolean exists(PlanCode plan) {
		return jdbc.sql("select count(*) from strategy.plan where code = :plan")
			.param("plan", plan.value())
			.query(Integer.class)
			.single() > 0;
	}

	/** Holds a plan until the transaction ends; false where there is none. */
	boolean lock(PlanCode plan) {
		return jdbc.sql("select code from strategy.plan where code = :plan for update")
			.param("plan", plan.value())
			.query(String.class)
			.optional()
			.isPresent();
	}

	/** The priorities that actions of a plan may name. */
	Set<String> priorities(PlanCode plan) {
		return codes(plan, "priority");
	}

	/** The outcomes that actions of a plan may name. */
	Set<String> outcomes(PlanCode plan) {
		return codes(plan, "outcome");
	}

	/** The principles that actions of a plan may name. */
	Set<String> principles(PlanCode plan) {
		return codes(plan, "principle");
	}

	/** Every code that a plan ever used. */
	Set<String> allCodes(PlanCode plan) {
		var all = new HashSet<String>();
		for (String table : List.of("action", "priority", "outcome", "outcome_part", "principle", "principle_item")) {
			all.addAll(codes(plan, table));
		}
		return all;
	}

	/** Every code of a plan that an action of another may count towards. */
	Set<String> targets(PlanCode plan) {
		var all = new HashSet<String>();
		for (String table : List.of("action", "outcome", "outcome_part")) {
			all.addAll(codes(plan, table));
		}
		return all;
	}

	private Set<String> codes(PlanCode plan, String table) {
		return new HashSet<>(jdbc.sql("select code from strategy.%s where plan = :plan".formatted(table))
			.param("plan", plan.value())
			.query(String.class)
			.list());
	}

	/** The place behind the last action of a plan. */
	int nextPosition(PlanCode plan) {
		return jdbc.sql("select coalesce(max(position), -1) + 1 from strategy.action where plan = :plan")
			.param("plan", plan.value())
			.query(Integer.class)
			.single();
	}

	/** The place behind the last plan. */
	int nextPlanPosition() {
		return jdbc.sql("select coalesce(max(position), -1) + 1 from strategy.plan").query(Integer.class).single();
	}

	/**
	 * Puts a plan's actions in the order of its file, those that the file does not name
	 * behind.
	 */
	void arrange(PlanCode plan, List<String> codes) {
		jdbc.sql("""
				update strategy.action a set position = w.position
				from (select x.id, row_number() over (order by f.number nulls last, x.position) - 1 as position
				      from strategy.action x
				      left join unnest(cast(:codes as text[])) with ordinality as f (code, number) on f.code = x.code
				      where x.plan = :plan) w
				where a.id = w.id and a.position <> w.position""")
			.param("plan", plan.value())
			.param("codes", codes.toArray(String[]::new))
			.update();
	}

	Map<ActionId, PlanCode> namedPlans(Collection<ActionId> actions) {
		var found = new LinkedHashMap<ActionId, PlanCode>();
		jdbc.sql("select id, named_plan from strategy.action where id = any(:ids) and named_plan is not null")
			.param("ids", Rows.ids(actions))
			.query((row, number) -> found.put(new ActionId(row.getObject("id", UUID.class)),
					new PlanCode(row.getString("named_plan"))))
			.list();
		return found;
	}

	Map<PlanCode, List<ActionId>> naming(Collection<PlanCode> plans) {
		return jdbc
			.sql("select named_plan, id from strategy.action where named_plan = any(:plans) order by plan, position")
			.param("plans", Rows.codes(plans))
			.query((row, number) -> Map.entry(new PlanCode(row.getString("named_plan")),
					new ActionId(row.getObject("id", UUID.class))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	/**
	 * Stores a plan's own fields and its file as the next version; tells which that is.
	 */
	int savePlan(PlanFile plan, int position, String sha256) {
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
		return version;
	}

	/**
	 * Stores priorities, outcomes and principles as the file tells them. Codes that it
	 * dropped and an action still names stay.
	 */
	void saveStructure(PlanFile plan) {
		jdbc.sql("delete from strategy.area where plan = :plan").param("plan", plan.code().value()).update();
		clear(plan, "priority", plan.priorities().stream().map(PlanFile.Priority::code).toList(),
				"select priority from strategy.action where plan = :plan");
		clear(plan, "outcome", plan.outcomes().stream().map(PlanFile.Outcome::code).toList(),
				"select outcome from strategy.action_outcome where plan = :plan", "outcome_part");
		clear(plan, "principle", plan.principles().stream().map(PlanFile.Principle::code).toList(),
				"select principle from strategy.action_principle where plan = :plan", "principle_item");
		savePriorities(plan);
		saveOutcomes(plan);
		savePrinciples(plan);
	}

	/**
	 * Takes away what the file says anew, and what it dropped where no action names it.
	 */
	private void clear(PlanFile plan, String table, List<String> inFile, String named, String... children) {
		for (String child : children) {
			jdbc.sql("delete from strategy.%s where plan = :plan".formatted(child))
				.param("plan", plan.code().value())
				.update();
		}
		jdbc.sql("delete from strategy.%s where plan = :plan and (code = any(:codes) or code not in (%s))"
			.formatted(table, named))
			.param("plan", plan.code().value())
			.param("codes", inFile.toArray(String[]::new))
			.update();
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

	/**
	 * A plan's file as it was loaded.
	 */
	record Kept(int version, String fileName, String sha256, String content) {
	}

}
