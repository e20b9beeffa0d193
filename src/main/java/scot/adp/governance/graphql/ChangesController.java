package scot.adp.governance.graphql;

import java.time.LocalDate;
import java.util.List;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.governance.Changes;
import scot.adp.governance.ChangesView;

/** What changed between two days. */
@Controller
class ChangesController {

	private final Changes changes;

	ChangesController(Changes changes) {
		this.changes = changes;
	}

	@QueryMapping
	ChangesView changes(@Argument GroupId group, @Argument LocalDate from, @Argument LocalDate to) {
		return changes.between(group, from, to);
	}

	@SchemaMapping(typeName = "Changes", field = "totals")
	List<Total> totals(ChangesView view) {
		return view.totals().entrySet().stream().map(total -> new Total(total.getKey(), total.getValue())).toList();
	}

	/** How many actions had a change. */
	public record Total(Changes.Kind kind, int actions) {
	}

}
