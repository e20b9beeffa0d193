package scot.adp.bus;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventPublicationRegistry;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.Staleness;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.transaction.event.TransactionalApplicationListener;
import org.springframework.util.ClassUtils;
import scot.adp.platform.Rows;

/**
 * Who has yet to hear which event. A row is made with the change that the event tells of
 * and leaves with what its listener does, in the same transactions. Whoever delivers it
 * meanwhile has it on a lease, {@code due_at}; when that runs out, anybody may take it,
 * so nothing is lost whatever stops.
 * <p>
 * Stands in for Spring Modulith's own registry, on its tables: that one keeps what was
 * rolled back in memory for good, and reads all that waits at once to look for what is
 * stale and when the program ends.
 */
class Publications implements EventPublicationRegistry {

	private static final Logger log = LoggerFactory.getLogger(Publications.class);

	/** For how long a delivery is left to whoever has it in hand. */
	static final Duration LEASE = Duration.ofSeconds(30);

	/** How many deliveries to a quick listener a thread takes at a time. */
	private static final int SHARE = 8;

	/** What is over sooner is quick. */
	private static final Duration AT_ONCE = Duration.ofMillis(50);

	/** For how long deliveries wait behind one that runs. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final OffsetDateTime made = OffsetDateTime.now();

	private final JdbcClient jdbc;

	private final EventSerializer serializer;

	private final ApplicationContext context;

	private final ObjectProvider<Workers> workers;

	private final ThreadLocal<@Nullable InHand> delivering = new ThreadLocal<>();

	/** What threads have in hand here. */
	private final Set<Turn> turns = ConcurrentHashMap.newKeySet();

	/**
	 * Listeners whose last delivery was over at once: each thread takes several of
	 * theirs.
	 */
	private final Set<String> quick = ConcurrentHashMap.newKeySet();

	Publications(JdbcClient jdbc, EventSerializer serializer, ApplicationContext context,
			ObjectProvider<Workers> workers) {
		this.jdbc = jdbc;
		this.serializer = serializer;
		this.context = context;
		this.workers = workers;
	}

	@Override
	public Collection<TargetEventPublication> store(Object event, Stream<PublicationTargetIdentifier> listeners) {
		var stored = listeners.map(listener -> TargetEventPublication.of(event, listener)).toList();
		if (stored.isEmpty()) {
			return stored;
		}
		// The time of the clock: that of a long transaction may be past already.
		jdbc.sql("""
				insert into bus.event_publication (id, listener_id, event_type, serialized_event, publication_date,
				    status, completion_attempts, due_at)
				select one.id, one.listener, :type, :event, clock_timestamp(), 'PUBLISHED', 0, clock_timestamp()
				from unnest(:ids, :listeners) one (id, listener)""")
			.param("ids", stored.stream().map(TargetEventPublication::getIdentifier).toArray(UUID[]::new))
			.param("listeners", stored.stream().map(it -> it.getTargetIdentifier().getValue()).toArray(String[]::new))
			.param("type", event.getClass().getName())
			.param("event", serializer.serialize(event).toString())
			.update();
		return stored;
	}

	/** What is processed here was taken before. */
	@Override
	public void markProcessing(Object event, PublicationTargetIdentifier listener) {
	}

	/** Notes within the listener's own transaction that it has done its work. */
	void complete() {
		@Nullable InHand it = delivering.get();
		if (it != null) {
			archive(it.id);
			it.archived = true;
		}
	}

	/** Keeps what made a listener fail, until it is known to have failed. */
	void failing(Throwable cause) {
		@Nullable InHand it = delivering.get();
		if (it != null) {
			it.reason = cause.getClass().getSimpleName();
		}
	}

	@Override
	public void markCompleted(Object event, PublicationTargetIdentifier listener) {
		end(it -> {
			if (!it.archived) {
				archive(it.id);
			}
		});
	}

	@Override
	public void markFailed(Object event, PublicationTargetIdentifier listener) {
		end(this::fail);
	}

	private void end(Consumer<InHand> how) {
		@Nullable InHand it = delivering.get();
		if (it != null && !it.ended) {
			it.ended = true;
			how.accept(it);
		}
	}

	/**
	 * Delivers some of what is due: as much as there are threads free, and of each
	 * listener in turn.
	 * @param options of no use: how many at most is decided here
	 * @param consumer runs the listener
	 */
	@Override
	public void processFailedPublications(ResubmissionOptions options, Consumer<TargetEventPublication> consumer) {
		for (Turn turn : take()) {
			turns.add(turn);
			workers.getObject().run(() -> {
				try {
					deliver(turn, consumer);
				}
				finally {
					turns.remove(turn);
					handBack(turn.rest());
				}
			});
		}
	}

	private void deliver(Turn turn, Consumer<TargetEventPublication> consumer) {
		do {
			@Nullable Waiting one = turn.next();
			if (one == null) {
				return;
			}
			Workers.calling(() -> deliver(one, consumer));
			if (turn.lasted().compareTo(AT_ONCE) < 0) {
				quick.add(turn.listener);
			}
			else {
				quick.remove(turn.listener);
			}
		}
		while (workers.getObject().isRunning());
	}

