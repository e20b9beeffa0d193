package scot.adp.families;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.families.CraftClock.Entry;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.PeriodSums.Hit;
import scot.adp.measures.spi.PeriodSums.Measure;
import scot.adp.measures.spi.PeriodSums.Shape;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

/**
 * Counts CRAFT courses in periods: a pure function of the courses, of what units
 * returned, and of the day. Whether somebody entered treatment counts once the time for
 * it is over, so that a period does not look better or worse than it is.
 */
final class CraftTally {

	static final MeasureCode COMPLETED = new MeasureCode("FAM-3.6.c");

	static final MeasureCode ENTERED = new MeasureCode("FAM-3.6.d");

	static final MeasureCode NOT_KNOWN = new MeasureCode("FAM-3.6.e");

	static final MeasureCode OUTSIDE = new MeasureCode("FAM-3.6.f");

	static final Set<MeasureCode> MEASURES = Set.of(COMPLETED, ENTERED, NOT_KNOWN, OUTSIDE);

	private CraftTally() {
	}

	/** Counts what is asked. */
	static List<Counted> count(Collection<Asked> asked, Collection<Course> courses, Collection<Returned> returned,
			LocalDate today) {
		return new PeriodSums(Map.of(COMPLETED,
				Measure.of(Shape.COUNT, period -> completed(courses, period), PeriodSums.count("completed")), ENTERED,
				Measure.of(Shape.SHARE,
						period -> due(courses, period, today, it -> it == Entry.ENTERED || it == Entry.NOT_ENTERED),
						PeriodSums.share("entered", "known")),
				NOT_KNOWN,
				Measure.of(Shape.COUNT, period -> due(courses, period, today, it -> it == Entry.NOT_KNOWN),
						PeriodSums.count("not-known")),
				OUTSIDE, Measure.of(Shape.COUNT, period -> due(courses, period, today, it -> it == Entry.OUTSIDE),
						PeriodSums.count("outside"))),
				returned, today)
			.count(asked);
	}

	private static Stream<Hit> completed(Collection<Course> courses, Period period) {
		return courses.stream()
			.filter(it -> PeriodSums.within(it.completedOn(), period))
			.flatMap(it -> Stream.ofNullable(it.completedOn()).map(on -> Hit.of(it.unit(), on, true)));
	}

	/** Courses whose time for entering treatment is over, and ended in a period. */
	private static Stream<Hit> due(Collection<Course> courses, Period period, LocalDate today, Predicate<Entry> which) {
		return courses.stream()
			.filter(it -> PeriodSums.within(it.entryDueOn(), period) && it.entryDueOn().isBefore(today))
			.filter(it -> which.test(it.entry()) && !it.leftOut())
			.map(it -> Hit.of(it.unit(), it.entryDueOn(), it.entry() == Entry.ENTERED));
	}

	/**
	 * A course as it is counted.
	 *
	 * @param entryDueOn the last day on which entering treatment counts
	 * @param stoppedOn since when nothing is asked, since somebody died
	 */
	record Course(UnitId unit, @Nullable LocalDate completedOn, LocalDate entryDueOn, Entry entry,
			@Nullable LocalDate stoppedOn) {

		/** Nobody failed to ask whoever died before it was due. */
		boolean leftOut() {
			return entry == Entry.NOT_KNOWN && stoppedOn != null && !stoppedOn.isAfter(entryDueOn);
		}

	}

}
