package scot.adp.activities;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/** Finds resources. Everyone who reads records reads what they are. */
@Component
class ResourceSearch implements SearchSource {

	private static final SearchKind KIND = new SearchKind("activities", "RESOURCE", 77);

	private static final Place RESOURCES = new Place("p.code, p.title", "activities.resource p", "", "p.search",
			"p.title", "p.code", true, "p.title");

	private final JdbcClient jdbc;

	ResourceSearch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public SearchKind kind() {
		return KIND;
	}

	@Override
	public List<SearchHit> search(SearchWords words, int limit) {
		return words.bind(jdbc.sql(words.select(RESOURCES)))
			.param("limit", limit)
			.query((row, number) -> SearchHit.of(row.getInt("tier"), row.getDouble("rank"), row.getString("code"),
					row.getString("title"), "", "resources/" + row.getString("code"), null))
			.list();
	}

}
