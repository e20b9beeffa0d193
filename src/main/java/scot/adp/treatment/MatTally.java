package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;

/**
 * Counts evidence for the standards: a pure function of assessments, of looks at
 * documents, of who was asked, of the sets of criteria and of the day.
 */
final class MatTally {

	/** Standards that are done, of those confirmed. */
	static final MeasureCode MET = new MeasureCode("MAT-01");

	/** Criteria with a document in date, of those that ask for one. */
	static final MeasureCode IN_DATE = new MeasureCode("MAT-10");

	/** Rounds in which all three groups were asked. */
	static final MeasureCode ALL_GROUPS = new MeasureCode("VOI-03");

	static final Set<MeasureCode> MEASURES = Set.of(MET, IN_DATE, ALL_GROUPS);

	private MatTally() {
	}

	/** Counts the standards of a year that are done, of those that the lead confirmed. */
	static Counted met(Period year, Collection<Ragb> confirmed) {
		return Counted.ratio(MET, year, Slice.WHOLE, confirmed.stream().filter(Ragb::met).count(), confirmed.size(),
				confirmed.size());
	}

	/**
	 * Counts the criteria that have a document in date at the end of a period, or today
	 * where it is not over. A document is in date if whoever looked at it last found it
	 * right for that day.
	 */
	static Counted inDate(Period period, Set<String> criteria, Collection<Review> reviews, LocalDate today) {
		LocalDate day = today.isBefore(period.to()) ? today : period.to();
		var last = new HashMap<MatDocuments.Id, Review>();
		reviews.stream()
			.filter(it -> !it.reviewedOn().isAfter(day) && criteria.contains(it.criterion()))
			.forEach(it -> last.merge(it.document(), it,
					(one, other) -> other.reviewedOn().isBefore(one.reviewedOn()) ? one : other));
		long inDate = last.values()
			.stream()
			.filter(it -> !it.reviewOn().isBefore(day))
			.map(Review::criterion)
			.distinct()
			.count();
		return Counted.ratio(IN_DATE, period, Slice.WHOLE, inDate, criteria.size(), criteria.size());
	}

	/**
	 * Counts the rounds of a year: what a unit asked of a standard in it is one round,
	 * whole once all groups were asked.
	 */
	static List<Counted> allGroups(Period year, Collection<Asked> asked, Set<String> groups) {
		Map<List<String>, Set<String>> rounds = asked.stream()
			.filter(it -> PeriodSums.within(it.heldOn(), year))
			.collect(Collectors.groupingBy(it -> List.of(it.unit().value(), it.standard()),
					Collectors.mapping(Asked::respondent, Collectors.toSet())));
		var counted = new ArrayList<Counted>();
		counted.add(rounds(year, Slice.WHOLE, rounds, groups, null));
		new HashSet<>(rounds.keySet().stream().map(List::getFirst).toList())
			.forEach(unit -> counted.add(rounds(year, Slice.of(new UnitId(unit)), rounds, groups, unit)));
		return counted;
	}

	private static Counted rounds(Period year, Slice slice, Map<List<String>, Set<String>> rounds, Set<String> groups,
			@Nullable String unit) {
		var some = rounds.entrySet()
			.stream()
			.filter(it -> unit == null || it.getKey().getFirst().equals(unit))
			.map(Map.Entry::getValue)
			.toList();
		return Counted.ratio(ALL_GROUPS, year, slice, some.stream().filter(it -> it.containsAll(groups)).count(),
				some.size(), some.size());
	}

	/** A look at a document. */
	record Review(String criterion, UnitId unit, MatDocuments.Id document, LocalDate reviewedOn, LocalDate reviewOn) {
	}

	/** That a group was asked. */
	record Asked(UnitId unit, String standard, String respondent, LocalDate heldOn) {
	}

}
