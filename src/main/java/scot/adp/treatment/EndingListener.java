package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.Envelope;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.people.Deaths;
import scot.adp.people.PersonKeys;

/**
 * Hears that somebody died, and asks nothing more of their waits that go on and of
 * reaching them, and counts them no longer among those that naloxone reached; without a
 * message, and without a word of why. What was handed over stays as it was.
 */
@Component
class EndingListener {

	private final WaitStore store;

	private final ReachStore reach;

	private final ReachOuts reachOuts;

	private final SupplyStore supplies;

	private final PersonKeys keys;

	private final Deaths deaths;

	private final ChangedRecords changes;

	private final Clock clock;

	EndingListener(WaitStore store, ReachStore reach, ReachOuts reachOuts, SupplyStore supplies, PersonKeys keys,
			Deaths deaths, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.reach = reach;
		this.reachOuts = reachOuts;
		this.supplies = supplies;
		this.keys = keys;
		this.deaths = deaths;
		this.changes = changes;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "treatment.person-died")
	void on(PersonDied event) {
		var person = event.envelope().person();
		if (person != null) {
			tell(store.stop(now(person), event.learnedOn()));
			reach.stop(now(person), event.learnedOn()).forEach(this::tell);
			tellReached(event.envelope());
		}
	}

	@ApplicationModuleListener(id = "treatment.person-died-withdrawn")
	void on(PersonDiedWithdrawn event) {
		var person = event.envelope().person();
		if (person != null && !deaths.known(person)) {
			tell(store.goOn(now(person)));
			reach.goOn(now(person)).forEach(it -> {
				reachOuts.again(it.id());
				tell(it);
			});
			tellReached(event.envelope());
		}
	}

	/** What waited while the keys were wrapped anew has one of before. */
	private PersonKey now(PersonKey person) {
		return keys.newest(person);
	}

	/** How many people were ever supplied counts those who live. */
	private void tellReached(Envelope of) {
		var person = of.person();
		var unit = of.unit();
		if (person == null || unit == null) {
			return;
		}
		supplies.firstSupplied(now(person))
			.ifPresent(quarter -> changes.ofSupplies(UUID.randomUUID(), 1, unit, List.of(quarter, LocalDate.now(clock)),
					OffsetDateTime.now(clock)));
	}

	private void tell(ReachStore.Stopped of) {
		LocalDate day = ReachEntry.day(of.occurredAt());
		changes.ofReach(UUID.randomUUID(), 1, of.unit(), day, day, OffsetDateTime.now(clock));
	}

	private void tell(List<WaitStore.Stopped> waits) {
		for (var wait : waits) {
			LocalDate today = LocalDate.now(clock);
			changes.ofWaits(UUID.randomUUID(), 1, wait.unit(), wait.receivedOn(),
					today.isBefore(wait.receivedOn()) ? wait.receivedOn() : today, OffsetDateTime.now(clock));
		}
	}

}
