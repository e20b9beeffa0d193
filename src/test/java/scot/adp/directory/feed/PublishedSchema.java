package scot.adp.directory.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** The schemas that the standard and its profile for the UK publish, word for word. */
enum PublishedSchema {

	UK("uk-3.0"), HSDS("hsds-3.0");

	private static final String BASE = "https://schemas.example/";

	private final String folder;

	private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
			builder -> builder.schemas(PublishedSchema::text)
				.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

	PublishedSchema(String folder) {
		this.folder = folder;
	}

	/** What breaks one of them, in words. */
	List<String> faults(String name, JsonNode object) {
		return registry.getSchema(SchemaLocation.of("%s%s/%s.json".formatted(BASE, folder, name)))
			.validate(object)
			.stream()
			.map(Error::toString)
			.toList();
	}

	private static String text(String address) {
		try {
			return new ClassPathResource("open-referral/" + address.substring(BASE.length()))
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
