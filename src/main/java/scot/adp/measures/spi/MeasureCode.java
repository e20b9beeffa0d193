package scot.adp.measures.spi;

import scot.adp.platform.CodeIdentifier;

/** By what a measure is known, such as {@code NAL-02}. */
public record MeasureCode(String value) implements CodeIdentifier {

	public MeasureCode {
		value = CodeIdentifier.checked(value);
	}

}
