package scot.adp.treatment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.directory.UnitView;
import scot.adp.documents.CheckedFile;
import scot.adp.documents.DocumentId;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Caller;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.MatAssessmentView.Stage;
import scot.adp.treatment.MatDocuments.Door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/** Evidence for the standards and their assessment, from records to colours. */
class MatModuleTests extends TreatmentSlice {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final String CYCLE = "2026-27";

	@Autowired
	MatDocuments evidence;

	@Autowired
	MatRounds rounds;

	@Autowired
	MatNumbers numbers;

	@Autowired
	MatImprovements improvements;

	@Autowired
	MatAssessments assessments;

	@Autowired
	MatFiles files;

	@Autowired
	MatImporter importer;

	@Autowired
	MatRetention retention;

	@Autowired
	MatSource source;

	@Autowired
	MatStore store;

	@BeforeEach
	void whoMay() {
		jdbc.sql(
				"""
						delete from treatment.mat_document_review; delete from treatment.mat_document;
						delete from treatment.mat_round_theme; delete from treatment.mat_round; delete from treatment.mat_number;
						delete from treatment.mat_assessment; delete from treatment.mat_improvement""")
			.update();
		clock.set(TODAY);
		is(Set.of(unit));
		given(partners.units(any())).willAnswer(call -> call.<Collection<UnitId>>getArgument(0)
			.stream()
			.filter(it -> it.value().startsWith("U-"))
			.collect(Collectors.toMap(Function.identity(), it -> mock(UnitView.class))));
		given(services.byIds(any())).willReturn(Map.of());
		given(signedOff.days(any())).willReturn(day -> false);
		given(sentReturns.sentOn(any(), any())).willReturn(Optional.empty());
	}

	/** Whoever calls now reads as some units. */
	private void is(Set<UnitId> units) {
		var caller = mock(Caller.class);
		given(caller.readUnits()).willReturn(units);
		given(caller.readsFor(any())).willAnswer(call -> units.contains(call.<UnitId>getArgument(0)));
		given(caller.supportTeam()).willReturn(true);
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(units);
		given(currentCaller.reaching(any())).willReturn(caller);
	}

	@Test
	void standardWithoutEvidenceSaysWhatIsMissing() {
		assertThat(missing("MAT_1", MatStream.PROCESS)).containsExactly("NO_DOCUMENT M01_SAME_DAY",
				"NO_DOCUMENT M01_PRESCRIBING", "NO_DOCUMENT M01_COMPETENCE");
		assertThat(missing("MAT_1", MatStream.EXPERIENTIAL)).containsExactly("NOBODY_ASKED ");
		assertThat(missing("MAT_1", MatStream.NUMERICAL)).contains("NO_NUMBERS_OF_SETTING PRISON");
	}

	@Test
	void standardWithoutAnySourceOfNumbersSaysSo() {
		assertThat(missing("MAT_6", MatStream.NUMERICAL)).containsExactly("NO_SOURCE ");
	}

	@Test
	void documentThatIsInDateIsMissedNoMore() {
		document("M01_SAME_DAY", TODAY.plusDays(1));

		assertThat(missing("MAT_1", MatStream.PROCESS)).doesNotContain("NO_DOCUMENT M01_SAME_DAY");
	}

	@Test
	void documentIsNotOverdueOnTheDayOfItsReview() {
		document("M01_SAME_DAY", TODAY.plusDays(5));

		clock.set(TODAY.plusDays(5));
		assertThat(missing("MAT_1", MatStream.PROCESS)).doesNotContain("DOCUMENT_OVERDUE M01_SAME_DAY");

		clock.set(TODAY.plusDays(6));
		assertThat(missing("MAT_1", MatStream.PROCESS)).startsWith("DOCUMENT_OVERDUE M01_SAME_DAY");
		assertThat(evidence.owed()).isEqualTo(new MatDocuments.Owed(1, TODAY.plusDays(5)));
	}

	@Test
	void reviewPutsADocumentInDateAgain() {
		var id = document("M01_SAME_DAY", TODAY.plusDays(5));
		clock.set(TODAY.plusDays(6));

		evidence.review(key(), id, 1, TODAY.plusDays(6), TODAY.plusYears(1));

		assertThat(evidence.owed().overdue()).isZero();
	}

