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
import scot.adp.platform.Rows;

/** Reads how actions stand beside their status: one statement for any number of them. */
@Component
class StandingQueries {

	private final Past past;

	StandingQueries(Past past) {
		this.past = past;
	}

	Map<ActionId, ActionStanding> standing(Collection<ActionId> actions) {
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
				     where h.action = a.id and h.state <> 'ANSWERED') as help_asked_on
				from strategy.action a
				left join lateral (
				    select * from strategy.milestone x
				    where x.action = a.id and x.done_on is null and x.dropped_on is null
				        and greatest(x.current_on, :today) > x.baseline_on
				    order by greatest(x.current_on, :today) - x.baseline_on desc, x.position limit 1) m on true
				where a.id = any(:actions)""".formatted(ActionQueries.UNOWNED), Past.Only.actions(actions))
			.param("actions", Rows.ids(actions))
			.param("today", past.today())
			.query(StandingQueries::entry)
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static Map.Entry<ActionId, ActionStanding> entry(ResultSet row, int number) throws SQLException {
		@Nullable String milestone = row.getString("title");
		return Map.entry(new ActionId(row.getObject("id", UUID.class)), new ActionStanding(row.getBoolean("unowned"),
				row.getObject("status_since", LocalDate.class),
				(milestone != null) ? new ActionStanding.Slipped(milestone,
						row.getObject("baseline_on", LocalDate.class), row.getObject("current_on", LocalDate.class))
						: null,
				row.getObject("help_asked_on", LocalDate.class)));
	}

}
