package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;

/** Reads and adds board lines. */
@Component
class BoardLineQueries {

	/** An update {@code u} that was not put right by another. */
	private static final String STANDS = """
			not exists (select 1 from strategy.progress_update c where c.corrects = u.id)""";

	private static final String COLUMNS = """
			l.*, exists (select 1 from strategy.progress_update u where u.action = l.action and %s
			    and u.recorded_at > coalesce((select b.recorded_at from strategy.progress_update b
			        where b.id = l.based_on), l.written_at)) as outdated""".formatted(STANDS);

	private final JdbcClient jdbc;

	private final Past past;

	BoardLineQueries(JdbcClient jdbc, Past past) {
		this.jdbc = jdbc;
		this.past = past;
	}

	Optional<BoardLineView> find(BoardLineId id) {
		return past.records("select %s from strategy.board_line l where l.id = :id".formatted(COLUMNS))
			.param("id", id.value())
			.query(BoardLineQueries::view)
			.optional();
	}

	/** Of each action the last wording for its latest meeting. */
	Map<ActionId, BoardLineView> latest(Collection<ActionId> actions) {
		return byAction(past.records("""
				select distinct on (l.action) %s from strategy.board_line l where l.action = any(:actions)
				order by l.action, l.held_on desc, l.written_at desc, l.number desc""".formatted(COLUMNS))
			.param("actions", actions.stream().map(ActionId::value).distinct().toArray(UUID[]::new))
			.query(BoardLineQueries::view)
			.list());
	}

	/** The last wording for a meeting of each action that has one. */
	Map<ActionId, BoardLineView> forMeeting(GroupId group, LocalDate on) {
		return byAction(past.records("""
				select distinct on (l.action) %s from strategy.board_line l
				where l.group_code = :group and l.held_on = :on order by l.action, l.number desc""".formatted(COLUMNS))
			.param("group", group.value())
			.param("on", on)
			.query(BoardLineQueries::view)
			.list());
	}

	/** The number of the last wording for a meeting; 0 where there is none. */
	int lastNumber(ActionId action, GroupId group, LocalDate on) {
		return jdbc.sql("""
				select coalesce(max(number), 0) from strategy.board_line
				where action = :action and group_code = :group and held_on = :on""")
			.param("action", action.value())
			.param("group", group.value())
			.param("on", on)
			.query(Integer.class)
			.single();
	}

	/** The action's last update that stands, or null where there is none. */
	@Nullable UUID lastUpdate(ActionId action) {
		return jdbc.sql("""
				select u.id from strategy.progress_update u where u.action = :action and %s
				order by u.said_on desc, u.recorded_at desc, u.id desc limit 1""".formatted(STANDS))
			.param("action", action.value())
			.query(UUID.class)
			.optional()
			.orElse(null);
	}

	boolean isOf(ActionId action, UpdateId update) {
		return jdbc.sql("select count(*) from strategy.progress_update where id = :id and action = :action")
			.param("id", update.value())
			.param("action", action.value())
			.query(Integer.class)
			.single() == 1;
	}

	void add(Row line) {
		jdbc.sql("""
				insert into strategy.board_line (id, action, group_code, held_on, number, words, based_on, written_by,
				    written_by_name, written_at)
				values (:id, :action, :group, :heldOn, :number, :words, :basedOn, :writtenBy, :writtenByName,
				    :writtenAt)""").paramSource(line).update();
	}

	private static Map<ActionId, BoardLineView> byAction(List<BoardLineView> lines) {
		var byAction = new LinkedHashMap<ActionId, BoardLineView>();
		lines.forEach(line -> byAction.put(line.action(), line));
		return byAction;
	}

	private static BoardLineView view(ResultSet row, int number) throws SQLException {
		@Nullable UUID basedOn = row.getObject("based_on", UUID.class);
		return new BoardLineView(new BoardLineId(row.getObject("id", UUID.class)),
				new ActionId(row.getObject("action", UUID.class)), new GroupId(row.getString("group_code")),
				row.getObject("held_on", LocalDate.class), row.getInt("number"), row.getString("words"),
				(basedOn != null) ? new UpdateId(basedOn) : null, row.getBoolean("outdated"),
				row.getString("written_by_name"), row.getObject("written_at", OffsetDateTime.class));
	}

	/** A new row, in the database's own types. */
	record Row(UUID id, UUID action, String group, LocalDate heldOn, int number, String words, @Nullable UUID basedOn,
			UUID writtenBy, String writtenByName, OffsetDateTime writtenAt) {
	}

}
