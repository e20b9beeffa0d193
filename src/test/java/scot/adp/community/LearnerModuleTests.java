package scot.adp.community;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.community.LearnerEntry.Outcome;
import scot.adp.community.LearnerPaths.Filter;
import scot.adp.events.DataSet;
import scot.adp.events.RecordsChanged;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

/** People who learn by their rules, in their module alone. */
class LearnerModuleTests extends CommunitySlice {

	private static final String REF = "NAD-00001";

	@Autowired
	LearnerPaths learners;

	@Autowired
	LearnerFiles files;

	@Autowired
	LearnerImporter importer;

	@Autowired
	LearnerSource source;

	@Autowired
	LearnerRetention retention;

	private LocalDate today;

	private LocalDate start;

	@BeforeEach
	void today() {
		today = LocalDate.now(clock);
		start = PeriodType.QUARTER.of(today).from();
		jdbc.sql("delete from community.learner_path").update();
		given(agreements.lets(any(), any(), any())).willReturn(true);
		given(imports.record(any(), any())).willAnswer(call -> new ImportId(call.getArgument(1)));
	}

	@Test
	void l1CompletedAreOfThoseThatEnded() {
		ended(8, Outcome.COMPLETED);
		ended(3, Outcome.LEFT);
		goOn(5);

		assertThat(whole(source, LearnerSource.COMPLETED, today)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("8");
			assertThat(it.denominator()).isEqualByComparingTo("11");
		});
	}

	@Test
	void l1ThoseWhoStillLearnAreShown() {
		ended(8, Outcome.COMPLETED);
		goOn(5);

		assertThat(whole(source, LearnerSource.GOING_ON, today).numerator()).isEqualByComparingTo("5");
		assertThat(learners.total(Filter.ALL)).isEqualTo(new LearnerPaths.Total(13, 8, 0, 5));
	}

	@Test
	void personWithTwoCoursesIsOneWhoLearns() {
		keep(began(REF, "DIGITAL", start));
		keep(began(REF, "SPORT", start));

		assertThat(whole(source, LearnerSource.LEARNERS, today).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void qualificationCountsInTheQuarterOfItsEnd() {
		keep(new LearnerEntry(unit, REF, "DIGITAL", "COLLEGE", 5, start.minusDays(60), start.plusDays(1),
				Outcome.COMPLETED, null, "SVQ", true));

		assertThat(whole(source, LearnerSource.QUALIFICATIONS, start.minusDays(1)).numerator())
			.isEqualByComparingTo("0");
		assertThat(whole(source, LearnerSource.QUALIFICATIONS, today).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void returnCountsBesideRowsOfOthers() {
		ended(2, Outcome.COMPLETED);
		given(sources.returned(any(), any(), any()))
			.willReturn(List.of(new UnitSources.Returned(new UnitId("OTHER"), PeriodType.QUARTER.of(today), false,
					Map.of("learners", 9, "completed", 3, "left", 1, "qualifications", 2, "going-on", 5))));

		assertThat(whole(source, LearnerSource.COMPLETED, today)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("5");
			assertThat(it.denominator()).isEqualByComparingTo("6");
		});
	}

	@Test
	void returnThatIsOwedIsMissing() {
		LocalDate last = start.minusDays(1);
		given(sources.returned(any(), any(), any())).willReturn(
				List.of(new UnitSources.Returned(new UnitId("OTHER"), PeriodType.QUARTER.of(last), false, null)));

		assertThat(whole(source, LearnerSource.LEARNERS, last).state()).isEqualTo(Counted.State.MISSING);
	}

	@Test
	void unitThatBringsAReturnRecordsNobody() {
		given(sources.held(any(), anyCollection())).willReturn(
				(faults, path, of, day) -> faults.when(true, path, "A return is brought.", UnitSources.OTHER_SOURCE));

		refused(began(REF, "DIGITAL", start), "startOn");
	}

	@Test
	void endBeforeTheStartIsRefused() {
		refused(new LearnerEntry(unit, REF, "DIGITAL", "COLLEGE", null, start, start.minusDays(1), Outcome.LEFT, null,
				null, false), "endOn");
	}

	@Test
	void endWithoutAnOutcomeIsRefused() {
		refused(new LearnerEntry(unit, REF, "DIGITAL", "COLLEGE", null, start, start, null, null, null, false),
				"outcome");
	}

	@Test
	void reasonOfWhoCompletedIsRefused() {
		refused(new LearnerEntry(unit, REF, "DIGITAL", "COLLEGE", null, start, start, Outcome.COMPLETED, "HEALTH", null,
				false), "leftBecause");
	}

	@Test
	void levelThatThereIsNoneOfIsRefused() {
		refused(new LearnerEntry(unit, REF, "DIGITAL", "COLLEGE", 13, start, null, null, null, null, false),
				"scqfLevel");
	}

	@Test
	void courseThatIsSentAgainIsTheSame() {
		assertThat(keep(began(REF, "DIGITAL", start))).isEqualTo(keep(began(REF, "DIGITAL", start)));
	}

	@Test
	void courseThatIsSentTwiceInTheSameMomentIsOne() {
		var both = Stream.of(1, 2)
			.map(it -> CompletableFuture.supplyAsync(() -> keep(began(REF, "DIGITAL", start))))
			.toList();

		assertThat(both.stream().map(CompletableFuture::join).distinct()).hasSize(1);
		assertThat(learners.total(Filter.ALL).courses()).isOne();
	}

	@Test
	void courseThatIsSentAgainWithItsEndEnds() {
		var id = keep(began(REF, "DIGITAL", start));
		keep(done(REF, "DIGITAL", start, Outcome.COMPLETED));

		assertThat(find(id)).satisfies(it -> {
			assertThat(it.state()).isEqualTo(LearnerPathView.State.COMPLETED);
			assertThat(it.version()).isEqualTo(2);
		});
	}

	@Test
	void endThatIsToldOtherwiseIsNotOverwritten() {
		keep(done(REF, "DIGITAL", start, Outcome.COMPLETED));

		refused(done(REF, "DIGITAL", start, Outcome.LEFT), "startOn");
	}

	@Test
	void rowWithoutTheEndLeavesItAsItIs() {
		var id = keep(done(REF, "DIGITAL", start, Outcome.COMPLETED));
		keep(began(REF, "DIGITAL", start));

		assertThat(find(id).endOn()).isEqualTo(start);
	}

	@Test
	void correctionIsOfAllThatItSays() {
		var id = keep(began(REF, "DIGITAL", start));

		change(id, 1, new LearnerEntry(unit, REF, "SPORT", "ONLINE", 4, start, null, null, null, null, false));

		assertThat(find(id)).satisfies(it -> {
			assertThat(it.course()).isEqualTo("SPORT");
			assertThat(it.scqfLevel()).isEqualTo(4);
			assertThat(it.linked()).isTrue();
		});
	}

	@Test
	void untouchedSaveChangesNothing() {
		var id = keep(began(REF, "DIGITAL", start));

		change(id, 1, began(REF, "DIGITAL", start));

		assertThat(find(id).version()).isOne();
	}

	@Test
	void changeOfAnOldVersionIsAConflict() {
		var id = keep(began(REF, "DIGITAL", start));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> change(id, 9, began(REF, "SPORT", start)))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void correctionIntoACourseThatIsThereIsRefused() {
		keep(began(REF, "DIGITAL", start));
		var id = keep(began(REF, "SPORT", start));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> change(id, 1, began(REF, "DIGITAL", start)))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::reason)
				.containsExactly(LearnerPaths.KNOWN_OTHERWISE));
	}

	@Test
	void withdrawnCourseTellsOfNobodyAndCountsNoMore() {
		var id = keep(began(REF, "DIGITAL", start));

		within(() -> {
			learners.withdraw(key(), id, 1, "WRONG");
			return true;
		});

		assertThat(find(id).ownRef()).isNull();
		assertThat(learners.total(Filter.ALL).courses()).isZero();
	}

	@Test
	void changeIsToldFromItsFirstDayOn(AssertablePublishedEvents events) {
		keep(began(REF, "DIGITAL", start));

		assertThat(events.ofType(RecordsChanged.class)
			.matching(it -> it.dataSet().equals(new DataSet("community.learners")) && it.from().equals(start)))
			.hasSize(1);
	}

	@Test
	void batchKeepsWhatIsRightAndTellsTheRest() {
		var results = within(() -> learners.recordAll(key(),
				List.of(sent(began(REF, "DIGITAL", start)), sent(began(REF, "MAGIC", start))), false, Door.API));

		assertThat(results).extracting(it -> it.made() != null).containsExactly(true, false);
	}

	@Test
	void dryRunKeepsNothing() {
		within(() -> learners.recordAll(key(), List.of(sent(began(REF, "DIGITAL", start))), true, Door.API));

		assertThat(learners.total(Filter.ALL).courses()).isZero();
	}

	@Test
	void personGoesWhenTheTimeIsOverAndTheCourseStays() {
		var id = keep(done(REF, "DIGITAL", start, Outcome.COMPLETED));

		within(() -> retention.erase(Trigger.LAST_ENTRY, start, 10, List.of()));

		assertThat(find(id)).satisfies(it -> {
			assertThat(it.ownRef()).isNull();
			assertThat(it.outcome()).isEqualTo(Outcome.COMPLETED);
		});
	}

	@Test
	void fileOfNewCoursesAndEndsIsTakenWhole() {
		var id = keep(began(REF, "DIGITAL", start));

		load("NAD-00002,Digital skills,%s,,".formatted(start),
				"%s,DIGITAL,%s,%s,completed".formatted(REF, start, start));

		assertThat(learners.total(Filter.ALL)).isEqualTo(new LearnerPaths.Total(2, 1, 0, 1));
		assertThat(find(id).outcome()).isEqualTo(Outcome.COMPLETED);
	}

	@Test
	void twoRowsOfOneCourseAreOneThatEnded() {
		load("%s,DIGITAL,%s,,".formatted(REF, start), "%s,DIGITAL,%s,%s,left".formatted(REF, start, start));

		assertThat(learners.total(Filter.ALL)).isEqualTo(new LearnerPaths.Total(1, 0, 1, 0));
	}

	@Test
	void fileWithAWrongRowIsNotTakenAtAll() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> load("%s,DIGITAL,%s,,".formatted(REF, start), "NAD-00002,MAGIC,%s,,".formatted(start)));

		assertThat(learners.total(Filter.ALL).courses()).isZero();
	}

	@Test
	void fileThatIsTakenBackLetsCoursesGoOn() {
		var id = keep(began(REF, "DIGITAL", start));
		UUID file = load("NAD-00002,DIGITAL,%s,,".formatted(start),
				"%s,DIGITAL,%s,%s,completed".formatted(REF, start, start));

		within(() -> {
			importer.takeBack(new ImportId(file));
			return true;
		});

		assertThat(find(id).endOn()).isNull();
		assertThat(learners.total(Filter.ALL).courses()).isOne();
	}

	private UUID load(String... rows) {
		String key = key();
		String lines = Stream.of(rows)
			.map(row -> "%s,%s".formatted(unit.value(), row))
			.collect(Collectors.joining("\n"));
		within(() -> files.load(key,
				IncomingFile.of("courses.csv", new ByteArrayInputStream(
						("unit,ref,course,start,end,outcome\n" + lines + "\n").getBytes(StandardCharsets.UTF_8))),
				false));
		return ((ImportId) Objects.requireNonNull(made.get(key))).value();
	}

	private void ended(int people, Outcome outcome) {
		for (int i = 0; i < people; i++) {
			keep(done("NAD-%d%04d".formatted(1 + outcome.ordinal(), i), "DIGITAL", start, outcome));
		}
	}

	private void goOn(int people) {
		for (int i = 0; i < people; i++) {
			keep(began("NAD-3%04d".formatted(i), "DIGITAL", start));
		}
	}

	private LearnerEntry began(String reference, String course, LocalDate on) {
		return new LearnerEntry(unit, reference, course, "COLLEGE", null, on, null, null, null, null, false);
	}

	private LearnerEntry done(String reference, String course, LocalDate on, Outcome outcome) {
		return new LearnerEntry(unit, reference, course, "COLLEGE", null, on, on, outcome, null, null, false);
	}

	private LearnerPathView find(LearnerPaths.Id id) {
		return within(() -> learners.find(id)).orElseThrow();
	}

	private LearnerPaths.Id keep(LearnerEntry entry) {
		return within(() -> learners.record(key(), sent(entry), Door.PAGE));
	}

	private void change(LearnerPaths.Id id, int version, LearnerEntry entry) {
		within(() -> {
			learners.change(key(), id, version, sent(entry));
			return true;
		});
	}

	private void refused(LearnerEntry entry, String path) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> keep(entry))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly(path));
	}

	private static LearnerPaths.Sent sent(LearnerEntry entry) {
		return new LearnerPaths.Sent(entry, null);
	}

}
