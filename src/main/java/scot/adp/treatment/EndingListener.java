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
 * Hears that somebody died, and asks nothing more of their waits and episodes that go on,
 * of reaching them, after a stay and of joint care, and counts them no longer among those
 * that naloxone reached; without a message, and without a word of why. What was handed
 * over stays as it was.
 */
@Component
class EndingListener {

	private final WaitStore store;

	private final ReachStore reach;

	private final ReachOuts reachOuts;

	private final EpisodeStore episodes;

	private final Episodes joined;

	private final StayStore stays;

	private final JointCareStore jointCare;

	private final SupplyStore supplies;

	private final PersonKeys keys;

	private final Deaths deaths;

	private final ChangedRecords changes;

	private final Clock clock;

	EndingListener(WaitStore store, ReachStore reach, ReachOuts reachOuts, EpisodeStore episodes, Episodes joined,
			StayStore stays, JointCareStore jointCare, SupplyStore supplies, PersonKeys keys, Deaths deaths,
			ChangedRecords changes, Clock clock) {
		this.store = store;
		this.reach = reach;
		this.reachOuts = reachOuts;
		this.episodes = episodes;
		this.joined = joined;
		this.stays = stays;
		this.jointCare = jointCare;
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
			tellEpisodes(person, episodes.stop(now(person), event.learnedOn()));
			stays.stop(now(person), event.learnedOn()).forEach(this::tell);
			jointCare.stop(now(person), event.learnedOn()).forEach(this::tell);
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
			tellEpisodes(person, episodes.goOn(now(person)));
			stays.goOn(now(person)).forEach(this::tell);
			jointCare.goOn(now(person)).forEach(this::tell);
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

	private void tellEpisodes(PersonKey person, List<EpisodeStore.Stopped> of) {
		if (!of.isEmpty()) {
			joined.settle(now(person));
		}
		for (var episode : of) {
			LocalDate today = LocalDate.now(clock);
			changes.ofEpisodes(UUID.randomUUID(), 1, episode.unit(), episode.startedOn(),
					today.isBefore(episode.startedOn()) ? episode.startedOn() : today, OffsetDateTime.now(clock));
		}
	}

	private void tell(StayStore.Stopped of) {
		LocalDate today = LocalDate.now(clock);
		changes.ofStay(UUID.randomUUID(), 1, of.unit(),
				(of.sinceOn() == null || of.sinceOn().isAfter(today)) ? today : of.sinceOn(), today,
				OffsetDateTime.now(clock));
	}

	private void tell(JointCareStore.Stopped of) {
		LocalDate today = LocalDate.now(clock);
		changes.ofJointCare(UUID.randomUUID(), 1, of.askedBy(), of.askedOn().isAfter(today) ? today : of.askedOn(),
				today, OffsetDateTime.now(clock));
	}

	private void tell(List<WaitStore.Stopped> waits) {
		for (var wait : waits) {
			LocalDate today = LocalDate.now(clock);
			changes.ofWaits(UUID.randomUUID(), 1, wait.unit(), wait.receivedOn(),
					today.isBefore(wait.receivedOn()) ? wait.receivedOn() : today, OffsetDateTime.now(clock));
		}
	}

}
