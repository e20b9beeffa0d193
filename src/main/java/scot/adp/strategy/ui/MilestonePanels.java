package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.spi.ActionBrief;
import scot.adp.strategy.spi.ActionPanel;

/** Shows the steps of an action. */
@Component
class MilestonePanels implements ActionPanel {

	private final Milestones milestones;

	private final Clock clock;

	MilestonePanels(Milestones milestones, Clock clock) {
		this.milestones = milestones;
		this.clock = clock;
	}

	@Override
	public int order() {
		return MILESTONES;
	}

	@Override
	public Optional<MilestonesPanel> on(ActionBrief action, Caller caller, Runnable again) {
		return Optional.of(new MilestonesPanel(milestones, action,
				action.asAt() == null && action.answeredForBy(caller), LocalDate.now(clock)));
	}

	/** What is still to be done, to be ticked off. */
	MilestonesPanel brief(ActionBrief action) {
		return new MilestonesPanel(milestones, action, true, LocalDate.now(clock)).brief();
	}

}
