package scot.adp.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Days;
import scot.adp.platform.reading.Read;

/**
 * A cell as it was sent; nothing in it is worked out.
 *
 * @param text what a person would see, stripped of nothing; a number in its cell's
 * format, a date as {@code 2026-12-03}, with its time if it has one, of a formula what it
 * last gave
 * @param number the number of a number cell, to the 15 digits that spreadsheets keep; a
 * percentage as its fraction
 * @param day the day of a date cell that holds no time of it; of a whole number without a
 * format, which some programs leave of a day, the day that the workbook counts with it,
 * if it is one of today's
 * @param settled whether the text is all that was typed as far as anybody can tell; not
 * of a number that lost the noughts at its end, nor of one that is shown rounded
 */
public record Cell(Kind kind, String text, @Nullable BigDecimal number, @Nullable LocalDate day, boolean settled) {

	private static final int FIRST_YEAR = 1990;

	private static final int LAST_YEAR = 2100;

	/** A cell without anything in it. */
	public static final Cell EMPTY = new Cell(Kind.EMPTY, "", null, null);

	Cell(Kind kind, String text, @Nullable BigDecimal number, @Nullable LocalDate day) {
		this(kind, text, number, day, day == null);
	}

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

	/** The day that it means, or why it means none that can be taken. */
	public Read<LocalDate> asDay() {
		if (kind == Kind.MONTH) {
			return new Read<>(null, "This shows no day; write it as 1 May 2026.");
		}
		Read<LocalDate> read = (day != null) ? new Read<>(day, "") : Days.read(text);
		@Nullable LocalDate found = read.value();
		return (found == null || isOurs(found)) ? read : new Read<>(null, "Look at the year of this date.");
	}

	/** Whether a day is of these times; of any other the year is a slip. */
	static boolean isOurs(LocalDate day) {
		return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
	}

	/**
	 * Why the text cannot be taken as a code, which names something for ever: what was
	 * typed may have been another one. The end of a sentence; empty where there is no
	 * doubt.
	 */
	public Optional<String> doubtAsCode() {
		if (settled) {
			return Optional.empty();
		}
		return Optional.of((kind == Kind.DATE || kind == Kind.MONTH)
				? "may not be the code that was typed: the spreadsheet made a date of it, as it does of 1-2; format the column as text and type the code again"
				: "may not be the code that was typed: it is a number, and numbers lose the noughts at their end, as 2.10 becomes 2.1; format the column as text and type the code again");
	}

	/** What a cell holds; a month is a date whose cell does not show the day. */
	public enum Kind {

		EMPTY, TEXT, NUMBER, DATE, MONTH, BOOLEAN, FORMULA, ERROR

	}

}
