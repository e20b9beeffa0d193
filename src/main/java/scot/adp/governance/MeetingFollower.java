package scot.adp.governance;

import java.time.LocalDate;
import java.util.List;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingMoved;
import scot.adp.directory.MeetingRemoved;
import scot.adp.platform.Problem;

/**
 * Looks after what was prepared for a meeting, in the transaction of its change: a paper
 * opened right after a move finds its board lines.
 */
@Component
class MeetingFollower {

	private final JdbcClient jdbc;

	MeetingFollower(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Takes everything along to the new day, which is no news of it. */
	@EventListener
	void on(MeetingMoved event) {
		for (String table : List.of("decision", "board_line", "question", "paper")) {
			jdbc.sql("update governance.%s set held_on = :to where group_code = :group and held_on = :from"
				.formatted(table))
				.param("group", event.group().value())
				.param("from", event.from())
				.param("to", event.to())
				.update();
		}
	}

	/** Refuses to let go of a meeting that something is kept for. */
	@EventListener
	void on(MeetingRemoved event) {
		if (keptFor(event.group(), event.on(), "paper")) {
			throw Problem.invalid("on", "A paper was issued for this meeting; move it to its new day instead.");
		}
		if (keptFor(event.group(), event.on(), "decision") || keptFor(event.group(), event.on(), "board_line")
				|| keptFor(event.group(), event.on(), "question")) {
			throw Problem.invalid("on",
					"Decisions or board lines are written for this meeting; move it to its new day instead.");
		}
	}

	private boolean keptFor(GroupId group, LocalDate on, String table) {
		return jdbc
			.sql("select exists (select 1 from governance.%s where group_code = :group and held_on = :on)"
				.formatted(table))
			.param("group", group.value())
			.param("on", on)
			.query(Boolean.class)
			.single();
	}

}
