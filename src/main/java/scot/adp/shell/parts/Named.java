package scot.adp.shell.parts;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasText;

/**
 * Names links and buttons that stand more than once on a page. A name begins with what is
 * read on the screen, for those who speak to their computer, then tells what it is of.
 */
public final class Named {

	private Named() {
	}

	/**
	 * Names a link or a button once it has its words.
	 * @param of what it is of, such as the title of a row
	 */
	public static <C extends Component & HasText & HasAriaLabel> C of(C pressed, String of) {
		pressed.setAriaLabel("%s: %s".formatted(pressed.getText(), of));
		return pressed;
	}

	/**
	 * What things of a page are called, by thing: several of one name are told apart by a
	 * number behind it.
	 */
	public static <T> Map<T, String> apart(Collection<T> things, Function<T, String> name) {
		var count = new HashMap<String, Integer>();
		var names = new LinkedHashMap<T, String>();
		for (T thing : things) {
			String called = name.apply(thing);
			int nth = count.merge(called, 1, Integer::sum);
			names.put(thing, (nth == 1) ? called : "%s (%d)".formatted(called, nth));
		}
		return names;
	}

}
