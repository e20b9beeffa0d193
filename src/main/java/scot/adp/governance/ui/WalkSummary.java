package scot.adp.governance.ui;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import scot.adp.governance.QuestionView;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.parts.Standing;

/** What a walk through a group's items recorded, left out and asked. */
class WalkSummary extends Composite<Div> {

	private final Function<ActionView, String> address;

	WalkSummary(List<ActionView> actions, List<QuestionView> asked, LocalDate spokenOn, Collection<ActionId> unsaved,
			Function<ActionView, String> address) {
		this.address = address;
		var notSaved = actions.stream().filter(action -> unsaved.contains(action.id())).toList();
		var recorded = actions.stream().filter(action -> spokenOn.equals(action.lastUpdatedOn())).toList();
		var silent = actions.stream()
			.filter(action -> !recorded.contains(action) && !notSaved.contains(action))
			.toList();
		if (!notSaved.isEmpty()) {
			getContent().add(panel("walk.summary.unsaved", notSaved, false));
		}
		getContent().add(panel("walk.summary.recorded", recorded, true));
		getContent().add(questions(actions, asked));
		getContent().add(panel("walk.summary.silent", silent, true));
	}

	private Component panel(String key, List<ActionView> actions, boolean marked) {
		var panel = new Panel(getTranslation(key, actions.size()));
		if (actions.isEmpty()) {
			return panel;
		}
		var list = new UnorderedList();
		list.addClassName("plain");
		for (ActionView action : actions) {
			var item = new ListItem(code(action), new Anchor(address.apply(action), action.title()));
			item.addClassName("walk-row");
			if (marked) {
				item.add(Standing.shown(action));
			}
			list.add(item);
		}
		panel.add(list);
		return panel;
	}

	private Component questions(List<ActionView> actions, List<QuestionView> asked) {
		Map<ActionId, ActionView> byId = actions.stream()
			.collect(Collectors.toMap(ActionView::id, Function.identity()));
		var panel = new Panel(getTranslation("walk.summary.asked", asked.size()));
		for (QuestionView question : asked) {
			var words = new Paragraph(new Span(Objects.requireNonNullElse(question.words(), "")));
			ActionView action = byId.get(question.action());
			if (action != null) {
				words.addComponentAsFirst(code(action));
			}
			panel.add(words);
		}
		return panel;
	}

	private static Span code(ActionView action) {
		var code = new Span(action.code());
		code.addClassName("code");
		return code;
	}

}
