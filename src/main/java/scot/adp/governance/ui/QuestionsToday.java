package scot.adp.governance.ui;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.governance.QuestionView;
import scot.adp.governance.Questions;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.parts.PlanLinks;

/** What groups want to know of the reader, before the updates that are asked for. */
@Component
class QuestionsToday implements WorkItems {

	private final Questions questions;

	private final ActionRegister register;

	private final Groups groups;

	QuestionsToday(Questions questions, ActionRegister register, Groups groups) {
		this.questions = questions;
		this.register = register;
		this.groups = groups;
	}

	@Override
	public Work of(Asked asked) {
		Caller reader = asked.reader();
		if (reader.ownUnits().isEmpty()) {
			return Work.NONE;
		}
		var items = asked(asked.wholeTeam() || !reader.supportTeam(), asked.limit());
		return Work.mine(new Found(items, items.size()));
	}

	@Override
	public int order() {
		return 35;
	}

	private List<WorkItem> asked(boolean ofUnits, int limit) {
		var asked = questions.mine(ofUnits, limit);
		if (asked.isEmpty()) {
			return List.of();
		}
		var actions = register.byIds(asked.stream().map(QuestionView::action).toList());
		Map<GroupId, String> names = groups.names();
		return asked.stream().map(question -> {
			ActionView action = Objects.requireNonNull(actions.get(question.action()));
			return new WorkItem(action.code(), action.title(),
					Words.of("work.question", names.getOrDefault(question.group(), question.group().value()),
							Objects.requireNonNullElse(question.words(), "")),
					null, null, null, Words.of("work.answer"), PlanLinks.action(action));
		}).toList();
	}

}
