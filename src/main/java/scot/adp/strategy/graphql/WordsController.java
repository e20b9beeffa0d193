package scot.adp.strategy.graphql;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.BoardLineId;
import scot.adp.strategy.BoardLineView;
import scot.adp.strategy.BoardLines;
import scot.adp.strategy.NewBoardLine;
import scot.adp.strategy.NoteId;
import scot.adp.strategy.NoteLayer;
import scot.adp.strategy.NoteView;
import scot.adp.strategy.Notes;
import scot.adp.strategy.PlanCode;

/** Board lines and notes: the words beside the owner's. */
@Controller
class WordsController {

	private final BoardLines lines;

	private final Notes notes;

	private final ActionRegister register;

	WordsController(BoardLines lines, Notes notes, ActionRegister register) {
		this.lines = lines;
		this.notes = notes;
		this.register = register;
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

	@MutationMapping
	ActionView writeBoardLine(@Argument NewBoardLine input) {
		return register.get(lines.write(input));
	}

	@MutationMapping
	ActionView addNote(@Argument NoteInput input) {
		return register.get(notes.add(input.idempotencyKey(), input.plan(), input.action(), input.layer(), input.unit(),
				input.words()));
	}

	@Bean
	static NodeSource<BoardLineId> boardLineNodes(BoardLines lines) {
		return new NodeSource<>("BoardLine", BoardLineId.class, lines::find);
	}

	@Bean
	static NodeSource<NoteId> noteNodes(Notes notes) {
		return new NodeSource<>("Note", NoteId.class, notes::find);
	}

	/** A note as a client adds it. */
	record NoteInput(String idempotencyKey, PlanCode plan, String action, NoteLayer layer, @Nullable UnitId unit,
			String words) {
	}

}
