package scot.adp.people.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.people.AgreementCode;
import scot.adp.people.OwnRef;
import scot.adp.platform.UnitId;

/**
 * The records about single persons of one data set, which their module erases by itself.
 * To erase is to take away whatever tells of a person: the row, or its key and reference
 * where the rest is a count.
 */
public interface RetainedData extends Retained {

	/**
	 * Erases all that some units keep of some people. What belongs to no unit goes unless
	 * other units keep records of the person.
	 * @param people keys in the space of the data set
	 * @return how many rows were erased
	 */
	int erase(Collection<PersonKey> people, Collection<UnitId> units);

	/** Those of some keys of which any unit keeps anything. */
	Set<PersonKey> kept(Collection<PersonKey> people);

	/**
	 * The keys that are kept with an older secret, some of them.
	 * @param version the version that keys are to have
	 */
	Set<PersonKey> olderThan(SpaceCode space, int version, int limit);

	/** The keys of the records that a unit keeps under a number of its own. */
	Set<PersonKey> keysOf(UnitId unit, OwnRef reference);

	/**
	 * The keys of the records of some units that name, by a number of the unit's own, the
	 * same person as records with some keys do.
	 */
	default Set<PersonKey> sameAs(Collection<PersonKey> people, Collection<UnitId> units) {
		return Set.of();
	}

	/** Puts newer keys in the place of older ones, wherever the data set keeps them. */
	void replace(Map<PersonKey, PersonKey> newer);

	/**
	 * How many rows some units keep under each agreement; those without are left out.
	 */
	Map<AgreementCode, Long> heldUnder(Collection<AgreementCode> agreements, Collection<UnitId> units);

	/**
	 * What some units keep of a person, for who answers a person's request: a line for
	 * each row, in plain words, without the key. What belongs to no unit is told unless
	 * other units alone keep records of the person.
	 */
	List<String> keptOf(PersonKey person, Collection<UnitId> units);

	/** What the time of a rule counts from. */
	enum Trigger {

		/** The day on which the record was closed. */
		CLOSED,
		/** The day of the last entry about the person. */
		LAST_ENTRY,
		/** The day on which it was learned that the person died. */
		DEATH,
		/** The day on which the person objected. */
		OBJECTION;

		/**
		 * Whether it is something that the person did or that happened to them. Then
		 * {@code people} tells whose rows go, by their keys.
		 */
		public boolean ofThePerson() {
			return this == DEATH || this == OBJECTION;
		}

	}

}
