package scot.adp.strategy.spi;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import scot.adp.identity.Caller;
import scot.adp.strategy.ActionId;

/** Shows something on the page that a unit's lead begins with. */
public interface PartnerPanel {

	/** Where the panel stands among the others, the lowest first. */
	int order();

	/**
	 * What stands above the cards of actions, for those that have anything. It is asked
	 * once for all cards, all of which the reader answers for.
	 * @param again shows the whole page anew
	 */
	default Map<ActionId, ? extends Component> above(Collection<? extends ActionBrief> actions, Caller caller,
			Runnable again) {
		return Map.of();
	}

	/** What stands below all cards; empty where there is nothing to show. */
	default Optional<? extends Component> below(Caller caller, Runnable again) {
		return Optional.empty();
	}

}
