package scot.adp.events;

import scot.adp.platform.CodeIdentifier;

/** An action of the plan by its code within it, such as {@code FAM-1.7}. */
public record ActionCode(String value) implements CodeIdentifier {

	public ActionCode {
		value = CodeIdentifier.checked(value);
	}

}
