package scot.adp.events;

import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.CodeList;

/**
 * A code of a dated list of the module that publishes it, such as who a kit was for:
 * capital letters, digits and {@code _}.
 */
public record ListedCode(String value) implements CodeIdentifier {

	public ListedCode {
		value = CodeList.checked(value);
	}

}
