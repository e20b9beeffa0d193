package scot.adp.strategy.spi;

import java.util.Optional;

import com.vaadin.flow.component.Component;
import scot.adp.identity.Caller;

/** Shows something on the page of each outcome. */
public interface OutcomePanel {

	/** Where its actions stand. */
	int ACTIONS = 0;

	/**
	 * Where the panel stands among the others, the lowest first; below {@link #ACTIONS}
	 * above the actions of the outcome, else below them.
	 */
	int order();

	/** The panel; empty where there is nothing to show to this reader. */
	Optional<? extends Component> on(OutcomeBrief outcome, Caller caller);

}
