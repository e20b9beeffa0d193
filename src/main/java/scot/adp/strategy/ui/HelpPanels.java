package scot.adp.strategy.ui;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.button.Button;
import org.springframework.stereotype.Component;
import scot.adp.directory.Groups;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;

/** Shows requests for help and what came of them. */
@Component
class HelpPanels {

	private final HelpRequests help;

	private final Groups groups;

	private final Clock clock;

	HelpPanels(HelpRequests help, Groups groups, Clock clock) {
		this.help = help;
		this.groups = groups;
		this.clock = clock;
	}

	/** The panel of an action's page; hidden where nothing was asked and nobody may. */
	Panel panel(ActionView action, List<HelpRequestView> requests, Caller caller, boolean mayWrite, Runnable again) {
		var panel = new Panel(Wording.text("help.panel"),
				list(requests, Map.of(), caller.may("strategy.help.answer") && AsAt.day() == null, again));
		if (mayWrite && action.withdrawnOn() == null && !waits(requests)) {
			panel.withAside(
					new Button(Wording.text("help.ask"), event -> new AskHelpDialog(help, action, again).open()));
		}
		panel.setVisible(mayWrite || !requests.isEmpty());
		return panel;
	}

	/**
	 * A list of requests.
	 * @param actions what they are about, or none where the page says it
	 * @param answers whether the reader may answer
	 */
	HelpList list(List<HelpRequestView> requests, Map<ActionId, ActionView> actions, boolean answers, Runnable again) {
		return new HelpList(help, groups, clock, requests, actions, answers, again);
	}

	/** The requests about actions. */
	Map<ActionId, List<HelpRequestView>> of(Collection<ActionId> actions) {
		return help.of(List.copyOf(actions));
	}

	/** What the reader asked for. */
	List<HelpRequestView> mine() {
		return help.mine();
	}

	/** Whether one of the requests has no answer yet. */
	static boolean waits(List<HelpRequestView> requests) {
		return requests.stream().anyMatch(request -> request.state() != HelpRequests.State.ANSWERED);
	}

}
