package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Recording;

/**
 * What time brings aftercare by itself: that nobody was in touch in time. Others hear of
 * it once, and of people of 16 or over alone.
 */
@Component
class AftercareCare {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private final AftercareStore store;

	private final AftercareCheck check;

	private final FamilyNews changes;

	private final Recording recording;

	private final Clock clock;

	AftercareCare(AftercareStore store, AftercareCheck check, FamilyNews changes, Recording recording, Clock clock) {
		this.store = store;
		this.check = check;
		this.changes = changes;
		this.recording = recording;
		this.clock = clock;
	}

	@Scheduled(cron = "0 4 0 * * *", zone = "Europe/London")
	@SchedulerLock(name = "families.aftercare")
	@Transactional
	void dayBegan() {
		var now = OffsetDateTime.now(clock);
		LocalDate today = now.atZoneSameInstant(ZONE).toLocalDate();
		var missed = store.missed(today, now);
		missed.stream().filter(it -> check.older(it.ageBand())).forEach(it -> changes.missed(it, now));
		if (!missed.isEmpty()) {
			recording.tellRows("families.aftercare.miss", "aftercare without a contact in time", missed.size());
		}
	}

}
