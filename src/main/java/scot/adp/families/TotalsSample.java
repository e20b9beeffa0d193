package scot.adp.families;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SampleReturns;
import scot.adp.measures.spi.SampleTotals;
import scot.adp.measures.spi.SampleTotals.Told;
import scot.adp.platform.UnitId;

/**
 * Invents totals of some years, over the day on which the basis of child protection
 * changed: years that were put right, that had nothing to report, that were not told, and
 * one that its lead is still to confirm.
 */
@Configuration(proxyBeanMethods = false)
class TotalsSample {

	private static final LocalDate OF_CHILDREN = LocalDate.of(2023, 8, 1);

	@Bean
	SampleReturns safeguardingSample() {
		return new SampleTotals(FamilyNews.SAFEGUARDING, new UnitId("NAHSCP-CF"), PeriodType.CHILD_PROTECTION_YEAR, 0,
				List.of(Told.of(31), Told.of(36), Told.again(39, "A meeting was missing."), Told.of(38), Told.of(37)),
				(of, year) -> {
					var answers = new LinkedHashMap<String, Integer>();
					answers.put(FamilyTotals.MEETINGS, 6);
					answers.put(FamilyTotals.MEETINGS_ADP, (year % 2 == 0) ? 6 : 5);
					answers.put(FamilyTotals.MEETINGS_OFF, year % 2);
					answers.put(FamilyTotals.SHARED_RISKS, year / 10);
					if (of.from().isBefore(OF_CHILDREN)) {
						answers.put(FamilyTotals.CONCERNS, 6 * year);
						answers.put(FamilyTotals.CONCERNS_PARENTAL, year);
					}
					else {
						answers.put(FamilyTotals.REGISTERED, 2 * year + 11);
						answers.put(FamilyTotals.REGISTERED_PARENTAL, year);
					}
					answers.put(FamilyTotals.FLAGGED, year - 8);
					answers.put(FamilyTotals.PLANS_IN_TIME, year - 14);
					return answers;
				});
	}

	@Bean
	SampleReturns exploitationSample() {
		return new SampleTotals(FamilyNews.EXPLOITATION, new UnitId("POLICE-LOCAL"), PeriodType.CHILD_PROTECTION_YEAR,
				1,
				List.of(Told.of(38), Told.of(41), Told.of(43), Told.of(46), Told.again(44, "Two were counted twice.")),
				(of, year) -> Map.of(FamilyTotals.FLAGGED, year, FamilyTotals.FLAGGED_PASSED, year - 15,
						FamilyTotals.FLAGGED_KEPT, 15, FamilyTotals.PLANS_IN_TIME, year - 32));
	}

	@Bean
	SampleReturns attainmentSample() {
		return new SampleTotals(FamilyNews.ATTAINMENT, new UnitId("NAC-EDUCATION"), PeriodType.SCHOOL_YEAR, 0,
				List.of(Told.of(64), Told.again(82, "One school told late."), Told.of(97)),
				(of, year) -> Map.of(FamilyTotals.PUPILS, year, FamilyTotals.ATTENDANCE_KNOWN, year - 17,
						FamilyTotals.ATTENDANCE_BETTER, year - 39));
	}

	@Bean
	SampleReturns maternitySample() {
		return new SampleTotals(FamilyNews.MATERNITY, new UnitId("NHSAA-PH"), PeriodType.YEAR, 0,
				List.of(Told.of(1_188), Told.NOTHING, Told.of(1_131)),
				(of, year) -> Map.of(FamilyTotals.BOOKINGS, year, FamilyTotals.ASKED, year - 94));
	}

	@Bean
	SampleReturns kinshipSample() {
		return new SampleTotals(FamilyNews.KINSHIP, new UnitId("NAHSCP-CF"), PeriodType.YEAR, 0,
				List.of(Told.NIL, Told.of(22), Told.of(34)), (of, year) -> Map.of(FamilyTotals.TRAINED, year,
						FamilyTotals.WELLBEING_KNOWN, year - 4, FamilyTotals.WELLBEING_BETTER, year / 2));
	}

}
