package scot.adp.activities;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/**
 * Finds words that partners agreed to say alike, by what they are called and what they
 * say. Everyone who reads records reads them. There are a few, so no index is needed.
 */
@Component
class MessageSetSearch implements SearchSource {

	private static final SearchKind KIND = new SearchKind("activities", "AGREED_MESSAGE", 79);

	private final JdbcClient jdbc;

	MessageSetSearch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public SearchKind kind() {
		return KIND;
	}

	@Override
	public List<SearchHit> search(SearchWords words, int limit) {
		var messages = new Place("p.code, p.title, " + words.snippet("p.agreed") + " as part",
				"activities.message_set p", "p.withdrawn_on is null",
				"(to_tsvector('pg_catalog.simple', platform.code_key(p.code)) || platform.searched(p.title) || "
						+ SearchWords.vector("p.agreed") + ")",
				"p.title", "p.code", true, "p.title");
		return words.bind(jdbc.sql(words.select(messages)))
			.param("limit", limit)
			.query((row, number) -> SearchHit.of(row.getInt("tier"), row.getDouble("rank"), row.getString("code"),
					row.getString("title"), "", "agreed-messages/" + row.getString("code"), row.getString("part")))
			.list();
	}

}
