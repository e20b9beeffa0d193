package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;

/** Reads what makes an action an exception: one statement for any number of actions. */
@Component
class ExceptionQueries {

	private final Past past;

	ExceptionQueries(Past past) {
		this.past = past;
	}

	/** What is known of actions beside their status, for a meeting. */
	Map<ActionId, Found> found(Collection<ActionId> actions, GroupId group, LocalDate on, LocalDate today) {
		return past.picture("""
				select a.id, %s as unowned,
				    (select min(u.said_on) from strategy.progress_update u
				     where u.action = a.id and u.status = a.status
				         and not exists (select 1 from strategy.progress_update c where c.corrects = u.id)
				         and not exists (select 1 from strategy.progress_update other
				             where other.action = a.id and other.status <> a.status
				                 and (other.said_on, other.recorded_at, other.id) > (u.said_on, u.recorded_at, u.id)
				                 and not exists
				                     (select 1 from strategy.progress_update c where c.corrects = other.id)))
				        as status_since,
				    m.title, m.baseline_on, m.current_on,
				    (select cast(min(h.asked_at) at time zone 'Europe/London' as date) from strategy.help_request h
				     where h.action = a.id and h.state <> 'ANSWERED') as help_asked_on,
				    (select b.words from strategy.board_line b
				     where b.action = a.id and b.group_code = :group and b.held_on = :on
				     order by b.number desc limit 1) as board_line
				from strategy.action a
				left join lateral (
				    select * from strategy.milestone x
				    where x.action = a.id and x.done_on is null and x.dropped_on is null
				        and greatest(x.current_on, :today) > x.baseline_on
				    order by greatest(x.current_on, :today) - x.baseline_on desc, x.position limit 1) m on true
				where a.id = any(:actions)""".formatted(ActionQueries.UNOWNED), Past.Only.actions(actions))
			.param("actions", actions.stream().map(ActionId::value).toArray(UUID[]::new))
			.param("group", group.value())
			.param("on", on)
			.param("today", today)
			.query(ExceptionQueries::found)
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static Map.Entry<ActionId, Found> found(ResultSet row, int number) throws SQLException {
		@Nullable String milestone = row.getString("title");
		return Map.entry(new ActionId(row.getObject("id", UUID.class)), new Found(row.getBoolean("unowned"),
				row.getObject("status_since", LocalDate.class),
				(milestone != null) ? new ExceptionView.Slipped(milestone,
						row.getObject("baseline_on", LocalDate.class), row.getObject("current_on", LocalDate.class))
						: null,
				row.getObject("help_asked_on", LocalDate.class), row.getString("board_line")));
	}

	/** What is known of an action beside its status. */
	record Found(boolean unowned, @Nullable LocalDate statusSince, ExceptionView.@Nullable Slipped slipped,
			@Nullable LocalDate helpAskedOn, @Nullable String boardLine) {
	}

}