	@Test
	void yearThatIsOverIsToldAsItsDayOfSubmissionFoundIt() {
		clock.set(LocalDate.of(2026, 2, 1));
		var id = document("M01_SAME_DAY", LocalDate.of(2026, 4, 20));
		clock.set(TODAY);
		evidence.review(key(), id, 1, TODAY, TODAY.plusYears(1));

		assertThat(assessments.cycleOf("2025-26").orElseThrow().standards().getFirst().evidence().getFirst().missing())
			.extracting(it -> it.why() + " " + it.of())
			.startsWith("DOCUMENT_OVERDUE M01_SAME_DAY");
		assertThat(missing("MAT_1", MatStream.PROCESS)).doesNotContain("DOCUMENT_OVERDUE M01_SAME_DAY");
	}

	@Test
	void reviewThatIsBeforeTheLastOneIsRefused() {
		var id = document("M01_SAME_DAY", TODAY.plusDays(5));

		assertThat(paths(() -> evidence.review(key(), id, 1, TODAY.minusDays(40), TODAY.plusYears(1))))
			.containsExactly("reviewedOn");
	}

	@Test
	void documentWhoseReviewIsOverIsAskedBackOnce() {
		assertThat(reasons(() -> evidence.record(key(), entry("M01_SAME_DAY", TODAY.minusDays(1)), null, Door.PAGE)))
			.containsExactly("CONFIRM");
	}

	@Test
	void sameDocumentIsNotToldTwice() {
		document("M01_SAME_DAY", TODAY.plusDays(5));

		assertThat(reasons(() -> document("M01_SAME_DAY", TODAY.plusDays(9)))).containsExactly("KNOWN_OTHERWISE");
	}

	@Test
	void ofTwoLooksOnOneDayTheLastHolds() {
		var id = document("M01_SAME_DAY", TODAY.plusYears(1));

		evidence.review(key(), id, 1, TODAY, TODAY.plusYears(2));
		evidence.review(key(), id, 2, TODAY, TODAY.plusDays(3));

		assertThat(evidence.find(id).orElseThrow().reviewOn()).isEqualTo(TODAY.plusDays(3));
		assertThat(evidence.of(cycle(), "MAT_1")).singleElement().returns(TODAY.plusDays(3), MatDocumentView::reviewOn);
	}

	@Test
	void documentsOfAYearThatIsOverAreThoseOfItsDayOfSubmission() {
		clock.set(LocalDate.of(2026, 2, 1));
		var id = document("M01_SAME_DAY", LocalDate.of(2026, 4, 20));
		clock.set(TODAY);
		evidence.review(key(), id, 1, TODAY, TODAY.plusYears(1));
		document("M01_PRESCRIBING", TODAY.plusYears(1));
		var before = assessments.cycleOf("2025-26").orElseThrow().cycle();

		assertThat(evidence.of(before, "MAT_1")).singleElement()
			.returns(LocalDate.of(2026, 4, 20), MatDocumentView::reviewOn);
		assertThat(evidence.of(cycle(), null)).hasSize(2);
	}

	@Test
	void criterionWithADocumentInDateIsNotOverdue() {
		document("M01_SAME_DAY", TODAY.plusDays(5));
		evidence.record(key(), new MatDocuments.Entry(unit, null, null, "M01_SAME_DAY", "A second one",
				TODAY.minusDays(2), TODAY.plusYears(1), false), null, Door.PAGE);

		clock.set(TODAY.plusDays(6));

		assertThat(missing("MAT_1", MatStream.PROCESS)).doesNotContain("DOCUMENT_OVERDUE M01_SAME_DAY");
	}

	@Test
	void lookAtAWithdrawnDocumentBeginsNothing() {
		var id = document("M01_SAME_DAY", TODAY.plusDays(5));
		round("MAT_1", "STAFF", 9, 7, Map.of(), null);
		assertThat(store.earliest()).contains(TODAY.minusDays(2));

		evidence.withdraw(key(), id, 1, "Of another partnership.");

		assertThat(store.earliest()).contains(TODAY);
	}

	@Test
	void criterionOfAnotherStandardIsRefused() {
		var wrong = new MatDocuments.Entry(unit, null, "MAT_2", "M01_SAME_DAY", "Same day", TODAY.minusDays(2),
				TODAY.plusYears(1), false);

		assertThat(paths(() -> evidence.record(key(), wrong, null, Door.PAGE))).containsExactly("standard");
	}

