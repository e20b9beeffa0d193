package scot.adp.families;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.families.SupportFact.Kind;
import scot.adp.families.SupportFact.Moment;
import scot.adp.platform.UnitId;

/**
 * What follows from the facts of a time of support. It does not change as days pass, so
 * that it is kept beside them.
 *
 * @param nextDueOn the first day on which something is due: a review, or what is asked
 * after six and twelve months; null where nothing is
 * @param keptFrom from when on the time runs after which nothing tells of the family;
 * null while it goes on
 * @param jointWith the units that support it by one plan with this one
 */
record Standing(SupportState state, @Nullable LocalDate acceptedOn, @Nullable LocalDate firstSupportOn,
		@Nullable LocalDate declinedOn, @Nullable String declineReason, @Nullable LocalDate closedOn,
		@Nullable String closure, String tier, @Nullable String atHomeStart, @Nullable String atHome6,
		@Nullable String atHome12, @Nullable String engaged6, @Nullable String tool, @Nullable BigDecimal scoreStart,
		@Nullable BigDecimal scoreEnd, @Nullable LocalDate lastContactOn, @Nullable LocalDate lastReviewOn,
		@Nullable LocalDate reviewDueOn, @Nullable LocalDate nextDueOn, @Nullable LocalDate keptFrom,
		List<UnitId> jointWith) {

	/**
	 * Works it out.
	 * @param facts what stands, in any order; a tier among them
	 * @param ages the ages of who belongs to the family, as they are known last
	 */
	static Standing of(Collection<SupportFact> facts, Collection<String> ages, FamilyRules rules) {
		var in = facts.stream().sorted(Comparator.comparing(SupportFact::on)).toList();
		@Nullable SupportFact accepted = last(in, Kind.ACCEPTED, null);
		@Nullable SupportFact started = last(in, Kind.STARTED, null);
		@Nullable SupportFact closed = last(in, Kind.CLOSED, null);
		@Nullable SupportFact declined = last(in, Kind.DECLINED, null);
		@Nullable SupportFact tier = last(in, Kind.TIER, null);
		@Nullable SupportFact first = last(in, Kind.SCORE, Moment.START);
		@Nullable SupportFact end = last(in, Kind.SCORE, Moment.END);
		SupportState state = (declined != null) ? SupportState.DECLINED
				: (closed != null) ? SupportState.CLOSED : (started != null) ? SupportState.OPEN
						: (accepted != null) ? SupportState.WAITING : SupportState.REQUESTED;
		@Nullable LocalDate review = on(last(in, Kind.REVIEWED, null));
		@Nullable LocalDate since = on(started);
		@Nullable LocalDate open = (state == SupportState.OPEN) ? since : null;
		@Nullable LocalDate reviewDue = (open != null) ? review(latest(open, review), rules) : null;
		boolean young = ages.stream().anyMatch(rules::ofYoungPeople);
		@Nullable String home6 = code(last(in, Kind.AT_HOME, Moment.MONTH_6));
		@Nullable String home12 = code(last(in, Kind.AT_HOME, Moment.MONTH_12));
		@Nullable String engaged = code(last(in, Kind.ENGAGED, Moment.MONTH_6));
		@Nullable LocalDate asked6 = (open != null && young && home6 == null) ? after(open, 6) : null;
		@Nullable LocalDate asked12 = (open != null && young && home12 == null) ? after(open, 12) : null;
		@Nullable LocalDate next = Stream.of(reviewDue, asked6, asked12)
			.filter(Objects::nonNull)
			.min(LocalDate::compareTo)
			.orElse(null);
		@Nullable LocalDate ended = (closed != null) ? closed.on() : on(declined);
		return new Standing(state, on(accepted), since, on(declined), code(declined), on(closed), code(closed),
				Objects.requireNonNull(Objects.requireNonNull(tier).code()), code(last(in, Kind.AT_HOME, Moment.START)),
				home6, home12, engaged, code((end != null) ? end : first), score(first, end), score(end, first),
				latestOf(on(last(in, Kind.CONTACTED, null)), review, since), review, reviewDue, next,
				(ended != null) ? rules.keptFrom(ended, in.getFirst().on(), ages) : null,
				JointUnit.of(in).stream().filter(JointUnit::goesOn).map(JointUnit::unit).toList());
	}

	/** The day so many months after the first support, at the latest that month has. */
	static LocalDate after(LocalDate firstSupportOn, int months) {
		return firstSupportOn.plusMonths(months);
	}

	private static LocalDate review(LocalDate last, FamilyRules rules) {
		return last.plusDays(rules.on(last).reviewDays());
	}

	private static @Nullable SupportFact last(List<SupportFact> inOrder, Kind kind, @Nullable Moment moment) {
		return inOrder.stream()
			.filter(it -> it.kind() == kind && it.moment() == moment)
			.reduce((one, later) -> later)
			.orElse(null);
	}

	/** A score, where the one beside it is none or of the same tool. */
	private static @Nullable BigDecimal score(@Nullable SupportFact of, @Nullable SupportFact beside) {
		return (of == null || (beside != null && !Objects.equals(of.code(), beside.code()))) ? null : of.score();
	}

	private static @Nullable LocalDate on(@Nullable SupportFact fact) {
		return (fact != null) ? fact.on() : null;
	}

	private static @Nullable String code(@Nullable SupportFact fact) {
		return (fact != null) ? fact.code() : null;
	}

	private static LocalDate latest(LocalDate one, @Nullable LocalDate other) {
		return (other != null && other.isAfter(one)) ? other : one;
	}

	private static @Nullable LocalDate latestOf(@Nullable LocalDate... days) {
		return Stream.of(days).flatMap(Stream::ofNullable).max(LocalDate::compareTo).orElse(null);
	}

	/** The day on which it ended; empty while it goes on. */
	Optional<LocalDate> ended() {
		return Stream.of(closedOn, declinedOn).flatMap(Stream::ofNullable).findFirst();
	}

}
