package scot.adp.community;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.events.PersonKey;

/** Rows as arrays, by which one statement adds all of them. */
final class Columns {

	private Columns() {
	}

	/** A column of texts, some of them perhaps none. */
	static <R> @Nullable String[] texts(List<R> rows, Function<R, @Nullable Object> value) {
		var texts = new @Nullable String[rows.size()];
		for (int i = 0; i < texts.length; i++) {
			@Nullable Object found = value.apply(rows.get(i));
			texts[i] = (found != null) ? found.toString() : null;
		}
		return texts;
	}

	/** The columns that tell of whom rows are: people, spaces, keyVersions. */
	static <R> JdbcClient.StatementSpec people(JdbcClient.StatementSpec statement, List<R> rows,
			Function<R, @Nullable PersonKey> person) {
		return statement
			.param("people", texts(rows, row -> (person.apply(row) instanceof PersonKey key) ? key.value() : null))
			.param("spaces",
					texts(rows, row -> (person.apply(row) instanceof PersonKey key) ? key.space().value() : null))
			.param("keyVersions",
					texts(rows, row -> (person.apply(row) instanceof PersonKey key) ? key.keyVersion() : null));
	}

}
