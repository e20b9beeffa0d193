package scot.adp.events;

import scot.adp.platform.CodeIdentifier;

/**
 * A code of a dated list of the module that publishes it, such as who a kit was for:
 * capital letters, digits and {@code _}.
 */
public record ListedCode(String value) implements CodeIdentifier {

	public ListedCode {
		if (!value.matches("[A-Z][A-Z0-9_]{0,39}")) {
			throw new IllegalArgumentException("a code of a list has capital letters, digits and _, at most 40");
		}
	}

}
