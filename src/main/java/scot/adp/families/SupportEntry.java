package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.platform.UnitId;

/**
 * A family as somebody tells of it: whose it is, and what happened so far. A family needs
 * no tie of blood.
 *
 * @param ownRef the service's own reference of the family
 * @param requestedOn the day on which support was asked for; null where nobody knows
 * @param tier by which tier it is supported; codes are those of the lists of that day
 * @param affectedSince for how long the family has been affected; null where it was not
 * asked yet
 * @param reasons why support was asked for, codes; empty where nobody told any
 * @param wellbeing which of the indicators of wellbeing it is about, as tags; empty where
 * nobody told any
 * @param area where the family lives; null where it was not asked
 * @param promiseInPlan whether the family's plan refers to The Promise; null where there
 * is no answer
 * @param jointWith units that support the family by one plan with this one, from its
 * first day on; of a family that is there those that were never told, from today on
 * @param facts what happened, beside the tier
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record SupportEntry(UnitId unit, String ownRef, @Nullable LocalDate requestedOn, String tier,
		@Nullable String source, @Nullable String affectedSince, List<String> reasons, List<String> wellbeing,
		@Nullable AreaCode area, @Nullable Boolean promiseInPlan, List<UnitId> jointWith, List<SupportFact> facts,
		boolean confirmed) {

	/** The same, which somebody said is right. */
	SupportEntry sure() {
		return new SupportEntry(unit, ownRef, requestedOn, tier, source, affectedSince, reasons, wellbeing, area,
				promiseInPlan, jointWith, facts, true);
	}

	/** The first day that is told; null where none is. */
	@Nullable LocalDate first() {
		return Stream
			.concat(Stream.ofNullable(requestedOn),
					facts.stream()
						.filter(it -> it.kind() == SupportFact.Kind.ACCEPTED || it.kind() == SupportFact.Kind.STARTED)
						.map(SupportFact::on))
			.min(LocalDate::compareTo)
			.orElse(null);
	}

	/** What happened, with the tier from the first day on. */
	List<SupportFact> withTier(LocalDate first) {
		var all = new ArrayList<>(facts);
		all.add(SupportFact.of(SupportFact.Kind.TIER, first, tier));
		return all;
	}

	/** That the units support it together, from a day on. */
	List<SupportFact> jointFrom(LocalDate day) {
		return jointWith.stream()
			.distinct()
			.map(it -> SupportFact.of(SupportFact.Kind.JOINED, day, it.value()))
			.toList();
	}

	/**
	 * Somebody of the family.
	 *
	 * @param careExperienced whether they have been in care; null where it was not asked
	 */
	public record Member(String role, String ageBand, @Nullable Boolean careExperienced) {
	}

}
