package scot.adp.directory.spi;

import java.util.Collection;
import java.util.Map;

import com.vaadin.flow.component.Component;
import scot.adp.directory.GroupId;
import scot.adp.identity.Caller;

/** Shows something with groups, below what the page of groups says of each. */
public interface GroupPanel {

	/** Where it stands among others, the lowest first. */
	int order();

	/**
	 * What to show, for those groups that have anything; asked once for all of a page.
	 */
	Map<GroupId, ? extends Component> of(Collection<GroupId> groups, Caller caller);

}