	@Test
	void fileIsKeptBySharedEvidenceAsLongAsItsDocumentStands() {
		var file = mock(CheckedFile.class);
		given(file.sha256()).willReturn("abc");
		given(documents.check(any(), any(), any())).willReturn(file);
		var kept = new DocumentId(UUID.randomUUID());
		given(documents.keep(any(), any(), any(), any(), any())).willReturn(kept);

		var id = evidence.record(key(), entry("M01_SAME_DAY", TODAY.plusDays(5)),
				new MatDocuments.Given("procedure.pdf", new byte[] { 1 }), Door.PAGE);

		assertThat(evidence.find(id).orElseThrow().document()).isEqualTo(kept);

		evidence.withdraw(key(), id, 1, "Of another partnership.");

		then(documents).should().remove(eq(kept), any(), eq("The document was withdrawn."));
	}

	@Test
	void roundOfAGroupIsMissedNoMoreAndOthersAre() {
		round("MAT_1", "SERVICE_USER", 12, 9, Map.of("ACCESS", 4), null);

		assertThat(missing("MAT_1", MatStream.EXPERIENTIAL)).containsExactly("GROUP_NOT_ASKED FAMILY_OR_NOMINATED",
				"GROUP_NOT_ASKED STAFF");
	}

	@Test
	void moreAnswersThanWereAskedAreRefused() {
		assertThat(paths(() -> round("MAT_1", "STAFF", 9, 12, Map.of(), null))).containsExactly("answered");
	}

	@Test
	void themeToldByMoreThanAnsweredIsRefused() {
		assertThat(paths(() -> round("MAT_1", "STAFF", 9, 3, Map.of("ACCESS", 4), null)))
			.containsExactly("themes.ACCESS");
	}

	@Test
	void ownWordsWithoutConsentAreRefused() {
		var entry = new MatRounds.Entry(unit, "MAT_1", "STAFF", TODAY, "SURVEY", true, 9, 3, Map.of(),
				"Nobody asked us.", false, false);

		assertThat(reasons(() -> rounds.record(key(), entry, Door.PAGE))).containsExactly("CONSENT_MISSING");
	}

	@Test
	void whatFewToldOfIsReadByTheirUnitAlone() {
		round("MAT_1", "STAFF", 9, 4, Map.of("ACCESS", 4), "Nobody asked us.");
		assertThat(rounds.of(cycle(), "MAT_1").getFirst().themes()).hasSize(1);

		is(Set.of(new UnitId("U-OTHER")));

		assertThat(rounds.of(cycle(), "MAT_1")).singleElement()
			.returns(List.of(), MatRoundView::themes)
			.returns(null, MatRoundView::quote)
			.returns(4, MatRoundView::answered);
	}

	@Test
	void whatFewToldOfIsPutRightByTheirUnitAlone() {
		var id = round("MAT_1", "STAFF", 9, 4, Map.of("ACCESS", 4), "Nobody asked us.");
		is(Set.of(new UnitId("U-OTHER")));
		var seen = rounds.find(id).orElseThrow();

		assertThat(seen.withheld()).isTrue();
		assertThat(catchThrowableOfType(Problem.class, () -> rounds.correct(key(), id, 1, seen.entry())).code())
			.isEqualTo(Problem.Code.FORBIDDEN);

		is(Set.of(unit));
		assertThat(rounds.find(id).orElseThrow()).returns("Nobody asked us.", MatRoundView::quote)
			.returns(List.of(new MatRoundView.Theme("ACCESS", 4)), MatRoundView::themes);
	}

	@Test
	void roundThatIsWithdrawnKeepsNoWordsAndTellsOthersNothing() {
		var id = round("MAT_1", "STAFF", 9, 7, Map.of("ACCESS", 4), "Nobody asked us.");
		is(Set.of(new UnitId("U-OTHER")));

		assertThat(rounds.withdraw(key(), id, 1, "Held twice.").themes()).isEmpty();

		is(Set.of(unit));
		assertThat(rounds.find(id).orElseThrow()).returns(null, MatRoundView::quote)
			.returns(List.of(new MatRoundView.Theme("ACCESS", 4)), MatRoundView::themes);
	}

