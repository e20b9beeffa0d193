package scot.adp.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;

/**
 * What units learned of deaths, for whoever stops clocks: of whom somebody knows already,
 * and of whom another unit knows still where one was mistaken.
 */
@Component
public class Deaths {

	private final EndingStore store;

	private final PersonKeys keys;

	Deaths(EndingStore store, PersonKeys keys) {
		this.store = store;
		this.keys = keys;
	}

	/** Whether somebody is known to have died. */
	public boolean known(PersonKey person) {
		return !learnedOn(List.of(person, keys.newest(person))).isEmpty();
	}

	/**
	 * The day on which a unit first learned of the death of each of some people; those of
	 * whom none did are left out.
	 */
	public Map<PersonKey, LocalDate> learnedOn(Collection<PersonKey> people) {
		return store.learnedOn(people);
	}

}
