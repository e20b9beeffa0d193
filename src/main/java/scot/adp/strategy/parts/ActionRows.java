package scot.adp.strategy.parts;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;

/** A list of actions, each with its lead unit and how it stands. */
@Component
public class ActionRows {

	private final ActionRegister register;

	private final Partners partners;

	ActionRows(ActionRegister register, Partners partners) {
		this.register = register;
		this.partners = partners;
	}

	/** The actions in the order given; unknown ids are left out. */
	public UnorderedList byIds(Collection<ActionId> ids) {
		var found = register.byIds(ids);
		return of(ids.stream().map(found::get).filter(Objects::nonNull).toList());
	}

	/** The actions in the order given. */
	public UnorderedList of(List<ActionView> actions) {
		var units = partners.units(actions.stream().map(ActionView::leadUnit).filter(Objects::nonNull).toList());
		var rows = new UnorderedList();
		rows.addClassName("work");
		for (ActionView action : actions) {
			var code = new Span(action.code());
			code.addClassName("code");
			var what = new Div(new Div(code, new Anchor(PlanLinks.action(action), action.title())));
			what.addClassName("work-what");
			var unit = (action.leadUnit() != null) ? units.get(action.leadUnit()) : null;
			var who = new Div((unit != null) ? unit.name() : rows.getTranslation("action.no-unit"));
			who.addClassName("work-who");
			rows.add(new ListItem(what, who, Standing.shown(action)));
		}
		return rows;
	}

}
