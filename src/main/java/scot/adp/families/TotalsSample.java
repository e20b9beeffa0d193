package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SampleReturns;
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
		return new Years(FamilyNews.SAFEGUARDING, new UnitId("NAHSCP-CF"), PeriodType.CHILD_PROTECTION_YEAR, 0,
				List.of(Year.of(31), Year.of(36), Year.again(39, "A meeting was missing."), Year.of(38), Year.of(37)),
				(of, year) -> {
					var answers = new LinkedHashMap<String, Integer>();
					answers.put(TotalsTally.MEETINGS, 6);
					answers.put(TotalsTally.MEETINGS_ADP, (year % 2 == 0) ? 6 : 5);
					answers.put(TotalsTally.MEETINGS_OFF, year % 2);
					answers.put(TotalsTally.SHARED_RISKS, year / 10);
					if (of.from().isBefore(OF_CHILDREN)) {
						answers.put(TotalsTally.CONCERNS, 6 * year);
						answers.put(TotalsTally.CONCERNS_PARENTAL, year);
					}
					else {
						answers.put(TotalsTally.REGISTERED, 2 * year + 11);
						answers.put(TotalsTally.REGISTERED_PARENTAL, year);
					}
					answers.put(TotalsTally.FLAGGED, year - 8);
					answers.put(TotalsTally.PLANS_IN_TIME, year - 14);
					return answers;
				});
	}

	@Bean
	SampleReturns exploitationSample() {
		return new Years(FamilyNews.EXPLOITATION, new UnitId("POLICE-LOCAL"), PeriodType.CHILD_PROTECTION_YEAR, 1,
				List.of(Year.of(38), Year.of(41), Year.of(43), Year.of(46), Year.again(44, "Two were counted twice.")),
				(of, year) -> Map.of(TotalsTally.FLAGGED, year, TotalsTally.FLAGGED_PASSED, year - 15,
						TotalsTally.FLAGGED_KEPT, 15, TotalsTally.PLANS_IN_TIME, year - 32));
	}

	@Bean
	SampleReturns attainmentSample() {
		return new Years(FamilyNews.ATTAINMENT, new UnitId("NAC-EDUCATION"), PeriodType.SCHOOL_YEAR, 0,
				List.of(Year.of(64), Year.again(82, "One school told late."), Year.of(97)),
				(of, year) -> Map.of(TotalsTally.PUPILS, year, TotalsTally.ATTENDANCE_KNOWN, year - 17,
						TotalsTally.ATTENDANCE_BETTER, year - 39));
	}

	@Bean
	SampleReturns maternitySample() {
		return new Years(FamilyNews.MATERNITY, new UnitId("NHSAA-PH"), PeriodType.YEAR, 0,
				List.of(Year.of(1_188), Year.UNTOLD, Year.of(1_131)),
				(of, year) -> Map.of(TotalsTally.BOOKINGS, year, TotalsTally.ASKED, year - 94));
	}

	@Bean
	SampleReturns kinshipSample() {
		return new Years(FamilyNews.KINSHIP, new UnitId("NAHSCP-CF"), PeriodType.YEAR, 0,
				List.of(Year.NIL, Year.of(22), Year.of(34)), (of, year) -> Map.of(TotalsTally.TRAINED, year,
						TotalsTally.WELLBEING_KNOWN, year - 4, TotalsTally.WELLBEING_BETTER, year / 2));
	}

	/** The answers of a year, from one number. */
	private interface Answers {

		Map<String, Integer> of(Period period, int number);

	}

	/**
	 * What is told of one year.
	 *
	 * @param number null where nobody told anything
	 * @param reason of what was put right; null where nothing was
	 */
	private record Year(@Nullable Integer number, boolean nil, @Nullable String reason) {

		static final Year NIL = new Year(0, true, null);

		static final Year UNTOLD = new Year(null, false, null);

		static Year of(int number) {
			return new Year(number, false, null);
		}

		static Year again(int number, String reason) {
			return new Year(number, false, reason);
		}

	}

	/** The last years of a unit, the first first. */
	private record Years(DataSet dataSet, UnitId unit, PeriodType type, int toConfirm, List<Year> years,
			Answers answers) implements SampleReturns {

		@Override
		public List<Sample> filed(LocalDate today) {
			Period period = type.of(today);
			for (int i = 0; i < years.size(); i++) {
				period = period.previous();
			}
			var filed = new ArrayList<Sample>();
			for (Year year : years) {
				if (year.nil()) {
					filed.add(new Sample(period, true, Map.of(), null));
				}
				else if (year.number() != null) {
					int number = Objects.requireNonNull(year.number());
					if (year.reason() != null) {
						filed.add(new Sample(period, false, answers.of(period, number - 2), null));
					}
					filed.add(new Sample(period, false, answers.of(period, number), year.reason()));
				}
				period = period.next();
			}
			return filed;
		}

	}

}
