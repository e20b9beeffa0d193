package scot.adp.shell.parts;

import java.util.List;

/**
 * What a partnership says of its program to everybody, as pages of either kind show it.
 */
public record Statement(String title, String purpose, List<Part> parts) {

	public Statement {
		parts = List.copyOf(parts);
	}

	/**
	 * A part.
	 *
	 * @param name what it is known by, such as {@code feedback}
	 * @param text as {@link Prose} reads it
	 */
	public record Part(String name, String heading, String text) {
	}

	/** What is said. */
	public interface Source {

		/** The accessibility statement that the law asks of public bodies. */
		Statement accessibility();

		/** What is kept about people, and why. */
		Statement privacy();

		/** How to reach whoever runs the program. */
		Statement contact();

	}

}
