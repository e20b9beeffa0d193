package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.PlanClosing;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.parts.PlanLinks;

/**
 * How an action came to say what it says, what it is bound to beyond its plan, and, for
 * the support team, the ways to change it.
 */
class ActionRecord extends Composite<Div> {

	private final PlanEditing editing;

	private final PlanClosing closing;

	private final ActionRegister register;

	private final ActionView action;

	private final Runnable afterwards;

	ActionRecord(PlanEditing editing, PlanClosing closing, ActionRegister register, ActionView action, Caller caller,
			LocalDate today, Runnable afterwards) {
		this.editing = editing;
		this.closing = closing;
		this.register = register;
		this.action = action;
		this.afterwards = afterwards;
		bonds().with(getContent());
		var panel = new Panel(getTranslation("version.panel"));
		if (caller.may("strategy.action.change") && AsAt.day() == null) {
			panel.add(verbs(today));
		}
		panel.add(history());
		getContent().add(panel);
	}

	private Bonds bonds() {
		var facts = new Facts();
		var ids = List.of(action.id());
		@Nullable PlanCode named = editing.namedPlans(ids).get(action.id());
		if (named != null) {
			facts.with(getTranslation("edit.namesPlan"), new Anchor(PlanLinks.plan(named), named.value()));
		}
		PlanClosing.@Nullable Ending ending = closing.endings(ids).get(action.id());
		if (ending != null && ending.carriedTo() != null) {
			facts.with(getTranslation("closing.carried-to"), links(List.of(ending.carriedTo())));
		}
		if (ending != null && ending.outcome() != null) {
			facts.with(getTranslation("closing.ended"),
					getTranslation("closing.ended.how", getTranslation("ending." + ending.outcome().name()),
							Dates.full(ending.on()), (ending.words() != null) ? ending.words() : ""));
		}
		var from = closing.carriedFrom(ids).getOrDefault(action.id(), List.of());
		if (!from.isEmpty()) {
			facts.with(getTranslation("closing.carried-from"), links(from));
		}
		return new Bonds(facts, getTranslation("closing.bonds"));
	}

	private Component[] links(List<ActionId> ids) {
		return register.byIds(ids)
			.values()
			.stream()
			.map(other -> new Div(new Anchor(PlanLinks.action(other),
					"%s %s %s".formatted(other.plan().value(), other.code(), other.title()))))
			.toArray(Component[]::new);
	}

	private Component verbs(LocalDate today) {
		var verbs = new Div();
		verbs.addClassName("verbs");
		if (action.withdrawnOn() == null) {
			var edit = new Anchor(PlanLinks.change(action), getTranslation("edit.link"));
			edit.addClassName("verb");
			verbs.add(edit, new Button(getTranslation("withdraw.verb"), event -> withdraw(today)));
		}
		else {
			verbs.add(new Button(getTranslation("reinstate.verb"), event -> reinstate()));
		}
		return verbs;
	}

	private static Place place(String form, ActionView action) {
		return Place.of(form, action.plan(), action.code()).at(action.version());
	}

	private void withdraw(LocalDate today) {
		new ReasonDialog(getTranslation("withdraw.title", action.code()), place("strategy.withdraw", action),
				getTranslation("withdraw.explain"), getTranslation("withdraw.save"), "reason", today,
				(key, on, reason, decision) -> editing
					.withdraw(new PlanEditing.Withdrawal(key, ActionRef.of(action), on, reason, decision)),
				afterwards)
			.open();
	}

	private void reinstate() {
		new ReasonDialog(getTranslation("reinstate.title", action.code()), place("strategy.reinstate", action),
				getTranslation("reinstate.explain"), getTranslation("reinstate.save"), "why", null,
				(key, on, reason, decision) -> editing.reinstate(key, ActionRef.of(action), reason, decision),
				afterwards)
			.open();
	}

	private Component history() {
		var versions = editing.versions(List.of(action.id())).getOrDefault(action.id(), List.of());
		if (versions.isEmpty()) {
			return new Paragraph(getTranslation("version.none"));
		}
		var list = new OrderedList();
		list.addClassName("plain");
		versions.forEach(version -> list.add(new ListItem(new VersionText(version))));
		return new Details(getTranslation("version.history", versions.size()), list);
	}

	/** What an action is bound to, shown where there is anything. */
	private record Bonds(Facts facts, String heading) {

		void with(Div content) {
			if (facts.getChildren().findAny().isPresent()) {
				content.add(new Panel(heading, facts));
			}
		}

	}

}
