package scot.adp.strategy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;

/** Keeps the conflicts between plans' files and what was changed here. */
@Component
class ConflictStore {

	private static final String COLUMNS = """
			select c.id, c.version, a.plan, c.action, a.code, a.title, c.field, c.file_version, c.file_value,
			    cast(null as text) as present_value, c.found_at, c.state, c.resolved_by_name as resolved_by, c.resolved_at
			from strategy.plan_conflict c join strategy.action a on a.id = c.action
			""";

	private static final RowMapper<PlanConflictView> VIEWS = Rows.of(PlanConflictView.class);

	private final JdbcClient jdbc;

	private final ActionStore actions;

	private final Clock clock;

	ConflictStore(JdbcClient jdbc, ActionStore actions, Clock clock) {
		this.jdbc = jdbc;
		this.actions = actions;
		this.clock = clock;
	}

	/** Notes a conflict, in place of an open one of the same field. */
	void found(ActionId action, ActionField field, int fileVersion, @Nullable String fileValue) {
		jdbc.sql("""
				insert into strategy.plan_conflict as c (id, version, action, field, file_version, file_value, found_at,
				    state)
				values (:id, 1, :action, :field, :fileVersion, :fileValue, :now, 'OPEN')
				on conflict (action, field) where state = 'OPEN' do update set version = c.version + 1,
				    file_version = excluded.file_version, file_value = excluded.file_value,
				    found_at = excluded.found_at""")
			.param("id", UUID.randomUUID())
			.param("action", action.value())
			.param("field", field.name())
			.param("fileVersion", fileVersion)
			.param("fileValue", fileValue)
			.param("now", OffsetDateTime.now(clock))
			.update();
	}

	/**
	 * Closes the open conflicts of an action in which a newer file says what stands.
	 */
	void settle(ActionId action, ActionDefinition now, ActionDefinition file) {
		jdbc.sql(COLUMNS + " where c.action = :action and c.state = 'OPEN'")
			.param("action", action.value())
			.query((row, number) -> Map.entry(row.getObject("id", UUID.class),
					ActionField.valueOf(row.getString("field"))))
			.list()
			.stream()
			.filter(entry -> Objects.equals(file.value(entry.getValue()), now.value(entry.getValue())))
			.forEach(entry -> resolve(entry.getKey(), PlanConflictView.State.SETTLED, null, null));
	}

	/** Closes the open conflicts of an action in which both say the same by now. */
	void settle(ActionId action, ActionDefinition now, @Nullable UUID by, @Nullable String byName) {
		jdbc.sql(COLUMNS + " where c.action = :action and c.state = 'OPEN'")
			.param("action", action.value())
			.query((row, number) -> Map.entry(row.getObject("id", UUID.class),
					Objects.equals(row.getString("file_value"),
							ActionField.told(now.value(ActionField.valueOf(row.getString("field")))))))
			.list()
			.stream()
			.filter(Map.Entry::getValue)
			.forEach(entry -> resolve(entry.getKey(), PlanConflictView.State.SETTLED, by, byName));
	}

	void resolve(UUID conflict, PlanConflictView.State state, @Nullable UUID by, @Nullable String byName) {
		jdbc.sql("""
				update strategy.plan_conflict set version = version + 1, state = :state, resolved_by = :by,
				    resolved_by_name = :byName, resolved_at = :now
				where id = :id""")
			.param("id", conflict)
			.param("state", state.name())
			.param("by", by)
			.param("byName", byName)
			.param("now", OffsetDateTime.now(clock))
			.update();
	}

	Optional<PlanConflictView> find(PlanConflicts.Id id) {
		return views(COLUMNS + " where c.id = :id", Map.of("id", id.value())).stream().findFirst();
	}

	/** A conflict, locked. */
	Optional<PlanConflictView> locked(PlanConflicts.Id id) {
		return views(COLUMNS + " where c.id = :id for update of c", Map.of("id", id.value())).stream().findFirst();
	}

	/** The conflicts of plans, open ones first, then the latest. */
	List<PlanConflictView> of(Collection<PlanCode> plans) {
		return views(COLUMNS
				+ " where a.plan = any(:plans) order by c.state <> 'OPEN', c.resolved_at desc, a.plan, a.position",
				Map.of("plans", Rows.codes(plans)));
	}

	/** All open conflicts in the plans' order. */
	List<PlanConflictView> open() {
		return views(COLUMNS + " where c.state = 'OPEN' order by a.plan, a.position, c.field", Map.of());
	}

	private List<PlanConflictView> views(String sql, Map<String, Object> parameters) {
		var rows = jdbc.sql(sql).params(parameters).query(VIEWS).list();
		var now = actions.definitions(rows.stream().map(PlanConflictView::action).distinct().toList());
		return rows.stream().map(row -> {
			@Nullable ActionDefinition definition = now.get(row.action());
			return new PlanConflictView(row.id(), row.version(), row.plan(), row.action(), row.code(), row.title(),
					row.field(), row.fileVersion(), row.fileValue(),
					(definition != null) ? ActionField.told(definition.value(row.field())) : null, row.foundAt(),
					row.state(), row.resolvedBy(), row.resolvedAt());
		}).toList();
	}

}
