package scot.adp.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * By what it is told where and when nothing is open.
 *
 * @param from its first day
 * @param weeks how many weeks are looked at
 * @param minutes for how many minutes something is to be open within a band
 * @param askAgainDays for how many days nobody is asked again to be open at a time
 * @param watched the kinds of services that are looked at unless others are asked for
 */
public record CoverageRule(LocalDate from, int weeks, int minutes, int askAgainDays, List<String> watched,
		List<Band> bands) {

	public CoverageRule {
		watched = List.copyOf(watched);
		bands = List.copyOf(bands);
	}

	/**
	 * A time of day on some days of the week.
	 *
	 * @param outOfHours whether offices are closed then, as on evenings and weekends
	 */
	public record Band(String code, String label, List<DayOfWeek> days, LocalTime from, LocalTime to,
			boolean outOfHours) {

		public Band {
			days = List.copyOf(days);
		}

	}

}