	@Test
	void ownWordsGoAfterTheirTimeAndCountsStay() {
		var id = round("MAT_1", "STAFF", 9, 7, Map.of("ACCESS", 4), "Nobody asked us.");

		assertThat(retention.erase(Trigger.LAST_ENTRY, TODAY, 100, List.of())).isOne();

		assertThat(rounds.find(id).orElseThrow()).returns(null, MatRoundView::quote).returns(7, MatRoundView::answered);
	}

	@Test
	void roundSentAgainAsItIsChangesNothing() {
		var id = round("MAT_1", "STAFF", 9, 7, Map.of("ACCESS", 4), null);
		var same = rounds.find(id).orElseThrow().entry();

		assertThat(rounds.correct(key(), id, 1, same).version()).isEqualTo(1);
	}

	@Test
	void m9_numberIsKeptAsPrintedAndWarnedOf() {
		var id = numbers.record(key(),
				new MatNumbers.Entry(unit, "2025/26", "MAT_6", null, "Staff trained", "75% (105/145)"), Door.PAGE);

		assertThat(numbers.find(id).orElseThrow().printed()).isEqualTo("75% (105/145)");
		assertThat(numbers.find(id).orElseThrow().warning().orElseThrow()).contains("recomputes to 72.4%");
	}

	@Test
	void numberOfFewIsReadByTheirUnitAlone() {
		var few = List.of("4", "2% (4/145)", "98% (141/145)");
		var enough = List.of("5", "0", "4%", "75% (105/145)", "100% (145/145)");
		Stream.concat(few.stream(), enough.stream())
			.forEach(it -> numbers.record(key(), new MatNumbers.Entry(unit, CYCLE, "MAT_6", null, "Staff trained", it),
					Door.PAGE));

		is(Set.of(new UnitId("U-OTHER")));

		var read = numbers.of(cycle(), "MAT_6").stream().map(MatNumberView::printed).toList();
		assertThat(read).hasSize(8).containsAll(enough).doesNotContainAnyElementsOf(few);
	}

	@Test
	void whoReadsAsTheTeamTypesNumbersOfAllUnits() {
		given(currentCaller.reaching(any())).willThrow(Problem.forbidden("This belongs to others."));
		var entry = new MatNumbers.Entry(unit, CYCLE, "MAT_6", null, "Staff trained", "75%");
		assertThat(catchThrowableOfType(Problem.class, () -> numbers.record(key(), entry, Door.PAGE)).code())
			.isEqualTo(Problem.Code.FORBIDDEN);
		given(currentCaller.get().readsAsTeam()).willReturn(true);

		var id = numbers.record(key(), entry, Door.PAGE);

		assertThat(numbers.withdraw(key(), id, 1, "Typed twice.").stands()).isFalse();
	}

	@Test
	void cycleIsFoundHoweverItIsWritten() {
		numbers.record(key(), new MatNumbers.Entry(unit, "2026/27", "MAT_6", null, "Staff trained", "75%"), Door.PAGE);
		improvements.plan(key(),
				new MatImprovements.Entry(unit, "2026/27", "MAT_6", null, "Ask families too.", TODAY.plusDays(9)));

		assertThat(numbers.of(cycle(), "MAT_6")).hasSize(1);
		assertThat(improvements.of(cycle(), "MAT_6")).hasSize(1);
	}

	@Test
	void numberOfAStandardBySettingNeedsItsSetting() {
		assertThat(paths(() -> numbers.record(key(), new MatNumbers.Entry(unit, CYCLE, "MAT_1", null, "Starts", "14"),
				Door.PAGE)))
			.containsExactly("setting");
	}

	@Test
	void numberOfASettingIsMissedNoMore() {
		numbers.record(key(), new MatNumbers.Entry(unit, CYCLE, "MAT_1", "PRISON", "Starts", "14"), Door.PAGE);

		assertThat(missing("MAT_1", MatStream.NUMERICAL)).doesNotContain("NO_NUMBERS_OF_SETTING PRISON");
	}

