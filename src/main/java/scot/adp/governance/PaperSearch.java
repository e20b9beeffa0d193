package scot.adp.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/**
 * Finds papers by the items and board lines of their latest issue, which everyone reads.
 */
@Component
class PaperSearch implements SearchSource {

	private static final SearchKind PAPER = new SearchKind("governance", "PAPER", 80);

	private static final String WORDS = "i.title || ' ' || coalesce(i.board_line, '')";

	private final JdbcClient jdbc;

	PaperSearch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public SearchKind kind() {
		return PAPER;
	}

	@Override
	public List<SearchHit> search(SearchWords words, int limit) {
		return words
			.bind(jdbc.sql(words.select(new Place(
					"""
							p.group_code, p.group_name, p.held_on, i.code, i.title, %s as snippet"""
						.formatted(words.snippet("coalesce(i.board_line, '')")),
					"governance.paper_item i join governance.paper p on p.id = i.paper", """
							not exists (select 1 from governance.paper x where x.group_code = p.group_code
							    and x.held_on = p.held_on and x.number > p.number)""", SearchWords.vector(WORDS), "",
					"", false, "p.held_on desc, p.group_code, i.position"))))
			.param("limit", limit)
			.query(PaperSearch::hit)
			.list();
	}

	private static SearchHit hit(ResultSet row, int number) throws SQLException {
		var on = row.getObject("held_on", LocalDate.class);
		return SearchHit.of(row.getInt("tier"), row.getDouble("rank"), row.getString("code"), row.getString("title"),
				"%s, %s".formatted(row.getString("group_name"), Dates.full(on)),
				"papers/%s/%s".formatted(row.getString("group_code"), on), row.getString("snippet"));
	}

}
