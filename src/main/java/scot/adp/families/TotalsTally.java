package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.PeriodSums.Answer;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;

/**
 * Counts what is told in totals alone, and of which no row can exist: child protection,
 * exploitation, attainment, maternity, kinship carers. A pure function of what units
 * returned and of the day. What nobody told is not reported, which is no nought.
 */
final class TotalsTally {

	static final String MEETINGS = "meetings";

	static final String MEETINGS_ADP = "meetings-adp";

	static final String MEETINGS_OFF = "meetings-off";

	static final String SHARED_RISKS = "shared-risks";

	static final String REGISTERED = "registered";

	static final String REGISTERED_PARENTAL = "registered-parental";

	static final String CONCERNS = "concerns";

	static final String CONCERNS_PARENTAL = "concerns-parental";

	static final String FLAGGED = "flagged";

	/**
	 * Flagged by police and not passed on: of those passed on social work tells. Whom
	 * both flagged and neither passed on both tell of, so what the two tell is never
	 * added up and stands in measures of its own.
	 */
	static final String FLAGGED_KEPT = "flagged-kept";

	static final String FLAGGED_PASSED = "flagged-passed";

	static final String PLANS_IN_TIME = "plans-in-time";

	static final String PUPILS = "pupils";

	static final String ATTENDANCE_KNOWN = "attendance-known";

	static final String ATTENDANCE_BETTER = "attendance-better";

	static final String BOOKINGS = "bookings";

	static final String ASKED = "asked";

	static final String TRAINED = "trained";

	static final String WELLBEING_KNOWN = "wellbeing-known";

	static final String WELLBEING_BETTER = "wellbeing-better";

	/**
	 * From this version of the method on children who were registered are counted, and
	 * before it concerns, of which a child can have several.
	 */
	private static final int OF_CHILDREN = 2;

	private static final Map<MeasureCode, Total> TOTALS = totals();

	private TotalsTally() {
	}

	private static Map<MeasureCode, Total> totals() {
		var totals = new LinkedHashMap<MeasureCode, Total>();
		put(totals, "FAM-3.1.a", FamilyNews.SAFEGUARDING, share(MEETINGS_ADP, MEETINGS));
		put(totals, "FAM-3.1.b", FamilyNews.SAFEGUARDING, count(SHARED_RISKS));
		put(totals, "FAM-3.1.c", FamilyNews.SAFEGUARDING,
				(of, method) -> (method >= OF_CHILDREN) ? PeriodSums.share(REGISTERED_PARENTAL, REGISTERED).apply(of)
						: PeriodSums.share(CONCERNS_PARENTAL, CONCERNS).apply(of));
		put(totals, "FAM-3.2.a", FamilyNews.SAFEGUARDING, count(FLAGGED));
		put(totals, "FAM-3.2.b", FamilyNews.SAFEGUARDING, share(PLANS_IN_TIME, FLAGGED));
		put(totals, "FAM-3.2.d", FamilyNews.EXPLOITATION, count(FLAGGED_KEPT));
		put(totals, "FAM-3.2.e", FamilyNews.EXPLOITATION, share(PLANS_IN_TIME, FLAGGED_KEPT));
		put(totals, "FAM-1.4.b", FamilyNews.ATTAINMENT, count(PUPILS));
		put(totals, "FAM-1.4.c", FamilyNews.ATTAINMENT, share(ATTENDANCE_BETTER, ATTENDANCE_KNOWN));
		put(totals, "FAM-2.5.c", FamilyNews.MATERNITY, share(ASKED, BOOKINGS));
		put(totals, "FAM-3.5.b", FamilyNews.KINSHIP, count(TRAINED));
		put(totals, "FAM-3.5.c", FamilyNews.KINSHIP, share(WELLBEING_BETTER, WELLBEING_KNOWN));
		return totals;
	}

