package scot.adp.people;

import scot.adp.events.SpaceCode;
import scot.adp.platform.CodeIdentifier;

/** A sharing agreement, such as {@code DSA-014}. */
public record AgreementCode(String value) implements CodeIdentifier {

	public AgreementCode {
		value = CodeIdentifier.checked(value);
	}

	/** The space of the keys that it lets partners share. */
	public SpaceCode space() {
		return new SpaceCode(value);
	}

}
