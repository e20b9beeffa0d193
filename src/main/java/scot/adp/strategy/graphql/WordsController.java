package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.BoardLineView;
import scot.adp.strategy.BoardLines;
import scot.adp.strategy.NewBoardLine;
import scot.adp.strategy.NoteLayer;
import scot.adp.strategy.NoteView;
import scot.adp.strategy.Notes;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.UpdateId;

/** Board lines and notes: the words beside the owner's. */
@Controller
class WordsController {

	private final BoardLines lines;

	private final Notes notes;

	private final ActionController actions;

	WordsController(BoardLines lines, Notes notes, ActionController actions) {
		this.lines = lines;
		this.notes = notes;
		this.actions = actions;
	}

	@BatchMapping(typeName = "Action", field = "boardLine")
	Map<ActionView, BoardLineView> boardLine(List<ActionView> actions) {
		return ByDay.each(actions, those -> {
			var found = lines.latest(those.stream().map(ActionView::id).toList());
			return action -> found.get(action.id());
		});
	}

	@BatchMapping(typeName = "Action", field = "notes")
	Map<ActionView, List<NoteView>> notes(List<ActionView> actions) {
		return ByDay.lists(actions, notes::of);
	}

	@SchemaMapping(typeName = "BoardLine", field = "id")
	String lineId(BoardLineView line) {
		return NodeSource.globalId("BoardLine", line.id().value());
	}

	@SchemaMapping(typeName = "BoardLine", field = "group")
	String lineGroup(BoardLineView line) {
		return line.group().value();
	}

	@SchemaMapping(typeName = "BoardLine", field = "basedOn")
	@Nullable String lineBasedOn(BoardLineView line) {
		return (line.basedOn() != null) ? NodeSource.globalId("Update", line.basedOn().value()) : null;
	}

	@SchemaMapping(typeName = "Note", field = "id")
	String noteId(NoteView note) {
		return NodeSource.globalId("Note", note.id().value());
	}

	@SchemaMapping(typeName = "Note", field = "unit")
	String noteUnit(NoteView note) {
		return note.unit().value();
	}

	@MutationMapping
	ActionView writeBoardLine(@Argument LineInput input) {
		@Nullable String group = input.group();
		@Nullable String basedOn = input.basedOn();
		return actions.answer(lines.write(new NewBoardLine(input.idempotencyKey(),
				PlanController.code("plan", input.plan(), PlanCode::new), input.action(), input.expectedNumber(),
				(group != null) ? PlanController.code("group", group, GroupId::new) : null, input.heldOn(),
				input.words(), (basedOn != null) ? new UpdateId(GlobalId.of("Update", "basedOn", basedOn)) : null)));
	}

	@MutationMapping
	ActionView addNote(@Argument NoteInput input) {
		@Nullable String unit = input.unit();
		return actions.answer(notes.add(input.idempotencyKey(),
				PlanController.code("plan", input.plan(), PlanCode::new), input.action(), input.layer(),
				(unit != null) ? PlanController.code("unit", unit, UnitId::new) : null, input.words()));
	}

	/** A board line as a client writes it. */
	record LineInput(String idempotencyKey, String plan, String action, int expectedNumber, @Nullable String group,
			@Nullable LocalDate heldOn, String words, @Nullable String basedOn) {
	}

	/** A note as a client adds it. */
	record NoteInput(String idempotencyKey, String plan, String action, NoteLayer layer, @Nullable String unit,
			String words) {
	}

}
