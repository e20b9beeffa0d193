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
 * Hears that somebody died, and asks nothing more of their waits and episodes that go on
 * and of reaching them; without a message, and without a word of why. What was handed
 * over stays as it was.
 */
@Component
class EndingListener {

	private final WaitStore store;

	private final ReachStore reach;

	private final ReachOuts reachOuts;

	private final EpisodeStore episodes;

	private final Episodes joined;

	private final PersonKeys keys;

	private final ChangedRecords changes;

	private final Clock clock;

	EndingListener(WaitStore store, ReachStore reach, ReachOuts reachOuts, EpisodeStore episodes, Episodes joined,
			PersonKeys keys, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.reach = reach;
		this.reachOuts = reachOuts;
		this.episodes = episodes;
		this.joined = joined;
		this.keys = keys;
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
		}
	}

	@ApplicationModuleListener(id = "treatment.person-died-withdrawn")
	void on(PersonDiedWithdrawn event) {
		var person = event.envelope().person();
		if (person != null) {
			tell(store.goOn(now(person)));
			reach.goOn(now(person)).forEach(it -> {
				reachOuts.again(it.id());
				tell(it);
			});
			tellEpisodes(person, episodes.goOn(now(person)));
		}
	}

	/** What waited while the keys were wrapped anew has one of before. */
	private PersonKey now(PersonKey person) {
		return keys.newest(person);
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

	private void tell(List<WaitStore.Stopped> waits) {
		for (var wait : waits) {
			LocalDate today = LocalDate.now(clock);
			changes.ofWaits(UUID.randomUUID(), 1, wait.unit(), wait.receivedOn(),
					today.isBefore(wait.receivedOn()) ? wait.receivedOn() : today, OffsetDateTime.now(clock));
		}
	}

}
