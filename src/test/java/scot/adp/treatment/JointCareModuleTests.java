package scot.adp.treatment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.directory.UnitView;
import scot.adp.events.CoOccurringGapFound;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.AccountId;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.AgreementCode;
import scot.adp.people.Chi;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.MemberId;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCares.Door;
import scot.adp.treatment.JointCares.Filter;
import scot.adp.treatment.JointCares.Kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * Joint care by its oracles, in its module alone: on a database with no other module's
 * tables, and with stand-ins for what treatment asks of others.
 */
class JointCareModuleTests extends TreatmentSlice {

	private static final LocalDate TODAY = LocalDate.of(2026, 5, 29);

	@Autowired
	JointCares jointCares;

	@Autowired
	JointCareStore store;

	@Autowired
	JointCareWatch watch;

	@Autowired
	JointCareRetention retention;

	@Autowired
	EndingListener ending;

	@Autowired
	JointCareFiles files;

	@Autowired
	JointCareImporter importer;

	private UnitId other = new UnitId("CMH");

	private final UnitId third = new UnitId("ELSEWHERE");

	@BeforeEach
	void whoMay() {
		clock.set(TODAY);
		other = new UnitId("M-" + UUID.randomUUID().toString().substring(0, 8));
		var caller = mock(Caller.class);
		given(caller.account()).willReturn(author.account());
		given(currentCaller.get()).willReturn(caller);
		as(unit);
		given(agreements.toWrite(any(), any(), any())).willReturn(new AgreementCode("DSA-029"));
		given(agreements.lets(any(), any(), any())).willReturn(true);
		shared(false);
		given(references.read(any(), any(), any(), any())).willAnswer(call -> new OwnRef(call.getArgument(3)));
		given(keys.ofReferences(any(), any(), anyList())).willAnswer(call -> call.<List<OwnRef>>getArgument(2)
			.stream()
			.map(reference -> Optional.of(person(reference.value())))
			.toList());
		given(keys.chi(any(), any(), any())).willReturn(mock(Chi.class));
		given(keys.ofChis(any(), any(), any(), anyList()))
			.willAnswer(call -> call.<List<?>>getArgument(3).stream().map(chi -> Optional.of(person("chi"))).toList());
		given(keys.newest(any())).willAnswer(call -> call.getArgument(0));
		given(keys.sealed(any(), anyList())).willAnswer(call -> call.<List<String>>getArgument(1)
			.stream()
			.map(it -> UUID.nameUUIDFromBytes(it.getBytes()).toString())
			.toList());
		given(unitSources.held(any(), any())).willReturn(UnitSources.Held.BY_RECORDS);
		given(signedOff.days(any())).willReturn(day -> false);
		given(partners.units(anyCollection())).willAnswer(call -> {
			var found = new HashMap<UnitId, UnitView>();
			call.<Collection<UnitId>>getArgument(0).forEach(it -> found.put(it, view(it)));
			return found;
		});
		given(partners.units()).willAnswer(call -> List.of(view(unit), view(other), view(third)));
		given(workingDays.after(any(), anyInt()))
			.willAnswer(call -> JointCareClockTests.DAYS.after(call.getArgument(0), call.getArgument(1)));
	}

	@Test
	void j1_refusedByOneAndLedByTheOtherIsNoGap(AssertablePublishedEvents events) {
		clock.set(LocalDate.of(2026, 5, 8));
		var id = opened("NAD-00001", "2026-05-01");
		answer(id, other, "DECLINED", "BECAUSE_OF_SUBSTANCE_USE", "2026-05-04");
		answer(id, unit, "ACCEPTED", null, "2026-05-06");
		lead(id, unit, "2026-05-07");

		assertThat(find(id)).returns(JointCareStage.LED, JointCareView::stage)
			.returns(true, JointCareView::refusedOther);
		assertThat(gaps(events, id)).isEmpty();
	}

