package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Reads and adds updates. */
@Component
class UpdateStore {

	private final JdbcClient jdbc;

	private final StatusScales scales;

	private final Past past;

	UpdateStore(JdbcClient jdbc, StatusScales scales, Past past) {
		this.jdbc = jdbc;
		this.scales = scales;
		this.past = past;
	}

	/**
	 * Pages of updates of several actions, corrected ones included, newest first; of each
	 * one more than the limit where there are more.
	 * @param wordsShown tells from an action's lead unit whether the caller may see the
	 * words
	 */
	Map<ProgressUpdates.Page, List<UpdateView>> pages(List<ProgressUpdates.Page> pages,
			Predicate<@Nullable UnitId> wordsShown) {
		List<List<UpdateView>> found = pages.stream().<List<UpdateView>>map(page -> new ArrayList<>()).toList();
		past.records("""
				select wanted.place, u.*, a.lead_unit, p.status_scale, c.id as corrected_by
				from unnest(cast(:actions as uuid[]), cast(:behind as uuid[]), cast(:limits as int[]),
				        cast(:since as timestamptz[]))
				    with ordinality as wanted (action, behind, most, since, place)
				join strategy.action a on a.id = wanted.action
				join strategy.plan p on p.code = a.plan
				cross join lateral (
				    select * from strategy.progress_update x where x.action = wanted.action
				        and (wanted.behind is null or (x.said_on, x.recorded_at, x.id) <
				            (select b.said_on, b.recorded_at, b.id from strategy.progress_update b
				             where b.id = wanted.behind))
				        and (wanted.since is null or x.changed_at >= wanted.since
				            or exists (select 1 from strategy.progress_update n
				                where n.corrects = x.id and n.changed_at >= wanted.since))
				    order by x.said_on desc, x.recorded_at desc, x.id desc limit wanted.most + 1) u
				left join strategy.progress_update c on c.corrects = u.id
				order by wanted.place, u.said_on desc, u.recorded_at desc, u.id desc""")
			.param("actions", texts(pages, page -> page.action().value()))
			.param("behind", texts(pages, page -> (page.behind() != null) ? page.behind().value() : null))
			.param("limits", texts(pages, ProgressUpdates.Page::limit))
			.param("since", texts(pages, ProgressUpdates.Page::changedSince))
			.query(row -> {
				found.get(row.getInt("place") - 1).add(view(row, wordsShown));
			});
		var byPage = new LinkedHashMap<ProgressUpdates.Page, List<UpdateView>>();
		for (int i = 0; i < pages.size(); i++) {
			byPage.put(pages.get(i), found.get(i));
		}
		return byPage;
	}

	Optional<UpdateView> find(ProgressUpdates.Id id, Predicate<@Nullable UnitId> wordsShown) {
		return jdbc.sql("""
				select u.*, a.lead_unit, p.status_scale, c.id as corrected_by
				from strategy.progress_update u
				join strategy.action a on a.id = u.action
				join strategy.plan p on p.code = a.plan
				left join strategy.progress_update c on c.corrects = u.id
				where u.id = :id""").param("id", id.value()).query((row, number) -> view(row, wordsShown)).optional();
	}

