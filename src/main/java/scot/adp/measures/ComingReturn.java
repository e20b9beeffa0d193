package scot.adp.measures;

import java.time.LocalDate;

import scot.adp.measures.spi.Period;
import scot.adp.platform.UnitId;

/**
 * A return of a period that runs: it can be filed once that is over.
 *
 * @param opensOn the first day on which it can be filed
 * @param dueOn the day on which it is due
 */
public record ComingReturn(UnitId unit, ReturnForm form, Period period, LocalDate opensOn, LocalDate dueOn) {
}
