package scot.adp.strategy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import scot.adp.notification.Outbox;

/** What a reminder says: what is asked, where to answer, no blame. */
final class NudgeText {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

	private NudgeText() {
	}

	static String subject(int actions) {
		return (actions == 1) ? "An update is asked for" : "%d updates are asked for".formatted(actions);
	}

	/**
	 * The text of a message.
	 * @param name who it is for
	 * @param address where the program is opened
	 * @param from the name and post of who sends it
	 */
	static String body(String name, List<ActionView> actions, String address, String from) {
		var text = new StringBuilder("Hello %s,\n\n".formatted(name));
		text.append((actions.size() == 1) ? "one action asks you for an update:\n"
				: "%d actions ask you for an update:\n".formatted(actions.size()));
		int left = actions.size();
		for (ActionView action : actions) {
			String line = "\n- %s %s: %s\n  %s/actions/%s/%s?update=today\n".formatted(action.code(), action.title(),
					asked(action), address, action.plan().value(), action.code());
			if (text.length() + line.length() > Outbox.BODY_LIMIT - 1000) {
				text.append("\nand %d more, which you find on your page: %s/\n".formatted(left, address));
				break;
			}
			text.append(line);
			left--;
		}
		text.append(
				"""

						Each takes about a minute. Where nothing changed since the last one, one click says so. If something is in the
						way, say so there and ask for help.

						Thank you.
						%s
						"""
					.formatted(from));
		return text.toString();
	}

	private static String asked(ActionView action) {
		@Nullable LocalDate due = action.nextDueOn();
		if (due == null) {
			return "an update is asked for";
		}
		return ((action.freshness() == Freshness.STALE) ? "update overdue since %s" : "update due by %s")
			.formatted(DAY.format(due));
	}

}
