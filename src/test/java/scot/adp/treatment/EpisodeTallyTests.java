package scot.adp.treatment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.UnitId;
import scot.adp.treatment.EpisodeTally.Row;

import static org.assertj.core.api.Assertions.assertThat;

/** What measures count of episodes and of returns. */
class EpisodeTallyTests {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final UnitId OTHER = new UnitId("TPS-PEAR");

	private static final Period QUARTER = PeriodType.QUARTER.of(LocalDate.of(2026, 7, 1));

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

	private static final EpisodeRules RULES = new EpisodeRules(
			new AdpSettings(Path.of("target"), Path.of("config"), false, "http://localhost"));

	private final List<Row> rows = new ArrayList<>();

	private final List<EpisodeTally.Medicine> medicines = new ArrayList<>();

	private final List<Returned> returned = new ArrayList<>();

	@Test
	void caseloadIsThatOfTheLastDay() {
		row("A", "2026-01-05", null, null);
		row("B", "2026-01-05", "2026-09-30", "PLANNED_COMPLETE");
		row("C", "2026-10-01", null, null);

		assertThat(whole("TRT-01")).returns(1L, EpisodeTallyTests::part);
	}

	@Test
	void e6_twoEpisodesOfOnePersonAreTwoOfTheCaseload() {
		row("A", "2026-01-05", null, null);
		row("A", "2026-02-05", null, null);

		assertThat(part(whole("TRT-01"))).isEqualTo(2);
	}

	@Test
	void whoBeganSixMonthsBeforeCountsOnceAllHaveComeThatFar() {
		row("A", "2026-01-05", null, null);
		row("B", "2026-03-31", "2026-05-01", "LEFT_WITHOUT_NOTICE");

		assertThat(whole("MAT-05")).returns(1L, EpisodeTallyTests::part).returns(2L, EpisodeTallyTests::all);
	}

	@Test
	void nothingIsCountedOfAQuarterThatIsNotOver() {
		row("A", "2026-04-05", null, null);

		assertThat(all(count("MAT-05", PeriodType.QUARTER.of(TODAY), Slice.WHOLE))).isZero();
	}

	@Test
	void unplannedEndsAreOfThoseOfWhichItIsKnownWhy() {
		row("A", "2026-01-05", "2026-08-01", "LEFT_WITHOUT_NOTICE");
		row("B", "2026-01-05", "2026-08-01", "PLANNED_COMPLETE");
		row("C", "2026-01-05", "2026-08-01", null);
		row("D", "2026-01-05", "2026-08-01", "DECEASED");

		assertThat(whole("MAT-07")).returns(1L, EpisodeTallyTests::part).returns(2L, EpisodeTallyTests::all);
	}

	@Test
	void firstPrescriptionCountsInItsQuarter() {
		prescribed("2026-07-06T10:00+01:00", "2026-07-06T16:00+01:00");
		prescribed("2026-07-06T10:00+01:00", "2026-07-08T16:00+01:00");

		assertThat(part(whole("MAT-02"))).isEqualTo(1);
		assertThat(part(whole("MAT-04-1"))).isEqualTo(1);
		assertThat(part(whole("MAT-04-2"))).isEqualTo(2);
	}

	@Test
	void medicineIsThatOfTheDay() {
		UUID id = row("A", "2026-01-05", null, null);
		medicines.add(new EpisodeTally.Medicine(id, LocalDate.of(2026, 1, 5), "METHADONE"));
		medicines.add(new EpisodeTally.Medicine(id, LocalDate.of(2026, 10, 5), "BUPRENORPHINE_ORAL"));

		assertThat(part(count("MAT-06", QUARTER, new Slice("medicine", "METHADONE")))).isEqualTo(1);
	}

	@Test
	void noMedicineIsNone() {
		UUID id = row("A", "2026-01-05", null, null);
		medicines.add(new EpisodeTally.Medicine(id, LocalDate.of(2026, 1, 5), "NONE"));

		assertThat(part(whole("MAT-06"))).isZero();
	}

	@Test
	void returnStandsInThePlaceOfRows() {
		row("A", "2026-01-05", null, null);
		returned.add(new Returned(UNIT, QUARTER, false, Map.of("open", 40)));

		assertThat(part(whole("TRT-01"))).isEqualTo(40);
	}

	@Test
	void returnThatNobodyFiledIsMissing() {
		returned.add(new Returned(OTHER, QUARTER, false, null));

		assertThat(count("TRT-01", QUARTER, Slice.of(OTHER)).state()).isEqualTo(State.MISSING);
	}

	@Test
	void everyEndStandsInAClassAndAPart() {
		assertThat(RULES.list(EpisodeRules.Lists.END_REASON).values()).isNotEmpty()
			.allSatisfy(it -> assertThat(RULES.endClass(it.code())).isNotNull());
	}

	@Test
	void pageShowsNoMonthBeforeItIsDue() {
		row("A", "2026-05-31", null, null);

		assertThat(EpisodeTally.caseload(rows, RULES, TODAY.minusDays(1)).cohorts()).isEmpty();
		assertThat(EpisodeTally.caseload(rows, RULES, TODAY).cohorts()).singleElement()
			.returns(1, it -> it.retention().cohort());
	}

	@Test
	void pageSaysWhenTheNextMonthIsDue() {
		assertThat(EpisodeTally.caseload(rows, RULES, TODAY).nextDue()).containsEntry(6,
				new Caseload.Next(YearMonth.of(2026, 6), LocalDate.of(2026, 12, 30)));
	}

	private UUID row(String who, String started, @Nullable String ended, @Nullable String reason) {
		UUID id = UUID.randomUUID();
		rows.add(new Row(id, UNIT, who, LocalDate.parse(started), "DRUGS", "COMMUNITY", null, null, null, null, null,
				LocalDate.of(2026, 11, 1), (ended != null) ? LocalDate.parse(ended) : null, reason, null));
		return id;
	}

	private void prescribed(String contact, String prescription) {
		rows.add(new Row(UUID.randomUUID(), UNIT, "P" + rows.size(), LocalDate.of(2026, 7, 6), "DRUGS", "COMMUNITY",
				null, OffsetDateTime.parse(contact), OffsetDateTime.parse(prescription), null, null,
				LocalDate.of(2026, 11, 1), null, null, null));
	}

	private static long part(Counted of) {
		return Objects.requireNonNull(of.numerator()).longValue();
	}

	private static long all(Counted of) {
		return Objects.requireNonNull(of.denominator()).longValue();
	}

	private Counted whole(String measure) {
		return count(measure, QUARTER, Slice.WHOLE);
	}

	private Counted count(String measure, Period period, Slice slice) {
		var code = new MeasureCode(measure);
		return EpisodeTally
			.count(List.of(new Asked(code, period, 1, null)), rows, medicines, returned, RULES,
					day -> day.getDayOfWeek().getValue() < 6, TODAY)
			.stream()
			.filter(it -> it.slice().equals(slice))
			.findFirst()
			.orElseThrow();
	}

}
