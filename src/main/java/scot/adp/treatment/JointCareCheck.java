package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareFact.Kind;
import scot.adp.treatment.JointCareRules.Groups;
import scot.adp.treatment.JointCareRules.Lists;

/**
 * What is wrong with what is told of joint care, for all doors. What is told never
 * repeats what was sent.
 */
@Component
class JointCareCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	private static final String FUTURE = "IN_FUTURE";

	private final JointCareRules rules;

	private final Clock clock;

	JointCareCheck(JointCareRules rules, Clock clock) {
		this.rules = rules;
		this.clock = clock;
	}

	/** Checks that one service asked another on a day. */
	void asking(Problem.Faults faults, JointCareEntry entry, Set<UnitId> known) {
		LocalDate today = LocalDate.now(clock);
		int days = rules.on(today).confirmDaysAgo();
		faults
			.when(entry.askedBy().equals(entry.askedOf()), "askedOf", "A service does not ask itself; name the other.")
			.when(!known.contains(entry.askedBy()), "askedBy", "There is no such service.")
			.when(!known.contains(entry.askedOf()), "askedOf", "There is no such service.")
			.when(entry.askedOn().isAfter(today), "askedOn", "This day is still to come.", FUTURE)
			.when(!entry.confirmed() && entry.askedOn().isBefore(today.minusDays(days)), "askedOn",
					"This is more than %d days ago; say that it is right.".formatted(days), CONFIRM);
	}

	/**
	 * Checks what is told of one, in its order.
	 * @param about what it is told of
	 */
	void facts(Problem.Faults faults, List<JointCareFact> more, About about) {
		var known = new ArrayList<>(about.told());
		for (var fact : more) {
			String path = JointCareTold.path(fact.kind());
			faults.when(fact.on().isAfter(LocalDate.now(clock)), path, "This day is still to come.", FUTURE)
				.when(fact.on().isBefore(about.askedOn()), path, "This is before they were asked.");
			switch (fact.kind()) {
				case ANSWER -> answer(faults, fact, about, known);
				case LEAD -> lead(faults, fact, about, known);
				case CLOSED -> closing(faults, fact, known);
				case ASSESSMENT, PLAN -> {
				}
			}
			known.add(fact);
		}
	}

	private void answer(Problem.Faults faults, JointCareFact fact, About about, List<JointCareFact> known) {
		UnitId unit = Objects.requireNonNull(fact.unit());
		boolean declined = rules.is(Groups.DECLINED, fact.code());
		rules.list(Lists.ANSWER).check(faults, "answer", fact.code(), fact.on());
		if (fact.reason() != null) {
			rules.list(Lists.REASON).check(faults, "reason", fact.reason(), fact.on());
		}
		faults
			.when(!about.isOneOfBoth(unit), "answeredBy",
					"Only the service that asked and the one that was asked answer.", "NOT_ASKED")
			.when(declined && fact.reason() == null, "reason", "Say why they decline.")
			.when(!declined && fact.reason() != null, "reason", "Only who declines gives a reason; leave it out.")
			.when(about.isOneOfBoth(unit) && !about.answersFor(unit), "answeredBy",
					"The other service works on this here and answers for itself; ask them.", "ANSWERS_FOR_ITSELF")
			.when(declined && unit.equals(leading(known)) && unit.equals(leading(until(fact.on(), known))), "answer",
					"This service leads. Name another lead first, or close it.", "LEADS");
	}

	private void lead(Problem.Faults faults, JointCareFact fact, About about, List<JointCareFact> known) {
		UnitId unit = Objects.requireNonNull(fact.unit());
		faults
			.when(!about.isOneOfBoth(unit), "leadUnit",
					"A service that was not asked cannot lead. Record that you asked it, as joint care of its own.",
					"LEAD_NOT_ASKED")
			.when(about.isOneOfBoth(unit) && !about.mine().contains(unit)
					&& !rules.is(Groups.WILLING, lastAnswer(unit, known)), "leadUnit",
					"The other service has not said that it looks after them, so it cannot be named as the lead.",
					"LEAD_NOT_ACCEPTED");
	}

	private void closing(Problem.Faults faults, JointCareFact fact, List<JointCareFact> known) {
		rules.list(Lists.CLOSE_REASON).check(faults, "closeReason", fact.code(), fact.on());
		faults.when(rules.is(Groups.NEEDS_LEAD, fact.code()) && leading(known) == null, "closeReason",
				"Nobody led this, so it cannot be closed so. Name the lead first, or give another reason.",
				"NOBODY_LED");
	}

	/**
	 * What of something that was told is new. What is known already is passed over, and
	 * what is known otherwise is told.
	 * @param otherwise gets what a fault calls these
	 */
	static List<JointCareFact> added(List<JointCareFact> told, List<JointCareFact> known, List<String> otherwise) {
		var added = new ArrayList<JointCareFact>();
		for (var fact : told) {
			if (known.contains(fact)) {
				continue;
			}
			boolean other = known.stream().filter(it -> it.kind() == fact.kind()).anyMatch(it -> switch (fact.kind()) {
				case ANSWER -> it.on().equals(fact.on()) && Objects.equals(it.unit(), fact.unit());
				case LEAD -> it.on().equals(fact.on()) || Objects.equals(fact.unit(), leading(known));
				case ASSESSMENT, PLAN, CLOSED -> true;
			});
			if (other) {
				otherwise.add(JointCareTold.path(fact.kind()));
			}
			else {
				added.add(fact);
			}
		}
		return added;
	}

	/** A reason of a person, not of the program. */
	void because(Problem.Faults faults, String because) {
		rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
		faults.when(JointCareRules.IMPORT_TAKEN_BACK.equals(because), "because", "Say why it is wrong.");
	}

	private static List<JointCareFact> until(LocalDate day, List<JointCareFact> known) {
		return known.stream().filter(it -> !it.on().isAfter(day)).toList();
	}

	private static @Nullable UnitId leading(List<JointCareFact> known) {
		return known.stream()
			.filter(it -> it.kind() == Kind.LEAD)
			.max((one, other) -> one.on().compareTo(other.on()))
			.map(JointCareFact::unit)
			.orElse(null);
	}

	private static @Nullable String lastAnswer(UnitId unit, List<JointCareFact> known) {
		return known.stream()
			.filter(it -> it.kind() == Kind.ANSWER && unit.equals(it.unit()))
			.max((one, other) -> one.on().compareTo(other.on()))
			.map(JointCareFact::code)
			.orElse(null);
	}

	/**
	 * What something is told of.
	 *
	 * @param told what stands of it already
	 * @param mine which of the two services are the writer's own
	 * @param forItself which of the two answer for themselves here
	 */
	record About(UnitId askedBy, UnitId askedOf, LocalDate askedOn, List<JointCareFact> told, Set<UnitId> mine,
			Set<UnitId> forItself) {

		boolean isOneOfBoth(UnitId unit) {
			return unit.equals(askedBy) || unit.equals(askedOf);
		}

		/** Whether the writer may tell what a service answered. */
		boolean answersFor(UnitId unit) {
			return mine.contains(unit) || !forItself.contains(unit);
		}

	}

}
