package scot.adp.strategy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import scot.adp.platform.OrganisationId;

/** Writes a plan as its file, so that loading it again changes nothing. */
final class PlanYaml {

	private PlanYaml() {
	}

	static String of(Head plan, List<PlanFile.Priority> priorities, List<PlanFile.Outcome> outcomes,
			List<PlanFile.Principle> principles, Map<String, ActionDefinition> actions) {
		var root = new Fields().with("code", plan.code())
			.with("title", plan.title())
			.with("owner", plan.owner())
			.with("effective", new Fields().with("from", plan.effective().from()).with("to", plan.effective().to()))
			.with("statusScale", plan.statusScale())
			.with("vision", plan.vision())
			.list("priorities", priorities.stream().map(PlanYaml::priority).toList())
			.list("outcomes",
					outcomes.stream()
						.map(it -> titled(it.code(), it.title()).with("publishedText", it.publishedText())
							.list("parts", it.parts().stream().map(PlanYaml::part).toList()))
						.toList())
			.list("principles",
					principles.stream()
						.map(it -> titled(it.code(), it.title()).list("items",
								it.items().stream().map(PlanYaml::part).toList()))
						.toList());
		var rows = new ArrayList<Fields>();
		actions.forEach((code, definition) -> rows.add(action(code, definition)));
		var options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setWidth(120);
		options.setSplitLines(true);
		return new Yaml(options).dump(root.list("actions", rows).values);
	}

	/** A plan that was read, as its file. */
	static String of(PlanFile plan) {
		var actions = new LinkedHashMap<String, ActionDefinition>();
		plan.actions().forEach(item -> actions.put(item.code(), item.definition()));
		return of(
				new Head(plan.code(), plan.title(), plan.owner(), plan.vision(), plan.statusScale(), plan.effective()),
				plan.priorities(), plan.outcomes(), plan.principles(), actions);
	}

	private static Fields priority(PlanFile.Priority priority) {
		return titled(priority.code(), priority.title()).with("aim", priority.aim())
			.with("crossCutting", priority.crossCutting() ? Boolean.TRUE : null)
			.list("areas",
					priority.areas()
						.stream()
						.map(area -> new Fields().with("title", area.title()).with("outcomes", area.outcomes()))
						.toList());
	}

	private static Fields part(PlanFile.Part part) {
		return titled(part.code(), part.title());
	}

	private static Fields titled(String code, String title) {
		return new Fields().with("code", code).with("title", title);
	}

	private static Fields action(String code, ActionDefinition action) {
		var fields = new Fields().with("code", code);
		for (ActionField field : ActionField.values()) {
			switch (field) {
				case CROSSWALK -> fields.list("crosswalk",
						action.crosswalk()
							.stream()
							.map(target -> new Fields().with("plan", target.plan()).with("code", target.code()))
							.toList());
				case WITHDRAWN -> {
					ActionDefinition.@Nullable Withdrawal withdrawn = action.withdrawn();
					if (withdrawn != null) {
						fields.with("withdrawn",
								new Fields().with("on", withdrawn.on())
									.with("reason", withdrawn.reason())
									.with("decision", withdrawn.decision()));
					}
				}
				case RESPONSIBILITY -> fields.with("responsibility",
						(action.responsibility() != ActionView.Responsibility.LOCAL) ? action.responsibility() : null);
				default -> fields.with(field.label(), action.value(field));
			}
		}
		return fields;
	}

	/** What a plan says of itself. */
	record Head(PlanCode code, String title, OrganisationId owner, @Nullable String vision, String statusScale,
			PlanView.Period effective) {
	}

	/** Fields in order; those without a value are left out. */
	private static final class Fields {

		private final Map<String, Object> values = new LinkedHashMap<>();

		Fields with(String name, @Nullable Object value) {
			if (value instanceof Fields fields) {
				values.put(name, fields.values);
			}
			else if (value instanceof Collection<?> list) {
				if (!list.isEmpty()) {
					values.put(name, new ArrayList<>(list.stream().map(PlanYaml::plain).toList()));
				}
			}
			else if (value != null) {
				values.put(name, plain(value));
			}
			return this;
		}

		Fields list(String name, List<Fields> entries) {
			if (!entries.isEmpty()) {
				values.put(name, entries.stream().map(entry -> entry.values).toList());
			}
			return this;
		}

	}

	private static Object plain(Object value) {
		return (value instanceof Boolean || value instanceof Integer) ? value : String.valueOf(ActionField.told(value));
	}

}
