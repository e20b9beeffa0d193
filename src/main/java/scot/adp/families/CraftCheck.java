package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import scot.adp.families.CraftFact.Kind;
import scot.adp.families.CraftRules.Lists;
import scot.adp.platform.Problem;

/**
 * What is wrong with what is told of CRAFT courses, for all doors. What is told never
 * repeats what was sent.
 */
@Component
class CraftCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	static final String BEFORE_START = "BEFORE_START";

	static final String KNOWN = "KNOWN_OTHERWISE";

	private static final String FUTURE = "IN_FUTURE";

	private final CraftRules rules;

	private final FamilyRules families;

	private final Clock clock;

	CraftCheck(CraftRules rules, FamilyRules families, Clock clock) {
		this.rules = rules;
		this.families = families;
		this.clock = clock;
	}

	/** Checks a course as it was sent, without who is on it and without its facts. */
	void entry(Problem.Faults faults, CraftEntry entry) {
		rules.list(Lists.LOVED_ONE).check(faults, "lovedOne", entry.lovedOne(), entry.startOn());
		past(faults, "startOn", entry.startOn(), entry.startOn(), entry.confirmed());
	}

	/**
	 * Checks what is added to a course, in the order of telling.
	 * @param there what stands of it
	 */
	void facts(Problem.Faults faults, boolean numbered, LocalDate startOn, String lovedOne, List<CraftFact> there,
			List<CraftFact> added, boolean confirmed) {
		for (int i = 0; i < added.size(); i++) {
			fact(faults, numbered ? "facts[%d].".formatted(i) : "", startOn, lovedOne, added.get(i), confirmed);
		}
		var all = new ArrayList<>(there);
		all.addAll(added);
		Optional<CraftFact> left = all.stream().filter(it -> it.kind() == Kind.LEFT).findFirst();
		long ends = all.stream().filter(it -> it.kind() == Kind.LEFT).distinct().count();
		boolean adds = added.stream().anyMatch(it -> it.kind() == Kind.LEFT || it.kind() == Kind.SESSION);
		if (left.isEmpty() || !adds || !faults.noted().isEmpty()) {
			return;
		}
		boolean leaves = added.stream().anyMatch(it -> it.kind() == Kind.LEFT);
		var clocked = CraftClock.of(startOn, lovedOne, all, rules.on(startOn));
		faults
			.when(ends > 1, "leftOn", "They left on another day already; take that back first.", KNOWN)
			.when(leaves && clocked.completedOn() != null, "leftOn",
					"There are as many sessions as make the course complete: nobody left it.")
			.when(clocked.lastSessionOn() != null && clocked.lastSessionOn().isAfter(left.get().on()),
					leaves ? "leftOn" : "on", "There is a session after the day on which they left.");
	}

	private void fact(Problem.Faults faults, String at, LocalDate startOn, String lovedOne, CraftFact fact,
			boolean confirmed) {
		past(faults, at + day(fact), fact.on(), startOn, confirmed);
		switch (fact.kind()) {
			case SESSION -> {
			}
			case ENTERED -> {
				rules.list(Lists.ENTERED).check(faults, at + "entered", fact.code(), fact.on());
				faults.when(CraftRules.IN_TREATMENT.equals(lovedOne), at + "entered",
						"The person close to them was in treatment already as the course began, so this is not asked.");
			}
			case LEFT -> rules.list(Lists.LEFT_REASON).check(faults, at + "leftReason", fact.code(), fact.on());
			case SCORE_BEFORE, SCORE_AFTER -> score(faults, at, fact);
		}
	}

	private void score(Problem.Faults faults, String at, CraftFact fact) {
		Optional<FamilyRules.Tool> tool = families.tool(fact.code()).filter(it -> it.holds(fact.on()));
		faults.when(tool.isEmpty(), at + "tool", "Choose a tool that your service is licensed for on that day.");
		tool.ifPresent(it -> faults.when(fact.score() == null || fact.score() < it.least() || fact.score() > it.most(),
				at + "score", "A score of this tool is from %d to %d.".formatted(it.least(), it.most())));
	}

	private void past(Problem.Faults faults, String path, LocalDate on, LocalDate startOn, boolean confirmed) {
		LocalDate today = LocalDate.now(clock);
		int days = rules.on(startOn).confirmDaysAgo();
		faults.when(on.isAfter(today), path, "This day is still to come.", FUTURE)
			.when(on.isBefore(startOn), path, "This is before the course began.", BEFORE_START)
			.when(!confirmed && on.isBefore(today.minusDays(days)), path,
					"This is more than %d days ago; say that it is right.".formatted(days), CONFIRM);
	}

	/** What a fault calls the day of something that is told. */
	static String day(CraftFact of) {
		return switch (of.kind()) {
			case ENTERED -> "enteredOn";
			case LEFT -> "leftOn";
			case SESSION, SCORE_BEFORE, SCORE_AFTER -> "on";
		};
	}

	/** Checks why something is taken back. */
	void because(Problem.Faults faults, String code) {
		rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", code, LocalDate.now(clock));
		faults.when(CraftRules.IMPORT_TAKEN_BACK.equals(code), "because", "Say why it is wrong.");
	}

}
