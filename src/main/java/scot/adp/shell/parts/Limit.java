package scot.adp.shell.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/** How long the text of a field may be; told below it as the end comes near. */
final class Limit {

	private final int characters;

	private String help = "";

	Limit(int characters) {
		this.characters = characters;
	}

	/** Keeps the line of help that the field has in any case. */
	void help(@Nullable String line) {
		this.help = (line != null) ? line : "";
	}

	/** The line below the field for its text as it is now. */
	<F extends Component & HasHelper> String line(F field, String text) {
		int left = characters - Problem.length(text);
		boolean near = left >= 0 && left < characters / 10;
		if (!near) {
			return help;
		}
		String told = field.getTranslation("field.left", "%,d".formatted(left), "%,d".formatted(characters));
		return help.isEmpty() ? told : help + " " + told;
	}

	@Nullable String fault(String text) {
		return Problem.tooLong(text, characters);
	}

}
