package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Reads milestones, and adds what moved. */
@Component
class MilestoneStore {

	/**
	 * A milestone {@code m} that is open and later than first planned, on {@code :today}.
	 */
	static final String SLIPPED = """
			m.done_on is null and m.dropped_on is null and greatest(m.current_on, :today) > m.baseline_on""";

	private final JdbcClient jdbc;

	private final Past past;

	MilestoneStore(JdbcClient jdbc, Past past) {
		this.jdbc = jdbc;
		this.past = past;
	}

	/**
	 * The milestones of actions, by the day they are planned for.
	 * @param reasonsShown tells from an action's lead unit whether the caller may see why
	 */
	Map<ActionId, List<MilestoneView>> byAction(Collection<ActionId> actions,
			Predicate<@Nullable UnitId> reasonsShown) {
		var ids = Rows.ids(actions);
		var moves = moves(ids);
		var found = new LinkedHashMap<ActionId, List<MilestoneView>>();
		past.records("""
				select m.*, a.lead_unit from strategy.milestone m join strategy.action a on a.id = m.action
				where m.action = any(:actions) order by m.action, m.current_on, m.position, m.id""")
			.param("actions", ids)
			.query(row -> {
				MilestoneView view = view(row, moves, reasonsShown);
				found.computeIfAbsent(view.action(), key -> new ArrayList<>()).add(view);
			});
		return found;
	}

	private Map<UUID, List<MilestoneView.Move>> moves(UUID[] actions) {
		var moves = new HashMap<UUID, List<MilestoneView.Move>>();
		past.records("""
				select v.* from strategy.milestone_move v join strategy.milestone m on m.id = v.milestone
				where m.action = any(:actions) order by v.moved_at, v.id""").param("actions", actions).query(row -> {
			moves.computeIfAbsent(row.getObject("milestone", UUID.class), key -> new ArrayList<>())
				.add(new MilestoneView.Move(row.getObject("from_on", LocalDate.class),
						row.getObject("to_on", LocalDate.class), row.getString("reason"),
						row.getString("moved_by_name"), row.getObject("moved_at", OffsetDateTime.class)));
		});
		return moves;
	}

	private MilestoneView view(ResultSet row, Map<UUID, List<MilestoneView.Move>> moves,
			Predicate<@Nullable UnitId> reasonsShown) throws SQLException {
		var id = row.getObject("id", UUID.class);
		var baseline = row.getObject("baseline_on", LocalDate.class);
		var current = row.getObject("current_on", LocalDate.class);
		@Nullable LocalDate done = row.getObject("done_on", LocalDate.class);
		@Nullable LocalDate dropped = row.getObject("dropped_on", LocalDate.class);
		@Nullable String leadUnit = row.getString("lead_unit");
		boolean shown = reasonsShown.test((leadUnit != null) ? new UnitId(leadUnit) : null);
		int slippage = slippage(baseline, current, done, dropped, past.today());
		return new MilestoneView(new Milestones.Id(id), row.getInt("version"),
				new ActionId(row.getObject("action", UUID.class)), row.getString("title"), baseline, current, done,
				slippage, done == null && dropped == null && slippage > 0, dropped, shown,
				shown ? row.getString("dropped_reason") : null,
				moves.getOrDefault(id, List.of())
					.stream()
					.map(move -> shown ? move
							: new MilestoneView.Move(move.from(), move.to(), null, move.movedBy(), move.movedAt()))
					.toList());
	}

	/** How many days later than first planned; negative where earlier. */
	static int slippage(LocalDate baseline, LocalDate current, @Nullable LocalDate done, @Nullable LocalDate dropped,
			LocalDate today) {
		LocalDate until = current;
		if (done != null) {
			until = done;
		}
		else if (dropped == null && today.isAfter(current)) {
			until = today;
		}
		return Math.toIntExact(ChronoUnit.DAYS.between(baseline, until));
	}

	/** The action that a milestone is of. */
	Optional<ActionId> action(Milestones.Id milestone) {
		return jdbc.sql("select action from strategy.milestone where id = :id")
			.param("id", milestone.value())
			.query(UUID.class)
			.optional()
			.map(ActionId::new);
	}

	/** How many milestones an action ever had. */
	int count(ActionId action) {
		return jdbc.sql("select count(*) from strategy.milestone where action = :action")
			.param("action", action.value())
			.query(Integer.class)
			.single();
	}

	/** Keeps how a milestone stood until it is changed. */
	void remember(Milestone before, OffsetDateTime until) {
		jdbc.sql(
				"""
						insert into strategy.former_milestone (milestone, until, current_on, done_on, dropped_on, dropped_reason)
						values (:milestone, :until, :currentOn, :doneOn, :droppedOn, :droppedReason)""")
			.param("milestone", before.id().value())
			.param("until", until)
			.param("currentOn", before.currentOn())
			.param("doneOn", before.doneOn())
			.param("droppedOn", before.droppedOn())
			.param("droppedReason", before.droppedReason())
			.update();
	}

	/** Keeps since when there is a milestone. */
	void added(Milestones.Id milestone, OffsetDateTime at) {
		jdbc.sql("update strategy.milestone set added_at = :at where id = :id")
			.param("at", at)
			.param("id", milestone.value())
			.update();
	}

	void addMove(Move move) {
		jdbc.sql("""
				insert into strategy.milestone_move (id, milestone, from_on, to_on, reason, moved_by, moved_by_name,
				    moved_at)
				values (:id, :milestone, :from, :to, :reason, :movedBy, :movedByName, :movedAt)""")
			.paramSource(move)
			.update();
	}

	/** A new row, in the database's own types. */
	record Move(UUID id, UUID milestone, LocalDate from, LocalDate to, String reason, UUID movedBy, String movedByName,
			OffsetDateTime movedAt) {
	}

}
