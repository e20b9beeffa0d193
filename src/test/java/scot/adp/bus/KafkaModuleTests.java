package scot.adp.bus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
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
import scot.adp.identity.Recording;
import scot.adp.platform.UnitId;
import scot.adp.support.MovableClock;
import scot.adp.support.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events on their way to a real broker, which comes after they do. */
@ApplicationModuleTest(verifyAutomatically = false, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = KafkaModuleTests.OwnServers.class)
@Import(KafkaModuleTests.OwnClock.class)
@TestPropertySource(properties = {
		"spring.autoconfigure.exclude=org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration,"
				+ "com.vaadin.flow.spring.SpringBootAutoConfiguration,"
				+ "com.vaadin.flow.spring.SpringSecurityAutoConfiguration" })
class KafkaModuleTests {

	private static final String TOPIC = "test.records-changed";

	private static final int PORT = freePort();

	private static final Queue<BusEvent> HEARD = new ConcurrentLinkedQueue<>();

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@MockitoBean
	Recording recording;

	/**
	 * The broker is away, comes, and has each event once, in the form that is promised.
	 */
	@Test
	@SuppressWarnings("try")
	void nothingIsLostWhileTheBrokerIsAwayAndNobodyWaitsForIt() throws IOException {
		var told = new ArrayList<RecordsChanged>();
		for (int i = 0; i < 20; i++) {
			told.add(changed());
		}
		Instant before = Instant.now();
		publish(told.toArray(BusEvent[]::new));
		assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
		publish(new Happened(envelope()));
		await().atMost(Duration.ofSeconds(30)).until(() -> waiting("FAILED") == 20);
		assertThat(waiting("PUBLISHED")).isZero();

		// This broker takes no port that it is given.
		var broker = new EmbeddedKafkaKraftBroker(1, 1, TOPIC);
		broker.afterPropertiesSet();
		try (var door = new Door(PORT, broker)) {
			var received = received(broker, told.size());

			assertThat(received).extracting(ConsumerRecord::key)
				.containsExactlyInAnyOrderElementsOf(
						told.stream().map(it -> it.envelope().record().value().toString()).toList());
			assertThat(received).isNotEmpty().allSatisfy(record -> {
				var json = JsonMapper.shared().readTree(record.value());
				assertThat(json.at("/dataSet/value").asString()).isEqualTo("strategy.updates");
				assertThat(json.at("/envelope/unit/value").asString()).isEqualTo("NADARS");
				assertThat(record.value()).doesNotContain("person", "0123456789abcdef");
				assertThat(header(record, "adp-event-type")).isEqualTo("RecordsChanged");
				assertThat(header(record, "adp-schema")).isEqualTo("1");
				assertThat(header(record, "adp-event-id")).isEqualTo(json.at("/envelope/eventId/value").asString());
			});
			assertThat(broker.getTopics()).containsExactly(TOPIC);
		}
		finally {
			broker.destroy();
		}
	}

	/** A broker that takes the call and says nothing is worse than one that is away. */
	@Test
	void brokerThatHangsHoldsUpNobodyElse() throws IOException {
		try (var silent = new ServerSocket(PORT)) {
			for (int i = 0; i < 20; i++) {
				publish(changed());
			}
			await().until(() -> waiting("RESUBMITTED") == Workers.OF_ONE);
			var beside = new Happened(envelope());
			publish(beside);
			await().atMost(Duration.ofSeconds(2)).until(() -> HEARD.contains(beside));

			assertThat(silent.isBound()).isTrue();
		}
		finally {
			jdbc.sql("delete from bus.event_publication").update();
		}
	}

	@Test
	void recordsOfADataSetThatIsNotNamedStayHere() {
		publish(changed("justice.releases"), changed("treatment.first-supplies"));

		assertThat(jdbc.sql("""
				select (select count(*) from bus.event_publication where serialized_event like any(:sets))
				    + (select count(*) from bus.event_publication_archive where serialized_event like any(:sets))""")
			.param("sets", new String[] { "%justice.releases%", "%treatment.first-supplies%" })
			.query(Integer.class)
			.single()).isZero();
	}

