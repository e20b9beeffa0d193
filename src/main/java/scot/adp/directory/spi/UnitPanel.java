package scot.adp.directory.spi;

import java.util.Collection;
import java.util.Map;

import com.vaadin.flow.component.Component;
import scot.adp.identity.Caller;
import scot.adp.platform.UnitId;

/** Shows something with units, below what the page of partners says of each. */
public interface UnitPanel {

	/** Where it stands among others, the lowest first. */
	int order();

	/** What to show, for those units that have anything; asked once for all of a page. */
	Map<UnitId, ? extends Component> of(Collection<UnitId> units, Caller caller);

}
