package scot.adp.strategy.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.Responsibility;
import scot.adp.strategy.StatusView;

/** Which items of a group a meeting walks through. */
enum WalkItems {

	/** Every action that the group oversees. */
	ALL,
	/** Those whose update is asked for, late or was never given. */
	LATE,
	/** Those that do not go as promised, are stale or have no lead. */
	EXCEPTIONS;

	private static final int MOST = 500;

	private static final Set<String> ALARMING = Set.of("warning", "danger", "stale");

	/**
	 * The items in the plans' order.
	 * @param everything whether the group looks at all actions of the partnership
	 */
	List<ActionView> of(ActionRegister register, GroupId group, boolean everything) {
		var filter = new ActionFilter(null, null, null, null, null, null, everything ? null : group, Set.of(), Set.of(),
				Set.of(), false, null);
		return register.page(filter, ActionOrder.PLAN, false, 0, MOST)
			.stream()
			.filter(action -> action.responsibility() == Responsibility.LOCAL && action.withdrawnOn() == null)
			.filter(this::holds)
			.sorted(Comparator.comparing((ActionView action) -> action.plan().value())
				.thenComparing(ActionView::position))
			.toList();
	}

	private boolean holds(ActionView action) {
		return switch (this) {
			case ALL -> true;
			case LATE -> Set.of(Freshness.DUE, Freshness.STALE, Freshness.NEVER).contains(action.freshness());
			case EXCEPTIONS -> action.freshness() != Freshness.NOT_OWED
					&& (action.lead() == null || alarming(action.effectiveStatus()));
		};
	}

	private static boolean alarming(@Nullable StatusView status) {
		return status != null && ALARMING.contains(status.colour());
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
