package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.families.TherapyTally.Referral;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** How therapy is counted. */
class TherapyTallyTests {

	private static final UnitId UNIT = new UnitId("NAHSCP-CF-SF");

	private static final Period YEAR = PeriodType.YEAR.of(LocalDate.of(2026, 7, 1));

	private static final LocalDate REFERRED = LocalDate.of(2026, 9, 1);

	private static final LocalDate TODAY = LocalDate.of(2027, 3, 31);

	private final UUID family = UUID.randomUUID();

	@Test
	void f4_medianOfTheWaitsIsHalfwayBetweenTheTwoInTheMiddle() {
		assertThat(whole(TherapyTally.WAITED, f4(), List.of(), TODAY).numerator()).isEqualByComparingTo("4.0");
	}

	@Test
	void f4_whoStillWaitsIsCountedBesideTheMedian() {
		assertThat(whole(TherapyTally.WAITING, f4(), List.of(), TODAY).numerator()).isEqualByComparingTo("2");
	}

	@Test
	void waitCountsAsItWasAtTheEndOfThePeriod() {
		var began = referral("PARENT", REFERRED, YEAR.to().plusDays(1));

		assertThat(whole(TherapyTally.WAITING, List.of(began), List.of(), YEAR.to().plusDays(30)).numerator())
			.isEqualByComparingTo("1");
	}

	@Test
	void referralsAreToldByParentAndChild() {
		var referrals = List.of(referral("PARENT", REFERRED, null), referral("CHILD", REFERRED, null),
				referral("CHILD", REFERRED, null));

		assertThat(slice(TherapyTally.REFERRED, referrals, new Slice(TherapyTally.WHO, "CHILD")).numerator())
			.isEqualByComparingTo("2");
	}

	@Test
	void familyCountsOnceAParentAndAChildWereReferred() {
		var referrals = List.of(referral("PARENT", REFERRED, null), referral("CHILD", REFERRED, REFERRED.plusDays(9)),
				referral("CHILD", REFERRED, REFERRED.plusDays(9)));

		assertThat(whole(TherapyTally.BOTH, referrals, List.of(), TODAY)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("0");
			assertThat(it.denominator()).isEqualByComparingTo("1");
		});
	}

	@Test
	void parentAndChildWhoBothBeganAreAmongThem() {
		var referrals = List.of(referral("PARENT", REFERRED, REFERRED.plusDays(40)),
				referral("CHILD", REFERRED, REFERRED.plusDays(9)));

		assertThat(whole(TherapyTally.BOTH, referrals, List.of(), TODAY).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void familyOfWhichAParentAloneWasReferredIsNotAsked() {
		assertThat(
				whole(TherapyTally.BOTH, List.of(referral("PARENT", REFERRED, null)), List.of(), TODAY).denominator())
			.isEqualByComparingTo("0");
	}

	@Test
	void f15_unitThatBringsAReturnCountsByItAlone() {
		var returned = List.of(new Returned(UNIT, YEAR, false, Map.of("referred-PARENT", 11, "referred-CHILD", 14)));

		assertThat(whole(TherapyTally.REFERRED, f4(), returned, TODAY).numerator()).isEqualByComparingTo("25");
	}

	@Test
	void returnThatTellsOfParentsAloneIsMissing() {
		var returned = List.of(new Returned(UNIT, YEAR, false, Map.of("referred-PARENT", 11)));

		assertThat(whole(TherapyTally.REFERRED, List.of(), returned, YEAR.to().plusDays(1)).state())
			.isEqualTo(Counted.State.MISSING);
	}

	/** Waited 0, 3, 5 and 12 days; two still wait. */
	private List<Referral> f4() {
		var referrals = new ArrayList<Referral>();
		for (int days : new int[] { 12, 0, 5, 3 }) {
			referrals.add(referral("PARENT", REFERRED, REFERRED.plusDays(days)));
		}
		referrals.add(referral("CHILD", REFERRED, null));
		referrals.add(referral("CHILD", REFERRED, null));
		return referrals;
	}

	private Referral referral(String who, LocalDate referredOn, @Nullable LocalDate startedOn) {
		return new Referral(UNIT, family, who, referredOn, startedOn, null, null);
	}

	private static Counted whole(MeasureCode measure, List<Referral> referrals, List<Returned> returned,
			LocalDate today) {
		return of(measure, referrals, returned, today, Slice.WHOLE);
	}

	private static Counted slice(MeasureCode measure, List<Referral> referrals, Slice slice) {
		return of(measure, referrals, List.of(), TODAY, slice);
	}

	private static Counted of(MeasureCode measure, List<Referral> referrals, List<Returned> returned, LocalDate today,
			Slice slice) {
		return TherapyTally.count(List.of(new Asked(measure, YEAR, 1, null)), referrals, returned, today)
			.stream()
			.filter(it -> it.slice().equals(slice))
			.findFirst()
			.orElseThrow();
	}

}
