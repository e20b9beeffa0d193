package scot.adp.treatment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.Scenario;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.events.SpaceCode;
import scot.adp.events.TreatmentStarted;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Caller;
import scot.adp.measures.CountTables;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.people.AgreementCode;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * Waits by their rules, in their module alone: on a database with no other module's
 * tables, and with stand-ins for what treatment asks of others.
 */
class WaitModuleTests extends TreatmentSlice {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final String HEADINGS = "own_ref,service,received_on,service_type,substance,source,first_treatment_on,treatment_type,unavailable_from,unavailable_to,nonattendance_on,nonattendance_kind\n";

	@Autowired
	Waits waits;

	@Autowired
	WaitFiles files;

	@Autowired
	WaitImporter importer;

	@Autowired
	WaitSource source;

	@Autowired
	WaitTally tally;

	@Autowired
	WaitRules rules;

	@Autowired
	WaitStore store;

	@Autowired
	WaitRetention retention;

	@Autowired
	HeldWaits heldWaits;

	@Autowired
	EndingListener ending;

	@Autowired
	ChangedRecords changes;

	private final List<ServiceView> known = new ArrayList<>();

	private ServiceId service;

	private int number;

	@BeforeEach
	void aService() {
		var caller = mock(Caller.class);
		given(caller.account()).willReturn(author.account());
		given(caller.may("treatment.wait.read")).willReturn(true);
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(unit));
		service = serviceOf(unit);
		given(agreements.toWrite(any(), any(), any())).willReturn(new AgreementCode("DSA-021"));
		given(references.read(any(), any(), any(), any())).willAnswer(call -> new OwnRef(call.getArgument(3)));
		given(keys.ofReferences(any(), any(), anyList())).willAnswer(call -> call.<List<OwnRef>>getArgument(2)
			.stream()
			.map(reference -> Optional.of(person(reference.value())))
			.toList());
		given(keys.newest(any())).willAnswer(call -> call.getArgument(0));
		given(unitSources.held(any(), any())).willReturn(UnitSources.Held.BY_RECORDS);
		given(unitSources.returned(any(), any(), any())).willReturn(List.of());
		given(signedOff.days(any())).willReturn(day -> false);
	}

	@Test
	void w12_awayWithoutAnEndIsPausedUntilSomebodySaysWhenItEnded() {
		clock.set(LocalDate.of(2026, 3, 31));
		Waits.Id id = opened(march(2), WaitFact.unavailable(march(20), null, "AWAY"));

		assertThat(view(id)).returns(WaitStage.PAUSED, WaitView::stage)
			.returns(29, WaitView::raw)
			.returns(12, WaitView::suspended)
			.returns(17, WaitView::adjusted)
			.returns(null, WaitView::lastInsideOn)
			.returns(true, WaitView::awayWithoutEnd);
		assertThat(listed(Waits.Kept.PAUSED)).containsExactly(id);
		assertThat(waits.look()).returns(1, Waits.Look::paused).returns(1, Waits.Look::pausedWithoutEnd);

		waits.add(key(), id, 1, List.of(WaitFact.unavailable(march(20), march(25), null)), false);

		assertThat(view(id)).returns(WaitStage.WAITING, WaitView::stage)
			.returns(23, WaitView::adjusted)
			.returns(march(29), WaitView::lastInsideOn);
		assertThat(waits.detail(id)).hasValueSatisfying(detail -> assertThat(detail.facts()).singleElement()
			.satisfies(told -> assertThat(told.fact()).isEqualTo(WaitFact.unavailable(march(20), march(25), "AWAY"))));
	}

	@Test
	void daysLeftAndPastAgreeWithTheClockOfWhoIsAway() {
		clock.set(LocalDate.of(2026, 4, 5));
		Waits.Id past = opened(march(2), WaitFact.unavailable(march(28), LocalDate.of(2026, 4, 10), "AWAY"));
		assertThat(view(past)).as("13 days by the calendar, 9 of them away")
			.returns(march(23), WaitView::lastInsideOn)
			.returns(-4, it -> it.left(waits.within(it.receivedOn())));

		Waits.Id still = opened(march(20), WaitFact.unavailable(march(28), LocalDate.of(2026, 4, 10), "AWAY"),
				WaitFact.offer(march(21), LocalDate.of(2026, 4, 28)));
		assertThat(view(still)).as("19 days by the calendar, 5 of them away")
			.returns(LocalDate.of(2026, 4, 24), WaitView::lastInsideOn)
			.returns(14, it -> it.left(waits.within(it.receivedOn())))
			.returns(true, WaitView::nextTooLate);
	}

	@Test
	void referralBeginsWhereTheLastOneWasTypedInAndNobodysWaitIsReadForIt() {
		given(agreements.lets(unit, ChangedRecords.WAITS, TODAY)).willReturn(true);
		assertThat(waits.beginning()).returns(null, Waits.Beginning::last)
			.satisfies(it -> assertThat(it.services()).extracting(ServiceView::id).containsExactly(service));
		opened(TODAY.minusDays(3));
		clearInvocations(recording);

		assertThat(waits.beginning().last()).isEqualTo(new Waits.Usual(service, "COMMUNITY"));
		verify(recording, never()).tell(any(), any());
	}

	@Test
	void unitThatNoAgreementLetsKeepWaitsTypesNoneIn() {
		given(agreements.lets(any(), any(), any())).willReturn(false);
		assertThat(waits.services()).isNotEmpty();
		assertThat(waits.beginning().services()).isEmpty();
	}

	@Test
	void w15_treatmentBeforeTheReferralIsRefused() {
		Waits.Id id = opened(LocalDate.of(2026, 3, 2));

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> waits.start(key(), id, 1, LocalDate.of(2026, 2, 28), "OST", false))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path, Problem.Field::reason)
				.containsExactly(tuple("startedOn", "TREATMENT_BEFORE_REFERRAL")));
		assertThat(view(id).version()).isEqualTo(1);
	}

	@Test
	void w18_completedInTheQuarterOfTreatmentAndOngoingInTheOneBefore() {
		opened(march(20), WaitFact.started(LocalDate.of(2026, 4, 2), "OST"));

		assertThat(count("WT-08", LocalDate.of(2026, 4, 1))).returns("1", it -> text(it.denominator()));
		assertThat(count("WT-08", march(1))).isNull();
		assertThat(count("WT-03", march(1))).returns("0", it -> text(it.numerator()))
			.returns("1", it -> text(it.denominator()));
		assertThat(own(march(1))).filteredOn(it -> it.figure().value() != null && it.figure().value().signum() > 0)
			.singleElement()
			.returns(true, WaitBand::ongoing)
			.returns("14", WaitBand::band);
	}

	@Test
	void w19_closedIsNeitherCompletedNorOngoingAndTwoServicesAreTwoWaits() {
		ServiceId other = serviceOf(unit);
		opened(march(2), WaitFact.closed(march(27), "MOVED"));
		waits.open(key(), sent("NAD-90001", service, march(2)), Waits.Door.PAGE);
		waits.open(key(), sent("NAD-90001", other, march(2)), Waits.Door.PAGE);

		assertThat(waits.total(Waits.Filter.of(Waits.Kept.ALL))).isEqualTo(3);
		assertThat(count("WT-08", march(1))).isNull();
		assertThat(count("WT-03", march(1))).returns("2", it -> text(it.denominator()));
		assertThat(count("WT-06", march(1))).returns("1", it -> text(it.numerator()));
	}

	@Test
	void w22_waitBeginsOnTheDayOnWhichItWasSent() {
		Waits.Id id = opened(LocalDate.of(2026, 11, 20));

		assertThat(view(id)).returns(3, WaitView::raw).returns(LocalDate.of(2026, 12, 11), WaitView::lastInsideOn);
	}

	@Test
	void listsTellWhatIsPastAndWhatSoonPassesTheNextFirst() {
		Waits.Id past = opened(TODAY.minusDays(22));
		Waits.Id today = opened(TODAY.minusDays(21));
		Waits.Id week = opened(TODAY.minusDays(14));
		opened(TODAY.minusDays(13));
		Waits.Id longer = opened(TODAY.minusDays(40));

		assertThat(listed(Waits.Kept.PAST)).containsExactly(longer, past);
		assertThat(listed(Waits.Kept.PASSES)).containsExactly(today, week);
		assertThat(waits.behind(Waits.Filter.of(Waits.Kept.PASSES), today, 5)).extracting(WaitView::id)
			.containsExactly(week);
		assertThat(waits.look()).returns(5, Waits.Look::open)
			.returns(2, Waits.Look::past)
			.returns(2, Waits.Look::passes)
			.returns(TODAY, Waits.Look::nextPassesOn);
		clock.set(TODAY.plusDays(1));
		assertThat(listed(Waits.Kept.PAST)).as("without a job at night").containsExactly(longer, past, today);
	}

	@Test
	void ofAQuarterThatAloneIsAskedWhichItCounts() {
		Waits.Id before = opened(TODAY.minusDays(100));
		opened(TODAY.minusDays(2));
		Period quarter = PeriodType.QUARTER.of(TODAY).previous();
		var filter = new Waits.Filter(Waits.Kept.NO_SOURCE, null, null, null, null, quarter.to());

		assertThat(waits.lookOf(quarter)).returns(1, Waits.Look::open);
		assertThat(waits.page(Waits.Filter.of(Waits.Kept.OPEN), 0, 10)).hasSize(2);
		assertThat(waits.total(filter)).isEqualTo(waits.lookOf(quarter).withoutSource());
		assertThat(waits.page(new Waits.Filter(Waits.Kept.OPEN, null, null, null, null, quarter.to()), 0, 10))
			.extracting(WaitView::id)
			.containsExactly(before);
	}

	@Test
	void nextAppointmentIsThatWhichStands() {
		Waits.Id id = opened(TODAY.minusDays(10), WaitFact.offer(TODAY.minusDays(9), TODAY.plusDays(1)),
				WaitFact.offer(TODAY.minusDays(8), TODAY.plusDays(3)));
		waits.add(key(), id, 1,
				List.of(WaitFact.offer(TODAY.minusDays(9), TODAY.plusDays(1), "DECLINED", TODAY.minusDays(7))), false);

		assertThat(view(id)).returns(TODAY.plusDays(3), WaitView::nextAppointmentOn).returns(2, WaitView::version);
	}

	@Test
	void whatIsToldAgainChangesNothingAndWhatIsNewIsAdded() {
		var first = waits.recordAll(key(), List.of(new Waits.Sent(entry("NAD-00001", march(2)), null)), false,
				Waits.Door.API);
		var again = waits.recordAll(key(), List.of(new Waits.Sent(entry("NAD-00001", march(2)), null)), false,
				Waits.Door.API);
		var more = waits.recordAll(key(), List.of(
				new Waits.Sent(entry("NAD-00001", march(2), WaitFact.started(march(20), "OST")), null),
				new Waits.Sent(entry("NAD-00001", march(2), WaitFact.unavailable(march(5), march(6), null)), null)),
				false, Waits.Door.API);

		assertThat(again.getFirst()).returns(first.getFirst().made(), BatchResult::made);
		assertThat(again.getFirst().remarks()).extracting(Problem.Field::reason).containsExactly("KNOWN_BEFORE");
		assertThat(more).extracting(BatchResult::made)
			.containsExactly(first.getFirst().made(), first.getFirst().made());
		assertThat(listedViews(Waits.Kept.ALL)).singleElement()
			.returns(WaitStage.STARTED, WaitView::stage)
			.returns(16, WaitView::adjusted)
			.returns(2, WaitView::version);
	}

	@Test
	void whatIsKnownOtherwiseIsToldAndNeverOverwritten() {
		Waits.Id id = opened("NAD-00002", march(2), WaitFact.started(march(20), "OST"));

		assertThat(faults(entry("NAD-00002", march(2), WaitFact.started(march(21), "OST"))))
			.extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("startedOn", "KNOWN_OTHERWISE"));
		assertThat(faults(entry("NAD-00002", march(2), WaitFact.closed(march(21), "MOVED"))))
			.extracting(Problem.Field::path)
			.containsExactly("closedOn");
		assertThat(view(id)).returns(march(20), WaitView::startedOn);
	}

	@Test
	void wrongFactsAreRefusedByField() {
		LocalDate day = TODAY.minusDays(10);
		assertThat(faults(entry("NAD-00003", TODAY.plusDays(1)))).extracting(Problem.Field::reason)
			.containsExactly("IN_FUTURE");
		assertThat(faults(entry("NAD-00003", TODAY.minusDays(401)))).extracting(Problem.Field::reason)
			.containsExactly("CONFIRM");
		assertThat(faults(entry("NAD-00003", day, WaitFact.unavailable(day.plusDays(3), day.plusDays(2), null))))
			.extracting(Problem.Field::path)
			.containsExactly("unavailableTo");
		assertThat(faults(entry("NAD-00003", day, WaitFact.unavailable(day, null, null),
				WaitFact.unavailable(day.plusDays(3), null, null))))
			.extracting(Problem.Field::reason)
			.containsExactly("OPEN_PERIODS_OVERLAP");
		assertThat(faults(entry("NAD-00003", day, WaitFact.notAttended(day.plusDays(1), "SLEPT_IN"))))
			.extracting(Problem.Field::path)
			.containsExactly("nonAttendanceKind");
		assertThat(faults(entry("NAD-00003", day, WaitFact.started(day.plusDays(1), "OST"),
				WaitFact.closed(day.plusDays(2), "MOVED"))))
			.extracting(Problem.Field::path)
			.containsExactly("closedOn");
		assertThat(waits.total(Waits.Filter.of(Waits.Kept.ALL))).isZero();
	}

	@Test
	void wrongStartIsTakenBackWithTheReasonAndStaysReadable(AssertablePublishedEvents events) {
		Waits.Id id = opened(march(2), WaitFact.started(march(20), "OST"));
		var wrong = waits.detail(id).orElseThrow().facts().getFirst();

		waits.correct(key(), id, 1, wrong.id(), WaitFact.started(march(24), "OST"), "WRONG");

		assertThat(waits.detail(id)).hasValueSatisfying(detail -> {
			assertThat(detail.of()).returns(22, WaitView::adjusted).returns(march(24), WaitView::startedOn);
			assertThat(detail.clock().inside()).isFalse();
			assertThat(detail.facts()).extracting(WaitDetail.Told::withdrawnBecause)
				.containsExactlyInAnyOrder("WRONG", null);
		});
		assertThat(
				events.ofType(TreatmentStarted.class).matching(it -> it.envelope().record().value().equals(id.value())))
			.extracting(it -> it.envelope().revision(), TreatmentStarted::startedOn)
			.containsExactly(tuple(1, march(20)), tuple(2, march(24)));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> waits.correct(key(), id, 1, WaitFact.Kind.STARTED, march(24), null, "WRONG"))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
		waits.correct(key(), id, 2, WaitFact.Kind.STARTED, march(24), null, "DID_NOT_HAPPEN");
		assertThat(view(id).open()).isTrue();
	}

	@Test
	void openingIsCorrectedAndJudgedAnew() {
		Waits.Id id = opened(march(2), WaitFact.started(march(24), "OST"));

		waits.correct(key(), id, 1, new Waits.Opening(march(4), "PRISON", "DRUGS", "PRISON"), "WRONG");

		assertThat(view(id)).returns(20, WaitView::adjusted).returns("PRISON", WaitView::serviceType);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(
					() -> waits.correct(key(), id, 2, new Waits.Opening(march(25), "PRISON", "DRUGS", null), "WRONG"))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::reason)
				.containsExactly("TREATMENT_BEFORE_REFERRAL"));
	}

	@Test
	void undoneOrWithdrawnWaitCountsNoMoreAndTellsOfNobody() {
		Waits.Id undone = opened("NAD-00010", march(2));
		waits.undo(key(), undone);
		Waits.Id wrong = opened("NAD-00010", march(2), WaitFact.started(march(10), "OST"));
		waits.withdraw(key(), wrong, 1, "ENTERED_TWICE");

		assertThat(waits.total(Waits.Filter.of(Waits.Kept.ALL))).isZero();
		assertThat(view(wrong)).returns(null, WaitView::ownRef).returns(false, WaitView::linked);
		assertThat(count("WT-08", march(1))).isNull();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> waits.undo(key(), undone));
	}

	@Test
	void waitOfAnotherUnitIsNone() {
		Waits.Id id = opened(march(2));
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("ANOTHER")));

		assertThat(waits.find(id)).isEmpty();
		assertThat(waits.page(Waits.Filter.of(Waits.Kept.ALL), 0, 10)).isEmpty();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> waits.start(key(), id, 1, march(5), "OST", false))
			.satisfies(problem -> assertThat(problem).returns(Problem.Code.FORBIDDEN, Problem::code)
				.hasMessage("There is no such wait in your units."));
		assertThat(waits.look().open()).isZero();
	}

	@Test
	void readsGoOnRecord() {
		Waits.Id id = opened(march(2));
		waits.find(id);
		waits.page(Waits.Filter.of(Waits.Kept.ALL), 0, 10);

		verify(recording).tell("wait " + id.value(), Map.of("unit", unit.value()));
		verify(recording).tell("waits", Map.of("rows." + unit.value(), "1", "waits", id.value().toString()));
	}

	@Test
	void whoObjectedIsPassedOverWithoutAWord() {
		given(keys.ofReferences(any(), any(), anyList())).willReturn(List.of(Optional.empty()));

		assertThat(waits.recordAll(key(), List.of(sent("NAD-00020", service, march(2))), false, Waits.Door.API))
			.containsExactly(new BatchResult(0, null, List.of(), List.of()));
		assertThat(waits.total(Waits.Filter.of(Waits.Kept.ALL))).isZero();
	}

	@Test
	void withoutAnAgreementNoWaitIsKept() {
		given(agreements.toWrite(any(), any(), any()))
			.willThrow(Problem.invalid("unit", "It is off.", "PERSON_LEVEL_OFF"));

		assertThat(faults(entry("NAD-00021", march(2)))).extracting(Problem.Field::reason)
			.containsExactly("PERSON_LEVEL_OFF");
	}

	@Test
	void eventTellsOfTheStartAndWhatChangedOfTheDays(AssertablePublishedEvents events) {
		Waits.Id id = opened(march(2), WaitFact.started(march(20), "OST"));

		assertThat(events).contains(TreatmentStarted.class)
			.matching(it -> it.envelope().record().value().equals(id.value()) && it.startedOn().equals(march(20))
					&& it.treatmentType().value().equals("OST") && it.envelope().person() == null);
		assertThat(events).contains(RecordsChanged.class)
			.matching(it -> it.dataSet().equals(ChangedRecords.WAITS) && unit.equals(it.envelope().unit())
					&& it.from().equals(march(2)) && it.to().equals(march(20)));
	}

	@Test
	void dryRunKeepsNothing() {
		var tried = waits.recordAll(key(), List.of(sent("NAD-00030", service, march(2)),
				new Waits.Sent(entry("NAD-00031", TODAY.plusDays(2)), null)), true, Waits.Door.API);

		assertThat(tried).extracting(it -> it.faults().size()).containsExactly(0, 1);
		assertThat(waits.total(Waits.Filter.of(Waits.Kept.ALL))).isZero();
		verify(recording).tell("waits tried out", Map.of("people." + unit.value(), "1"));
	}

	@Test
	void w20_standardIsToldByTheRatioThatIsNotRounded() {
		LocalDate quarter = LocalDate.of(2014, 4, 1);
		for (int i = 0; i < 20; i++) {
			opened("NAD-2%04d".formatted(i), quarter, WaitFact.started(quarter.plusDays((i < 18) ? 20 : 22), "OST"));
		}

		assertThat(Objects.requireNonNull(count("WT-01", quarter))).returns("18", it -> text(it.numerator()))
			.returns("20", it -> text(it.denominator()));
		assertThat(count("WT-08", quarter, Slice.of(unit))).returns("18", it -> text(it.numerator()));
		assertThat(count("WT-02", quarter)).returns("20", it -> text(it.numerator()));
		assertThat(count("WT-01", quarter, new Slice("substance", "ALCOHOL"))).returns("20",
				it -> text(it.denominator()));
		assertThat(count("WT-01", quarter.plusMonths(6))).isNull();
	}

	@Test
	void rawStandsBesideWhatCounts() {
		LocalDate quarter = LocalDate.of(2014, 10, 1);
		opened(quarter, WaitFact.unavailable(quarter.plusDays(3), quarter.plusDays(9), null),
				WaitFact.started(quarter.plusDays(25), "OST"));
		opened(quarter, WaitFact.started(quarter.plusDays(5), "OST"));

		assertThat(count("WT-01", quarter)).returns("2", it -> text(it.numerator()));
		assertThat(count("WT-07", quarter)).returns("1", it -> text(it.numerator()));
		assertThat(count("WT-05", quarter)).returns("1", it -> text(it.numerator()));
	}

	@Test
	void closedWithoutTreatmentLeavesOutWhoDiedOrWasEnteredTwice() {
		LocalDate quarter = LocalDate.of(2015, 1, 1);
		List.of("MOVED", "DECEASED", "DUPLICATE")
			.forEach(reason -> opened(quarter, WaitFact.closed(quarter.plusDays(5), reason)));
		opened(quarter, WaitFact.started(quarter.plusDays(5), "OST"));

		assertThat(count("WT-04", quarter)).returns("1", it -> text(it.numerator()))
			.returns("2", it -> text(it.denominator()));
		assertThat(count("WT-06", quarter, new Slice("reason", "DECEASED"))).returns("1", it -> text(it.numerator()));
	}

	@Test
	void unitThatFilesAReturnCountsByItAndNotByItsRows() {
		Period quarter = PeriodType.QUARTER.of(LocalDate.of(2016, 4, 1));
		opened(quarter.from(), WaitFact.started(quarter.from().plusDays(2), "OST"));
		given(unitSources.returned(eq(ChangedRecords.WAITS), any(), any())).willReturn(List.of(
				new Returned(unit, quarter, false,
						Map.of("ALCOHOL-COMMUNITY-COMPLETED", 10, "ALCOHOL-COMMUNITY-COMPLETED-7", 6,
								"ALCOHOL-COMMUNITY-COMPLETED-14", 0, "ALCOHOL-COMMUNITY-COMPLETED-21", 2,
								"ALCOHOL-COMMUNITY-COMPLETED-28", 1, "ALCOHOL-COMMUNITY-COMPLETED-35", 0,
								"ALCOHOL-COMMUNITY-COMPLETED-42", 0, "ALCOHOL-COMMUNITY-COMPLETED-OVER", 1)),
				new Returned(new UnitId("SILENT"), quarter, false, null),
				new Returned(new UnitId("NOTHING"), quarter, true, Map.of())));

		assertThat(count("WT-01", quarter.from())).returns("8", it -> text(it.numerator()))
			.returns("10", it -> text(it.denominator()));
		assertThat(count("WT-02", quarter.from())).returns("9", it -> text(it.numerator()));
		assertThat(count("WT-08", quarter.from(), Slice.of(new UnitId("SILENT")))).returns(Counted.State.MISSING,
				Counted::state);
		assertThat(count("WT-08", quarter.from(), Slice.of(new UnitId("NOTHING")))).returns(Counted.State.NIL_RETURN,
				Counted::state);
		assertThat(waits.ownBands(quarter, null, Set.of())).filteredOn(it -> !it.ongoing())
			.extracting(it -> it.figure().display())
			.containsExactly("6", "0", "2", "1", "0", "0", "1");
	}

	@Test
	void waitIsRefusedWhereItsEndFallsIntoAPeriodOfAReturn() {
		given(unitSources.held(any(), any())).willReturn((faults, path, of, day) -> faults
			.when(day.isBefore(LocalDate.of(2026, 4, 1)), path, "It files a return.", UnitSources.OTHER_SOURCE));

		assertThat(faults(entry("NAD-00040", march(2), WaitFact.started(march(20), "OST"))))
			.extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("startedOn", UnitSources.OTHER_SOURCE));
		assertThat(faults(entry("NAD-00040", march(20), WaitFact.started(LocalDate.of(2026, 4, 2), "OST")))).isEmpty();
		opened("NAD-00041", march(20));
		assertThat(heldWaits.since(unit, march(20))).isTrue();
		assertThat(heldWaits.since(unit, march(21))).as("one that goes on keeps nobody from filing").isFalse();
	}

	@Test
	void whatComesAfterTheReleaseIsMarked() {
		given(signedOff.days(ChangedRecords.WAITS)).willReturn(day -> day.isBefore(LocalDate.of(2014, 4, 1)));
		LocalDate day = LocalDate.of(2014, 1, 6);
		Waits.Id id = opened(day, WaitFact.started(day.plusDays(3), "OST"));
		Period quarter = PeriodType.QUARTER.of(day);

		assertThat(view(id).afterSignOff()).isTrue();
		assertThat(source.late(new MeasureCode("WT-01"), List.of(quarter))).containsEntry(quarter, 1L);
	}

	@Test
	void personGoesWhenItsTimeIsOverAndTheFigureStays() {
		LocalDate day = LocalDate.of(2013, 1, 7);
		Waits.Id id = opened("NAD-00050", day, WaitFact.unavailable(day.plusDays(2), day.plusDays(3), null),
				WaitFact.started(day.plusDays(9), "OST"));
		assertThat(retention.kept(Set.of(person("NAD-00050")))).hasSize(1);
		assertThat(retention.keptOf(person("NAD-00050"), Set.of(unit))).singleElement()
			.asString()
			.contains("treatment began on 2013-01-16");

		assertThat(retention.erase(Trigger.CLOSED, day.plusDays(8), 100, Set.of())).isZero();
		assertThat(retention.erase(Trigger.CLOSED, day.plusDays(9), 100, Set.of(unit))).as("held").isZero();
		assertThat(retention.erase(Trigger.CLOSED, day.plusDays(9), 100, Set.of())).isEqualTo(1);

		assertThat(view(id)).returns(null, WaitView::ownRef).returns(7, WaitView::adjusted);
		assertThat(store.facts(List.of(id), false)).isEmpty();
		assertThat(count("WT-01", day)).returns("1", it -> text(it.denominator()));
		assertThat(retention.kept(Set.of(person("NAD-00050")))).isEmpty();
	}

	@Test
	void rowsOfOneReferenceAddUpWhateverTheirOrder() {
		String one = "NAD-00060,%s,2/3/2026,COMMUNITY,ALCOHOL,GP,4/4/2026,OST,9/3/2026,15/3/2026,,\n"
			.formatted(service.value());
		String other = "NAD-00060,%s,2/3/2026,COMMUNITY,ALCOHOL,GP,,,12/3/2026,20/3/2026,,\n"
			.formatted(service.value());

		try (var file = file(other + one)) {
			assertThat(files.tryOut(file)).returns(1, WaitFiles.Understood::opened)
				.returns(2, WaitFiles.Understood::rows);
			assertThat(files.load(key(), file, true).problems()).isEmpty();
		}
		assertThat(listedViews(Waits.Kept.ALL)).singleElement()
			.returns(21, WaitView::adjusted)
			.returns(12, WaitView::suspended);
		try (var file = file(one + other)) {
			assertThat(files.load(key(), file, true)).returns(0, WaitFiles.Understood::opened)
				.returns(0, WaitFiles.Understood::changed);
		}
	}

	@Test
	void rowWithADayThatIsStillToComeIsRefusedByItsNumberAndNothingIsRepeated() {
		String good = "NAD-00061,%s,2/3/2026,COMMUNITY,ALCOHOL,,,,,,,\n".formatted(service.value());
		String future = "NAD-00062,%s,24/11/2026,COMMUNITY,ALCOHOL,,,,,,,\n".formatted(service.value());
		try (var file = file(good + future + good.replace("ALCOHOL", "J SMITH"))) {
			assertThat(files.tryOut(file).problems()).satisfiesExactly(unknown -> {
				assertThat(unknown.row()).isEqualTo(4);
				assertThat(unknown.reason()).doesNotContain("SMITH");
			}, late -> {
				assertThat(late.row()).isEqualTo(3);
				assertThat(late.column()).contains("received_on");
				assertThat(late.value()).isNull();
			});
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> files.load(key(), file, true));
		}
		assertThat(waits.total(Waits.Filter.of(Waits.Kept.ALL))).isZero();
		verify(imports, never()).record(any(), any());
	}

	@Test
	void fileThatIsTakenBackTakesWhatItToldOfOthersToo() {
		Waits.Id before = opened("NAD-00070", march(2));
		var ids = new ArrayList<UUID>();
		given(imports.record(any(), any())).willAnswer(call -> {
			ids.add(call.getArgument(1));
			return new ImportId(call.getArgument(1));
		});
		try (var file = file("""
				NAD-00070,%1$s,2/3/2026,COMMUNITY,ALCOHOL,,20/3/2026,OST,,,,
				NAD-00071,%1$s,2/3/2026,COMMUNITY,ALCOHOL,,,,,,,
				""".formatted(service.value()))) {
			assertThat(files.load(key(), file, false)).returns(1, WaitFiles.Understood::opened)
				.returns(1, WaitFiles.Understood::changed);
		}
		assertThat(view(before).open()).isFalse();

		transaction.executeWithoutResult(status -> importer.takeBack(new ImportId(ids.getFirst())));

		assertThat(listed(Waits.Kept.ALL)).containsExactly(before);
		assertThat(view(before).open()).isTrue();
	}

	@Test
	void rowsAreJudgedAsTheClockDoesOnWhateverDay() {
		var random = new Random(11);
		for (int i = 0; i < 60; i++) {
			opened("NAD-3%04d".formatted(i), march(2), facts(random).toArray(WaitFact[]::new));
		}
		for (LocalDate day : List.of(march(10), march(31), LocalDate.of(2026, 5, 9))) {
			clock.set(day);
			int[] inTheDatabase = new int[1];
			tally.count(List.of(new Period(PeriodType.MONTH, day.withDayOfMonth(1))), range(), null, Set.of(unit))
				.stream()
				.filter(it -> it.kind() == WaitTally.Kind.ONGOING)
				.forEach(it -> inTheDatabase[0] += (int) (Objects.requireNonNull(it.days()) * it.waits()));
			int byTheClock = waits.page(Waits.Filter.of(Waits.Kept.ALL), 0, 100).stream().mapToInt(row -> {
				var standing = store.facts(List.of(row.id()), true)
					.getOrDefault(row.id(), List.of())
					.stream()
					.map(WaitDetail.Told::fact)
					.toList();
				var of = WaitFacts.of(row.receivedOn(), standing);
				boolean on = (of.firstTreatmentOn() == null || of.firstTreatmentOn().isAfter(day))
						&& (of.closedOn() == null || of.closedOn().isAfter(day));
				return on ? WaitClock.of(of, rules.judging(row.receivedOn()), 21, day).adjusted() : 0;
			}).sum();
			assertThat(inTheDatabase[0]).as("on %s", day).isEqualTo(byTheClock);
		}
		clock.reset();
		var rows = waits.page(Waits.Filter.of(Waits.Kept.ALL), 0, 100);
		var clocks = waits.clocks(rows);
		assertThat(rows).hasSize(60).allSatisfy(row -> {
			var clock = Objects.requireNonNull(clocks.get(row.id()));
			assertThat(row.adjusted()).isEqualTo(clock.adjusted());
			assertThat(row.suspended()).isEqualTo(clock.suspended());
			assertThat(row.raw()).isEqualTo(clock.raw());
			assertThat(row.lastInsideOn()).isEqualTo(clock.lastInsideDay());
		});
	}

	@Test
	void ruleThatChangesJudgesWaitsAnewAndTellsWhoCounts(AssertablePublishedEvents events) throws Exception {
		Waits.Id id = opened(march(2), WaitFact.unavailable(march(9), march(15), null),
				WaitFact.started(march(30), "OST"));
		Waits.Id open = opened(march(2), WaitFact.notAttended(march(16), "DID_NOT_ATTEND"));
		var raw = new WaitRules(
				ConfigFile.of(Path.of("waits.yaml"), Files.readString(Path.of("config/treatment/waits.yaml"))
					.replace("- { from: 2011-04-01, rule: DA-LOCAL-1 }", "- { from: 2011-04-01, rule: DA-RAW }")));
		var judging = new WaitJudging(store, raw, source, changes, recording, transaction, clock);

		judging.run();

		assertThat(view(id)).returns("DA-RAW", WaitView::rule).returns(28, WaitView::adjusted);
		assertThat(view(open)).returns(march(2), WaitView::countedFrom).returns(march(23), WaitView::lastInsideOn);
		assertThat(judging.progress()).isEmpty();
		assertThat(events).contains(RecordsChanged.class)
			.matching(it -> it.dataSet().equals(ChangedRecords.WAITS) && it.envelope().unit() == null
					&& !it.from().isAfter(march(2)));
		assertThat(store.judgedOtherwise(raw.stamps())).isZero();
		new WaitJudging(store, rules, source, changes, recording, transaction, clock).run();
		assertThat(view(id)).returns(21, WaitView::adjusted);
		assertThat(view(open)).returns(march(16), WaitView::countedFrom);
	}

	@Test
	void whatIsChangedWhileItIsJudgedIsLeftToWhoChangedIt() throws Exception {
		Waits.Id id = opened(march(2), WaitFact.notAttended(march(16), "DID_NOT_ATTEND"));
		Waits.Id calm = opened(march(3), WaitFact.notAttended(march(16), "DID_NOT_ATTEND"));
		var raw = new WaitRules(
				ConfigFile.of(Path.of("waits.yaml"), Files.readString(Path.of("config/treatment/waits.yaml"))
					.replace("- { from: 2011-04-01, rule: DA-LOCAL-1 }", "- { from: 2011-04-01, rule: DA-RAW }")));
		var read = store.judgedOtherwise(raw.stamps(), null, 10_000);
		waits.start(key(), id, 1, march(30), "OST", false);

		store.judge(read.stream()
			.map(it -> new WaitStore.Anew(it.id(), it.version(),
					Judged.of(it.receivedOn(), it.facts(), raw, march(31))))
			.toList());

		assertThat(view(id)).returns("DA-LOCAL-1", WaitView::rule).returns(WaitStage.STARTED, WaitView::stage);
		assertThat(view(calm).rule()).isEqualTo("DA-RAW");
		new WaitJudging(store, rules, source, changes, recording, transaction, clock).run();
	}

	@Test
	void bandsOfAllGoThroughTheGateTogetherWhateverIsAskedOfThem() {
		LocalDate quarter = LocalDate.of(2017, 4, 1);
		opened(quarter, WaitFact.started(quarter.plusDays(10), "OST"));
		Period of = PeriodType.QUARTER.of(quarter);
		var sent = new ArrayList<List<CountTables.Count>>();
		given(countTables.open(any(), anyInt())).willAnswer(call -> {
			sent.add(call.getArgument(0));
			return sent.getLast().stream().map(CountTables.Count::asItIs).toList();
		});

		assertThat(waits.bands(of, Set.of())).hasSize(14).extracting(it -> it.figure().display()).contains("1");
		assertThat(waits.bands(of, Set.of(Waits.Dimension.SUBSTANCE))).hasSize(42)
			.filteredOn(it -> it.figure().display().equals("1"))
			.singleElement()
			.returns("ALCOHOL", WaitBand::substance)
			.returns("14", WaitBand::band);
		assertThat(sent.getFirst()).isEqualTo(sent.getLast()).hasSize(98);
		assertThat(sent.getFirst()
			.stream()
			.flatMap(it -> it.lines().stream())
			.collect(Collectors.groupingBy(it -> it, Collectors.counting())))
			.as("each band by substance, each by service type, and the parts of a row up to three weeks and to six")
			.isNotEmpty()
			.allSatisfy((line, cells) -> assertThat(cells).isBetween(3L, 4L));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> waits.bands(of, Set.of(Waits.Dimension.SUBSTANCE, Waits.Dimension.SERVICE_TYPE)));
	}

	@Test
	void waitOfSomebodyWhoDiedAsksNothingMoreOnceOrTwiceAndGoesOnOnceItWasAnother(Scenario scenario) {
		clock.set(LocalDate.of(2026, 3, 31));
		Waits.Id away = opened("NAD-00081", march(2), WaitFact.unavailable(march(20), null, "AWAY"));
		Waits.Id other = opened("NAD-00082", march(2));
		assertThat(listed(Waits.Kept.PAUSED)).containsExactly(away);
		var died = died("NAD-00081", 1, march(27));

		scenario.publish(died).forStateChange(() -> listed(Waits.Kept.PAUSED), List::isEmpty).andVerify(none -> {
			assertThat(view(away)).returns(WaitStage.CLOSED, WaitView::stage)
				.returns(false, WaitView::open)
				.returns(25, WaitView::raw)
				.returns(17, WaitView::adjusted)
				.returns(null, WaitView::closeReason)
				.returns(1, WaitView::version);
			assertThat(waits.look()).returns(1, Waits.Look::open).returns(0, Waits.Look::pausedWithoutEnd);
			assertThat(listed(Waits.Kept.OPEN)).containsExactly(other);
			assertThat(waits.detail(away).orElseThrow()).returns(march(27), WaitDetail::asAt)
				.satisfies(detail -> assertThat(detail.clock().adjusted()).isEqualTo(17));
			assertThat(waits.clocks(List.of(view(away))).values()).extracting(WaitClock::adjusted).containsExactly(17);
		});
		verify(messages, never()).put(any(), any(), any(), any(), any());
		transaction.executeWithoutResult(status -> ending.on(died("NAD-00081", 1, march(30))));
		assertThat(view(away).stoppedOn()).as("told twice").isEqualTo(march(27));

		scenario.publish(new PersonDiedWithdrawn(envelope("NAD-00081", 2)))
			.forStateChange(() -> listed(Waits.Kept.PAUSED), it -> !it.isEmpty())
			.andVerify(again -> assertThat(view(away)).returns(WaitStage.PAUSED, WaitView::stage)
				.returns(29, WaitView::raw)
				.returns(17, WaitView::adjusted));
	}

	@Test
	void whatIsToldLateOfSomebodyWhoDiedCountsAndIsInNoServicesFailure() {
		clock.set(LocalDate.of(2026, 3, 31));
		Waits.Id later = opened("NAD-00083", march(30));
		Waits.Id ended = opened("NAD-00083", march(4), WaitFact.started(march(12), "OST"));
		Waits.Id treated = opened("NAD-00084", march(2));
		var closedBefore = count("WT-04", march(1));
		transaction.executeWithoutResult(status -> {
			ending.on(died("NAD-00083", 1, march(27)));
			ending.on(died("NAD-00084", 1, march(27)));
			ending.on(new PersonDied(new Envelope(new EventId(UUID.randomUUID()), new RecordId(UUID.randomUUID()), 1,
					clock.instant(), unit, 1, null), march(27)));
		});

		await().untilAsserted(() -> {
			assertThat(view(later).stoppedOn()).as("never before the referral").isEqualTo(march(30));
			assertThat(view(treated).stoppedOn()).isEqualTo(march(27));
		});
		assertThat(view(ended)).returns(null, WaitView::stoppedOn).returns(WaitStage.STARTED, WaitView::stage);
		assertThat(count("WT-04", march(1))).isEqualTo(closedBefore);
		assertThat(own(march(1)).stream().filter(WaitBand::ongoing)).as("none goes on")
			.isNotEmpty()
			.allSatisfy(band -> assertThat(band.figure().display()).isEqualTo("0"));
		waits.correct(key(), treated, 1, new Waits.Opening(march(3), "COMMUNITY", "ALCOHOL", "GP"), "WRONG");
		waits.start(key(), treated, 2, march(10), "OST", false);
		assertThat(view(treated)).returns(WaitStage.STARTED, WaitView::stage)
			.returns(7, WaitView::adjusted)
			.returns(march(10), WaitView::startedOn);
	}

	private PersonDied died(String reference, int revision, LocalDate learnedOn) {
		return new PersonDied(envelope(reference, revision), learnedOn);
	}

	private Envelope envelope(String reference, int revision) {
		return new Envelope(new EventId(UUID.randomUUID()),
				new RecordId(UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8))), revision,
				clock.instant(), unit, 1, person(reference));
	}

	private static Collection<Integer> range() {
		return IntStream.rangeClosed(0, 100).boxed().toList();
	}

	private static List<WaitFact> facts(Random random) {
		var facts = new ArrayList<WaitFact>();
		for (int i = random.nextInt(3); i > 0; i--) {
			LocalDate from = march(2).plusDays(random.nextInt(50) - 5L);
			facts.add(WaitFact.unavailable(from, from.plusDays(random.nextInt(15)), null));
		}
		var missed = random.ints(random.nextInt(3), 0, 60).distinct().toArray();
		for (int day : missed) {
			facts.add(WaitFact.notAttended(march(2).plusDays(day), "DID_NOT_ATTEND"));
		}
		if (random.nextInt(3) == 0) {
			facts.add(WaitFact.started(march(2).plusDays(random.nextInt(70)), "OST"));
		}
		var once = facts.stream().collect(Collectors.groupingBy(it -> it.kind() + " " + it.on()));
		return once.values().stream().map(List::getFirst).toList();
	}

	private Waits.Id opened(LocalDate receivedOn, WaitFact... facts) {
		return opened("NAD-1%04d".formatted(number++), receivedOn, facts);
	}

	private Waits.Id opened(String reference, LocalDate receivedOn, WaitFact... facts) {
		return waits.open(key(), new Waits.Sent(entry(reference, receivedOn, facts).sure(), null), Waits.Door.PAGE)
			.id();
	}

	private WaitEntry entry(String reference, LocalDate receivedOn, WaitFact... facts) {
		return new WaitEntry(service, receivedOn, "COMMUNITY", "ALCOHOL", null, reference, somebody(), List.of(facts),
				false);
	}

	private static SupplyEntry.Profile somebody() {
		return new SupplyEntry.Profile("AGE_25_34", "NOT_ASKED", "SIMD_1", "NOT_ASKED");
	}

	private static Waits.Sent sent(String reference, ServiceId service, LocalDate receivedOn) {
		return new Waits.Sent(new WaitEntry(service, receivedOn, "COMMUNITY", "ALCOHOL", null, reference, somebody(),
				List.of(), true), null);
	}

	private List<Problem.Field> faults(WaitEntry entry) {
		return waits.recordAll(key(), List.of(new Waits.Sent(entry, null)), true, Waits.Door.API).getFirst().faults();
	}

	private WaitView view(Waits.Id id) {
		return waits.find(id).orElseThrow();
	}

	private List<Waits.Id> listed(Waits.Kept kept) {
		return listedViews(kept).stream().map(WaitView::id).toList();
	}

	private List<WaitView> listedViews(Waits.Kept kept) {
		return waits.page(Waits.Filter.of(kept), 0, 100);
	}

	private List<WaitBand> own(LocalDate day) {
		return waits.ownBands(PeriodType.QUARTER.of(day), null, Set.of());
	}

	/** What a measure counts of this test's own unit. */
	private @Nullable Counted count(String measure, LocalDate day) {
		Slice slice = Set.of("WT-01", "WT-07").contains(measure) ? Slice.WHOLE : Slice.of(unit);
		return count(measure, day, slice);
	}

	private @Nullable Counted count(String measure, LocalDate day, Slice slice) {
		return source
			.count(List.of(new MeasureSource.Asked(new MeasureCode(measure), PeriodType.QUARTER.of(day), 1,
					measure.equals("WT-02") ? 42 : 21)))
			.stream()
			.filter(it -> it.slice().equals(slice))
			.filter(it -> !slice.whole() || it.rows() > 0)
			.findFirst()
			.orElse(null);
	}

	private static String text(@Nullable Object number) {
		return String.valueOf(number);
	}

	private static LocalDate march(int day) {
		return LocalDate.of(2026, 3, day);
	}

	private PersonKey person(String reference) {
		return new PersonKey(new SpaceCode("TRT"),
				UUID.nameUUIDFromBytes((unit.value() + reference).getBytes(StandardCharsets.UTF_8))
					.toString()
					.replace("-", ""),
				1);
	}

	private ServiceId serviceOf(UnitId of) {
		var made = new ServiceView(new ServiceId(UUID.randomUUID()), 1, of, "Service " + UUID.randomUUID(),
				ServiceView.State.DRAFT, null);
		known.add(made);
		given(services.byIds(anyCollection())).willAnswer(call -> known.stream()
			.filter(it -> call.<Collection<ServiceId>>getArgument(0).contains(it.id()))
			.collect(Collectors.toMap(ServiceView::id, it -> it)));
		given(services.of(anyCollection()))
			.willAnswer(call -> known.stream().collect(Collectors.groupingBy(ServiceView::unit)));
		return made.id();
	}

	private static IncomingFile file(String rows) {
		return IncomingFile.of("waits.csv",
				new ByteArrayInputStream((HEADINGS + rows).getBytes(StandardCharsets.UTF_8)));
	}

}
