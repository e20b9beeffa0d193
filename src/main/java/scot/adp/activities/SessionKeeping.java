package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.RecordId;
import scot.adp.identity.Author;
import scot.adp.platform.UnitId;

/**
 * Keeps sessions that were checked, whichever door they came by, and tells others of
 * them. It asks nobody's permission: who calls it has.
 */
@Component
class SessionKeeping {

	private final SessionStore store;

	private final ActivityRules rules;

	private final SessionNews changes;

	SessionKeeping(SessionStore store, ActivityRules rules, SessionNews changes) {
		this.store = store;
		this.rules = rules;
		this.changes = changes;
	}

	/**
	 * Keeps sessions. What was counted by card and is far above what is usual there is
	 * kept to be checked.
	 * @param in what they came in together; null of one alone
	 * @param file the import that they came with; null for none
	 */
	List<SessionStore.Row> keep(List<SessionStore.Row> checked, @Nullable UUID in, @Nullable UUID file, Author author) {
		var rows = toCheck(checked);
		store.add(rows, in, file, author);
		tell(rows, author);
		return rows;
	}

	private List<SessionStore.Row> toCheck(List<SessionStore.Row> rows) {
		var series = rows.stream()
			.filter(it -> it.how() == SessionView.How.CARD)
			.map(it -> it.entry().series())
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		var most = rows.stream().map(it -> rules.on(it.on()).checkOfLast()).max(Integer::compareTo).orElse(0);
		Map<SeriesPlans.Id, List<Integer>> last = series.isEmpty() ? new HashMap<>() : store.lastCounts(series, most);
		return rows.stream().map(row -> {
			SeriesPlans.@Nullable Id of = row.entry().series();
			var rule = rules.on(row.on());
			boolean check = row.how() == SessionView.How.CARD && row.state() == SessionView.State.HELD
					&& UsualCount.exceeded(row.tallies().present(row.entry().courseCode() != null),
							(of != null) ? last.getOrDefault(of, List.of()) : List.of(), rule);
			return check ? row.to(SessionView.State.TO_CHECK) : row;
		}).toList();
	}

	private void tell(List<SessionStore.Row> rows, Author author) {
		rows.stream()
			.filter(it -> it.state() == SessionView.State.HELD)
			.forEach(it -> changes.held(told(it, 1), author.at()));
		var days = new HashMap<UnitId, List<LocalDate>>(rows.stream()
			.collect(Collectors.groupingBy(SessionStore.Row::unit,
					Collectors.mapping(SessionStore.Row::on, Collectors.toCollection(ArrayList::new)))));
		days.forEach((unit, some) -> changes.of(UUID.randomUUID(), 1, unit, some, author.at()));
	}

	static SessionNews.Told told(SessionStore.Row row, int revision) {
		return new SessionNews.Told(row.id(), revision, row.programme(), row.unit(),
				(row.place() != null) ? new RecordId(row.place().value()) : null, row.on());
	}

}
