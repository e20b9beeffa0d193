package scot.adp.treatment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.Recording;

/**
 * Judges waits anew that were judged by another rule than the configuration says now: in
 * the background, some at a time, while everything else goes on. What is done is seen on
 * the rows, so after a stop it goes on where it was.
 */
@Component
class WaitJudging {

	private static final Logger LOG = LoggerFactory.getLogger(WaitJudging.class);

	private static final int AT_ONCE = 1_000;

	/** It rests this part of the time that it works, so that pages are not held up. */
	private static final double RESTING = 0.5;

	private static final int TOLD_EACH = 50_000;

	private final WaitStore store;

	private final WaitRules rules;

	private final WaitSource source;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private volatile @Nullable Progress progress;

	WaitJudging(WaitStore store, WaitRules rules, WaitSource source, ChangedRecords changes, Recording recording,
			TransactionTemplate transaction, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.source = source;
		this.changes = changes;
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(initialDelay = 5_000, fixedDelay = 600_000)
	@SchedulerLock(name = "treatment.waits", lockAtMostFor = "PT1H")
	void run() {
		var stamps = rules.stamps();
		long all = store.judgedOtherwise(stamps);
		if (all == 0) {
			return;
		}
		LOG.info("{} waits are judged anew, since the rules changed.", all);
		long done = 0;
		@Nullable UUID last = null;
		boolean more = true;
		while (more) {
			progress = new Progress(done, Math.max(all, done));
			@Nullable UUID after = last;
			long begun = System.nanoTime();
			var judged = transaction.execute(status -> some(stamps, after));
			last = (judged != null) ? judged.last() : null;
			int number = (judged != null) ? judged.number() : 0;
			if ((done + number) / TOLD_EACH > done / TOLD_EACH) {
				LOG.info("{} of {} waits are judged anew.", done + number, all);
			}
			done += number;
			more = last != null && rested(System.nanoTime() - begun);
		}
		progress = null;
		LOG.info("{} waits were judged anew.", done);
	}

	/** How far it is; empty where all waits are judged as they are to be. */
	Optional<Progress> progress() {
		return Optional.ofNullable(progress);
	}

	/** False where the program is about to end. */
	private static boolean rested(long worked) {
		try {
			Thread.sleep(Duration.ofNanos((long) (worked * RESTING)));
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** The last ones tell of all, so that what counts waits counts them anew once. */
	private Batch some(List<WaitRules.Stamp> stamps, @Nullable UUID after) {
		LocalDate today = LocalDate.now(clock);
		var waits = store.judgedOtherwise(stamps, after, AT_ONCE);
		store.judge(waits.stream()
			.map(it -> new WaitStore.Anew(it.id(), it.version(), Judged.of(it.receivedOn(), it.facts(), rules, today)))
			.toList());
		if (waits.size() == AT_ONCE) {
			return new Batch(AT_ONCE, waits.getLast().id().value());
		}
		var now = OffsetDateTime.now(clock);
		source.earliest().ifPresent(first -> changes.ofAllWaits(first.isAfter(today) ? today : first, today, now));
		recording.tellRows("treatment.wait.judge", "waits judged by another rule", waits.size());
		return new Batch(waits.size(), null);
	}

	/** So many of all. */
	record Progress(long done, long all) {
	}

	/**
	 * Some that were judged.
	 *
	 * @param last the last of them; null where there are no more
	 */
	private record Batch(int number, @Nullable UUID last) {
	}

}
