package scot.adp.strategy.ui;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Groups;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;

/** What units ask the support team for. */
@Route("help")
@Menu(title = "help.title", order = 15)
@OpenTo("strategy.help.answer")
@Outline(Outline.Shape.LIST)
class HelpView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int STEP = 50;

	private final HelpRequests help;

	private final ActionRegister register;

	private final Groups groups;

	private final ListExports exports;

	private final Clock clock;

	HelpView(HelpRequests help, ActionRegister register, Groups groups, ListExports exports, Clock clock) {
		this.help = help;
		this.register = register;
		this.groups = groups;
		this.exports = exports;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var address = event.getLocation().getQueryParameters();
		boolean answered = address.getSingleParameter("show").filter("answered"::equals).isPresent();
		HelpRequests.@Nullable Id behind = address.getSingleParameter("after").map(HelpView::id).orElse(null);
		show(answered, behind);
		address.getSingleParameter("answer").map(HelpView::id).flatMap(help::find).ifPresent(this::answer);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("help.title");
	}

	private void show(boolean answered, HelpRequests.@Nullable Id behind) {
		clear();
		headed(getTranslation("help.title"), getTranslation("help.purpose"));
		Set<HelpRequests.State> states = answered ? EnumSet.of(HelpRequests.State.ANSWERED)
				: EnumSet.of(HelpRequests.State.OPEN, HelpRequests.State.TO_MEETING);
		var waiting = new Anchor("help", getTranslation("help.filter.open"));
		var done = new Anchor("help?show=answered", getTranslation("help.filter.answered"));
		(answered ? done : waiting).getElement().setAttribute("aria-current", "true");
		var filter = new Div(waiting, done);
		filter.addClassName("switch");
		add(filter);
		var rows = help.page(states, behind, STEP);
		var panel = new Panel(getTranslation(answered ? "help.list.answered" : "help.list.open", help.count(states)))
			.withAside(new SaveList(exports, () -> HelpTable.list(help, register, groups, states)));
		if (rows.isEmpty()) {
			var empty = new Paragraph(getTranslation(answered ? "help.none.answered" : "help.none"));
			empty.addClassName("empty");
			panel.add(empty);
		}
		else {
			List<HelpRequestView> shown = rows.stream().limit(STEP).toList();
			panel.add(list(shown, () -> show(answered, behind)));
			if (rows.size() > STEP) {
				panel.add(new Anchor(
						"help?%safter=%s".formatted(answered ? "show=answered&" : "", shown.getLast().id().value()),
						getTranslation("help.more")));
			}
		}
		add(panel);
	}

	private HelpList list(List<HelpRequestView> requests, Runnable afterwards) {
		return new HelpList(help, groups, clock, requests,
				register.byIds(requests.stream().map(HelpRequestView::action).distinct().toList()), true, afterwards);
	}

	private void answer(HelpRequestView request) {
		if (request.state() != HelpRequests.State.ANSWERED) {
			list(List.of(), () -> show(false, null)).ask(request,
					register.byIds(List.of(request.action())).get(request.action()));
		}
	}

	private static HelpRequests.@Nullable Id id(String text) {
		try {
			return new HelpRequests.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
