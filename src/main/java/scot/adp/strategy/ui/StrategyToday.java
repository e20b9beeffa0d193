package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.directory.Groups.NextPapers;
import scot.adp.directory.MeetingView;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.WorkingDays;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.notification.LastMessage;
import scot.adp.platform.MemberId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.TodayPanel;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.shell.spi.WorkItem.Verb;
import scot.adp.shell.spi.WorkItems;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.Nudges;
import scot.adp.strategy.parts.PlanLinks;
import scot.adp.strategy.parts.Standing;

/** What the plans put on Today. */
@Component
class StrategyToday implements WorkItems, TodayPanel {

	private static final int NOTICE = ActionView.NOTICE;

	private final ActionRegister register;

	private final Nudges nudges;

	private final Members members;

	private final Partners partners;

	private final Groups groups;

	private final WorkingDays workingDays;

	private final Clock clock;

	StrategyToday(ActionRegister register, Nudges nudges, Members members, Partners partners, Groups groups,
			WorkingDays workingDays, Clock clock) {
		this.register = register;
		this.nudges = nudges;
		this.members = members;
		this.partners = partners;
		this.groups = groups;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	@Override
	public Work of(Asked asked) {
		Caller reader = asked.reader();
		return new Work(reader.ownUnits().isEmpty() ? Found.NONE : mine(reader, asked.wholeTeam(), asked.limit()),
				reader.supportTeam() ? waiting(asked.limit()) : Found.NONE);
	}

	@Override
	public int order() {
		return 40;
	}

	private Found mine(Caller reader, boolean wholeTeam, int limit) {
		boolean ofUnits = wholeTeam || !reader.supportTeam();
		var items = new ArrayList<WorkItem>();
		var pressing = ofUnits ? register.pressingForOwnUnits(limit) : register.pressingForMe(limit);
		Map<MemberId, MemberView> people = people(pressing.actions());
		pressing.actions().stream().map(action -> own(action, due(action, people), reader)).forEach(items::add);
		int total = pressing.total();
		if (reader.supportTeam()) {
			var missing = missingMeetings();
			missing.ifPresent(item -> items.addFirst(item));
			total += missing.isPresent() ? 1 : 0;
			var unowned = register.unowned(limit);
			unowned.actions()
				.stream()
				.map(action -> new WorkItem(action.code(), action.title(), Wording.text("work.unowned"),
						new Mark("?", Wording.text("status.no-lead"), "neutral"), null, null,
						Wording.text("work.assign"), PlanLinks.action(action) + "?lead=today"))
				.forEach(items::add);
			total += unowned.total();
		}
		return new Found(items.stream().limit(limit).toList(), total);
	}

	private Found waiting(int limit) {
		var pressing = register.pressingForOthers(limit);
		Map<MemberId, MemberView> people = people(pressing.actions());
		Map<MemberId, LastMessage> nudged = nudges.last(people.values());
		var units = partners
			.units(pressing.actions().stream().map(ActionView::leadUnit).filter(Objects::nonNull).toList());
		return new Found(pressing.actions()
			.stream()
			.map(action -> waitedFor(action, holder(action, people), units.get(action.leadUnit()), due(action, people),
					nudged))
			.toList(), pressing.total(), new Verb(Wording.text("nudge.all"), "nudge"));
	}

	/** The reader's own; a unit's lead reads since when it is overdue, without more. */
	private static WorkItem own(ActionView action, String due, Caller caller) {
		boolean staff = caller.supportTeam();
		boolean stale = action.freshness() == Freshness.STALE;
		@Nullable Mark mark = Standing.mark(action);
		if (!staff && stale) {
			mark = (action.status() != null) ? Standing.mark(action.status()) : null;
		}
		return new WorkItem(action.code(), action.title(), due, mark, (stale && staff) ? Standing.detail(action) : null,
				null, Wording.text("work.update"), PlanLinks.update(action), null,
				(action.lead() != null && caller.may("strategy.action.give"))
						? new Verb(Wording.text("work.give"), PlanLinks.action(action) + "?give=today") : null);
	}

	private static WorkItem waitedFor(ActionView action, @Nullable MemberView holder, @Nullable UnitView unit,
			String due, Map<MemberId, LastMessage> nudged) {
		return new WorkItem(action.code(), action.title(), due, Standing.mark(action),
				(action.freshness() == Freshness.STALE) ? Standing.detail(action) : null, who(holder, unit),
				Wording.text("work.record"), PlanLinks.update(action),
				(holder != null) ? NudgePage.said(nudged.get(holder.id())) : null,
				(holder != null) ? new Verb(Wording.text("nudge.verb"), "nudge?to=" + holder.account().value()) : null);
	}

	@Override
	public List<ComingDate> comingDates(int limit) {
		var all = groups.nextPapers();
		Map<GroupId, ActionRegister.Readiness> readiness = readiness(all);
		return all.stream()
			.filter(group -> group.meeting() != null)
			.sorted(Comparator.comparing(group -> Objects.requireNonNull(group.meeting()).papersDueOn()))
			.map(group -> coming(group, Objects.requireNonNull(group.meeting()), readiness, all))
			.filter(Objects::nonNull)
			.limit(limit)
			.toList();
	}

	/** The leads and deputies of actions. */
	private Map<MemberId, MemberView> people(List<ActionView> actions) {
		return members.byIds(actions.stream()
			.flatMap(action -> Stream.of(action.lead(), action.deputy()))
			.filter(Objects::nonNull)
			.toList());
	}

	private static @Nullable MemberView holder(ActionView action, Map<MemberId, MemberView> people) {
		Set<MemberId> away = people.values()
			.stream()
			.filter(member -> member.awayUntil() != null)
			.map(MemberView::id)
			.collect(Collectors.toSet());
		return people.get(action.holder(away));
	}

	/** When an update is due, and who has the work where the lead is away. */
	private static String due(ActionView action, Map<MemberId, MemberView> people) {
		String away = Wording.away(people.get(action.lead()), people.get(action.deputy()));
		return away.isEmpty() ? Standing.due(action) : "%s. %s".formatted(Standing.due(action), away);
	}

	private Map<GroupId, ActionRegister.Readiness> readiness(List<NextPapers> of) {
		LocalDate today = LocalDate.now(clock);
		var asked = new HashMap<GroupId, LocalDate>();
		of.forEach(it -> asked.put(it.group(), (it.meeting() != null) ? it.meeting().papersDueOn() : today));
		return asked.isEmpty() ? Map.of() : register.readiness(asked);
	}

	/** Tells the support team of groups whose actions cannot fall due. */
	private Optional<WorkItem> missingMeetings() {
		var silent = readiness(groups.nextPapers().stream().filter(group -> group.meeting() == null).toList()).values()
			.stream()
			.filter(group -> group.owing() > 0)
			.toList();
		return silent.isEmpty() ? Optional.empty()
				: Optional
					.of(new WorkItem(Wording.text("work.meetings"), Wording.text("work.meetings.title", silent.size()),
							Wording.text("work.meetings.detail",
									silent.stream().mapToInt(ActionRegister.Readiness::owing).sum()),
							null, null, null, Wording.text("work.meetings.verb"), "meetings"));
	}

	private @Nullable ComingDate coming(NextPapers group, MeetingView meeting,
			Map<GroupId, ActionRegister.Readiness> readiness, List<NextPapers> all) {
		ActionRegister.Readiness own = Objects.requireNonNull(readiness.get(group.group()));
		LocalDate on = meeting.papersDueOn();
		String occasion = Wording.text("date.papers", group.name(), Dates.full(on));
		String page = "meetings/%s/%s".formatted(group.group().value(), meeting.on());
		if (own.owing() == 0) {
			return isTop(group, all) ? overall(on, occasion, page, readiness.values()) : null;
		}
		String link = (own.asked() > 0) ? Wording.text("date.show", own.asked()) : "";
		String href = PlanLinks.actions("group", group.group().value(), "freshness", "DUE,STALE,NEVER");
		LocalDate askedFrom = workingDays.before(on, NOTICE);
		if (askedFrom.isAfter(LocalDate.now(clock))) {
			return new ComingDate(on, occasion, upToDate(own),
					detail(own) + Wording.text("date.asked-from", Dates.full(askedFrom)) + " ", link, href, page);
		}
		return new ComingDate(on, occasion, Wording.text("date.updates-in", own.served(), own.owing()), detail(own),
				link, href, page);
	}

	/**
	 * Whether others report to the group and it reports to none: its papers tell of all
	 * actions.
	 */
	private static boolean isTop(NextPapers group, List<NextPapers> all) {
		return group.reportsTo() == null && all.stream().anyMatch(other -> group.group().equals(other.reportsTo()));
	}

	private static @Nullable ComingDate overall(LocalDate on, String occasion, String page,
			Collection<ActionRegister.Readiness> parts) {
		var sum = parts.stream().reduce(new ActionRegister.Readiness(0, 0, 0, 0, 0, 0), ActionRegister.Readiness::plus);
		return (sum.owing() == 0) ? null
				: new ComingDate(on, occasion, upToDate(sum), detail(sum),
						(sum.stale() > 0) ? Wording.text("date.show-stale") : "",
						PlanLinks.actions("freshness", "STALE"), page);
	}

	private static String upToDate(ActionRegister.Readiness readiness) {
		return Wording.text("date.up-to-date", readiness.owing() - readiness.stale() - readiness.never(),
				readiness.owing());
	}

	private static String detail(ActionRegister.Readiness readiness) {
		var parts = new ArrayList<String>();
		if (readiness.stale() > 0) {
			parts.add(Wording.text("date.stale", readiness.stale()));
		}
		if (readiness.never() > 0) {
			parts.add(Wording.text("health.never", readiness.never()));
		}
		if (readiness.unowned() > 0) {
			parts.add(Wording.text("date.unowned", readiness.unowned()));
		}
		return parts.isEmpty() ? "" : String.join(", ", parts) + ". ";
	}

	private static String who(@Nullable MemberView lead, @Nullable UnitView unit) {
		String post = (lead != null) ? lead.name() + ", " + lead.post() : "";
		return (unit != null) ? "%s%s%s".formatted(post, post.isEmpty() ? "" : " · ", unit.name()) : post;
	}

}
