package scot.adp.governance.ui;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.MeetingView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.governance.BoardLineView;
import scot.adp.governance.BoardLines;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.parts.Standing;

/** The lines for a meeting's paper, as they are saved. */
final class BoardLineTable {

	private BoardLineTable() {
	}

	static ListExport<?> list(BoardLines lines, ActionRegister register, MeetingView meeting, String title,
			List<ActionId> shown, Set<ActionId> slipped) {
		List<ListColumn<Row>> columns = List.of(
				new ListColumn<>(Words.of("filter.plan"), 14, row -> row.action().plan().value()),
				new ListColumn<>(Words.of("save.col.code"), 10, row -> row.action().code()),
				new ListColumn<>(Words.of("column.action"), 50, row -> row.action().title()),
				new ListColumn<>(Words.of("column.status"), 16, row -> Standing.mark(row.action()).label()),
				new ListColumn<>(Words.of("milestones.state.slipped"), 10, row -> slipped.contains(row.action().id())),
				new ListColumn<>(Words.of("board-line.title"), 70,
						row -> (row.line() != null) ? row.line().words() : null),
				new ListColumn<>(Words.of("save.col.wording"), 10,
						row -> (row.line() != null) ? row.line().number() : null),
				new ListColumn<>(Words.of("save.col.written-by"), 32,
						row -> (row.line() != null) ? row.line().writtenBy() : null),
				new ListColumn<>(Words.of("save.col.written-at"), 20,
						row -> (row.line() != null) ? row.line().writtenAt() : null),
				new ListColumn<>(Words.of("board-line.outdated"), 16,
						row -> (row.line() != null) ? row.line().outdated() : null));
		String group = meeting.group().value();
		return ListExport
			.whole("board-lines-%s-%s".formatted(group, meeting.on()), title, List.of(Words.of("save.about.stale")),
					columns, () -> rows(lines, register, meeting, shown))
			.filteredBy(Map.of("group", group, "meeting", meeting.on().toString()));
	}

	private static List<Row> rows(BoardLines lines, ActionRegister register, MeetingView meeting,
			List<ActionId> shown) {
		var actions = register.byIds(shown);
		var written = lines.forMeeting(meeting.group(), meeting.on());
		return shown.stream()
			.map(actions::get)
			.filter(Objects::nonNull)
			.map(action -> new Row(action, written.get(action.id())))
			.toList();
	}

	/** An action with its line; null where none was written. */
	record Row(ActionView action, @Nullable BoardLineView line) {
	}

}
