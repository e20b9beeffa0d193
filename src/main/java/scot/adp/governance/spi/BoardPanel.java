package scot.adp.governance.spi;

import java.time.LocalDate;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.identity.Caller;

/** Shows something on the page for the board, below its exceptions. */
public interface BoardPanel {

	/** Where the panel stands among the others, the lowest first. */
	int order();

	/** The panel; empty where there is nothing to show to this reader. */
	Optional<? extends Component> on(Board board, Caller caller);

	/**
	 * The board and what it prepares for.
	 *
	 * @param meeting the day of its next meeting
	 * @param asAt the day as at which the page is read, or null for now
	 */
	record Board(GroupId group, LocalDate meeting, @Nullable LocalDate asAt) {
	}

}
