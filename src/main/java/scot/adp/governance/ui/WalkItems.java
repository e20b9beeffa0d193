package scot.adp.governance.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import scot.adp.directory.GroupId;
import scot.adp.governance.ExceptionView;
import scot.adp.governance.Exceptions;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.PlanCode;

/** Which items of a group a meeting walks through. */
enum WalkItems {

	/** Every action that the group oversees. */
	ALL,
	/** Those whose update is asked for, late or was never given. */
	LATE,
	/** Those that the group must look at, the most serious first. */
	EXCEPTIONS;

	private static final int MOST = 500;

	/**
	 * The items, those of a list in the plans' order.
	 * @param live the plans that run today
	 * @param everything whether the group looks at all actions of the partnership
	 */
	List<ActionView> of(ActionRegister register, Exceptions exceptions, Set<PlanCode> live, GroupId group, LocalDate on,
			boolean everything) {
		if (this == EXCEPTIONS) {
			return exceptions.of(group, on).exceptions().stream().map(ExceptionView::action).toList();
		}
		var filter = new ActionFilter(null, null, null, null, null, null, everything ? null : group, Set.of(), Set.of(),
				(this == LATE) ? Set.of(Freshness.DUE, Freshness.STALE, Freshness.NEVER) : Set.of(), false, null);
		return register.page(filter, ActionOrder.PLAN, false, 0, MOST)
			.stream()
			.filter(action -> action.responsibility() == ActionView.Responsibility.LOCAL && action.withdrawnOn() == null
					&& live.contains(action.plan()))
			.toList();
	}

	/** How an address names it. */
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What an address names, or another where it names none. */
	static WalkItems of(String word, WalkItems otherwise) {
		for (WalkItems items : values()) {
			if (items.word().equals(word)) {
				return items;
			}
		}
		return otherwise;
	}

}
