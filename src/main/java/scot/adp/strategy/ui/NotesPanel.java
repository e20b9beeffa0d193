package scot.adp.strategy.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.jspecify.annotations.Nullable;
import scot.adp.identity.Caller;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.NoteView;
import scot.adp.strategy.Notes;
import scot.adp.strategy.spi.ActionBrief;

/** The notes beside the owner's words, for those who may read them. */
class NotesPanel extends Panel {

	final WordsField words = new WordsField(Wording.text("notes.words"), Notes.WORDS_LIMIT);

	final RadioButtonGroup<From> from = new RadioButtonGroup<>(Wording.text("notes.from"));

	final Button save = new Button(Wording.text("notes.save"));

	private final FormHead head;

	private final Notes notes;

	private final ActionBrief action;

	private final Function<UnitId, String> unitName;

	private final Div list = new Div();

	private final List<From> choices = new ArrayList<>();

	private String key = UUID.randomUUID().toString();

	NotesPanel(Notes notes, ActionBrief action, Caller caller, Function<UnitId, String> unitName) {
		super(Wording.text("notes.title"));
		this.notes = notes;
		this.action = action;
		this.unitName = unitName;
		this.head = new FormHead(Place.of("strategy.note", action.plan(), action.code())).field("words", words);
		addClassName("notes");
		if (caller.supportTeam()) {
			choices.add(new From(Notes.Layer.TEAM, null));
		}
		notes.unitsToNoteFor(action).forEach(unit -> choices.add(new From(Notes.Layer.PARTNER, unit)));
		add(list);
		if (!choices.isEmpty() && AsAt.day() == null) {
			add(form());
		}
		show();
	}

	private Div form() {
		from.setItems(choices);
		from.setItemLabelGenerator(it -> (it.unit() != null) ? Wording.text("notes.of", unitName.apply(it.unit()))
				: Wording.text("notes.team"));
		from.setValue(choices.getFirst());
		from.setVisible(choices.size() > 1);
		from.addValueChangeListener(event -> head.changed());
		// Kept with any words, since another day another layer may stand first.
		head.told("from", from).value("from", () -> words.isEmpty() ? "" : code(from.getValue()), this::choose);
		words.setMinRows(2);
		words.setWidthFull();
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		var form = new Div(from, head, words, GentleWarning.on(words), save);
		form.addClassName("update-form");
		return form;
	}

	/** Words that were meant for a layer are never another's. */
	private void choose(String code) {
		FormHead.choose(from, NotesPanel::code, code.isEmpty() ? code(choices.getFirst()) : code);
		from.setVisible(from.isVisible() || from.isEmpty());
	}

	private static String code(@Nullable From from) {
		if (from == null) {
			return "";
		}
		return (from.unit() != null) ? from.unit().value() : from.layer().name();
	}

	private void save() {
		boolean done = head.run(() -> {
			new Problem.Faults().when(from.isEmpty(), "from", getTranslation("notes.from.missing")).raise();
			notes.add(key, action.plan(), action.code(), from.getValue().layer(), from.getValue().unit(),
					words.getValue());
		});
		save.setEnabled(true);
		if (!done) {
			return;
		}
		key = UUID.randomUUID().toString();
		words.clear();
		Announcement.done(getTranslation("notes.saved", action.code()));
		show();
	}

	private void show() {
		list.removeAll();
		var found = notes.of(List.of(action.id())).getOrDefault(action.id(), List.of());
		if (found.isEmpty()) {
			var empty = new Paragraph(getTranslation("notes.none"));
			empty.addClassName("empty");
			list.add(empty);
			return;
		}
		var rows = new OrderedList();
		rows.addClassName("timeline");
		found.forEach(note -> rows.add(row(note)));
		list.add(rows);
	}

	private ListItem row(NoteView note) {
		var chip = new Span((note.layer() == Notes.Layer.TEAM) ? getTranslation("notes.team")
				: getTranslation("notes.of", unitName.apply(note.unit())));
		chip.addClassName("chip");
		var by = new Paragraph(getTranslation("notes.by", note.writtenBy(), Dates.time(note.writtenAt())));
		by.addClassName("work-detail");
		var head = new Div(chip);
		head.addClassName("timeline-head");
		return new ListItem(head, new Paragraph(note.words()), by);
	}

	/** Whose note it will be. */
	record From(Notes.Layer layer, @Nullable UnitId unit) {
	}

}
