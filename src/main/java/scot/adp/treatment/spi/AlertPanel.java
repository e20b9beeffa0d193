package scot.adp.treatment.spi;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import scot.adp.identity.Caller;

/** Shows something on the page of a drug alert, below what it says. */
public interface AlertPanel {

	/** Where it stands among others, the lowest first. */
	int order();

	/**
	 * What to show; empty for nothing.
	 * @param substances those that the alert names, by code
	 */
	Optional<? extends Component> of(List<String> substances, Caller caller);

}
