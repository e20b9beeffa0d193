package scot.adp.governance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.strategy.ActionId;

/** Keeps questions to owners, each with what was known of it before. */
@Component
class QuestionStore {

	private static final String SELECT = """
			select q.id, q.version, q.action, q.group_code as "group", q.meets_on as held_on, q.asked_at,
			    true as words_shown, q.words, q.answered_at, q.answered_by_name as answered_by, q.answer
			from {question} q
			""";

	private static final RowMapper<QuestionView> VIEW = Rows.of(QuestionView.class);

	private final JdbcClient jdbc;

	private final Known known;

	QuestionStore(JdbcClient jdbc, Known known) {
		this.jdbc = jdbc;
		this.known = known;
	}

	/** The open questions of actions, the oldest first. */
	List<QuestionView> open(Collection<ActionId> actions) {
		return known.sql(SELECT + "where q.answered_at is null and q.action = any(:actions) order by q.asked_at, q.id")
			.param("actions", Rows.ids(actions))
			.query(VIEW)
			.list();
	}

	/** The actions with an open question. */
	List<ActionId> askedOn() {
		return jdbc.sql("select distinct action from governance.question where answered_at is null")
			.query((row, number) -> new ActionId(row.getObject("action", UUID.class)))
			.list();
	}

	/** All questions of one meeting, in the order in which they were asked. */
	List<QuestionView> at(GroupId group, LocalDate on) {
		return known.sql(SELECT + "where q.group_code = :group and q.meets_on = :on order by q.asked_at, q.id")
			.param("group", group.value())
			.param("on", on)
			.query(VIEW)
			.list();
	}

	Optional<QuestionView> find(Questions.Id id) {
		return known.sql(SELECT + "where q.id = :id").param("id", id.value()).query(VIEW).optional();
	}

	void add(Questions.Id id, ActionId action, GroupId group, LocalDate on, String words, Author author) {
		jdbc.sql("""
				insert into governance.question (id, version, action, group_code, held_on, words, asked_by,
				    asked_by_name, asked_at, changed_at)
				values (:id, 1, :action, :group, :on, :words, :by, :byName, :at, :at)""")
			.param("id", id.value())
			.param("action", action.value())
			.param("group", group.value())
			.param("on", on)
			.param("words", words)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** Stores an answer, unless the question has another version by now. */
	boolean answer(Questions.Id id, int expectedVersion, String answer, Author author) {
		return jdbc.sql("""
				update governance.question set version = version + 1, answer = :answer, answered_by_name = :byName,
				    answered_at = :at, changed_at = :at
				where id = :id and version = :version""")
			.param("answer", answer)
			.param("byName", author.words())
			.param("at", author.at())
			.param("id", id.value())
			.param("version", expectedVersion)
			.update() == 1;
	}

}
