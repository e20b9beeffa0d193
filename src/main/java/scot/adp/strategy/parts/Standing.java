package scot.adp.strategy.parts;

import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.StatusView;

/** How an action stands, as a mark and in a line of words. */
public final class Standing {

	private Standing() {
	}

	/** The mark of what counts for an action: stale before anything it last said. */
	public static Mark mark(ActionView action) {
		@Nullable StatusView status = action.effectiveStatus();
		if (status != null) {
			return mark(status);
		}
		return (action.responsibility() == ActionView.Responsibility.NATIONAL)
				? new Mark("-", text("status.national"), "muted") : new Mark("?", text("status.none"), "neutral");
	}

	public static Mark mark(StatusView status) {
		return new Mark(status.letter(), status.label(), status.colour());
	}

	/** The line below an action's mark; null where it never had an update. */
	public static @Nullable String detail(ActionView action) {
		if (action.freshness() == Freshness.STALE) {
			return (action.status() != null && action.lastUpdatedOn() != null)
					? text("status.was", action.status().label(), Dates.full(action.lastUpdatedOn()))
					: text("status.never");
		}
		return (action.lastUpdatedOn() != null) ? Dates.full(action.lastUpdatedOn()) : null;
	}

	/** The mark with its line. */
	public static StatusMark shown(ActionView action) {
		return new StatusMark(mark(action), detail(action));
	}

	/** When the next update is due, in words; empty where none is owed. */
	public static String due(ActionView action) {
		if (action.freshness() == Freshness.NOT_OWED) {
			return (action.reviewOn() != null) ? text("due.hold", Dates.full(action.reviewOn())) : "";
		}
		if (action.nextDueOn() == null) {
			return text("due.unknown");
		}
		return text((action.freshness() == Freshness.STALE) ? "due.overdue" : "due.on", Dates.full(action.nextDueOn()));
	}

	private static String text(String key, Object... parameters) {
		return new Span().getTranslation(key, parameters);
	}

}
