package scot.adp.governance.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.governance.DecisionView;
import scot.adp.governance.Decisions;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.platform.MemberId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/**
 * What decisions put on Today: for who carries them out, and for the support team those
 * of others once they are overdue.
 */
@Component
class DecisionsToday implements WorkItems {

	private static final int NOTICE_DAYS = 14;

	private final Decisions decisions;

	private final Members members;

	private final Clock clock;

	DecisionsToday(Decisions decisions, Members members, Clock clock) {
		this.decisions = decisions;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public Work of(Asked asked) {
		boolean team = asked.reader().supportTeam();
		LocalDate today = LocalDate.now(clock);
		var own = asked.reader().memberships().stream().map(Membership::id).toList();
		var toCarryOut = decisions.toCarryOut(team, today.plusDays(NOTICE_DAYS));
		Predicate<DecisionView> isOwn = decision -> own.contains(decision.owner());
		var mine = Found.first(
				toCarryOut.stream().filter(isOwn).map(it -> item(it, null, "work.decision.done")).toList(),
				asked.limit());
		if (!team) {
			return Work.mine(mine);
		}
		var overdue = toCarryOut.stream()
			.filter(isOwn.negate().and(it -> Objects.requireNonNull(it.dueOn()).isBefore(today)))
			.toList();
		Map<MemberId, MemberView> owners = members
			.byIds(overdue.stream().map(DecisionView::owner).filter(Objects::nonNull).toList());
		return new Work(mine,
				Found.first(
						overdue.stream().map(it -> item(it, named(owners, it.owner()), "work.decision.see")).toList(),
						asked.limit()));
	}

	@Override
	public int order() {
		return 30;
	}

	private WorkItem item(DecisionView decision, @Nullable String who, String verb) {
		LocalDate due = Objects.requireNonNull(decision.dueOn());
		return new WorkItem(Words.of("work.decision"), Objects.requireNonNullElse(decision.decided(), decision.words()),
				Words.of(due.isBefore(LocalDate.now(clock)) ? "work.was-due" : "work.due", decision.reference(),
						Dates.full(due)),
				null, null, who, Words.of(verb), Links.meeting(decision.group(), decision.on()));
	}

	private static String named(Map<MemberId, MemberView> owners, @Nullable MemberId owner) {
		@Nullable MemberView member = (owner != null) ? owners.get(owner) : null;
		return (member != null) ? "%s, %s".formatted(member.name(), member.post()) : "";
	}

}
