package scot.adp.strategy.spi;

import java.util.List;

import com.vaadin.flow.component.Component;
import scot.adp.identity.Caller;
import scot.adp.strategy.ActionFilter;

/** Offers something to be done with the actions of a list, beside the list. */
public interface ActionsTool {

	/** Where the tool stands among the others, the lowest first. */
	int order();

	/**
	 * The links or buttons; none where there is nothing to offer to this reader.
	 * @param actions how many actions the filter leaves; none where the list shows a day
	 * of the past
	 */
	List<? extends Component> of(ActionFilter filter, int actions, Caller caller);

}