	/** Leaves to other threads what waits behind a delivery that does not end. */
	void handBackWhatWaits() {
		turns.stream().filter(turn -> turn.lasted().compareTo(PATIENCE) > 0).forEach(turn -> {
			quick.remove(turn.listener);
			handBack(turn.rest());
		});
	}

	/** What was not begun was not tried. */
	private void handBack(List<UUID> ids) {
		if (!ids.isEmpty()) {
			jdbc.sql("""
					update bus.event_publication set completion_attempts = completion_attempts - 1,
					    status = case completion_attempts when 1 then 'PUBLISHED' else 'FAILED' end,
					    due_at = clock_timestamp()
					where id = any(:ids)""").param("ids", ids.toArray(UUID[]::new)).update();
		}
	}

	/** Says that what is in hand here still is. */
	void keepLeases() {
		UUID[] inHand = inHand();
		if (inHand.length > 0) {
			jdbc.sql("""
					update bus.event_publication set due_at = clock_timestamp() + make_interval(secs => :lease)
					where id = any(:inHand) and status <> 'FAILED'""")
				.param("lease", LEASE.toSeconds())
				.param("inHand", inHand)
				.update();
		}
	}

	/** Ends all leases of before: whoever had one is known to have stopped. */
	void endLeases() {
		jdbc.sql("""
				update bus.event_publication set due_at = clock_timestamp()
				where status <> 'FAILED' and due_at > clock_timestamp() and publication_date < :made""")
			.param("made", made)
			.update();
	}

	/** Parks what is due for a listener that the program has not. */
	void parkStrangers() {
		jdbc.sql("""
				select id from bus.event_publication where due_at <= now() and listener_id <> all(:listeners)
				limit 100""")
			.param("listeners", listeners().toArray(String[]::new))
			.query(UUID.class)
			.list()
			.forEach(id -> park(id, Reason.LISTENER_UNKNOWN.name()));
	}

	/** The ids by which somebody listens. */
	Set<String> listeners() {
		return ((AbstractApplicationContext) context).getApplicationListeners()
			.stream()
			.filter(TransactionalApplicationListener.class::isInstance)
			.map(it -> ((TransactionalApplicationListener<?>) it).getListenerId())
			.collect(Collectors.toSet());
	}

	/** An event of this type; empty where the program has no such type. */
	Optional<Class<?>> type(String name) {
		try {
			return Optional.of(ClassUtils.forName(name, context.getClassLoader()));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return Optional.empty();
		}
	}

	private void deliver(Waiting one, Consumer<TargetEventPublication> consumer) {
		Optional<Class<?>> type = type(one.eventType);
		if (type.isEmpty()) {
			park(one.id, Reason.EVENT_UNKNOWN.name());
		}
		else if (one.completionAttempts > Backoff.TRIES) {
			park(one.id, Reason.NEVER_ENDED.name());
		}
		else {
			deliver(one, type.get(), consumer);
		}
	}

	private void deliver(Waiting one, Class<?> type, Consumer<TargetEventPublication> consumer) {
		Object event;
		try {
			event = serializer.deserialize(one.serializedEvent, type);
		}
		catch (RuntimeException ex) {
			park(one.id, Reason.UNREADABLE.name());
			return;
		}
		var it = new InHand(one.id, one.completionAttempts);
		delivering.set(it);
		try {
			consumer.accept(new Taken(one, event));
			// Its condition says by now that it does not hear this.
			end(unheard -> archive(unheard.id));
		}
		catch (RuntimeException ex) {
			it.reason = ex.getClass().getSimpleName();
			end(this::fail);
		}
		finally {
			delivering.remove();
		}
	}

