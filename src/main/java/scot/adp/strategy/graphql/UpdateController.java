package scot.adp.strategy.graphql;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.EvidenceId;
import scot.adp.strategy.HeardHow;
import scot.adp.strategy.NewUpdate;
import scot.adp.strategy.NoChange;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.UpdateId;

/** Recording updates. */
@Controller
class UpdateController {

	private final ProgressUpdates updates;

	private final ActionController actions;

	UpdateController(ProgressUpdates updates, ActionController actions) {
		this.updates = updates;
		this.actions = actions;
	}

	@MutationMapping
	ActionView recordUpdate(@Argument UpdateInput input) {
		return actions.answer(updates
			.record(new NewUpdate(input.idempotencyKey(), plan(input.plan()), input.action(), input.expectedVersion(),
					input.on(), input.status(), input.whatHappened(), input.next(), unit(input.onBehalfOf()),
					input.heardHow(), corrected(input.corrects()), input.evidenceLink(), input.reviewOn(),
					evidence(input.evidence()), Boolean.TRUE.equals(input.helpWanted()), input.helpWords())));
	}

	@MutationMapping
	ActionView noChange(@Argument SameInput input) {
		return actions.answer(updates.noChange(new NoChange(input.idempotencyKey(), plan(input.plan()), input.action(),
				input.expectedVersion(), input.on(), unit(input.onBehalfOf()), input.heardHow(),
				Boolean.TRUE.equals(input.helpWanted()), input.helpWords())));
	}

	private static PlanCode plan(String code) {
		return PlanController.code("plan", code, PlanCode::new);
	}

	private static @Nullable UnitId unit(@Nullable String code) {
		try {
			return (code != null) ? new UnitId(code) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("onBehalfOf", String.valueOf(ex.getMessage()));
		}
	}

	private static @Nullable UpdateId corrected(@Nullable String globalId) {
		if (globalId == null) {
			return null;
		}
		try {
			String local = new String(Base64.getUrlDecoder().decode(globalId), StandardCharsets.UTF_8);
			return ActionController.updateId("corrects", local.startsWith("Update:") ? local.substring(7) : local);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("corrects", "This is no id of an update; use one that a query gave you.");
		}
	}

	private static List<EvidenceId> evidence(@Nullable List<String> globalIds) {
		return (globalIds != null) ? globalIds.stream()
			.map(globalId -> new EvidenceId(GivenId.of("Evidence", "evidence", globalId)))
			.toList() : List.of();
	}

	/** An update as a client sends it. */
	record UpdateInput(String idempotencyKey, String plan, String action, int expectedVersion, LocalDate on,
			String status, @Nullable String whatHappened, @Nullable String next, @Nullable String onBehalfOf,
			@Nullable HeardHow heardHow, @Nullable String corrects, @Nullable String evidenceLink,
			@Nullable LocalDate reviewOn, @Nullable List<String> evidence, @Nullable Boolean helpWanted,
			@Nullable String helpWords) {
	}

	/** "No change" as a client sends it. */
	record SameInput(String idempotencyKey, String plan, String action, int expectedVersion, @Nullable LocalDate on,
			@Nullable String onBehalfOf, @Nullable HeardHow heardHow, @Nullable Boolean helpWanted,
			@Nullable String helpWords) {
	}

}
