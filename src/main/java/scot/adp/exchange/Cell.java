package scot.adp.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;

/**
 * A cell as it was sent; nothing in it is worked out.
 *
 * @param text what a person would see, stripped of nothing; a date as {@code 2026-12-03},
 * of a formula what it last gave
 * @param number the number of a number cell, to the 15 digits that spreadsheets keep; a
 * percentage as its fraction
 * @param day the day of a date cell
 */
public record Cell(Kind kind, String text, @Nullable BigDecimal number, @Nullable LocalDate day) {

	/** A cell without anything in it. */
	public static final Cell EMPTY = new Cell(Kind.EMPTY, "", null, null);

	/** A cell of text; the empty text is an empty cell. */
	public static Cell text(String text) {
		return text.isEmpty() ? EMPTY : new Cell(Kind.TEXT, text, null, null);
	}

	public boolean isEmpty() {
		return kind == Kind.EMPTY;
	}

	/** Whether a person would see nothing in it. */
	public boolean isBlank() {
		return kind == Kind.EMPTY || (kind == Kind.TEXT && Blanks.isBlank(text));
	}

	/** What a cell holds. */
	public enum Kind {

		EMPTY, TEXT, NUMBER, DATE, BOOLEAN, FORMULA, ERROR

	}

}