	@Test
	void scoresMakeAColourWhichTheLeadConfirms() {
		assessments.score(key(), CYCLE, "MAT_1", 0, new MatScores(2, 2, 2), false);
		assertThat(standard("MAT_1")).returns(Ragb.GREEN, MatStandardView::computed)
			.returns(Stage.COMPUTED, MatStandardView::stage);
		assertThat(assessments.toConfirm()).containsExactly(Map.entry(CYCLE, 1));

		assessments.confirm(key(), CYCLE, "MAT_1", 1, Ragb.GREEN, null);

		assertThat(standard("MAT_1").stage()).isEqualTo(Stage.CONFIRMED);
		assertThat(assessments.toConfirm()).isEmpty();
	}

	@Test
	void anotherColourThanFollowsNeedsAReasonAndBothStay() {
		assessments.score(key(), CYCLE, "MAT_1", 0, new MatScores(2, 2, null), false);

		assertThat(reasons(() -> assessments.confirm(key(), CYCLE, "MAT_1", 1, Ragb.GREEN, " ")))
			.containsExactly("REASON_MISSING");

		assessments.confirm(key(), CYCLE, "MAT_1", 1, Ragb.GREEN, "The round of families is written up next week.");
		assertThat(standard("MAT_1").assessment()).returns(Ragb.GREEN, MatAssessmentView::confirmed)
			.returns(Ragb.PROVISIONAL_GREEN, MatAssessmentView::computed)
			.returns("RAGB-1", MatAssessmentView::rule);
	}

	@Test
	void nothingScoredIsNotConfirmedBeforeTheDayOfSubmission() {
		assertThat(paths(() -> assessments.confirm(key(), CYCLE, "MAT_1", 0, Ragb.RED, null)))
			.containsExactly("confirmed");
	}

	@Test
	void m5_nothingReceivedIsRedAfterTheDayOfSubmission() {
		clock.set(LocalDate.of(2027, 5, 1));

		assertThat(standard("MAT_1").computed()).isEqualTo(Ragb.RED);
	}

	@Test
	void confirmedStandardIsOpenedAgainWithAReason() {
		assessments.score(key(), CYCLE, "MAT_1", 0, new MatScores(2, 2, 2), false);
		assessments.confirm(key(), CYCLE, "MAT_1", 1, Ragb.GREEN, null);
		assertThat(paths(() -> assessments.score(key(), CYCLE, "MAT_1", 2, MatScores.NONE, false)))
			.containsExactly("scores");

		assessments.reopen(key(), CYCLE, "MAT_1", 2, "LATE_EVIDENCE");

		assertThat(standard("MAT_1").stage()).isEqualTo(Stage.COMPUTED);
	}

	@Test
	void whatWasSentIsNotOpenedAgain() {
		assessments.score(key(), CYCLE, "MAT_1", 0, new MatScores(2, 2, 2), false);
		assessments.confirm(key(), CYCLE, "MAT_1", 1, Ragb.GREEN, null);
		given(sentReturns.sentOn("MAT-EVIDENCE", "2026/27")).willReturn(Optional.of(TODAY));

		assertThat(reasons(() -> assessments.reopen(key(), CYCLE, "MAT_1", 2, "LATE_EVIDENCE")))
			.containsExactly("RETURN_SENT");
	}

	@Test
	void m6_allSustainedIsBlueOnceTheCycleBeforeWasMonitored() {
		assessments.score(key(), CYCLE, "MAT_1", 0, new MatScores(3, 3, 3), false);
		assertThat(standard("MAT_1").computed()).isEqualTo(Ragb.GREEN);

		assessments.score(key(), "2025-26", "MAT_1", 0, new MatScores(2, 2, 2), true);

		assertThat(standard("MAT_1").computed()).isEqualTo(Ragb.BLUE);
	}

	@Test
	void streamThatTheCycleDoesNotAskIsNotScored() {
		assertThat(paths(() -> assessments.score(key(), "2024-25", "MAT_6", 0, new MatScores(2, 2, 2), false)))
			.containsExactly("numerical");
	}

	@Test
	void m8_cyclesOfDifferentCriteriaAreNotCompared() {
		assertThat(reasons(() -> assessments.compare("2024-25", "2025-26"))).containsExactly("CRITERIA_CHANGED");
		assertThat(assessments.compare("2025-26", CYCLE)).hasSize(10);
	}

