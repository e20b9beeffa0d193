package scot.adp.community;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
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
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedChecks.Filter;
import scot.adp.community.NeedChecks.Which;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.events.DataSet;
import scot.adp.events.RecordsChanged;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

/** What people need by its rules, in its module alone. */
class NeedModuleTests extends CommunitySlice {

	private static final String REF = "NAD-00001";

	@Autowired
	NeedChecks checks;

	@Autowired
	NeedFiles files;

	@Autowired
	NeedImporter importer;

	@Autowired
	NeedSource source;

	@Autowired
	NeedRetention retention;

	private LocalDate today;

	private LocalDate start;

	@BeforeEach
	void today() {
		today = LocalDate.now(clock);
		start = PeriodType.QUARTER.of(today).from();
		jdbc.sql("delete from community.need_check").update();
		given(agreements.lets(any(), any(), any())).willReturn(true);
		given(imports.record(any(), any())).willAnswer(call -> new ImportId(call.getArgument(1)));
	}

	@Test
	void needsMetAreOfThoseThatAreKnown() {
		keep(review(REF, start, housing(Met.YES), money(Met.NO)));
		keep(review("NAD-00002", start, housing(Met.YES), money(Met.NOT_KNOWN)));

		assertThat(whole(source, NeedSource.MET, today)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("2");
			assertThat(it.denominator()).isEqualByComparingTo("3");
		});
	}

	@Test
	void needThatIsMetInPartIsKnownAndNotMet() {
		keep(review(REF, start, housing(Met.PART)));

		assertThat(whole(source, NeedSource.MET, today)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("0");
			assertThat(it.denominator()).isEqualByComparingTo("1");
		});
	}

	@Test
	void needOfWhichNobodyKnowsIsShownBeside() {
		keep(review(REF, start, housing(Met.NOT_KNOWN)));

		assertThat(whole(source, NeedSource.NOT_KNOWN, today).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void whoHasNoNeedIsInNoShare() {
		keep(review(REF, start, NeedAnswer.none("HOUSING"), money(Met.YES)));

		assertThat(whole(source, NeedSource.MET, today).denominator()).isEqualByComparingTo("1");
	}

	@Test
	void firstCheckFindsNeedsAndIsInNoShare() {
		keep(check(REF, start, Stage.START, housing(Met.NO)));

		assertThat(whole(source, NeedSource.MET, today).denominator()).isEqualByComparingTo("0");
	}

	@Test
	void lastAnswerOfTheQuarterCounts() {
		keep(review(REF, start, housing(Met.NO), money(Met.NO)));
		keep(review(REF, start.plusDays(1), housing(Met.YES)));

		assertThat(whole(source, NeedSource.MET, today)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("1");
			assertThat(it.denominator()).isEqualByComparingTo("2");
		});
	}

	@Test
	void personIsCountedOnceHoweverManyChecks() {
		keep(check(REF, start, Stage.START, housing(Met.NO)));
		keep(review(REF, start.plusDays(1), housing(Met.NO)));

		assertThat(whole(source, NeedSource.PEOPLE, today).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void needsAreToldByDomain() {
		keep(review(REF, start, housing(Met.YES), money(Met.NO)));

		assertThat(slice(NeedSource.MET, new Slice(NeedSource.BY_DOMAIN, "HOUSING")).numerator())
			.isEqualByComparingTo("1");
	}

	@Test
	void nobodyBehindOneAnswerIsHiddenByManyNeeds() {
		keep(review(REF, start, housing(Met.YES), money(Met.NO)));

		assertThat(whole(source, NeedSource.MET, today).rows()).isOne();
	}

	@Test
	void personWhoseCheckWasDueIsOverdue() {
		keep(check(REF, today.minusMonths(3).minusDays(1), Stage.START, housing(Met.NO)));
		keep(check("NAD-00002", today.minusMonths(3), Stage.START, housing(Met.NO)));

		assertThat(whole(source, NeedSource.OVERDUE, today).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void whoseSupportEndedIsNotOverdue() {
		keep(check(REF, today.minusMonths(5), Stage.START, housing(Met.NO)));
		keep(check(REF, today.minusMonths(4), Stage.END, housing(Met.NO)));

		assertThat(whole(source, NeedSource.OVERDUE, today).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void returnCountsBesideRowsOfOthers() {
		keep(review(REF, start, housing(Met.YES)));
		returned(Map.of("people", 9, "overdue", 2, "NEEDS-HOUSING", 6, "NEEDS-HOUSING-YES", 3, "NEEDS-HOUSING-PART", 1,
				"NEEDS-HOUSING-NO", 1, "NEEDS-HOUSING-NOT_KNOWN", 1));

		assertThat(whole(source, NeedSource.MET, today)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("4");
			assertThat(it.denominator()).isEqualByComparingTo("6");
		});
	}

	@Test
	void returnThatLeavesNeedsOutOwesThem() {
		LocalDate last = start.minusDays(1);
		given(sources.returned(any(), any(), any())).willReturn(List.of(new UnitSources.Returned(new UnitId("OTHER"),
				PeriodType.QUARTER.of(last), false, Map.of("people", 9, "overdue", 2))));

		assertThat(whole(source, NeedSource.MET, last).state()).isEqualTo(Counted.State.MISSING);
	}

	@Test
	void unitThatBringsAReturnRecordsNobody() {
		given(sources.held(any(), anyCollection())).willReturn(
				(faults, path, of, day) -> faults.when(true, path, "A return is brought.", UnitSources.OTHER_SOURCE));

		refused(check(REF, start, Stage.START, housing(Met.NO)), "checkedOn");
	}

	@Test
	void needWithoutHowFarItIsMetIsRefused() {
		refused(check(REF, start, Stage.START, new NeedAnswer("HOUSING", true, null)), "answers");
	}

	@Test
	void noNeedThatIsMetIsRefused() {
		refused(check(REF, start, Stage.START, new NeedAnswer("HOUSING", false, Met.YES)), "answers");
	}

	@Test
	void domainThatStandsTwiceIsRefused() {
		refused(check(REF, start, Stage.START, housing(Met.YES), housing(Met.NO)), "answers");
	}

	@Test
	void checkThatAskedNothingIsRefused() {
		refused(check(REF, start, Stage.START), "answers");
	}

	@Test
	void domainOfNoListIsRefused() {
		refused(check(REF, start, Stage.START, NeedAnswer.of("MAGIC", Met.NO)), "answers");
	}

	@Test
	void reviewWithoutAStartIsAsked() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> keep(new NeedEntry(unit, REF, start, Stage.REVIEW, List.of(housing(Met.NO)), false)))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::reason)
				.containsExactly(NeedChecks.CONFIRM));
	}

	@Test
	void secondStartIsAsked() {
		keep(check(REF, start, Stage.START, housing(Met.NO)));

		refused(check(REF, start.plusDays(1), Stage.START, housing(Met.NO)), "stage");
	}

	@Test
	void startAfterAnEndIsNotUnusual() {
		keep(check(REF, start, Stage.START, housing(Met.NO)));
		keep(check(REF, start.plusDays(1), Stage.END, housing(Met.YES)));

		assertThat(keep(check(REF, start.plusDays(2), Stage.START, housing(Met.NO)))).isNotNull();
	}

	@Test
	void checkThatIsSentAgainIsTheSame() {
		var entry = check(REF, start, Stage.START, housing(Met.NO), money(Met.NO));

		assertThat(keep(entry)).isEqualTo(keep(check(REF, start, Stage.START, money(Met.NO), housing(Met.NO))));
	}

	@Test
	void checkThatIsToldOtherwiseIsNotOverwritten() {
		keep(check(REF, start, Stage.START, housing(Met.NO)));

		refused(check(REF, start, Stage.START, housing(Met.YES)), "checkedOn");
	}

	@Test
	void checkThatIsSentTwiceInTheSameMomentIsOne() {
		var entry = check(REF, start, Stage.START, housing(Met.NO));
		var both = Stream.of(1, 2).map(it -> CompletableFuture.supplyAsync(() -> keep(entry))).toList();

		assertThat(both.stream().map(CompletableFuture::join).distinct()).hasSize(1);
		assertThat(checks.total(Filter.ALL).checks()).isOne();
	}

	@Test
	void nextCheckIsDueThreeMonthsAfterTheLast() {
		var first = keep(check(REF, start.minusMonths(3), Stage.START, housing(Met.NO)));
		var last = keep(review(REF, start, housing(Met.NO)));

		assertThat(find(first).dueOn()).isNull();
		assertThat(find(last).dueOn()).isEqualTo(start.plusMonths(3));
	}

	@Test
	void thoseThatAreDueStandFirst() {
		keep(check("NAD-00002", today, Stage.START, housing(Met.NO)));
		var due = keep(check(REF, today.minusMonths(4), Stage.START, housing(Met.NO)));

		assertThat(within(() -> checks.page(new Filter(true, null, null), 0, 10)).getFirst().id()).isEqualTo(due);
	}

	@Test
	void listOfThoseThatAreDueHasNobodyElse() {
		keep(check("NAD-00002", today, Stage.START, housing(Met.NO)));
		keep(check(REF, today.minusMonths(4), Stage.START, housing(Met.NO)));

		assertThat(within(() -> checks.page(new Filter(true, Which.DUE, null), 0, 10)))
			.extracting(NeedCheckView::ownRef)
			.containsExactly(REF);
	}

	@Test
	void unmetNeedsAreListedByTheLastCheck() {
		keep(check(REF, start, Stage.START, housing(Met.NO)));
		keep(review(REF, start.plusDays(1), housing(Met.YES)));
		keep(check("NAD-00002", start, Stage.START, housing(Met.PART)));

		assertThat(within(() -> checks.page(new Filter(true, null, "HOUSING"), 0, 10)))
			.extracting(NeedCheckView::ownRef)
			.containsExactly("NAD-00002");
	}

	@Test
	void checksOfOnePersonAreInOrderOfTime() {
		var last = keep(review(REF, start.plusDays(1), housing(Met.YES)));
		var first = keep(check(REF, start, Stage.START, housing(Met.NO)));

		assertThat(within(() -> checks.series(last))).extracting(NeedCheckView::id).containsExactly(first, last);
	}

	@Test
	void correctionIsOfAllThatItSays() {
		var id = keep(check(REF, start, Stage.START, housing(Met.NO)));

		change(id, 1, check(REF, start, Stage.START, money(Met.PART)));

		assertThat(find(id)).satisfies(it -> {
			assertThat(it.answers()).containsExactly(money(Met.PART));
			assertThat(it.linked()).isTrue();
		});
	}

	@Test
	void untouchedSaveChangesNothing() {
		var id = keep(check(REF, start, Stage.START, housing(Met.NO)));

		change(id, 1, check(REF, start, Stage.START, housing(Met.NO)));

		assertThat(find(id).version()).isOne();
	}

	@Test
	void changeOfAnOldVersionIsAConflict() {
		var id = keep(check(REF, start, Stage.START, housing(Met.NO)));

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> change(id, 9, check(REF, start, Stage.START, money(Met.NO))))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void correctionIntoADayThatIsThereIsRefused() {
		keep(check(REF, start, Stage.START, housing(Met.NO)));
		var id = keep(review(REF, start.plusDays(1), housing(Met.NO)));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> change(id, 1, review(REF, start, housing(Met.NO))))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::reason)
				.containsExactly(NeedChecks.KNOWN_OTHERWISE));
	}

	@Test
	void withdrawnCheckTellsOfNobodyAndCountsNoMore() {
		var id = keep(check(REF, start, Stage.START, housing(Met.NO)));

		within(() -> {
			checks.withdraw(key(), id, 1, "WRONG");
			return true;
		});

		assertThat(find(id).ownRef()).isNull();
		assertThat(checks.total(Filter.ALL).checks()).isZero();
	}

	@Test
	void changeIsToldFromItsDayUntilToday(AssertablePublishedEvents events) {
		keep(check(REF, start, Stage.START, housing(Met.NO)));

		assertThat(events.ofType(RecordsChanged.class)
			.matching(it -> it.dataSet().equals(new DataSet("community.needs")) && it.from().equals(start)
					&& it.to().equals(today)))
			.hasSize(1);
	}

	@Test
	void batchKeepsWhatIsRightAndTellsTheRest() {
		var results = within(() -> checks.recordAll(key(),
				List.of(sent(check(REF, start, Stage.START, housing(Met.NO))),
						sent(check("NAD-00002", start, Stage.START, NeedAnswer.of("MAGIC", Met.NO)))),
				false, Door.API));

		assertThat(results).extracting(it -> it.made() != null).containsExactly(true, false);
	}

	@Test
	void dryRunKeepsNothing() {
		within(() -> checks.recordAll(key(), List.of(sent(check(REF, start, Stage.START, housing(Met.NO)))), true,
				Door.API));

		assertThat(checks.total(Filter.ALL).checks()).isZero();
	}

	@Test
	void personGoesWhenTheTimeIsOverAndAnswersStay() {
		var id = keep(check(REF, start, Stage.START, housing(Met.NO)));

		within(() -> retention.erase(Trigger.LAST_ENTRY, start, 10, List.of()));

		assertThat(find(id)).satisfies(it -> {
			assertThat(it.ownRef()).isNull();
			assertThat(it.answers()).containsExactly(housing(Met.NO));
		});
	}

	@Test
	void firstCheckStaysAsLongAsTheLast() {
		var id = keep(check(REF, start, Stage.START, housing(Met.NO)));
		keep(review(REF, start.plusDays(1), housing(Met.NO)));

		within(() -> retention.erase(Trigger.LAST_ENTRY, start, 10, List.of()));

		assertThat(find(id).ownRef()).isEqualTo(REF);
	}

	@Test
	void fileIsTakenWhole() {
		load("%s,%s,start,unmet,no need,".formatted(REF, start),
				"%s,%s,Review,met,,Not known".formatted(REF, start.plusDays(1)));

		assertThat(checks.total(Filter.ALL)).isEqualTo(new NeedChecks.Total(2, 0, 2, 1, 1));
	}

	@Test
	void emptyCellOfAFileWasNotAsked() {
		load("%s,%s,start,unmet,no need,".formatted(REF, start));

		assertThat(within(() -> checks.page(Filter.ALL, 0, 1)).getFirst().answers())
			.containsExactlyInAnyOrder(housing(Met.NO), NeedAnswer.none("MONEY"));
	}

	@Test
	void fileWithAWrongRowIsNotTakenAtAll() {
		assertThatExceptionOfType(Problem.class).isThrownBy(
				() -> load("%s,%s,start,unmet,,".formatted(REF, start), "NAD-00002,%s,start,maybe,,".formatted(start)));

		assertThat(checks.total(Filter.ALL).checks()).isZero();
	}

	@Test
	void fileThatIsTakenBackIsWithdrawn() {
		keep(check("NAD-00002", start, Stage.START, housing(Met.NO)));
		UUID file = load("%s,%s,start,unmet,no need,".formatted(REF, start));

		within(() -> {
			importer.takeBack(new ImportId(file));
			return true;
		});

		assertThat(checks.total(Filter.ALL).checks()).isOne();
	}

	private UUID load(String... rows) {
		String key = key();
		String lines = Stream.of(rows)
			.map(row -> "%s,%s".formatted(unit.value(), row))
			.collect(Collectors.joining("\n"));
		within(() -> files.load(key, IncomingFile.of("checks.csv", new ByteArrayInputStream(
				("unit,ref,checked_on,stage,housing,money,safety\n" + lines + "\n").getBytes(StandardCharsets.UTF_8))),
				false));
		return ((ImportId) Objects.requireNonNull(made.get(key))).value();
	}

	private void returned(Map<String, Integer> answers) {
		given(sources.returned(any(), any(), any())).willReturn(List.of(new UnitSources.Returned(new UnitId("OTHER"),
				PeriodType.QUARTER.of(today), false, new HashMap<>(answers))));
	}

	private Counted slice(MeasureCode measure, Slice slice) {
		return source.count(List.of(new MeasureSource.Asked(measure, PeriodType.QUARTER.of(today), 1, null)))
			.stream()
			.filter(it -> it.slice().equals(slice))
			.findFirst()
			.orElseThrow();
	}

	private static NeedAnswer housing(Met met) {
		return NeedAnswer.of("HOUSING", met);
	}

	private static NeedAnswer money(Met met) {
		return NeedAnswer.of("MONEY", met);
	}

	private NeedEntry check(String reference, LocalDate on, Stage stage, NeedAnswer... answers) {
		return new NeedEntry(unit, reference, on, stage, List.of(answers), false);
	}

	private NeedEntry review(String reference, LocalDate on, NeedAnswer... answers) {
		return new NeedEntry(unit, reference, on, Stage.REVIEW, List.of(answers), true);
	}

	private NeedCheckView find(NeedChecks.Id id) {
		return within(() -> checks.find(id)).orElseThrow();
	}

	private NeedChecks.Id keep(NeedEntry entry) {
		return within(() -> checks.record(key(), sent(entry), Door.PAGE));
	}

	private void change(NeedChecks.Id id, int version, NeedEntry entry) {
		within(() -> {
			checks.change(key(), id, version, sent(entry));
			return true;
		});
	}

	private void refused(NeedEntry entry, String path) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> keep(entry))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly(path));
	}

	private static NeedChecks.Sent sent(NeedEntry entry) {
		return new NeedChecks.Sent(entry, null);
	}

}
