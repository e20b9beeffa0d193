package scot.adp.strategy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * How an action stands beside its status.
 *
 * @param unowned whether nobody leads it though it owes updates
 * @param statusSince since when its status is what it is
 * @param slipped its milestone that is furthest past the day first promised, or null
 * @param helpAskedOn since when it waits for help, or null
 */
public record ActionStanding(boolean unowned, @Nullable LocalDate statusSince, @Nullable Slipped slipped,
		@Nullable LocalDate helpAskedOn) {

	/**
	 * A milestone past its day.
	 *
	 * @param promisedOn the day first promised
	 * @param expectedOn the day it is expected now, which may have passed too
	 */
	public record Slipped(String title, LocalDate promisedOn, LocalDate expectedOn) {
	}

}
