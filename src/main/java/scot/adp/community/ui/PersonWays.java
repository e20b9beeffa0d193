package scot.adp.community.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.html.Anchor;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.people.spi.PersonAddress;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Words;

/** Ways from records to the page of the person of whom they tell. */
final class PersonWays {

	private final Persons persons;

	private final boolean may;

	private final Map<UnitId, Boolean> shown = new HashMap<>();

	PersonWays(Members members, Persons persons) {
		this.persons = persons;
		this.may = members.me().may(PersonAddress.OPERATION);
	}

	/**
	 * The way, for who may go it.
	 * @param tells whether the record tells of a person
	 */
	Optional<Anchor> of(UnitId unit, UUID record, boolean tells) {
		if (!may || !tells || !shown.computeIfAbsent(unit, persons::shows)) {
			return Optional.empty();
		}
		return Optional.of(new Anchor(PersonAddress.of(record), Words.of("community.person")));
	}

	/** The same among the verbs of a page. */
	Optional<Anchor> verb(UnitId unit, UUID record, boolean tells) {
		var way = of(unit, record, tells);
		way.ifPresent(it -> it.addClassName("other-verb"));
		return way;
	}

}
