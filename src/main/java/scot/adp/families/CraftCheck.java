package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
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

	private static final Set<Kind> SCORES = Set.of(Kind.SCORE_BEFORE, Kind.SCORE_AFTER);

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
		entry.wrong().forEach(it -> faults.when(true, it.path(), it.message()));
	}

	/**
	 * Checks what is added to a course, in the order of telling.
	 * @param there what stands of it
	 * @param sent what came in together, by which sessions are numbered; null of one fact
	 */
	void facts(Problem.Faults faults, @Nullable CraftEntry sent, LocalDate startOn, String lovedOne,
			List<CraftFact> there, List<CraftFact> added, boolean confirmed) {
		added.forEach(it -> fact(faults, sent, startOn, lovedOne, it, confirmed));
		var all = new ArrayList<>(there);
		all.addAll(added);
		List<CraftFact> ends = all.stream().filter(it -> it.kind() == Kind.LEFT).distinct().toList();
		boolean leaves = added.stream().anyMatch(it -> it.kind() == Kind.LEFT);
		boolean meets = added.stream().anyMatch(it -> it.kind() == Kind.SESSION);
		if (ends.isEmpty() || !(leaves || meets)) {
			return;
		}
		var clocked = CraftClock.of(startOn, lovedOne, all, rules.on(startOn));
		faults.when(ends.size() > 1, "leftOn", "They left on another day already; take that back first.", KNOWN)
			.when(leaves && clocked.completedOn() != null, "leftOn",
					"There are as many sessions as make the course complete: nobody left it.")
			.when(clocked.lastSessionOn() != null && clocked.lastSessionOn().isAfter(ends.getFirst().on()),
					(leaves || sent != null) ? "leftOn" : "on", "There is a session after the day on which they left.");
	}

	private void fact(Problem.Faults faults, @Nullable CraftEntry sent, LocalDate startOn, String lovedOne,
			CraftFact fact, boolean confirmed) {
		past(faults, path(fact, sent), fact.on(), startOn, confirmed);
		switch (fact.kind()) {
			case SESSION -> {
			}
			case ENTERED -> {
				rules.list(Lists.ENTERED).check(faults, "entered", fact.code(), fact.on());
				faults.when(CraftRules.IN_TREATMENT.equals(lovedOne), "entered",
						"The person close to them was in treatment already as the course began, so this is not asked.");
			}
			case LEFT -> rules.list(Lists.LEFT_REASON).check(faults, "leftReason", fact.code(), fact.on());
			case SCORE_BEFORE, SCORE_AFTER -> score(faults, fact);
		}
		faults.when(fact.kind() == Kind.SESSION && fact.code() != null, "code", "A session has no code; leave it out.")
			.when(!SCORES.contains(fact.kind()) && fact.score() != null, "score", "This has no score; leave it out.");
	}

	private void score(Problem.Faults faults, CraftFact fact) {
		Optional<FamilyRules.Tool> tool = families.tool(fact.code()).filter(it -> it.holds(fact.on()));
		faults.when(tool.isEmpty(), "tool", "Choose a tool that your service is licensed for on that day.");
		tool.ifPresent(it -> faults.when(fact.score() == null || fact.score() < it.least() || fact.score() > it.most(),
				"score", "A score of this tool is from %d to %d.".formatted(it.least(), it.most())));
	}

	private void past(Problem.Faults faults, String path, LocalDate on, LocalDate startOn, boolean confirmed) {
		LocalDate today = LocalDate.now(clock);
		int days = rules.on(startOn).confirmDaysAgo();
		faults.when(on.isAfter(today), path, "This day is still to come.", FUTURE)
			.when(on.isBefore(startOn), path, "This is before the course began.", BEFORE_START)
			.when(!confirmed && on.isBefore(today.minusDays(days)), path,
					"This is more than %d days ago; say that it is right.".formatted(days), CONFIRM);
	}

	/**
	 * What a fault calls the day of something that is told.
	 * @param sent what it came in with, by which sessions are numbered; null where it is
	 * told alone
	 */
	static String path(CraftFact of, @Nullable CraftEntry sent) {
		return switch (of.kind()) {
			case ENTERED -> "enteredOn";
			case LEFT -> "leftOn";
			case SCORE_BEFORE, SCORE_AFTER -> "on";
			case SESSION -> (sent == null) ? "on" : "sessions[%d]"
				.formatted(sent.facts().stream().filter(it -> it.kind() == Kind.SESSION).toList().indexOf(of));
		};
	}

	/** Checks why something is taken back. */
	void because(Problem.Faults faults, String code) {
		rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", code, LocalDate.now(clock));
		faults.when(CraftRules.IMPORT_TAKEN_BACK.equals(code), "because", "Say why it is wrong.");
	}

}
