package scot.adp.people.spi;

import java.util.UUID;

/**
 * The way to the page of a person. It goes through a record that tells of them, whose id
 * means something to the record's unit alone.
 */
public final class PersonAddress {

	/** Where a person is looked for. */
	public static final String SEEK = "people/person";

	/** The operation that lets somebody go there. */
	public static final String OPERATION = "people.person.read";

	private PersonAddress() {
	}

	/** The page of whoever a record tells of. */
	public static String of(UUID record) {
		return "%s/%s".formatted(SEEK, record);
	}

}
