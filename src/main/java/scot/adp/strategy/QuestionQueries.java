package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.platform.UnitId;

/** Reads and writes questions to owners. */
@Component
class QuestionQueries {

	private static final String COLUMNS = """
			select q.id, q.version, q.action, q.group_code, q.held_on, q.asked_at, q.words, q.answered_at,
			    q.answered_by_name, q.answer, a.lead_unit
			from strategy.question q join strategy.action a on a.id = q.action
			""";

	private final JdbcClient jdbc;

	private final Past past;

	QuestionQueries(JdbcClient jdbc, Past past) {
		this.jdbc = jdbc;
		this.past = past;
	}

	/** The open questions of actions, the oldest first. */
	List<QuestionView> open(Collection<ActionId> actions, Predicate<@Nullable UnitId> wordsShown) {
		return past
			.records(COLUMNS + " where q.answered_at is null and q.action = any(:actions) order by q.asked_at, q.id")
			.param("actions", actions.stream().map(ActionId::value).toArray(UUID[]::new))
			.query((row, number) -> view(row, wordsShown))
			.list();
	}

	/** The open questions on what is somebody's own, the oldest first. */
	List<QuestionView> open(ActionQueries.Own own, int limit, Predicate<@Nullable UnitId> wordsShown) {
		return own
			.bind(jdbc.sql(COLUMNS + " where q.answered_at is null and (%s) order by q.asked_at, q.id limit :limit"
				.formatted(ActionQueries.Own.SQL)))
			.param("limit", limit)
			.query((row, number) -> view(row, wordsShown))
			.list();
	}

	/** All questions of one meeting, in the order in which they were asked. */
	List<QuestionView> at(GroupId group, LocalDate on, Predicate<@Nullable UnitId> wordsShown) {
		return past.records(COLUMNS + " where q.group_code = :group and q.held_on = :on order by q.asked_at, q.id")
			.param("group", group.value())
			.param("on", on)
			.query((row, number) -> view(row, wordsShown))
			.list();
	}

	Optional<QuestionView> find(QuestionId id, Predicate<@Nullable UnitId> wordsShown) {
		return jdbc.sql(COLUMNS + " where q.id = :id")
			.param("id", id.value())
			.query((row, number) -> view(row, wordsShown))
			.optional();
	}

	void add(UUID id, ActionId action, GroupId group, LocalDate on, String words, UUID askedBy, String askedByName,
			OffsetDateTime askedAt) {
		jdbc.sql("""
				insert into strategy.question (id, version, action, group_code, held_on, words, asked_by,
				    asked_by_name, asked_at)
				values (:id, 1, :action, :group, :on, :words, :askedBy, :askedByName, :askedAt)""")
			.param("id", id)
			.param("action", action.value())
			.param("group", group.value())
			.param("on", on)
			.param("words", words)
			.param("askedBy", askedBy)
			.param("askedByName", askedByName)
			.param("askedAt", askedAt)
			.update();
	}

	/** Stores an answer, unless the question has another version by now. */
	boolean answer(QuestionId id, int expectedVersion, String answer, String answeredByName,
			OffsetDateTime answeredAt) {
		return jdbc.sql("""
				update strategy.question set version = version + 1, answer = :answer,
				    answered_by_name = :answeredByName, answered_at = :answeredAt
				where id = :id and version = :version""")
			.param("answer", answer)
			.param("answeredByName", answeredByName)
			.param("answeredAt", answeredAt)
			.param("id", id.value())
			.param("version", expectedVersion)
			.update() == 1;
	}

	private static QuestionView view(ResultSet row, Predicate<@Nullable UnitId> wordsShown) throws SQLException {
		@Nullable String leadUnit = row.getString("lead_unit");
		boolean shown = wordsShown.test((leadUnit != null) ? new UnitId(leadUnit) : null);
		return new QuestionView(new QuestionId(row.getObject("id", UUID.class)), row.getInt("version"),
				new ActionId(row.getObject("action", UUID.class)), new GroupId(row.getString("group_code")),
				row.getObject("held_on", LocalDate.class), row.getObject("asked_at", OffsetDateTime.class), shown,
				shown ? row.getString("words") : null, row.getObject("answered_at", OffsetDateTime.class),
				row.getString("answered_by_name"), shown ? row.getString("answer") : null);
	}

}
