package scot.adp.strategy.spi;

import java.util.Optional;

import com.vaadin.flow.component.Component;
import scot.adp.identity.Caller;

/** Shows something on the page of each plan, below what the plan promises. */
public interface PlanPanel {

	/** Where the panel stands among the others, the lowest first. */
	int order();

	/** The panel; empty where there is nothing to show to this reader. */
	Optional<? extends Component> on(PlanBrief plan, Caller caller);

}
