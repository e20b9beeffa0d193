package scot.adp.governance.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.governance.BoardLines;
import scot.adp.governance.Exceptions;
import scot.adp.governance.QuestionView;
import scot.adp.governance.Questions;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Days;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.KeepsForms;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.StatusScales;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.parts.Standing;

/**
 * A meeting walks through its group's items one by one, on a projector: where each
 * stands, what is said now, what the group asks. Everything has a key.
 */
@Route("meetings/:group/:on/walk")
@OpenTo("governance.question.ask")
class WalkView extends Page implements BeforeEnterObserver, HasDynamicTitle, KeepsForms {

	/** Where the address says that the walk is over. */
	private static final String END = "end";

	/** Fields take what is typed in them; these keys act everywhere else. */
	private static final String SINGLE_KEYS = """
			!event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing
			&& (event.key.length === 1 || ['ArrowRight', 'ArrowLeft', 'Escape'].includes(event.key))
			&& event.key !== ' '
			&& !event.composedPath().some(it => it.matches && it.matches('input:not([type=checkbox]), textarea, \
			vaadin-dialog, vaadin-dialog-overlay, vaadin-confirm-dialog, vaadin-date-picker-overlay, vaadin-select'))""";

	private final ActionRegister register;

	private final ProgressUpdates updates;

	private final Questions questions;

	private final HelpRequests help;

	private final Exceptions exceptions;

	private final Milestones milestones;

	private final BoardLines boardLines;

	private final Plans plans;

	private final StatusScales scales;

	private final Groups groups;

	private final Partners partners;

	private final Members members;

	private final Clock clock;

	final RadioButtonGroup<ProgressUpdates.HeardHow> heardHow = new RadioButtonGroup<>();

	final Checkbox keys = new Checkbox();

	private final Div tools = new Div();

	private final Div body = new Div();

	private @Nullable WalkForm form;

	private @Nullable WalkMilestones steps;

	private List<ActionId> items = List.of();

	private String walked = "";

	private String address = "";

	private WalkItems chosen = WalkItems.ALL;

	private int place;

	private String title = "";

	private @Nullable Registration listening;

