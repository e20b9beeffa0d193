package scot.adp.families;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.PeriodSums.Answer;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.Totals;
import scot.adp.measures.spi.Totals.Total;
import scot.adp.measures.spi.TotalsSource;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;

import static scot.adp.measures.spi.Totals.Total.of;

/** Counts child protection, exploitation, attainment, maternity and kinship carers. */
@Component
class FamilyTotals extends TotalsSource {

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

	/** What is counted from which of them. */
	static final Totals TOTALS = new Totals(
			List.of(of("FAM-3.1.a", FamilyNews.SAFEGUARDING, PeriodSums.share(MEETINGS_ADP, MEETINGS)),
					of("FAM-3.1.b", FamilyNews.SAFEGUARDING, PeriodSums.count(SHARED_RISKS)),
					new Total(new MeasureCode("FAM-3.1.c"), FamilyNews.SAFEGUARDING, FamilyTotals::registered),
					of("FAM-3.2.a", FamilyNews.SAFEGUARDING, PeriodSums.count(FLAGGED)),
					of("FAM-3.2.b", FamilyNews.SAFEGUARDING, PeriodSums.share(PLANS_IN_TIME, FLAGGED)),
					of("FAM-3.2.d", FamilyNews.EXPLOITATION, PeriodSums.count(FLAGGED_KEPT)),
					of("FAM-3.2.e", FamilyNews.EXPLOITATION, PeriodSums.share(PLANS_IN_TIME, FLAGGED_KEPT)),
					of("FAM-1.4.b", FamilyNews.ATTAINMENT, PeriodSums.count(PUPILS)),
					of("FAM-1.4.c", FamilyNews.ATTAINMENT, PeriodSums.share(ATTENDANCE_BETTER, ATTENDANCE_KNOWN)),
					of("FAM-2.5.c", FamilyNews.MATERNITY, PeriodSums.share(ASKED, BOOKINGS)),
					of("FAM-3.5.b", FamilyNews.KINSHIP, PeriodSums.count(TRAINED)),
					of("FAM-3.5.c", FamilyNews.KINSHIP, PeriodSums.share(WELLBEING_BETTER, WELLBEING_KNOWN))));

	FamilyTotals(UnitSources sources, Clock clock) {
		super("families.totals", TOTALS, sources, clock);
	}

	private static Map<Slice, Answer> registered(Returned of, int method) {
		@Nullable Answer answer = ((method >= OF_CHILDREN) ? PeriodSums.share(REGISTERED_PARENTAL, REGISTERED)
				: PeriodSums.share(CONCERNS_PARENTAL, CONCERNS))
			.apply(of);
		return (answer != null) ? Map.of(Slice.WHOLE, answer) : Map.of();
	}

}
