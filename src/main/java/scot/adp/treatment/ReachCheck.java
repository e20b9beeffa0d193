package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.platform.Problem;
import scot.adp.treatment.ReachRules.Lists;
import scot.adp.treatment.ReachRules.Rule;

/**
 * What is wrong with what is told of people to reach, for all doors. What is told never
 * repeats what was sent.
 */
@Component
class ReachCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	/** Somebody has to say whether it is the same event as another. */
	static final String MAY_BE_SAME = "MAY_BE_SAME";

	static final String UNDER_16 = "UNDER_16";

	private static final String FUTURE = "IN_FUTURE";

	private static final int SENDER_LIMIT = 60;

	private final ReachRules rules;

	private final NaloxoneRules profiles;

	private final Areas areas;

	private final Clock clock;

	ReachCheck(ReachRules rules, NaloxoneRules profiles, Areas areas, Clock clock) {
		this.rules = rules;
		this.profiles = profiles;
		this.areas = areas;
		this.clock = clock;
	}

	/** Checks what is told at first, without who it is of. */
	void entry(Problem.Faults faults, ReachEntry entry) {
		OffsetDateTime now = OffsetDateTime.now(clock);
		LocalDate day = entry.day();
		Rule rule = rules.on(day);
		boolean overdose = rules.overdose(entry.trigger());
		OffsetDateTime latest = overdose ? now : now.plusDays(rule.aheadDays());
		rules.list(Lists.TRIGGER).check(faults, "trigger", entry.trigger(), day);
		rules.list(Lists.SOURCE).check(faults, "source", entry.source(), day);
		rules.list(Lists.BASIS).check(faults, "basis", entry.basis(), day);
		faults
			.when(entry.occurredAt().isAfter(latest), "occurredAt",
					overdose ? "This is still to come." : "This is too far ahead.", FUTURE)
			.when(entry.receivedAt().isAfter(now), "receivedAt", "This is still to come.", FUTURE)
			.when(overdose && !entry.occurredAt().isAfter(latest) && entry.receivedAt().isBefore(entry.occurredAt()),
					"receivedAt", "This is before it happened.")
			.when(!entry.confirmed() && day.isBefore(ReachEntry.day(now).minusDays(rule.confirmDaysAgo())),
					"occurredAt",
					"This is more than %d days ago; say that it is right.".formatted(rule.confirmDaysAgo()), CONFIRM)
			.when(underSixteen(entry.ageBand()) && entry.chi() != null, "chi",
					"No key is made of somebody under 16; leave the number out.", UNDER_16)
			.when(entry.senderNumber() != null && Problem.length(entry.senderNumber()) > SENDER_LIMIT, "senderNumber",
					"This is longer than %d characters.".formatted(SENDER_LIMIT));
		age(faults, entry.ageBand(), day);
		@Nullable String locality = entry.locality();
		if (locality != null) {
			faults.when(areas.coverage(day).stream().noneMatch(it -> it.code().value().equals(locality)), "locality",
					"There is no such locality.");
		}
		if (entry.naloxoneGiven() != null) {
			rules.list(Lists.NALOXONE_GIVEN).check(faults, "naloxoneGiven", entry.naloxoneGiven(), day);
		}
	}

	/** Checks a time at which somebody tried. */
	void attempt(Problem.Faults faults, ReachOutView of, ReachEntry.Attempt attempt) {
		LocalDate day = ReachEntry.day(attempt.at());
		faults.when(attempt.at().isAfter(OffsetDateTime.now(clock)), "at", "This is still to come.", FUTURE)
			.when(of.overdose() && attempt.at().isBefore(of.occurredAt()), "at", "This is before the overdose.")
			.when(!attempt.done().isEmpty() && !rules.reached(attempt.result()), "done",
					"Something can only be done with somebody who was reached.");
		rules.list(Lists.WAY).check(faults, "way", attempt.way(), day);
		rules.list(Lists.RESULT).check(faults, "result", attempt.result(), day);
		attempt.done().forEach(code -> rules.list(Lists.DONE).check(faults, "done", code, day));
	}

	/** Checks what a first look found. */
	void triage(Problem.Faults faults, ReachEntry.Triage found) {
		LocalDate today = today();
		age(faults, found.ageBand(), today);
		concern(faults, "adult", found.adultConcern(), found.adultReferredOn());
		concern(faults, "child", found.childConcern(), found.childReferredOn());
		faults
			.when(underSixteen(found.ageBand()) && found.procedureOn() == null, "procedureOn",
					"Say on which day somebody under 16 was referred under the procedures for children.", UNDER_16)
			.when(!underSixteen(found.ageBand()) && found.procedureOn() != null, "procedureOn",
					"This is asked of somebody under 16 alone.");
		past(faults, "procedureOn", found.procedureOn());
	}

	private void concern(Problem.Faults faults, String who, @Nullable String concern, @Nullable LocalDate referredOn) {
		if (concern != null) {
			rules.list(Lists.CONCERN).check(faults, who + "Concern", concern, today());
		}
		boolean is = ReachRules.CONCERN.equals(concern);
		faults
			.when(is && referredOn == null, who + "ReferredOn",
					"Say on which day this was referred under the procedures.")
			.when(!is && referredOn != null, who + "ReferredOn", "This is asked where there is a concern alone.");
		past(faults, who + "ReferredOn", referredOn);
	}

	/** Checks how one ends. */
	void closing(Problem.Faults faults, ReachOutView of, ReachEntry.Closing closing) {
		LocalDate today = today();
		Rule rule = rules.on(of.day());
		rules.list(Lists.OUTCOME).check(faults, "outcome", closing.outcome(), today);
		rules.list(Lists.CLOSE_REASON).check(faults, "closeReason", closing.reason(), today);
		long tried = of.attempts().stream().filter(ReachOutView.Attempt::stands).count();
		long visits = of.attempts().stream().filter(it -> it.stands() && rules.visit(it.way())).count();
		boolean enough = tried >= rule.attempts() && visits >= rule.visits();
		boolean lost = rules.notLocated(closing.outcome());
		if (closing.override() != null) {
			rules.list(Lists.OVERRIDE_REASON).check(faults, "override", closing.override(), today);
		}
		faults
			.when(lost && !enough && closing.override() == null, "override",
					"%d of %d attempts were made, %d of %d of them a visit. Try again, or say why it is closed before."
						.formatted(tried, rule.attempts(), visits, rule.visits()),
					"TRIED_TOO_LITTLE")
			.when(underSixteen(of.ageBand()) && of.procedureOn() == null, "outcome",
					"Say first, at the first look, on which day somebody under 16 was referred under the procedures for children.",
					UNDER_16);
	}

	/** Checks how it is after some weeks. */
	void followUp(Problem.Faults faults, ReachOutView of, LocalDate on, String answer) {
		rules.list(Lists.FOLLOW_UP).check(faults, "followUp", answer, on);
		past(faults, "followedUpOn", on);
		faults.when(on.isBefore(of.day()), "followedUpOn", "This is before it happened.");
	}

	/** A reason of a person, not of the program. */
	void because(Problem.Faults faults, String because) {
		rules.list(Lists.CORRECTED_BECAUSE).check(faults, "because", because, today());
		faults.when(Set.of(ReachRules.IMPORT_TAKEN_BACK, ReachRules.SAME_EVENT).contains(because), "because",
				"Say why it is wrong.");
	}

	/** A day that has come. */
	void past(Problem.Faults faults, String path, @Nullable LocalDate day) {
		faults.when(day != null && day.isAfter(today()), path, "This day is still to come.", FUTURE);
	}

	private void age(Problem.Faults faults, @Nullable String ageBand, LocalDate day) {
		if (ageBand != null) {
			profiles.list(NaloxoneRules.Lists.AGE_BAND).check(faults, "ageBand", ageBand, day);
		}
	}

	/** Whether somebody is told to be under 16. */
	static boolean underSixteen(@Nullable String ageBand) {
		return UNDER_16.equals(ageBand);
	}

	/** Whether somebody is told to be 16 or older. */
	boolean sixteenOrOlder(@Nullable String ageBand) {
		return ageBand != null && !underSixteen(ageBand)
				&& profiles.list(NaloxoneRules.Lists.AGE_BAND).find(ageBand).filter(it -> !it.missing()).isPresent();
	}

	private LocalDate today() {
		return ReachEntry.day(OffsetDateTime.now(clock));
	}

}