	@Test
	void j2_whenBothDeclineItIsToldOnceInTheSameTransaction(AssertablePublishedEvents events) {
		var id = refusedByBoth("NAD-00002");

		assertThat(gaps(events, id)).singleElement()
			.returns(unit, CoOccurringGapFound::askedBy)
			.returns(other, CoOccurringGapFound::askedOf)
			.satisfies(it -> assertThat(it.envelope().person()).isNull());
		assertThat(board(Kept.GAP)).extracting(JointCareView::id).containsExactly(id);
	}

	@Test
	void j2_gapIsOverOnceALeadIsNamed() {
		var id = refusedByBoth("NAD-00002");

		lead(id, unit, "2026-05-27");

		assertThat(board(Kept.GAP)).isEmpty();
		assertThat(find(id)).returns(LocalDate.of(2026, 5, 22), JointCareView::gapFromOn)
			.returns(LocalDate.of(2026, 5, 27), JointCareView::gapToOn);
	}

	@Test
	void j3_unitThatWasNotAskedCannotLead() {
		var id = opened("NAD-00003", "2026-05-20");

		assertThat(reasons(() -> lead(id, third, "2026-05-21"))).containsExactly("LEAD_NOT_ASKED");
	}

	@Test
	void otherServiceIsNoLeadBeforeItSaidSo() {
		var id = opened("NAD-00003", "2026-05-20");

		assertThat(reasons(() -> lead(id, other, "2026-05-21"))).containsExactly("LEAD_NOT_ACCEPTED");
	}

	@Test
	void nightTellsOfThoseWhomNobodyLeadsAfterTenWorkingDays(AssertablePublishedEvents events) {
		clock.set(LocalDate.of(2026, 5, 15));
		var id = opened("NAD-00004", "2026-05-01");
		clock.set(LocalDate.of(2026, 5, 18));
		watch.dayBegan();
		assertThat(gaps(events, id)).isEmpty();

		clock.set(LocalDate.of(2026, 5, 19));
		watch.dayBegan();
		watch.dayBegan();

		assertThat(gaps(events, id)).hasSize(1);
	}

	@Test
	void managersOfBothHearAndOnlyWhoReadsItIsLedThere() {
		var managers = List.of(manager(unit), manager(other));
		given(memberships.current(Set.of(Role.UNIT_LEAD))).willReturn(managers);
		var id = refusedByBoth("NAD-00005");

		watch.on(new CoOccurringGapFound(envelope(id), unit, other));

		await().untilAsserted(() -> {
			verify(messages, atLeastOnce()).put(any(), any(), any(), any(), eq("treatment/joint-care/" + id.value()));
			verify(messages, atLeastOnce()).put(any(), any(), any(), any(), eq(""));
		});
	}

	@Test
	void managersHearNothingOnceSomebodyLeads() {
		var managers = List.of(manager(unit), manager(other));
		given(memberships.current(Set.of(Role.UNIT_LEAD))).willReturn(managers);
		var id = refusedByBoth("NAD-00005");
		lead(id, unit, "2026-05-27");
		clearInvocations(messages);

		transaction.executeWithoutResult(status -> watch.on(new CoOccurringGapFound(envelope(id), unit, other)));

		verify(messages, never()).put(any(), any(), any(), any(), eq("treatment/joint-care/" + id.value()));
	}

	@Test
	void gapThatIsTakenBackIsNone() {
		var id = refusedByBoth("NAD-00006");
		var wrong = Objects.requireNonNull(find(id).answer(unit));

		jointCares.takeBack(key(), id, version(id), wrong.id(), "WRONG");

		assertThat(find(id).stage()).isEqualTo(JointCareStage.ANSWERED);
	}

	@Test
	void whoDeclinesSaysWhy() {
		var id = opened("NAD-00007", "2026-05-20");

		assertThat(paths(() -> answer(id, other, "DECLINED", null, "2026-05-21"))).containsExactly("reason");
	}

	@Test
	void onlyWhoDeclinesGivesAReason() {
		var id = opened("NAD-00007", "2026-05-20");

		assertThat(paths(() -> answer(id, other, "ACCEPTED", "THRESHOLD", "2026-05-21"))).containsExactly("reason");
	}

