package scot.adp.people;

import java.time.LocalDate;
import java.time.Period;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.people.spi.RetainedData.Trigger;

/**
 * How long records of a data set are kept.
 *
 * @param retentionClass which kind of record, by code
 * @param trigger what the time counts from
 * @param period such as {@code P36M}
 * @param validFrom the first day of the rule
 * @param source where the rule comes from
 * @param heldBecause whose rows are not erased for now and why, in words; null where all
 * are
 * @param hold the own hold, to be lifted; null where there is none
 */
public record RetentionRuleView(DataSet dataSet, String title, String retentionClass, Trigger trigger, String period,
		LocalDate validFrom, String source, @Nullable String heldBecause, Retention.@Nullable HoldId hold) {

	/** Tells the version of the rule from all others. */
	public String code() {
		return "%s/%s/%s/%s".formatted(dataSet.value(), retentionClass, trigger, validFrom);
	}

	/** The same, with what holds it. */
	RetentionRuleView held(Retention.@Nullable HoldId by, String why) {
		return new RetentionRuleView(dataSet, title, retentionClass, trigger, period, validFrom, source, why, by);
	}

	/** The last day on which what has a day of the trigger is kept. */
	public LocalDate lastDay(LocalDate on) {
		return on.plus(Period.parse(period));
	}

	/**
	 * The last day of the trigger whose records are to be gone on a day: they are kept up
	 * to and on the day that is the period later.
	 */
	LocalDate until(LocalDate on) {
		Period kept = Period.parse(period);
		LocalDate day = on.minusDays(1).minus(kept);
		// The last days of a month may all come to one day; a month later is too far.
		while (day.plusDays(1).plus(kept).isBefore(on)) {
			day = day.plusDays(1);
		}
		while (!day.plus(kept).isBefore(on)) {
			day = day.minusDays(1);
		}
		return day;
	}

}
