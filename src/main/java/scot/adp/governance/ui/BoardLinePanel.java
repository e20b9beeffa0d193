package scot.adp.governance.ui;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.governance.BoardLineView;
import scot.adp.governance.BoardLines;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.spi.ActionBrief;
import scot.adp.strategy.spi.ActionPanel;

/** Shows what the board is told of an action; the support team writes it here. */
@Component
class BoardLinePanel implements ActionPanel {

	private static final int LOOKED_AT = 5;

	private final BoardLines lines;

	private final ProgressUpdates updates;

	private final Groups groups;

	BoardLinePanel(BoardLines lines, ProgressUpdates updates, Groups groups) {
		this.lines = lines;
		this.updates = updates;
		this.groups = groups;
	}

	@Override
	public int order() {
		return HELP + 50;
	}

	@Override
	public Optional<Panel> on(ActionBrief action, Caller caller, Runnable again) {
		Optional<MeetingView> next = lines.nextMeeting(action);
		boolean writes = action.asAt() == null && action.withdrawnOn() == null
				&& caller.may("governance.board-line.write");
		if (writes && next.isPresent()) {
			return Optional.of(toWrite(action, next.get()));
		}
		return Optional.ofNullable(lines.latest(List.of(action.id())).get(action.id())).map(this::toRead);
	}

	private Panel toWrite(ActionBrief action, MeetingView meeting) {
		var said = updates.pages(List.of(new ProgressUpdates.Page(action.id(), null, LOOKED_AT)))
			.values()
			.stream()
			.flatMap(List::stream)
			.toList();
		String group = name(meeting.group());
		return panel(new BoardLineForm(lines, action, meeting, group,
				lines.forMeeting(meeting.group(), meeting.on()).get(action.id()),
				BoardLineForm.original(said).orElse(null), () -> {
				}), new Paragraph(new Anchor(BoardLinesView.address(meeting.group(), meeting.on()),
						Words.of("board-line.all", group, Dates.full(meeting.on())))));
	}

	private Panel toRead(BoardLineView line) {
		var by = new Paragraph(
				Words.of("board-line.read", name(line.group()), Dates.full(line.heldOn()), line.writtenBy()));
		by.addClassName("work-detail");
		Panel panel = panel(new Paragraph(line.words()), by);
		if (line.outdated()) {
			var outdated = new Paragraph(Words.of("board-line.outdated"));
			outdated.addClassName("gentle-warning");
			panel.add(outdated);
		}
		return panel;
	}

	private static Panel panel(com.vaadin.flow.component.Component... content) {
		var panel = new Panel(Words.of("board-line.title"), content);
		panel.addClassName("board-line");
		return panel;
	}

	private String name(GroupId group) {
		return groups.groups()
			.stream()
			.filter(it -> it.code().equals(group))
			.map(GroupView::name)
			.findFirst()
			.orElse(group.value());
	}

}