	@Test
	void answerBeforeTheAskingIsRefused() {
		var id = opened("NAD-00007", "2026-05-20");

		assertThat(paths(() -> answer(id, other, "ACCEPTED", null, "2026-05-19"))).containsExactly("answeredOn");
	}

	@Test
	void leadThatDeclinesIsAskedForAnotherLeadFirst() {
		var id = opened("NAD-00007", "2026-05-20");
		lead(id, unit, "2026-05-21");

		assertThat(reasons(() -> answer(id, unit, "DECLINED", "THRESHOLD", "2026-05-22"))).containsExactly("LEADS");
	}

	@Test
	void refusalBeforeItLedIsToldLate() {
		var id = opened("NAD-00007", "2026-05-20");
		lead(id, unit, "2026-05-25");

		answer(id, unit, "DECLINED", "THRESHOLD", "2026-05-22");

		assertThat(find(id)).returns(unit, JointCareView::leadUnit)
			.satisfies(it -> assertThat(it.answer(unit)).isNotNull());
	}

	@Test
	void leadOfAnotherDayIsToldToBeKnownOtherwise() {
		var id = opened("NAD-00007", "2026-05-20");
		lead(id, unit, "2026-05-25");
		int before = version(id);

		assertThat(paths(() -> lead(id, unit, "2026-05-22"))).containsExactly("leadOn");
		lead(id, unit, "2026-05-25");

		assertThat(version(id)).isEqualTo(before);
	}

	@Test
	void whoLeadsNowLeadsSinceItTookOver() {
		var id = opened("NAD-00007", "2026-05-20");
		lead(id, unit, "2026-05-21");
		answer(id, other, "ACCEPTED", null, "2026-05-22");
		lead(id, other, "2026-05-25");

		assertThat(find(id)).returns(LocalDate.of(2026, 5, 25), JointCareView::leadsSince)
			.returns(LocalDate.of(2026, 5, 21), JointCareView::leadOn);
	}

	@Test
	void onlyWhatCountsOtherwiseIsLateForFigures() {
		given(signedOff.days(any())).willReturn(day -> false);
		var id = opened("NAD-00007", "2026-05-20");
		given(signedOff.days(any())).willReturn(day -> day.isBefore(TODAY));

		lead(id, unit, "2026-05-21");
		assertThat(find(id).afterSignOff()).as("a lead in time counts nowhere").isFalse();
		answer(id, other, "DECLINED", "BECAUSE_OF_SUBSTANCE_USE", "2026-05-22");
		assertThat(find(id).afterSignOff()).as("a refusal counts by the asking").isTrue();
	}

	@Test
	void gapThatEndsWithADeathIsCountedForNobody() {
		var id = refusedByBoth("NAD-00007");
		tell(id, JointCareTold.closed(TODAY, "DECEASED"));

		assertThat(store.counted(TODAY, TODAY, JointCareClockTests.RULES.all(JointCareRules.Groups.DIED)))
			.filteredOn(it -> it.askedBy().equals(unit))
			.singleElement()
			.returns(TODAY, JointCareTally.Asking::stoppedOn);
	}

	@Test
	void careDoesNotGoOnWhereNobodyLed() {
		var id = opened("NAD-00007", "2026-05-20");

		assertThat(reasons(() -> tell(id, JointCareTold.closed(TODAY, "CARE_GOES_ON")))).containsExactly("NOBODY_LED");
	}

	@Test
	void closingThatIsTakenBackGoesOn() {
		var id = opened("NAD-00007", "2026-05-20");
		tell(id, JointCareTold.closed(TODAY, "PERSON_DECLINED"));
		var closing = find(id).told().getLast();

		jointCares.takeBack(key(), id, version(id), closing.id(), "LATER_NEWS");

		assertThat(find(id).stage()).isEqualTo(JointCareStage.ASKED);
	}

	@Test
	void whatIsTheSameChangesNothing() {
		var id = opened("NAD-00008", "2026-05-20");
		answer(id, other, "ACCEPTED", null, "2026-05-21");
		int before = version(id);

		answer(id, other, "ACCEPTED", null, "2026-05-21");

		assertThat(version(id)).isEqualTo(before);
	}

