package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.people.PersonKeys;

/**
 * Hears that somebody died, and asks nothing more of the waits of theirs that go on;
 * without a message, and without a word of why. What was handed over stays as it was.
 */
@Component
class EndingListener {

	private final WaitStore store;

	private final PersonKeys keys;

	private final ChangedRecords changes;

	private final Clock clock;

	EndingListener(WaitStore store, PersonKeys keys, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.keys = keys;
		this.changes = changes;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "treatment.person-died")
	void on(PersonDied event) {
		var person = event.envelope().person();
		if (person != null) {
			tell(store.stop(now(person), event.learnedOn()));
		}
	}

	@ApplicationModuleListener(id = "treatment.person-died-withdrawn")
	void on(PersonDiedWithdrawn event) {
		var person = event.envelope().person();
		if (person != null) {
			tell(store.goOn(now(person)));
		}
	}

	/** What waited while the keys were wrapped anew has one of before. */
	private PersonKey now(PersonKey person) {
		return keys.newest(person);
	}

	private void tell(List<WaitStore.Stopped> waits) {
		for (var wait : waits) {
			LocalDate today = LocalDate.now(clock);
			changes.ofWaits(UUID.randomUUID(), 1, wait.unit(), wait.receivedOn(),
					today.isBefore(wait.receivedOn()) ? wait.receivedOn() : today, OffsetDateTime.now(clock));
		}
	}

}
