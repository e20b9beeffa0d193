package scot.adp.directory;

import scot.adp.platform.CodeIdentifier;

/** A group that oversees part of the work, such as {@code BOARD}. */
public record GroupId(String value) implements CodeIdentifier {

	public GroupId {
		value = CodeIdentifier.checked(value);
	}

}