	@Test
	void withoutAnAgreementThePartnerReadsNothing() {
		var id = opened("NAD-00009", "2026-05-20");

		as(other);

		assertThat(jointCares.find(id)).isEmpty();
		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void partnerReadsTheSameRowByAnAgreement() {
		var id = opened("NAD-00009", "2026-05-20");
		shared(true);

		as(other);

		assertThat(board(Kept.ANSWER)).singleElement()
			.returns(id, JointCareView::id)
			.returns(true, JointCareView::throughPartner);
	}

	@Test
	void partnerReadsItNoMoreOnceTheAgreementEnded() {
		var id = opened("NAD-00009", "2026-05-20");
		shared(true);
		as(other);
		assertThat(jointCares.find(id)).isPresent();

		shared(false);

		assertThat(jointCares.find(id)).isEmpty();
	}

	@Test
	void thirdUnitReadsNothingWhateverIsAgreed() {
		var id = opened("NAD-00009", "2026-05-20");
		shared(true);

		as(third);

		assertThat(jointCares.find(id)).isEmpty();
		assertThat(jointCares.look().open()).isZero();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> tell(id, JointCareTold.lead(third, TODAY)));
	}

	@Test
	void partnerAnswersForItselfWithANumberOfItsOwn() {
		var id = opened("NAD-00010", "2026-05-20");
		shared(true);
		as(other);

		jointCares.tell(key(), id, version(id), JointCareTold.answer(other, "JOINT", null, TODAY, other), "CMH-00001");

		assertThat(find(id)).returns("CMH-00001", JointCareView::readersRef).returns(other, JointCareView::leadUnit);
	}

	@Test
	void whoWorksOnItAnswersForItself() {
		var id = opened("NAD-00010", "2026-05-20");
		shared(true);

		assertThat(reasons(() -> answer(id, other, "ACCEPTED", null, "2026-05-21")))
			.containsExactly("ANSWERS_FOR_ITSELF");
	}

	@Test
	void partnerDoesNotAnswerForWhoRecordedIt() {
		var id = opened("NAD-00010", "2026-05-20");
		shared(true);
		as(other);

		assertThat(reasons(() -> answer(id, unit, "DECLINED", "THRESHOLD", "2026-05-21")))
			.containsExactly("ANSWERS_FOR_ITSELF");
	}

	@Test
	void partnerDoesNotWithdrawWhatTheOtherRecorded() {
		var id = opened("NAD-00010", "2026-05-20");
		shared(true);
		as(other);

		assertThat(paths(() -> jointCares.withdraw(key(), id, version(id), "WRONG"))).containsExactly("because");
	}

	@Test
	void bothRecordTheSameAskingAndItIsOneRow() {
		var id = jointCares.open(key(), entry(unit, other, "NAD-00011", "0101011237", "2026-05-20"), Door.PAGE);
		shared(true);
		as(other);

		var theirs = jointCares.open(key(), entry(unit, other, "CMH-00011", "0101011237", "2026-05-21"), Door.PAGE);

		assertThat(theirs).isEqualTo(id);
		assertThat(find(id).partnerRef()).isEqualTo("CMH-00011");
	}

	@Test
	void theSameAskingIsRefusedOnThePage() {
		opened("NAD-00012", "2026-05-20");

		assertThat(reasons(() -> opened("NAD-00012", "2026-05-20"))).containsExactly("GOES_ON_ALREADY");
	}

	@Test
	void anotherAskingWhileOneGoesOnIsAskedOnce() {
		opened("NAD-00012", "2026-05-20");

		assertThat(reasons(() -> opened("NAD-00012", "2026-05-25"))).containsExactly(JointCareCheck.CONFIRM);
	}

	@Test
	void askingBetweenTwoOthersIsRefused() {
		var told = jointCares.recordAll(key(), List.of(entry(unit, other, "NAD-00013", null, "2026-05-20"),
				entry(third, other, "NAD-00013", null, "2026-05-20")), false);

		assertThat(told).extracting(BatchResult::made)
			.satisfiesExactly(it -> assertThat(it).isNotNull(), it -> assertThat(it).isNull());
	}

