package scot.adp.support;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.SchemaReport;

/** What Spring found when it held the GraphQL schema and the controllers together. */
public final class SchemaInspection {

	private volatile @Nullable SchemaReport report;

	void take(SchemaReport found) {
		this.report = found;
	}

	public SchemaReport report() {
		return Objects.requireNonNull(report);
	}

}
