package scot.adp.bus;

import java.time.Clock;
import java.util.HashMap;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.modulith.events.core.EventSerializer;

/** What writes to Kafka, where that is configured; else nothing of it is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("adp.kafka.bootstrap-servers")
@EnableConfigurationProperties(KafkaSettings.class)
class KafkaConfiguration {

	/** Shorter than the lease of a delivery, so that it ends before another begins. */
	private static final int PATIENCE_MILLIS = 8000;

	@Bean
	ProducerFactory<String, String> kafkaProducers(KafkaSettings settings, Environment environment) {
		var how = new HashMap<String, Object>(settings.properties());
		how.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
				settings.servers(environment.acceptsProfiles(Profiles.of("production"))));
		how.put(ProducerConfig.ACKS_CONFIG, "all");
		how.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		how.put(ProducerConfig.LINGER_MS_CONFIG, 0);
		how.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, PATIENCE_MILLIS);
		how.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS / 2);
		how.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
		how.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
		return new DefaultKafkaProducerFactory<>(how, new StringSerializer(), new StringSerializer());
	}

	@Bean
	KafkaForwarding kafkaForwarding(ProducerFactory<String, String> producers, KafkaSettings settings,
			EventSerializer serializer, Clock clock) {
		var template = new KafkaTemplate<String, String>(producers);
		// The one that is there logs what was written.
		template.setProducerListener(new ProducerListener<String, String>() {
		});
		return new KafkaForwarding(template, settings.topicPrefix(), serializer, clock);
	}

}
