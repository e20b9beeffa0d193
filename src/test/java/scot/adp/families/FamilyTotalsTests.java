package scot.adp.families;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told in totals alone, by the numbered examples of the design. */
class FamilyTotalsTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final UnitId SOCIAL_WORK = new UnitId("NAHSCP-CF");

	private static final UnitId POLICE = new UnitId("POLICE-LOCAL");

	private static final Period LAST = PeriodType.CHILD_PROTECTION_YEAR.of(LocalDate.of(2026, 7, 31));

	private static final Period OF_CHILDREN = PeriodType.CHILD_PROTECTION_YEAR.of(LocalDate.of(2023, 8, 1));

	private final Map<DataSet, List<Returned>> returned = new HashMap<>();

	@Test
	void yearOfChildProtectionIsAugustToJuly() {
		assertThat(LAST).returns(LocalDate.of(2025, 8, 1), Period::from).returns(LocalDate.of(2026, 7, 31), Period::to);
		assertThat(LAST.name()).isEqualTo("Aug 2025 to Jul 2026");
	}

	@Test
	void f10_beforeAugust2023ItIsAShareOfConcerns() {
		tells(FamilyNews.SAFEGUARDING, SOCIAL_WORK, OF_CHILDREN.previous(),
				Map.of(FamilyTotals.CONCERNS, 200, FamilyTotals.CONCERNS_PARENTAL, 30));
		assertThat(whole("FAM-3.1.c", OF_CHILDREN.previous(), 1)).satisfies(is(30, 200));
	}

	@Test
	void f10_fromAugust2023OnItIsAShareOfChildren() {
		tells(FamilyNews.SAFEGUARDING, SOCIAL_WORK, OF_CHILDREN,
				Map.of(FamilyTotals.REGISTERED, 100, FamilyTotals.REGISTERED_PARENTAL, 39));
		assertThat(whole("FAM-3.1.c", OF_CHILDREN, 2)).satisfies(is(39, 100));
	}

	@Test
	void f10_oneBasisIsNeverReadByTheOther() {
		tells(FamilyNews.SAFEGUARDING, SOCIAL_WORK, OF_CHILDREN,
				Map.of(FamilyTotals.CONCERNS, 200, FamilyTotals.CONCERNS_PARENTAL, 30));
		assertThat(whole("FAM-3.1.c", OF_CHILDREN, 2).state()).isEqualTo(State.MISSING);
	}

	@Test
	void f11_plansInFiveWorkingDaysAreOfThoseFlagged() {
		tells(FamilyNews.SAFEGUARDING, SOCIAL_WORK, LAST,
				Map.of(FamilyTotals.FLAGGED, 28, FamilyTotals.PLANS_IN_TIME, 21));
		tells(FamilyNews.EXPLOITATION, POLICE, LAST, Map.of(FamilyTotals.FLAGGED, 40, FamilyTotals.FLAGGED_PASSED, 28,
				FamilyTotals.FLAGGED_KEPT, 12, FamilyTotals.PLANS_IN_TIME, 9));
		assertThat(whole("FAM-3.2.b", LAST, 2)).satisfies(is(21, 28));
		assertThat(whole("FAM-3.2.e", LAST, 1)).satisfies(is(9, 12));
	}

	@Test
	void whoIsPassedOnToSocialWorkIsCountedThereAloneAndTheTwoAreNeverAddedUp() {
		tells(FamilyNews.SAFEGUARDING, SOCIAL_WORK, LAST, Map.of(FamilyTotals.FLAGGED, 28));
		tells(FamilyNews.EXPLOITATION, POLICE, LAST,
				Map.of(FamilyTotals.FLAGGED, 40, FamilyTotals.FLAGGED_PASSED, 28, FamilyTotals.FLAGGED_KEPT, 12));
		assertThat(whole("FAM-3.2.a", LAST, 2)).satisfies(is(28, null));
		assertThat(whole("FAM-3.2.d", LAST, 1)).satisfies(is(12, null));
	}

	@Test
	void f13_whatWasCalledOffIsNoMeetingHeld() {
		tells(FamilyNews.SAFEGUARDING, SOCIAL_WORK, LAST,
				Map.of(FamilyTotals.MEETINGS, 6, FamilyTotals.MEETINGS_OFF, 1, FamilyTotals.MEETINGS_ADP, 5));
		Counted counted = whole("FAM-3.1.a", LAST, 1);
		assertThat(counted).satisfies(is(5, 6));
		assertThat(Objects.requireNonNull(counted.numerator()).doubleValue()
				/ Objects.requireNonNull(counted.denominator()).doubleValue() * 100)
			.isEqualTo(83.3, Offset.offset(0.05));
	}

	@Test
	void whatNobodyToldIsNotReported() {
		assertThat(whole("FAM-3.1.b", LAST, 1).state()).isEqualTo(State.MISSING);
	}

	@Test
	void nilIsNoughtThatSomebodySaid() {
		returned.computeIfAbsent(FamilyNews.SAFEGUARDING, it -> new ArrayList<>())
			.add(new Returned(SOCIAL_WORK, LAST, true, Map.of()));
		assertThat(whole("FAM-3.1.b", LAST, 1).state()).isEqualTo(State.NIL_RETURN);
	}

	@Test
	void oneOfTwoWhoToldNothingIsMissingBesideTheOther() {
		tells(FamilyNews.SAFEGUARDING, SOCIAL_WORK, LAST, Map.of(FamilyTotals.FLAGGED, 28));
		tells(FamilyNews.SAFEGUARDING, POLICE, LAST, null);
		assertThat(count("FAM-3.2.a", LAST, 2)).filteredOn(it -> it.slice().equals(Slice.of(POLICE)))
			.singleElement()
			.returns(State.MISSING, Counted::state);
	}

	@Test
	void partWithoutItsWholeIsNotToldOfHowMany() {
		tells(FamilyNews.MATERNITY, new UnitId("NHSAA-PH"), PeriodType.YEAR.of(TODAY).previous(),
				Map.of(FamilyTotals.ASKED, 900));
		assertThat(whole("FAM-2.5.c", PeriodType.YEAR.of(TODAY).previous(), 1).state()).isEqualTo(State.MISSING);
	}

	@Test
	void dataSetIsAskedForItsOwnMeasuresAlone() {
		assertThat(FamilyTotals.TOTALS.measures(FamilyNews.EXPLOITATION)).extracting(MeasureCode::value)
			.containsExactlyInAnyOrder("FAM-3.2.d", "FAM-3.2.e");
	}

	private void tells(DataSet dataSet, UnitId unit, Period period, @Nullable Map<String, Integer> answers) {
		returned.computeIfAbsent(dataSet, it -> new ArrayList<>()).add(new Returned(unit, period, false, answers));
	}

	private List<Counted> count(String measure, Period period, int method) {
		return FamilyTotals.TOTALS.count(List.of(new Asked(new MeasureCode(measure), period, method, null)), returned,
				TODAY);
	}

	private Counted whole(String measure, Period period, int method) {
		return count(measure, period, method).stream().filter(it -> it.slice().whole()).findFirst().orElseThrow();
	}

	private static Consumer<Counted> is(long numerator, @Nullable Integer denominator) {
		return counted -> {
			assertThat(counted.numerator()).isEqualByComparingTo(BigDecimal.valueOf(numerator));
			if (denominator == null) {
				assertThat(counted.denominator()).isNull();
			}
			else {
				assertThat(counted.denominator()).isEqualByComparingTo(BigDecimal.valueOf(denominator));
			}
		};
	}

}
