package scot.adp.platform;

/** An organisation: an employer and data controller, such as {@code NAC}. */
public record OrganisationId(String value) implements CodeIdentifier {

	public OrganisationId {
		value = CodeIdentifier.checked(value);
	}

}
