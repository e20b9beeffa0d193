package scot.adp.governance.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.governance.QuestionView;
import scot.adp.governance.Questions;
import scot.adp.identity.Caller;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionBrief;
import scot.adp.strategy.spi.ActionPanel;
import scot.adp.strategy.spi.PartnerPanel;

/** Asks an action's owner what groups want to know, before anything else. */
@Component
class QuestionPanels implements ActionPanel, PartnerPanel {

	private final Questions questions;

	private final Groups groups;

	QuestionPanels(Questions questions, Groups groups) {
		this.questions = questions;
		this.groups = groups;
	}

	@Override
	public int order() {
		return 0;
	}

	@Override
	public Optional<QuestionsPanel> on(ActionBrief action, Caller caller, Runnable again) {
		if (action.asAt() != null || !caller.readsFor(action.leadUnit())) {
			return Optional.empty();
		}
		return Optional.ofNullable(panels(List.of(action.id()), action.answeredForBy(caller)).get(action.id()));
	}

	@Override
	public Map<ActionId, QuestionsPanel> above(Collection<? extends ActionBrief> actions, Caller caller,
			Runnable again) {
		return panels(actions.stream().map(ActionBrief::id).toList(), true);
	}

	private Map<ActionId, QuestionsPanel> panels(List<ActionId> actions, boolean answers) {
		var panels = new HashMap<ActionId, QuestionsPanel>();
		var asked = questions.openFor(actions);
		Map<GroupId, String> names = asked.isEmpty() ? Map.of()
				: groups.groups().stream().collect(Collectors.toMap(GroupView::code, GroupView::name));
		asked.forEach((action, open) -> panels.put(action, new QuestionsPanel(questions, open, answers,
				(QuestionView question) -> names.getOrDefault(question.group(), question.group().value()))));
		return panels;
	}

}