	@Test
	void unitThatReturnsCountsKeepsNoRows() {
		UnitSources.Held byReturns = (faults, path, of, day) -> faults.when(true, path, "A return holds it.",
				UnitSources.OTHER_SOURCE);
		given(unitSources.held(any(), any())).willReturn(byReturns);

		assertThat(reasons(() -> opened("NAD-00014", "2026-05-20"))).containsExactly(UnitSources.OTHER_SOURCE);
	}

	@Test
	void rowOfWhoWasAskedIsNotHeldByWhatTheAskerReturns() {
		UnitSources.Held byReturns = (faults, path, of, day) -> faults.when(true, path, "A return holds it.",
				UnitSources.OTHER_SOURCE);
		given(unitSources.held(any(), any())).willReturn(byReturns);

		jointCares.open(key(), entry(other, unit, "NAD-00014", null, "2026-05-20"), Door.PAGE);

		assertThat(store.since(other, LocalDate.of(2026, 5, 1))).isFalse();
	}

	@Test
	void gapsStandFirstThenWhatWaitsForAnAnswer() {
		var led = opened("NAD-00015", "2026-05-18");
		lead(led, unit, "2026-05-19");
		var waits = opened("NAD-00016", "2026-05-26");
		var gap = refusedByBoth("NAD-00017");

		assertThat(board(Kept.ON)).extracting(JointCareView::id).containsExactly(gap, waits, led);
		assertThat(jointCares.behind(filter(Kept.ON), gap, 5)).extracting(JointCareView::id)
			.containsExactly(waits, led);
	}

	@Test
	void batchThatIsSentAgainAddsNothing() {
		var sent = List.of(entry(unit, other, "NAD-00018", null, "2026-05-20"));
		jointCares.recordAll(key(), sent, false);

		jointCares.recordAll(key(), sent, false);

		assertThat(board(Kept.ALL)).hasSize(1);
	}

	@Test
	void batchNeverOverwritesWhatIsKnownAndTellsSo() {
		var first = new JointCareEntry(unit, other, "NAD-00018", null, LocalDate.of(2026, 5, 20),
				JointCareTold.answer(other, "ACCEPTED", null, LocalDate.of(2026, 5, 21), null), false);
		jointCares.recordAll(key(), List.of(first), false);

		var told = jointCares.recordAll(key(),
				List.of(new JointCareEntry(unit, other, "NAD-00018", null, LocalDate.of(2026, 5, 20),
						JointCareTold.answer(other, "DECLINED", "THRESHOLD", LocalDate.of(2026, 5, 21), null), false)),
				false);

		assertThat(told.getFirst().remarks()).extracting(Problem.Field::reason).containsExactly("KNOWN_OTHERWISE");
		assertThat(board(Kept.ALL).getFirst().answer(other))
			.satisfies(it -> assertThat(Objects.requireNonNull(it).fact().code()).isEqualTo("ACCEPTED"));
	}

	@Test
	void batchThatIsTriedOutKeepsNothing() {
		jointCares.recordAll(key(), List.of(entry(unit, other, "NAD-00019", null, "2026-05-20")), true);

		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void fileIsTakenInWithAnswerAndLead() {
		try (var file = file("NAD-00020,%s,%s,20/05/2026,ACCEPTED,,21/05/2026,%s\n".formatted(unit.value(),
				other.value(), other.value()))) {
			assertThat(files.load(key(), file, true)).returns(1, JointCareFiles.Understood::opened);
			assertThat(files.load(key(), file, true)).returns(0, JointCareFiles.Understood::opened)
				.returns(0, JointCareFiles.Understood::changed);
		}

		assertThat(board(Kept.ALL)).singleElement().returns(other, JointCareView::leadUnit);
	}

	@Test
	void rowOfAFileThatIsWrongIsToldByItsNumberAndNothingIsKept() {
		try (var file = file("NAD-00020,%s,%s,20/05/2026,ACCEPTED,,21/05/2026,\nNAD-00021,%s,%s,20/05/2026,J Smith,,,\n"
			.formatted(unit.value(), other.value(), unit.value(), other.value()))) {
			assertThat(files.tryOut(file).problems()).singleElement()
				.satisfies(it -> assertThat(it.row()).isEqualTo(3))
				.satisfies(it -> assertThat(it.reason() + it.value()).doesNotContain("Smith"));
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> files.load(key(), file, true));
		}

		assertThat(board(Kept.ALL)).isEmpty();
	}

