package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.platform.Problem;

/**
 * What is wrong with what is told of aftercare, for all doors. What is told never repeats
 * what was sent.
 */
@Component
class AftercareCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	static final String BEFORE_EXIT = "CHECK_BEFORE_EXIT";

	private static final String FUTURE = "IN_FUTURE";

	private final AftercareRules rules;

	private final FamilyRules families;

	private final Clock clock;

	AftercareCheck(AftercareRules rules, FamilyRules families, Clock clock) {
		this.rules = rules;
		this.families = families;
		this.clock = clock;
	}

	/** Checks somebody as they were sent, without who they are and without their checks. */
	void entry(Problem.Faults faults, AftercareEntry entry) {
		LocalDate today = LocalDate.now(clock);
		rules.list(Lists.STAY).check(faults, "stay", entry.stay(), today);
		families.list(FamilyRules.Lists.AGE_BAND).check(faults, "ageBand", entry.ageBand(), today);
		faults
			.when(entry.expectedOn() == null && entry.exitOn() == null, "expectedOn",
					"Say on which day they are expected to leave, or left.")
			.when(entry.chi() != null && !older(entry.ageBand()), "chi",
					"No key is made of somebody under 16, or of whom the age is not known; leave the number out.",
					"UNDER_16");
		exit(faults, entry.exitOn(), entry.confirmed());
	}

	/** Checks a day of leaving. */
	void exit(Problem.Faults faults, @Nullable LocalDate on, boolean confirmed) {
		past(faults, "exitOn", on, confirmed);
	}

	/**
	 * Checks a time at which somebody tried to be in touch.
	 * @param exitOn when they left; null where they did not
	 */
	void check(Problem.Faults faults, String at, AftercareEntry.Check check, @Nullable LocalDate exitOn,
			boolean confirmed) {
		rules.list(Lists.ANSWER).check(faults, at + "answer", check.answer(), check.on());
		past(faults, at + "on", check.on(), confirmed);
		faults.when(exitOn == null, at + "on", "Say first on which day they left.", BEFORE_EXIT)
			.when(exitOn != null && check.on().isBefore(exitOn), at + "on",
					"This is before they left, so that it answers nothing.", BEFORE_EXIT);
	}

	private void past(Problem.Faults faults, String path, @Nullable LocalDate on, boolean confirmed) {
		LocalDate today = LocalDate.now(clock);
		int days = rules.on(today).confirmDaysAgo();
		faults.when(on != null && on.isAfter(today), path, "This day is still to come.", FUTURE)
			.when(!confirmed && on != null && on.isBefore(today.minusDays(days)), path,
					"This is more than %d days ago; say that it is right.".formatted(days), CONFIRM);
	}

	/** Whether somebody is of 16 or over, as far as it is known. */
	boolean older(String ageBand) {
		return !families.underSixteen(ageBand) && !FamilyRules.NOT_KNOWN.equals(ageBand);
	}

	/** A code of a list that is needed, on a day. */
	void code(Problem.Faults faults, Lists list, String path, String code) {
		rules.list(list).check(faults, path, code, LocalDate.now(clock));
		faults.when(Set.of(AftercareRules.IMPORT_TAKEN_BACK).contains(Objects.requireNonNullElse(code, "")), path,
				"Say why it is wrong.");
	}

}
