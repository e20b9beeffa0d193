package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.PersonDisengaged;
import scot.adp.identity.Recording;

/**
 * What time brings episodes by itself: nobody heard of somebody for longer than the rule
 * says. The episode is not closed; others are told, and the unit's own people to reach
 * get one more.
 */
@Component
class EpisodeCare {

	private final EpisodeStore store;

	private final EpisodeRules rules;

	private final ReachOuts reachOuts;

	private final ChangedRecords changes;

	private final Recording recording;

	private final Clock clock;

	EpisodeCare(EpisodeStore store, EpisodeRules rules, ReachOuts reachOuts, ChangedRecords changes,
			Recording recording, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.reachOuts = reachOuts;
		this.changes = changes;
		this.recording = recording;
		this.clock = clock;
	}

	@Scheduled(cron = "0 6 0 * * *", zone = "Europe/London")
	@SchedulerLock(name = "treatment.episodes")
	@Transactional
	void dayBegan() {
		var now = OffsetDateTime.now(clock);
		LocalDate today = ReachEntry.day(now);
		var silent = store.newlySilent(today.minusDays(rules.on(today).silentDays()));
		if (!silent.isEmpty()) {
			changes.disengaged(silent, now);
			recording.tellRows("treatment.episode.silent", "episodes of which nobody heard", silent.size());
		}
	}

	/**
	 * Reads what it tells from the episode itself: whoever was in touch since, or whose
	 * treatment ended, is not to be reached any more.
	 */
	@ApplicationModuleListener(id = "treatment.person-disengaged")
	void on(PersonDisengaged event) {
		UUID id = event.envelope().record().value();
		store.locked(new Episodes.Id(id))
			.filter(it -> it.view().open() && it.view().lastContactOn().equals(event.lastContactOn()))
			.ifPresent(it -> {
				if (it.person() != null) {
					reachOuts.found(it.view().unit(), ReachRules.DISENGAGED, it.view().ownRef(), it.person(),
							"%s|%s".formatted(id, event.lastContactOn()),
							event.envelope().occurredAt().atZone(AlertRules.ZONE).toOffsetDateTime());
				}
			});
	}

}
