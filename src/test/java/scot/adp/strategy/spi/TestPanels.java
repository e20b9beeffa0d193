package scot.adp.strategy.spi;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Paragraph;
import org.springframework.boot.test.context.TestConfiguration;
import scot.adp.identity.Caller;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.PlanCode;

/**
 * Shows itself on the pages of plans like a module that they know nothing of, though only
 * of plans that a test asks it for.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestPanels implements ActionPanel, OutcomePanel, PlanPanel, PartnerPanel {

	static final Set<PlanCode> SHOWN = ConcurrentHashMap.newKeySet();

	@Override
	public int order() {
		return HISTORY - 1;
	}

	@Override
	public Optional<Paragraph> on(ActionBrief action, Caller caller, Runnable again) {
		return shown(action.plan(),
				"On %s for %s as at %s.".formatted(action.code(), action.leadUnit(), action.asAt()));
	}

	@Override
	public Optional<Paragraph> on(OutcomeBrief outcome, Caller caller) {
		return shown(outcome.plan(), "On outcome %s as at %s.".formatted(outcome.code(), outcome.asAt()));
	}

	@Override
	public Optional<Paragraph> on(PlanBrief plan, Caller caller) {
		return shown(plan.code(), "On plan %s as at %s.".formatted(plan.code().value(), plan.asAt()));
	}

	@Override
	public Map<ActionId, Paragraph> above(Collection<? extends ActionBrief> actions, Caller caller, Runnable again) {
		return actions.stream()
			.filter(action -> SHOWN.contains(action.plan()))
			.map(ActionBrief.class::cast)
			.collect(Collectors.toMap(ActionBrief::id, action -> new Paragraph("Above " + action.code())));
	}

	@Override
	public Optional<Paragraph> below(Caller caller, Runnable again) {
		return SHOWN.isEmpty() ? Optional.empty() : Optional.of(new Paragraph("Below all cards."));
	}

	private static Optional<Paragraph> shown(PlanCode plan, String words) {
		return SHOWN.contains(plan) ? Optional.of(new Paragraph(words)) : Optional.empty();
	}

}
