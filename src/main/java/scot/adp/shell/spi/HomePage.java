package scot.adp.shell.spi;

import java.util.Optional;

/** Gives some people another page than Today to begin with. */
public interface HomePage {

	/**
	 * The route of the page that the signed-in person begins with; empty where it is
	 * Today.
	 */
	Optional<String> route();

}
