package scot.adp.directory;

import scot.adp.platform.CodeIdentifier;

/** A locality, or an area within one that is looked at by itself. */
public record AreaCode(String value) implements CodeIdentifier {

	public AreaCode {
		value = CodeIdentifier.checked(value);
	}

}
