package scot.adp.exchange.graphql;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportView;
import scot.adp.exchange.Imports;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;

/** The register of imports. */
@Controller
class ImportController {

	private final Imports imports;

	ImportController(Imports imports) {
		this.imports = imports;
	}

	@QueryMapping
	CountedConnection<ImportView> imports(@Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		@Nullable ImportId last = CountedConnection.key(after, ImportId::new);
		return CountedConnection.of(imports.behind(last, size), size, last != null, imports.count(),
				row -> row.id().value().toString());
	}

	@MutationMapping
	ImportView takeImportBack(@Argument TakeBackInput input) {
		return imports.takeBack(input.idempotencyKey(), input.id(), input.reason());
	}

	@SchemaMapping(typeName = "Import", field = "counts")
	List<Count> counts(ImportView done) {
		return done.counts().entrySet().stream().map(count -> new Count(count.getKey(), count.getValue())).toList();
	}

	@Bean
	static NodeSource<ImportId> importNodes(Imports imports) {
		return new NodeSource<>("Import", ImportId.class, imports::find);
	}

	/** How many of something an import brought. */
	record Count(String what, int count) {
	}

	/** A wish to take an import back as a client sends it. */
	record TakeBackInput(String idempotencyKey, ImportId id, String reason) {
	}

}
