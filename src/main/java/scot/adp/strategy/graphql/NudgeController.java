package scot.adp.strategy.graphql;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.identity.AccountId;
import scot.adp.notification.MessageView;
import scot.adp.platform.Problem;
import scot.adp.strategy.Nudges;

/** Reminding people of updates. */
@Controller
class NudgeController {

	private final Nudges nudges;

	NudgeController(Nudges nudges) {
		this.nudges = nudges;
	}

	@QueryMapping
	List<Nudges.Nudge> nudges() {
		return nudges.preview(List.of());
	}

	@MutationMapping
	List<MessageView> nudge(@Argument NudgeInput input) {
		new Problem.Faults()
			.when(input.people() != null && input.people().isEmpty(), "people",
					"Name at least one, or leave it out for all who are waited for.")
			.raise();
		return nudges.put(input.idempotencyKey(), Objects.requireNonNullElse(input.people(), List.of()),
				Boolean.TRUE.equals(input.again()));
	}

	@SchemaMapping(typeName = "Nudge", field = "rawTo")
	UUID rawTo(Nudges.Nudge nudge) {
		return nudge.to().value();
	}

	/** Whom to remind, as a client sends it. */
	record NudgeInput(String idempotencyKey, @Nullable List<AccountId> people, @Nullable Boolean again) {
	}

}
