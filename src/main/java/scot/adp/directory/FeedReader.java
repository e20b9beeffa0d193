package scot.adp.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Reads feeds by their addresses, when somebody asks and at night. What is read waits in
 * {@link Feeds} until somebody looks at it. Nothing of the database is held while another
 * machine is waited for.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class FeedReader {

	private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

	private final FeedStore store;

	private final FeedClient client;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	FeedReader(FeedStore store, FeedClient client, Recording recording, TransactionTemplate transaction, Clock clock) {
		this.store = store;
		this.client = client;
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Reads a feed by its address now, which can take some minutes.
	 * @return what came of it
	 * @throws Problem where it has no address or is read no more
	 */
	@Allowed(operation = "directory.feed.bring", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public FeedView readNow(String idempotencyKey, Feeds.Id id) {
		FeedView feed = known(id);
		String address = Optional.ofNullable(feed.address())
			.filter(it -> feed.stoppedOn() == null)
			.orElseThrow(() -> Problem.conflict("This feed is not read by its address.", feed.version()));
		var answer = client.read(address, feed.waitingSince() != null ? Map.of() : store.answers(id));
		transaction
			.executeWithoutResult(status -> recording.once(idempotencyKey, List.of(id), Feeds.Id::new, author -> {
				var outcome = keep(feed, address, answer);
				return new Made<>(id, Feeds.subject(id), told(outcome, answer.fault()));
			}));
		return known(id);
	}

	/**
	 * Reads those that are read each night; one that fails keeps none from the others.
	 */
	@Scheduled(cron = "0 40 3 * * *", zone = "Europe/London")
	@SchedulerLock(name = "directory.feeds", lockAtMostFor = "PT3H")
	void tonight() {
		for (FeedView feed : store.nightly()) {
			try {
				String address = Optional.ofNullable(feed.address()).orElseThrow();
				var answer = client.read(address, store.answers(feed.id()));
				transaction.executeWithoutResult(status -> {
					var outcome = keep(feed, address, answer);
					recording.tell("directory.feed.bring", Feeds.subject(feed.id()), told(outcome, answer.fault()));
				});
			}
			catch (RuntimeException ex) {
				LOG.warn("A feed could not be read: {}", feed.id().value(), ex);
			}
		}
	}

	private static Map<String, String> told(FeedView.Outcome outcome, FeedView.@Nullable Fault fault) {
		return Map.of("outcome", outcome.name(), "fault", String.valueOf(fault));
	}

	private FeedView.Outcome keep(FeedView feed, String address, FeedClient.Answer answer) {
		OffsetDateTime now = OffsetDateTime.now(clock);
		OpenReferral.@Nullable Reading reading = answer.reading();
		if (reading != null && !store.known(feed.id(), answer.sha256())) {
			store.keep(feed.id(), new FeedReading.Id(UUID.randomUUID()), address, answer.sha256(), answer.size(),
					reading, now);
			store.answered(feed.id(), answer.answers());
			return FeedView.Outcome.WAITING;
		}
		var outcome = (answer.outcome() == FeedView.Outcome.FAILED) ? FeedView.Outcome.FAILED
				: FeedView.Outcome.UNCHANGED;
		store.read(feed.id(), outcome, answer.fault(), now);
		if (reading != null) {
			store.answered(feed.id(), answer.answers());
		}
		return outcome;
	}

	private FeedView known(Feeds.Id id) {
		return store.find(id).orElseThrow(() -> Problem.notFound("feed", id.value().toString()));
	}

}
