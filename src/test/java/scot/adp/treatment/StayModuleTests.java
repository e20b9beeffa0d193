package scot.adp.treatment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.directory.UnitView;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.RehabEnded;
import scot.adp.events.RehabExitPlanned;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Caller;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.AgreementCode;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.Stays.Door;
import scot.adp.treatment.Stays.Filter;
import scot.adp.treatment.Stays.Kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static scot.adp.treatment.StayClockTests.facts;

/**
 * Residential stays by their oracles, in their module alone: on a database with no other
 * module's tables, and with stand-ins for what treatment asks of others.
 */
class StayModuleTests extends TreatmentSlice {

	private static final LocalDate TODAY = LocalDate.of(2026, 8, 1);

	@Autowired
	Stays stays;

	@Autowired
	StayRetention retention;

	@Autowired
	EndingListener ending;

	@Autowired
	StayFiles files;

	@Autowired
	StayImporter importer;

	@BeforeEach
	void whoMay() {
		clock.set(TODAY);
		var caller = mock(Caller.class);
		given(caller.account()).willReturn(author.account());
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(unit));
		given(agreements.toWrite(any(), any(), any())).willReturn(new AgreementCode("DSA-022"));
		given(references.read(any(), any(), any(), any())).willAnswer(call -> new OwnRef(call.getArgument(3)));
		given(keys.ofReferences(any(), any(), anyList())).willAnswer(call -> call.<List<OwnRef>>getArgument(2)
			.stream()
			.map(reference -> Optional.of(person(reference.value())))
			.toList());
		given(keys.newest(any())).willAnswer(call -> call.getArgument(0));
		given(keys.told(any(PersonKey.class), any(), any(), any(), any())).willReturn(Optional.empty());
		given(keys.sealed(any(), anyList())).willAnswer(call -> call.<List<String>>getArgument(1)
			.stream()
			.map(it -> UUID.nameUUIDFromBytes(it.getBytes()).toString())
			.toList());
		given(unitSources.held(any(), any())).willReturn(UnitSources.Held.BY_RECORDS);
		given(signedOff.days(any())).willReturn(day -> false);
		given(areas.coverage(any())).willReturn(List.of());
	}

	@Test
	void stayIsOnTheBoardByItsStep() {
		var id = opened("NAD-00001", "fundingOn", "2026-07-01", "acceptedOn", "2026-07-10");

		assertThat(board(Kept.ON)).singleElement()
			.returns(id, StayView::id)
			.returns(StayStage.ACCEPTED, StayView::stage)
			.returns(LocalDate.of(2026, 7, 10), StayView::sinceOn);
	}

	@Test
	void severalDaysAreKeptAtOnceInAnyOrder() {
		var id = opened("NAD-00001", "admittedOn", "2026-06-01");

		keep(id, "admittedOn", "2026-06-01", "fundingOn", "2026-05-01", "enquiryOn", "2026-03-02", "plannedEndOn",
				"2026-08-24");

		assertThat(find(id)).returns(StayStage.IN_STAY, StayView::stage)
			.returns(31, StayView::waitedDays)
			.satisfies(it -> assertThat(it.facts().enquiryOn()).isEqualTo(LocalDate.of(2026, 3, 2)));
	}

	@Test
	void whatIsLeftOutIsKnownNoMore() {
		var id = opened("NAD-00001", "enquiryOn", "2026-06-01", "assessedOn", "2026-06-08");

		keep(id, "enquiryOn", "2026-06-01");

		assertThat(find(id).stage()).isEqualTo(StayStage.ENQUIRY);
	}

	@Test
	void whatIsTheSameChangesNothing() {
		var id = opened("NAD-00001", "enquiryOn", "2026-06-01");
		int before = version(id);

		keep(id, "enquiryOn", "2026-06-01");

		assertThat(version(id)).isEqualTo(before);
	}

	@Test
	void s8_leavingBeforeComingInIsRefused() {
		assertThat(problem(
				() -> opened("NAD-00001", "admittedOn", "2026-06-01", "leftOn", "2026-05-30", "leftHow", "PLANNED"))
			.fields()).extracting(Problem.Field::path).containsExactly("leftOn");
	}

	@Test
	void dayThatIsStillToComeIsRefused() {
		assertThat(problem(() -> opened("NAD-00001", "admittedOn", "2026-08-02")).fields())
			.extracting(Problem.Field::reason)
			.containsExactly("IN_FUTURE");
	}

	@Test
	void dayOfLongAgoIsAskedOnce() {
		assertThat(problem(() -> opened("NAD-00001", "enquiryOn", "2025-06-01")).fields())
			.extracting(Problem.Field::reason)
			.containsExactly(StayCheck.CONFIRM);
	}

	@Test
	void dayOfLongAgoThatIsKnownIsNotAskedAgain() {
		var id = stays.open(key(), entry("NAD-00001", "REHABILITATION", facts("enquiryOn", "2025-06-01")).sure(),
				Door.PAGE);

		keep(id, "enquiryOn", "2025-06-01", "fundingOn", "2026-07-01");

		assertThat(find(id).stage()).isEqualTo(StayStage.FUNDED);
	}

	@Test
	void notSuitableNeedsAReason() {
		assertThat(problem(() -> opened("NAD-00001", "assessedOn", "2026-06-01", "decision", "NOT_SUITABLE")).fields())
			.extracting(Problem.Field::path)
			.containsExactly("decisionReason");
	}

	@Test
	void refusalOfAProviderNeedsAReason() {
		assertThat(problem(() -> opened("NAD-00001", "declinedOn", "2026-06-01")).fields())
			.extracting(Problem.Field::path)
			.containsExactly("declineReason");
	}

	@Test
	void admissionBeforeFundingIsKeptAndTold() {
		assertThat(find(opened("NAD-00001", "admittedOn", "2026-06-01")).admittedBeforeFunding()).isTrue();
	}

	@Test
	void costIsKnownOrSaidNotToBe() {
		var both = new StayFacts(TODAY, null, null, null, null, null, null, 100, true, null, null, null, null, null,
				null, null, null, null, null, null, null, null, null);

		assertThat(problem(() -> stays.open(key(), entry("NAD-00001", "REHABILITATION", both), Door.PAGE)).fields())
			.extracting(Problem.Field::path)
			.containsExactly("costPence");
	}

	@Test
	void leavingSoonWithoutAnAddressComesFirst() {
		opened("NAD-00001", "enquiryOn", "2026-01-01");
		var leaving = opened("NAD-00002", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-24");

		assertThat(board(Kept.ON).getFirst()).returns(leaving, StayView::id).returns(true, StayView::leavingSoon);
	}

	@Test
	void whoLeavesFirstStandsFirstAmongThem() {
		var later = opened("NAD-00001", "admittedOn", "2026-05-01", "plannedEndOn", "2026-08-20");
		var sooner = opened("NAD-00002", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-10");

		assertThat(board(Kept.ON)).extracting(StayView::id).containsExactly(sooner, later);
	}

	@Test
	void whoHasAnAddressIsNotAmongThem() {
		opened("NAD-00002", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-24", "destination", "SUPPORTED");

		assertThat(board(Kept.LEAVING)).isEmpty();
	}

	@Test
	void whoLeavesInMoreThanFourWeeksIsNotYet() {
		opened("NAD-00002", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-30");

		assertThat(board(Kept.LEAVING)).isEmpty();
	}

	@Test
	void whoWaitsLongestStandsFirstInAStep() {
		var later = opened("NAD-00001", "fundingOn", "2026-07-20");
		var longer = opened("NAD-00002", "fundingOn", "2026-07-01");

		assertThat(board(Kept.ON)).extracting(StayView::id).containsExactly(longer, later);
	}

	@Test
	void s3_approvedAndNotInIsAListOfItsOwn() {
		var id = opened("NAD-00001", "fundingOn", "2026-07-01");
		opened("NAD-00002", "fundingOn", "2026-07-01", "admittedOn", "2026-07-10");

		assertThat(board(Kept.NOT_IN)).extracting(StayView::id).containsExactly(id);
	}

	@Test
	void s7_movedEndTellsOnceThatItMoved(AssertablePublishedEvents events) {
		var id = opened("NAD-00001", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-24");

		stays.planExit(key(), id, version(id), LocalDate.of(2026, 8, 31), null);

		assertThat(exits(events, id))
			.extracting(RehabExitPlanned::state, RehabExitPlanned::plannedOn, RehabExitPlanned::previous)
			.containsExactly(tuple(RehabExitPlanned.State.PLANNED, LocalDate.of(2026, 8, 24), null),
					tuple(RehabExitPlanned.State.MOVED, LocalDate.of(2026, 8, 31), LocalDate.of(2026, 8, 24)));
	}

	@Test
	void s7_formerEndStaysReadable() {
		var id = opened("NAD-00001", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-24");

		stays.planExit(key(), id, version(id), LocalDate.of(2026, 8, 31), null);

		assertThat(find(id).movedFrom()).containsExactly(LocalDate.of(2026, 8, 24));
	}

	@Test
	void changeThatLeavesTheEndAloneTellsNothing(AssertablePublishedEvents events) {
		var id = opened("NAD-00001", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-24");

		keep(id, "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-24", "route", "ADP_APPROVED");

		assertThat(exits(events, id)).hasSize(1);
	}

	@Test
	void withdrawnStayCancelsItsEnd(AssertablePublishedEvents events) {
		var id = opened("NAD-00001", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-24");

		stays.withdraw(key(), id, version(id), "WRONG");

		assertThat(exits(events, id).getLast().state()).isEqualTo(RehabExitPlanned.State.CANCELLED);
	}

	@Test
	void leavingEarlyTellsSo(AssertablePublishedEvents events) {
		var id = left("NAD-00001", "2026-07-20", "EARLY");

		assertThat(events.ofType(RehabEnded.class).matching(it -> it.envelope().record().value().equals(id.value())))
			.extracting(RehabEnded::endedOn, RehabEnded::how)
			.containsExactly(tuple(LocalDate.of(2026, 7, 20), RehabEnded.How.EARLY));
	}

	@Test
	void whoDiedThereIsToldToNobody(AssertablePublishedEvents events) {
		var id = left("NAD-00001", "2026-07-20", "DECEASED");

		assertThat(events.ofType(RehabEnded.class).matching(it -> it.envelope().record().value().equals(id.value())))
			.isEmpty();
	}

	@Test
	void s4_contactIsDueSevenDaysAfterLeaving() {
		assertThat(find(left("NAD-00001", "2026-07-28", "PLANNED"))).returns(LocalDate.of(2026, 8, 4),
				StayView::nextDueOn);
	}

	@Test
	void s4_contactInTimeIsKnown() {
		var id = left("NAD-00001", "2026-07-25", "PLANNED");

		stays.followUp(key(), id, version(id), TODAY, "WELL");

		assertThat(find(id).contactInTime()).isTrue();
	}

	@Test
	void s5_statusIsDueOnceItsTimeHasCome() {
		var id = left("NAD-00001", "2026-05-02", "PLANNED");

		stays.followUp(key(), id, version(id), LocalDate.of(2026, 5, 5), "WELL");

		assertThat(stays.look()).returns(1, Stays.Look::status).returns(0, Stays.Look::contact);
	}

	@Test
	void followUpThatIsTakenBackCountsNoMore() {
		var id = left("NAD-00001", "2026-07-25", "PLANNED");
		stays.followUp(key(), id, version(id), TODAY, "WELL");

		stays.takeBack(key(), id, version(id), find(id).followUps().getFirst().id(), "WRONG");

		assertThat(find(id).contactOn()).isNull();
	}

	@Test
	void s9_detoxThatRehabilitationFollowsIsTwoStaysAndTheLastIsAskedOf() {
		var detox = stays.open(key(), entry("NAD-00009", "DETOX",
				facts("admittedOn", "2026-07-01", "leftOn", "2026-07-10", "leftHow", "PLANNED")), Door.PAGE);
		var rehab = opened("NAD-00009", "admittedOn", "2026-07-11", "leftOn", "2026-07-28", "leftHow", "PLANNED");

		assertThat(find(detox)).returns(true, StayView::continued).returns(null, StayView::nextDueOn);
		assertThat(board(Kept.DUE)).extracting(StayView::id).containsExactly(rehab);
	}

	@Test
	void whoLeftIsNotClosedWithoutSayingWhereTo() {
		var id = left("NAD-00001", "2026-07-20", "PLANNED");

		assertThat(problem(() -> stays.close(key(), id, version(id), TODAY, "COMPLETE", null)).fields())
			.extracting(Problem.Field::path)
			.containsExactly("destination");
	}

	@Test
	void whoLeftIsClosedWhereNobodyKnowsWhereTo() {
		var id = left("NAD-00001", "2026-07-20", "PLANNED");

		stays.close(key(), id, version(id), TODAY, "COMPLETE", "NOT_KNOWN");

		assertThat(find(id).stage()).isEqualTo(StayStage.CLOSED);
	}

	@Test
	void closedOneIsOpenedAgainWithAReason() {
		var id = opened("NAD-00001", "enquiryOn", "2026-06-01");
		stays.close(key(), id, version(id), TODAY, "PERSON_DECLINED", null);

		stays.reopen(key(), id, version(id), "LATER_NEWS");

		assertThat(find(id).stage()).isEqualTo(StayStage.ENQUIRY);
	}

	@Test
	void secondStayOfAKindThatGoesOnIsRefusedOnThePage() {
		opened("NAD-00001", "enquiryOn", "2026-06-01");

		assertThat(problem(() -> opened("NAD-00001", "enquiryOn", "2026-07-01")).fields())
			.extracting(Problem.Field::reason)
			.containsExactly("GOES_ON_ALREADY");
	}

	@Test
	void batchThatIsSentAgainAddsNothing() {
		var sent = List.of(entry("NAD-00001", "REHABILITATION", facts("enquiryOn", "2026-06-01")));
		stays.recordAll(key(), sent, false);

		stays.recordAll(key(), sent, false);

		assertThat(board(Kept.ALL)).hasSize(1);
	}

	@Test
	void batchAddsWhatIsNewToAStayThatGoesOn() {
		var id = opened("NAD-00001", "enquiryOn", "2026-06-01");

		stays.recordAll(key(), List.of(entry("NAD-00001", "REHABILITATION", facts("assessedOn", "2026-06-20"))), false);

		assertThat(find(id).stage()).isEqualTo(StayStage.ASSESSED);
	}

	@Test
	void batchNeverOverwritesWhatIsKnownAndTellsSo() {
		var id = opened("NAD-00001", "enquiryOn", "2026-06-01");

		var told = stays.recordAll(key(),
				List.of(entry("NAD-00001", "REHABILITATION", facts("enquiryOn", "2026-06-02"))), false);

		assertThat(told.getFirst().remarks()).extracting(Problem.Field::path).containsExactly("enquiryOn");
		assertThat(find(id).facts().enquiryOn()).isEqualTo(LocalDate.of(2026, 6, 1));
	}

	@Test
	void batchKeepsWhatIsRightAndTellsTheRest() {
		var wrong = entry("NAD-00001", "HOTEL", facts("enquiryOn", "2026-06-01"));
		var right = entry("NAD-00002", "DETOX", facts("enquiryOn", "2026-06-01"));

		assertThat(stays.recordAll(key(), List.of(wrong, right), false)).extracting(BatchResult::made)
			.satisfiesExactly(it -> assertThat(it).isNull(), it -> assertThat(it).isNotNull());
	}

	@Test
	void batchThatIsTriedOutKeepsNothing() {
		stays.recordAll(key(), List.of(entry("NAD-00001", "DETOX", facts("enquiryOn", "2026-06-01"))), true);

		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void fileThatIsTakenInTwiceTellsNothingNew() {
		mayKeep();
		try (var file = file("NAD-00001,REHABILITATION,01/06/2026,24/08/2026\n")) {
			assertThat(files.load(key(), file, true)).returns(1, StayFiles.Understood::opened);
			assertThat(files.load(key(), file, true)).returns(0, StayFiles.Understood::opened)
				.returns(0, StayFiles.Understood::changed);
		}

		assertThat(board(Kept.ALL)).singleElement()
			.satisfies(it -> assertThat(it.facts().plannedEndOn()).isEqualTo(LocalDate.of(2026, 8, 24)));
	}

	@Test
	void rowOfAFileThatIsWrongIsToldByItsNumberAndNothingIsKept() {
		mayKeep();
		try (var file = file(
				"NAD-00001,REHABILITATION,01/06/2026,24/08/2026\nNAD-00002,J Smith,01/06/2026,24/08/2026\n")) {
			assertThat(files.tryOut(file).problems()).singleElement()
				.satisfies(it -> assertThat(it.row()).isEqualTo(3))
				.satisfies(it -> assertThat(it.reason() + it.value()).doesNotContain("Smith"));
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> files.load(key(), file, true));
		}

		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void fileThatIsTakenBackTakesItsStaysWithIt() {
		mayKeep();
		var ids = new ArrayList<UUID>();
		given(imports.record(any(), any())).willAnswer(call -> {
			ids.add(call.getArgument(1));
			return new ImportId(call.getArgument(1));
		});
		try (var file = file("NAD-00001,REHABILITATION,01/06/2026,24/08/2026\n")) {
			files.load(key(), file, true);
		}

		transaction.executeWithoutResult(status -> importer.takeBack(new ImportId(ids.getFirst())));

		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void deathThatAnotherUnitLearnedOfAsksNothingMore() {
		left("NAD-00006", "2026-07-20", "PLANNED");

		ending.on(new PersonDied(envelope("NAD-00006"), TODAY));

		await().untilAsserted(() -> assertThat(board(Kept.DUE)).isEmpty());
	}

	@Test
	void deathThatWasTakenBackAsksAgain() {
		left("NAD-00007", "2026-07-20", "PLANNED");
		ending.on(new PersonDied(envelope("NAD-00007"), TODAY));
		await().untilAsserted(() -> assertThat(board(Kept.DUE)).isEmpty());

		ending.on(new PersonDiedWithdrawn(envelope("NAD-00007")));

		await().untilAsserted(() -> assertThat(board(Kept.DUE)).hasSize(1));
	}

	@Test
	void personGoesWhenTheTimeIsOverAndTheCountStays() {
		var id = left("NAD-00001", "2026-07-20", "PLANNED");
		stays.close(key(), id, version(id), TODAY, "COMPLETE", "OWN_TENANCY");

		transaction.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY, 10, Set.of()));

		assertThat(find(id)).returns(null, StayView::ownRef)
			.satisfies(it -> assertThat(it.facts().leftOn()).isEqualTo(LocalDate.of(2026, 7, 20)));
	}

	@Test
	void whatIsHeldIsKept() {
		var id = left("NAD-00001", "2026-07-20", "PLANNED");
		stays.close(key(), id, version(id), TODAY, "COMPLETE", "OWN_TENANCY");

		transaction.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY, 10, Set.of(unit)));

		assertThat(find(id).ownRef()).isEqualTo("NAD-00001");
	}

	@Test
	void listGoesOnBehindARow() {
		opened("NAD-00001", "fundingOn", "2026-07-01");
		opened("NAD-00002", "enquiryOn", "2026-07-01");
		opened("NAD-00003", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-24");
		var all = board(Kept.ON);

		assertThat(stays.behind(filter(Kept.ON), all.getFirst().id(), 5)).extracting(StayView::id)
			.containsExactly(all.get(1).id(), all.get(2).id());
	}

	@Test
	void thoseWhoLeaveWithinSomeDaysAreFound() {
		opened("NAD-00001", "admittedOn", "2026-06-01", "plannedEndOn", "2026-09-24");
		var soon = opened("NAD-00002", "admittedOn", "2026-06-01", "plannedEndOn", "2026-08-09");

		assertThat(stays.page(new Filter(Kept.ON, null, null, null, 14), 0, 5)).extracting(StayView::id)
			.containsExactly(soon);
	}

	@Test
	void thoseOfOthersAreNotTold() {
		var id = opened("NAD-00001", "enquiryOn", "2026-06-01");
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("ELSEWHERE")));

		assertThat(stays.find(id)).isEmpty();
	}

	@Test
	void thoseOfOthersCannotBeChanged() {
		var id = opened("NAD-00001", "enquiryOn", "2026-06-01");
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("ELSEWHERE")));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> keep(id, "enquiryOn", "2026-06-02"));
	}

	@Test
	void whoeverIsLateHearsWhatThereIsNow() {
		var id = opened("NAD-00001", "enquiryOn", "2026-06-01");
		int seen = version(id);
		keep(id, "enquiryOn", "2026-06-02");

		assertThat(problem(() -> stays.planExit(key(), id, seen, TODAY, null)).code()).isEqualTo(Problem.Code.CONFLICT);
	}

	private void mayKeep() {
		given(agreements.lets(any(), any(), any())).willReturn(true);
		var view = new UnitView(unit, "Unit", new OrganisationId("NAC"), "Council", null, 0, List.of());
		given(partners.units(anyCollection())).willReturn(Map.of(unit, view));
	}

	private static IncomingFile file(String rows) {
		String text = "own_ref,kind,admitted_on,planned_end_on\n" + rows;
		return IncomingFile.of("stays.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<RehabExitPlanned> exits(AssertablePublishedEvents events, Stays.Id id) {
		var found = new ArrayList<RehabExitPlanned>();
		events.ofType(RehabExitPlanned.class)
			.matching(it -> it.envelope().record().value().equals(id.value()))
			.forEach(found::add);
		return found;
	}

	private StayEntry entry(String ownRef, String kind, StayFacts facts) {
		return new StayEntry(unit, ownRef, null, kind, "ALCOHOL", null, facts, false);
	}

	private Stays.Id opened(String ownRef, String... told) {
		return stays.open(key(), entry(ownRef, "REHABILITATION", facts(told)), Door.PAGE);
	}

	private Stays.Id left(String ownRef, String on, String how) {
		return opened(ownRef, "admittedOn", "2026-04-01", "leftOn", on, "leftHow", how);
	}

	private void keep(Stays.Id id, String... told) {
		stays.keep(key(), id, version(id), facts(told), false);
	}

	private int version(Stays.Id id) {
		return stays.locked(id).orElseThrow().view().version();
	}

	private StayView find(Stays.Id id) {
		return stays.find(id).orElseThrow();
	}

	private List<StayView> board(Kept list) {
		return stays.page(filter(list), 0, 50);
	}

	private static Filter filter(Kept list) {
		return new Filter(list, null, null, null, null);
	}

	private Envelope envelope(String reference) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(UUID.randomUUID()), 1,
				OffsetDateTime.now(clock).toInstant(), null, 1, person(reference));
	}

	private PersonKey person(String reference) {
		return new PersonKey(new SpaceCode("TRT"),
				UUID.nameUUIDFromBytes((unit.value() + reference).getBytes()).toString().replace("-", ""), 1);
	}

	private static Problem problem(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run);
	}

}
