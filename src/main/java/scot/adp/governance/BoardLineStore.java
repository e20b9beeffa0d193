package scot.adp.governance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.UpdateView;

/** Keeps board lines; a later wording stands beside the earlier ones. */
@Component
class BoardLineStore {

	private static final String COLUMNS = """
			l.id, l.action, l.group_code as "group", l.meets_on as held_on, l.number, l.words, l.based_on,
			    l.based_on_at, l.written_by_name as written_by, l.written_at""";

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private final JdbcClient jdbc;

	private final Known known;

	BoardLineStore(JdbcClient jdbc, Known known) {
		this.jdbc = jdbc;
		this.known = known;
	}

	/** Of each action the last wording for its latest meeting. */
	List<Row> latest(Collection<ActionId> actions) {
		return known.sql("""
				select distinct on (l.action) %s from {board_line} l where l.action = any(:actions)
				order by l.action, l.meets_on desc, l.written_at desc, l.number desc""".formatted(COLUMNS))
			.param("actions", Rows.ids(actions))
			.query(ROW)
			.list();
	}

	/** The last wording for a meeting of each action that has one. */
	List<Row> forMeeting(GroupId group, LocalDate on) {
		return known.sql("""
				select distinct on (l.action) %s from {board_line} l
				where l.group_code = :group and l.meets_on = :on order by l.action, l.number desc""".formatted(COLUMNS))
			.param("group", group.value())
			.param("on", on)
			.query(ROW)
			.list();
	}

	Optional<Row> find(BoardLines.Id id) {
		return known.sql("select %s from {board_line} l where l.id = :id".formatted(COLUMNS))
			.param("id", id.value())
			.query(ROW)
			.optional();
	}

	/**
	 * The number of the last wording for a meeting, 0 where there is none; kept from
	 * others until the next one is added.
	 */
	int lastNumber(ActionId action, GroupId group, LocalDate on) {
		jdbc.sql("select pg_advisory_xact_lock(hashtext('board line ' || :action || :group || :on))")
			.param("action", action.value().toString())
			.param("group", group.value())
			.param("on", on.toString())
			.query((row, number) -> row.getString(1))
			.list();
		return jdbc.sql("""
				select coalesce(max(number), 0) from governance.board_line
				where action = :action and group_code = :group and held_on = :on""")
			.param("action", action.value())
			.param("group", group.value())
			.param("on", on)
			.query(Integer.class)
			.single();
	}

	void add(BoardLines.Id id, New line, Author author) {
		@Nullable UpdateView seen = line.seen();
		jdbc.sql(
				"""
						insert into governance.board_line (id, action, group_code, held_on, number, words, based_on, based_on_at,
						    written_by, written_by_name, written_at, changed_at)
						values (:id, :action, :group, :on, :number, :words, :basedOn, :basedOnAt, :by, :byName, :at, :at)""")
			.param("id", id.value())
			.param("action", line.action().value())
			.param("group", line.group().value())
			.param("on", line.heldOn())
			.param("number", line.number())
			.param("words", line.words())
			.param("basedOn", (seen != null) ? seen.id().value() : null)
			.param("basedOnAt", (seen != null) ? seen.recordedAt() : null)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** A line to be added, with the update that it was written from. */
	record New(ActionId action, GroupId group, LocalDate heldOn, int number, String words, @Nullable UpdateView seen) {
	}

	/** A line as it is kept. */
	record Row(BoardLines.Id id, ActionId action, GroupId group, LocalDate heldOn, int number, String words,
			ProgressUpdates.@Nullable Id basedOn, @Nullable OffsetDateTime basedOnAt, String writtenBy,
			OffsetDateTime writtenAt) {

		BoardLineView view(boolean outdated) {
			return new BoardLineView(id, action, group, heldOn, number, words, basedOn, outdated, writtenBy, writtenAt);
		}

	}

}
