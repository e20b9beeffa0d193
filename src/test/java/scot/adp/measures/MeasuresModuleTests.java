package scot.adp.measures;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.Partners;
import scot.adp.directory.WorkingDays;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Members;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.measures.Figure.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Days;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.StartRefused;
import scot.adp.platform.UnitId;
import scot.adp.strategy.PlanProgress;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * How numbers come about and who sees them, in the module alone: on a database with no
 * other module's tables, with a source whose rows the test writes.
 */
@ModuleTest
@Import({ OwnClock.class, MeasuresModuleTests.OwnBeans.class })
class MeasuresModuleTests {

	/** In the quarter that is over. */
	private static final LocalDate AUGUST = LocalDate.of(2026, 8, 12);

	private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

	/** In the quarter of the test's clock. */
	private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 5);

	private static final MeasureCode KITS_EACH = new MeasureCode("TST-03");

	private static final String DICTIONARY = """
			measures:
			  - code: TST-01
			    title: Kits handed out
			    meaning: How many
			    kind: OUT
			    direction: UP
			    shape: COUNT
			    numerator: Kits
			    unit: kits
			    period: QUARTER
			    breakdowns: [{ code: unit, title: Unit }]
			    source: The test
			    methods: [{ version: 1, from: 2020-04-01 }]
			    outcomes: [NAADP-2025/O6]
			    headline: true
			  - code: TST-02
			    title: First kits
			    meaning: How many of the times
			    kind: REA
			    direction: UP
			    shape: SHARE
			    numerator: First
			    denominator: All
			    per: 100
			    unit: "%"
			    precision: 1
			    period: QUARTER
			    breakdowns: [{ code: unit, title: Unit }]
			    source: The test
			    methods: [{ version: 1, from: 2020-04-01 }, { version: 2, from: 2026-07-01 }]
			    targets: [{ from: 2026-07-01, value: 50 }]
			  - code: TST-03
			    title: Kits a first kit
			    meaning: One by the other
			    kind: OUT
			    direction: NEUTRAL
			    shape: RATIO
			    numerator: Kits
			    denominator: First kits
			    unit: kits
			    precision: 1
			    period: QUARTER
			    source: The test
			    methods: [{ version: 1, from: 2020-04-01 }]
			    parts: [TST-01, TST-02]
			""";

	@Autowired
	Figures figures;

	@Autowired
	Measures measures;

	@Autowired
	Releases releases;

	@Autowired
	Dictionary dictionary;

	@Autowired
	Recomputation recomputation;

	@Autowired
	MeasuresHealth health;

	@Autowired
	TableSource source;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transaction;

	@MockitoBean
	Recording recording;

	@MockitoBean
	CurrentCaller currentCaller;

	@MockitoBean
	Members members;

	@MockitoBean
	OrganisationNames units;

	@MockitoBean
	Partners partners;

	@MockitoBean
	PlanProgress progress;

	private Caller caller;

	@BeforeEach
	void standIns() {
		recomputation.stop();
		caller = mock(Caller.class);
		given(currentCaller.get()).willReturn(caller);
		given(progress.earliest()).willReturn(Optional.empty());
		given(units.units())
			.willReturn(List.of(unit("A", "ONE"), unit("B", "TWO"), unit("C", "THREE"), unit("D", "FOUR")));
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author()).id());
		List.of("cell", "due", "source_run", "released_cell", "release")
			.forEach(table -> jdbc.sql("delete from measures." + table).update());
		dictionary.load(List.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY)));
		source.rows.clear();
		source.failing = false;
		source.broken = false;
		asTeam();
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	@Test
	void recordIsOnTheChartAsSoonAsItIsCommitted(Scenario scenario) {
		recomputation.start();
		source.add(row(OCTOBER, "A", 12));
		scenario.publish(changed(OCTOBER))
			.andWaitAtMost(Duration.ofSeconds(2))
			.forStateChange(() -> last(TableSource.KITS), point -> point.isPresent())
			.andVerify(point -> assertThat(point.orElseThrow().figure().display()).isEqualTo("12"));
	}

	@Test
	void whatIsComputedAgainAndIsTheSameMakesNoVintage() {
		source.add(row(AUGUST, "A", 12));
		compute(AUGUST);
		compute(AUGUST);
		assertThat(vintages()).hasSize(1);

		source.add(row(AUGUST, "A", 8));
		compute(AUGUST);
		assertThat(vintages()).extracting(it -> it.figure().display()).containsExactly("20", "12");
	}

	@Test
	void numberIsToldAsItWasKnownOnAnEarlierDay() {
		clock.set(LocalDate.of(2026, 10, 10));
		source.add(row(AUGUST, "A", 12));
		compute(AUGUST);
		clock.set(LocalDate.of(2026, 11, 20));
		source.add(row(AUGUST, "A", 8));
		compute(AUGUST);

		assertThat(quarter(LocalDate.of(2026, 10, 15)).figure().display()).isEqualTo("12");
		assertThat(quarter(LocalDate.of(2026, 10, 15)).vintage()).isEqualTo(1);
		assertThat(quarter(null).figure().display()).isEqualTo("20");
	}

	@Test
	void sliceWithoutRowsIsGone() {
		source.add(row(AUGUST, "A", 30), row(AUGUST, "B", 20));
		compute(AUGUST);
		source.rows.removeIf(row -> row.unit().equals("B"));
		compute(AUGUST);
		assertThat(parts()).extracting(it -> it.slice().value()).containsExactly("A");
	}

	@Test
	void rebuildGivesWhatTheIncrementsLeft() {
		long seed = System.nanoTime();
		var random = new Random(seed);
		for (int round = 0; round < 12; round++) {
			for (int i = 0; i < 6; i++) {
				LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(320));
				if (random.nextInt(3) == 0 && !source.rows.isEmpty()) {
					// A row moves to another day: both are touched.
					var moved = source.rows.remove(random.nextInt(source.rows.size()));
					source.add(new TableSource.Row(day, moved.unit(), moved.kits(), moved.first()));
					mark(moved.on());
				}
				else {
					source.add(new TableSource.Row(day, List.of("A", "B", "C").get(random.nextInt(3)),
							random.nextInt(9), random.nextBoolean()));
				}
				mark(day);
				if (random.nextBoolean()) {
					recomputation.run();
				}
			}
			recomputation.run();
			var left = stored();
			assertThat(left).isNotEmpty();
			transaction.executeWithoutResult(status -> recomputation.rebuild(null));
			recomputation.run();
			assertThat(stored()).as("seed %d, round %d", seed, round).isEqualTo(left);
			jdbc.sql("delete from measures.cell").update();
			transaction.executeWithoutResult(status -> recomputation.rebuild(null));
			recomputation.run();
			// But for noughts before the first row, where an earlier one was taken away.
			assertThat(stored()).as("seed %d, round %d, from nothing", seed, round)
				.isSubsetOf(left)
				.containsAll(left.stream().filter(cell -> !cell.get(7).equals("0")).toList());
		}
	}

	@Test
	void ratioFollowsItsTwoMeasures() {
		addTimes(10, "A", 3);
		addTimes(6, "B", 2);
		compute(AUGUST);
		assertThat(quarter(KITS_EACH, null).figure().display()).isEqualTo("2.6");
	}

	/** Whoever knows that B handed out 30 would read the 3 of A from the 33. */
	@Test
	void ratioIsHiddenWhereOneOfItsMeasuresIs() {
		addTimes(3, "A", 1);
		addTimes(3, "A", 0);
		addTimes(6, "B", 5);
		compute(AUGUST);
		assertThat(quarter(null).figure().state()).isEqualTo(State.HIDDEN);
		assertThat(quarter(TableSource.FIRST, null).figure().state()).isEqualTo(State.NUMBER);
		assertThat(quarter(KITS_EACH, null).figure().state()).isEqualTo(State.HIDDEN);
		assertThat(figures.about(KITS_EACH, JULY).vintages()).extracting(it -> it.figure().state())
			.containsOnly(State.HIDDEN);
		assertThat(figures.about(KITS_EACH, JULY).rows()).isNull();

		releases.release("1", TableSource.KITS, JULY);
		releases.release("2", TableSource.FIRST, JULY);
		releases.release("3", KITS_EACH, JULY);
		asBoard();
		assertThat(quarter(KITS_EACH, null).figure().state()).isEqualTo(State.HIDDEN);
	}

	@Test
	void ratioIsReleasedFromWhatWasReleasedOfItsMeasures() {
		addTimes(10, "A", 3);
		addTimes(6, "B", 2);
		compute(AUGUST);
		releases.release("1", TableSource.KITS, JULY);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> releases.release("2", KITS_EACH, JULY))
			.withMessageContaining("release TST-01 and TST-02");
		releases.release("3", TableSource.FIRST, JULY);
		addTimes(10, "A", 9);
		compute(AUGUST);
		releases.release("4", KITS_EACH, JULY);
		asBoard();
		assertThat(quarter(KITS_EACH, null).figure().display()).isEqualTo("2.6");
	}

	@Test
	void faultsOfRatiosAreToldByTheirParts() {
		for (String parts : List.of("[TST-01, TST-09]", "[TST-01, TST-03]")) {
			assertThatExceptionOfType(StartRefused.class)
				.isThrownBy(() -> dictionary
					.load(List.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY.replace("[TST-01, TST-02]", parts)))))
				.withMessageContaining("parts");
		}
	}

	@Test
	void sourceThatFailsStopsNoOtherAndIsSeenWithoutItsWords() {
		given(progress.milestones(any(), any())).willReturn(List.of());
		source.failing = true;
		source.add(row(AUGUST, "A", 12));
		transaction.executeWithoutResult(status -> recomputation.changed(TableSource.ROWS, new Days(AUGUST, AUGUST)));
		transaction
			.executeWithoutResult(status -> recomputation.changed(PlanProgress.MILESTONES, new Days(AUGUST, AUGUST)));
		recomputation.run();

		assertThat(measures.runs()).anySatisfy(run -> {
			assertThat(run.source()).isEqualTo("test.rows");
			assertThat(run.failures()).isEqualTo(1);
			assertThat(run.waiting()).isEqualTo(1);
			assertThat(run.fault()).isEqualTo("IllegalStateException");
		}).anySatisfy(run -> {
			assertThat(run.source()).isEqualTo("measures.plan");
			assertThat(run.ranAt()).isNotNull();
		});
		assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");

		source.failing = false;
		recomputation.run();
		assertThat(quarters()).as("it waits before it is tried again").isEmpty();
		clock.set(clock.today().plusDays(1));
		recomputation.run();
		assertThat(quarter(null).figure().display()).isEqualTo("12");
		assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
	}

	@Test
	void eachReaderSeesWhatTheyMay() {
		source.add(row(AUGUST, "A", 3), row(AUGUST, "B", 12), row(AUGUST, "C", 20), row(AUGUST, "D", 30));
		compute(AUGUST);

		assertThat(shown()).as("the team sees it with the small ones hidden")
			.isEqualTo(Map.of("", "65", "A", "*", "B", "*", "C", "*", "D", "30"));
		asUnit("A");
		assertThat(shown()).as("a unit sees its own, and what was released")
			.isEqualTo(Map.of("", "Not released yet", "A", "3"));
		asBoard();
		assertThat(quarters()).as("nothing was released to anybody else").isEmpty();

		releases.release("1", TableSource.KITS, JULY);
		assertThat(shown()).isEqualTo(Map.of("", "65", "A", "*", "B", "*", "C", "*", "D", "30"));
		asUnit("A");
		assertThat(shown()).isEqualTo(Map.of("", "65", "A", "3", "B", "*", "C", "*", "D", "30"));
	}

	/** The employer of P1 and P2 would read the 3 of Q from the total and R. */
	@Test
	void whoReadsForAWholePartOfTheTreeWorksOutNoOtherUnit() {
		given(units.units()).willReturn(
				List.of(unit("P", "ONE"), unit("P1", "ONE"), unit("P2", "ONE"), unit("Q", "ONE"), unit("R", "TWO")));
		given(units.withBelow(any())).willAnswer(call -> call.<Collection<UnitId>>getArgument(0)
			.stream()
			.flatMap(it -> it.value().equals("P") ? Stream.of("P", "P1", "P2").map(UnitId::new) : Stream.of(it))
			.collect(Collectors.toSet()));
		source.add(row(AUGUST, "P1", 6), row(AUGUST, "P2", 7), row(AUGUST, "Q", 3), row(AUGUST, "R", 40));
		compute(AUGUST);
		assertThat(shown()).isEqualTo(Map.of("", "56", "P1", "*", "P2", "*", "Q", "*", "R", "*"));
	}

	@Test
	void earlierDayShowsNothingThatIsHiddenToday() {
		clock.set(LocalDate.of(2026, 10, 10));
		source.add(row(AUGUST, "A", 3), row(AUGUST, "B", 12), row(AUGUST, "C", 20), row(AUGUST, "D", 30));
		var more = row(AUGUST, "A", 5);
		source.add(more);
		compute(AUGUST);
		releases.release("1", TableSource.KITS, JULY);
		clock.set(LocalDate.of(2026, 11, 20));
		source.rows.remove(more);
		compute(AUGUST);
		assertThat(shown(LocalDate.of(2026, 10, 15)))
			.isEqualTo(Map.of("", "70", "A", "*", "B", "*", "C", "*", "D", "30"));

		releases.release("2", TableSource.KITS, JULY);
		asBoard();
		assertThat(shown(LocalDate.of(2026, 10, 15)))
			.isEqualTo(Map.of("", "70", "A", "*", "B", "*", "C", "*", "D", "30"));
	}

	@Test
	void periodThatWasOpenOnAnEarlierDayHasItsWholeAlone() {
		clock.set(LocalDate.of(2026, 10, 10));
		source.add(row(OCTOBER, "A", 12), row(OCTOBER, "B", 20));
		compute(OCTOBER);
		clock.set(LocalDate.of(2026, 11, 20));
		var then = figures.parts(List.of(TableSource.KITS), 1, LocalDate.of(2026, 10, 15)).get(TableSource.KITS);
		assertThat(then).singleElement().satisfies(it -> {
			assertThat(it.point().figure().display()).isEqualTo("32");
			assertThat(it.parts()).isEmpty();
		});
	}

	@Test
	void nothingIsReleasedWhileItWaitsToBeComputed() {
		source.add(row(AUGUST, "A", 30));
		compute(AUGUST);
		mark(AUGUST);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> releases.release("1", TableSource.KITS, JULY))
			.withMessageContaining("being computed anew");
		recomputation.run();
		mark(OCTOBER);
		assertThat(releases.release("2", TableSource.KITS, JULY).number()).isEqualTo(1);
	}

	@Test
	void methodToldIsTheOneThatMadeTheFigure() {
		source.add(row(AUGUST, "A", 30));
		compute(AUGUST);
		releases.release("1", TableSource.KITS, JULY);
		transaction.executeWithoutResult(status -> dictionary.changed());
		dictionary.load(List.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY.replaceFirst(
				"methods: \\[\\{ version: 1, from: 2020-04-01 }]", "methods: [{ version: 2, from: 2020-04-01 }]"))));
		assertThat(quarter(null).method()).as("not computed anew yet").isEqualTo(1);
		assertThat(figures.about(TableSource.KITS, JULY).method()).isEqualTo(1);

		transaction.executeWithoutResult(status -> recomputation.rebuildNew());
		recomputation.run();
		assertThat(quarter(null).method()).isEqualTo(2);
		asBoard();
		assertThat(quarter(null).method()).as("as it was released").isEqualTo(1);
		assertThat(figures.about(TableSource.KITS, JULY).method()).isEqualTo(1);
	}

	@Test
	void whatNobodyComputesIsSeenInTheHealth() {
		source.add(row(AUGUST, "A", 12));
		mark(AUGUST);
		assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
		clock.set(clock.today().plusDays(1));
		assertThat(health.health()).satisfies(it -> {
			assertThat(it.getStatus().getCode()).isEqualTo("DOWN");
			assertThat(it.getDetails()).containsEntry("waiting", List.of("test.rows"));
		});
	}

	@Test
	void sourceThatBreaksStopsNoOther() {
		source.broken = true;
		mark(AUGUST);
		recomputation.run();
		assertThat(measures.runs()).singleElement()
			.satisfies(run -> assertThat(run.fault()).isEqualTo("StackOverflowError"));
	}

	@Test
	void whatIsReleasedStaysUntilItIsReleasedAgain() {
		source.add(row(AUGUST, "A", 30), row(AUGUST, "B", 2), row(AUGUST, "C", 12), row(AUGUST, "D", 40));
		compute(AUGUST);
		releases.release("1", TableSource.KITS, JULY);
		source.add(row(AUGUST, "B", 50), row(OCTOBER, "A", 7));
		compute(AUGUST);
		compute(OCTOBER);
		asBoard();
		assertThat(shown()).containsEntry("", "84").containsEntry("B", "*");
		assertThat(quarters().getLast().figure().state()).as("its quarter is not over").isEqualTo(State.NOT_YET_DUE);

		releases.release("2", TableSource.KITS, JULY);
		assertThat(shown()).containsEntry("", "134").as("what was hidden stays so").containsEntry("B", "*");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> releases.release("3", TableSource.KITS, JULY))
			.withMessageContaining("released as it stands");
	}

	@Test
	void openPeriodIsNotReleased() {
		source.add(row(OCTOBER, "A", 30));
		compute(OCTOBER);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> releases.release("1", TableSource.KITS, LocalDate.of(2026, 10, 1)))
			.withMessageContaining("closed from 2027-01-01");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> releases.release("1", TableSource.KITS, LocalDate.of(2026, 7, 2)))
			.withMessageContaining("first day of the period");
	}

	@Test
	void anotherMethodIsABreakAndTargetsHoldFromTheirDay() {
		for (int i = 0; i < 10; i++) {
			source.add(new TableSource.Row(LocalDate.of(2026, 5, 1), "A", 1, i < 4),
					new TableSource.Row(AUGUST, "A", 1, i < 5));
		}
		compute(LocalDate.of(2026, 5, 1));
		compute(AUGUST);
		var series = figures.series(List.of(TableSource.FIRST), 8, null).getOrDefault(TableSource.FIRST, List.of());
		assertThat(series).extracting(Figures.Point::breakBefore).startsWith(false, true);
		assertThat(series).extracting(Figures.Point::targetMet).startsWith(null, true);
		assertThat(series.getLast().open()).as("the quarter that runs").isTrue();
		assertThat(series.getLast().figure().state()).isEqualTo(State.NO_VALUE);
	}

	@Test
	void measureThatLeavesTheFileIsRetiredAndItsNumbersStay() {
		source.add(row(AUGUST, "A", 12));
		compute(AUGUST);
		dictionary.load(List.of());
		assertThat(measures.count(Measures.Filter.ALL)).isZero();
		assertThat(measures.find(TableSource.KITS)).hasValueSatisfying(it -> assertThat(it.retiredOn()).isNotNull());
		source.add(row(AUGUST, "A", 5));
		compute(AUGUST);
		assertThat(quarter(null).figure().display()).isEqualTo("12");
	}

	@Test
	void faultsOfTheDictionaryAreToldByLineAndField() {
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> dictionary.load(List
				.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY.replace("period: QUARTER", "period: WEEK")))))
			.withMessageContaining("test.yaml, line 10: period");
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> dictionary
				.load(List.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY.replace("shape: COUNT", "shape: SHARE")))))
			.withMessageContaining("denominator: is missing");
	}

	@Test
	void measuresAreFoundByWhatTheySpeakFor() {
		assertThat(measures.ofOutcomes(List.of("NAADP-2025/O6", "NAADP-2025/O1"))).satisfies(found -> {
			assertThat(found.get("NAADP-2025/O6")).extracting(MeasureView::code).containsExactly(TableSource.KITS);
			assertThat(found.get("NAADP-2025/O1")).isEmpty();
		});
	}

	/** First kits, one of many times. */
	private void addTimes(int times, String unit, int kits) {
		for (int i = 0; i < times; i++) {
			source.add(row(AUGUST, unit, kits));
		}
	}

	private void compute(LocalDate day) {
		mark(day);
		recomputation.run();
	}

	private void mark(LocalDate day) {
		transaction.executeWithoutResult(status -> recomputation.changed(TableSource.ROWS, new Days(day, day)));
	}

	private Optional<Figures.Point> last(MeasureCode code) {
		return Optional.ofNullable(figures.series(List.of(code), 8, null).getOrDefault(code, List.of()))
			.filter(series -> !series.isEmpty())
			.map(List::getLast);
	}

	private List<Figures.Point> quarters() {
		return figures.series(List.of(TableSource.KITS), 8, null).getOrDefault(TableSource.KITS, List.of());
	}

	private Figures.Point quarter(@Nullable LocalDate asAt) {
		return quarter(TableSource.KITS, asAt);
	}

	private Figures.Point quarter(MeasureCode code, @Nullable LocalDate asAt) {
		return figures.series(List.of(code), 8, asAt)
			.getOrDefault(code, List.of())
			.stream()
			.filter(point -> point.period().from().equals(JULY))
			.findFirst()
			.orElseThrow();
	}

	private List<Figures.Part> parts() {
		return parts(null);
	}

	private List<Figures.Part> parts(@Nullable LocalDate asAt) {
		return figures.parts(List.of(TableSource.KITS), 8, asAt)
			.getOrDefault(TableSource.KITS, List.of())
			.stream()
			.filter(it -> it.point().period().from().equals(JULY))
			.flatMap(it -> it.parts().stream())
			.toList();
	}

	private Map<String, String> shown() {
		return shown(null);
	}

	private Map<String, String> shown(@Nullable LocalDate asAt) {
		var shown = parts(asAt).stream()
			.collect(Collectors.toMap(it -> it.slice().value(), it -> it.figure().display()));
		shown.put("", quarter(asAt).figure().display());
		return shown;
	}

	private List<Figures.Vintage> vintages() {
		return figures.about(TableSource.KITS, JULY).vintages();
	}

	private Set<List<Object>> stored() {
		return Set.copyOf(jdbc.sql("""
				select measure, period_from, slice_by, slice_value, state, numerator, denominator, rows_counted, method
				from measures.cell where current and state <> 'GONE'""").query((row, number) -> {
			var values = new ArrayList<Object>();
			for (int i = 1; i <= 9; i++) {
				values.add(String.valueOf(row.getObject(i)));
			}
			return (List<Object>) values;
		}).list());
	}

	private void asTeam() {
		given(caller.readsAsTeam()).willReturn(true);
		given(caller.readUnits()).willReturn(Set.of());
	}

	private void asUnit(String unit) {
		given(caller.readsAsTeam()).willReturn(false);
		given(caller.readUnits()).willReturn(Set.of(new UnitId(unit)));
	}

	private void asBoard() {
		given(caller.readsAsTeam()).willReturn(false);
		given(caller.readUnits()).willReturn(Set.of());
	}

	private static TableSource.Row row(LocalDate on, String unit, int kits) {
		return new TableSource.Row(on, unit, kits, true);
	}

	private static UnitName unit(String unit, String organisation) {
		return new UnitName(new UnitId(unit), unit, new OrganisationId(organisation), organisation);
	}

	private static RecordsChanged changed(LocalDate day) {
		return new RecordsChanged(new Envelope(new EventId(UUID.randomUUID()), new RecordId(UUID.randomUUID()), 1,
				Instant.now(), null, 1, null), TableSource.ROWS, day, day);
	}

	private Author author() {
		return new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Ewan Test, Analyst",
				OffsetDateTime.now(clock));
	}

	private static Function<Author, Made<Identifier>> anyChange() {
		return any();
	}

	/** A source whose rows the test writes. */
	@TestConfiguration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		TableSource tableSource() {
			return new TableSource();
		}

		@Bean
		BatchLoaderRegistry batchLoaders() {
			return new DefaultBatchLoaderRegistry();
		}

		@Bean
		WorkingDays workingDays() {
			return new WorkingDays(List.of());
		}

	}

}
