package scot.adp.exchange;

import java.util.List;

/** What a file was understood to hold, as far as it decides whether it is taken. */
public interface FileUnderstood {

	/** What cannot be taken, the first of it. */
	List<ImportProblem> problems();

	/** How many cells cannot be taken. */
	int problemCount();

	/** What can be taken once somebody says that it is right. */
	List<ImportProblem> unusual();

}
