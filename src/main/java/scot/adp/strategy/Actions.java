package scot.adp.strategy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;
import scot.adp.directory.GroupId;

/** The actions, to be changed. Each is locked until the transaction ends. */
interface Actions extends Repository<Action, ActionId> {

	@Lock(LockMode.PESSIMISTIC_WRITE)
	Optional<Action> findByPlanAndCode(PlanCode plan, String code);

	@Lock(LockMode.PESSIMISTIC_WRITE)
	List<Action> findAllByPlan(PlanCode plan);

	@Lock(LockMode.PESSIMISTIC_WRITE)
	List<Action> findAllByOverseeingGroupIn(Collection<GroupId> groups);

	Action save(Action action);

}
