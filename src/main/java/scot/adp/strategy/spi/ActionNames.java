package scot.adp.strategy.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.PlanCode;

/**
 * What actions are called, for modules that tie their records to them. {@code strategy}
 * implements it; it is called without a caller.
 */
public interface ActionNames {

	/** Actions by id, withdrawn ones too; what is unknown is left out. */
	Map<ActionId, Named> byIds(Collection<ActionId> ids);

	/** All actions that are not withdrawn, plan by plan in the order of each. */
	List<Named> current();

	/**
	 * What an action is called.
	 *
	 * @param code its code within the plan
	 * @param leadUnit the unit that leads it; null where none does
	 */
	record Named(ActionId id, PlanCode plan, String code, String title, @Nullable UnitId leadUnit, boolean withdrawn) {
	}

}
