package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be asked after somebody has left, and which checks answer it: a pure
 * function of the days, the checks and the rule, which does not change as days pass. A
 * moved day of leaving moves all; a check before it answers nothing.
 */
final class AftercareClock {

	private AftercareClock() {
	}

	/**
	 * Works it out.
	 * @param exitOn the day of leaving as it was told last
	 * @param checks what stands, in any order
	 * @param outFrom from which day on nobody counts, since they died or moved; null
	 * where they did not
	 */
	static List<AftercareMilestone> of(LocalDate exitOn, Collection<Check> checks, @Nullable LocalDate outFrom,
			AftercareRules.Rule rule) {
		var milestones = new ArrayList<AftercareMilestone>();
		LocalDate first = exitOn.plusDays(rule.firstDays());
		milestones.add(milestone(AftercareMilestone.DAYS + rule.firstDays(), exitOn, first, first, checks, outFrom));
		rule.months().forEach(months -> {
			LocalDate due = exitOn.plusMonths(months);
			milestones.add(milestone(AftercareMilestone.MONTHS + months, due.minusDays(rule.windowDays()), due,
					due.plusDays(rule.windowDays()), checks, outFrom));
		});
		return milestones;
	}

	/** Whoever was reached counts before whoever was not, and the last of these. */
	private static AftercareMilestone milestone(String code, LocalDate opens, LocalDate due, LocalDate closes,
			Collection<Check> checks, @Nullable LocalDate outFrom) {
		@Nullable Check counts = checks.stream()
			.filter(it -> !it.on().isBefore(opens) && !it.on().isAfter(closes))
			.max(Comparator.comparing(Check::reached).thenComparing(Check::on))
			.orElse(null);
		return new AftercareMilestone(code, opens, due, closes, (counts != null) ? counts.answer() : null,
				outFrom != null && !outFrom.isAfter(closes) && (counts == null || !counts.reached()));
	}

	/** The first day on which somebody was in touch after leaving; null as long as there is none. */
	static @Nullable LocalDate firstContact(LocalDate exitOn, Collection<Check> checks) {
		return checks.stream()
			.filter(it -> it.reached() && !it.on().isBefore(exitOn))
			.map(Check::on)
			.min(LocalDate::compareTo)
			.orElse(null);
	}

	/**
	 * What is to be done next: as long as nobody was in touch since the day of leaving
	 * the first contact, however late it is; then the first thing that an answer can
	 * still count for.
	 * @return null where nothing is left to ask
	 */
	static @Nullable AftercareMilestone next(List<AftercareMilestone> milestones, @Nullable LocalDate firstContact,
			LocalDate today) {
		return milestones.stream()
			.filter(it -> !it.reached() && !it.leftOut())
			.filter(it -> (it.first() && firstContact == null) || !it.closesOn().isBefore(today))
			.findFirst()
			.orElse(null);
	}

	/** A time at which somebody tried to be in touch, and what came of it. */
	record Check(LocalDate on, String answer) {

		boolean reached() {
			return !AftercareRules.UNREACHED.equals(answer);
		}

	}

}
