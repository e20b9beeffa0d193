package scot.adp.activities.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.PlannedDay;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.SessionEntry;
import scot.adp.activities.SessionView;
import scot.adp.activities.Tallies;
import scot.adp.platform.CodeList;

/**
 * What is typed into a cell: how many were there, with how many for the first time behind
 * a stroke, or a letter for why it did not run.
 */
final class GridCells {

	private static final Pattern COUNT = Pattern.compile("(\\d{1,6})(?:\\s*/\\s*(\\d{1,6}))?");

	private final Map<String, CodeList.Value> byLetter = new LinkedHashMap<>();

	/** Gives each reason the first of its letters that none before it has. */
	GridCells(List<CodeList.Value> reasons) {
		for (CodeList.Value reason : reasons) {
			reason.code()
				.chars()
				.mapToObj(it -> String.valueOf((char) it))
				.filter(it -> it.matches("[A-Z]") && !byLetter.containsKey(it))
				.findFirst()
				.ifPresent(it -> byLetter.put(it, reason));
		}
	}

	/** The letters with what they mean. */
	String told() {
		return byLetter.entrySet()
			.stream()
			.map(it -> "%s = %s".formatted(it.getKey(), it.getValue().label().toLowerCase(Locale.ROOT)))
			.collect(Collectors.joining(", "));
	}

	/** Whether something is a letter for why it did not run. */
	boolean letter(String typed) {
		return byLetter.containsKey(typed.toUpperCase(Locale.ROOT));
	}

	/** What a cell tells; empty where it is neither a number nor one of the letters. */
	Optional<SessionEntry> entry(ProgrammeView programme, PlannedDay day, String typed) {
		CodeList.@Nullable Value reason = byLetter.get(typed.toUpperCase(Locale.ROOT));
		if (reason != null) {
			return Optional.of(SessionEntry.didNotRun(day.series(), day.on(), reason.code()));
		}
		var count = COUNT.matcher(typed);
		if (!count.matches()) {
			return Optional.empty();
		}
		@Nullable String firsts = count.group(2);
		return Optional
			.of(SessionEntry.held(day.series(), day.on(), heads(programme.audience(), Integer.parseInt(count.group(1))),
					(firsts != null) ? Integer.parseInt(firsts) : null, null, null));
	}

	/** Heads of whom it is known who they are, where all who come are alike. */
	private static Tallies heads(String audience, int heads) {
		var asked = SessionFields.heads(audience);
		return switch ((asked.size() == 1) ? asked.getFirst() : "") {
			case "parentsCarers" -> new Tallies(null, null, heads, null, null, null);
			case "adults" -> new Tallies(null, null, null, heads, null, null);
			case "staff" -> new Tallies(null, null, null, null, heads, null);
			default -> Tallies.heads(heads);
		};
	}

	/** What a cell shows of what was recorded. */
	String said(SessionView session) {
		if (session.state() == SessionView.State.DID_NOT_RUN) {
			return byLetter.entrySet()
				.stream()
				.filter(it -> it.getValue().code().equals(session.reason()))
				.map(Map.Entry::getKey)
				.findFirst()
				.orElse("-");
		}
		String heads = session.counted() ? String.valueOf(session.present()) : "-";
		return (session.firstTimers() != null) ? "%s/%d".formatted(heads, session.firstTimers()) : heads;
	}

}