	@Test
	void fileThatIsTakenBackTakesItsRowsAndAnswersWithIt() {
		var id = opened("NAD-00022", "2026-05-20");
		var ids = new ArrayList<UUID>();
		given(imports.record(any(), any())).willAnswer(call -> {
			ids.add(call.getArgument(1));
			return new ImportId(call.getArgument(1));
		});
		try (var file = file(
				"NAD-00022,%1$s,%2$s,20/05/2026,ACCEPTED,,21/05/2026,\nNAD-00023,%1$s,%2$s,20/05/2026,,,,\n"
					.formatted(unit.value(), other.value()))) {
			files.load(key(), file, true);
		}

		transaction.executeWithoutResult(status -> importer.takeBack(new ImportId(ids.getFirst())));

		assertThat(board(Kept.ALL)).singleElement()
			.returns(id, JointCareView::id)
			.returns(JointCareStage.ASKED, JointCareView::stage);
	}

	@Test
	void deathThatAnotherUnitLearnedOfAsksNothingMore() {
		refusedByBoth("NAD-00024");

		ending.on(new PersonDied(envelope("NAD-00024"), TODAY));

		await().untilAsserted(() -> assertThat(jointCares.look()).returns(0, JointCares.Look::gaps));
	}

	@Test
	void deathThatWasTakenBackAsksAgain() {
		refusedByBoth("NAD-00025");
		ending.on(new PersonDied(envelope("NAD-00025"), TODAY));
		await().untilAsserted(() -> assertThat(board(Kept.GAP)).isEmpty());

		ending.on(new PersonDiedWithdrawn(envelope("NAD-00025")));

		await().untilAsserted(() -> assertThat(board(Kept.GAP)).hasSize(1));
	}

