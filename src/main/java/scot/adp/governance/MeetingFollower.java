package scot.adp.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingMoved;
import scot.adp.directory.MeetingRemoved;
import scot.adp.platform.Problem;
import scot.adp.platform.TextPlaces;
import scot.adp.shell.spi.RecordRenamed;
import scot.adp.strategy.ActionId;

/**
 * Looks after what is kept here when others change what it hangs on, in the transaction
 * of their change: a paper opened right after a meeting moved finds its board lines.
 */
@Component
class MeetingFollower {

	private static final Set<String> WITH_ACTION = Set.of("governance.decision", "governance.board_line",
			"governance.question");

	/** What the names of the forms about meetings begin with. */
	private static final String FORMS = "governance.";

	private final JdbcClient jdbc;

	private final ActionNews news;

	private final ApplicationEventPublisher events;

	MeetingFollower(JdbcClient jdbc, ActionNews news, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.news = news;
		this.events = events;
	}

	/**
	 * Takes everything along to the new day, which mends what was known of it; who
	 * follows changes of the actions is told.
	 */
	@EventListener
	void on(MeetingMoved event) {
		for (String table : List.of("decision", "board_line", "question")) {
			moved(event, table, " returning action").query(UUID.class)
				.list()
				.stream()
				.filter(Objects::nonNull)
				.distinct()
				.forEach(action -> news.of(new ActionId(action)));
		}
		moved(event, "paper", "").update();
		String from = place(event.group(), event.from());
		// Where to move it is said.
		events.publishEvent(new RecordRenamed("governance.meeting.move", from, null));
		events.publishEvent(new RecordRenamed(FORMS, from, place(event.group(), event.to())));
	}

	private StatementSpec moved(MeetingMoved event, String table, String returning) {
		return jdbc
			.sql("update governance.%s set held_on = :to where group_code = :group and held_on = :from%s"
				.formatted(table, returning))
			.param("group", event.group().value())
			.param("from", event.from())
			.param("to", event.to());
	}

	/**
	 * Tells who follows changes of actions that words were taken out of what belongs to
	 * one.
	 */
	@EventListener
	void on(TextPlaces.Removed event) {
		var place = event.place();
		if (WITH_ACTION.contains(place.table())) {
			jdbc.sql("select action from %s where cast(id as text) = :id and action is not null"
				.formatted(place.table()))
				.param("id", place.key())
				.query(UUID.class)
				.optional()
				.ifPresent(action -> news.of(new ActionId(action)));
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
		events.publishEvent(new RecordRenamed(FORMS, place(event.group(), event.on()), null));
	}

	/** How the forms about a meeting name it. */
	private static String place(GroupId group, LocalDate on) {
		return group.value() + "/" + on;
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
