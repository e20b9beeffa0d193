package scot.adp.shell.parts;

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

}
