package scot.adp.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.treatment.StayRules.Groups;

/**
 * What follows from what is known of a stay: how far it is, how long people waited and
 * stayed, and what is asked after they left. Pure functions of the facts and the rule;
 * none of them changes as days pass.
 */
final class StayClock {

	private StayClock() {
	}

	/** How far a stay is: the furthest that is known, whatever is missing before. */
	static Standing standing(StayFacts of, @Nullable LocalDate closedOn, StayRules rules) {
		if (closedOn != null) {
			return new Standing(StayStage.CLOSED, closedOn);
		}
		if (of.leftOn() != null) {
			return new Standing(StayStage.AFTERCARE, of.leftOn());
		}
		if (of.admittedOn() != null) {
			return new Standing(StayStage.IN_STAY, of.admittedOn());
		}
		if (of.preparationOn() != null) {
			return new Standing(StayStage.PREPARING, of.preparationOn());
		}
		if (of.acceptedOn() != null) {
			return new Standing(StayStage.ACCEPTED, of.acceptedOn());
		}
		if (of.fundingOn() != null) {
			return new Standing(StayStage.FUNDED, of.fundingOn());
		}
		if (of.planAgreedOn() != null || of.appliedOn() != null) {
			return new Standing(StayStage.PLANNED, (of.planAgreedOn() != null) ? of.planAgreedOn() : of.appliedOn());
		}
		boolean unsuitable = rules.is(Groups.NOT_SUITABLE, of.decision());
		if (of.assessedOn() != null || unsuitable) {
			return new Standing(unsuitable ? StayStage.NOT_SUITABLE : StayStage.ASSESSED,
					(of.assessedOn() != null) ? of.assessedOn() : of.enquiryOn());
		}
		return new Standing(StayStage.ENQUIRY, of.first());
	}

	/**
	 * How many nights they stayed: the night of leaving does not count. Null as long as
	 * they have not left, or nobody knows since when they were there.
	 */
	static @Nullable Integer nights(StayFacts of) {
		return days(of.admittedOn(), of.leftOn());
	}

	/**
	 * How many days passed from approval to admission; null where one is not known, or
	 * they came in before.
	 */
	static @Nullable Integer waited(StayFacts of) {
		return waited(of.fundingOn(), of.admittedOn());
	}

	/** The same of the two days. */
	static @Nullable Integer waited(@Nullable LocalDate fundingOn, @Nullable LocalDate admittedOn) {
		@Nullable Integer days = days(fundingOn, admittedOn);
		return (days != null && days < 0) ? null : days;
	}

	private static @Nullable Integer days(@Nullable LocalDate from, @Nullable LocalDate to) {
		return (from == null || to == null) ? null : (int) ChronoUnit.DAYS.between(from, to);
	}

	/** Whether they came in before the money was approved, which happens and is told. */
	static boolean admittedBeforeFunding(StayFacts of) {
		return of.admittedOn() != null && (of.fundingOn() == null || of.admittedOn().isBefore(of.fundingOn()));
	}

	/** The first day on or after leaving on which somebody was in touch. */
	static @Nullable LocalDate contact(LocalDate leftOn, Collection<Told> told, StayRules rules) {
		return told.stream()
			.filter(it -> !it.on().isBefore(leftOn) && rules.is(Groups.IN_TOUCH, it.status()))
			.map(Told::on)
			.min(LocalDate::compareTo)
			.orElse(null);
	}

	/**
	 * What is asked after somebody left, and what was answered within its days: an answer
	 * that knows how they are before one that does not, and the last of these.
	 * @param outFrom from which day on nothing is asked, since they died; null where they
	 * did not
	 */
	static List<StayView.Asked> asked(LocalDate leftOn, Collection<Told> told, @Nullable LocalDate outFrom,
			StayRules rules) {
		StayRules.Rule rule = rules.on(leftOn);
		var asked = new ArrayList<StayView.Asked>();
		rule.months().forEach(months -> {
			LocalDate due = leftOn.plusMonths(months);
			LocalDate opens = due.minusDays(rule.windowDays());
			LocalDate closes = due.plusDays(rule.windowDays());
			@Nullable Told counts = told.stream()
				.filter(it -> !it.on().isBefore(opens) && !it.on().isAfter(closes))
				.max(Comparator.comparing((Told it) -> rules.is(Groups.IN_TOUCH, it.status())).thenComparing(Told::on))
				.orElse(null);
			boolean known = counts != null && rules.is(Groups.IN_TOUCH, counts.status());
			asked.add(new StayView.Asked(months, opens, due, closes, (counts != null) ? counts.status() : null, known,
					outFrom != null && !outFrom.isAfter(closes) && !known));
		});
		return asked;
	}

	/**
	 * How far it is, and since when; {@code since} is null as long as no day is known.
	 */
	record Standing(StayStage stage, @Nullable LocalDate since) {
	}

	/** That somebody asked how a person is. */
	record Told(LocalDate on, String status) {
	}

}
