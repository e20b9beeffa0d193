package scot.adp.strategy.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Coverage;
import scot.adp.strategy.Coverage.Row.Counted;
import scot.adp.strategy.PlanCode;

/** What a plan's actions fall on. */
@Controller
class CoverageController {

	private final Coverage coverage;

	private final ActionRegister register;

	CoverageController(Coverage coverage, ActionRegister register) {
		this.coverage = coverage;
		this.register = register;
	}

	@QueryMapping
	List<Coverage.Row> coverage(@Argument PlanCode plan, @Argument Coverage.By by,
			@Argument @Nullable PlanCode target) {
		return coverage.of(plan, by, target);
	}

	@SchemaMapping(typeName = "CoverageRow", field = "actionCount")
	int actionCount(Coverage.Row row) {
		return row.actions().size();
	}

	@BatchMapping(typeName = "CoverageRow", field = "actions")
	Map<Coverage.Row, List<ActionView>> actions(List<Coverage.Row> rows) {
		var found = register
			.byIds(rows.stream().flatMap(row -> row.actions().stream()).map(Counted::id).distinct().toList());
		var actions = new HashMap<Coverage.Row, List<ActionView>>();
		rows.forEach(row -> actions.put(row,
				row.actions().stream().map(Counted::id).map(found::get).filter(Objects::nonNull).toList()));
		return actions;
	}

}
