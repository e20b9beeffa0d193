package scot.adp.families;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.PeriodSums.Answer;
import scot.adp.measures.spi.PeriodSums.Hit;
import scot.adp.measures.spi.PeriodSums.Measure;
import scot.adp.measures.spi.PeriodSums.Shape;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

/**
 * Counts therapy in periods: a pure function of the referrals, of what units returned,
 * and of the day. Who still waits is in no median, so they are counted beside it.
 */
final class TherapyTally {

	static final MeasureCode REFERRED = new MeasureCode("FAM-2.8.a");

	static final MeasureCode WAITED = new MeasureCode("FAM-2.8.b");

	static final MeasureCode BOTH = new MeasureCode("FAM-2.8.c");

	static final MeasureCode STARTED = new MeasureCode("FAM-2.8.d");

	static final MeasureCode WAITING = new MeasureCode("FAM-2.8.e");

	/** Parent or child. */
	static final String WHO = "who";

	static final Set<MeasureCode> MEASURES = Set.of(REFERRED, WAITED, BOTH, STARTED, WAITING);

	private static final List<String> WHOM = List.of(TherapyRules.PARENT, TherapyRules.CHILD);

	private TherapyTally() {
	}

	/** Counts what is asked. */
	static List<Counted> count(Collection<Asked> asked, Collection<Referral> referrals, Collection<Returned> returned,
			LocalDate today) {
		var measures = new HashMap<MeasureCode, Measure>();
		measures.put(REFERRED, new Measure(Shape.COUNT, period -> within(referrals, period, Referral::referredOn, null),
				byWho("referred-")));
		measures.put(STARTED, new Measure(Shape.COUNT, period -> within(referrals, period, Referral::startedOn, null),
				byWho("started-")));
		measures.put(WAITED, new Measure(Shape.MEDIAN,
				period -> within(referrals, period, Referral::startedOn, Referral::days), of -> Map.of()));
		measures.put(WAITING, new Measure(Shape.COUNT, period -> waiting(referrals, period, today), byWho("waiting-")));
		measures.put(BOTH, Measure.of(Shape.SHARE, period -> both(referrals, period),
				PeriodSums.share("both-started", "both-referred")));
		return new PeriodSums(measures, returned, today).count(asked);
	}

	private static Stream<Hit> within(Collection<Referral> referrals, Period period,
			Function<Referral, @Nullable LocalDate> day, @Nullable Function<Referral, BigDecimal> value) {
		return referrals.stream()
			.filter(it -> PeriodSums.within(day.apply(it), period))
			.flatMap(it -> Stream.ofNullable(day.apply(it))
				.map(on -> new Hit(it.unit(), on, true, (value != null) ? value.apply(it) : null, it.slices())));
	}

	/** Who waits on the last day of a period, or today where it is not over. */
	private static Stream<Hit> waiting(Collection<Referral> referrals, Period period, LocalDate today) {
		LocalDate day = period.to().isBefore(today) ? period.to() : today;
		return referrals.stream()
			.filter(it -> !it.referredOn().isAfter(day) && !reached(it.startedOn(), day) && !reached(it.closedOn(), day)
					&& !reached(it.stoppedOn(), day))
			.map(it -> new Hit(it.unit(), day, true, null, it.slices()));
	}

	private static boolean reached(@Nullable LocalDate on, LocalDate day) {
		return on != null && !on.isAfter(day);
	}

	/**
	 * Families of which a parent and a child were both referred, for the first time in a
	 * period.
	 */
	private static Stream<Hit> both(Collection<Referral> referrals, Period period) {
		return referrals.stream()
			.collect(Collectors.groupingBy(Referral::family))
			.values()
			.stream()
			.flatMap(family -> both(family).stream())
			.filter(hit -> PeriodSums.within(hit.on(), period));
	}

	private static Optional<Hit> both(List<Referral> family) {
		return first(family, TherapyRules.PARENT).flatMap(parent -> first(family, TherapyRules.CHILD)
			.map(child -> Hit.of(family.getFirst().unit(), parent.isAfter(child) ? parent : child, WHOM.stream()
				.allMatch(who -> family.stream().anyMatch(it -> it.who().equals(who) && it.startedOn() != null)))));
	}

	private static Optional<LocalDate> first(List<Referral> family, String who) {
		return family.stream().filter(it -> it.who().equals(who)).map(Referral::referredOn).min(LocalDate::compareTo);
	}

	/**
	 * What a return tells of parents and of children; nothing where one of them was left
	 * out.
	 */
	private static Function<Returned, Map<Slice, Answer>> byWho(String field) {
		return of -> {
			var told = new HashMap<Slice, Answer>();
			int all = 0;
			for (String who : WHOM) {
				@Nullable Integer number = of.answer(field + who);
				if (number == null) {
					return Map.of();
				}
				all += number;
				told.put(new Slice(WHO, who), new Answer(number, null));
			}
			told.put(Slice.WHOLE, new Answer(all, null));
			return told;
		};
	}

	/**
	 * A referral as it is counted.
	 *
	 * @param family the same for all of a family
	 */
	record Referral(UnitId unit, UUID family, String who, LocalDate referredOn, @Nullable LocalDate startedOn,
			@Nullable LocalDate closedOn, @Nullable LocalDate stoppedOn) {

		List<Slice> slices() {
			return List.of(new Slice(WHO, who));
		}

		BigDecimal days() {
			return BigDecimal.valueOf((startedOn != null) ? ChronoUnit.DAYS.between(referredOn, startedOn) : 0);
		}

	}

}
