package scot.adp.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/** Finds what was learned from reviews, which everyone who signs in reads. */
@Component
class LearningSearch implements SearchSource {

	private static final SearchKind LEARNING = new SearchKind("governance", "LEARNING", 82);

	private final JdbcClient jdbc;

	LearningSearch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public SearchKind kind() {
		return LEARNING;
	}

	@Override
	public List<SearchHit> search(SearchWords words, int limit) {
		return words
			.bind(jdbc.sql(words
				.select(new Place("l.id, l.title, l.issued_at, %s as snippet".formatted(words.snippet("l.words")),
						"governance.learning l", "l.withdrawn_at is null",
						SearchWords.vector("l.title || ' ' || l.words"), "", "", false, "l.issued_at desc, l.id"))))
			.param("limit", limit)
			.query(LearningSearch::hit)
			.list();
	}

	private static SearchHit hit(ResultSet row, int number) throws SQLException {
		return SearchHit.of(row.getInt("tier"), row.getDouble("rank"), null, row.getString("title"),
				Dates.full(Dates.day(row.getObject("issued_at", OffsetDateTime.class))),
				"learning/" + row.getString("id"), row.getString("snippet"));
	}

}
