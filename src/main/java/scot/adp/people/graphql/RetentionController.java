package scot.adp.people.graphql;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.events.DataSet;
import scot.adp.people.Retention;
import scot.adp.people.RetentionRuleView;

/** How long records about persons are kept. */
@Controller
class RetentionController {

	private final Retention retention;

	RetentionController(Retention retention) {
		this.retention = retention;
	}

	@QueryMapping
	List<RetentionRuleView> retentionRules() {
		return retention.rules();
	}

	@MutationMapping
	List<RetentionRuleView> holdRecords(@Argument HoldInput input) {
		retention.hold(input.idempotencyKey(), input.dataSet(), input.reason());
		return retention.rules();
	}

	@MutationMapping
	List<RetentionRuleView> liftHold(@Argument LiftInput input) {
		retention.lift(input.idempotencyKey(), input.id());
		return retention.rules();
	}

	@SchemaMapping(typeName = "RetentionRule", field = "hold")
	@Nullable UUID hold(RetentionRuleView rule) {
		return (rule.hold() != null) ? rule.hold().value() : null;
	}

	/** Records to be kept. */
	record HoldInput(String idempotencyKey, DataSet dataSet, String reason) {
	}

	/** A hold to be lifted. */
	record LiftInput(String idempotencyKey, Retention.HoldId id) {
	}

}
