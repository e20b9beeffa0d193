package scot.adp.reporting.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.platform.MemberId;
import scot.adp.reporting.ReturnView;
import scot.adp.reporting.Returns;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/**
 * What returns put on Today. Those of nobody are the support team's; those of others it
 * waits for once they are overdue.
 */
@Component
class ReportingToday implements WorkItems {

	private final Returns returns;

	private final Members members;

	private final Clock clock;

	ReportingToday(Returns returns, Members members, Clock clock) {
		this.returns = returns;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public Work of(Asked asked) {
		boolean team = asked.reader().supportTeam();
		var own = asked.reader().memberships().stream().map(Membership::id).toList();
		var pressing = returns.pressing(team);
		Predicate<ReturnView> isOwn = it -> it.owner() == null || own.contains(it.owner());
		var mine = Found.first(pressing.stream().filter(isOwn).map(it -> item(it, null)).toList(), asked.limit());
		if (!team) {
			return Work.mine(mine);
		}
		var due = pressing.stream().filter(isOwn.negate()).toList();
		Map<MemberId, MemberView> owners = members
			.byIds(due.stream().map(ReturnView::owner).filter(Objects::nonNull).toList());
		return new Work(mine,
				Found.first(due.stream().map(it -> item(it, named(owners, it.owner()))).toList(), asked.limit()));
	}

	@Override
	public int order() {
		return 31;
	}

	private WorkItem item(ReturnView it, @Nullable String who) {
		return new WorkItem(Words.of("work.return"), "%s, %s".formatted(it.title(), it.period()), Words
			.of(it.overdue(LocalDate.now(clock)) ? "work.was-due" : "work.due", it.sentTo(), Dates.full(it.dueOn())),
				null, null, who, Words.of("work.return.verb"), "returns");
	}

	private static String named(Map<MemberId, MemberView> owners, @Nullable MemberId owner) {
		@Nullable MemberView member = (owner != null) ? owners.get(owner) : null;
		return (member != null) ? "%s, %s".formatted(member.name(), member.post()) : "";
	}

}