	/**
	 * Takes of each listener's no more than it has threads left, those of whom the fewest
	 * run first. Each is a try, since it is begun soon.
	 */
	private List<Turn> take() {
		int free = Workers.AT_ONCE - turns.size();
		if (free <= 0) {
			return List.of();
		}
		var listeners = List.copyOf(listeners());
		var runs = turns.stream().collect(Collectors.groupingBy(turn -> turn.listener, Collectors.counting()));
		return jdbc.sql("""
				select id, event_type, listener_id, serialized_event, publication_date, completion_attempts
				from bus.take(:listeners, :runs, :shares, :inHand, :ofOne, :free, :lease)""")
			.param("listeners", listeners.toArray(String[]::new))
			.param("runs", listeners.stream().map(it -> runs.getOrDefault(it, 0L).intValue()).toArray(Integer[]::new))
			.param("shares", listeners.stream().map(this::share).toArray(Integer[]::new))
			.param("inHand", inHand())
			.param("ofOne", Workers.OF_ONE)
			.param("free", free)
			.param("lease", (int) LEASE.toSeconds())
			.query(Rows.of(Waiting.class))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Waiting::listenerId))
			.entrySet()
			.stream()
			.flatMap(of -> of.getValue()
				.stream()
				.sorted(Comparator.comparing(Waiting::publicationDate))
				.gather(Gatherers.windowFixed(share(of.getKey())))
				.map(share -> new Turn(of.getKey(), share)))
			.toList();
	}

	private int share(String listener) {
		return quick.contains(listener) ? SHARE : 1;
	}

	private UUID[] inHand() {
		return turns.stream().flatMap(Turn::inHand).toArray(UUID[]::new);
	}

	private void fail(InHand it) {
		log.debug("Delivery {} failed with {}", it.id, it.reason);
		if (it.attempts >= Backoff.TRIES) {
			park(it.id, it.reason);
			return;
		}
		jdbc.sql("""
				update bus.event_publication set status = 'FAILED', reason = :reason,
				    due_at = clock_timestamp() + make_interval(secs => :wait)
				where id = :id""")
			.param("reason", it.reason)
			.param("wait", Backoff.after(it.attempts).toSeconds())
			.param("id", it.id)
			.update();
	}

	private void park(UUID id, String reason) {
		int parked = jdbc.sql("""
				with gone as (delete from bus.event_publication where id = :id returning *)
				insert into bus.parked (id, listener_id, event_type, serialized_event, publication_date, attempts,
				    reason, parked_at)
				select id, listener_id, event_type, serialized_event, publication_date,
				    least(completion_attempts, :tries), :reason, clock_timestamp()
				from gone""").param("id", id).param("tries", Backoff.TRIES).param("reason", reason).update();
		if (parked > 0) {
			log.error("Event publication {} is parked, {}: see the page Event bus", id, reason);
		}
	}

	private void archive(UUID id) {
		jdbc.sql("select bus.archive(:id)").param("id", id).query((row, at) -> id).single();
	}

	// The rest of the contract is for those who would read all that waits. Nobody does.

	@Override
	public Collection<TargetEventPublication> findIncompletePublications() {
		throw new UnsupportedOperationException("Deliver what is due by processFailedPublications");
	}

	@Override
	public Collection<TargetEventPublication> findIncompletePublicationsOlderThan(Duration duration) {
		throw new UnsupportedOperationException("Deliver what is due by processFailedPublications");
	}

	@Override
	public void processIncompletePublications(Predicate<EventPublication> filter,
			Consumer<TargetEventPublication> consumer, @Nullable Duration duration) {
		throw new UnsupportedOperationException("Deliver what is due by processFailedPublications");
	}

	@Override
	public void deleteCompletedPublicationsOlderThan(Duration duration) {
		throw new UnsupportedOperationException("BusCare forgets what was handled long ago");
	}

	@Override
	public void markStalePublicationsFailed(Staleness staleness) {
		throw new UnsupportedOperationException("A lease that runs out says so");
	}

	/** What one thread has before it: deliveries to one listener, one after another. */
	private static final class Turn {

		private final String listener;

		private final Queue<Waiting> rest;

		private volatile @Nullable Waiting now;

		private volatile long begun = System.nanoTime();

		Turn(String listener, List<Waiting> share) {
			this.listener = listener;
			this.rest = new ConcurrentLinkedQueue<>(share);
		}

		@Nullable Waiting next() {
			begun = System.nanoTime();
			now = rest.poll();
			return now;
		}

		/** How long the delivery that was begun last takes or took. */
		Duration lasted() {
			return Duration.ofNanos(System.nanoTime() - begun);
		}

		/** What is not begun, which it then has no more. */
		List<UUID> rest() {
			var left = new ArrayList<UUID>();
			for (Waiting one = rest.poll(); one != null; one = rest.poll()) {
				left.add(one.id);
			}
			return left;
		}

		Stream<UUID> inHand() {
			return Stream.concat(Stream.ofNullable(now), rest.stream()).map(Waiting::id);
		}

	}

	/** A delivery that this node has in hand. */
	private static final class InHand {

		private final UUID id;

		private final int attempts;

		private boolean archived;

		private boolean ended;

		// A failure that no listener threw is one of its commit.
		private String reason = "CommitFailed";

		InHand(UUID id, int attempts) {
			this.id = id;
			this.attempts = attempts;
		}

	}

	private record Waiting(UUID id, String eventType, String listenerId, String serializedEvent,
			OffsetDateTime publicationDate, int completionAttempts) {
	}

	/** A delivery that is tried again. */
	private record Taken(Waiting one, Object event) implements TargetEventPublication {

		@Override
		public UUID getIdentifier() {
			return one.id;
		}

		@Override
		public Object getEvent() {
			return event;
		}

		@Override
		public PublicationTargetIdentifier getTargetIdentifier() {
			return PublicationTargetIdentifier.of(one.listenerId);
		}

		@Override
		public Instant getPublicationDate() {
			return one.publicationDate.toInstant();
		}

		@Override
		public Optional<Instant> getCompletionDate() {
			return Optional.empty();
		}

		@Override
		public void markCompleted(Instant instant) {
			throw new UnsupportedOperationException("A row says it");
		}

		@Override
		public Status getStatus() {
			return Status.RESUBMITTED;
		}

		@Override
		public @Nullable Instant getLastResubmissionDate() {
			return null;
		}

		@Override
		public int getCompletionAttempts() {
			return one.completionAttempts;
		}

	}

}
