package scot.adp.treatment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

import scot.adp.treatment.EpisodeRules.EndClass;
import scot.adp.treatment.Retention.Part;

/**
 * The caseload of some units in numbers. Codes of which nobody told are under an empty
 * one.
 *
 * @param asAt the day
 * @param episodes how many go on
 * @param people how many people these are, as far as they are known again
 * @param bySubstance episodes that go on, by code
 * @param started how many started this month
 * @param ended how many ended this month and why is known, by class, all classes among
 * them
 * @param endedWithoutReason how many ended this month and nobody said why
 * @param gapDays within how many days of an end a person who begins again goes on
 * @param cohorts who of those that began in a month is still in treatment, the latest
 * first, of those months of which it can be known
 * @param nextDue when the next month can be known, by the number of months
 * @param couldNotBeHere who is left out of the second share
 */
public record Caseload(LocalDate asAt, int episodes, int people, Map<String, Integer> bySubstance,
		Map<String, Integer> bySetting, Map<String, Integer> byMedicine, int started, Map<EndClass, Integer> ended,
		int endedWithoutReason, int gapDays, List<Cohort> cohorts, Map<Integer, Next> nextDue,
		Set<Part> couldNotBeHere) {

	/** Those who began in a month. */
	public record Cohort(YearMonth month, Retention retention) {
	}

	/** A month whose people have not all come that far, and when they will have. */
	public record Next(YearMonth month, LocalDate dueOn) {
	}

}
