package scot.adp.activities;

import java.time.LocalDate;

/**
 * How many came to a group in a time, as those who run it told.
 *
 * @param from the first day of the quarter or year
 * @param to the last
 * @param number heads, added; hidden from others where it is small
 */
public record SeriesCountView(SeriesPlans.Id series, int version, LocalDate from, LocalDate to,
		ProgrammeFiguresView.Count number) {
}