	@Test
	void changeThatSomebodyElseMadeMeanwhileIsAConflict() {
		assessments.score(key(), CYCLE, "MAT_1", 0, new MatScores(2, 2, 2), false);

		assertThat(catchThrowableOfType(Problem.class,
				() -> assessments.score(key(), CYCLE, "MAT_1", 0, new MatScores(1, 2, 2), false))
			.code()).isEqualTo(Problem.Code.CONFLICT);
	}

	@Test
	void improvementIsOpenUntilItIsDone() {
		var id = improvements.plan(key(),
				new MatImprovements.Entry(unit, CYCLE, "MAT_1", null, "Ask families too.", TODAY.plusDays(9)));
		assertThat(standard("MAT_1").improvements()).isOne();

		improvements.done(key(), id, 1, TODAY);

		assertThat(standard("MAT_1").improvements()).isZero();
	}

	@Test
	void improvementOfAnUnknownActionIsRefused() {
		assertThat(paths(() -> improvements.plan(key(),
				new MatImprovements.Entry(unit, CYCLE, "MAT_1", "NO/1", "Ask families too.", TODAY.plusDays(9)))))
			.containsExactly("action");
	}

	@Test
	void batchKeepsWhatIsRightAndTellsOfTheRest() {
		var told = evidence.recordAll(key(),
				List.of(entry("M01_SAME_DAY", TODAY.plusDays(5)), entry("M99", TODAY.plusDays(5))), false);

		assertThat(told).extracting(it -> it.faults().isEmpty()).containsExactly(true, false);
		assertThat(total()).isOne();
	}

	@Test
	void batchThatIsTriedKeepsNothing() {
		List<BatchResult> told = rounds.recordAll(key(), List
			.of(new MatRounds.Entry(unit, "MAT_1", "STAFF", TODAY, "SURVEY", true, 9, 3, Map.of(), null, false, false)),
				true);

		assertThat(told).singleElement().returns(List.of(), BatchResult::faults).returns(null, BatchResult::made);
		assertThat(rounds.of(cycle(), null)).isEmpty();
	}

	@Test
	void fileIsTakenInWholeAndTakenBack() throws IOException {
		String rows = """
				standard,criterion,document_title,unit,reviewed_on,review_on
				1,M01_SAME_DAY,Same day procedure,%1$s,2026-10-01,2027-10-01
				2,Formulary with all medicines and doses,Formulary,%1$s,2026-10-01,2027-10-01
				""".formatted(unit.value());
		var view = mock(UnitView.class);
		given(view.code()).willReturn(unit);
		given(view.name()).willReturn("A unit");
		given(partners.units()).willReturn(List.of(view));
		var noted = new ImportId(UUID.randomUUID());
		var in = new HashMap<String, UUID>();
		given(imports.record(any(), any())).willAnswer(call -> {
			in.put("together", call.getArgument(1));
			return noted;
		});

		assertThat(files.load(key(), file(rows), false).documents()).isEqualTo(2);
		assertThat(total()).isEqualTo(2);

		importer.takeBack(new ImportId(Objects.requireNonNull(in.get("together"))));
		assertThat(total()).isZero();
	}

	@Test
	void fileWithAWrongRowIsTakenNotAtAll() throws IOException {
		var view = mock(UnitView.class);
		given(view.code()).willReturn(unit);
		given(view.name()).willReturn("A unit");
		given(partners.units()).willReturn(List.of(view));
		String rows = """
				standard,criterion,document_title,unit,reviewed_on,review_on
				1,M01_SAME_DAY,Same day procedure,%1$s,2026-10-01,2027-10-01
				2,M01_PRESCRIBING,Guideline,%1$s,2026-10-01,2026-09-01
				""".formatted(unit.value());

		IncomingFile file = file(rows);

		var found = files.tryOut(file);

		assertThat(found.problems()).extracting(it -> it.column()).containsExactly("A (standard)", "F (review_on)");
		assertThat(paths(() -> files.load(key(), file, true))).containsExactly("file");
		assertThat(total()).isZero();
	}

