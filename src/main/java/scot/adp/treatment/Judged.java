package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What follows from the facts of a wait by the rule that judges it, and stays so as days
 * pass.
 *
 * @param by the rule's stamp
 * @param away days away, each once
 * @param takenOut those that the rule does not count
 * @param suspended how many of them; null as long as the wait goes on
 * @param adjusted the days that count; null as long as it goes on
 */
record Judged(String by, @Nullable WaitFact end, String away, String resets, LocalDate countedFrom, String takenOut,
		@Nullable LocalDate lastInsideOn, @Nullable Integer suspended, @Nullable Integer adjusted) {

	/** Judges a wait on a day. */
	static Judged of(LocalDate receivedOn, List<WaitFact> facts, WaitRules rules, LocalDate today) {
		ClockRule rule = rules.judging(receivedOn);
		WaitFacts of = WaitFacts.of(receivedOn, facts);
		WaitClock clock = WaitClock.of(of, rule, rules.standard(receivedOn).within(), today);
		String away = ranges(WaitClock.merged(of.unavailable()));
		boolean ended = of.firstTreatmentOn() != null || of.closedOn() != null;
		@Nullable WaitFact end = facts.stream()
			.filter(it -> it.kind() == WaitFact.Kind.STARTED || it.kind() == WaitFact.Kind.CLOSED)
			.findFirst()
			.orElse(null);
		return new Judged(rules.stamp(receivedOn), end, away,
				clock.acceptedResets().stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}")),
				clock.start(), (rule.suspending() == ClockRule.Suspending.UNION) ? away : "{}", clock.lastInsideDay(),
				ended ? Integer.valueOf(clock.suspended()) : null, ended ? Integer.valueOf(clock.adjusted()) : null);
	}

	/** Periods as the database writes them. */
	private static String ranges(List<WaitFacts.Unavailable> periods) {
		return periods.stream()
			.map(it -> "[%s,%s]".formatted(it.from(), (it.to() != null) ? it.to() : ""))
			.collect(Collectors.joining(",", "{", "}"));
	}

}
