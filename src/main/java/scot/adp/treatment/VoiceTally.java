package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;

/**
 * Counts what was heard in periods and how it was answered: a pure function of what was
 * heard and of the day. A thing counts in the period in which it was heard, and towards
 * answers in time once it was answered or its time is over, so that a period looks no
 * better or worse than it is.
 */
final class VoiceTally {

	/** Answered in time, of things that were heard. */
	static final MeasureCode ANSWERED = new MeasureCode("VOI-01");

	/** The same by the people who said them. */
	static final MeasureCode PEOPLE = new MeasureCode("VOI-01.b");

	/** Told back, of what was answered. */
	static final MeasureCode TOLD_BACK = new MeasureCode("VOI-02");

	static final Set<MeasureCode> MEASURES = Set.of(ANSWERED, PEOPLE, TOLD_BACK);

	static final int DAYS = 60;

	private VoiceTally() {
	}

	/** Counts what is asked. */
	static List<Counted> count(Collection<Asked> asked, Collection<Heard> heard, LocalDate today) {
		var counted = new ArrayList<Counted>();
		for (Asked one : asked) {
			Map<Slice, long[]> sums = new LinkedHashMap<>();
			sums.put(Slice.WHOLE, new long[3]);
			heard.stream()
				.filter(it -> !it.heardOn().isBefore(one.period().from()) && !it.heardOn().isAfter(one.period().to()))
				.forEach(it -> add(one, it, today, sums));
			sums.forEach((slice, sum) -> counted
				.add(Counted.ratio(one.measure(), one.period(), slice, sum[0], sum[1], sum[2])));
		}
		return counted;
	}

	private static void add(Asked asked, Heard heard, LocalDate today, Map<Slice, long[]> sums) {
		int within = (asked.within() != null) ? asked.within() : DAYS;
		@Nullable LocalDate answered = heard.firstAnsweredOn();
		LocalDate until = heard.heardOn().plusDays(within);
		boolean told = asked.measure().equals(TOLD_BACK);
		if (told ? answered == null : answered == null && !until.isBefore(today)) {
			return;
		}
		boolean does = told ? heard.toldBack() : answered != null && !answered.isAfter(until);
		int each = asked.measure().equals(PEOPLE) ? heard.weight() : 1;
		for (Slice slice : List.of(Slice.WHOLE, Slice.of(heard.unit()))) {
			long[] sum = sums.computeIfAbsent(slice, of -> new long[3]);
			sum[0] += does ? each : 0;
			sum[1] += each;
			sum[2]++;
		}
	}

	/**
	 * Something that was heard.
	 *
	 * @param weight how many people said it
	 * @param toldBack whether those who said it heard of the answer that holds
	 */
	record Heard(UnitId unit, LocalDate heardOn, int weight, @Nullable LocalDate firstAnsweredOn, boolean toldBack) {
	}

}
