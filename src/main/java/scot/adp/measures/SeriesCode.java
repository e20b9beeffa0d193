package scot.adp.measures;

import scot.adp.platform.CodeIdentifier;

/** By what a published series is known, such as {@code PHS-WAITS}. */
public record SeriesCode(String value) implements CodeIdentifier {

	public SeriesCode {
		value = CodeIdentifier.checked(value);
	}

}
