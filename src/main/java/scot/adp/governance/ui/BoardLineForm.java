package scot.adp.governance.ui;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.MeetingView;
import scot.adp.governance.BoardLineView;
import scot.adp.governance.BoardLines;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.parts.Standing;
import scot.adp.strategy.spi.ActionBrief;

/**
 * The owner's words and, beside them, the line for a meeting's paper. Ctrl and Enter
 * saves.
 */
class BoardLineForm extends Composite<Div> {

	final WordsField words = new WordsField("", BoardLines.WORDS_LIMIT);

	final Button save = new Button(getTranslation("board-line.save"));

	private final BoardLines lines;

	private final ActionBrief action;

	private final MeetingView meeting;

	private final @Nullable UpdateView original;

	private final Runnable saved;

	private final FormHead head;

	private final Paragraph standing = new Paragraph();

	private final Paragraph outdated = new Paragraph(getTranslation("board-line.outdated"));

	// The same wording sends the same key, so a double click writes once.
	private String key = UUID.randomUUID().toString();

	/**
	 * Makes a form.
	 * @param line what is written for the meeting, or null
	 * @param original the owner's update to write from, or null
	 * @param saved what to do once a line is saved
	 */
	BoardLineForm(BoardLines lines, ActionBrief action, MeetingView meeting, String group, @Nullable BoardLineView line,
			@Nullable UpdateView original, Runnable saved) {
		this.lines = lines;
		this.action = action;
		this.meeting = meeting;
		this.original = original;
		this.saved = saved;
		this.head = new FormHead(
				Place.of("governance.board-line", meeting.group(), meeting.on(), action.plan(), action.code())
					.named(action.code()))
			.field("words", words);
		words.setLabel(getTranslation("board-line.for", group, Dates.full(meeting.on())));
		words.setMinRows(3);
		words.setWidthFull();
		var warning = GentleWarning.on(words);
		standing.addClassName("work-detail");
		outdated.addClassName("gentle-warning");
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		Named.of(save, action.code());
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		// A field tells its value when it loses the focus.
		save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(words).resetFocusOnActiveElement();
		var mine = new Div(head, words, warning, outdated, standing, save);
		mine.addClassName("update-form");
		var both = new Div(original(), mine);
		both.addClassName("versions");
		getContent().addClassName("board-line-form");
		getContent().add(both);
		show(line);
		words.setValue((line != null) ? line.words() : "");
	}

	/**
	 * The update to write from: the last one with words that stands, or else the last.
	 */
	static Optional<UpdateView> original(List<UpdateView> updates) {
		var standing = updates.stream().filter(update -> update.correctedBy() == null).toList();
		return standing.stream()
			.filter(update -> !update.noChange())
			.findFirst()
			.or(() -> standing.stream().findFirst());
	}

	private Div original() {
		var words = new Div(new H3(getTranslation("board-line.original")));
		if (original == null) {
			words.add(new Paragraph(getTranslation("timeline.empty")));
			return words;
		}
		if (original.status() != null) {
			words.add(new StatusMark(Standing.mark(original.status()), null));
		}
		words.add(new Paragraph(Objects.requireNonNullElse(original.whatHappened(),
				getTranslation(original.noChange() ? "timeline.no-change" : "timeline.hidden"))));
		if (original.next() != null) {
			words.add(new Paragraph(getTranslation("timeline.next", original.next())));
		}
		var by = new Span(getTranslation("board-line.said", Dates.full(original.on()), original.recordedBy()));
		by.addClassName("work-detail");
		words.add(by);
		return words;
	}

	private void show(@Nullable BoardLineView line) {
		head.at((line != null) ? line.number() : 0);
		standing.setText((line != null)
				? getTranslation("board-line.written", line.number(), line.writtenBy(), Dates.time(line.writtenAt()))
				: getTranslation("board-line.none"));
		outdated.setVisible(line != null && line.outdated());
	}

	private void save() {
		boolean done = head.run(this::write);
		save.setEnabled(true);
		if (!done) {
			return;
		}
		key = UUID.randomUUID().toString();
		show(lines.forMeeting(meeting.group(), meeting.on()).get(action.id()));
		Announcement.done(getTranslation("board-line.saved", action.code()));
		saved.run();
	}

	private void write() {
		try {
			lines.write(new BoardLines.New(key, action.plan(), action.code(), head.version(), meeting.group(),
					meeting.on(), words.getValue(), (original != null) ? original.id() : null));
		}
		catch (Problem problem) {
			throw (problem.code() == Problem.Code.CONFLICT) ? withTheirs(problem) : problem;
		}
	}

	/** Says what stands there now; nothing typed is lost. */
	private Problem withTheirs(Problem problem) {
		@Nullable BoardLineView theirs = lines.forMeeting(meeting.group(), meeting.on()).get(action.id());
		show(theirs);
		key = UUID.randomUUID().toString();
		return Problem.conflict(problem.getMessage() + ((theirs != null) ? " \u201c" + theirs.words() + "\u201d" : ""),
				problem.currentVersion());
	}

}
