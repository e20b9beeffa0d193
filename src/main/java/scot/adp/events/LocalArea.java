package scot.adp.events;

import scot.adp.platform.CodeIdentifier;

/** An area of the partnership by its code, such as {@code THREE-TOWNS}. */
public record LocalArea(String value) implements CodeIdentifier {

	public LocalArea {
		value = CodeIdentifier.checked(value);
	}

}
