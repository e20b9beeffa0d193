package scot.adp.bus;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import scot.adp.platform.StartRefused;

/**
 * Another system's broker; without its addresses nothing leaves.
 *
 * @param topicPrefix what the names of topics begin with
 * @param properties anything else of a producer, such as {@code security.protocol}
 */
@ConfigurationProperties("adp.kafka")
record KafkaSettings(@Nullable String bootstrapServers, @DefaultValue("adp") String topicPrefix,
		@DefaultValue Map<String, String> properties) {

	private static final Set<String> ENCRYPTED = Set.of("SSL", "SASL_SSL");

	/**
	 * The broker's addresses.
	 * @param production whether the program runs for real
	 * @throws StartRefused where events would travel in the open
	 */
	String servers(boolean production) {
		if (production && !ENCRYPTED.contains(properties.getOrDefault("security.protocol", ""))) {
			throw new StartRefused("With the profile 'production' events travel encrypted, also to Kafka.",
					"Set adp.kafka.properties.security.protocol to SSL or SASL_SSL, and what the broker asks for.");
		}
		if (bootstrapServers == null || bootstrapServers.isBlank()) {
			throw new StartRefused("The setting adp.kafka.bootstrap-servers is empty.",
					"Give the broker's addresses, host:port with commas, or leave the setting out.");
		}
		return bootstrapServers;
	}

}