	private static void put(Map<MeasureCode, Total> totals, String code, DataSet dataSet, Reading reading) {
		totals.put(new MeasureCode(code), new Total(dataSet, reading));
	}

	private static Reading count(String field) {
		return (of, method) -> PeriodSums.count(field).apply(of);
	}

	private static Reading share(String part, String whole) {
		return (of, method) -> PeriodSums.share(part, whole).apply(of);
	}

	/** The measures that it counts. */
	static Set<MeasureCode> measures() {
		return TOTALS.keySet();
	}

	/** Those of them that are counted from a data set. */
	static Set<MeasureCode> measures(DataSet dataSet) {
		var measures = new HashSet<MeasureCode>();
		TOTALS.forEach((measure, total) -> {
			if (total.dataSet().equals(dataSet)) {
				measures.add(measure);
			}
		});
		return measures;
	}

	/** The data sets that it reads. */
	static Set<DataSet> dataSets() {
		var dataSets = new HashSet<DataSet>();
		TOTALS.values().forEach(total -> dataSets.add(total.dataSet()));
		return dataSets;
	}

	/** Counts what is asked. */
	static List<Counted> count(Collection<Asked> asked, Map<DataSet, List<Returned>> returned, LocalDate today) {
		var counted = new ArrayList<Counted>();
		asked.forEach(one -> count(one, returned, today, counted));
		return counted;
	}

	private static void count(Asked asked, Map<DataSet, List<Returned>> returned, LocalDate today,
			List<Counted> counted) {
		Period period = asked.period();
		var sums = new HashMap<Slice, Sum>();
		var missing = new HashSet<Slice>();
		Total total = Objects.requireNonNull(TOTALS.get(asked.measure()));
		returned.getOrDefault(total.dataSet(), List.of())
			.stream()
			.filter(of -> !of.period().from().isBefore(period.from()) && !of.period().to().isAfter(period.to()))
			.forEach(of -> {
				@Nullable Answer answer = total.reading().read(of, asked.method());
				if (answer != null) {
					sums.merge(Slice.WHOLE, Sum.of(answer, of.nil()), Sum::plus);
					sums.merge(Slice.of(of.unit()), Sum.of(answer, of.nil()), Sum::plus);
				}
				else if (of.period().to().isBefore(today)) {
					missing.add(Slice.of(of.unit()));
				}
			});
		if (sums.isEmpty()) {
			counted.add(Counted.without(asked.measure(), period, Slice.WHOLE, State.MISSING));
		}
		sums.forEach((slice, sum) -> counted.add(sum.counted(asked, slice)));
		missing.stream()
			.filter(slice -> !sums.containsKey(slice))
			.forEach(slice -> counted.add(Counted.without(asked.measure(), period, slice, State.MISSING)));
	}

	/** What of a return a measure counts, by the version of its method. */
	private interface Reading {

		@Nullable Answer read(Returned of, int method);

	}

	/** What a measure is counted from. */
	private record Total(DataSet dataSet, Reading reading) {
	}

	/**
	 * What was told of a slice.
	 *
	 * @param whole null where it is of nothing
	 * @param nil whether all who told it said that there was nothing
	 */
	private record Sum(long part, @Nullable Long whole, boolean nil) {

		static Sum of(Answer answer, boolean nil) {
			@Nullable Integer whole = answer.whole();
			return new Sum(answer.part(), (whole != null) ? Long.valueOf(whole) : null, nil);
		}

		Sum plus(Sum other) {
			@Nullable Long both = (whole != null && other.whole != null) ? Long.valueOf(whole + other.whole) : null;
			return new Sum(part + other.part, both, nil && other.nil);
		}

		Counted counted(Asked of, Slice slice) {
			if (nil) {
				return Counted.nil(of.measure(), of.period(), slice);
			}
			return (whole != null) ? Counted.ratio(of.measure(), of.period(), slice, part, whole, whole)
					: Counted.count(of.measure(), of.period(), slice, part, part);
		}

	}

}
