package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.platform.Problem;
import scot.adp.treatment.StayRules.Groups;
import scot.adp.treatment.StayRules.Lists;

/**
 * What is wrong with what is told of stays, for all doors. What is told never repeats
 * what was sent.
 */
@Component
class StayCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	private static final String FUTURE = "IN_FUTURE";

	/** In which list each code is. */
	private static final Map<String, Lists> CODES = Map.of("decision", Lists.DECISION, "decisionReason",
			Lists.DECISION_REASON, "route", Lists.ROUTE, "provider", Lists.PROVIDER, "declineReason",
			Lists.DECLINE_REASON, "leftHow", Lists.LEFT_HOW, "destination", Lists.DESTINATION, "nextStep",
			Lists.NEXT_STEP);

	private final StayRules rules;

	private final NaloxoneRules profiles;

	private final Areas areas;

	private final Clock clock;

	StayCheck(StayRules rules, NaloxoneRules profiles, Areas areas, Clock clock) {
		this.rules = rules;
		this.profiles = profiles;
		this.areas = areas;
		this.clock = clock;
	}

	/** Checks what is told of a stay, without who it is of. */
	void entry(Problem.Faults faults, StayEntry entry) {
		LocalDate day = day(entry.facts());
		rules.list(Lists.KIND).check(faults, "kind", entry.kind(), day);
		if (entry.substance() != null) {
			rules.list(Lists.SUBSTANCE).check(faults, "substance", entry.substance(), day);
		}
		faults.when(entry.facts().known().isEmpty(), "enquiryOn", "Say at least one day of the stay.");
		SupplyEntry.@Nullable Profile profile = entry.profile();
		if (profile != null) {
			faults.when(ReachCheck.underSixteen(profile.ageBand()) && entry.chi() != null, "chi",
					"No key is made of somebody under 16; leave the number out.", ReachCheck.UNDER_16);
			profile(faults, NaloxoneRules.Lists.AGE_BAND, "ageBand", profile.ageBand(), day);
			profile(faults, NaloxoneRules.Lists.SEX, "sex", profile.sex(), day);
			profile(faults, NaloxoneRules.Lists.SIMD_QUINTILE, "simdQuintile", profile.simdQuintile(), day);
			if (areas.coverage(day).stream().noneMatch(it -> it.code().value().equals(profile.homeArea()))) {
				profile(faults, NaloxoneRules.Lists.HOME_MISSING, "homeArea", profile.homeArea(), day);
			}
		}
		facts(faults, entry.facts());
	}

	private void profile(Problem.Faults faults, NaloxoneRules.Lists list, String path, String code, LocalDate day) {
		profiles.list(list).check(faults, path, code, day);
	}

	/**
	 * Checks what is new of a stay: of what is long ago somebody says that it is right.
	 */
	void unusual(Problem.Faults faults, StayFacts facts, StayFacts before) {
		int days = rules.on(today()).confirmDaysAgo();
		added(facts, before).forEach((path, day) -> faults.when(day.isBefore(today().minusDays(days)), path,
				"This is more than %d days ago; say that it is right.".formatted(days), CONFIRM));
	}

	/** The days that are other than before. */
	static Map<String, LocalDate> added(StayFacts facts, StayFacts before) {
		var added = facts.days();
		added.entrySet().removeAll(before.days().entrySet());
		return added;
	}

	/** Checks what is known of a stay. */
	void facts(Problem.Faults faults, StayFacts facts) {
		LocalDate today = today();
		StayRules.Rule rule = rules.on(today);
		facts.days()
			.forEach((path, day) -> faults.when(day.isAfter(today), path, "This day is still to come.", FUTURE));
		codes(faults, facts);
		@Nullable LocalDate admitted = facts.admittedOn();
		@Nullable LocalDate left = facts.leftOn();
		@Nullable LocalDate planned = facts.plannedEndOn();
		faults
			.when(admitted != null && left != null && left.isBefore(admitted), "leftOn",
					"This is before they came in; put one of the two days right.", "LEFT_BEFORE_ADMITTED")
			.when(admitted != null && planned != null && planned.isBefore(admitted), "plannedEndOn",
					"This is before they came in; put one of the two days right.")
			.when(planned != null && planned.isAfter(today.plusDays(rule.aheadDays())), "plannedEndOn",
					"This is more than %d days ahead; write the year again.".formatted(rule.aheadDays()))
			.when(left != null && facts.leftHow() == null, "leftHow", "Say how they left.")
			.when(left == null && facts.leftHow() != null, "leftOn", "Say when they left.")
			.when(rules.is(Groups.NOT_SUITABLE, facts.decision()) && facts.decisionReason() == null, "decisionReason",
					"Say why it does not suit them.")
			.when(facts.declinedOn() != null && facts.declineReason() == null, "declineReason",
					"Say why the provider said no.")
			.when(facts.declinedOn() == null && facts.declineReason() != null, "declinedOn",
					"Say when the provider said no.")
			.when(facts.costPence() != null && facts.costPence() < 0, "costPence", "A cost is nought or more.")
			.when(facts.costPence() != null && facts.costNotKnown(), "costPence",
					"Give the cost, or say that it is not known; not both.");
	}

	private void codes(Problem.Faults faults, StayFacts facts) {
		LocalDate day = day(facts);
		facts.known().forEach((path, value) -> {
			@Nullable Lists list = CODES.get(path);
			if (list != null) {
				rules.list(list).check(faults, path, (String) value, day);
			}
		});
	}

	/** Checks that somebody asked how they are. */
	void followUp(Problem.Faults faults, StayFacts of, LocalDate on, String status) {
		rules.list(Lists.STATUS).check(faults, "status", status, on);
		faults.when(on.isAfter(today()), "on", "This day is still to come.", FUTURE)
			.when(of.leftOn() == null, "on", "They have not left yet; say first when they did.")
			.when(of.leftOn() != null && on.isBefore(of.leftOn()), "on", "This is before they left.");
	}

	/** Checks that nothing more is asked: of somebody who left it is told where to. */
	void closing(Problem.Faults faults, StayFacts of, LocalDate on, String reason) {
		rules.list(Lists.CLOSE_REASON).check(faults, "closeReason", reason, today());
		faults.when(on.isAfter(today()), "closedOn", "This day is still to come.", FUTURE)
			.when(of.first() != null && on.isBefore(of.first()), "closedOn", "This is before it began.")
			.when(of.admittedOn() != null && of.leftOn() == null, "closedOn",
					"They have not left yet; say first when they did.")
			.when(of.leftOn() != null && of.destination() == null && !rules.is(Groups.DECEASED, of.leftHow()),
					"destination", "Say where they went, or that it is not known.");
	}

	/** A reason of a person, not of the program. */
	void because(Problem.Faults faults, String because) {
		rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", because, today());
		faults.when(StayRules.IMPORT_TAKEN_BACK.equals(because), "because", "Say why it is wrong.");
	}

	/** The day of whose lists codes are. */
	private LocalDate day(StayFacts facts) {
		@Nullable LocalDate first = facts.first();
		return (first == null || first.isAfter(today())) ? today() : first;
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
