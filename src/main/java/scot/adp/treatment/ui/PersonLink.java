package scot.adp.treatment.ui;

import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.people.spi.PersonAddress;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Words;

/** The way from a record to the page of the person of whom it tells. */
final class PersonLink {

	private PersonLink() {
	}

	/**
	 * The way, for who may go it.
	 * @param tells whether the record tells of a person
	 */
	static Optional<Div> of(Members members, Persons persons, UnitId unit, UUID record, boolean tells) {
		if (!tells || !members.me().may(PersonAddress.OPERATION) || !persons.shows(unit)) {
			return Optional.empty();
		}
		return Optional.of(way(new Anchor(PersonAddress.of(record), Words.of("person.link"))));
	}

	/** A line with the way to another record of the same person. */
	static Div way(Anchor link) {
		link.addClassName("other-verb");
		var line = new Div(link);
		line.addClassNames("verbs", "page-verbs");
		return line;
	}

}
