package scot.adp.directory.open;

import java.util.ArrayList;
import java.util.List;

import scot.adp.shell.parts.Statement;

/**
 * What the partnership says to everybody, part by part.
 *
 * @param form where a form of the same purpose is that needs scripts; empty for none
 */
public record StatementPage(String purpose, List<Part> parts, String form) {

	static StatementPage of(String purpose, List<Statement.Part> parts, String form) {
		return new StatementPage(purpose, parts.stream().map(StatementPage::part).toList(), form);
	}

	/** Lines that begin with a dash are rows of a list. */
	private static Part part(Statement.Part part) {
		var blocks = new ArrayList<Block>();
		for (String line : part.text().strip().split("\n")) {
			String words = line.strip();
			boolean listed = words.startsWith("- ");
			if (!listed) {
				blocks.add(new Block(false, List.of(words)));
			}
			else if (!blocks.isEmpty() && blocks.getLast().listed()) {
				var more = new ArrayList<>(blocks.removeLast().lines());
				more.add(words.substring(2));
				blocks.add(new Block(true, more));
			}
			else {
				blocks.add(new Block(true, List.of(words.substring(2))));
			}
		}
		return new Part(part.heading(), blocks);
	}

	/** A part under its heading. */
	public record Part(String heading, List<Block> blocks) {
	}

	/** A paragraph, or the rows of a list. */
	public record Block(boolean listed, List<String> lines) {
	}

}