	WalkView(ActionRegister register, ProgressUpdates updates, Questions questions, HelpRequests help,
			Exceptions exceptions, Milestones milestones, BoardLines boardLines, Plans plans, StatusScales scales,
			Groups groups, Partners partners, Members members, Clock clock) {
		this.register = register;
		this.updates = updates;
		this.questions = questions;
		this.help = help;
		this.exceptions = exceptions;
		this.milestones = milestones;
		this.boardLines = boardLines;
		this.plans = plans;
		this.scales = scales;
		this.groups = groups;
		this.partners = partners;
		this.members = members;
		this.clock = clock;
		addClassName("walk");
		heardHow.setLabel(getTranslation("walk.heard-how"));
		heardHow.setItems(ProgressUpdates.HeardHow.values());
		heardHow.setItemLabelGenerator(it -> getTranslation("heard." + it.name()));
		heardHow.setValue(ProgressUpdates.HeardHow.MEETING);
		keys.setLabel(getTranslation("walk.keys"));
		keys.setValue(true);
		tools.addClassName("walk-tools");
		body.addClassName("walk-body");
		add(tools, body);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var parameters = event.getRouteParameters();
		GroupView group = group(parameters.get("group").orElseThrow());
		LocalDate on = day(parameters.get("on").orElseThrow());
		if (group.meetings().stream().noneMatch(meeting -> meeting.on().equals(on))) {
			throw Problem.notFound("meeting of %s".formatted(group.name()), on.toString());
		}
		QueryParameters query = event.getLocation().getQueryParameters();
		address = "meetings/%s/%s".formatted(group.code().value(), on);
		boolean top = top(group);
		chosen = WalkItems.of(query.getSingleParameter("show").orElse(""), top ? WalkItems.EXCEPTIONS : WalkItems.ALL);
		String walk = address + chosen;
		if (!walk.equals(walked)) {
			items = chosen.of(register, exceptions, live(), group.code(), on, top)
				.stream()
				.map(ActionView::id)
				.toList();
			walked = walk;
		}
		show(group, on, query.getSingleParameter("item").orElse(""));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	@Override
	protected void onAttach(AttachEvent event) {
		listening = event.getUI()
			.getElement()
			.addEventListener("keydown", it -> pressed(it.getEventData().path("event.key").asString("")))
			.addEventData("event.key")
			.setFilter(SINGLE_KEYS);
	}

	@Override
	protected void onDetach(DetachEvent event) {
		if (listening != null) {
			listening.remove();
			listening = null;
		}
	}

	private void show(GroupView group, LocalDate on, String item) {
		Map<ActionId, ActionView> found = register.byIds(items);
		List<ActionView> actions = items.stream().map(found::get).filter(Objects::nonNull).toList();
		form = null;
		steps = null;
		body.removeAll();
		showTools();
		String meeting = getTranslation("walk.meeting", group.name(), Dates.full(on));
		if (actions.isEmpty()) {
			place = 0;
			head(getTranslation("walk.title"), meeting);
			var nothing = new Paragraph(getTranslation("walk.nothing"));
			nothing.addClassName("empty");
			body.add(new Panel(getTranslation("walk.nothing.title"), nothing));
		}
		else if (item.equals(END)) {
			place = actions.size();
			head(getTranslation("walk.summary"), meeting);
			body.add(
					new WalkSummary(actions, questions.at(group.code(), on), spokenOn(on),
							unsaved(actions, group.code(), on), action -> route(Map.of("item", action.code()))),
					moves(actions, null));
		}
		else {
			place = Math.max(0, actions.stream().map(ActionView::code).toList().indexOf(item));
			showItem(group, on, meeting, actions);
		}
	}

	private void showItem(GroupView group, LocalDate on, String meeting, List<ActionView> actions) {
		ActionView action = actions.get(place);
		PlanView plan = plans.plan(action.plan()).orElseThrow();
		LocalDate spokenOn = spokenOn(on);
		head("%s %s".formatted(action.code(), action.title()),
				getTranslation("walk.place", place + 1, actions.size(), meeting));
		Optional<UpdateView> last = updates.pages(List.of(new ProgressUpdates.Page(action.id(), null, 1)))
			.values()
			.stream()
			.flatMap(List::stream)
			.findFirst();
		var standing = new Div(Standing.shown(action), new Span(Standing.due(action)));
		standing.addClassName("verdict");
		var before = new Div(standing, facts(action));
		Optional.ofNullable(boardLines.latest(List.of(action.id())).get(action.id()))
			.map(line -> new Panel(getTranslation("walk.board-line", Dates.full(line.heldOn())),
					new Paragraph(line.words())))
			.ifPresent(before::add);
		last.map(this::said).ifPresent(before::add);
		var ticked = new WalkMilestones(milestones, action, spokenOn);
		steps = ticked;
		before.add(ticked);
		var open = questions.openFor(List.of(action.id())).getOrDefault(action.id(), List.of());
		if (!open.isEmpty()) {
			before.add(asked(open));
		}
		help.of(List.of(action.id()))
			.getOrDefault(action.id(), List.of())
			.stream()
			.filter(request -> request.state() != HelpRequests.State.ANSWERED)
			.map(this::helpAsked)
			.forEach(before::add);
		before.addClassName("walk-before");
		Caller caller = members.me();
		@Nullable UnitId unit = action.leadUnit();
		@Nullable UnitId behalf = (unit != null && !caller.ownUnits().contains(unit)) ? unit : null;
		var made = new WalkForm(updates, questions, action, group.code(), on, spokenOn,
				scales.choices(plan.statusScale(), spokenOn), behalf, heardHow::getValue, this::done, this::restFocus);
		form = made;
		var columns = new Div(before, new Div(made, moves(actions, made)));
		columns.addClassName("walk-columns");
		body.add(columns);
	}

	private void showTools() {
		tools.removeAll();
		var show = new Div();
		show.addClassName("switch");
		for (WalkItems kind : WalkItems.values()) {
			var link = new Anchor(address + "/walk?show=" + kind.word(), getTranslation("walk.show." + kind.name()));
			if (kind == chosen) {
				link.getElement().setAttribute("aria-current", "true");
			}
			show.add(link);
		}
		var help = new Button(getTranslation("walk.help"), event -> help());
		var leave = new Anchor(address, getTranslation("walk.leave"));
		tools.add(show, heardHow, keys, help, leave);
	}

	private Component moves(List<ActionView> actions, @Nullable WalkForm made) {
		var moves = new Div();
		moves.addClassName("verbs");
		if (made != null) {
			moves.add(made.save);
		}
		var previous = new Button(getTranslation("walk.previous"), event -> move(-1));
		previous.setEnabled(place > 0);
		moves.add(previous);
		if (made != null) {
			moves.add(new Button(getTranslation((place + 1 < actions.size()) ? "walk.next" : "walk.finish"),
					event -> move(1)), made.ask);
		}
		return moves;
	}

	private void head(String heading, String line) {
		title = heading;
		headed(heading, line);
		UI.getCurrent().getPage().setTitle(heading);
	}

	private Facts facts(ActionView action) {
		var facts = new Facts();
		@Nullable UnitId unit = action.leadUnit();
		if (unit != null) {
			@Nullable UnitView view = partners.units(List.of(unit)).get(unit);
			facts.with(getTranslation("action.unit"), (view != null) ? view.name() : unit.value());
		}
		@Nullable MemberView lead = (action.lead() != null) ? members.byIds(List.of(action.lead())).get(action.lead()) : null;
		facts.with(getTranslation("owners.lead"),
				(lead != null) ? "%s, %s".formatted(lead.name(), lead.post()) : getTranslation("status.no-lead"));
		return facts;
	}

	private Component said(UpdateView update) {
		var words = new Div();
		words.addClassName("walk-words");
		if (update.noChange()) {
			words.add(new Paragraph(getTranslation("timeline.no-change")));
		}
		if (update.whatHappened() != null) {
			words.add(new Paragraph(update.whatHappened()));
		}
		if (update.next() != null) {
			words.add(new Paragraph(getTranslation("timeline.next", update.next())));
		}
		return closed(getTranslation("walk.said", Dates.full(update.on())), words);
	}

	/** Words that not everybody in the room may read: shown when asked for. */
	private Component closed(String title, Component words) {
		return new Panel(title, new Details(getTranslation("walk.show-words"), words));
	}

	private Component asked(List<QuestionView> open) {
		var list = new UnorderedList();
		open.forEach(question -> list.add(new ListItem(Objects.requireNonNullElse(question.words(), ""))));
		return closed(getTranslation("question.title"), list);
	}

	private Component helpAsked(HelpRequestView request) {
		return closed(getTranslation("walk.help-asked", Dates.full(request.askedAt().toLocalDate())),
				new Paragraph(Objects.requireNonNullElse(request.words(), "")));
	}

	private void done(String announcement) {
		Announcement.done(announcement);
		form = null;
		move(1);
		restFocus();
	}

	private void move(int by) {
		int next = place + by;
		if (next < 0) {
			return;
		}
		String item = END;
		if (next < items.size()) {
			item = Optional.ofNullable(register.byIds(List.of(items.get(next))).get(items.get(next)))
				.map(ActionView::code)
				.orElse(END);
		}
		UI.getCurrent().navigate(address + "/walk", QueryParameters.simple(query(Map.of("item", item))));
	}

	private String route(Map<String, String> parameters) {
		return address + "/walk?" + QueryParameters.simple(query(parameters)).getQueryString();
	}

	private Map<String, String> query(Map<String, String> more) {
		var query = new LinkedHashMap<String, String>();
		query.put("show", chosen.word());
		query.putAll(more);
		return query;
	}

	/** The items of which words were typed and not saved. */
	private static Set<ActionId> unsaved(List<ActionView> actions, GroupId group, LocalDate on) {
		var places = actions.stream()
			.collect(Collectors.toMap(action -> WalkForm.place(action, group, on), ActionView::id));
		return Place.withWords(places.keySet()).stream().map(places::get).collect(Collectors.toSet());
	}

	private void pressed(String key) {
		if (key.equals("ArrowRight") && place < items.size()) {
			move(1);
		}
		else if (key.equals("ArrowLeft")) {
			move(-1);
		}
		else if (key.equals("Escape")) {
			UI.getCurrent().navigate(address);
		}
		else if (keys.getValue() && key.length() == 1) {
			letter(key.toUpperCase(Locale.ROOT));
		}
	}

	private void letter(String letter) {
		if (letter.equals("?")) {
			help();
		}
		else if (steps != null && Character.isDigit(letter.charAt(0))) {
			steps.tick(Character.digit(letter.charAt(0), 10));
		}
		else if (form != null && letter.equals(WalkForm.ASK_KEY)) {
			form.openQuestion();
		}
		else if (form != null && letter.equals(WalkForm.WORDS_KEY)) {
			form.whatHappened.focus();
		}
		else if (form != null) {
			form.choose(letter);
		}
	}

	private void help() {
		var dialog = new Dialog(getTranslation("walk.help"));
		var list = new Facts();
		for (var row : new ArrayList<>(
				List.of("next", "previous", "status", "words", "save", "milestone", "ask", "leave"))) {
			list.with(getTranslation("walk.key." + row), getTranslation("walk.key." + row + ".does"));
		}
		dialog.add(list, new Paragraph(getTranslation("walk.keys.what")));
		dialog.getFooter().add(new Button(getTranslation("close"), event -> dialog.close()));
		dialog.open();
	}

	/** Lets the keys act again after something was typed. */
	private void restFocus() {
		getElement().callJsFunction("focus");
	}

	private GroupView group(String code) {
		return groups.groups()
			.stream()
			.filter(group -> group.code().value().equals(code))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("group", code));
	}

	private Set<PlanCode> live() {
		return plans.plans()
			.stream()
			.filter(plan -> plan.state() == PlanView.State.LIVE)
			.map(PlanView::code)
			.collect(Collectors.toSet());
	}

	private static LocalDate day(String text) {
		return Days.read(text).orElseThrow(why -> Problem.notFound("meeting", text));
	}

	/** Whether others report to the group and it reports to none: it looks at all. */
	private boolean top(GroupView group) {
		return group.reportsTo() == null
				&& groups.groups().stream().anyMatch(other -> group.code().equals(other.reportsTo()));
	}

	/** The day that what is said speaks of: the meeting's, once it was held. */
	private LocalDate spokenOn(LocalDate meeting) {
		LocalDate today = LocalDate.now(clock);
		return meeting.isAfter(today) ? today : meeting;
	}

}
