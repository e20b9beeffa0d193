package scot.adp.shell.spi;

import java.util.Optional;

import com.vaadin.flow.component.Component;

/**
 * Says something above every page, also those that anybody may open, for as long as it is
 * to be known.
 */
public interface Notice {

	/** Where it stands among others, the lowest first. */
	int order();

	/**
	 * What is to be known now; empty where nothing is. It is asked for each page that is
	 * opened, whoever reads it, signed in or not, so it is to be quick.
	 */
	Optional<? extends Component> now();

}
