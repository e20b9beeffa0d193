package scot.adp.families;

import java.util.List;

import scot.adp.exchange.ImportProblem;

/**
 * What a file was understood to hold.
 *
 * @param rows of how many records its rows tell that can be taken
 * @param opened how many of them are new
 * @param changed to how many that are there it adds
 * @param problems what cannot be taken, the first of them
 * @param unusual what can be taken once somebody says that it is right
 */
public record TakenIn(int rows, int opened, int changed, List<ImportProblem> problems, int problemCount,
		List<ImportProblem> unusual, List<ImportProblem> warnings) {
}
