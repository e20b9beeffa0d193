package scot.adp.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.parts.PlanLinks;

/** Finds the board lines that hold, each by its words. */
@Component
class BoardLineSearch implements SearchSource {

	private static final SearchKind BOARD_LINE = new SearchKind("governance", "BOARD_LINE", 50);

	private final JdbcClient jdbc;

	private final ActionRegister register;

	BoardLineSearch(JdbcClient jdbc, ActionRegister register) {
		this.jdbc = jdbc;
		this.register = register;
	}

	@Override
	public SearchKind kind() {
		return BOARD_LINE;
	}

	@Override
	public List<SearchHit> search(SearchWords words, int limit) {
		var lines = words
			.bind(jdbc.sql(words.select(new Place("""
					l.action, l.group_code, l.held_on, %s as snippet""".formatted(words.snippet("l.words")),
					"governance.board_line l", """
							l.number = (select max(x.number) from governance.board_line x where x.action = l.action
							    and x.group_code = l.group_code and x.held_on = l.held_on)""",
					SearchWords.vector("l.words"), "", "", false, "l.held_on desc, l.id"))))
			.param("limit", limit)
			.query(BoardLineSearch::line)
			.list();
		Map<ActionId, ActionView> actions = lines.isEmpty() ? Map.of()
				: register.byIds(lines.stream().map(Line::action).toList());
		return lines.stream().map(line -> {
			ActionView action = Objects.requireNonNull(actions.get(line.action()));
			return SearchHit.of(line.tier(), line.rank(), action.code(), action.title(),
					"%s %s".formatted(line.group(), Dates.full(line.heldOn())), PlanLinks.action(action),
					line.snippet());
		}).toList();
	}

	private static Line line(ResultSet row, int number) throws SQLException {
		return new Line(row.getInt("tier"), row.getDouble("rank"), new ActionId(row.getObject("action", UUID.class)),
				row.getString("group_code"), row.getObject("held_on", LocalDate.class), row.getString("snippet"));
	}

	private record Line(int tier, double rank, ActionId action, String group, LocalDate heldOn,
			@Nullable String snippet) {
	}

}