	/** What was last said of actions. */
	Map<ActionId, ProgressUpdates.LastSaid> lastSaid(Collection<ActionId> actions) {
		return past
			.records(
					"""
							select distinct on (u.action) u.action, u.id, max(u.recorded_at) over (partition by u.action) as recorded_at
							from strategy.progress_update u
							where u.action = any(:actions)
							    and not exists (select 1 from strategy.progress_update c where c.corrects = u.id)
							order by u.action, u.said_on desc, u.recorded_at desc, u.id desc""")
			.param("actions", Rows.ids(actions))
			.query((row, number) -> Map.entry(new ActionId(row.getObject("action", UUID.class)),
					new ProgressUpdates.LastSaid(new ProgressUpdates.Id(row.getObject("id", UUID.class)),
							row.getObject("recorded_at", OffsetDateTime.class))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** How many updates actions have; those without any are left out. */
	Map<ActionId, Integer> counts(Collection<ActionId> actions) {
		return counted(jdbc.sql(
				"select action, count(*) as updates from strategy.progress_update where action = any(:actions) group by action")
			.param("actions", Rows.ids(actions)));
	}

	/** How many updates of actions were recorded after one day until another. */
	Map<ActionId, Integer> recorded(Collection<ActionId> actions, LocalDate after, LocalDate until) {
		return counted(jdbc.sql("""
				select action, count(*) as updates from strategy.progress_update
				where action = any(:actions)
				    and cast(recorded_at at time zone 'Europe/London' as date) > :after
				    and cast(recorded_at at time zone 'Europe/London' as date) <= :until
				group by action""").param("actions", Rows.ids(actions)).param("after", after).param("until", until));
	}

	private static Map<ActionId, Integer> counted(StatementSpec statement) {
		return statement
			.query((row, number) -> Map.entry(new ActionId(row.getObject("action", UUID.class)), row.getInt("updates")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** What the latest update that stands says, and how long "no change" was said. */
	Action.Standing standing(ActionId action) {
		var standing = jdbc.sql("""
				select status, said_on, review_on, no_change from strategy.progress_update u
				where action = :action
				    and not exists (select 1 from strategy.progress_update c where c.corrects = u.id)
				order by said_on desc, recorded_at desc, id desc limit :most""")
			.param("action", action.value())
			.param("most", Action.NO_CHANGE_AT_MOST)
			.query(Said.class)
			.list();
		if (standing.isEmpty()) {
			return new Action.Standing(null, null, null, 0);
		}
		Said last = standing.getFirst();
		int run = (int) standing.stream().takeWhile(Said::noChange).count();
		return new Action.Standing(last.status(), last.saidOn(), last.reviewOn(), run);
	}

	void add(Row update) {
		jdbc.sql("""
				insert into strategy.progress_update (id, action, said_on, recorded_at, recorded_by, recorded_by_name,
				    status, no_change, what_happened, next_step, review_on, evidence_link, on_behalf_of, heard_how,
				    corrects, sample)
				values (:id, :action, :on, :recordedAt, :recordedBy, :recordedByName, :status, :noChange,
				    :whatHappened, :next, :reviewOn, :evidenceLink, :onBehalfOf, :heardHow, :corrects, :sample)""")
			.paramSource(update)
			.update();
	}

	/** Whether the update exists on the action and was not corrected yet. */
	boolean correctable(ActionId action, ProgressUpdates.Id update) {
		return jdbc.sql("""
				select count(*) from strategy.progress_update u where id = :id and action = :action
				    and not exists (select 1 from strategy.progress_update c where c.corrects = u.id)""")
			.param("id", update.value())
			.param("action", action.value())
			.query(Integer.class)
			.single() == 1;
	}

	private UpdateView view(ResultSet row, Predicate<@Nullable UnitId> wordsShown) throws SQLException {
		@Nullable String leadUnit = row.getString("lead_unit");
		boolean shown = wordsShown.test((leadUnit != null) ? new UnitId(leadUnit) : null);
		@Nullable String onBehalfOf = row.getString("on_behalf_of");
		@Nullable String heardHow = row.getString("heard_how");
		var on = row.getObject("said_on", LocalDate.class);
		return new UpdateView(new ProgressUpdates.Id(row.getObject("id", UUID.class)),
				new ActionId(row.getObject("action", UUID.class)), on,
				row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
				scales.status(row.getString("status_scale"), row.getString("status"), on), row.getBoolean("no_change"),
				shown, shown ? row.getString("what_happened") : null, shown ? row.getString("next_step") : null,
				row.getObject("review_on", LocalDate.class), shown ? row.getString("evidence_link") : null,
				(onBehalfOf != null) ? new UnitId(onBehalfOf) : null,
				(heardHow != null) ? ProgressUpdates.HeardHow.valueOf(heardHow) : null, update(row, "corrects"),
				update(row, "corrected_by"), row.getBoolean("sample"));
	}

	private static ProgressUpdates.@Nullable Id update(ResultSet row, String column) throws SQLException {
		@Nullable UUID value = row.getObject(column, UUID.class);
		return (value != null) ? new ProgressUpdates.Id(value) : null;
	}

	private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
		return rows.stream().map(column).map(value -> (value != null) ? value.toString() : null).toArray(String[]::new);
	}

	/** A new row, in the database's own types. */
	record Row(UUID id, UUID action, LocalDate on, OffsetDateTime recordedAt, UUID recordedBy, String recordedByName,
			String status, boolean noChange, @Nullable String whatHappened, @Nullable String next,
			@Nullable LocalDate reviewOn, @Nullable String evidenceLink, @Nullable String onBehalfOf,
			@Nullable String heardHow, @Nullable UUID corrects, boolean sample) {
	}

	private record Said(String status, LocalDate saidOn, @Nullable LocalDate reviewOn, boolean noChange) {
	}

}
