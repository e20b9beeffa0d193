package scot.adp.strategy.ui;

import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.shell.spi.WorkItems;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.parts.PlanLinks;

/** Puts help on Today: to be answered by the support team, awaited by who asked. */
@Component
class HelpToday implements WorkItems {

	private final HelpRequests help;

	private final ActionRegister register;

	HelpToday(HelpRequests help, ActionRegister register) {
		this.help = help;
		this.register = register;
	}

	@Override
	public Work of(Asked asked) {
		if (asked.reader().may("strategy.help.answer")) {
			var open = help.toAnswer(asked.limit());
			return Work.mine(new Found(items(open.requests(), true), open.total()));
		}
		var mine = help.mine().stream().filter(request -> request.state() != HelpRequests.State.ANSWERED).toList();
		return new Work(Found.NONE, new Found(items(mine.stream().limit(asked.limit()).toList(), false), mine.size()));
	}

	@Override
	public int order() {
		return 10;
	}

	private List<WorkItem> items(List<HelpRequestView> requests, boolean answers) {
		var actions = register.byIds(requests.stream().map(HelpRequestView::action).distinct().toList());
		return requests.stream()
			.filter(request -> actions.containsKey(request.action()))
			.map(request -> item(request, Objects.requireNonNull(actions.get(request.action())), answers))
			.toList();
	}

	private static WorkItem item(HelpRequestView request, ActionView action, boolean answers) {
		return new WorkItem(action.code(), action.title(), Wording.helpAsked(request),
				new Mark("H", Wording.text("help.mark"), "info"), null, answers ? null : Wording.text("help.team"),
				Wording.text(answers ? "help.answer" : "help.look"),
				answers ? "help?answer=" + request.id().value() : PlanLinks.action(action));
	}

}
