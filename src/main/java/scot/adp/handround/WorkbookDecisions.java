package scot.adp.handround;

import java.util.Map;

/**
 * What was decided of a workbook that came home.
 *
 * @param takeTheirs by the id of an item whether what the workbook says is taken; each
 * conflict needs an answer, any other change is taken unless it says otherwise
 * @param leaveProblemsOut whether rows with a problem are left out, so that the rest can
 * be taken
 * @param why the reason that is kept with each change of the plan; needed where there is
 * one
 */
public record WorkbookDecisions(Map<String, Boolean> takeTheirs, boolean leaveProblemsOut, String why) {

	public WorkbookDecisions {
		takeTheirs = Map.copyOf(takeTheirs);
	}

}
