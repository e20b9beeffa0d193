package scot.adp.strategy;

import java.util.Optional;

import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** The milestones, to be changed. Each is locked until the transaction ends. */
interface MilestoneRows extends Repository<Milestone, Milestones.Id> {

	@Lock(LockMode.PESSIMISTIC_WRITE)
	Optional<Milestone> findById(Milestones.Id id);

	Milestone save(Milestone milestone);

}
