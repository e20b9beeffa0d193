package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.springframework.util.function.SingletonSupplier;
import scot.adp.directory.Partners;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.PlanClosing;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.parts.PlanLinks;

/**
 * What is open of a plan that ended: each action is carried on, or ended with its
 * outcome.
 */
@Route("strategy/:plan/closing")
@OpenTo("strategy.plan.read")
class PlanClosingView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** How many rows are shown at first, and then at each click. */
	private static final int STEP = 50;

	private final PlanClosing closing;

	private final Plans plans;

	private final ActionRegister register;

	private final Members members;

	private final Partners partners;

	private final ListExports exports;

	private final Clock clock;

	private String title = "";

	PlanClosingView(PlanClosing closing, Plans plans, ActionRegister register, Members members, Partners partners,
			ListExports exports, Clock clock) {
		this.closing = closing;
		this.plans = plans;
		this.register = register;
		this.members = members;
		this.partners = partners;
		this.exports = exports;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		PlanCode code = StrategyView.code(event.getRouteParameters().get("plan").orElseThrow());
		show(plans.plan(code).orElseThrow(() -> Problem.notFound("plan", code.value())));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(PlanView plan) {
		clear();
		title = getTranslation("closing.title", plan.code().value());
		headed(title, getTranslation("closing.purpose"));
		reachedBy(Crumbs.of(getTranslation("closing.crumb"),
				new Anchor(PlanLinks.plan(plan.code()), plan.code().value())));
		List<ActionView> open = closing.open(plan.code());
		var panel = new Panel(getTranslation("closing.open", open.size()));
		if (open.isEmpty()) {
			panel.add(new Paragraph(
					getTranslation((plan.state() == PlanView.State.CLOSED) ? "closing.none" : "closing.running")));
		}
		boolean mayClose = members.me().may("strategy.action.close");
		var list = new UnorderedList();
		list.addClassName("work");
		if (!open.isEmpty()) {
			panel.withAside(new SaveList(exports, () -> list(plan)));
			panel.add(list);
			show(plan, open, mayClose, list, panel);
		}
		add(panel);
	}

	/** Shows the next rows, and a way to those behind them. */
	private void show(PlanView plan, List<ActionView> open, boolean mayClose, UnorderedList list, Panel panel) {
		int from = list.getComponentCount();
		open.stream().skip(from).limit(STEP).map(action -> row(plan, action, mayClose)).forEach(list::add);
		int left = open.size() - list.getComponentCount();
		if (left > 0) {
			var more = new Button(getTranslation("closing.more", Math.min(left, STEP), left));
			more.addClickListener(event -> {
				panel.remove(more);
				show(plan, open, mayClose, list, panel);
				list.getComponentAt(from + STEP).getElement().executeJs("this.querySelector('a').focus()");
			});
			panel.add(more);
		}
	}

	private ListItem row(PlanView plan, ActionView action, boolean mayClose) {
		var code = new Span(action.code());
		code.addClassName("code");
		var what = new Div(new Div(code, new Anchor(PlanLinks.action(action), action.title())));
		what.addClassName("work-what");
		var row = new ListItem(what);
		if (mayClose) {
			var carry = new Button(getTranslation("closing.carry"), event -> carry(plan, action));
			Named.of(carry, action.code());
			var end = new Button(getTranslation("closing.end"), event -> end(plan, action));
			Named.of(end, action.code());
			var verbs = new Div(carry, end);
			verbs.addClassName("verbs");
			row.add(verbs);
		}
		return row;
	}

	private ListExport<?> list(PlanView plan) {
		var open = SingletonSupplier.of(() -> closing.open(plan.code()));
		return new ActionTable(partners, members)
			.list("open-" + plan.code().value(), title, List.of(getTranslation("closing.purpose")),
					(offset, limit) -> open.obtain().stream().skip(offset).limit(limit).toList(),
					() -> open.obtain().size())
			.filteredBy(Map.of("plan", plan.code().value()));
	}

	private static Place place(String form, ActionView action) {
		return Place.of(form, action.plan(), action.code()).at(action.version());
	}

	private void carry(PlanView plan, ActionView action) {
		var successor = new Choice<ActionView>(getTranslation("closing.successor"), ActionView::id);
		successor.search(
				query -> closing.successors(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream(),
				code -> register.byIds(List.of(new ActionId(UUID.fromString(code)))).values().stream().findFirst());
		successor.setItemLabelGenerator(it -> "%s %s %s".formatted(it.plan().value(), it.code(), it.title()));
		successor.setWidthFull();
		new FormDialog(getTranslation("closing.carry.title", action.code()), place("strategy.closing.carry", action))
			.field("successor", successor)
			.save(getTranslation("closing.carry"), key -> {
				new Problem.Faults().when(successor.isEmpty(), "successor", getTranslation("closing.successor.missing"))
					.raise();
				closing.carry(key, ActionRef.of(action), successor.getValue().plan(), successor.getValue().code());
			}, getTranslation("closing.saved", action.code()), () -> show(plan))
			.open();
	}

	private void end(PlanView plan, ActionView action) {
		var outcome = new Choice<PlanClosing.Outcome>(getTranslation("closing.outcome"), PlanClosing.Outcome::name);
		outcome.setItems(PlanClosing.Outcome.values());
		outcome.setItemLabelGenerator(it -> getTranslation("ending." + it.name()));
		outcome.setWidthFull();
		var words = new WordsField(getTranslation("closing.words"), PlanClosing.TEXT_LIMIT);
		words.setWidthFull();
		DayField on = new DayField(getTranslation("closing.on"));
		on.setValue(LocalDate.now(clock));
		new FormDialog(getTranslation("closing.end.title", action.code()), place("strategy.closing.end", action))
			.field("outcome", outcome)
			.field("words", words)
			.field("on", on)
			.save(getTranslation("closing.end"), key -> {
				new Problem.Faults().when(outcome.isEmpty(), "outcome", getTranslation("closing.outcome.missing"))
					.when(on.isEmpty(), "on", getTranslation("update.on.missing"))
					.raise();
				closing.end(key, ActionRef.of(action), outcome.getValue(), words.getValue(), on.getValue());
			}, getTranslation("closing.saved", action.code()), () -> show(plan))
			.open();
	}

}
