package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import scot.adp.identity.Members;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.shell.spi.WorkItems;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.HelpState;

/** Puts help on Today: to be answered by the support team, awaited by who asked. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HelpToday implements WorkItems {

	private final HelpRequests help;

	private final ActionRegister register;

	private final Members members;

	private final Clock clock;

	HelpToday(HelpRequests help, ActionRegister register, Members members, Clock clock) {
		this.help = help;
		this.register = register;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public Found mine(boolean wholeTeam, int limit) {
		if (!members.me().may("strategy.help.answer")) {
			return Found.NONE;
		}
		LocalDate today = LocalDate.now(clock);
		return found(help.open()
			.stream()
			.filter(request -> request.state() == HelpState.OPEN
					|| (request.meetingOn() != null && request.meetingOn().isBefore(today)))
			.toList(), limit, true);
	}

	@Override
	public Found waiting(int limit) {
		if (members.me().may("strategy.help.answer")) {
			return Found.NONE;
		}
		return found(help.mine().stream().filter(request -> request.state() != HelpState.ANSWERED).toList(), limit,
				false);
	}

	private Found found(List<HelpRequestView> requests, int limit, boolean answers) {
		var actions = register.byIds(requests.stream().limit(limit).map(HelpRequestView::action).distinct().toList());
		return new Found(requests.stream()
			.limit(limit)
			.filter(request -> actions.containsKey(request.action()))
			.map(request -> item(request, Objects.requireNonNull(actions.get(request.action())), answers))
			.toList(), requests.size());
	}

	private static WorkItem item(HelpRequestView request, ActionView action, boolean answers) {
		return new WorkItem(action.code(), action.title(), Wording.helpAsked(request),
				new Mark("H", Wording.text("help.mark"), "info"), null, answers ? null : Wording.text("help.team"),
				Wording.text(answers ? "help.answer" : "help.look"),
				answers ? "help?answer=" + request.id().value() : Links.action(action.plan(), action.code()));
	}

}
