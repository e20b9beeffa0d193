package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.families.TherapyRules.Lists;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;

/**
 * What is wrong with what is told of therapy, for all doors. What is told never repeats
 * what was sent.
 */
@Component
class TherapyCheck {

	static final String BEFORE_REFERRAL = "BEFORE_REFERRAL";

	private final TherapyRules rules;

	private final FamilyRules families;

	private final Clock clock;

	TherapyCheck(TherapyRules rules, FamilyRules families, Clock clock) {
		this.rules = rules;
		this.families = families;
		this.clock = clock;
	}

	/** Checks a referral as it was sent, without whose family it is of. */
	void entry(Problem.Faults faults, TherapyEntry entry) {
		rules.list(Lists.WHO).check(faults, "who", entry.who(), entry.referredOn());
		boolean child = TherapyRules.CHILD.equals(entry.who());
		if (child) {
			ages().check(faults, "ageBand", entry.ageBand(), entry.referredOn());
		}
		faults.when(!child && entry.ageBand() != null, "ageBand", "The age is asked of children alone; leave it out.")
			.when(entry.startedOn() != null && entry.closedOn() != null, "closedOn",
					"It began or it does not come about, not both.")
			.when(entry.closedOn() == null && entry.closeReason() != null, "closedOn",
					"Say on which day it was known that it does not come about.");
		day(faults, "referredOn", entry.referredOn(), null, entry.confirmed());
		day(faults, "startedOn", entry.startedOn(), entry.referredOn(), entry.confirmed());
		day(faults, "closedOn", entry.closedOn(), entry.referredOn(), entry.confirmed());
		if (entry.closedOn() != null) {
			rules.list(Lists.CLOSE_REASON).check(faults, "closeReason", entry.closeReason(), entry.closedOn());
		}
	}

	/** How old children and young people are. */
	CodeList ages() {
		var ages = families.list(FamilyRules.Lists.AGE_BAND);
		return new CodeList(ages.name(),
				ages.values().stream().filter(it -> families.ofYoungPeople(it.code())).toList());
	}

	/**
	 * Checks a day.
	 * @param referredOn the day of the referral; null of that day itself
	 */
	void day(Problem.Faults faults, String path, @Nullable LocalDate on, @Nullable LocalDate referredOn,
			boolean confirmed) {
		if (on == null) {
			return;
		}
		LocalDate today = LocalDate.now(clock);
		int days = rules.on(on).confirmDaysAgo();
		faults.when(on.isAfter(today), path, "This day is still to come.", "IN_FUTURE")
			.when(referredOn != null && on.isBefore(referredOn), path, "This is before they were referred.",
					BEFORE_REFERRAL)
			.when(!confirmed && on.isBefore(today.minusDays(days)), path,
					"This is more than %d days ago; say that it is right.".formatted(days), CraftCheck.CONFIRM);
	}

	/** Checks why something is taken back. */
	void because(Problem.Faults faults, String code) {
		rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", code, LocalDate.now(clock));
		faults.when(TherapyRules.IMPORT_TAKEN_BACK.equals(code), "because", "Say why it is wrong.");
	}

}
