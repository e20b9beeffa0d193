/**
 * The promise and how it is kept: plans, outcomes, actions, principles, who leads what,
 * updates and their freshness.
 *
 * <p>
 * Which door to an action: {@link scot.adp.strategy.ActionRegister} lists and finds
 * actions for whoever reads, {@link scot.adp.strategy.PlanEditing} changes what the plan
 * says of them, {@link scot.adp.strategy.ActionOwners} who has them and
 * {@link scot.adp.strategy.ProgressUpdates} how they go. Behind these stand
 * {@code ActionQueries} (reads into views), {@code ActionStore} (what the plan says and
 * said), {@code Actions} (the aggregate, locked to be changed), {@code ActionScope} (the
 * action to write on, and who writes), {@code ActionOwnerKeeper} (stores owners, whoever
 * changed them) and {@code LedActions} (what leavers hand over, for {@code identity}).
 */
@ApplicationModule(displayName = "Strategy",
		allowedDependencies = { "platform :: reading", "identity", "identity :: spi", "directory", "directory :: parts",
				"documents", "events", "notification", "shell :: spi", "shell :: parts", "exchange", "exchange :: ui",
				"exchange :: spi" })
@NullMarked
package scot.adp.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
