package scot.adp.bus;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.core.EventSerializer;
import scot.adp.events.BusEvent;
import scot.adp.events.DataSet;
import scot.adp.events.RecordsChanged;
import scot.adp.events.Told;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes to another system's broker what may leave, without the person it is about. */
class KafkaForwarding {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Duration PAUSE = Duration.ofSeconds(10);

	private static final int PATIENCE_SECONDS = 10;

	private final KafkaTemplate<String, String> kafka;

	private final String topicPrefix;

	private final EventSerializer serializer;

	private final Clock clock;

	/** Until this millisecond the broker is taken to be away; 0 where it is there. */
	private final AtomicLong awayUntil = new AtomicLong();

	KafkaForwarding(KafkaTemplate<String, String> kafka, String topicPrefix, EventSerializer serializer, Clock clock) {
		this.kafka = kafka;
		this.topicPrefix = topicPrefix;
		this.serializer = serializer;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "bus.kafka", condition = "@kafkaForwarding.leaves(#root.args[0])")
	void on(BusEvent event) {
		askOnceInAWhile();
		try {
			kafka.send(written(event)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			awayUntil.set(0);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new BrokerAway("interrupted");
		}
		catch (ExecutionException | TimeoutException | KafkaException ex) {
			awayUntil.set(clock.millis() + PAUSE.toMillis());
			// Without its message and cause, which may hold what was written.
			throw new BrokerAway(ex.getClass().getSimpleName());
		}
	}

	/**
	 * Whether an event may leave: its type says so, and so does the data set of records.
	 */
	public boolean leaves(BusEvent event) {
		var told = AnnotatedElementUtils.findMergedAnnotation(event.getClass(), Told.class);
		return told != null && told.leaves()
				&& !(event instanceof RecordsChanged changed && !DataSet.MAY_LEAVE.contains(changed.dataSet()));
	}

	/**
	 * While the broker is away one delivery asks for it and the others fail at once, so
	 * that they hold no thread that other listeners wait for.
	 */
	private void askOnceInAWhile() {
		long until = awayUntil.get();
		long now = clock.millis();
		if (until != 0 && (now < until || !awayUntil.compareAndSet(until, now + PAUSE.toMillis()))) {
			throw new BrokerAway("away");
		}
	}

	private ProducerRecord<String, String> written(BusEvent event) {
		var json = (ObjectNode) JSON.readTree(serializer.serialize(event).toString());
		((ObjectNode) json.get("envelope")).remove("person");
		var envelope = event.envelope();
		var written = new ProducerRecord<>(topic(event.getClass()), envelope.record().value().toString(),
				JSON.writeValueAsString(json));
		header(written, "adp-event-id", envelope.eventId().value().toString());
		header(written, "adp-event-type", event.getClass().getSimpleName());
		header(written, "adp-schema", String.valueOf(envelope.schema()));
		return written;
	}

	/** Such as {@code adp.records-changed}. */
	private String topic(Class<?> type) {
		return topicPrefix + "."
				+ type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	private static void header(ProducerRecord<String, String> written, String name, String value) {
		written.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
	}

	/** The broker did not take what was written. */
	static class BrokerAway extends RuntimeException {

		private static final long serialVersionUID = 1L;

		BrokerAway(String how) {
			super(how);
		}

	}

}
