package scot.adp.families;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.people.PersonKeys;

/**
 * Hears that somebody of a family died, and asks nothing of the family until somebody
 * tells that support goes on, and nothing more after a stay; without a message, and without a word of why.
 */
@Component
class FamilyEndings {

	private final SupportStore store;

	private final AftercareStore aftercare;

	private final PersonKeys keys;

	FamilyEndings(SupportStore store, AftercareStore aftercare, PersonKeys keys) {
		this.store = store;
		this.aftercare = aftercare;
		this.keys = keys;
	}

	@ApplicationModuleListener(id = "families.person-died")
	void on(PersonDied event) {
		var person = event.envelope().person();
		if (person != null) {
			store.stop(keys.newest(person), event.learnedOn());
			aftercare.stop(keys.newest(person), event.learnedOn());
		}
	}

	@ApplicationModuleListener(id = "families.person-died-withdrawn")
	void on(PersonDiedWithdrawn event) {
		var person = event.envelope().person();
		if (person != null) {
			store.goOn(keys.newest(person));
			aftercare.goOn(keys.newest(person));
		}
	}

}
