package scot.adp.strategy.graphql;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.EvidenceView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.spi.ByDay;

/** What shows that updates are right. */
@Controller
class EvidenceController {

	private final Evidence evidence;

	EvidenceController(Evidence evidence) {
		this.evidence = evidence;
	}

	@MutationMapping
	EvidenceView addEvidenceLink(@Argument LinkInput input) {
		return evidence.addLink(input.idempotencyKey(), input.plan(), input.action(), input.title(), input.link());
	}

	@MutationMapping
	EvidenceView removeEvidence(@Argument RemovalInput input) {
		evidence.remove(input.idempotencyKey(), input.id(), input.reason());
		return evidence.find(input.id()).orElseThrow();
	}

	@BatchMapping(typeName = "Action", field = "evidence")
	Map<ActionView, List<EvidenceView>> ofActions(List<ActionView> actions) {
		return ByDay.lists(actions, evidence::of);
	}

	@BatchMapping(typeName = "Update", field = "evidence")
	Map<UpdateView, List<EvidenceView>> ofUpdates(List<UpdateView> updates) {
		var found = evidence.ofUpdates(updates.stream().map(UpdateView::id).toList());
		return updates.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), update -> found.getOrDefault(update.id(), List.of())));
	}

	@Bean
	static NodeSource<Evidence.Id> evidenceNodes(Evidence evidence) {
		return new NodeSource<>("Evidence", Evidence.Id.class, evidence::find);
	}

	/** A link as a client sends it. */
	record LinkInput(String idempotencyKey, PlanCode plan, String action, @Nullable String title, String link) {
	}

	/** A removal as a client sends it. */
	record RemovalInput(String idempotencyKey, Evidence.Id id, String reason) {
	}

}
