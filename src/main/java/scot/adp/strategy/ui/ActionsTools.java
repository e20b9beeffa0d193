package scot.adp.strategy.ui;

import java.util.Comparator;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.identity.Caller;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.spi.ActionsTool;

/** What modules offer to do with the actions of a list. */
class ActionsTools extends Composite<Div> {

	private final ObjectProvider<ActionsTool> tools;

	private final Caller caller;

	ActionsTools(ObjectProvider<ActionsTool> tools, Caller caller) {
		this.tools = tools;
		this.caller = caller;
		getContent().addClassName("links");
	}

	/** Offers the actions of a filter, of which there are so many. */
	void offer(ActionFilter filter, int actions) {
		getContent().removeAll();
		tools.stream()
			.sorted(Comparator.comparingInt(ActionsTool::order))
			.forEach(tool -> tool.of(filter, actions, caller).forEach(getContent()::add));
		setVisible(getContent().getComponentCount() > 0);
	}

}
