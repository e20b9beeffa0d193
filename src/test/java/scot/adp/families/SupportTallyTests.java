package scot.adp.families;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.families.SupportTally.Age;
import scot.adp.families.SupportTally.Family;
import scot.adp.families.SupportTally.Person;
import scot.adp.families.SupportTally.Tier;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** How families are counted, by the oracles of the sector. */
class SupportTallyTests {

	private static final UnitId UNIT = new UnitId("NAHSCP-CF-SF");

	private static final LocalDate TODAY = LocalDate.of(2027, 12, 31);

	private static final Period QUARTER = PeriodType.QUARTER.of(LocalDate.of(2026, 7, 1));

	private static final Period YEAR = PeriodType.YEAR.of(LocalDate.of(2026, 7, 1));

	private final FamilyRules rules = new FamilyRules(new AdpSettings(Path.of("none"), Path.of("config"), false, ""));

	private int number;

	@Test
	void f4_medianIsHalfwayBetweenTheTwoInTheMiddle() {
		var families = IntStream.of(0, 3, 5, 12)
			.mapToObj(days -> family(day(7, 1), day(7, 1).plusDays(days), null))
			.toList();

		assertThat(whole("FAM-2.1.b", QUARTER, families)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("4.0");
			assertThat(it.rows()).isEqualTo(4);
		});
	}

	@Test
	void f4_whoStillWaitsIsCountedBesideTheMedian() {
		var families = List.of(family(day(8, 20), null, null), family(day(9, 1), null, null),
				family(day(9, 2), day(9, 9), null));

		assertThat(whole("FAM-2.1.d", QUARTER, families).numerator()).isEqualByComparingTo("2");
	}

	@Test
	void f5_childOfAFamilyThatComesTwiceCountsOnceInAYearAndOnceInTheNext() {
		var child = new Person("KEY", false, false, List.of(new Age(day(4, 1), "AGE_5_11")));
		var families = List.of(family(day(4, 1), day(4, 2), day(5, 2), child),
				family(day(10, 1), day(10, 2), day(11, 2), child),
				family(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 2), null, child));

		assertThat(whole("FAM-2.7.a", YEAR, families).numerator()).isEqualByComparingTo("1");
		assertThat(whole("FAM-2.7.a", YEAR.next(), families).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void familiesAndYoungChildrenAreToldByWhereTheFamilyLives() {
		var child = new Person("KEY", false, false, List.of(new Age(day(4, 1), "AGE_5_11")));
		var families = List.of(in("ARRAN", family(day(4, 1), day(4, 2), null, child)),
				in("IRVINE", family(day(5, 1), day(5, 2), null)), in(null, family(day(6, 1), day(6, 2), null)));

		assertThat(byArea("FAM-2.1.a", families)).containsOnly(Map.entry("ARRAN", 1L), Map.entry("IRVINE", 1L),
				Map.entry(Slice.NOT_KNOWN, 1L));
		assertThat(byArea("FAM-2.7.a", families)).containsOnly(Map.entry("ARRAN", 1L));
	}

	@Test
	void f5_whoTurnsTwelveInTheYearIsUnderTwelveAllThatYearAndNotTheNext() {
		var child = new Person("KEY", false, false,
				List.of(new Age(day(9, 1), "AGE_5_11"), new Age(LocalDate.of(2027, 1, 10), "AGE_12_15")));
		var families = List.of(family(day(9, 1), day(9, 3), null, child));

		assertThat(whole("FAM-2.7.a", YEAR, families).numerator()).isEqualByComparingTo("1");
		assertThat(whole("FAM-2.7.a", YEAR.next(), families).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void f6_underTwelvesAreAShareOfAllYoungPeopleSupported() {
		var people = new ArrayList<Person>();
		IntStream.range(0, 35)
			.forEach(i -> people.add(new Person("C" + i, false, false,
					List.of(new Age(day(4, 1), (i < 13) ? "AGE_5_11" : (i == 13) ? "UNBORN" : "AGE_16_17")))));
		people.add(new Person("P", false, false, List.of(new Age(day(4, 1), "OVER_25"))));
		var families = List.of(family(day(4, 1), day(4, 2), null, people.toArray(Person[]::new)));

		assertThat(whole("FAM-2.7.b", YEAR, families)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("14");
			assertThat(it.denominator()).isEqualByComparingTo("35");
		});
	}

	@Test
	void f6_familiesAreToldByTheTierThatTheyWereInLast() {
		var families = new ArrayList<Family>();
		IntStream.range(0, 23).forEach(i -> families.add(family(day(7, 1), day(7, 2), null)));
		IntStream.range(0, 3)
			.forEach(i -> families.add(tiers(family(day(7, 1), day(7, 2), null), new Tier(day(7, 1), "UNIVERSAL"),
					new Tier(day(8, 1), "INTENSIVE"))));

		var counted = count("FAM-2.6.b", QUARTER, families, List.of());

		assertThat(number(counted, Slice.WHOLE)).isEqualTo(26);
		assertThat(number(counted, new Slice("tier", "UNIVERSAL"))).isEqualTo(23);
		assertThat(number(counted, new Slice("tier", "INTENSIVE"))).isEqualTo(3);
	}

	@Test
	void f7_whoMovedOrDiedIsLeftOutOfPlannedClosures() {
		var families = new ArrayList<Family>();
		Map.of("PLANNED_COMPLETE", 9, "PLANNED_TRANSFER", 3, "DISENGAGED", 4, "MOVED", 2, "DECEASED", 1)
			.forEach((closure, times) -> IntStream.range(0, times)
				.forEach(i -> families.add(closed(day(4, 1), day(4, 2), day(8, 3), closure))));

		assertThat(whole("FAM-2.2.b", QUARTER, families)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("12");
			assertThat(it.denominator()).isEqualByComparingTo("16");
		});
		assertThat(whole("FAM-2.2.d", QUARTER, families).numerator()).isEqualByComparingTo("19");
	}

	@Test
	void onlyFamiliesOfStrongerFamiliesAreAskedForByItsAction() {
		var other = closed(day(4, 1), day(4, 2), day(8, 3), "DISENGAGED");
		var elsewhere = new Family(other.id(), new UnitId("NADARS"), other.family(), other.beganOn(),
				other.requestedOn(), other.firstSupportOn(), null, other.closedOn(), other.closure(), null, null, null,
				null, null, null, null, null, other.tiers(), List.of(), List.of());

		assertThat(whole("FAM-2.2.d", QUARTER, List.of(elsewhere)).numerator()).isEqualByComparingTo("0");
		assertThat(whole("FAM-2.1.a", YEAR, List.of(elsewhere)).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void familyWithSeveralJointUnitsCountsOnce() {
		var family = joint(family(day(7, 1), day(7, 2), null),
				new JointUnit(new UnitId("NAC-HOUSING"), day(7, 5), null),
				new JointUnit(new UnitId("NADARS"), day(8, 1), null));

		assertThat(whole("FAM-2.3.a", QUARTER, List.of(family)).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void jointPlanCountsInTheQuartersOfItsDays() {
		var family = joint(family(day(4, 1), day(4, 2), null),
				new JointUnit(new UnitId("NAC-HOUSING"), day(5, 1), day(7, 1)));

		assertThat(whole("FAM-2.3.a", QUARTER.previous(), List.of(family)).numerator()).isEqualByComparingTo("1");
		assertThat(whole("FAM-2.3.a", QUARTER, List.of(family)).numerator()).isEqualByComparingTo("1");
		assertThat(whole("FAM-2.3.a", QUARTER.next(), List.of(family)).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void jointPlanOfAFamilyThatOnlyWaitsDoesNotCount() {
		var family = joint(family(day(7, 1), null, null), new JointUnit(new UnitId("NAC-HOUSING"), day(7, 1), null));

		assertThat(whole("FAM-2.3.a", QUARTER, List.of(family)).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void jointPlanEndsWithTheSupport() {
		var family = joint(closed(day(4, 1), day(4, 2), day(6, 30), "DISENGAGED"),
				new JointUnit(new UnitId("NAC-HOUSING"), day(5, 1), null));

		assertThat(whole("FAM-2.3.a", QUARTER, List.of(family)).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void returnTellsJointPlansWhereNoRowsMayBeKept() {
		var counted = count("FAM-2.3.a", QUARTER, List.of(), List
			.of(new Returned(UNIT, QUARTER, false, Map.of(SupportReturn.FAMILIES, 12, SupportReturn.JOINT, 4))));

		assertThat(number(counted, Slice.WHOLE)).isEqualTo(4);
	}

	@Test
	void stepDownCountsAndAnEndWhileIntensiveIsOneOfTheOthers() {
		var down = tiers(family(day(4, 1), day(4, 2), null), new Tier(day(4, 1), "INTENSIVE"),
				new Tier(day(7, 9), "UNIVERSAL"));
		var ended = tiers(closed(day(4, 1), day(4, 2), day(8, 3), "DISENGAGED"), new Tier(day(4, 1), "INTENSIVE"));

		assertThat(whole("FAM-2.6.c", QUARTER, List.of(down, ended))).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("1");
			assertThat(it.denominator()).isEqualByComparingTo("2");
		});
	}

	@Test
	void answersCountInTheQuarterInWhichTheyAreDueAndUnknownOnesBeside() {
		var child = new Person("C", true, false, List.of(new Age(day(1, 1), "AGE_12_15")));
		var families = List.of(answered(LocalDate.of(2026, 2, 1), "YES", "NO", child),
				answered(LocalDate.of(2026, 2, 28), "NOT_KNOWN", null, child),
				answered(LocalDate.of(2026, 1, 20), null, "YES", child));

		assertThat(whole("FAM-3.3.a", QUARTER, families)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("1");
			assertThat(it.denominator()).isEqualByComparingTo("1");
		});
		assertThat(whole("FAM-3.3.d", QUARTER, families).numerator()).isEqualByComparingTo("2");
		assertThat(whole("FAM-3.4.b", QUARTER, families)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("1");
			assertThat(it.denominator()).isEqualByComparingTo("2");
		});
	}

	@Test
	void f15_whatAUnitReturnedCountsInThePlaceOfItsRows() {
		var family = family(day(7, 1), day(7, 3), null);
		var returned = new Returned(UNIT, QUARTER, false, Map.of(SupportReturn.FAMILIES, 30, "tier-UNIVERSAL", 20));

		var counted = count("FAM-2.6.b", QUARTER, List.of(family), List.of(returned));

		assertThat(number(counted, Slice.WHOLE)).isEqualTo(30);
		assertThat(number(counted, new Slice("tier", "UNIVERSAL"))).isEqualTo(20);
		assertThat(number(counted, new Slice("tier", Slice.NOT_KNOWN))).isEqualTo(10);
	}

	@Test
	void quartersOfAReturnAddUpToAYear() {
		var first = new Returned(UNIT, PeriodType.QUARTER.of(day(4, 1)), false, Map.of(SupportReturn.FAMILIES_NEW, 12));
		var nil = new Returned(UNIT, QUARTER, true, Map.of());

		assertThat(number(count("FAM-2.1.a", YEAR, List.of(), List.of(first, nil)), Slice.WHOLE)).isEqualTo(12);
	}

	@Test
	void unitThatFiledNothingIsMissingAndANilReturnIsNought() {
		var missing = new Returned(UNIT, QUARTER, false, null);
		var nil = new Returned(UNIT, QUARTER, true, Map.of());

		assertThat(count("FAM-2.1.d", QUARTER, List.of(), List.of(missing))).extracting(Counted::state)
			.containsOnly(Counted.State.MISSING);
		assertThat(count("FAM-2.1.d", QUARTER, List.of(), List.of(nil)))
			.filteredOn(it -> it.slice().equals(Slice.of(UNIT)))
			.extracting(Counted::state)
			.containsExactly(Counted.State.NIL_RETURN);
	}

	@Test
	void changeOfScoresIsToldOfTenFamiliesOrMore() {
		var ten = IntStream.range(0, 10).mapToObj(i -> scored(20, 22)).toList();

		assertThat(whole("FAM-2.2.c", QUARTER, ten)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("22");
			assertThat(it.denominator()).isEqualByComparingTo("20");
		});
		assertThat(whole("FAM-2.2.c", QUARTER, ten.subList(0, 9)).state()).isEqualTo(Counted.State.NOT_APPLICABLE);
	}

	private Counted whole(String measure, Period period, List<Family> families) {
		return count(measure, period, families, List.of()).stream()
			.filter(it -> it.slice().whole())
			.findFirst()
			.orElseThrow();
	}

	private List<Counted> count(String measure, Period period, Collection<Family> families,
			Collection<Returned> returned) {
		return new SupportTally(rules, TODAY).count(List.of(new Asked(new MeasureCode(measure), period, 1, null)),
				families, returned);
	}

	private static int number(List<Counted> counted, Slice slice) {
		return counted.stream()
			.filter(it -> it.slice().equals(slice) && it.numerator() != null)
			.mapToInt(it -> it.numerator().intValue())
			.sum();
	}

	private static LocalDate day(int month, int day) {
		return LocalDate.of(2026, month, day);
	}

	private Family family(LocalDate requested, @Nullable LocalDate started, @Nullable LocalDate closed,
			Person... people) {
		return family(requested, started, closed, (closed != null) ? "PLANNED_COMPLETE" : null, null, null, null, null,
				people);
	}

	private Family closed(LocalDate requested, LocalDate started, LocalDate closed, String closure) {
		return family(requested, started, closed, closure, null, null, null, null);
	}

	private Family answered(LocalDate started, @Nullable String home, @Nullable String engaged, Person... people) {
		return family(started, started, null, null, home, engaged, null, null, people);
	}

	private Family scored(int start, int end) {
		return family(day(4, 1), day(4, 2), day(8, 1), "PLANNED_COMPLETE", null, null, BigDecimal.valueOf(start),
				BigDecimal.valueOf(end));
	}

	private Family family(LocalDate requested, @Nullable LocalDate started, @Nullable LocalDate closed,
			@Nullable String closure, @Nullable String home, @Nullable String engaged, @Nullable BigDecimal scoreStart,
			@Nullable BigDecimal scoreEnd, Person... people) {
		String id = "F" + ++number;
		return new Family(id, UNIT, id, requested, requested, started, null, closed, closure, null, null, null, home,
				null, engaged, scoreStart, scoreEnd, List.of(new Tier(requested, "UNIVERSAL")), List.of(people),
				List.of());
	}

	private static Family tiers(Family of, Tier... tiers) {
		return new Family(of.id(), of.unit(), of.family(), of.beganOn(), of.requestedOn(), of.firstSupportOn(), null,
				of.closedOn(), of.closure(), null, null, null, null, null, null, null, null, List.of(tiers),
				of.members(), of.joint());
	}

	private static Family joint(Family of, JointUnit... plans) {
		return new Family(of.id(), of.unit(), of.family(), of.beganOn(), of.requestedOn(), of.firstSupportOn(),
				of.declinedOn(), of.closedOn(), of.closure(), of.affectedSince(), of.area(), of.promiseInPlan(),
				of.atHome6(), of.atHome12(), of.engaged6(), of.scoreStart(), of.scoreEnd(), of.tiers(), of.members(),
				List.of(plans));
	}

	private Map<String, Long> byArea(String code, List<Family> families) {
		return count(code, YEAR, families, List.of()).stream()
			.filter(it -> it.slice().by().equals(SupportTally.AREA))
			.collect(Collectors.toMap(it -> it.slice().value(), Counted::rows));
	}

	private static Family in(@Nullable String area, Family of) {
		return new Family(of.id(), of.unit(), of.family(), of.beganOn(), of.requestedOn(), of.firstSupportOn(),
				of.declinedOn(), of.closedOn(), of.closure(), of.affectedSince(), area, of.promiseInPlan(),
				of.atHome6(), of.atHome12(), of.engaged6(), of.scoreStart(), of.scoreEnd(), of.tiers(), of.members(),
				of.joint());
	}

}
