package scot.adp.strategy.ui;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.MeetingView;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.BoardLineView;
import scot.adp.strategy.BoardLines;
import scot.adp.strategy.ProgressUpdates;

/** What the board is told of an action; the support team writes it here. */
class BoardLinePanel extends Panel {

	private static final int LOOKED_AT = 5;

	private BoardLinePanel() {
		super(Wording.text("board-line.title"));
		addClassName("board-line");
	}

	/** The panel; empty where there is nothing to read and nothing to write. */
	static Optional<BoardLinePanel> of(BoardLines lines, ProgressUpdates updates, ActionView action, Caller caller,
			List<GroupView> groups) {
		var panel = new BoardLinePanel();
		Optional<MeetingView> next = lines.nextMeeting(action);
		if (AsAt.day() == null && caller.may("strategy.board-line.write") && next.isPresent()
				&& action.withdrawnOn() == null) {
			MeetingView meeting = next.get();
			var said = updates.pages(List.of(new ProgressUpdates.Page(action.id(), null, LOOKED_AT)))
				.values()
				.stream()
				.flatMap(List::stream)
				.toList();
			panel.add(new BoardLineForm(lines, action, meeting, name(groups, meeting.group()),
					lines.forMeeting(meeting.group(), meeting.on()).get(action.id()),
					BoardLineForm.original(said).orElse(null), () -> {
					}), new Paragraph(new Anchor(Links.boardLines(meeting.group(), meeting.on()),
							Wording.text("board-line.all", name(groups, meeting.group()), Dates.full(meeting.on())))));
			return Optional.of(panel);
		}
		@Nullable BoardLineView line = lines.latest(List.of(action.id())).get(action.id());
		if (line == null) {
			return Optional.empty();
		}
		var by = new Paragraph(Wording.text("board-line.read", name(groups, line.group()), Dates.full(line.heldOn()),
				line.writtenBy()));
		by.addClassName("work-detail");
		panel.add(new Paragraph(line.words()), by);
		if (line.outdated()) {
			var outdated = new Paragraph(Wording.text("board-line.outdated"));
			outdated.addClassName("gentle-warning");
			panel.add(outdated);
		}
		return Optional.of(panel);
	}

	private static String name(List<GroupView> groups, GroupId group) {
		return groups.stream()
			.filter(it -> it.code().equals(group))
			.map(GroupView::name)
			.findFirst()
			.orElse(group.value());
	}

}
