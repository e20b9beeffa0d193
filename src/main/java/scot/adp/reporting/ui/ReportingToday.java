package scot.adp.reporting.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.platform.MemberId;
import scot.adp.reporting.ReturnView;
import scot.adp.reporting.Returns;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.strategy.DecisionView;
import scot.adp.strategy.Decisions;

/**
 * What decisions and returns put on Today. Those of nobody are the support team's; those
 * of others it waits for once they are overdue.
 */
@Component
class ReportingToday implements WorkItems {

	private static final int DECISION_NOTICE_DAYS = 14;

	private final Decisions decisions;

	private final Returns returns;

	private final Members members;

	private final Clock clock;

	ReportingToday(Decisions decisions, Returns returns, Members members, Clock clock) {
		this.decisions = decisions;
		this.returns = returns;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public Found mine(boolean wholeTeam, int limit) {
		Caller caller = members.me();
		LocalDate today = LocalDate.now(clock);
		var items = new ArrayList<WorkItem>();
		decisions.toCarryOut(false, today.plusDays(DECISION_NOTICE_DAYS))
			.forEach(decision -> items.add(item(decision, null, "work.decision.done")));
		var own = caller.memberships().stream().map(Membership::id).toList();
		returns.pressing(caller.supportTeam())
			.stream()
			.filter(it -> it.owner() == null || own.contains(it.owner()))
			.forEach(it -> items.add(item(it, null)));
		return new Found(items.stream().limit(limit).toList(), items.size());
	}

	@Override
	public Found waiting(int limit) {
		Caller caller = members.me();
		if (!caller.supportTeam()) {
			return Found.NONE;
		}
		LocalDate yesterday = LocalDate.now(clock).minusDays(1);
		var own = caller.memberships().stream().map(Membership::id).toList();
		var overdue = decisions.toCarryOut(true, yesterday)
			.stream()
			.filter(decision -> !own.contains(decision.owner()))
			.toList();
		var due = returns.pressing(true)
			.stream()
			.filter(it -> it.owner() != null && !own.contains(it.owner()))
			.toList();
		Map<MemberId, MemberView> owners = members
			.byIds(Stream.concat(overdue.stream().map(DecisionView::owner), due.stream().map(ReturnView::owner))
				.filter(Objects::nonNull)
				.toList());
		var items = new ArrayList<WorkItem>();
		overdue.forEach(decision -> items.add(item(decision, named(owners, decision.owner()), "work.decision.see")));
		due.forEach(it -> items.add(item(it, named(owners, it.owner()))));
		return new Found(items.stream().limit(limit).toList(), items.size());
	}

	private WorkItem item(DecisionView decision, @Nullable String who, String verb) {
		LocalDate due = Objects.requireNonNull(decision.dueOn());
		return new WorkItem(Wording.text("work.decision"),
				Objects.requireNonNullElse(decision.decided(), decision.words()),
				Wording.text(due.isBefore(LocalDate.now(clock)) ? "work.was-due" : "work.due", decision.reference(),
						Dates.full(due)),
				null, null, who, Wording.text(verb), Links.meeting(decision.group(), decision.on()));
	}

	private WorkItem item(ReturnView it, @Nullable String who) {
		return new WorkItem(Wording.text("work.return"), "%s, %s".formatted(it.title(), it.period()), Wording
			.text(it.overdue(LocalDate.now(clock)) ? "work.was-due" : "work.due", it.sentTo(), Dates.full(it.dueOn())),
				null, null, who, Wording.text("work.return.verb"), "returns");
	}

	private static String named(Map<MemberId, MemberView> owners, @Nullable MemberId owner) {
		@Nullable MemberView member = (owner != null) ? owners.get(owner) : null;
		return (member != null) ? "%s, %s".formatted(member.name(), member.post()) : "";
	}

}
