package scot.adp.bus;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.events.BusEvent;
import scot.adp.events.DataSet;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.events.SpaceCode;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.support.ModuleTest;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/** What is delivered, how often and when, with listeners of the test's own. */
@ModuleTest
@Import(BusModuleTests.Listeners.class)
class BusModuleTests {

	private static final Set<EventId> FAILS = ConcurrentHashMap.newKeySet();

	private static final Map<EventId, CountDownLatch> HELD = new ConcurrentHashMap<>();

	private static final Queue<BusEvent> HEARD = new ConcurrentLinkedQueue<>();

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	BusCare care;

	@Autowired
	Publications publications;

	@Autowired
	Workers workers;

	@Autowired
	EventBus bus;

	@Autowired
	ApplicationContext context;

	@MockitoBean
	Recording recording;

	@BeforeEach
	void standIns() {
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author()).id());
		willAnswer(call -> {
			call.<Consumer<Author>>getArgument(2).accept(author());
			return null;
		}).given(recording).once(any(String.class), any(), anyWork());
	}

	@AfterEach
	void backToStart() {
		FAILS.clear();
		HEARD.clear();
		HELD.values().forEach(CountDownLatch::countDown);
		HELD.clear();
	}

	/** B2. */
	@Test
	void anEventThatComesThreeTimesIsHandledOnce() {
		var event = new Happened(envelope(record(), 1));
		publish(event, event, new Happened(event.envelope()));
		settled(event);

		assertThat(HEARD).containsExactly(event);
		assertThat(archived(event)).isEqualTo(3);
	}

	/** The bus's half of B1. */
	@Test
	void whatIsOlderThanWhatWasHandledIsAcknowledgedAndLeftAlone() {
		RecordId record = record();
		var second = new Happened(envelope(record, 2));
		var first = new Happened(envelope(record, 1));
		publish(second);
		settled(second);
		publish(first);
		settled(first);

		assertThat(HEARD).containsExactly(second);
		assertThat(archived(first)).isEqualTo(1);
	}

	/**
	 * The bus's half of B1, of two kinds: what was planned comes after what it was moved
	 * to.
	 */
	@Test
	void whatIsOlderIsLeftAloneAlsoWhereItIsOfAnotherKindAndAnotherListenerHearsIt() {
		RecordId record = record();
		var moved = new Moved(envelope(record, 2));
		var planned = new Happened(envelope(record, 1));
		var ofAnother = new Happened(envelope(record(), 1));
		publish(moved);
		settled(moved);
		publish(planned, ofAnother);
		settled(planned);
		settled(ofAnother);

		assertThat(HEARD).containsExactly(moved, ofAnother);
		assertThat(archived(planned)).isEqualTo(1);
	}

	@Test
	void eventsOfWhichEachCountsAreAllHandledInWhateverOrder() {
		RecordId record = record();
		var second = changed(record, 2);
		var first = changed(record, 1);
		publish(second);
		settled(second);
		publish(first);
		settled(first);

		assertThat(HEARD).containsExactlyInAnyOrder(second, first);
	}

	/** B4. */
	@Test
	void tenFailuresParkAndFiveHundredNewerEventsAreDelivered() {
		var bad = new Happened(envelope(record(), 1));
		FAILS.add(bad.envelope().eventId());
		publish(bad);
		for (int tries = 1; tries < Backoff.TRIES; tries++) {
			failed(bad, tries);
			assertThat(waits(bad)).isBetween(Backoff.after(tries).minusSeconds(5), Backoff.after(tries));
			due(bad);
		}
		await().until(() -> parked(bad).isPresent());
		var newer = IntStream.range(0, 500).mapToObj(number -> new Happened(envelope(record(), 1))).toList();
		publish(newer.toArray(BusEvent[]::new));

		await().atMost(Duration.ofSeconds(20)).until(() -> HEARD.containsAll(newer));
		assertThat(HEARD).doesNotContain(bad).doesNotHaveDuplicates();
		assertThat(bus.parked("bus.test", 0, 10)).filteredOn(it -> it.id().equals(parked(bad).orElseThrow()))
			.singleElement()
			.satisfies(it -> {
				assertThat(it.event()).isEqualTo("Happened");
				assertThat(it.attempts()).isEqualTo(Backoff.TRIES);
				assertThat(it.reason()).isEqualTo("IllegalArgumentException");
			});
		assertThat(care.health().getStatus().getCode()).isEqualTo("DOWN");
		bus.discard(key(), parked(bad).orElseThrow(), "It was made for a test.");
		assertThat(parked(bad)).isEmpty();
	}

	@Test
	void whatFailsKeepsNothingOfWhatItsListenerDid() {
		var event = new Happened(envelope(record(), 1));
		FAILS.add(event.envelope().eventId());
		publish(event);
		failed(event, 1);

		assertThat(applied(event)).isZero();
		FAILS.clear();
		due(event);
		settled(event);
		assertThat(HEARD).containsExactly(event);
		assertThat(applied(event)).isEqualTo(1);
	}

	@Test
	void whatIsParkedIsTriedAgainOneByOneOrAllOfAListener() {
		var one = parkedEvent("bus.test");
		var another = parkedEvent("bus.test");
		var third = parkedEvent("bus.test");
		bus.retry(key(), new EventBus.ParkedId(one));
		await().until(() -> count("event_publication_archive", one) == 1);
		assertThat(bus.countParked("bus.test")).isEqualTo(2);
		bus.retryAll(key(), "bus.test");

		await()
			.until(() -> count("event_publication_archive", another) + count("event_publication_archive", third) == 2);
		assertThat(HEARD).hasSize(3);
	}

	@Test
	void whatIsParkedIsDiscardedForAReasonAlone() {
		var id = new EventBus.ParkedId(parkedEvent("bus.test"));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> bus.discard(key(), id, " "));
		bus.discard(key(), id, "The record is gone.");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> bus.discard(key(), id, "Twice."));
		assertThat(jdbc.sql("select why from bus.discarded where id = :id")
			.param("id", id.value())
			.query(String.class)
			.single()).isEqualTo("The record is gone.");
		assertThat(HEARD).isEmpty();
	}

	@Test
	void personsKeyIsParkedNoLongerThanThirtyDaysAndIsNotAmongWhatIsDiscarded() {
		var person = new PersonKey(new SpaceCode("TRT"), "0123456789abcdef0123456789abcdef", 1);
		var about = new Happened(
				new Envelope(new EventId(UUID.randomUUID()), record(), 1, Instant.now(), null, 1, person));
		UUID old = parked("bus.test", about);
		UUID decided = parked("bus.test", about);
		UUID nobodys = parkedEvent("bus.test");
		UUID fresh = parked("bus.test", about);
		jdbc.sql("update bus.parked set parked_at = now() - interval '31 days' where id <> :id")
			.param("id", fresh)
			.update();
		bus.discard(key(), new EventBus.ParkedId(decided), "The record is gone.");
		care.forget();

		assertThat(count("parked", old)).isZero();
		assertThat(count("parked", nobodys)).isEqualTo(1);
		assertThat(count("parked", fresh)).isEqualTo(1);
		assertThat(jdbc.sql("select to_jsonb(d)::text from bus.discarded d where id in (:ids)")
			.param("ids", List.of(old, decided))
			.query(String.class)
			.list()).hasSize(2)
			.allSatisfy(row -> assertThat(row).contains(about.envelope().record().value().toString())
				.doesNotContain(person.value()));
		jdbc.sql("delete from bus.parked").update();
	}

	@Test
	void whatNobodyKnowsAnyMoreIsParkedAndSaysSo() {
		var stranger = waiting("scot.adp.events.NoSuchEvent", "bus.test", "{}");
		var unheard = waiting(Happened.class.getName(), "bus.nobody", "{}");
		var unreadable = waiting(Happened.class.getName(), "bus.test", "{\"envelope\":7}");

		await().until(() -> count("parked", stranger) + count("parked", unheard) + count("parked", unreadable) == 3);
		assertThat(reason(stranger)).isEqualTo("EVENT_UNKNOWN");
		assertThat(reason(unheard)).isEqualTo("LISTENER_UNKNOWN");
		assertThat(reason(unreadable)).isEqualTo("UNREADABLE");
		assertThat(bus.state().stranded()).isEqualTo(2);
		jdbc.sql("delete from bus.parked").update();
	}

	@Test
	void whatAStoppedProgramHadInHandIsDeliveredWhenItsLeaseEnds() {
		var event = new Happened(envelope(record(), 1));
		UUID id = waiting(Happened.class.getName(), "bus.test", json(event));
		jdbc.sql("""
				update bus.event_publication set status = 'PUBLISHED', due_at = clock_timestamp() + interval '1 hour',
				    publication_date = publication_date - interval '1 day' where id = :id""").param("id", id).update();
		publications.endLeases();
		settled(event);

		assertThat(HEARD).containsExactly(event);
	}

	@Test
	void whatNeverComesToAnEndIsParkedToo() {
		UUID id = taken(new Happened(envelope(record(), 1)), "10", "0 seconds");

		await().until(() -> count("parked", id) == 1);
		assertThat(reason(id)).isEqualTo("NEVER_ENDED");
		assertThat(HEARD).isEmpty();
		jdbc.sql("delete from bus.parked").update();
	}

	/** On another node: this one has it not in hand. */
	@Test
	void whatAnotherNodeHasInHandIsLeftToItUntilItsLeaseEnds() {
		var event = new Happened(envelope(record(), 1));
		UUID id = taken(event, "1", "1 hour");
		var next = new Happened(envelope(record(), 1));
		publish(next);
		settled(next);
		assertThat(HEARD).containsExactly(next);
		jdbc.sql("update bus.event_publication set due_at = clock_timestamp() where id = :id").param("id", id).update();
		workers.wake();
		settled(event);

		assertThat(HEARD).containsExactly(next, event);
	}

	/** Two nodes look at the same moment: each row is one's. */
	@Test
	void whatOneNodeTakesNoOtherTakes() {
		var first = node();
		var second = node();
		workers.stop();
		try {
			var many = IntStream.range(0, Workers.OF_ONE)
				.mapToObj(number -> new Happened(envelope(record(), 1)))
				.toList();
			publish(many.toArray(BusEvent[]::new));
			var got = new ConcurrentLinkedQueue<UUID>();
			var took = Stream.of(first, second)
				.map(node -> CompletableFuture
					.runAsync(() -> node.processFailedPublications(ResubmissionOptions.defaults(),
							publication -> got.add(publication.getIdentifier()))))
				.toArray(CompletableFuture<?>[]::new);
			CompletableFuture.allOf(took).join();

			assertThat(got).doesNotHaveDuplicates().hasSize(many.size());
		}
		finally {
			workers.start();
		}
	}

	@Test
	void leaseOfWhatStillRunsIsProlonged() {
		var event = new Happened(envelope(record(), 1));
		HELD.put(event.envelope().eventId(), new CountDownLatch(1));
		publish(event);
		await().until(() -> status(event).equals("RESUBMITTED"));
		jdbc.sql("update bus.event_publication set due_at = clock_timestamp() where serialized_event like :event")
			.param("event", like(event))
			.update();
		await().until(() -> waits(event).toSeconds() > 20);
		HELD.remove(event.envelope().eventId()).countDown();
		settled(event);

		assertThat(HEARD).containsExactly(event);
	}

	/**
	 * A mail server that does not answer, or a backlog of one listener, holds up nobody
	 * else.
	 */
	@Test
	void listenerThatHangsLeavesThreadsToTheOthers() {
		var latch = new CountDownLatch(1);
		var hanging = IntStream.range(0, 50).mapToObj(number -> new Happened(envelope(record(), 1))).toList();
		hanging.forEach(event -> HELD.put(event.envelope().eventId(), latch));
		publish(hanging.toArray(BusEvent[]::new));
		await().until(() -> running("bus.test") == Workers.OF_ONE);
		var beside = new Moved(envelope(record(), 1));
		publish(beside);
		settled(beside);

		assertThat(HEARD).containsExactly(beside);
		assertThat(running("bus.test")).isEqualTo(Workers.OF_ONE);
		assertThat(jdbc.sql("select max(completion_attempts) from bus.event_publication where status = 'PUBLISHED'")
			.query(Integer.class)
			.single()).isZero();
		latch.countDown();
		await().atMost(Duration.ofSeconds(20)).until(() -> HEARD.containsAll(hanging));
	}

	@Test
	void changeThatIsTakenBackTellsNobody() {
		var event = new Happened(envelope(record(), 1));
		transaction.executeWithoutResult(status -> {
			events.publishEvent(event);
			status.setRollbackOnly();
		});
		var next = new Happened(envelope(record(), 1));
		publish(next);
		settled(next);

		assertThat(HEARD).containsExactly(next);
	}

	@Test
	void listenerOutsideOfATransactionFails() {
		var proxy = new ProxyFactory(new Hearing());
		proxy.setProxyTargetClass(true);
		proxy.addAdvice(new OnceEach(context.getBeanProvider(Applied.class),
				context.getBeanProvider(Publications.class), context.getBeanProvider(BusMetrics.class)));
		var listener = (Hearing) proxy.getProxy();

		assertThatIllegalStateException().isThrownBy(() -> listener.on(new Happened(envelope(record(), 1))))
			.withMessageContaining("bus.test");
		assertThat(HEARD).isEmpty();
	}

	@Test
	void whatWasHandledIsForgottenAfterThirtyDaysAndNotWhileAnythingMayStillComeLate() {
		var old = new Happened(envelope(record(), 1));
		var late = new Happened(envelope(record(), 1));
		publish(old, late);
		settled(old);
		settled(late);
		for (String table : List.of("applied", "applied_revision")) {
			jdbc.sql("update bus.%s set applied_at = now() - interval '31 days'".formatted(table)).update();
		}
		jdbc.sql("update bus.event_publication_archive set completion_date = now() - interval '31 days'").update();
		UUID parked = parkedEvent("bus.test");
		jdbc.sql("update bus.parked set publication_date = now() - interval '32 days' where id = :id")
			.param("id", parked)
			.update();
		care.forget();
		assertThat(archived(old)).isZero();
		assertThat(applied(old)).isEqualTo(1);

		jdbc.sql("delete from bus.parked").update();
		care.forget();
		assertThat(applied(old)).isZero();
		assertThat(jdbc.sql("select count(*) from bus.applied_revision").query(Integer.class).single()).isZero();
	}

	@Test
	void lastHourIsToldInTwelveParts() {
		var event = new Happened(envelope(record(), 1));
		publish(event);
		settled(event);

		assertThat(bus.handled()).hasSize(12)
			.last()
			.satisfies(part -> assertThat(part.from()).isBetween(OffsetDateTime.now().minusMinutes(6),
					OffsetDateTime.now()));
		assertThat(bus.handled().stream().mapToInt(HandledView::deliveries).sum()).isPositive();
		assertThat(bus.state().handled()).isPositive();
	}

	/**
	 * A thread that took several has the others wait no longer than a moment behind one
	 * that hangs.
	 */
	@Test
	void whatWaitsBehindADeliveryThatHangsIsHandedToAnotherThread() {
		// A listener that was quick is given several at a time.
		var before = new Happened(envelope(record(), 1));
		publish(before);
		settled(before);
		var latch = new CountDownLatch(1);
		var events = IntStream.range(0, 8).mapToObj(number -> new Happened(envelope(record(), 1))).toList();
		HELD.put(events.getFirst().envelope().eventId(), latch);
		publish(events.toArray(BusEvent[]::new));
		await().until(() -> HEARD.containsAll(events.subList(1, 8)));

		assertThat(HEARD).doesNotContain(events.getFirst());
		assertThat(jdbc
			.sql("select completion_attempts from bus.event_publication_archive where serialized_event like :event")
			.param("event", like(events.getLast()))
			.query(Integer.class)
			.single()).isOne();
		latch.countDown();
		settled(events.getFirst());
	}

	/**
	 * Whatever the database last knew of how much waits: it looks nothing through from
	 * end to end.
	 */
	@Test
	void whatWaitsForOneListenerIsNotReadForAnother() {
		jdbc.sql("""
				insert into bus.event_publication (id, listener_id, event_type, serialized_event, publication_date,
				    status, completion_attempts, due_at)
				select gen_random_uuid(), 'bus.test', 'later', '{}', now(), 'FAILED', 1, now() + interval '1 hour'
				from generate_series(1, 20000)""").update();
		try {
			jdbc.sql("analyze bus.event_publication").update();
			long before = read();
			var events = IntStream.range(0, 100).mapToObj(number -> new Moved(envelope(record(), 1))).toList();
			events.forEach(this::publish);
			await().atMost(Duration.ofSeconds(20)).until(() -> HEARD.containsAll(events));

			assertThat(read() - before).isLessThan(10 * 20_000);
		}
		finally {
			jdbc.sql("delete from bus.event_publication where event_type = 'later'").update();
		}
	}

	private long read() {
		jdbc.sql("select pg_stat_force_next_flush()").query((row, at) -> 0).list();
		return jdbc
			.sql("""
					select seq_tup_read from pg_stat_user_tables where schemaname = 'bus' and relname = 'event_publication'""")
			.query(Long.class)
			.single();
	}

	private void publish(BusEvent... told) {
		transaction.executeWithoutResult(status -> List.of(told).forEach(events::publishEvent));
	}

	private void settled(BusEvent event) {
		await().until(() -> jdbc.sql("select count(*) from bus.event_publication where serialized_event like :event")
			.param("event", like(event))
			.query(Integer.class)
			.single() == 0 && archived(event) > 0);
	}

	private void failed(BusEvent event, int tries) {
		await().until(() -> jdbc.sql("""
				select count(*) from bus.event_publication
				where serialized_event like :event and status = 'FAILED' and completion_attempts = :tries""")
			.param("event", like(event))
			.param("tries", tries)
			.query(Integer.class)
			.single() == 1);
	}

	private Duration waits(BusEvent event) {
		return Duration.ofSeconds(jdbc.sql("""
				select cast(round(extract(epoch from due_at - clock_timestamp())) as bigint) from bus.event_publication
				where serialized_event like :event""").param("event", like(event)).query(Long.class).single());
	}

	private void due(BusEvent event) {
		jdbc.sql("update bus.event_publication set due_at = clock_timestamp() where serialized_event like :event")
			.param("event", like(event))
			.update();
		workers.wake();
	}

	private int archived(BusEvent event) {
		return jdbc.sql("select count(*) from bus.event_publication_archive where serialized_event like :event")
			.param("event", like(event))
			.query(Integer.class)
			.single();
	}

	private int applied(BusEvent event) {
		return jdbc.sql("select count(*) from bus.applied where event_id = :id")
			.param("id", event.envelope().eventId().value())
			.query(Integer.class)
			.single();
	}

	private Optional<EventBus.ParkedId> parked(BusEvent event) {
		return jdbc.sql("select id from bus.parked where serialized_event like :event")
			.param("event", like(event))
			.query(UUID.class)
			.optional()
			.map(EventBus.ParkedId::new);
	}

	private UUID parkedEvent(String listener) {
		return parked(listener, new Happened(envelope(record(), 1)));
	}

	private UUID parked(String listener, BusEvent event) {
		UUID id = UUID.randomUUID();
		jdbc.sql("""
				insert into bus.parked (id, listener_id, event_type, serialized_event, publication_date, attempts,
				    reason, parked_at) values (:id, :listener, :type, :event, now(), 10, 'Test', now())""")
			.param("id", id)
			.param("listener", listener)
			.param("type", event.getClass().getName())
			.param("event", json(event))
			.update();
		return id;
	}

	private UUID waiting(String type, String listener, String event) {
		UUID id = UUID.randomUUID();
		jdbc.sql("""
				insert into bus.event_publication (id, listener_id, event_type, serialized_event, publication_date,
				    status, completion_attempts, due_at)
				values (:id, :listener, :type, :event, now(), 'FAILED', 1, now())""")
			.param("id", id)
			.param("listener", listener)
			.param("type", type)
			.param("event", event)
			.update();
		return id;
	}

	/** Waits, taken so many times before, the last time by another. */
	private UUID taken(BusEvent event, String times, String lease) {
		UUID id = UUID.randomUUID();
		jdbc.sql("""
				insert into bus.event_publication (id, listener_id, event_type, serialized_event, publication_date,
				    status, completion_attempts, due_at)
				values (:id, 'bus.test', :type, :event, now(), 'RESUBMITTED', cast(:times as int),
				    clock_timestamp() + cast(:lease as interval))""")
			.param("id", id)
			.param("type", event.getClass().getName())
			.param("event", json(event))
			.param("times", times)
			.param("lease", lease)
			.update();
		return id;
	}

	private Publications node() {
		var workers = mock(Workers.class);
		willAnswer(call -> {
			call.<Runnable>getArgument(0).run();
			return null;
		}).given(workers).run(any());
		var provider = new StaticListableBeanFactory(Map.of("workers", workers)).getBeanProvider(Workers.class);
		return new Publications(jdbc, context.getBean(EventSerializer.class), context, provider);
	}

	private String status(BusEvent event) {
		return jdbc.sql("select status from bus.event_publication where serialized_event like :event")
			.param("event", like(event))
			.query(String.class)
			.optional()
			.orElse("");
	}

	private int running(String listener) {
		return jdbc
			.sql("select count(*) from bus.event_publication where listener_id = :listener and status = 'RESUBMITTED'")
			.param("listener", listener)
			.query(Integer.class)
			.single();
	}

	private int count(String table, UUID id) {
		return jdbc.sql("select count(*) from bus.%s where id = :id".formatted(table))
			.param("id", id)
			.query(Integer.class)
			.single();
	}

	private String reason(UUID id) {
		return jdbc.sql("select reason from bus.parked where id = :id").param("id", id).query(String.class).single();
	}

	private static String json(BusEvent event) {
		return JsonMapper.shared().writeValueAsString(event);
	}

	private static String like(BusEvent event) {
		return "%" + event.envelope().eventId().value() + "%";
	}

	private static RecordsChanged changed(RecordId record, int revision) {
		return new RecordsChanged(envelope(record, revision), new DataSet("test.records"), LocalDate.of(2026, 11, 2),
				LocalDate.of(2026, 11, 3));
	}

	private static RecordId record() {
		return new RecordId(UUID.randomUUID());
	}

	private static Envelope envelope(RecordId record, int revision) {
		return new Envelope(new EventId(UUID.randomUUID()), record, revision, Instant.now(), null, 1, null);
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static Author author() {
		return new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Anna Reid, Administrator",
				OffsetDateTime.now());
	}

	private static Function<Author, Made<Identifier>> anyChange() {
		return any();
	}

	private static Consumer<Author> anyWork() {
		return any();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Listeners {

		@Bean
		Hearing hearing() {
			return new Hearing();
		}

	}

	/** Hears, and fails for what it is told to. */
	static class Hearing {

		@ApplicationModuleListener(id = "bus.test")
		void on(Happened event) {
			hear(event);
		}

		@ApplicationModuleListener(id = "bus.test-moved")
		void on(Moved event) {
			hear(event);
		}

		@ApplicationModuleListener(id = "bus.test-each")
		void on(RecordsChanged event) {
			hear(event);
		}

		private void hear(BusEvent event) {
			@Nullable CountDownLatch held = HELD.get(event.envelope().eventId());
			if (held != null) {
				await().until(() -> held.getCount() == 0);
			}
			if (FAILS.contains(event.envelope().eventId())) {
				throw new IllegalArgumentException("as it was told to");
			}
			HEARD.add(event);
		}

	}

}
