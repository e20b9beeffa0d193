package scot.adp.governance.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import scot.adp.directory.GroupId;

/**
 * Says something in the papers of meetings. An issued paper keeps what it said then, and
 * so words that everyone signed in may read are all that belongs here.
 */
public interface PaperPart {

	/** Where the part stands among the others, the lowest first. */
	int order();

	/** What it has to say for a meeting; empty for nothing. */
	Optional<Section> of(Meeting meeting);

	/**
	 * The meeting of a paper.
	 *
	 * @param asAt the day whose state the paper tells
	 */
	record Meeting(GroupId group, LocalDate on, LocalDate asAt) {
	}

	/**
	 * A section of a paper.
	 *
	 * @param columns the names of the columns of a small table below the paragraphs; none
	 * for no table
	 * @param rows of the table, each with as many cells as there are columns
	 */
	record Section(String heading, List<String> paragraphs, List<String> columns, List<List<String>> rows) {

		public Section {
			if (rows.stream().anyMatch(row -> row.size() != columns.size())) {
				throw new IllegalArgumentException("A row of '%s' has not the cells of its columns".formatted(heading));
			}
		}

		/** A section without a table. */
		public Section(String heading, String... paragraphs) {
			this(heading, List.of(paragraphs), List.of(), List.of());
		}

	}

}
