package scot.adp.strategy.spi;

import java.util.Collection;
import java.util.Map;

import com.vaadin.flow.component.Component;
import scot.adp.identity.Caller;
import scot.adp.strategy.PlanCode;

/** Shows something below each way of living the principles of a plan. */
public interface PrinciplePanel {

	/**
	 * What is shown, by the code of the way; those of which there is nothing to show to
	 * this reader are left out. It is asked once for all ways of a plan.
	 */
	Map<String, ? extends Component> on(PlanCode plan, Collection<String> ways, Caller caller);

}