	@Test
	void measureCountsStandardsThatTheLeadConfirmed() {
		assessments.score(key(), "2025-26", "MAT_1", 0, new MatScores(2, 2, 2), false);
		assessments.confirm(key(), "2025-26", "MAT_1", 1, Ragb.GREEN, null);
		assessments.score(key(), "2025-26", "MAT_2", 0, new MatScores(1, 2, 2), false);
		assessments.confirm(key(), "2025-26", "MAT_2", 1, Ragb.AMBER, null);
		assessments.score(key(), "2025-26", "MAT_3", 0, new MatScores(2, 2, 2), false);

		assertThat(counted("MAT-01", PeriodType.YEAR, LocalDate.of(2025, 4, 1))).isEqualTo("1/2");
		assertThat(counted("MAT-01", PeriodType.YEAR, LocalDate.of(2024, 4, 1))).isEqualTo("0/0");
	}

	@Test
	void measureAsksOfEachQuarterWhatWasInDateAtItsEnd() {
		clock.set(LocalDate.of(2026, 7, 1));
		var id = document("M01_SAME_DAY", LocalDate.of(2026, 8, 1));
		clock.set(LocalDate.of(2026, 10, 20));
		evidence.review(key(), id, 1, LocalDate.of(2026, 10, 15), LocalDate.of(2027, 10, 1));

		assertThat(counted("MAT-10", PeriodType.QUARTER, LocalDate.of(2026, 4, 1))).startsWith("1/");
		assertThat(counted("MAT-10", PeriodType.QUARTER, LocalDate.of(2026, 7, 1))).startsWith("0/");
		assertThat(counted("MAT-10", PeriodType.QUARTER, LocalDate.of(2026, 10, 1))).startsWith("1/");
	}

	@Test
	void measureCountsRoundsInWhichAllThreeGroupsWereAsked() {
		round("MAT_1", "SERVICE_USER", 9, 7, Map.of(), null);
		round("MAT_1", "FAMILY_OR_NOMINATED", 9, 7, Map.of(), null);
		round("MAT_1", "STAFF", 9, 7, Map.of(), null);
		round("MAT_2", "STAFF", 9, 7, Map.of(), null);

		assertThat(counted("VOI-03", PeriodType.YEAR, LocalDate.of(2026, 4, 1))).isEqualTo("1/2");
	}

	@Test
	void allEvidenceOfACycleIsReadTogetherForEveryStandard() {
		assertThat(assessments.cycleOf(CYCLE).orElseThrow().standards()).extracting(it -> it.evidence().size())
			.hasSize(10)
			.containsOnly(EnumSet.allOf(MatStream.class).size());
	}

	private String counted(String measure, PeriodType type, LocalDate from) {
		Counted counted = source
			.count(List.of(new MeasureSource.Asked(new MeasureCode(measure), new Period(type, from), 1, null)))
			.getFirst();
		return "%s/%s".formatted(counted.numerator(), counted.denominator());
	}

	private int total() {
		return evidence.total(new MatDocuments.Filter(null, null, false));
	}

	private List<String> missing(String standard, MatStream stream) {
		return standard(standard).evidence()
			.stream()
			.filter(it -> it.stream() == stream)
			.flatMap(it -> it.missing().stream())
			.map(it -> it.why() + " " + it.of())
			.toList();
	}

	private MatStandardView standard(String code) {
		return assessments.cycleOf(CYCLE)
			.orElseThrow()
			.standards()
			.stream()
			.filter(it -> it.asked().standard().code().equals(code))
			.findFirst()
			.orElseThrow();
	}

	private MatRules.Cycle cycle() {
		return assessments.current();
	}

	private MatDocuments.Entry entry(String criterion, LocalDate review) {
		return new MatDocuments.Entry(unit, null, null, criterion, "The document of " + criterion,
				LocalDate.now(clock).minusDays(2), review, false);
	}

	private MatDocuments.Id document(String criterion, LocalDate review) {
		return evidence.record(key(), entry(criterion, review), null, Door.PAGE);
	}

	private MatRounds.Id round(String standard, String respondent, int asked, int answered, Map<String, Integer> themes,
			@Nullable String quote) {
		return rounds.record(key(), new MatRounds.Entry(unit, standard, respondent, TODAY, "SURVEY", true, asked,
				answered, themes, quote, quote != null, false), Door.PAGE);
	}

	private static IncomingFile file(String rows) throws IOException {
		return IncomingFile.of("documents.csv", new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<String> paths(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run).fields().stream().map(Problem.Field::path).toList();
	}

	private static List<@Nullable String> reasons(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run).fields().stream().map(Problem.Field::reason).toList();
	}

}
