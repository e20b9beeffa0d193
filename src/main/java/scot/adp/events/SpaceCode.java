package scot.adp.events;

import scot.adp.platform.CodeIdentifier;

/**
 * Within what a person's key is one: a data set such as {@code TRT}, or a sharing
 * agreement such as {@code DSA-014}. Keys of two spaces are never equal.
 */
public record SpaceCode(String value) implements CodeIdentifier {

	public SpaceCode {
		value = CodeIdentifier.checked(value);
	}

}
