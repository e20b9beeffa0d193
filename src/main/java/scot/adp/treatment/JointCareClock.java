package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.WorkingDays;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareFact.Kind;
import scot.adp.treatment.JointCareRules.Groups;

/**
 * What follows from what was told of joint care: who leads, and where nobody does. A pure
 * function of the facts, the rule and the working days; none of it changes as days pass.
 */
final class JointCareClock {

	private JointCareClock() {
	}

	/**
	 * Works it out.
	 * @param told what stands, in the order in which it was told; of one day the later
	 * telling holds
	 */
	static Standing standing(UnitId askedBy, UnitId askedOf, LocalDate askedOn, List<JointCareFact> told,
			JointCareRules rules, WorkingDays days) {
		JointCareRules.Rule rule = rules.on(askedOn);
		var facts = told.stream().sorted(Comparator.comparing(JointCareFact::on)).toList();
		LocalDate dueOn = days.after(askedOn, rule.leadDays());
		@Nullable LocalDate leadOn = first(facts, Kind.LEAD);
		@Nullable UnitId lead = facts.stream()
			.filter(it -> it.kind() == Kind.LEAD)
			.map(JointCareFact::unit)
			.reduce((one, later) -> later)
			.orElse(null);
		JointCareFact closing = facts.stream()
			.filter(it -> it.kind() == Kind.CLOSED)
			.reduce((one, later) -> later)
			.orElse(null);
		@Nullable LocalDate closedOn = (closing != null) ? closing.on() : null;
		@Nullable LocalDate over = Stream.of(leadOn, closedOn).filter(Objects::nonNull).min(LocalDate::compareTo).orElse(null);
		@Nullable LocalDate gap = gap(bothDeclined(askedBy, askedOf, facts, rules), dueOn, over);
		@Nullable LocalDate jointOn = jointOn(facts, rules);
		return new Standing(dueOn, answered(facts, askedOf), answered(facts, askedBy),
				facts.stream().anyMatch(it -> rules.is(Groups.OTHER_CONDITION, it.reason())), lead, leadOn, gap,
				(gap != null) ? over : null, jointOn,
				(jointOn != null) ? days.after(jointOn, rules.on(jointOn).assessmentDays()) : null,
				first(facts, Kind.ASSESSMENT), first(facts, Kind.PLAN), closedOn,
				(closing != null) ? closing.code() : null);
	}

	/**
	 * From when on nobody leads where somebody should: from the day on which both had
	 * declined, or from the day after the working days of the rule; null where a service
	 * led by then, or it was closed.
	 */
	private static @Nullable LocalDate gap(@Nullable LocalDate refusedOn, LocalDate dueOn, @Nullable LocalDate over) {
		if (refusedOn != null && !refusedOn.isAfter(dueOn) && (over == null || over.isAfter(refusedOn))) {
			return refusedOn;
		}
		return (over == null || over.isAfter(dueOn)) ? dueOn.plusDays(1) : null;
	}

	/** The first day on which the last answers of both were to decline. */
	private static @Nullable LocalDate bothDeclined(UnitId askedBy, UnitId askedOf, List<JointCareFact> facts,
			JointCareRules rules) {
		Map<UnitId, Boolean> declined = new HashMap<>();
		for (int i = 0; i < facts.size(); i++) {
			JointCareFact fact = facts.get(i);
			if (fact.kind() == Kind.ANSWER) {
				declined.put(Objects.requireNonNull(fact.unit()), rules.is(Groups.DECLINED, fact.code()));
			}
			// All of a day is known before it is judged.
			boolean dayEnds = i + 1 == facts.size() || facts.get(i + 1).on().isAfter(fact.on());
			if (dayEnds && Boolean.TRUE.equals(declined.get(askedBy)) && Boolean.TRUE.equals(declined.get(askedOf))) {
				return fact.on();
			}
		}
		return null;
	}

	/**
	 * When it was said first that it is done together; null where either declined since.
	 */
	private static @Nullable LocalDate jointOn(List<JointCareFact> facts, JointCareRules rules) {
		var answers = facts.stream().filter(it -> it.kind() == Kind.ANSWER).toList();
		Map<UnitId, Boolean> declined = new HashMap<>();
		answers.forEach(it -> declined.put(Objects.requireNonNull(it.unit()), rules.is(Groups.DECLINED, it.code())));
		return declined.containsValue(true) ? null
				: answers.stream()
					.filter(it -> rules.is(Groups.JOINT, it.code()))
					.map(JointCareFact::on)
					.findFirst()
					.orElse(null);
	}

	private static boolean answered(List<JointCareFact> facts, UnitId unit) {
		return facts.stream().anyMatch(it -> it.kind() == Kind.ANSWER && unit.equals(it.unit()));
	}

	private static @Nullable LocalDate first(List<JointCareFact> facts, Kind kind) {
		return facts.stream().filter(it -> it.kind() == kind).map(JointCareFact::on).findFirst().orElse(null);
	}

	/**
	 * What follows.
	 *
	 * @param dueOn until when a service leads
	 * @param askedAnswered whether the service that was asked answered
	 * @param askerAnswered whether the service that asked did
	 * @param refusedOther whether a service declined because of the condition that the
	 * other treats
	 * @param leadOn since when any leads
	 * @param gapFromOn from when on nobody leads where somebody should, as long as
	 * nothing else is told; it may be still to come
	 * @param gapToOn when a service led or it was closed; null as long as none does
	 * @param jointOn when a service said for the first time that it is done together;
	 * null as well where the last answer of either is to decline
	 * @param assessDueOn until when both assess the person
	 */
	record Standing(LocalDate dueOn, boolean askedAnswered, boolean askerAnswered, boolean refusedOther,
			@Nullable UnitId leadUnit, @Nullable LocalDate leadOn, @Nullable LocalDate gapFromOn,
			@Nullable LocalDate gapToOn, @Nullable LocalDate jointOn, @Nullable LocalDate assessDueOn,
			@Nullable LocalDate assessedOn, @Nullable LocalDate planOn, @Nullable LocalDate closedOn,
			@Nullable String closeReason) {

		/** How far it is on a day. */
		JointCareStage stage(LocalDate today) {
			if (closedOn != null) {
				return JointCareStage.CLOSED;
			}
			if (leadOn != null) {
				return JointCareStage.LED;
			}
			if (gapFromOn != null && !gapFromOn.isAfter(today)) {
				return JointCareStage.GAP;
			}
			return (askedAnswered || askerAnswered) ? JointCareStage.ANSWERED : JointCareStage.ASKED;
		}

	}

}
