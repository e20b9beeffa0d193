package scot.adp.reporting.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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
	public Work of(Asked asked) {
		boolean team = asked.reader().supportTeam();
		LocalDate today = LocalDate.now(clock);
		var own = asked.reader().memberships().stream().map(Membership::id).toList();
		var toCarryOut = decisions.toCarryOut(team, today.plusDays(DECISION_NOTICE_DAYS));
		var pressing = returns.pressing(team);
		Predicate<DecisionView> ownDecision = decision -> own.contains(decision.owner());
		Predicate<ReturnView> ownReturn = it -> it.owner() == null || own.contains(it.owner());
		var mine = Stream.concat(
				toCarryOut.stream().filter(ownDecision).map(it -> item(it, null, "work.decision.done")),
				pressing.stream().filter(ownReturn).map(it -> item(it, null)));
		if (!team) {
			return Work.mine(Found.first(mine.toList(), asked.limit()));
		}
		var overdue = toCarryOut.stream()
			.filter(ownDecision.negate().and(it -> Objects.requireNonNull(it.dueOn()).isBefore(today)))
			.toList();
		var due = pressing.stream().filter(ownReturn.negate()).toList();
		Map<MemberId, MemberView> owners = members
			.byIds(Stream.concat(overdue.stream().map(DecisionView::owner), due.stream().map(ReturnView::owner))
				.filter(Objects::nonNull)
				.toList());
		var waiting = Stream.concat(
				overdue.stream().map(it -> item(it, named(owners, it.owner()), "work.decision.see")),
				due.stream().map(it -> item(it, named(owners, it.owner()))));
		return new Work(Found.first(mine.toList(), asked.limit()), Found.first(waiting.toList(), asked.limit()));
	}

	@Override
	public int order() {
		return 30;
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
