package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/**
 * Somebody saved a workbook of actions to be filled in.
 *
 * @param changes how many actions it holds and which filter was set, in codes
 */
public record WorkbookSaved(Map<String, String> changes) implements Auditable {

	@Override
	public String operation() {
		return "strategy.workbook.export";
	}

	@Override
	public String subject() {
		return "workbook of actions";
	}

}
