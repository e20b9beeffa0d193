package scot.adp.activities;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/** Finds campaigns. Everyone who reads records reads what they are. */
@Component
class CampaignSearch implements SearchSource {

	private static final SearchKind KIND = new SearchKind("activities", "CAMPAIGN", 78);

	private static final Place CAMPAIGNS = new Place("p.code, p.title", "activities.campaign p", "", "p.search",
			"p.title", "p.code", true, "p.title");

	private final JdbcClient jdbc;

	CampaignSearch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public SearchKind kind() {
		return KIND;
	}

	@Override
	public List<SearchHit> search(SearchWords words, int limit) {
		return words.bind(jdbc.sql(words.select(CAMPAIGNS)))
			.param("limit", limit)
			.query((row, number) -> SearchHit.of(row.getInt("tier"), row.getDouble("rank"), row.getString("code"),
					row.getString("title"), "", "campaigns/" + row.getString("code"), null))
			.list();
	}

}
