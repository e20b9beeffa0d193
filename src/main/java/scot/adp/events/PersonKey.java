package scot.adp.events;

/**
 * A pseudonym of a person within a space.
 *
 * @param value 32 hexadecimal digits in lower case
 * @param keyVersion which secret it was made with
 */
public record PersonKey(SpaceCode space, String value, int keyVersion) {

	public PersonKey {
		if (!value.matches("[0-9a-f]{32}")) {
			throw new IllegalArgumentException("a person's key has 32 hexadecimal digits");
		}
	}

}
