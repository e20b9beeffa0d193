package scot.adp.events;

import scot.adp.platform.CodeIdentifier;

/**
 * Records of one kind, such as {@code treatment.supplies}: what measures are computed
 * from, and what a unit brings as rows or as a return.
 */
public record DataSet(String value) implements CodeIdentifier {

	public DataSet {
		value = CodeIdentifier.checked(value);
	}

}
