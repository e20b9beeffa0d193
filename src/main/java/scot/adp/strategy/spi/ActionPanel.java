package scot.adp.strategy.spi;

import java.util.Optional;

import com.vaadin.flow.component.Component;
import scot.adp.identity.Caller;

/** Shows something on the page of each action, in its main column. */
public interface ActionPanel {

	/** Where the form of an update stands, or why none can be recorded. */
	int UPDATE = 100;

	/** Where milestones stand. */
	int MILESTONES = 200;

	/** Where requests for help stand. */
	int HELP = 300;

	/** Where the updates recorded so far stand. */
	int HISTORY = 400;

	/** Where notes stand. */
	int NOTES = 500;

	/** Where it is told how the action came to say what it says. */
	int RECORD = 600;

	/** Where the panel stands among the others, the lowest first. */
	int order();

	/**
	 * The panel; empty where there is nothing to show to this reader. It is asked within
	 * the transaction of the page, and as at {@link ActionBrief#asAt()} it offers nothing
	 * to be changed.
	 * @param again shows the whole page anew, for a change that other panels tell of too
	 */
	Optional<? extends Component> on(ActionBrief action, Caller caller, Runnable again);

}
