package scot.adp.governance.graphql;

import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import scot.adp.governance.BoardLineView;
import scot.adp.governance.BoardLines;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.spi.ByDay;

/** What the board is told of actions. */
@Controller
class BoardLineController {

	private final BoardLines lines;

	private final ActionRegister register;

	BoardLineController(BoardLines lines, ActionRegister register) {
		this.lines = lines;
		this.register = register;
	}

	@BatchMapping(typeName = "Action", field = "boardLine")
	Map<ActionView, BoardLineView> boardLine(List<ActionView> actions) {
		return ByDay.each(actions, those -> {
			var found = lines.latest(those.stream().map(ActionView::id).toList());
			return action -> found.get(action.id());
		});
	}

	@MutationMapping
	ActionView writeBoardLine(@Argument BoardLines.New input) {
		return register.get(lines.write(input));
	}

	@Bean
	static NodeSource<BoardLines.Id> boardLineNodes(BoardLines lines) {
		return new NodeSource<>("BoardLine", BoardLines.Id.class, lines::find);
	}

}
