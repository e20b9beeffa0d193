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
import scot.adp.strategy.CoverageBy;
import scot.adp.strategy.CoverageRow;
import scot.adp.strategy.CoverageRow.Counted;
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
	List<CoverageRow> coverage(@Argument PlanCode plan, @Argument CoverageBy by, @Argument @Nullable PlanCode target) {
		return coverage.of(plan, by, target);
	}

	@SchemaMapping(typeName = "CoverageRow", field = "actionCount")
	int actionCount(CoverageRow row) {
		return row.actions().size();
	}

	@BatchMapping(typeName = "CoverageRow", field = "actions")
	Map<CoverageRow, List<ActionView>> actions(List<CoverageRow> rows) {
		var found = register
			.byIds(rows.stream().flatMap(row -> row.actions().stream()).map(Counted::id).distinct().toList());
		var actions = new HashMap<CoverageRow, List<ActionView>>();
		rows.forEach(row -> actions.put(row,
				row.actions().stream().map(Counted::id).map(found::get).filter(Objects::nonNull).toList()));
		return actions;
	}

}
