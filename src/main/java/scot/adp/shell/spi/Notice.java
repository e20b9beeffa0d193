package scot.adp.shell.spi;

import java.util.List;
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

	/**
	 * The same for the pages that are made for everybody and know nobody, as plain words;
	 * the most pressing first.
	 */
	default List<Plain> forEverybody() {
		return List.of();
	}

	/**
	 * What is to be known, without any component.
	 *
	 * @param level how pressing it is, in a word
	 * @param words what is said
	 * @param more what else is to be known, a paragraph each
	 */
	record Plain(String level, String words, List<String> more) {
	}

}