	@Test
	void personGoesWhenTheTimeIsOverAndTheCountStays() {
		var id = refusedByBoth("NAD-00026");
		tell(id, JointCareTold.closed(TODAY, "PERSON_DECLINED"));

		transaction.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY, 10, Set.of()));

		assertThat(find(id)).returns(null, JointCareView::ownRef)
			.returns(true, JointCareView::refusedOther)
			.returns(List.of(), JointCareView::told);
	}

	@Test
	void whatEitherServiceHoldsIsKept() {
		var id = opened("NAD-00027", "2026-05-20");
		tell(id, JointCareTold.closed(TODAY, "PERSON_DECLINED"));

		transaction.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY, 10, Set.of(other)));

		assertThat(find(id).ownRef()).isEqualTo("NAD-00027");
	}

	@Test
	void partnersPersonIsFoundByItsOwnNumber() {
		var id = opened("NAD-00028", "2026-05-20");
		shared(true);
		as(other);
		jointCares.tell(key(), id, version(id), JointCareTold.answer(other, "JOINT", null, TODAY, null), "CMH-00028");

		var found = transaction
			.execute(status -> jointCares.of(new PersonPanel.Whom(other, Set.of(new OwnRef("CMH-00028")), Set.of())));

		assertThat(found).extracting(JointCareView::id).containsExactly(id);
	}

	@Test
	void keyIsFoundByThePartnersOwnNumber() {
		var id = jointCares.open(key(), entry(unit, other, "NAD-00030", "0101011237", "2026-05-20"), Door.PAGE);
		shared(true);
		as(other);
		jointCares.tell(key(), id, version(id), JointCareTold.answer(other, "JOINT", null, TODAY, null), "CMH-00030");

		assertThat(retention.keysOf(other, new OwnRef("CMH-00030"))).containsExactly(person("chi"));
		assertThat(retention.keysOf(unit, new OwnRef("CMH-00030"))).isEmpty();
	}

	@Test
	void whoeverIsLateHearsWhatThereIsNow() {
		var id = opened("NAD-00029", "2026-05-20");
		int seen = version(id);
		lead(id, unit, "2026-05-21");

		assertThat(catchThrowableOfType(Problem.class,
				() -> jointCares.tell(key(), id, seen, JointCareTold.closed(TODAY, "OTHER"), null))
			.code()).isEqualTo(Problem.Code.CONFLICT);
	}

	private void as(UnitId who) {
		given(currentCaller.reach()).willReturn(Set.of(who));
	}

	private void shared(boolean is) {
		given(agreements.shares(any(), any(), any(), any(), any()))
			.willAnswer(call -> is && unit.equals(call.getArgument(0)) && other.equals(call.getArgument(1)));
	}

	private static UnitView view(UnitId of) {
		return new UnitView(of, "Unit " + of.value(), new OrganisationId("NAHSCP"), "Partnership", null, 0, List.of());
	}

	private static MemberView manager(UnitId of) {
		return new MemberView(new MemberId(UUID.randomUUID()), new AccountId(UUID.randomUUID()), "Mairi Test",
				"Manager", of, Role.UNIT_LEAD, TODAY, null, null, 1);
	}

	private static IncomingFile file(String rows) {
		String text = "own_ref,asked_by,asked_of,asked_on,answer,reason,answered_on,lead_unit\n" + rows;
		return IncomingFile.of("joint-care.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<CoOccurringGapFound> gaps(AssertablePublishedEvents events, JointCares.Id id) {
		var found = new ArrayList<CoOccurringGapFound>();
		events.ofType(CoOccurringGapFound.class)
			.matching(it -> it.envelope().record().value().equals(id.value()))
			.forEach(found::add);
		return found;
	}

	private static JointCareEntry entry(UnitId by, UnitId of, String ownRef, @Nullable String chi, String on) {
		return new JointCareEntry(by, of, ownRef, chi, LocalDate.parse(on), JointCareTold.NOTHING, false);
	}

	private JointCares.Id opened(String ownRef, String on) {
		return jointCares.open(key(), entry(unit, other, ownRef, null, on), Door.PAGE);
	}

	private JointCares.Id refusedByBoth(String ownRef) {
		var id = opened(ownRef, "2026-05-20");
		answer(id, other, "DECLINED", "BECAUSE_OF_SUBSTANCE_USE", "2026-05-21");
		answer(id, unit, "DECLINED", "THRESHOLD", "2026-05-22");
		return id;
	}

	private void answer(JointCares.Id id, UnitId by, String answer, @Nullable String reason, String on) {
		tell(id, JointCareTold.answer(by, answer, reason, LocalDate.parse(on), null));
	}

	private void lead(JointCares.Id id, UnitId who, String on) {
		tell(id, JointCareTold.lead(who, LocalDate.parse(on)));
	}

	private void tell(JointCares.Id id, JointCareTold told) {
		jointCares.tell(key(), id, version(id), told, null);
	}

	private int version(JointCares.Id id) {
		return jointCares.locked(id).orElseThrow().view().version();
	}

	private JointCareView find(JointCares.Id id) {
		return jointCares.find(id).orElseThrow();
	}

	private List<JointCareView> board(Kept list) {
		return jointCares.page(filter(list), 0, 50);
	}

	private static Filter filter(Kept list) {
		return new Filter(list, null, null);
	}

	private Envelope envelope(JointCares.Id id) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(id.value()), 99,
				OffsetDateTime.now(clock).toInstant(), unit, 1, null);
	}

	private Envelope envelope(String reference) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(UUID.randomUUID()), 1,
				OffsetDateTime.now(clock).toInstant(), null, 1, person(reference));
	}

	private PersonKey person(String reference) {
		return new PersonKey(new SpaceCode("TRT"),
				UUID.nameUUIDFromBytes((unit.value() + reference).getBytes()).toString().replace("-", ""), 1);
	}

	private static List<String> paths(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run).fields().stream().map(Problem.Field::path).toList();
	}

	private static List<String> reasons(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run).fields().stream().map(it -> it.reason()).toList();
	}

}
