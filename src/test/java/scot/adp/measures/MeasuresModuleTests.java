package scot.adp.measures;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.springframework.core.task.TaskDecorator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.AreaCode;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.WorkingDays;
import scot.adp.events.DataSet;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.measures.Figure.State;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Days;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.BatchResult;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.StartRefused;
import scot.adp.platform.UnitId;
import scot.adp.strategy.PlanProgress;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
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
			  - code: TST-04
			    title: Reach
			    meaning: Whom it reached of all
			    kind: REA
			    direction: UP
			    shape: RATIO
			    numerator: People
			    denominator: People at risk
			    per: 100
			    unit: "%"
			    precision: 1
			    period: QUARTER
			    source: The test
			    methods: [{ version: 1, from: 2020-04-01 }]
			    estimates: []
			    candidate: Nobody estimated it.
			returns:
			  - dataSet: test.led
			    title: Totals
			    period: CHILD_PROTECTION_YEAR
			    minutes: 2
			    usedFor: The test
			    byLead: true
			    groups:
			      - title: How many
			        fields:
			          - { code: all, label: All }
			  - dataSet: test.rows
			    title: Kits
			    period: QUARTER
			    minutes: 2
			    usedFor: The test
			    dueDays: 28
			    groups:
			      - title: How many
			        fields:
			          - { code: kits, label: Kits }
			          - { code: first, label: First kits, notAbove: kits }
			          - { code: late, label: Late kits, from: 2026-10-01 }
			      - title: Who for
			        partsOf: kits
			        fields:
			          - { code: one, label: One }
			          - { code: other, label: Other }
			    grid:
			      whole: All
			      tables: [{ code: WAITS, label: Waits }]
			      rows:
			        - { code: here, label: Here }
			        - { code: there, label: There, from: 2026-10-01 }
			      columns: [{ code: soon, label: Soon }, { code: late, label: Late }]
			""";

	private static final UnitId A = new UnitId("A");

	@Autowired
	Figures figures;

	@Autowired
	Measures measures;

	@Autowired
	Releases releases;

	@Autowired
	PeriodReturns returns;

	@Autowired
	ReturnFiles returnFiles;

	@Autowired
	ReturnForms forms;

	@Autowired
	UnitSources sources;

	@Autowired
	SignedOff signedOff;

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

	@MockitoBean
	Imports imports;

	@Autowired
	PublishedFigures published;

	@Autowired
	PublishedFiles publishedFiles;

	@Autowired
	PublishedImporter publishedImporter;

	@Autowired
	PublishedBook book;

	@Autowired
	OwnRecords records;

	private Caller caller;

	@BeforeEach
	void standIns() {
		// What a test told before is heard beside it, and marks days as late as this.
		await().until(() -> OwnBeans.HEARING.get() == 0);
		recomputation.stop();
		caller = mock(Caller.class);
		given(currentCaller.get()).willReturn(caller);
		given(progress.earliest()).willReturn(Optional.empty());
		given(units.units())
			.willReturn(List.of(unit("A", "ONE"), unit("B", "TWO"), unit("C", "THREE"), unit("D", "FOUR")));
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author()).id());
		given(units.unit(any())).willAnswer(call -> Optional.of(unit(call.<UnitId>getArgument(0).value(), "ONE")));
		given(recording.author(any())).willReturn(author());
		given(recording.author()).willReturn(author());
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(4).get().id());
		List.of("cell", "due", "source_run", "released_cell", "release", "return_confirmation", "return_answer",
				"unit_return_revision", "unit_return", "unit_source", "published_figure", "published_release")
			.forEach(table -> jdbc.sql("delete from measures." + table).update());
		dictionary.load(List.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY)));
		forms.load(List.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY)));
		book.load(List.of(ConfigFile.read(Path.of("config/measures/published.yaml"))));
		source.rows.clear();
		source.failing = false;
		source.broken = false;
		source.late = 0;
		records.clear();
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

	/** TRT 7: reach of a quarter was 59.17, and the next release says 59.3. */
	@Test
	void laterReleaseOfAPeriodIsAVintageBesideTheOneBefore() {
		type("PHS-NALOXONE", "Q1", "2021-11-30", "REACH", "2021/22 Q1", "59.17%");
		type("PHS-NALOXONE", "Q2", "2022-03-01", "REACH", "2021/22 Q1", "59.3%");
		type("PHS-NALOXONE", "Q2", "2022-03-01", "REACH", "2021/22 Q2", "61.2%");
		assertThat(ofScotland("PHS-NALOXONE"))
			.extracting(it -> it.period().name(), PublishedFigure::printed, PublishedFigure::vintage,
					PublishedFigure::newest)
			.containsExactly(tuple("Jul to Sep 2021", "61.2%", 1, true), tuple("Apr to Jun 2021", "59.3%", 2, true),
					tuple("Apr to Jun 2021", "59.17%", 1, false));

		type("PHS-REHABILITATION", "July 2024", "2024-07-31", "PLACEMENTS", "Apr to Sep 2023", "477");
		type("PHS-REHABILITATION", "December 2024", "2024-12-31", "PLACEMENTS", "Apr to Sep 2023", "479");
		// A release that says the same again is no vintage, and one that is kept late
		// takes its place.
		type("PHS-REHABILITATION", "March 2025", "2025-03-31", "PLACEMENTS", "Apr to Sep 2023", "479");
		type("PHS-REHABILITATION", "January 2024", "2024-01-31", "PLACEMENTS", "Apr to Sep 2023", "470");
		assertThat(ofScotland("PHS-REHABILITATION")).extracting(PublishedFigure::printed)
			.containsExactly("479", "477", "470");
	}

	@Test
	void whatStandsBesideAMeasureComesWithAllItsVintages() {
		dictionary.load(List.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY.replace("TST-04", "NAL-01"))));
		type("PHS-NALOXONE", "Q1", "2021-11-30", "REACH", "2021/22 Q1", "59.17%");
		type("PHS-NALOXONE", "Q2", "2022-03-01", "REACH", "2021/22 Q1", "59.3%");
		var code = new MeasureCode("NAL-01");
		var quarter = PeriodType.QUARTER.of(LocalDate.of(2021, 5, 1));
		assertThat(published.beside(code, List.of(quarter))).extracting(PublishedFigure::printed)
			.containsExactly("59.3%", "59.17%");
		assertThat(published.beside(code, List.of(quarter.next()))).isEmpty();
		assertThat(published.beside(List.of(code, TableSource.KITS))).containsEntry(TableSource.KITS, List.of());
	}

	/** TRT-N10: 21,189 and 2,458 make 23,647, and 23,096 was published. */
	@Test
	void runningTotalIsNeverBuiltFromParts() {
		type("PHS-NALOXONE-YEAR", "2016/17", "2017-11-07", "EVER", "2016/17", "21,189");
		type("PHS-NALOXONE-YEAR", "2017/18", "2018-11-27", "EVER", "2017/18", "23,096");
		type("PHS-NALOXONE-YEAR", "2017/18", "2018-11-27", "FIRST", "2017/18", "2,458");
		var problem = catchThrowableOfType(Problem.class,
				() -> published.together(new SeriesCode("PHS-NALOXONE-YEAR"), scotland("EVER")));
		assertThat(problem.fields()).extracting(Problem.Field::reason).containsExactly(PublishedFigures.CUMULATIVE);
		assertThat(problem.getMessage()).contains("never built from parts");
		assertThat(published.together(new SeriesCode("PHS-NALOXONE-YEAR"), scotland("FIRST")).value())
			.isEqualByComparingTo("2458");
	}

	/** TRT-N11. */
	@Test
	void figuresOfTwoMethodsAreNeitherAddedNorCompared() {
		type("PHS-NALOXONE-YEAR", "2018/19", "2019-11-26", "REACH", "2018/19", "453");
		type("PHS-NALOXONE-YEAR", "2021/22", "2022-11-30", "REACH", "2021/22", "61.0%");
		var found = ofScotland("PHS-NALOXONE-YEAR");
		var problem = catchThrowableOfType(Problem.class,
				() -> published.difference(found.getFirst().id(), found.getLast().id()));
		assertThat(problem.fields()).extracting(Problem.Field::reason).containsExactly(PublishedFigures.METHOD_DIFFERS);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> published.together(new SeriesCode("PHS-NALOXONE-YEAR"), scotland("REACH")))
			.withMessageContaining("not compared");
	}

	@Test
	void typedFigureIsCheckedAndOneReleaseSaysOneThing() {
		var wrong = catchThrowableOfType(Problem.class,
				() -> published.record(new PublishedFigures.NewFigure("k", new SeriesCode("PHS-NALOXONE"), " ",
						LocalDate.of(2099, 1, 1), "", "NONE", "MOON", List.of(new PublishedFigures.Part("x", "y")),
						"2021", "many", null)));
		assertThat(wrong.fields()).extracting(Problem.Field::path)
			.containsExactlyInAnyOrder("release", "source", "figure", "area", "period", "printed", "publishedOn", "by");

		var kept = type("PHS-NALOXONE", "Q1", "2026-01-20", "KITS", "2025/26 Q1", "9,672");
		assertThat(type("PHS-NALOXONE", "Q1", "2026-01-20", "KITS", "2025/26 Q1", "9,672").figure().id())
			.isEqualTo(kept.figure().id());
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> type("PHS-NALOXONE", "Q1", "2026-01-20", "KITS", "2025/26 Q1", "9,762"))
			.withMessageContaining("says 9,672 already");
		published.withdraw("w", kept.figure().id(), "Mistyped");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> published.withdraw("w2", kept.figure().id(), "Mistyped"))
			.withMessageContaining("already");
		assertThat(ofScotland("PHS-NALOXONE")).isEmpty();
		type("PHS-NALOXONE", "Q1", "2026-01-20", "KITS", "2025/26 Q1", "9,762");
		assertThat(ofScotland("PHS-NALOXONE")).extracting(PublishedFigure::printed).containsExactly("9,762");
	}

	@Test
	void typedFigureIsToldWhatDoesNotFitBesideIt() {
		List.of("COMMUNITY 7,724", "PRISON 437", "PHARMACY 1,045", "AMBULANCE 441")
			.forEach(it -> type("PHS-NALOXONE", "Q1", "2026-01-20", it.split(" ")[0], "2025/26 Q1", it.split(" ")[1]));
		assertThat(type("PHS-NALOXONE", "Q1", "2026-01-20", "KITS", "2025/26 Q1", "9,672").warnings())
			.extracting(PublishedWarning::words)
			.containsExactly("The parts listed make 9,647 of 9,672: 25 are other.");
	}

	@Test
	void sameFileTwiceChangesNothingAndALaterOneIsToldWhereItDiffers() {
		var id = new ArrayList<UUID>();
		given(imports.record(any(), any())).willAnswer(call -> {
			id.add(call.getArgument(1));
			return new ImportId(call.getArgument(1));
		});
		var first = new PublishedFiles.Release(new SeriesCode("PHS-NALOXONE"), "Q1", LocalDate.of(2021, 11, 30),
				"The test");
		assertThat(load(first,
				"Period,Area,Total,Community,Prison,Pharmacy,Ambulance,Reach\n2021/22 Q1,Scotland,5363,4049,391,752,158,59.17\n")
			.anew()).isEqualTo(6);
		var before = rows();
		assertThat(load(first,
				"Area,Period,Reach,Total,Community,Prison,Pharmacy,Ambulance\nScotland,Q1 2021/22,59.17,5363,4049,391,752,158\n")
			.anew()).isZero();
		assertThat(rows()).isEqualTo(before);

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> load(first,
				"Period,Area,Total,Community,Prison,Pharmacy,Ambulance,Reach\n2021/22 Q1,Scotland,5364,4049,391,752,158,59.17\n"))
			.withMessageContaining("cannot be taken");
		assertThat(rows()).isEqualTo(before);

		var second = new PublishedFiles.Release(new SeriesCode("PHS-NALOXONE"), "Q2", LocalDate.of(2022, 3, 1),
				"The test");
		String file = "Period,Area,Total,Community,Prison,Pharmacy,Ambulance,Reach\n2021/22 Q1,Scotland,5363,4049,391,752,158,59.3\n2021/22 Q2,Scotland,7219,5640,399,862,295,61.2\n";
		var tried = publishedFiles.tryOut(second, incoming(file));
		assertThat(tried.revised()).singleElement()
			.satisfies(it -> assertThat(it.before()).isEqualTo("59.17"))
			.satisfies(it -> assertThat(it.now()).isEqualTo("59.3"));
		assertThat(tried.warnings()).extracting(PublishedWarning::words)
			.containsExactly("The parts listed make 5,350 of 5,363: 13 are other.",
					"The parts listed make 7,196 of 7,219: 23 are other.");
		assertThat(rows()).as("nothing is kept by trying").isEqualTo(before);
		load(second, file);
		assertThat(published.figures(new SeriesCode("PHS-NALOXONE"), scotland("REACH")))
			.extracting(PublishedFigure::printed)
			.containsExactly("61.2", "59.3", "59.17");

		publishedImporter.takeBack(new ImportId(id.getLast()));
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	void releaseIsExpectedByItsLagAndThenOverdue() {
		assertThat(known("PHS-REHABILITATION").dueOn()).isNull();
		type("PHS-REHABILITATION", "July 2024", "2024-07-31", "PLACEMENTS", "Oct 2023 to Mar 2024", "461");
		var known = known("PHS-REHABILITATION");
		assertThat(known.next()).isEqualTo(new PublishedPeriod(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 9, 30)));
		assertThat(known.dueOn()).isEqualTo(LocalDate.of(2024, 9, 30).plusDays(100));
		assertThat(known.overdue(LocalDate.of(2025, 1, 8))).isFalse();
		assertThat(known.overdue(LocalDate.of(2025, 1, 9))).isTrue();
	}

	private PublishedFigures.Known known(String series) {
		return published.find(new SeriesCode(series)).orElseThrow();
	}

	private PublishedFigures.Recorded type(String series, String release, String on, String figure, String period,
			String printed) {
		return published.record(new PublishedFigures.NewFigure("key", new SeriesCode(series), release,
				LocalDate.parse(on), "The test", figure, "SCOTLAND", null, period, printed, null));
	}

	private PublishedFiles.Understood load(PublishedFiles.Release release, String content) {
		return publishedFiles.load("key", release, incoming(content));
	}

	private static IncomingFile incoming(String content) {
		return IncomingFile.of("published.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
	}

	private List<PublishedFigure> ofScotland(String series) {
		return published.figures(new SeriesCode(series), scotland(null));
	}

	private static PublishedFigures.Filter scotland(@Nullable String figure) {
		return new PublishedFigures.Filter(figure, "SCOTLAND", null, null, null);
	}

	private List<Map<String, Object>> rows() {
		return jdbc.sql("""
				select area, figure, from_on, printed, value, method from measures.published_figure
				where withdrawn_at is null order by area, figure, from_on, printed""").query().listOfRows();
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
		recomputation.run();
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
	void measureThatIsCountedByTheYearFromNowOnHasNoQuartersLeft() {
		source.add(row(LocalDate.of(2026, 5, 4), "A", 7), row(AUGUST, "A", 30));
		compute(LocalDate.of(2026, 5, 4));
		compute(AUGUST);
		assertThat(quarters()).extracting(it -> it.figure().display()).startsWith("7", "30");

		transaction.executeWithoutResult(status -> dictionary.changed());
		dictionary
			.load(List.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY.replace("period: QUARTER", "period: YEAR"))));
		transaction.executeWithoutResult(status -> recomputation.rebuildNew());
		recomputation.run();

		assertThat(quarters()).extracting(it -> it.period().type() + " " + it.figure().display())
			.containsExactly("YEAR 37");
	}

	/** Plant: without the look at what is told, Irvine has the 30 of everybody. */
	@Test
	void areaHasNotTheNumberOfAllWhereNothingIsToldByArea() {
		dictionary.load(List.of(ConfigFile.of(Path.of("test.yaml"),
				DICTIONARY.replaceFirst("\\{ code: unit, title: Unit }", "{ code: area, title: Area }"))));
		source.add(row(AUGUST, "A", 30));
		compute(AUGUST);

		var irvine = new LocalAreaView(new AreaCode("IRVINE"), "Irvine", new AreaCode("IRVINE"), true, false, null,
				null);
		assertThat(figures.local(List.of(TableSource.KITS))).hasEntrySatisfying(TableSource.KITS,
				it -> assertThat(it.of(irvine).state()).isEqualTo(State.MISSING));
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
	void thresholdOfABreakdownIsNeverBelowThatOfTheMeasure() {
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> dictionary.load(List.of(ConfigFile.of(Path.of("test.yaml"),
					DICTIONARY.replaceFirst("breakdowns: \\[\\{ code: unit, title: Unit }]",
							"threshold: 9\n    breakdowns: [{ code: unit, title: Unit, threshold: 4 }]")))))
			.withMessageContaining("must not be below the measure's own, 9");
	}

	@Test
	void thresholdOfABreakdownIsRead() {
		dictionary.load(List.of(ConfigFile.of(Path.of("test.yaml"),
				DICTIONARY.replaceFirst("code: unit, title: Unit", "code: unit, title: Unit, threshold: 9"))));

		assertThat(dictionary.get(TableSource.KITS)).returns(9, it -> it.threshold("unit"))
			.returns(4, it -> it.threshold(""));
	}

	@Test
	void measuresAreFoundByWhatTheySpeakFor() {
		assertThat(measures.ofOutcomes(List.of("NAADP-2025/O6", "NAADP-2025/O1"))).satisfies(found -> {
			assertThat(found.get("NAADP-2025/O6")).extracting(MeasureView::code).containsExactly(TableSource.KITS);
			assertThat(found.get("NAADP-2025/O1")).isEmpty();
		});
	}

	@Test
	void unitThatChoseNothingBringsRowsAndFilesNone() {
		asUnit("A");
		assertThat(refused(JULY, 0, null, answer("kits", 3))).satisfies(problem -> {
			assertThat(problem.reason()).isEqualTo(UnitSources.OTHER_SOURCE);
			assertThat(problem.fields()).singleElement().satisfies(fault -> {
				assertThat(fault.path()).isEqualTo("from");
				assertThat(fault.message()).contains("Jul to Sep 2026", "single records", "A brings");
			});
		});
		assertThat(returns.count(PeriodReturns.Filter.ALL)).isZero();
		assertThat(expected(A, AUGUST)).isEmpty();
	}

	@Test
	void periodHasOneSourceAndIsChosenOnlyWhileItIsNotOver() {
		asUnit("A");
		clock.set(LocalDate.of(2026, 9, 30));
		choose(JULY, SourceKind.RETURN);
		clock.set(LocalDate.of(2026, 11, 20));

		assertThat(expected(A, AUGUST)).singleElement().satisfies(fault -> {
			assertThat(fault.reason()).isEqualTo(UnitSources.OTHER_SOURCE);
			assertThat(fault.path()).isEqualTo("day");
			assertThat(fault.message()).contains("A files a return for Jul to Sep 2026");
		});
		assertThat(expected(A, JULY.minusDays(1))).as("before the choice").isEmpty();
		assertThat(expected(new UnitId("B"), AUGUST)).as("of another unit").isEmpty();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> choose(JULY, SourceKind.ROWS))
			.withMessageContaining("Jul to Sep 2026 is over");
		choose(LocalDate.of(2026, 10, 1), SourceKind.ROWS);
		assertThat(expected(A, OCTOBER)).as("chosen anew").isEmpty();
		assertThat(expected(A, AUGUST)).as("what is over stays").hasSize(1);
	}

	@Test
	void noSingleRecordsAreChosenWhereNoneCanBe() {
		asUnit("A");

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> choose(LED, LocalDate.of(2026, 8, 1), SourceKind.ROWS))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path, Problem.Field::reason)
				.containsExactly(tuple("kind", PeriodReturns.TOTALS_ALONE)));
	}

	@Test
	void unitThatChoseTotalsByMistakeIsAskedForNothingAnyMore() {
		asUnit("A");
		choose(LED, LocalDate.of(2026, 8, 1), SourceKind.RETURN);
		choose(LED, LocalDate.of(2026, 8, 1), SourceKind.NONE);

		assertThat(returns.sources()).extracting(UnitSourceView::kind).containsExactly(SourceKind.NONE);
	}

	@Test
	void whatHasSingleRecordsIsBroughtInOneOfTwoWays() {
		asUnit("A");

		assertThat(returns.kinds(TableSource.ROWS)).containsExactly(SourceKind.ROWS, SourceKind.RETURN);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> choose(TableSource.ROWS, LocalDate.of(2026, 10, 1), SourceKind.NONE))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("kind"));
	}

	@Test
	void unitWithRecordsInThePeriodChoosesAReturnFromTheNextOn() {
		asUnit("A");
		records.add(OCTOBER);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> choose(LocalDate.of(2026, 10, 1), SourceKind.RETURN))
			.satisfies(problem -> assertThat(problem.reason()).isEqualTo(UnitSources.OTHER_SOURCE))
			.withMessageContaining("choose from Jan to Mar 2027 on");
		choose(LocalDate.of(2027, 1, 1), SourceKind.RETURN);
		assertThat(expected(A, OCTOBER)).isEmpty();
		assertThat(expected(A, LocalDate.of(2027, 2, 1))).hasSize(1);
	}

	@Test
	void x1_nilIsNoughtAndBlankIsNotReported() {
		owesJuly();
		assertThat(asked().state()).isEqualTo(PeriodReturnView.State.DUE);
		assertThat(asked().missing(clock.today())).as("it was due on 28 October").isTrue();
		assertThat(returned(JULY)).as("asked and not told").singleElement().returns(false, Returned::filed);

		file(JULY, 0, null, answer("kits", 0));
		assertThat(returned(JULY)).singleElement().satisfies(it -> {
			assertThat(it.answer("kits")).isZero();
			assertThat(it.answer("first")).as("left out").isNull();
			assertThat(it.nil()).isFalse();
		});
		nil(JULY, 1, "There were none at all.");
		assertThat(asked().state()).isEqualTo(PeriodReturnView.State.NIL);
		assertThat(returned(JULY)).singleElement().satisfies(it -> {
			assertThat(it.nil()).isTrue();
			assertThat(it.answer("first")).isZero();
		});
		assertThat(refused(JULY, 2, "Once more.")).as("nothing is no nil")
			.satisfies(
					problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("answers"));
	}

	@Test
	void x2_partsThatDoNotAddUpAreToldByField() {
		owesJuly();
		assertThat(faults(answer("kits", 9), answer("first", 12)))
			.extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("first", "PARTS_DIFFER"));
		assertThat(faults(answer("kits", 9), answer("one", 4), answer("other", 4)))
			.extracting(Problem.Field::path, Problem.Field::message)
			.containsExactly(tuple("one", "Who for: these make 8, and Kits is 9."));
		assertThat(faults(answer("kits", 9), answer("other", 10))).extracting(Problem.Field::path)
			.containsExactly("other");
		assertThat(faults(answer("one", 4))).extracting(Problem.Field::path).containsExactly("kits");
		assertThat(faults(answer("kits", -1))).extracting(Problem.Field::path).containsExactly("kits");
		assertThat(faults(answer("late", 1))).as("asked from October on")
			.extracting(Problem.Field::path)
			.containsExactly("answers");
		file(JULY, 0, null, answer("kits", 9), answer("other", 5));
		assertThat(asked().state()).isEqualTo(PeriodReturnView.State.FILED);
	}

	@Test
	void rowsOfATableAddUpAndWhatIsLeftOfAFullRowIsNought() {
		owesJuly();
		assertThat(faults(answer("WAITS-here", 9), answer("WAITS-here-soon", 4), answer("WAITS-here-late", 4)))
			.extracting(Problem.Field::path, Problem.Field::message, Problem.Field::reason)
			.containsExactly(tuple("WAITS-here-soon", "Waits, Here: these make 8, and All is 9.", "PARTS_DIFFER"));
		assertThat(faults(answer("WAITS-here-late", 4))).extracting(Problem.Field::path, Problem.Field::message)
			.containsExactly(tuple("WAITS-here", "Waits, Here: All: give it too, since you gave parts of it."));
		assertThat(faults(answer("WAITS-there", 1))).as("asked from October on")
			.extracting(Problem.Field::path)
			.containsExactly("answers");
		file(JULY, 0, null, answer("WAITS-here", 9), answer("WAITS-here-soon", 9));
		assertThat(returned(JULY).getFirst().answer("WAITS-here-late")).as("nine are nine").isZero();
		file(JULY, 1, "One more.", answer("WAITS-here", 10), answer("WAITS-here-soon", 9));
		assertThat(returned(JULY).getFirst().answer("WAITS-here-late")).as("one is not told").isNull();
	}

	@Test
	void rowOfATableThatWasLeftOutIsAskedForByName() {
		owesJuly();
		var forgotten = new PeriodReturns.Filed("key", A, TableSource.ROWS, JULY, 0, false, List.of(answer("kits", 9)),
				null, null, null);
		assertThat(catchThrowableOfType(Problem.class, () -> returns.file(forgotten)).fields())
			.extracting(Problem.Field::path, Problem.Field::message, Problem.Field::reason)
			.containsExactly(tuple("WAITS-here", "Waits, Here: is it 0, or not known?", "CONFIRM"));
		assertThat(asked().state()).as("not filed, and not confirmed").isEqualTo(PeriodReturnView.State.DUE);

		returns.file(new PeriodReturns.Filed("key", A, TableSource.ROWS, JULY, 0, false,
				List.of(answer("kits", 9), answer("WAITS-here", 0)), null, null, null));
		assertThat(returned(JULY).getFirst().answer("WAITS-here")).as("0 is a number").isZero();
		file(JULY, 1, "The row is not known.", answer("kits", 9));
		assertThat(returned(JULY).getFirst().answer("WAITS-here")).as("somebody said so").isNull();
	}

	@Test
	void whatComesIsToldWithItsDueDay() {
		owesJuly();
		assertThat(returns.coming()).singleElement()
			.returns(OCTOBER.withDayOfMonth(1), it -> it.period().from())
			.returns(LocalDate.of(2027, 1, 1), ComingReturn::opensOn)
			.returns(kitsForm().dueOn(PeriodType.QUARTER.of(OCTOBER)), ComingReturn::dueOn);
		assertThat(returns.comingOf(List.of(A, new UnitId("B"))).get(A)).hasSize(1);
	}

	@Test
	void minutesThatAFormTookAreTheMiddleOfTheLast() {
		clock.set(LocalDate.of(2025, 3, 30));
		asUnit("A");
		choose(LocalDate.of(2025, 1, 1), SourceKind.RETURN);
		clock.reset();
		var now = author().at();
		assertThat(returns.took()).as("nobody filled it in").isEmpty();
		timed(LocalDate.of(2025, 4, 1), now.minusMinutes(3));
		timed(LocalDate.of(2025, 7, 1), now.minusMinutes(8));
		timed(LocalDate.of(2025, 10, 1), now.minusSeconds(510));
		timed(LocalDate.of(2026, 1, 1), now.minusHours(9));
		file(LocalDate.of(2026, 4, 1), 0, null, answer("kits", 9));
		assertThat(returns.took()).as("one was left open, and one came without a form")
			.containsExactly(Map.entry(kitsForm(), new ReturnTime(8, 3)));
	}

	@Test
	void formCannotHaveBeenOpenedTomorrow() {
		owesJuly();
		var tomorrow = OffsetDateTime.now(clock).plusDays(1);
		assertThat(catchThrowableOfType(Problem.class, () -> timed(JULY, tomorrow)).fields())
			.extracting(Problem.Field::path)
			.containsExactly("openedAt");
	}

	@Test
	void returnsOfABatchStandOrFallOneByOne() {
		owesJuly();
		var right = filed(JULY, 9);
		var early = filed(LocalDate.of(2026, 10, 1), 9);
		assertThat(batch(true, right, early)).extracting(it -> it.faults().size()).containsExactly(0, 1);
		assertThat(asked().state()).as("it was only tried").isEqualTo(PeriodReturnView.State.DUE);
		assertThat(batch(false, right, early).get(1).faults()).extracting(Problem.Field::path).containsExactly("from");
		assertThat(asked().answers()).containsExactlyEntriesOf(Map.of("kits", 9));
	}

	@Test
	void fileOfReturnsFilesThemAndIsTakenBack() {
		owesJuly();
		given(currentCaller.reach()).willReturn(Set.of(A));
		String file = "unit,data_set,period,field,value\nA,%s,Jul to Sep 2026,kits,9\n"
			.formatted(TableSource.ROWS.value());
		assertThat(tried(file)).returns(List.of(), ReturnFiles.Understood::problems)
			.returns(1, ReturnFiles.Understood::filed);
		assertThat(asked().state()).as("it was only tried").isEqualTo(PeriodReturnView.State.DUE);
		transaction.executeWithoutResult(status -> returnFiles.load("key", csv(file), true));
		assertThat(asked().answers()).containsEntry("kits", 9);
		var in = jdbc.sql("select came_in from measures.unit_return_revision").query(UUID.class).single();
		transaction.executeWithoutResult(status -> returns.takeBack(in, author()));
		assertThat(asked().state()).as("it is due again").isEqualTo(PeriodReturnView.State.DUE);
	}

	@Test
	void fileThatPutsAReturnRightIsAskedAboutAndTakenBackToWhatWasSaid() {
		owesJuly();
		given(currentCaller.reach()).willReturn(Set.of(A));
		file(JULY, 0, null, answer("kits", 12));
		String file = "unit,data_set,period,field,value\nA,%s,01/07/2026,kits,9\n".formatted(TableSource.ROWS.value());
		assertThat(tried(file).unusual()).hasSize(2);
		transaction.executeWithoutResult(status -> returnFiles.load("key", csv(file), true));
		assertThat(asked()).returns(PeriodReturnView.State.REVISED, PeriodReturnView::state)
			.returns(Map.of("kits", 9), PeriodReturnView::answers);
		var in = jdbc.sql("select came_in from measures.unit_return_revision where came_in is not null")
			.query(UUID.class)
			.single();
		transaction.executeWithoutResult(status -> returns.takeBack(in, author()));
		assertThat(asked().answers()).containsEntry("kits", 12);
	}

	@Test
	void fileOfReturnsTellsWhatIsWrongInWhichCell() {
		owesJuly();
		given(currentCaller.reach()).willReturn(Set.of(A));
		String of = TableSource.ROWS.value();
		assertThat(tried("""
				unit,data_set,period,field,value,nil
				A,%1$s,Jul to Sep 2026,kits,9,
				A,%1$s,Jul to Sep 2026,kits,9,
				A,%1$s,Jul to Sep 2026,,,YES
				B,%1$s,Jul to Sep 2026,kits,9,
				A,%1$s,Jul to Sep 2026,nothing,9,
				""".formatted(of)).problems()).extracting(it -> it.row()).containsExactlyInAnyOrder(3, 5, 6, 2);
	}

	private void timed(LocalDate from, OffsetDateTime openedAt) {
		returns.file(new PeriodReturns.Filed("key", A, TableSource.ROWS, from, 0, false, List.of(answer("kits", 9)),
				null, true, openedAt));
	}

	private static PeriodReturns.Filed filed(LocalDate from, int kits) {
		return new PeriodReturns.Filed("", A, TableSource.ROWS, from, 0, false, List.of(answer("kits", kits)), null,
				true, null);
	}

	private List<BatchResult> batch(boolean dryRun, PeriodReturns.Filed... sent) {
		return returns.fileAll("key", List.of(sent), dryRun);
	}

	private ReturnFiles.Understood tried(String file) {
		return Objects.requireNonNull(transaction.execute(status -> returnFiles.tryOut(csv(file))));
	}

	private static IncomingFile csv(String file) {
		return IncomingFile.of("returns.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
	}

	private ReturnForm kitsForm() {
		return forms.get(TableSource.ROWS);
	}

	@Test
	void x3_secondReturnIsARevisionWithAReason() {
		owesJuly();
		file(JULY, 0, null, answer("kits", 9));
		assertThat(refused(JULY, 1, " ", answer("kits", 12)).fields()).extracting(Problem.Field::path)
			.containsExactly("reason");
		assertThat(refused(JULY, 0, "Late.", answer("kits", 12)).code()).isEqualTo(Problem.Code.CONFLICT);
		file(JULY, 1, "Two sheets came late.", answer("kits", 12));
		file(JULY, 2, null, answer("kits", 12));

		var detail = returns.find(A, TableSource.ROWS, JULY).orElseThrow();
		assertThat(detail.asked()).returns(PeriodReturnView.State.REVISED, PeriodReturnView::state)
			.returns(2, PeriodReturnView::version);
		assertThat(detail.revisions()).extracting(PeriodReturnView.Revision::reason)
			.containsExactly("Two sheets came late.", null);
		assertThat(detail.revisions()).extracting(PeriodReturnView.Revision::answers)
			.containsExactly(Map.of("kits", 12), Map.of("kits", 9));
	}

	@Test
	void returnIsFiledOnceItsPeriodIsOver() {
		asUnit("A");
		choose(LocalDate.of(2026, 10, 1), SourceKind.RETURN);
		assertThat(refused(LocalDate.of(2026, 10, 1), 0, null, answer("kits", 1)).fields())
			.extracting(Problem.Field::message)
			.containsExactly("Oct to Dec 2026 is not over; file its return from 2027-01-01 on.");
		assertThat(returns.count(PeriodReturns.Filter.ALL)).isZero();
		clock.set(LocalDate.of(2027, 1, 1));
		assertThat(asked().missing(clock.today())).as("due by 28 January").isFalse();
	}

	@Test
	void numbersOfAReturnAreForTheUnitAlone() {
		owesJuly();
		file(JULY, 0, null, answer("kits", 3));
		file(JULY, 1, "One was left out.", answer("kits", 4));
		asTeam();
		given(caller.readsFor(any())).willReturn(true);
		assertThat(asked()).returns(null, PeriodReturnView::answers)
			.returns(PeriodReturnView.State.REVISED, PeriodReturnView::state);
		assertThat(returns.find(A, TableSource.ROWS, JULY).orElseThrow()).satisfies(detail -> {
			assertThat(detail.own()).isFalse();
			assertThat(detail.revisions()).hasSize(2).allSatisfy(it -> assertThat(it.answers()).isEmpty());
		});
		given(caller.readsFor(any())).willReturn(false);
		assertThat(returns.count(PeriodReturns.Filter.ALL)).isZero();
		assertThat(returns.find(A, TableSource.ROWS, JULY)).isEmpty();
		assertThat(returns.ofUnits(List.of(A))).isEmpty();
	}

	@Test
	void returnTellsWhichDaysChanged(AssertablePublishedEvents published) {
		owesJuly();
		file(JULY, 0, null, answer("kits", 3));
		assertThat(published).contains(RecordsChanged.class)
			.matching(it -> it.envelope().revision() == 1 && it.dataSet().equals(TableSource.ROWS)
					&& A.equals(it.envelope().unit()) && it.from().equals(JULY)
					&& it.to().equals(LocalDate.of(2026, 9, 30)));
	}

	@Test
	void daysOfAReleasedPeriodAreSignedOffAndWhatComesThenIsTold() {
		source.add(row(AUGUST, "A", 30));
		compute(AUGUST);
		assertThat(signedOff.days(TableSource.ROWS).test(AUGUST)).isFalse();
		releases.release("1", TableSource.KITS, JULY);
		assertThat(signedOff.days(TableSource.ROWS)).accepts(JULY, AUGUST).rejects(JULY.minusDays(1), OCTOBER);
		assertThat(signedOff.days(PlanProgress.HELP).test(AUGUST)).as("of another data set").isFalse();

		assertThat(figures.about(TableSource.KITS, JULY).late()).isEqualTo(new Figures.Late(0, false));
		source.late = 3;
		assertThat(figures.about(TableSource.KITS, JULY).late()).as("few, of people")
			.isEqualTo(new Figures.Late(4, true));
		owesJuly();
		file(JULY, 0, null, answer("kits", 12));
		asTeam();
		source.late = 4;
		assertThat(figures.about(TableSource.KITS, JULY).late()).isEqualTo(new Figures.Late(5, false));
		assertThat(quarter(null).figure().display()).isEqualTo("30");
	}

	/** 15% by one method and 39% by the next are drawn apart: they are no rise. */
	@Test
	void f10_figuresOfTwoMethodsAreABreakOfTheSeries() {
		for (int i = 0; i < 100; i++) {
			source.add(new TableSource.Row(LocalDate.of(2026, 5, 1), "A", 1, i < 15),
					new TableSource.Row(AUGUST, "A", 1, i < 39));
		}
		compute(LocalDate.of(2026, 5, 1));
		compute(AUGUST);

		var series = figures.series(List.of(TableSource.FIRST), 8, null).getOrDefault(TableSource.FIRST, List.of());

		assertThat(series).extracting(it -> it.figure().display(), Figures.Point::breakBefore)
			.startsWith(tuple("15.0%", false), tuple("39.0%", true));
	}

	@Test
	void n3_countIsToldAsAShareOfItsTarget() {
		dictionary.load(List.of(ConfigFile.of(Path.of("test.yaml"),
				DICTIONARY.replace("outcomes: [NAADP-2025/O6]", "targets: [{ from: 2026-07-01, value: 460 }]"))));
		source.add(row(AUGUST, "A", 679));
		compute(AUGUST);
		assertThat(quarter(null).ofTarget()).isEqualByComparingTo("147.6");
		assertThat(quarter(null).targetMet()).isTrue();
	}

	@Test
	void n12_reachIsACandidateUntilThereIsAnEstimate() {
		assertThat(measures.find(TableSource.REACH)).hasValueSatisfying(it -> assertThat(it.candidate()).isNotNull());
		source.add(row(AUGUST, "A", 800));
		compute(AUGUST);
		assertThat(last(TableSource.REACH)).isEmpty();

		transaction.executeWithoutResult(status -> dictionary.changed());
		dictionary.load(List.of(ConfigFile.of(Path.of("test.yaml"), DICTIONARY.replace("estimates: []",
				"estimates: [{ from: 2026-07-01, value: 1000, source: A study of 2025 }]"))));
		transaction.executeWithoutResult(status -> recomputation.rebuildNew());
		recomputation.run();
		assertThat(quarter(TableSource.REACH, null).figure().display()).isEqualTo("80.0%");
	}

	@Test
	void whatAnEditorFilesWaitsForTheLead() {
		owesYear();
		fileLed(0, 7, null);
		assertThat(led().state()).isEqualTo(PeriodReturnView.State.TO_CONFIRM);
		assertThat(sources.returned(LED, YEAR, YEAR)).singleElement().returns(false, Returned::filed);
	}

	@Test
	void whatTheLeadConfirmedCounts() {
		owesYear();
		fileLed(0, 7, null);
		returns.confirm(new PeriodReturns.Confirmed("key", A, LED, YEAR, 1));
		assertThat(led().state()).isEqualTo(PeriodReturnView.State.FILED);
		assertThat(sources.returned(LED, YEAR, YEAR)).singleElement()
			.satisfies(it -> assertThat(it.answer("all")).isEqualTo(7));
	}

	@Test
	void leadWhoFilesConfirmsByThat() {
		owesYear();
		asLead();
		fileLed(0, 7, null);
		assertThat(led().state()).isEqualTo(PeriodReturnView.State.FILED);
	}

	@Test
	void whatWasConfirmedCountsUntilWhatPutsItRightIsConfirmedToo() {
		owesYear();
		fileLed(0, 7, null);
		returns.confirm(new PeriodReturns.Confirmed("key", A, LED, YEAR, 1));
		fileLed(1, 9, "Two were missing.");
		assertThat(led().state()).isEqualTo(PeriodReturnView.State.TO_CONFIRM);
		assertThat(sources.returned(LED, YEAR, YEAR)).singleElement()
			.satisfies(it -> assertThat(it.answer("all")).isEqualTo(7));
	}

	@Test
	void leadConfirmsWhatWasSeen() {
		owesYear();
		fileLed(0, 7, null);
		fileLed(1, 9, "Two were missing.");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> returns.confirm(new PeriodReturns.Confirmed("key", A, LED, YEAR, 1)))
			.returns(Problem.Code.CONFLICT, Problem::code);
	}

	@Test
	void returnThatNeedsNoLeadIsConfirmedByFilingIt() {
		owesJuly();
		file(JULY, 0, null, answer("kits", 9));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> returns.confirm(new PeriodReturns.Confirmed("key", A, TableSource.ROWS, JULY, 1)))
			.withMessageContaining("Filing this return confirms it");
	}

	private static final DataSet LED = new DataSet("test.led");

	private static final LocalDate YEAR = LocalDate.of(2025, 8, 1);

	/** The unit A brings totals of the year that is over, filed by an editor. */
	private void owesYear() {
		asUnit("A");
		given(caller.memberships()).willReturn(List.of());
		given(units.withBelow(any())).willAnswer(call -> Set.copyOf(call.getArgument(0)));
		clock.set(LocalDate.of(2026, 7, 1));
		transaction.executeWithoutResult(
				status -> returns.choose(new PeriodReturns.NewSource("key", A, LED, YEAR, SourceKind.RETURN)));
		clock.set(LocalDate.of(2026, 11, 20));
	}

	private void asLead() {
		given(caller.memberships())
			.willReturn(List.of(new Membership(new MemberId(UUID.randomUUID()), "Manager", A, Role.UNIT_LEAD)));
	}

	private void fileLed(int version, int number, @Nullable String reason) {
		returns.file(new PeriodReturns.Filed("key", A, LED, YEAR, version, false, List.of(answer("all", number)),
				reason, null, null));
	}

	private PeriodReturnView led() {
		return returns.find(A, LED, YEAR).orElseThrow().asked();
	}

	/** First kits, one of many times. */
	private void addTimes(int times, String unit, int kits) {
		for (int i = 0; i < times; i++) {
			source.add(row(AUGUST, unit, kits));
		}
	}

	/** The unit A brings a return for the quarter that is over. */
	private void owesJuly() {
		asUnit("A");
		clock.set(LocalDate.of(2026, 9, 30));
		choose(JULY, SourceKind.RETURN);
		clock.set(LocalDate.of(2026, 11, 20));
	}

	private void choose(LocalDate from, SourceKind kind) {
		choose(TableSource.ROWS, from, kind);
	}

	private void choose(DataSet dataSet, LocalDate from, SourceKind kind) {
		transaction
			.executeWithoutResult(status -> returns.choose(new PeriodReturns.NewSource("key", A, dataSet, from, kind)));
	}

	private void file(LocalDate from, int version, @Nullable String reason, PeriodReturns.Answer... answers) {
		returns.file(new PeriodReturns.Filed("key", A, TableSource.ROWS, from, version, false, List.of(answers), reason,
				true, null));
	}

	private void nil(LocalDate from, int version, @Nullable String reason) {
		returns
			.file(new PeriodReturns.Filed("key", A, TableSource.ROWS, from, version, true, null, reason, null, null));
	}

	private Problem refused(LocalDate from, int version, @Nullable String reason, PeriodReturns.Answer... answers) {
		return catchThrowableOfType(Problem.class, () -> file(from, version, reason, answers));
	}

	private List<Problem.Field> faults(PeriodReturns.Answer... answers) {
		return refused(JULY, 0, null, answers).fields();
	}

	private PeriodReturnView asked() {
		return returns.page(PeriodReturns.Filter.ALL, 0, 1).getFirst();
	}

	private List<Returned> returned(LocalDate from) {
		return sources.returned(TableSource.ROWS, from, from);
	}

	private List<Problem.Field> expected(UnitId unit, LocalDate day) {
		var faults = new Problem.Faults();
		transaction.executeWithoutResult(
				status -> sources.held(TableSource.ROWS, List.of(unit)).expectRecords(faults, "day", unit, day));
		return faults.noted();
	}

	private static PeriodReturns.Answer answer(String field, int value) {
		return new PeriodReturns.Answer(field, value);
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
		given(caller.readsFor(new UnitId(unit))).willReturn(true);
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

	private static Supplier<Made<Identifier>> anyWork() {
		return any();
	}

	private static Function<Author, Made<Identifier>> anyChange() {
		return any();
	}

	/** The days on which units have records. */
	static class OwnRecords extends ArrayList<LocalDate> implements HeldRecords {

		private static final long serialVersionUID = 1L;

		@Override
		public DataSet dataSet() {
			return TableSource.ROWS;
		}

		@Override
		public boolean since(UnitId unit, LocalDate from) {
			return stream().anyMatch(day -> !day.isBefore(from));
		}

	}

	/** A source whose rows the test writes. */
	@TestConfiguration(proxyBeanMethods = false)
	static class OwnBeans {

		/** How many events are being heard. */
		static final AtomicInteger HEARING = new AtomicInteger();

		@Bean
		FilesIn filesIn(Imports imports, Recording recording) {
			return new FilesIn(imports, recording);
		}

		@Bean
		TaskDecorator hearing() {
			return work -> {
				HEARING.incrementAndGet();
				return () -> {
					try {
						work.run();
					}
					finally {
						HEARING.decrementAndGet();
					}
				};
			};
		}

		@Bean
		TableSource tableSource() {
			return new TableSource();
		}

		@Bean
		OwnRecords ownRecords() {
			return new OwnRecords();
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
