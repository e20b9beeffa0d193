package scot.adp.events;

import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.CodeList;

/**
 * A substance or a group of them, such as {@code NITAZENES}, by the list of
 * {@code config/treatment/alerts.yaml}.
 */
public record SubstanceCode(String value) implements CodeIdentifier {

	public SubstanceCode {
		value = CodeList.checked(value);
	}

}
