package scot.adp.governance.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.AttendanceView;
import scot.adp.directory.AttendanceView.Attendee;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.directory.Meetings;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.MemberField;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.governance.DecisionView;
import scot.adp.governance.Decisions;
import scot.adp.governance.IssuedPaper;
import scot.adp.governance.Papers;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.platform.MemberId;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Removal;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.parts.PlanLinks;

/** One meeting: what is presented, what is asked and decided, who came. */
@Route("meetings/:group/:on")
@OpenTo("directory.group.read")
class MeetingPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Meetings meetings;

	private final Groups groups;

	private final Papers papers;

	private final Decisions decisions;

	private final ActionRegister register;

	private final Plans plans;

	private final Members members;

	private final Partners partners;

	private final ListExports exports;

	private final Clock clock;

	private String title = "";

	MeetingPage(Meetings meetings, Groups groups, Papers papers, Decisions decisions, ActionRegister register,
			Plans plans, Members members, Partners partners, ListExports exports, Clock clock) {
		this.meetings = meetings;
		this.groups = groups;
		this.papers = papers;
		this.decisions = decisions;
		this.register = register;
		this.plans = plans;
		this.members = members;
		this.partners = partners;
		this.exports = exports;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		AsAt.show(AsAtBar.day(event.getLocation()), () -> show(Links.meeting(event)));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(Links.Meeting where) {
		clear();
		MeetingView meeting = meetings.find(where.group(), where.on())
			.orElseThrow(() -> Problem.notFound("meeting", "%s %s".formatted(where.group().value(), where.on())));
		GroupView group = groups.groups()
			.stream()
			.filter(it -> it.code().equals(where.group()))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("group", where.group().value()));
		Caller caller = members.me();
		boolean now = AsAt.day() == null;
		title = "%s, %s".formatted(group.name(), Dates.full(meeting.on()));
		headed(title, getTranslation(meeting.on().isBefore(today()) ? "meeting.was" : "meeting.purpose",
				Dates.weekday(meeting.on())));
		reachedBy(Crumbs.of(title, new Anchor("meetings", getTranslation("meetings.title"))));
		var main = new Div(papersPanel(meeting, now && caller.may("governance.board-line.write")),
				decisionsPanel(meeting, caller));
		main.addClassName("main-column");
		var aside = new Div(facts(meeting, group, now && caller.may("directory.meeting.change")),
				attendancePanel(meeting, now && caller.may("directory.attendance.record")));
		aside.addClassName("aside");
		var columns = new Div(main, aside);
		columns.addClassName("columns");
		add(new AsAtBar(AsAt.day(), today()), columns);
	}

	private Panel papersPanel(MeetingView meeting, boolean team) {
		var links = new UnorderedList();
		links.addClassName("plain");
		var issued = papers.issued(List.of(meeting.group()), List.of(meeting.on()))
			.getOrDefault(meeting.group(), Map.of())
			.getOrDefault(meeting.on(), List.of());
		String paper = Links.paper(meeting.group(), meeting.on());
		for (IssuedPaper issue : issued.reversed()) {
			var detail = new Span(getTranslation("meeting.issued", Dates.time(issue.at()), issue.exceptions()));
			detail.addClassName("work-detail");
			links.add(new ListItem(
					new Anchor(paper + "?issue=" + issue.number(), getTranslation("meeting.issue", issue.number())),
					detail));
		}
		@Nullable LocalDate day = AsAt.day();
		if (day != null) {
			links.add(
					new ListItem(new Anchor(AsAtBar.link(paper, day), getTranslation("as-at.paper", Dates.full(day)))));
		}
		links.add(new ListItem(new Anchor(issued.isEmpty() ? paper : paper + "?now",
				getTranslation(issued.isEmpty() ? "meeting.draft" : "paper.now"))));
		links.add(
				new ListItem(new Anchor(Links.changes(meeting.group(), meeting.on()), getTranslation("changes.link"))));
		if (team) {
			links.add(
					new ListItem(new Anchor(Links.boardLines(meeting.group(), meeting.on()),
							getTranslation("paper.write-lines"))),
					new ListItem(
							new Anchor(Links.walk(meeting.group(), meeting.on()), getTranslation("meeting.walk"))));
		}
		return new Panel(getTranslation(issued.isEmpty() ? "meeting.papers" : "meeting.presented"), links);
	}

	private Panel decisionsPanel(MeetingView meeting, Caller caller) {
		var all = decisions.of(meeting.group(), meeting.on());
		var panel = new Panel(getTranslation("meeting.decisions"));
		if (AsAt.day() == null && caller.may("governance.decision.record")) {
			panel.withAside(new Button(getTranslation("decision.ask"), event -> ask(meeting)));
		}
		if (all.isEmpty()) {
			var empty = new Paragraph(getTranslation("meeting.decisions.none"));
			empty.addClassName("empty");
			panel.add(empty);
			return panel;
		}
		@Nullable LocalDate day = AsAt.day();
		panel.add(new ListLine(getTranslation("save.count.decisions", all.size()), new SaveList(exports,
				() -> AsAt.list(day, GovernanceTables.decisions(decisions, register, members, meeting, title)))));
		Map<ActionId, ActionView> actions = register
			.byIds(all.stream().map(DecisionView::action).filter(Objects::nonNull).toList());
		Map<MemberId, MemberView> owners = members
			.byIds(all.stream().map(DecisionView::owner).filter(Objects::nonNull).toList());
		var list = new UnorderedList();
		list.addClassName("timeline");
		all.forEach(decision -> list.add(row(meeting, decision, caller, actions, owners)));
		panel.add(list);
		return panel;
	}

	private ListItem row(MeetingView meeting, DecisionView decision, Caller caller, Map<ActionId, ActionView> actions,
			Map<MemberId, MemberView> owners) {
		var state = new Span(getTranslation("decision.state." + decision.state().name()));
		state.addClassName("chip");
		var reference = new Span(decision.reference());
		reference.addClassName("timeline-day");
		var head = new Div(state, reference);
		head.addClassName("timeline-head");
		var item = new ListItem(head, new H3(decision.words()));
		@Nullable ActionView action = (decision.action() != null) ? actions.get(decision.action()) : null;
		if (action != null) {
			item.add(new Paragraph(new Anchor(PlanLinks.action(action.plan(), action.code()),
					"%s %s".formatted(action.code(), action.title()))));
		}
		if (decision.decided() != null) {
			item.add(new Paragraph(getTranslation("decision.decided", decision.decided())));
		}
		@Nullable MemberView owner = (decision.owner() != null) ? owners.get(decision.owner()) : null;
		if (owner != null && decision.dueOn() != null) {
			item.add(detail(getTranslation("decision.owner", "%s, %s".formatted(owner.name(), owner.post()),
					Dates.full(decision.dueOn()))));
		}
		if (decision.droppedReason() != null) {
			item.add(detail(getTranslation("decision.dropped", decision.droppedReason())));
		}
		if (decision.state() == Decisions.State.DONE && decision.closedOn() != null) {
			item.add(detail(getTranslation("decision.done-on", Dates.full(decision.closedOn()))));
		}
		if (AsAt.day() == null) {
			item.add(verbs(meeting, decision, caller, action));
		}
		return item;
	}

	private Component verbs(MeetingView meeting, DecisionView decision, Caller caller, @Nullable ActionView action) {
		var verbs = new Div();
		verbs.addClassName("verbs");
		boolean team = caller.supportTeam();
		boolean owner = caller.memberships().stream().map(Membership::id).anyMatch(it -> it.equals(decision.owner()));
		if (team && !decision.state().closed()) {
			verbs.add(named(verb(decision), decision, () -> decide(meeting, decision)));
		}
		if ((team || owner) && decision.state() == Decisions.State.MADE) {
			verbs.add(named("decision.done", decision, () -> done(meeting, decision)));
		}
		if ((team || owner) && !decision.state().closed()) {
			verbs.add(named("decision.drop", decision, () -> drop(meeting, decision)));
		}
		if (team && decision.decided() != null && action != null) {
			verbs.add(new Anchor(PlanLinks.change(action, decision.reference()),
					getTranslation("decision.change-action")));
		}
		if (team && decision.decided() != null) {
			planFor(action).ifPresent(plan -> verbs
				.add(new Anchor(PlanLinks.create(plan, decision.reference()), getTranslation("decision.new-action"))));
		}
		return verbs;
	}

	/** The plan that a decision adds to: that of its action, or the first that runs. */
	private Optional<PlanCode> planFor(@Nullable ActionView action) {
		return (action != null) ? Optional.of(action.plan())
				: plans.plans()
					.stream()
					.filter(plan -> plan.state() == PlanView.State.LIVE)
					.map(PlanView::code)
					.findFirst();
	}

	private Button named(String key, DecisionView decision, Runnable click) {
		var button = new Button(getTranslation(key), event -> click.run());
		button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
		Named.of(button, decision.reference());
		return button;
	}

	private void ask(MeetingView meeting) {
		var words = area("decision.words", Decisions.TEXT_LIMIT);
		words.setRequiredIndicatorVisible(true);
		var about = new Choice<ActionView>(getTranslation("decision.about"), ActionView::id);
		about.setItemLabelGenerator(action -> "%s %s".formatted(action.code(), action.title()));
		about.search(query -> {
			String text = query.getFilter().orElse("");
			return register.page(search(text), ActionOrder.PLAN, false, query.getOffset(), query.getLimit()).stream();
		}, code -> register.byIds(List.of(new ActionId(UUID.fromString(code)))).values().stream().findFirst());
		about.setHelperText(getTranslation("decision.about.help"));
		about.setClearButtonVisible(true);
		about.setWidthFull();
		var dialog = new FormDialog(getTranslation("decision.ask"), place("governance.meeting.ask", meeting))
			.field("words", words)
			.field("action", about);
		open(dialog, "decision.ask.save", key -> {
			@Nullable ActionView action = about.getValue();
			decisions.record(new Decisions.New(key, meeting.group(), meeting.on(), words.getValue(),
					(action != null) ? action.plan() : null, (action != null) ? action.code() : null));
		}, "decision.asked", meeting);
	}

	/** The actions of all plans with some words. */
	private static ActionFilter search(String text) {
		return new ActionFilter(null, null, null, null, null, null, null, Set.of(), Set.of(), Set.of(), false,
				Blanks.isBlank(text) ? null : text);
	}

	private void decide(MeetingView meeting, DecisionView decision) {
		var decided = area("decision.what", Decisions.TEXT_LIMIT);
		decided.setRequiredIndicatorVisible(true);
		decided.setValue(Objects.requireNonNullElse(decision.decided(), ""));
		var owner = new MemberField(getTranslation("decision.who"), members);
		owner.setHelperText(getTranslation("decision.who.help"));
		owner.setClearButtonVisible(true);
		owner.setWidthFull();
		owner.choose(decision.owner());
		var due = new DayField(getTranslation("decision.due"));
		due.setValue(decision.dueOn());
		var dialog = new FormDialog(getTranslation(verb(decision)), place("governance.decision.decide", decision))
			.field("decided", decided)
			.field("owner", owner)
			.field("dueOn", due);
		open(dialog, "decision.save", key -> decisions.decide(key, decision.id(), decision.version(),
				decided.getValue(), owner.chosen(), due.getValue()), "decision.saved", meeting);
	}

	/** Minutes are put right once they were written down. */
	private static String verb(DecisionView decision) {
		return (decision.decided() != null) ? "decision.correct" : "decision.decide";
	}

	private void done(MeetingView meeting, DecisionView decision) {
		var on = new DayField(getTranslation("decision.on"));
		on.setValue(today());
		on.setMax(today());
		var dialog = new FormDialog(getTranslation("decision.done"), place("governance.decision.done", decision))
			.field("on", on);
		open(dialog, "decision.done", key -> {
			new Problem.Faults().when(on.getValue() == null, "on", getTranslation("decision.on.missing")).raise();
			decisions.done(key, decision.id(), decision.version(), on.getValue());
		}, "decision.saved", meeting);
	}

	private void drop(MeetingView meeting, DecisionView decision) {
		var reason = area("decision.reason", Decisions.TEXT_LIMIT);
		reason.setRequiredIndicatorVisible(true);
		var dialog = new FormDialog(getTranslation("decision.drop"), place("governance.decision.drop", decision))
			.field("reason", reason);
		open(dialog, "decision.drop", key -> decisions.drop(key, decision.id(), decision.version(), reason.getValue()),
				"decision.saved", meeting);
	}

	private Panel facts(MeetingView meeting, GroupView group, boolean team) {
		var facts = new Facts().with(getTranslation("meeting.on"), Dates.weekday(meeting.on()))
			.with(getTranslation("meeting.papers-due"), Dates.full(meeting.papersDueOn()))
			.with(getTranslation("meeting.group"), group.name());
		var panel = new Panel(getTranslation("meeting.when"), facts);
		if (team && !meeting.on().isBefore(today())) {
			var verbs = new Div(new Button(getTranslation("meeting.move"), event -> move(meeting)),
					new Button(getTranslation("meeting.remove"), event -> remove(meeting)));
			verbs.addClassName("verbs");
			panel.add(verbs);
		}
		return panel;
	}

	private void move(MeetingView meeting) {
		var to = new DayField(getTranslation("meeting.on"));
		to.setValue(meeting.on());
		to.setMin(today());
		var due = new DayField(getTranslation("meeting.papers-due"));
		due.setValue(meeting.papersDueOn());
		due.setHelperText(getTranslation("meeting.papers-due.help"));
		due.setClearButtonVisible(true);
		new FormDialog(getTranslation("meeting.move"), place("governance.meeting.move", meeting))
			.saying(getTranslation("meeting.move.what"))
			.field("to", to)
			.field("papersDueOn", due)
			.save(getTranslation("meeting.move.save"), key -> {
				new Problem.Faults().when(to.getValue() == null, "to", getTranslation("decision.on.missing")).raise();
				meetings.move(key, meeting.group(), meeting.on(), meeting.version(), to.getValue(), due.getValue());
			}, getTranslation("meeting.moved"),
					() -> UI.getCurrent().navigate(Links.meeting(meeting.group(), to.getValue())))
			.open();
	}

	private void remove(MeetingView meeting) {
		new Removal(getTranslation("meeting.remove.title", Dates.full(meeting.on())),
				getTranslation("meeting.remove.what"))
			.ask(getTranslation("meeting.remove"),
					key -> meetings.remove(key, meeting.group(), meeting.on(), meeting.version()),
					getTranslation("meeting.removed"), () -> UI.getCurrent().navigate("meetings"));
	}

	private Panel attendancePanel(MeetingView meeting, boolean team) {
		var found = meetings.attendance(List.of(meeting)).getOrDefault(meeting, AttendanceView.NONE);
		var units = partners
			.units(Stream.concat(found.present().stream(), found.apologies().stream()).map(Attendee::unit).toList());
		var panel = new Panel(getTranslation("meeting.attendance"));
		if (team) {
			panel.withAside(new Button(getTranslation("meeting.attendance.record"), event -> attend(meeting, found)));
		}
		var facts = new Facts();
		Map<String, List<Attendee>> parts = new LinkedHashMap<>();
		parts.put("meeting.present", found.present());
		parts.put("meeting.apologies", found.apologies());
		parts.forEach((key, attendees) -> facts.with(getTranslation(key), attendees.stream().map(it -> {
			var unit = units.get(it.unit());
			return Stream.of(it.name(), it.post(), (unit != null) ? unit.name() : null)
				.filter(Objects::nonNull)
				.collect(Collectors.joining(", "));
		}).collect(Collectors.joining("; "))));
		facts.with(getTranslation("meeting.others"), found.others());
		panel.add(facts.getChildren().findAny().isPresent() ? facts
				: new Paragraph(getTranslation("meeting.attendance.none")));
		return panel;
	}

	private void attend(MeetingView meeting, AttendanceView found) {
		var people = members.current();
		var present = choice("meeting.present", people, found.present());
		var apologies = choice("meeting.apologies", people, found.apologies());
		present.setVisible(!meeting.on().isAfter(today()));
		var others = area("meeting.others", Meetings.TEXT_LIMIT);
		others.setHelperText(getTranslation("meeting.others.help"));
		others.setValue(Objects.requireNonNullElse(found.others(), ""));
		var dialog = new FormDialog(getTranslation("meeting.attendance.record"),
				place("governance.meeting.attendance", meeting))
			.field("present", present)
			.field("apologies", apologies)
			.field("others", others);
		open(dialog, "decision.save", key -> meetings.recordAttendance(key, meeting.group(), meeting.on(),
				meeting.version(), ids(present), ids(apologies), others.getValue()), "meeting.attendance.saved",
				meeting);
	}

	private Choices<MemberView> choice(String label, List<MemberView> people, List<Attendee> chosen) {
		var ids = chosen.stream().map(Attendee::member).filter(Objects::nonNull).collect(Collectors.toSet());
		// Who has left since stays in the list of those who came.
		var all = Stream
			.concat(people.stream(),
					members.byIds(ids).values().stream().filter(it -> people.stream().noneMatch(it::equals)))
			.toList();
		var field = new Choices<MemberView>(getTranslation(label), MemberView::id);
		field.setItems(all);
		field.setItemLabelGenerator(MeetingPage::named);
		field.setValue(all.stream().filter(it -> ids.contains(it.id())).collect(Collectors.toSet()));
		field.setWidthFull();
		return field;
	}

	private static List<MemberId> ids(Choices<MemberView> field) {
		return field.getValue().stream().map(MemberView::id).sorted(Comparator.comparing(MemberId::value)).toList();
	}

	private static Place place(String form, MeetingView meeting) {
		return Place.of(form, meeting.group(), meeting.on()).at(meeting.version());
	}

	private static Place place(String form, DecisionView decision) {
		return Place.of(form, decision.id()).at(decision.version());
	}

	private void open(FormDialog dialog, String verb, Consumer<String> change, String done, MeetingView meeting) {
		dialog
			.save(getTranslation(verb), change, getTranslation(done),
					() -> show(new Links.Meeting(meeting.group(), meeting.on())))
			.open();
	}

	private WordsField area(String label, int limit) {
		var area = new WordsField(getTranslation(label), limit);
		area.setMinRows(2);
		area.setWidthFull();
		return area;
	}

	private static Span detail(String words) {
		var detail = new Span(words);
		detail.addClassName("work-detail");
		return detail;
	}

	private static String named(MemberView member) {
		return "%s, %s".formatted(member.name(), member.post());
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
