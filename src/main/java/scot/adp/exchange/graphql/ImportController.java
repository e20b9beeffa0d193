package scot.adp.exchange.graphql;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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
import scot.adp.platform.Problem;

/** The register of imports. */
@Controller
class ImportController implements NodeSource {

	private final Imports imports;

	ImportController(Imports imports) {
		this.imports = imports;
	}

	@QueryMapping
	CountedConnection<ImportView> imports(@Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		@Nullable String key = CountedConnection.key(after);
		return CountedConnection.of(imports.behind(behind(key), size), size, key != null, imports.count(),
				row -> row.id().value().toString());
	}

	@MutationMapping
	ImportView takeImportBack(@Argument TakeBackInput input) {
		return imports.takeBack(input.idempotencyKey(), new ImportId(NodeSource.localId("Import", "id", input.id())),
				input.reason());
	}

	@SchemaMapping(typeName = "Import", field = "id")
	String globalId(ImportView done) {
		return NodeSource.globalId("Import", done.id().value());
	}

	@SchemaMapping(typeName = "Import", field = "counts")
	List<Count> counts(ImportView done) {
		return done.counts().entrySet().stream().map(count -> new Count(count.getKey(), count.getValue())).toList();
	}

	@Override
	public String type() {
		return "Import";
	}

	@Override
	public Optional<?> find(String localId) {
		try {
			return imports.find(new ImportId(UUID.fromString(localId)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static @Nullable ImportId behind(@Nullable String key) {
		try {
			return (key != null) ? new ImportId(UUID.fromString(key)) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("after", "This is no cursor; use one that a page gave you.");
		}
	}

	/** How many of something an import brought. */
	record Count(String what, int count) {
	}

	/** A wish to take an import back as a client sends it. */
	record TakeBackInput(String idempotencyKey, String id, String reason) {
	}

}
