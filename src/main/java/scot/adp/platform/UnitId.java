package scot.adp.platform;

/** A unit: a service or team of an organisation, such as {@code NADARS}. */
public record UnitId(String value) implements CodeIdentifier {

	public UnitId {
		value = CodeIdentifier.checked(value);
	}

}
