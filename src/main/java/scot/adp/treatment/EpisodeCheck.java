package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.platform.Problem;
import scot.adp.treatment.EpisodeFact.Kind;
import scot.adp.treatment.EpisodeRules.Lists;

/**
 * What is wrong with what is told of episodes, for all doors. What is told never repeats
 * what was sent.
 */
@Component
class EpisodeCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	private static final String FUTURE = "IN_FUTURE";

	private final EpisodeRules rules;

	private final WaitRules waits;

	private final NaloxoneRules profiles;

	private final Areas areas;

	private final Clock clock;

	EpisodeCheck(EpisodeRules rules, WaitRules waits, NaloxoneRules profiles, Areas areas, Clock clock) {
		this.rules = rules;
		this.waits = waits;
		this.profiles = profiles;
		this.areas = areas;
		this.clock = clock;
	}

	/** Checks what is told of one, without who it is of and what is known of it. */
	void entry(Problem.Faults faults, EpisodeEntry entry) {
		LocalDate today = today();
		int ago = rules.on(today).confirmDaysAgo();
		faults.when(entry.ownRef() == null, "ownRef", "Say which number the person has with you.")
			.when(entry.startedOn().isAfter(today), "startedOn", "This day is still to come.", FUTURE)
			.when(!entry.confirmed() && entry.startedOn().isBefore(today.minusDays(ago)), "startedOn",
					"This is more than %d days ago; say that it is right.".formatted(ago), CONFIRM);
		facts(faults, entry.startedOn(), entry.facts());
		SupplyEntry.@Nullable Profile profile = entry.profile();
		if (profile != null) {
			profiles.check(faults, profile, entry.startedOn(), areas);
		}
	}

	/** What has to be told of one that is new. */
	void whole(Problem.Faults faults, List<EpisodeFact> facts) {
		Set<Kind> told = facts.stream().map(EpisodeFact::kind).collect(Collectors.toSet());
		faults.when(!told.contains(Kind.SUBSTANCE), "substance", "Say what the treatment is for.")
			.when(!told.contains(Kind.SETTING), "setting", "Say where treatment is given.")
			.when(!told.contains(Kind.TREATMENT), "treatmentTypes", "Say how the person is treated.");
	}

	/** Checks each fact by itself. */
	void facts(Problem.Faults faults, LocalDate startedOn, List<EpisodeFact> facts) {
		facts.forEach(it -> fact(faults, startedOn, it));
	}

	private void fact(Problem.Faults faults, LocalDate startedOn, EpisodeFact fact) {
		LocalDate today = today();
		switch (fact.kind()) {
			case SUBSTANCE -> waits.list(WaitRules.Lists.SUBSTANCE).check(faults, "substance", fact.code(), startedOn);
			case TREATMENT -> {
				faults.when(fact.codes().isEmpty(), "treatmentTypes", "Say how the person is treated.");
				fact.codes()
					.forEach(code -> waits.list(WaitRules.Lists.TREATMENT_TYPE)
						.check(faults, "treatmentTypes", code, startedOn));
			}
			case SETTING -> rules.list(Lists.SETTING).check(faults, "setting", fact.code(), startedOn);
			case MEDICINE -> {
				LocalDate from = day(fact);
				rules.list(Lists.MEDICINE).check(faults, "medicine", fact.code(), from);
				between(faults, "medicineFrom", from, startedOn, today);
			}
			case FIRST_CONTACT -> moment(faults, "firstContactAt", fact);
			case FIRST_PRESCRIPTION -> moment(faults, "firstPrescriptionAt", fact);
			case SAME_DAY_OFFERED, SHARED_CARE -> {
			}
			case CONTACT -> between(faults, "lastContactOn", day(fact), startedOn, today);
			case ENDED -> {
				@Nullable LocalDate on = fact.on();
				if (on == null) {
					faults.when(true, "endedOn", "Say on which day it ended, or leave the reason out.");
					return;
				}
				between(faults, "endedOn", on, startedOn, today);
				if (fact.code() != null) {
					rules.list(Lists.END_REASON).check(faults, "endReason", fact.code(), on);
				}
				faults.when(fact.answer() != null && !rules.asksElsewhere(fact.code()), "offeredElsewhere",
						"This is asked only where the service ended it.");
			}
		}
	}

	/** What a person who ends one says beside the day, which a file need not. */
	void ending(Problem.Faults faults, EpisodeFact end) {
		faults.when(rules.asksElsewhere(end.code()) && end.answer() == null, "offeredElsewhere",
				"Say whether treatment elsewhere was offered.");
	}

	/** Checks that what is told goes together with all that is known. */
	void together(Problem.Faults faults, LocalDate startedOn, List<EpisodeFact> all) {
		var standing = EpisodeStanding.of(startedOn, all);
		@Nullable OffsetDateTime contact = standing.firstContactAt();
		@Nullable OffsetDateTime prescription = standing.firstPrescriptionAt();
		@Nullable LocalDate ended = standing.endedOn();
		faults
			.when(contact != null && prescription != null && prescription.isBefore(contact), "firstPrescriptionAt",
					"This is before the first contact.", "PRESCRIPTION_BEFORE_CONTACT")
			.when(ended != null && all.stream().anyMatch(it -> it.kind() == Kind.MEDICINE && day(it).isAfter(ended)),
					"medicineFrom", "This is after treatment ended.");
	}

	/** A reason of a person, not of the program. */
	void because(Problem.Faults faults, String because) {
		rules.list(Lists.CORRECTED_BECAUSE).check(faults, "because", because, today());
		faults.when(because.equals(EpisodeRules.IMPORT_TAKEN_BACK), "because", "Say why it is wrong.");
	}

	private void moment(Problem.Faults faults, String path, EpisodeFact fact) {
		faults.when(Objects.requireNonNull(fact.at()).isAfter(OffsetDateTime.now(clock)), path,
				"This is still to come.", FUTURE);
	}

	private static void between(Problem.Faults faults, String path, LocalDate day, LocalDate startedOn,
			LocalDate today) {
		faults.when(day.isAfter(today), path, "This day is still to come.", FUTURE)
			.when(day.isBefore(startedOn), path, "This is before treatment started.", "BEFORE_START");
	}

	private static LocalDate day(EpisodeFact fact) {
		return Objects.requireNonNull(fact.on());
	}

	private LocalDate today() {
		return ReachEntry.day(OffsetDateTime.now(clock));
	}

}
