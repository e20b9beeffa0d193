package scot.adp.platform;

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

}
