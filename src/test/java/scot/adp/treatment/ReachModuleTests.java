package scot.adp.treatment;

import scot.adp.events.NonFatalOverdoseReported.ChildConcern;
import scot.adp.events.NonFatalOverdoseReported;
import org.springframework.modulith.test.AssertablePublishedEvents;
import java.util.stream.Collectors;
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
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.directory.AreaCode;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.UnitView;
import scot.adp.directory.WorkingDays;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.EntryRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.AccountId;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.measures.spi.UnitSources;
import scot.adp.notification.MessageKind;
import scot.adp.people.AgreementCode;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.MemberId;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.ReachOuts.Door;
import scot.adp.treatment.ReachOuts.Filter;
import scot.adp.treatment.ReachOuts.Kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

/**
 * People to reach by their oracles, in their module alone: on a database with no other
 * module's tables, and with stand-ins for what treatment asks of others.
 */
class ReachModuleTests extends TreatmentSlice {

	private static final OffsetDateTime EVENT = ReachClockTests.at("2026-11-20T22:10");

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	@Autowired
	ReachOuts reachOuts;

	@Autowired
	ReachRetention retention;

	@Autowired
	EndingListener ending;

	@Autowired
	ReachFiles files;

	@Autowired
	ReachImporter importer;

	@BeforeEach
	void whoMay() {
		clock.set(TODAY);
		var caller = mock(Caller.class);
		given(caller.account()).willReturn(author.account());
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(unit));
		given(agreements.toWrite(any(), any(), any())).willReturn(new AgreementCode("DSA-020"));
		given(references.read(any(), any(), any(), any())).willAnswer(call -> new OwnRef(call.getArgument(3)));
		given(keys.ofReferences(any(), any(), anyList())).willAnswer(call -> call.<List<OwnRef>>getArgument(2)
			.stream()
			.map(reference -> Optional.of(person(reference.value())))
			.toList());
		given(keys.newest(any())).willAnswer(call -> call.getArgument(0));
		given(keys.sealed(any(), anyList())).willAnswer(call -> call.<List<String>>getArgument(1)
			.stream()
			.map(it -> UUID.nameUUIDFromBytes(it.getBytes()).toString())
			.toList());
		given(unitSources.held(any(), any())).willReturn(UnitSources.Held.BY_RECORDS);
		given(signedOff.days(any())).willReturn(day -> false);
		given(workingDays.isWorkingDay(any()))
			.willAnswer(call -> new WorkingDays(Set.of()).isWorkingDay(call.getArgument(0)));
		var known = List.of(area("IRVINE"), area("KILWINNING"));
		given(areas.coverage(any())).willReturn(known);
	}

	@Test
	void whoIsToldOfIsOnTheBoard() {
		var id = told(entry("NAD-00001", EVENT));

		assertThat(board(Kept.OPEN)).extracting(ReachOutView::id).containsExactly(id);
	}

	@Test
	void clockRunsFromTheNotice() {
		assertThat(find(told(entry("NAD-00001", EVENT)))).returns(ReachStep.TRY, ReachOutView::nextStep)
			.satisfies(it -> assertThat(it.nextDueAt()).isEqualTo(EVENT.plusHours(24)));
	}

	@Test
	void o2_secondNoticeOfAPersonWithinHoursIsOfferedAsTheSame() {
		told(entry("NAD-00001", EVENT));

		assertThat(problem(() -> told(entry("NAD-00001", EVENT.plusMinutes(45)))).fields())
			.extracting(Problem.Field::reason)
			.containsExactly(ReachCheck.MAY_BE_SAME);
	}

	@Test
	void o2_secondNoticeThatIsTheSameIsANoticeOfOneEvent() {
		var id = told(entry("NAD-00001", EVENT));

		told(entry("NAD-00001", EVENT.plusMinutes(45), id, false));

		assertThat(find(id).notices()).hasSize(2);
		assertThat(board(Kept.OPEN)).hasSize(1);
	}

	@Test
	void o2_eventNextMorningIsAnother() {
		told(entry("NAD-00001", EVENT));

		told(entry("NAD-00001", ReachClockTests.at("2026-11-21T06:00")));

		assertThat(board(Kept.OPEN)).hasSize(2);
	}

	@Test
	void twoThatAreSaidToBeApartStayTwo() {
		told(entry("NAD-00001", EVENT));

		told(entry("NAD-00001", EVENT.plusMinutes(45), null, true));

		assertThat(board(Kept.OPEN)).hasSize(2).allSatisfy(it -> assertThat(it.near()).isEmpty());
	}

	@Test
	void noticeWithoutAPersonIsMarkedAsPerhapsTheSame() {
		var known = told(entry("NAD-00001", EVENT));

		var unknown = told(entry(null, EVENT.plusMinutes(45)));

		assertThat(find(unknown).near()).extracting(ReachOutView.Near::id).containsExactly(known);
	}

	@Test
	void sameEventTakesNoticesAndAttempts() {
		var known = told(entry("NAD-00001", EVENT));
		var unknown = told(entry(null, EVENT.plusMinutes(45)));
		tried(unknown, "PHONE", "NO_ANSWER", 4);

		reachOuts.same(key(), unknown, version(unknown), known);

		assertThat(find(known)).satisfies(it -> assertThat(it.notices()).hasSize(2))
			.satisfies(it -> assertThat(it.attempts()).hasSize(1))
			.returns(ReachStep.REACH, ReachOutView::nextStep);
		assertThat(find(unknown).stands()).isFalse();
	}

	@Test
	void o4_nextOverdoseOfThePersonIsKnown() {
		var first = told(sure("NAD-00004", ReachClockTests.at("2026-03-01T12:00")));
		told(sure("NAD-00004", ReachClockTests.at("2026-05-30T12:00")));

		assertThat(find(first).repeatedOn()).isEqualTo(LocalDate.of(2026, 5, 30));
	}

	@Test
	void o4_withdrawnOverdoseIsNoRepeat() {
		var first = told(sure("NAD-00004", ReachClockTests.at("2026-03-01T12:00")));
		var second = told(sure("NAD-00004", ReachClockTests.at("2026-05-30T12:00")));

		reachOuts.withdraw(key(), second, version(second), "WRONG");

		assertThat(find(first).repeatedOn()).isNull();
	}

	@Test
	void attemptLeadsToTheNextStep() {
		var id = told(entry("NAD-00001", EVENT));

		tried(id, "PHONE", "NO_ANSWER", 4);

		assertThat(find(id)).returns(ReachStage.TRYING, ReachOutView::stage)
			.returns(ReachStep.REACH, ReachOutView::nextStep);
	}

	@Test
	void whoWasReachedIsReviewed() {
		var id = told(entry("NAD-00001", EVENT));

		tried(id, "VISIT", "REACHED", 4);

		assertThat(find(id)).returns(ReachStage.REACHED, ReachOutView::stage)
			.returns(ReachStep.REVIEW, ReachOutView::nextStep);
	}

	@Test
	void attemptThatIsTakenBackCountsNoMore() {
		var id = told(entry("NAD-00001", EVENT));
		tried(id, "VISIT", "REACHED", 4);
		var of = find(id);

		reachOuts.takeBack(key(), id, of.version(), of.attempts().getFirst().id(), "WRONG");

		assertThat(find(id)).returns(ReachStep.TRY, ReachOutView::nextStep)
			.satisfies(it -> assertThat(it.attempts()).hasSize(1));
	}

	@Test
	void nothingIsDoneWithSomebodyWhoWasNotReached() {
		var id = told(entry("NAD-00001", EVENT));

		assertThat(problem(() -> reachOuts.tried(key(), id, version(id),
				new ReachEntry.Attempt(EVENT.plusHours(1), "PHONE", "NO_ANSWER", List.of("NALOXONE"))))
			.fields()).extracting(Problem.Field::path).containsExactly("done");
	}

	@Test
	void attemptBeforeTheOverdoseIsRefused() {
		var id = told(entry("NAD-00001", EVENT));

		assertThat(problem(() -> tried(id, "PHONE", "NO_ANSWER", -1)).fields()).extracting(Problem.Field::path)
			.containsExactly("at");
	}

	@Test
	void o5_whoCouldNotBeFoundIsNotClosedAfterTwoAttempts() {
		var id = twiceTried();

		assertThat(problem(() -> close(id, "NOT_LOCATED", null)).fields()).extracting(Problem.Field::reason)
			.containsExactly("TRIED_TOO_LITTLE");
	}

	@Test
	void o5_reasonClosesBeforeEnoughWasTried() {
		var id = twiceTried();

		close(id, "NOT_LOCATED", "NOT_SAFE");

		assertThat(find(id).stage()).isEqualTo(ReachStage.CLOSED);
	}

	@Test
	void o5_threeAttemptsWithAVisitAreEnough() {
		var id = twiceTried();
		tried(id, "VISIT", "NOT_THERE", 6);

		close(id, "NOT_LOCATED", null);

		assertThat(find(id).stage()).isEqualTo(ReachStage.CLOSED);
	}

	@Test
	void o6_nothingIsDueOfWhoDied() {
		var id = told(entry("NAD-00001", EVENT));

		close(id, "DECEASED", null);

		assertThat(find(id).nextDueAt()).isNull();
	}

	@Test
	void o6_deathThatAnotherUnitLearnedOfTakesThemOffTheBoard() {
		told(entry("NAD-00006", EVENT));

		ending.on(new PersonDied(envelope("NAD-00006"), TODAY));

		await().untilAsserted(() -> assertThat(board(Kept.OPEN)).isEmpty());
	}

	@Test
	void o6_deathThatWasTakenBackBringsTheClockBack() {
		var id = told(entry("NAD-00007", EVENT));
		ending.on(new PersonDied(envelope("NAD-00007"), TODAY));
		await().untilAsserted(() -> assertThat(board(Kept.OPEN)).isEmpty());

		ending.on(new PersonDiedWithdrawn(envelope("NAD-00007")));

		await().untilAsserted(() -> assertThat(find(id).nextStep()).isEqualTo(ReachStep.TRY));
	}

	@Test
	void o7_noticeThatIsSentTwiceIsOne() {
		reachOuts.recordAll(key(), List.of(sent("A-1", EVENT)), false);

		reachOuts.recordAll(key(), List.of(sent("A-1", EVENT)), false);

		assertThat(board(Kept.OPEN)).hasSize(1);
		assertThat(board(Kept.OPEN).getFirst().notices()).hasSize(1);
	}

	@Test
	void o7_sameNumberOfAnotherSourceIsAnother() {
		reachOuts.recordAll(key(), List.of(sent("A-1", EVENT)), false);
		var other = sent("A-1", EVENT.plusDays(1));

		reachOuts.recordAll(key(), List.of(new ReachEntry(unit, "OVERDOSE", other.occurredAt(), "ED", "NON_OBJECTION",
				other.receivedAt(), "A-1", null, null, null, null, null, null, null, false, false)), false);

		assertThat(board(Kept.OPEN)).hasSize(2);
	}

	@Test
	void o8_referenceThatAnotherChangedMeanwhileIsAConflict() {
		var id = told(entry(null, EVENT));
		int seen = version(id);
		reachOuts.refer(key(), id, seen, "NAD-00008");

		assertThat(problem(() -> reachOuts.refer(key(), id, seen, "NAD-00009")).code())
			.isEqualTo(Problem.Code.CONFLICT);
	}

	@Test
	void batchKeepsWhatIsRightAndTellsTheRest() {
		var wrong = new ReachEntry(unit, "OVERDOSE", EVENT, "NOBODY", "NON_OBJECTION", EVENT, null, null, null, null,
				null, null, null, null, false, false);

		assertThat(reachOuts.recordAll(key(), List.of(wrong, sent("A-2", EVENT)), false)).extracting(BatchResult::made)
			.satisfiesExactly(it -> assertThat(it).isNull(), it -> assertThat(it).isNotNull());
	}

	@Test
	void batchThatIsTriedOutKeepsNothing() {
		reachOuts.recordAll(key(), List.of(sent("A-3", EVENT)), true);

		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void o7_listThatIsTakenInTwiceTellsNothingNew() {
		mayKeep();
		try (var file = file("AMB-1,20/11/2026 23:40,21/11/2026 00:10,NON_OBJECTION\n")) {
			assertThat(files.load(key(), file, true)).returns(1, EntryRows.Understood::opened);
			assertThat(files.load(key(), file, true)).returns(0, EntryRows.Understood::opened)
				.returns(1, EntryRows.Understood::known);
		}

		assertThat(board(Kept.ALL)).singleElement()
			.satisfies(it -> assertThat(it.occurredAt()).isEqualTo(ReachClockTests.at("2026-11-20T23:40")));
	}

	@Test
	void listThatIsTriedOutKeepsNothing() {
		mayKeep();
		try (var file = file("AMB-2,20/11/2026 23:40,21/11/2026 00:10,NON_OBJECTION\n")) {
			assertThat(files.tryOut(file)).returns(1, EntryRows.Understood::opened);
		}

		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void rowOfAListThatIsWrongIsToldByItsNumberAndNothingIsKept() {
		mayKeep();
		String good = "AMB-3,20/11/2026 23:40,21/11/2026 00:10,NON_OBJECTION\n";
		String wrong = "AMB-4,J Smith at eleven,21/11/2026 00:10,NON_OBJECTION\n";
		try (var file = file(good + wrong)) {
			assertThat(files.tryOut(file).problems()).singleElement()
				.satisfies(it -> assertThat(it.row()).isEqualTo(3))
				.satisfies(it -> assertThat(it.column()).contains("occurred_at"))
				.satisfies(it -> assertThat(it.reason() + it.value()).doesNotContain("Smith"));
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> files.load(key(), file, true));
		}

		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void listThatIsTakenBackTakesItsNoticesWithIt() {
		mayKeep();
		var ids = new ArrayList<UUID>();
		given(imports.record(any(), any())).willAnswer(call -> {
			ids.add(call.getArgument(1));
			return new ImportId(call.getArgument(1));
		});
		try (var file = file("AMB-5,20/11/2026 23:40,21/11/2026 00:10,NON_OBJECTION\n")) {
			files.load(key(), file, true);
		}

		transaction.executeWithoutResult(status -> importer.takeBack(new ImportId(ids.getFirst())));

		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void b5_firstLookAtSomebodyUnderSixteenAsksForTheProcedures() {
		var id = told(entry("NAD-00001", EVENT));

		assertThat(problem(() -> reachOuts.triage(key(), id, version(id),
				new ReachEntry.Triage(false, "UNDER_16", null, null, null, null, null)))
			.fields()).extracting(Problem.Field::path).containsExactly("procedureOn");
	}

	@Test
	void b5_overdoseOfSomebodyUnderSixteenOrOfUnknownAgeIsToldToNobody(AssertablePublishedEvents events) {
		var young = told(entry("NAD-00001", EVENT));
		var unknown = told(entry("NAD-00002", EVENT));
		var unasked = told(entry("NAD-00003", EVENT));

		reachOuts.triage(key(), young, version(young),
				new ReachEntry.Triage(false, "UNDER_16", TODAY, null, null, "YES", TODAY));
		reachOuts.triage(key(), unknown, version(unknown),
				new ReachEntry.Triage(false, null, null, null, null, "YES", TODAY));
		reachOuts.triage(key(), unasked, version(unasked),
				new ReachEntry.Triage(false, "NOT_ASKED", null, null, null, "YES", TODAY));

		assertThat(reported(events, young, unknown, unasked)).isEmpty();
	}

	@Test
	void overdoseIsToldAtItsFirstLookAndAgainOnceAnotherFindsSomethingElseOfAChild(AssertablePublishedEvents events) {
		var id = told(entry("NAD-00001", EVENT));

		reachOuts.triage(key(), id, version(id),
				new ReachEntry.Triage(false, "AGE_25_34", null, null, null, null, null));
		reachOuts.triage(key(), id, version(id),
				new ReachEntry.Triage(true, "AGE_35_44", null, null, null, "NOT_KNOWN", null));
		reachOuts.triage(key(), id, version(id),
				new ReachEntry.Triage(true, "AGE_35_44", null, null, null, "YES", TODAY));

		assertThat(reported(events, id)).extracting(NonFatalOverdoseReported::childConcern)
			.containsExactly(ChildConcern.NOT_KNOWN, ChildConcern.YES);
		assertThat(reported(events, id)).hasSize(2).allSatisfy(it -> {
			assertThat(it.overdoseAt()).isEqualTo(EVENT.toInstant());
			assertThat(it.envelope().person()).isNull();
			assertThat(it.envelope().unit()).isEqualTo(unit);
		});
	}

	private static List<NonFatalOverdoseReported> reported(AssertablePublishedEvents events, ReachOuts.Id... of) {
		var found = new ArrayList<NonFatalOverdoseReported>();
		var ids = Stream.of(of).map(ReachOuts.Id::value).collect(Collectors.toSet());
		events.ofType(NonFatalOverdoseReported.class)
			.matching(it -> ids.contains(it.envelope().record().value()))
			.forEach(found::add);
		return found;
	}

	@Test
	void concernSaysWhenItWasReferred() {
		var id = told(entry("NAD-00001", EVENT));

		assertThat(problem(() -> reachOuts.triage(key(), id, version(id),
				new ReachEntry.Triage(true, null, null, null, null, "YES", null)))
			.fields()).extracting(Problem.Field::path).containsExactly("childReferredOn");
	}

	@Test
	void clusterIsThreeInOneLocalityWithinAWeek() {
		told(at("IRVINE", EVENT.minusDays(3)));
		told(at("IRVINE", EVENT.minusDays(1)));
		told(at("IRVINE", EVENT));

		assertThat(reachOuts.clusters())
			.contains(new ReachOuts.Cluster("IRVINE", EVENT.toLocalDate().minusDays(3), EVENT.toLocalDate()));
	}

	@Test
	void clusterIsToldOnceToWhoApprovesAndWhoLeadsTheUnit() {
		var lead = member(unit, Role.UNIT_LEAD);
		var approver = member(new UnitId("ADP-SUPPORT"), Role.ADP_LEAD);
		var others = List.of(member(unit, Role.PRACTITIONER), member(new UnitId("ANOTHER"), Role.UNIT_LEAD));
		given(memberships.current()).willReturn(Stream.concat(Stream.of(lead, approver), others.stream()).toList());
		given(areas.name(any())).willReturn(Optional.empty());
		clearInvocations(messages);

		var known = List.of(area("SALTCOATS"));
		given(areas.coverage(any())).willReturn(known);

		told(at("SALTCOATS", EVENT.minusDays(3)));
		told(at("SALTCOATS", EVENT.minusDays(1)));
		told(at("SALTCOATS", EVENT));
		told(at("SALTCOATS", EVENT.plusHours(1)));

		verify(messages).put(eq(MessageKind.WARNING), eq(Set.of(lead.account(), approver.account())), any(), any(),
				any());
	}

	@Test
	void twoAreNoCluster() {
		told(at("KILWINNING", EVENT.minusDays(1)));
		told(at("KILWINNING", EVENT));

		assertThat(reachOuts.clusters()).extracting(ReachOuts.Cluster::locality).doesNotContain("KILWINNING");
	}

	@Test
	void pastItsTimeIsCountedAsLate() {
		told(entry("NAD-00001", EVENT));

		assertThat(reachOuts.look()).returns(1, ReachOuts.Look::open).returns(1, ReachOuts.Look::late);
	}

	@Test
	void personGoesWhenTheTimeIsOverAndTheCountStays() {
		var id = told(entry("NAD-00001", EVENT));
		tried(id, "VISIT", "REACHED", 4);
		close(id, "ENGAGED", null);

		transaction.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY, 10, Set.of()));

		assertThat(find(id)).returns(null, ReachOutView::ownRef)
			.satisfies(it -> assertThat(it.attempts()).isEmpty())
			.satisfies(it -> assertThat(it.reachedAt()).isEqualTo(EVENT.plusHours(4)));
	}

	@Test
	void whatIsHeldIsKept() {
		var id = told(entry("NAD-00001", EVENT));
		close(id, "ENGAGED", null);

		transaction.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY, 10, Set.of(unit)));

		assertThat(find(id).ownRef()).isEqualTo("NAD-00001");
	}

	@Test
	void closedOneIsOpenedAgainWithAReason() {
		var id = told(entry("NAD-00001", EVENT));
		close(id, "ENGAGED", null);

		reachOuts.reopen(key(), id, version(id), "LATER_NEWS");

		assertThat(find(id).nextStep()).isEqualTo(ReachStep.TRY);
	}

	@Test
	void handedOverIsOnTheBoardOfTheOtherUnit() {
		var other = new UnitId(unit.value() + "-B");
		given(currentCaller.reach()).willReturn(Set.of(unit, other));
		var id = told(entry("NAD-00001", EVENT));

		reachOuts.handOver(key(), id, version(id), other);

		assertThat(find(id)).returns(other, ReachOutView::unit).satisfies(it -> assertThat(it.handOvers()).hasSize(1));
	}

	@Test
	void thoseOfOthersAreNotTold() {
		var id = told(entry("NAD-00001", EVENT));
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("ELSEWHERE")));

		assertThat(reachOuts.find(id)).isEmpty();
	}

	@Test
	void thoseOfOthersCannotBeChanged() {
		var id = told(entry("NAD-00001", EVENT));
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("ELSEWHERE")));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> tried(id, "PHONE", "NO_ANSWER", 1));
	}

	private void mayKeep() {
		given(agreements.lets(any(), any(), any())).willReturn(true);
		var view = new UnitView(unit, "Unit", new OrganisationId("NAC"), "Council", null, 0, List.of());
		given(partners.units(anyCollection())).willReturn(Map.of(unit, view));
	}

	private static IncomingFile file(String rows) {
		String text = "sender_number,occurred_at,received_at,basis\n" + rows;
		return IncomingFile.of("notices.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private ReachOuts.Id twiceTried() {
		var id = told(entry("NAD-00001", EVENT));
		tried(id, "PHONE", "NO_ANSWER", 2);
		tried(id, "PHONE", "NO_ANSWER", 4);
		return id;
	}

	private ReachEntry entry(@Nullable String ownRef, OffsetDateTime at) {
		return entry(ownRef, at, null, false);
	}

	private ReachEntry entry(@Nullable String ownRef, OffsetDateTime at, ReachOuts.@Nullable Id sameAs, boolean apart) {
		return new ReachEntry(unit, "OVERDOSE", at, "AMBULANCE", "NON_OBJECTION", at, null, ownRef, null, null, null,
				null, null, sameAs, apart, false);
	}

	private ReachEntry sure(String ownRef, OffsetDateTime at) {
		return entry(ownRef, at).sure();
	}

	private ReachEntry sent(String number, OffsetDateTime at) {
		return new ReachEntry(unit, "OVERDOSE", at, "AMBULANCE", "NON_OBJECTION", at, number, null, null, null, null,
				null, null, null, false, false);
	}

	private ReachEntry at(String locality, OffsetDateTime at) {
		return new ReachEntry(unit, "OVERDOSE", at, "AMBULANCE", "NON_OBJECTION", at, null, null, null, null, locality,
				null, null, null, false, false);
	}

	private ReachOuts.Id told(ReachEntry entry) {
		return reachOuts.tell(key(), entry, Door.PAGE);
	}

	private void tried(ReachOuts.Id id, String way, String result, int hoursAfter) {
		reachOuts.tried(key(), id, version(id),
				new ReachEntry.Attempt(EVENT.plusHours(hoursAfter), way, result, List.of()));
	}

	private void close(ReachOuts.Id id, String outcome, @Nullable String override) {
		reachOuts.close(key(), id, version(id), new ReachEntry.Closing(outcome, "OTHER", override));
	}

	private int version(ReachOuts.Id id) {
		return reachOuts.locked(id).orElseThrow().view().version();
	}

	private ReachOutView find(ReachOuts.Id id) {
		return reachOuts.find(id).orElseThrow();
	}

	private List<ReachOutView> board(Kept list) {
		return reachOuts.page(new Filter(list, null, null), 0, 50);
	}

	private Envelope envelope(String reference) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(UUID.randomUUID()), 1,
				OffsetDateTime.now(clock).toInstant(), null, 1, person(reference));
	}

	private PersonKey person(String reference) {
		return new PersonKey(new SpaceCode("TRT"),
				UUID.nameUUIDFromBytes((unit.value() + reference).getBytes()).toString().replace("-", ""), 1);
	}

	private static MemberView member(UnitId of, Role role) {
		return new MemberView(new MemberId(UUID.randomUUID()), new AccountId(UUID.randomUUID()), "Somebody", "Post", of,
				role, TODAY, null, null, 1);
	}

	private static LocalAreaView area(String code) {
		var area = mock(LocalAreaView.class);
		given(area.code()).willReturn(new AreaCode(code));
		return area;
	}

	private static Problem problem(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run);
	}

}
