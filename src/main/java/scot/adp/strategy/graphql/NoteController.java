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
import scot.adp.strategy.NoteView;
import scot.adp.strategy.Notes;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.spi.ByDay;

/** Notes beside the owner's words. */
@Controller
class NoteController {

	private final Notes notes;

	private final ActionRegister register;

	NoteController(Notes notes, ActionRegister register) {
		this.notes = notes;
		this.register = register;
	}

	@BatchMapping(typeName = "Action", field = "notes")
	Map<ActionView, List<NoteView>> notes(List<ActionView> actions) {
		return ByDay.lists(actions, notes::of);
	}

	@MutationMapping
	ActionView addNote(@Argument NoteInput input) {
		return register.get(notes.add(input.idempotencyKey(), input.plan(), input.action(), input.layer(), input.unit(),
				input.words()));
	}

	@Bean
	static NodeSource<Notes.Id> noteNodes(Notes notes) {
		return new NodeSource<>("Note", Notes.Id.class, notes::find);
	}

	/** A note as a client adds it. */
	record NoteInput(String idempotencyKey, PlanCode plan, String action, Notes.Layer layer, @Nullable UnitId unit,
			String words) {
	}

}
