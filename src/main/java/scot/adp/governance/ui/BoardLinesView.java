package scot.adp.governance.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.governance.BoardLineView;
import scot.adp.governance.BoardLines;
import scot.adp.governance.ExceptionView;
import scot.adp.governance.Exceptions;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Days;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.parts.Standing;

/** The lines for a meeting's paper, many in a row. */
@Route("board-lines/:group/:on")
@OpenTo("governance.board-line.write")
@Outline(Outline.Shape.FORM)
class BoardLinesView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int MOST = 500;

	private static final int STEP = 20;

	private static final int LOOKED_AT = 5;

	private final BoardLines lines;

	private final ActionRegister register;

	private final ProgressUpdates updates;

	private final Milestones milestones;

	private final Exceptions exceptions;

	private final Groups groups;

	private final ListExports exports;

	private final Paragraph count = new Paragraph();

	private final Div rows = new Div();

	private final Button more = new Button(getTranslation("board-line.more"));

	private final List<BoardLineForm> forms = new ArrayList<>();

	private String title = "";

	private @Nullable Registration showingMore;

	BoardLinesView(BoardLines lines, ActionRegister register, ProgressUpdates updates, Milestones milestones,
			Exceptions exceptions, Groups groups, ListExports exports) {
		this.lines = lines;
		this.register = register;
		this.updates = updates;
		this.milestones = milestones;
		this.exceptions = exceptions;
		this.groups = groups;
		this.exports = exports;
		count.addClassName("count");
		count.getElement().setAttribute("role", "status");
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		String code = event.getRouteParameters().get("group").orElseThrow();
		String day = event.getRouteParameters().get("on").orElseThrow();
		var all = groups.groups();
		GroupView group = all.stream()
			.filter(it -> it.code().value().equals(code))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("group", code));
		MeetingView meeting = group.meetings()
			.stream()
			.filter(it -> it.on().equals(day(day)))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("meeting", code + " " + day));
		boolean everything = event.getLocation().getQueryParameters().getSingleParameter("all").isPresent();
		clear();
		title = getTranslation("board-lines.title", group.name(), Dates.full(meeting.on()));
		headed(title, getTranslation("board-lines.purpose", Dates.full(meeting.papersDueOn())));
		var actions = under(group.code(), all).stream().flatMap(it -> overseen(it).stream()).toList();
		var slipped = slipped(actions);
		var telling = exceptions.of(group.code(), meeting.on())
			.exceptions()
			.stream()
			.map(ExceptionView::action)
			.toList();
		var shown = everything ? actions : telling;
		add(switcher(meeting, everything, telling.size(), actions.size()),
				new ListLine(count, new SaveList(exports, () -> BoardLineTable.list(lines, register, meeting, title,
						shown.stream().map(ActionView::id).toList(), slipped))));
		if (shown.isEmpty()) {
			var empty = new Paragraph(getTranslation(actions.isEmpty() ? "board-lines.none" : "board-lines.clear"));
			empty.addClassName("empty");
			add(empty);
			scrolledByKeyboard();
			return;
		}
		rows.removeAll();
		forms.clear();
		add(rows, more);
		if (showingMore != null) {
			showingMore.remove();
		}
		showingMore = more.addClickListener(click -> show(shown, slipped, group.name(), meeting));
		show(shown, slipped, group.name(), meeting);
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static @Nullable LocalDate day(String text) {
		return Days.read(text).value();
	}

	/** A group and all that report to it, directly or through others. */
	private static Set<GroupId> under(GroupId top, List<GroupView> all) {
		var found = new LinkedHashSet<>(Set.of(top));
		boolean more = true;
		while (more) {
			more = false;
			for (GroupView group : all) {
				more |= found.contains(group.reportsTo()) && found.add(group.code());
			}
		}
		return found;
	}

	private List<ActionView> overseen(GroupId group) {
		return register
			.page(new ActionFilter(null, null, null, null, null, null, group, Set.of(), Set.of(), Set.of(), false,
					null), ActionOrder.PLAN, false, 0, MOST)
			.stream()
			.filter(action -> action.withdrawnOn() == null)
			.toList();
	}

	private Set<ActionId> slipped(List<ActionView> actions) {
		Map<ActionId, List<MilestoneView>> steps = milestones.of(actions.stream().map(ActionView::id).toList());
		return steps.entrySet()
			.stream()
			.filter(entry -> entry.getValue().stream().anyMatch(MilestoneView::slipped))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	static String address(GroupId group, LocalDate on) {
		return "board-lines/%s/%s".formatted(group.value(), on);
	}

	private Nav switcher(MeetingView meeting, boolean everything, int telling, int all) {
		String address = address(meeting.group(), meeting.on());
		var some = new Anchor(address, getTranslation("board-lines.telling", telling));
		var every = new Anchor(address + "?all", getTranslation("board-lines.all", all));
		(everything ? every : some).getElement().setAttribute("aria-current", "page");
		var nav = new Nav(some, every);
		nav.addClassName("switch");
		nav.setAriaLabel(getTranslation("board-lines.which"));
		return nav;
	}

	private void show(List<ActionView> actions, Set<ActionId> slipped, String group, MeetingView meeting) {
		var next = actions.stream().skip(forms.size()).limit(STEP).toList();
		Map<ActionId, BoardLineView> written = lines.forMeeting(meeting.group(), meeting.on());
		var pages = next.stream().map(it -> new ProgressUpdates.Page(it.id(), null, LOOKED_AT)).toList();
		Map<ActionId, List<UpdateView>> said = updates.pages(pages)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(entry -> entry.getKey().action(), Map.Entry::getValue));
		for (ActionView action : next) {
			int place = forms.size();
			var form = new BoardLineForm(lines, action, meeting, group, written.get(action.id()),
					BoardLineForm.original(said.getOrDefault(action.id(), List.of())).orElse(null), () -> {
						count(actions, meeting);
						if (place + 1 < forms.size()) {
							forms.get(place + 1).words.focus();
						}
					});
			forms.add(form);
			var panel = new Panel("%s %s".formatted(action.code(), action.title()), form);
			if (slipped.contains(action.id())) {
				var chip = new Span(getTranslation("milestones.state.slipped"));
				chip.addClassNames("chip", "step-slipped");
				panel.withAside(chip);
			}
			panel.withAside(Standing.shown(action));
			rows.add(panel);
		}
		more.setVisible(forms.size() < actions.size());
		count(actions, meeting);
	}

	private void count(List<ActionView> actions, MeetingView meeting) {
		var written = lines.forMeeting(meeting.group(), meeting.on()).keySet();
		count.setText(getTranslation("board-lines.count",
				actions.stream().filter(action -> written.contains(action.id())).count(), actions.size()));
	}

}
