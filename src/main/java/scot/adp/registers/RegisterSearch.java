package scot.adp.registers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.CodeList;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/**
 * Finds registers by what they are called, what they are for, and what is asked in them.
 * They are configuration, so the statement is given them.
 */
@Component
class RegisterSearch implements SearchSource {

	private static final SearchKind KIND = new SearchKind("registers", "REGISTER", 74);

	private final JdbcClient jdbc;

	private final RegisterRules rules;

	RegisterSearch(JdbcClient jdbc, RegisterRules rules) {
		this.jdbc = jdbc;
		this.rules = rules;
	}

	@Override
	public SearchKind kind() {
		return KIND;
	}

	@Override
	public List<SearchHit> search(SearchWords words, int limit) {
		var registers = new Place("p.title, p.what, " + words.snippet("p.tells") + " as part",
				"unnest(cast(:titles as text[]), cast(:whats as text[]), cast(:tells as text[])) as p (title, what, tells)",
				"", "(%s || %s)".formatted(SearchWords.vector("p.title"), SearchWords.vector("p.tells")), "p.title", "",
				true, "p.title");
		var kinds = rules.kinds();
		return words.bind(jdbc.sql(words.select(registers)))
			.param("titles", kinds.stream().map(RegisterKind::title).toArray(String[]::new))
			.param("whats", kinds.stream().map(RegisterKind::what).toArray(String[]::new))
			.param("tells", kinds.stream().map(RegisterSearch::tells).toArray(String[]::new))
			.param("limit", limit)
			.query((row, number) -> SearchHit.of(row.getInt("tier"), row.getDouble("rank"), null,
					row.getString("title"), row.getString("what"), "registers", row.getString("part")))
			.list();
	}

	private static String tells(RegisterKind kind) {
		return "%s %s".formatted(kind.what(),
				Stream.concat(kind.items().values().stream().map(CodeList.Value::label), kind.actions().stream())
					.collect(Collectors.joining(", ")));
	}

}
