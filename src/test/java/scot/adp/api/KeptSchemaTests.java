package scot.adp.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import graphql.schema.idl.SchemaPrinter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the schema to what clients were promised. */
@AdpTest
class KeptSchemaTests {

	private static final Path KEPT = Path.of("docs", "graphql", "schema.graphqls");

	/**
	 * With {@code -Dadp.write-docs=true} the schema is kept anew, unless a client would
	 * break by it.
	 */
	@Test
	void schemaIsTheKeptOneAndBreaksNoClient(@Autowired GraphQlSource source) throws IOException {
		String answered = new SchemaPrinter(
				SchemaPrinter.Options.defaultOptions().includeScalarTypes(true).includeDirectiveDefinitions(false))
			.print(source.schema());

		assertThat(BreakingChanges.between(Files.readString(KEPT), answered, LocalDate.now()))
			.as("breaks clients; deprecate it first, with a reason that ends: Removed after yyyy-mm-dd.")
			.isEmpty();

		if (Boolean.getBoolean("adp.write-docs")) {
			Files.writeString(KEPT, answered);
		}
		assertThat(answered).as("%s; keep it anew with: mvn test -Dtest=KeptSchemaTests -Dadp.write-docs=true", KEPT)
			.isEqualTo(Files.readString(KEPT));
	}

}
