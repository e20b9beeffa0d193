package scot.adp.families;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.families.CraftFact.Kind;

/**
 * What follows for a CRAFT course from what was told of it: a pure function of the day it
 * began, these facts and the rule, which does not change as days pass.
 *
 * @param sessions how many there were
 * @param completedOn the day of the session that made it complete; null without one
 * @param left that they left; null where they did not, or only once it was complete
 * @param answer whether the person close to them entered treatment, as it holds; null as
 * long as nobody told
 * @param quietOn from when on somebody is asked how it goes; null once it is over
 * @param entryDueOn the last day on which entering treatment counts
 * @param askOn when it is to be asked whether they entered; null where nothing is left to
 * ask
 * @param entry what counts of that
 * @param lastOn the last day of all of it, from which its time runs
 */
record CraftClock(int sessions, @Nullable LocalDate lastSessionOn, @Nullable LocalDate completedOn,
		@Nullable CraftFact left, @Nullable CraftFact answer, @Nullable LocalDate quietOn, LocalDate entryDueOn,
		@Nullable LocalDate askOn, Entry entry, LocalDate lastOn) {

	/**
	 * Works it out.
	 * @param facts what stands, in the order of telling
	 */
	static CraftClock of(LocalDate startOn, String lovedOne, Collection<CraftFact> facts, CraftRules.Rule rule) {
		List<LocalDate> sessions = of(facts, Kind.SESSION).map(CraftFact::on).distinct().sorted().toList();
		@Nullable LocalDate completed = (sessions.size() < rule.sessions()) ? null : sessions.get(rule.sessions() - 1);
		@Nullable CraftFact left = (completed != null) ? null : of(facts, Kind.LEFT).findFirst().orElse(null);
		@Nullable LocalDate last = sessions.isEmpty() ? null : sessions.getLast();
		LocalDate due = startOn.plusMonths(rule.entryMonths());
		LocalDate settles = due.minusDays(rule.windowDays());
		List<CraftFact> answers = of(facts, Kind.ENTERED).sorted(Comparator.comparing(CraftFact::on)).toList();
		Optional<CraftFact> yes = answers.stream().filter(it -> CraftRules.YES.equals(it.code())).findFirst();
		boolean settled = yes.isPresent() || answers.stream().anyMatch(it -> !it.on().isBefore(settles));
		boolean outside = CraftRules.IN_TREATMENT.equals(lovedOne);
		return new CraftClock(sessions.size(), last, completed, left,
				yes.orElse(answers.isEmpty() ? null : answers.getLast()),
				(completed != null || left != null) ? null
						: ((last != null) ? last : startOn).plusDays(rule.quietDays()),
				due, (outside || settled) ? null : due, outside ? Entry.OUTSIDE : entry(answers, yes, due, settles),
				Stream.concat(Stream.of(due), facts.stream().map(CraftFact::on)).max(LocalDate::compareTo).orElse(due));
	}

	/** An early no tells nothing of the months that were still to come. */
	private static Entry entry(List<CraftFact> answers, Optional<CraftFact> yes, LocalDate due, LocalDate settles) {
		if (yes.isPresent()) {
			return yes.get().on().isAfter(due) ? Entry.NOT_ENTERED : Entry.ENTERED;
		}
		return answers.stream().anyMatch(it -> CraftRules.NO.equals(it.code()) && !it.on().isBefore(settles))
				? Entry.NOT_ENTERED : Entry.NOT_KNOWN;
	}

	private static Stream<CraftFact> of(Collection<CraftFact> facts, Kind kind) {
		return facts.stream().filter(it -> it.kind() == kind);
	}

	/** What counts of whether the person close to them entered treatment. */
	enum Entry {

		/** They were in treatment already as the course began. */
		OUTSIDE,
		/** They entered in time. */
		ENTERED,
		/** They did not. */
		NOT_ENTERED,
		/** Nobody knows. */
		NOT_KNOWN

	}

}
