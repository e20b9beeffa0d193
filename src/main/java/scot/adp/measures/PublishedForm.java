package scot.adp.measures;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** How the files of a series are laid out, from a day of release on. */
public sealed interface PublishedForm {

	/** The first day of the releases that are laid out so. */
	LocalDate from();

	/**
	 * A table with a row for each area and part, and a column for each figure, as open
	 * data is.
	 *
	 * @param period the heading of the period
	 * @param areas the headings of the area, the most exact one first
	 * @param wholes what stands there where the area of a column further on is meant
	 * @param dimensions the heading of each dimension, by its code; none where the file
	 * has the whole alone
	 * @param kind the heading that says whether a row has numbers or percentages; null
	 * where all have the same
	 * @param only what has to stand in some columns; other rows are left out
	 * @param columns the figures
	 * @param ignored headings that are known and not read
	 */
	record Table(LocalDate from, String period, List<String> areas, List<String> wholes, List<Heading> dimensions,
			@Nullable String kind, List<Only> only, List<Column> columns,
			List<String> ignored) implements PublishedForm {
	}

	/** The heading of a dimension. */
	record Heading(String dimension, String heading) {
	}

	/** Rows that are read alone. */
	record Only(String heading, String value) {
	}

	/**
	 * A column of figures.
	 *
	 * @param figure of rows with numbers
	 * @param percentage of rows with percentages; null where there are none
	 * @param sign the heading of its signs; null where they stand in the cells
	 */
	record Column(String heading, String figure, @Nullable String percentage, @Nullable String sign) {
	}

	/**
	 * Sheets with a column for each period, under two rows of headings: years over
	 * quarters.
	 */
	record Cross(LocalDate from, String figure, List<Sheet> sheets) implements PublishedForm {
	}

	/**
	 * One of its sheets.
	 *
	 * @param heading what stands above the names of its rows
	 * @param dimension whose values its rows are; null where they are areas
	 * @param whole the area of its total, and of all rows of a dimension
	 */
	record Sheet(String name, String heading, @Nullable String dimension, String whole) {
	}

}
