package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
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
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.BoardLines;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.Notes;
import scot.adp.strategy.Drafts;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.HelpState;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanClosing;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.PrincipleView;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.QuestionView;
import scot.adp.strategy.Questions;
import scot.adp.strategy.Responsibility;
import scot.adp.strategy.StatusScales;
import scot.adp.strategy.UpdateView;

/** One action: how it stands, the one-minute update, its history, who answers for it. */
@Route("actions/:plan/:code")
@OpenTo("strategy.action.read")
class ActionPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Plans plans;

	private final ActionRegister register;

	private final ProgressUpdates updates;

	private final ActionOwners owners;

	private final Questions questions;

	private final Drafts drafts;

	private final Evidence evidence;

	private final HelpRequests help;

	private final StatusScales scales;

	private final Partners partners;

	private final Groups groups;

	private final Members members;

	private final Milestones milestones;

	private final BoardLines boardLines;

	private final Notes notes;

	private final PlanEditing editing;

	private final PlanClosing closing;

	private final ListExports exports;

	private final Clock clock;

	private String title = "";

	ActionPage(Plans plans, ActionRegister register, ProgressUpdates updates, ActionOwners owners, Questions questions,
			Drafts drafts, Evidence evidence, HelpRequests help, StatusScales scales, Partners partners, Groups groups,
			Members members, Milestones milestones, BoardLines boardLines, Notes notes, PlanEditing editing,
			PlanClosing closing, ListExports exports, Clock clock) {
		this.plans = plans;
		this.register = register;
		this.updates = updates;
		this.owners = owners;
		this.questions = questions;
		this.drafts = drafts;
		this.evidence = evidence;
		this.help = help;
		this.scales = scales;
		this.partners = partners;
		this.groups = groups;
		this.members = members;
		this.milestones = milestones;
		this.boardLines = boardLines;
		this.notes = notes;
		this.editing = editing;
		this.closing = closing;
		this.exports = exports;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		PlanCode plan = StrategyView.code(event.getRouteParameters().get("plan").orElseThrow());
		String code = event.getRouteParameters().get("code").orElseThrow();
		QueryParameters address = event.getLocation().getQueryParameters();
		@Nullable LocalDate day = AsAtBar.day(event.getLocation());
		if (day != null) {
			AsAt.show(day, () -> show(plan, code, null, false));
			return;
		}
		boolean fromToday = address.getSingleParameter("update").isPresent();
		show(plan, code, null, fromToday);
		if (address.getSingleParameter("lead").isPresent() && members.me().may("strategy.action.assign")) {
			askOwners(find(plan, code), true);
		}
		if (address.getSingleParameter("give").isPresent()) {
			ActionView action = find(plan, code);
			if (mayWrite(members.me(), action) && members.me().may("strategy.action.give")) {
				new GiveDialog(owners, action, () -> afterwards(action, true)).open();
			}
		}
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private ActionView find(PlanCode plan, String code) {
		return register.find(plan, code).orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
	}

	private void show(PlanCode planCode, String code, @Nullable UpdateView correcting, boolean fromToday) {
		clear();
		@Nullable LocalDate day = AsAt.day();
		Optional<ActionView> known = register.find(planCode, code);
		if (day != null && known.isEmpty()) {
			notKnown(AsAt.on(null, () -> find(planCode, code)), day);
			return;
		}
		ActionView action = known.orElseThrow(() -> Problem.notFound("action", planCode.value() + "/" + code));
		PlanView plan = plans.plan(planCode).orElseThrow();
		Caller caller = members.me();
		title = "%s %s".formatted(action.code(), action.title());
		headed(title, getTranslation("kind.does." + action.kind().name())
				+ ((action.grouping() != null) ? " · " + action.grouping() : ""));
		reachedBy(Crumbs.to(new Anchor(Links.plan(planCode), getTranslation("strategy.title")), action.code()));
		add(new AsAtBar(day, LocalDate.now(clock)));
		var standing = new Div(Wording.statusMark(action), new Span(Wording.due(action)));
		standing.addClassName("verdict");
		add(standing);
		boolean mayWrite = day == null && mayWrite(caller, action);
		var requests = help.of(List.of(action.id())).getOrDefault(action.id(), List.of());
		var main = new Div();
		main.addClassName("main-column");
		var open = questions.openFor(List.of(action.id())).getOrDefault(action.id(), List.of());
		if (day == null && caller.readsFor(action.leadUnit()) && !open.isEmpty()) {
			main.add(new QuestionsPanel(questions, open, mayWrite, this::group,
					() -> show(planCode, code, correcting, fromToday)));
		}
		if (action.withdrawnOn() != null) {
			main.add(new Panel(getTranslation("action.withdrawn"), new Paragraph(getTranslation("action.withdrawn.why",
					Dates.full(action.withdrawnOn()), Objects.requireNonNullElse(action.withdrawnReason(), "")))));
		}
		else if (mayWrite) {
			main.add(updatePanel(plan, action, caller, correcting, waits(requests), fromToday));
		}
		main.add(new MilestonesPanel(milestones, action, mayWrite, LocalDate.now(clock)));
		main.add(helpPanel(action, requests, caller, mayWrite));
		BoardLinePanel.of(boardLines, updates, action, caller, groups.groups()).ifPresent(main::add);
		main.add(new Panel(getTranslation("timeline.title"),
				new Timeline(updates, evidence, action.id(),
						mayWrite ? update -> show(planCode, code, update, fromToday) : null))
			.withAside(new SaveList(exports, () -> AsAt.list(day, HistoryTable.list(updates, evidence, action)))));
		NotesPanel.of(notes, action, caller, this::unitName).ifPresent(main::add);
		main.add(new ActionRecord(editing, closing, register, action, caller, LocalDate.now(clock),
				() -> show(planCode, code, null, fromToday)));
		var columns = new Div(main, aside(plan, action, caller));
		columns.addClassName("columns");
		add(columns);
	}

	/** Says that there was nothing to show yet. */
	private void notKnown(ActionView later, LocalDate day) {
		title = "%s %s".formatted(later.code(), later.title());
		headed(title, "");
		reachedBy(Crumbs.to(new Anchor(Links.plan(later.plan()), getTranslation("strategy.title")), later.code()));
		var empty = new Paragraph(getTranslation("as-at.unknown.what"));
		empty.addClassName("empty");
		add(new AsAtBar(day, LocalDate.now(clock)), new Panel(getTranslation("as-at.unknown", later.code()), empty));
	}

	/** Goes back to where the reader came from to do this. */
	private void afterwards(ActionView action, boolean fromToday) {
		if (fromToday) {
			UI.getCurrent().navigate("");
		}
		else {
			show(action.plan(), action.code(), null, false);
		}
	}

	private static boolean mayWrite(Caller caller, ActionView action) {
		@Nullable UnitId unit = action.leadUnit();
		return (unit != null) ? caller.answersFor(unit) : caller.supportTeam();
	}

	private Panel updatePanel(PlanView plan, ActionView action, Caller caller, @Nullable UpdateView correcting,
			boolean helpWaiting, boolean fromToday) {
		@Nullable UnitId unit = action.leadUnit();
		@Nullable UnitId behalf = (unit != null && !caller.ownUnits().contains(unit)) ? unit : null;
		LocalDate today = LocalDate.now(clock);
		var form = new UpdateForm(updates, drafts, evidence,
				new UpdateForm.Setting(action, scales.choices(plan.statusScale(), today), today, behalf, correcting,
						drafts.find(action.id()).orElse(null), helpWaiting, false),
				said -> afterwards(action, fromToday));
		String heading;
		if (correcting != null) {
			heading = getTranslation("update.correcting", Dates.full(correcting.on()));
		}
		else if (action.responsibility() == Responsibility.NATIONAL) {
			heading = getTranslation("update.response");
		}
		else if (behalf != null) {
			heading = getTranslation("update.behalf", unitName(behalf));
		}
		else {
			heading = getTranslation("update.title");
		}
		var panel = new Panel(heading, form);
		if (fromToday || correcting != null) {
			form.whatHappened.focus();
		}
		return panel;
	}

	private Panel helpPanel(ActionView action, List<HelpRequestView> requests, Caller caller, boolean mayWrite) {
		Runnable again = () -> show(action.plan(), action.code(), null, false);
		var panel = new Panel(getTranslation("help.panel"), new HelpList(help, groups, clock, requests, Map.of(),
				caller.may("strategy.help.answer") && AsAt.day() == null, again));
		if (mayWrite && action.withdrawnOn() == null && !waits(requests)) {
			panel.withAside(
					new Button(getTranslation("help.ask"), event -> new AskHelpDialog(help, action, again).open()));
		}
		panel.setVisible(mayWrite || !requests.isEmpty());
		return panel;
	}

	private static boolean waits(List<HelpRequestView> requests) {
		return requests.stream().anyMatch(request -> request.state() != HelpState.ANSWERED);
	}

	private Div aside(PlanView plan, ActionView action, Caller caller) {
		var aside = new Div();
		aside.addClassName("aside");
		aside.add(ownersPanel(action, caller));
		aside.add(new Panel(getTranslation("action.facts"), facts(plan, action)));
		if (action.national() != null && action.national().localResponse() != null) {
			aside.add(new Panel(getTranslation("action.local-response"),
					new Paragraph(action.national().localResponse())));
		}
		if (!action.outcomes().isEmpty()) {
			var list = new UnorderedList();
			list.addClassName("plain");
			var titles = plans.outcomes(List.of(plan.code()))
				.getOrDefault(plan.code(), List.of())
				.stream()
				.collect(Collectors.toMap(OutcomeView::code, OutcomeView::title));
			for (String outcome : action.outcomes()) {
				var code = new Span(outcome);
				code.addClassName("code");
				list.add(new ListItem(code,
						new Anchor(Links.outcome(plan.code(), outcome), titles.getOrDefault(outcome, outcome))));
			}
			aside.add(new Panel(getTranslation("action.outcomes"), list));
		}
		if (!action.principles().isEmpty()) {
			var chips = new UnorderedList();
			chips.addClassName("chips");
			plans.principles(List.of(plan.code()))
				.getOrDefault(plan.code(), List.of())
				.stream()
				.filter(principle -> action.principles().contains(principle.code()))
				.map(PrincipleView::title)
				.forEach(principle -> chips.add(new ListItem(principle)));
			aside.add(new Panel(getTranslation("action.principles"), chips));
		}
		var targets = plans.crosswalks(List.of(action.id())).getOrDefault(action.id(), List.of());
		if (!targets.isEmpty()) {
			var list = new UnorderedList();
			list.addClassName("plain");
			targets.forEach(target -> list.add(Crumbs.target(target)));
			aside.add(new Panel(getTranslation("outcome.crosswalk"), list));
		}
		return aside;
	}

	private Panel ownersPanel(ActionView action, Caller caller) {
		Map<MemberId, MemberView> people = members
			.byIds(Stream.of(action.lead(), action.deputy()).filter(Objects::nonNull).toList());
		String nobody = getTranslation((action.national() != null) ? "action.national" : "status.no-lead");
		var facts = new Facts().with(getTranslation("owners.lead"), named(people, action.lead(), nobody))
			.with(getTranslation("owners.deputy"), named(people, action.deputy(), ""))
			.with(getTranslation("away.title"),
					Wording.away(person(people, action.lead()), person(people, action.deputy())))
			.with(getTranslation("action.unit"),
					(action.leadUnit() != null) ? unitName(action.leadUnit()) : getTranslation("action.no-unit"))
			.with(getTranslation("action.partners"),
					action.partnerUnits().stream().map(this::unitName).collect(Collectors.joining("; ")));
		var panel = new Panel(getTranslation("action.owners"), facts);
		if (caller.may("strategy.action.assign") && action.withdrawnOn() == null && AsAt.day() == null) {
			var give = new Button(getTranslation((action.lead() == null) ? "owners.give" : "owners.change"),
					event -> askOwners(action, false));
			give.addClassName("give-lead");
			panel.add(give);
		}
		return panel;
	}

	private void askOwners(ActionView action, boolean fromToday) {
		var current = members.current();
		Map<UnitId, UnitView> units = partners.units(current.stream().map(MemberView::unit).toList());
		new OwnersDialog(owners, action, current, units, () -> afterwards(action, fromToday)).open();
	}

	private Facts facts(PlanView plan, ActionView action) {
		var facts = new Facts().with(getTranslation("filter.plan"), plan.code().value())
			.with(getTranslation("filter.kind"), getTranslation("kind." + action.kind().name()))
			.with(getTranslation("filter.freshness"), getTranslation("freshness." + action.freshness().name()))
			.with(getTranslation("filter.group"), group(action));
		day(facts, "action.starts", action.startsOn());
		day(facts, "action.ends", action.endsOn());
		day(facts, "action.review", action.reviewOn());
		if (action.national() != null) {
			var national = action.national();
			facts
				.with(getTranslation("national.group"),
						(national.statusGroup() != null)
								? getTranslation("status-group." + national.statusGroup().name()) : null)
				.with(getTranslation("national.timeline"),
						(national.timeline() != null) ? getTranslation("timeline." + national.timeline().name()) : null)
				.with(getTranslation("national.tranche"), national.tranche())
				.with(getTranslation("national.note"), national.sourceNote());
		}
		return facts;
	}

	private void day(Facts facts, String key, @Nullable LocalDate day) {
		facts.with(getTranslation(key), (day != null) ? Dates.full(day) : null);
	}

	private @Nullable String group(ActionView action) {
		return groups.groups()
			.stream()
			.filter(group -> group.code().equals(action.group()))
			.map(GroupView::name)
			.findFirst()
			.orElse(null);
	}

	private String group(QuestionView question) {
		return groups.groups()
			.stream()
			.filter(group -> group.code().equals(question.group()))
			.map(GroupView::name)
			.findFirst()
			.orElse(question.group().value());
	}

	private String unitName(UnitId code) {
		@Nullable UnitView unit = partners.units(List.of(code)).get(code);
		return (unit != null) ? "%s, %s".formatted(unit.name(), unit.organisationName()) : code.value();
	}

	private static @Nullable MemberView person(Map<MemberId, MemberView> people, @Nullable MemberId id) {
		return (id != null) ? people.get(id) : null;
	}

	private static String named(Map<MemberId, MemberView> people, @Nullable MemberId id, String nobody) {
		@Nullable MemberView member = person(people, id);
		return (member != null) ? "%s, %s".formatted(member.name(), member.post()) : nobody;
	}

}
