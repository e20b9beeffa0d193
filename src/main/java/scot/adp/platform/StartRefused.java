package scot.adp.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * The program cannot start and says why, and what to do, in words for the person who
 * started it.
 */
public class StartRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String whatToDo;

	public StartRefused(String why, String whatToDo) {
		super(why);
		this.whatToDo = whatToDo;
	}

	public String whatToDo() {
		return whatToDo;
	}

	/** Prints a refused start as a message instead of a stack trace. */
	static class Analyzer extends AbstractFailureAnalyzer<StartRefused> {

		@Override
		protected FailureAnalysis analyze(Throwable rootFailure, StartRefused cause) {
			return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.whatToDo(), cause);
		}

	}

}
