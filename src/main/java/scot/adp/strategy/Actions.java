package scot.adp.strategy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;
import scot.adp.directory.GroupId;

/** The actions, to be changed. Each is locked until the transaction ends. */
interface Actions extends Repository<Action, ActionId> {

	@Lock(LockMode.PESSIMISTIC_WRITE)
	Optional<Action> findByPlanAndCode(PlanCode plan, String code);

	/** All of them, in the order in which every other lock takes them. */
	@Lock(LockMode.PESSIMISTIC_WRITE)
	List<Action> findAllByTrackedFromNotNullOrderByPlanAscIdAsc();

	@Lock(LockMode.PESSIMISTIC_WRITE)
	List<Action> findAllByPlanOrderById(PlanCode plan);

	@Lock(LockMode.PESSIMISTIC_WRITE)
	List<Action> findAllByIdInOrderByPlanAscIdAsc(Collection<ActionId> ids);

	@Lock(LockMode.PESSIMISTIC_WRITE)
	List<Action> findAllByOverseeingGroupInOrderByPlanAscIdAsc(Collection<GroupId> groups);

	@Lock(LockMode.PESSIMISTIC_WRITE)
	List<Action> findAllByPlanAndCodeInOrderById(PlanCode plan, Collection<String> codes);

	Action save(Action action);

	/**
	 * Stores dates that follow from something else than the action itself, so that
	 * whoever decides on the action meanwhile meets no conflict.
	 */
	@Modifying
	@Query("""
			update strategy.action set owed_from = :owedFrom, owed_until = :owedUntil, due_from = :dueFrom,
			    next_due_on = :nextDueOn
			where id = :id""")
	void storeDueDates(ActionId id, @Nullable LocalDate owedFrom, @Nullable LocalDate owedUntil,
			@Nullable LocalDate dueFrom, @Nullable LocalDate nextDueOn);

	/** What belongs to it changed elsewhere, which is no new version of it. */
	@Modifying
	@Query("update strategy.action set changed_at = now() where id = :id")
	void touch(ActionId id);

	default void storeDueDates(Action action) {
		var dates = action.dueDates();
		storeDueDates(action.id(), dates.owedFrom(), dates.owedUntil(), dates.dueFrom(), dates.nextDueOn());
	}

}
