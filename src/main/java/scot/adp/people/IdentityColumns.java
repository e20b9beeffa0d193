package scot.adp.people;

import java.util.Collection;

import org.springframework.stereotype.Component;
import scot.adp.platform.Problem;

/** Keeps columns that tell who somebody is out of files of records about persons. */
@Component
public class IdentityColumns {

	private final PeopleRules rules;

	IdentityColumns(PeopleRules rules) {
		this.rules = rules;
	}

	/**
	 * Refuses a file by its headings, before any of its rows is read.
	 * @throws Problem where one of them stands for a name, an address, a day of birth,
	 * notes or the like
	 */
	public void refuse(Collection<String> headings) {
		var found = headings.stream().filter(rules::identifies).toList();
		if (!found.isEmpty()) {
			throw Problem.invalid("file",
					"This file has %s that can tell who somebody is: %s. Take %s out and send it again; nothing was read."
						.formatted((found.size() == 1) ? "a column" : "columns", String.join(", ", found),
								(found.size() == 1) ? "it" : "them"),
					"LOOKS_LIKE_IDENTITY");
		}
	}

}