	private List<ConsumerRecord<String, String>> received(EmbeddedKafkaKraftBroker broker, int many) {
		var settings = KafkaTestUtils.consumerProps(broker, "test", false);
		settings.put("auto.offset.reset", "earliest");
		var received = new ArrayList<ConsumerRecord<String, String>>();
		try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
			consumer.subscribe(List.of(TOPIC));
			var minutes = new AtomicInteger();
			await().atMost(Duration.ofSeconds(60)).until(() -> {
				clock.set(MovableClock.START.plusMinutes(minutes.incrementAndGet()));
				jdbc.sql("""
						update bus.event_publication set due_at = clock_timestamp()
						where status = 'FAILED' and completion_attempts < 9""").update();
				consumer.poll(Duration.ofMillis(200)).forEach(received::add);
				return waiting("FAILED") + waiting("RESUBMITTED") == 0 && received.size() >= many;
			});
			consumer.poll(Duration.ofMillis(500)).forEach(received::add);
		}
		return received;
	}

	private int waiting(String status) {
		return jdbc
			.sql("select count(*) from bus.event_publication where listener_id = 'bus.kafka' and status = :status")
			.param("status", status)
			.query(Integer.class)
			.single();
	}

	private void publish(BusEvent... told) {
		transaction.executeWithoutResult(status -> List.of(told).forEach(events::publishEvent));
	}

	private static String header(ConsumerRecord<String, String> record, String name) {
		return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
	}

	private static RecordsChanged changed() {
		return changed("strategy.updates");
	}

	private static RecordsChanged changed(String dataSet) {
		return new RecordsChanged(envelope(), new DataSet(dataSet), LocalDate.of(2026, 11, 2),
				LocalDate.of(2026, 11, 3));
	}

	private static Envelope envelope() {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(UUID.randomUUID()), 1, Instant.now(),
				new UnitId("NADARS"), 1, new PersonKey(new SpaceCode("TRT"), "0123456789abcdef0123456789abcdef", 1));
	}

	private static int freePort() {
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Where the broker is to be found from now on. */
	private static final class Door implements AutoCloseable {

		private final ServerSocket open;

		private final int broker;

		Door(int port, EmbeddedKafkaKraftBroker broker) throws IOException {
			open = new ServerSocket(port);
			this.broker = Integer.parseInt(broker.getBrokersAsString().replaceAll(".*:", ""));
			Thread.ofVirtual().start(this::listen);
		}

		@Override
		public void close() throws IOException {
			open.close();
		}

		private void listen() {
			try {
				while (true) {
					var here = open.accept();
					var there = new Socket("localhost", broker);
					Thread.ofVirtual().start(() -> pass(here, there));
					Thread.ofVirtual().start(() -> pass(there, here));
				}
			}
			catch (IOException ex) {
				// Closed.
			}
		}

		private static void pass(Socket from, Socket to) {
			try (from; to) {
				from.getInputStream().transferTo(to.getOutputStream());
			}
			catch (IOException ex) {
				// One of them went.
			}
		}

	}

	static class OwnServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			var settings = new HashMap<String, Object>(TestDatabase.fresh());
			settings
				.putAll(Map.of("adp.kafka.bootstrap-servers", "localhost:" + PORT, "adp.kafka.topic-prefix", "test"));
			context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("ownServers", settings));
		}

	}

	/** Listens beside. */
	static class Hearing {

		@ApplicationModuleListener(id = "bus.test-beside")
		void on(Happened event) {
			HEARD.add(event);
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class OwnClock {

		@Bean
		Hearing hearing() {
			return new Hearing();
		}

		@Bean
		@Primary
		MovableClock movableClock() {
			return new MovableClock();
		}

	}

}
