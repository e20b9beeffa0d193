package scot.adp.families;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.activities.SessionCatalogue;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceLists;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.FamilySupportEnded;
import scot.adp.events.FamilySupportStarted;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.families.FamilySupports.Door;
import scot.adp.families.FamilySupports.Kept;
import scot.adp.families.SupportFact.Kind;
import scot.adp.families.SupportFact.Moment;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Memberships;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.AgreementCode;
import scot.adp.people.Agreements;
import scot.adp.people.Chi;
import scot.adp.people.Deaths;
import scot.adp.people.IdentityColumns;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonCheck;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.people.spi.PersonPanel;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.notification.Messages;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Families by their rules, in their module alone: on a database with no other module's
 * tables, and with stand-ins for what families ask of others.
 */
@ModuleTest
@Import({ OwnClock.class, FamiliesModuleTests.People.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false" })
class FamiliesModuleTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final UnitId HOUSING = new UnitId("NAC-HOUSING");

	private static final SpaceCode SPACE = new SpaceCode("COM");

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	FamilySupports supports;

	@Autowired
	SupportFiles files;

	@Autowired
	SupportSource source;

	@Autowired
	SupportRetention retention;

	@Autowired
	MemberRetention memberRetention;

	@Autowired
	HeldSupport held;

	@Autowired
	FamilyEndings ending;

	@Autowired
	SupportImporter importer;

	@MockitoBean
	Recording recording;

	@MockitoBean
	CurrentCaller currentCaller;

	@MockitoBean
	OrganisationNames units;

	@MockitoBean
	Memberships memberships;

	@MockitoBean
	Messages messages;

	@MockitoBean
	Partners partners;

	@MockitoBean
	Areas areas;

	@MockitoBean
	Agreements agreements;

	@MockitoBean
	PersonKeys keys;

	@MockitoBean
	Deaths deaths;

	@MockitoBean
	References references;

	@MockitoBean
	IdentityColumns identityColumns;

	@MockitoBean
	Imports imports;

	@MockitoBean
	UnitSources unitSources;

	@MockitoBean
	SignedOff signedOff;

	private UnitId unit;

	private Author author;

	@BeforeEach
	void standIns() {
		clock.set(TODAY);
		unit = new UnitId("U-" + UUID.randomUUID().toString().substring(0, 8));
		author = new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Mairi Test, Worker",
				OffsetDateTime.now(clock));
		given(recording.author()).willAnswer(call -> author);
		given(recording.author(any())).willAnswer(call -> author);
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(4).get().id());
		var caller = mock(Caller.class);
		given(caller.account()).willReturn(author.account());
		given(caller.may(any())).willReturn(true);
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(unit));
		given(units.unit(any())).willAnswer(call -> Optional.of(new OrganisationNames.UnitName(call.getArgument(0),
				"A unit", new OrganisationId("NAHSCP"), "Partnership")));
		given(agreements.toWrite(any(), any(), any())).willReturn(new AgreementCode("DSA-024"));
		given(agreements.lets(any(), any(), any())).willReturn(true);
		given(references.read(any(), any(), any(), any())).willAnswer(call -> new OwnRef(call.getArgument(3)));
		given(keys.ofReferences(any(), any(), anyList())).willAnswer(
				call -> call.<List<OwnRef>>getArgument(2).stream().map(it -> Optional.of(key(it.value()))).toList());
		given(keys.chi(any(), any(), any())).willReturn(mock(Chi.class));
		given(keys.ofChis(any(), any(), any(), anyList())).willAnswer(call -> call.<List<Chi>>getArgument(3)
			.stream()
			.map(it -> Optional.of(key("P-" + unit.value())))
			.toList());
		given(keys.newest(any())).willAnswer(call -> call.getArgument(0));
		given(unitSources.held(any(), any())).willReturn(UnitSources.Held.BY_RECORDS);
		given(unitSources.returned(any(), any(), any())).willReturn(List.of());
		given(signedOff.days(any())).willReturn(day -> false);
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	@Test
	void stepsLeadFromTheRequestToTheEndAndAnyMayBeSkipped() {
		var id = open("CF-1", day(9, 1), null);
		assertThat(view(id).state()).isEqualTo(SupportState.REQUESTED);
		add(id, 1, SupportFact.of(Kind.ACCEPTED, day(9, 3)));
		assertThat(view(id).state()).isEqualTo(SupportState.WAITING);
		add(id, 2, SupportFact.of(Kind.STARTED, day(9, 10)));
		assertThat(view(id).state()).isEqualTo(SupportState.OPEN);
		add(id, 3, SupportFact.of(Kind.CLOSED, day(11, 1), "PLANNED_COMPLETE"));
		assertThat(view(id).state()).isEqualTo(SupportState.CLOSED);
		assertThat(view(open("CF-2", null, day(9, 10))).state()).isEqualTo(SupportState.OPEN);
	}

	@Test
	void firstSupportBeforeTheRequestIsRefused() {
		assertThat(refused(() -> open("CF-1", day(9, 10), day(9, 9)))).satisfies(problem -> {
			assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("firstSupportOn");
			assertThat(problem.fields()).extracting(Problem.Field::reason).containsExactly(SupportCheck.BEFORE_REQUEST);
		});
	}

	@Test
	void endBeforeTheBeginningIsRefused() {
		var id = open("CF-1", null, day(9, 10));

		assertThat(refused(() -> add(id, 1, SupportFact.of(Kind.CLOSED, day(9, 9), "MOVED"))).fields())
			.extracting(Problem.Field::path)
			.containsExactly("closedOn");
	}

	@Test
	void memberWithoutARoleIsRefusedByItsField() {
		assertThat(refused(
				() -> supports.open(key(), sent(entry("CF-1", day(9, 1), null), member("", "AGE_5_11")), Door.PAGE))
			.fields()).extracting(Problem.Field::path).containsExactly("members[0].role");
	}

	@Test
	void familyHasAtLeastOneMember() {
		assertThat(refused(() -> supports.open(key(), sent(entry("CF-1", day(9, 1), null)), Door.PAGE)).fields())
			.extracting(Problem.Field::path)
			.containsExactly("members");
	}

	@Test
	void numberOfSomebodyUnderSixteenIsRefusedAndNotRepeated() {
		var child = new FamilySupports.SentMember(new SupportEntry.Member("CHILD", "AGE_12_15", null), "0101101234");

		assertThat(refused(() -> supports.open(key(), sent(entry("CF-1", day(9, 1), null), child), Door.PAGE)))
			.satisfies(problem -> {
				assertThat(problem.fields()).extracting(Problem.Field::reason).containsExactly("UNDER_16");
				assertThat(problem.fields().toString()).doesNotContain("0101101234");
			});
	}

	@Test
	void familyIsSupportedOnceAtATimeByAUnit() {
		open("CF-1", day(9, 1), day(9, 3));

		assertThat(refused(() -> open("CF-1", day(10, 1), null)).fields()).extracting(Problem.Field::reason)
			.contains("ALREADY_SUPPORTED");
	}

	@Test
	void familyThatComesBackWithinTwentyEightDaysGoesOn() {
		var id = open("CF-1", day(3, 1), day(3, 3));
		add(id, 1, SupportFact.of(Kind.CLOSED, day(9, 1), "DISENGAGED"));

		var again = open("CF-1", day(9, 29), null);

		assertThat(again).isEqualTo(id);
		assertThat(view(id)).returns(SupportState.OPEN, FamilySupportView::state)
			.returns(day(3, 3), FamilySupportView::firstSupportOn);
		assertThat(supports.detail(id).orElseThrow().facts()).filteredOn(it -> !it.stands())
			.extracting(SupportDetail.Told::withdrawnBecause)
			.containsExactly(FamilyRules.REOPENED);
	}

	@Test
	void familyThatComesBackLaterIsANewTimeOfSupport() {
		var id = open("CF-1", day(3, 1), day(3, 3));
		add(id, 1, SupportFact.of(Kind.CLOSED, day(9, 1), "DISENGAGED"));

		assertThat(open("CF-1", day(9, 30), null)).isNotEqualTo(id);
	}

	@Test
	void familyOpenForLongWithoutAReviewIsAskedAbout() {
		var long1 = refused(() -> open("CF-1", null, LocalDate.of(2025, 5, 22)));

		assertThat(long1.fields()).extracting(Problem.Field::reason).containsOnly(SupportCheck.CONFIRM);
	}

	@Test
	void scoreLowerThanAtTheStartIsAskedAbout() {
		var id = open("CF-1", null, day(9, 1));
		add(id, 1, score(Moment.START, 20));

		assertThat(refused(() -> add(id, 2, score(Moment.END, 19))).fields()).extracting(Problem.Field::reason)
			.containsExactly(SupportCheck.CONFIRM);
	}

	@Test
	void scoreOfAToolWithoutALicenceIsRefused() {
		var id = open("CF-1", null, day(9, 1));
		var star = new SupportFact(Kind.SCORE, day(9, 2), "STAR", Moment.START, BigDecimal.TEN);

		assertThat(refused(() -> add(id, 1, star)).fields()).extracting(Problem.Field::path).containsExactly("tool");
	}

	@Test
	void whatHasNoCodeIsRefusedWithOne() {
		var id = open("CF-1", null, day(9, 1));

		assertThat(refused(() -> add(id, 1, SupportFact.of(Kind.CONTACTED, day(9, 2), "YES"))).fields())
			.extracting(Problem.Field::path)
			.containsExactly("code");
	}

	@Test
	void reviewIsDueTwelveWeeksAfterTheLastOne() {
		var id = open("CF-1", null, day(9, 1));
		assertThat(view(id).nextDueOn()).isEqualTo(day(9, 1).plusDays(84));

		add(id, 1, SupportFact.of(Kind.REVIEWED, day(11, 20)));

		assertThat(view(id).nextDueOn()).isEqualTo(day(11, 20).plusDays(84));
		assertThat(supports.look()).returns(0, FamilySupports.Look::due).returns(1, FamilySupports.Look::goesOn);
	}

	@Test
	void whoWaitsStandsFirstAndThenWhatIsDue() {
		var due = open("CF-1", null, day(6, 1));
		var later = open("CF-2", null, day(11, 1));
		var waits = open("CF-3", day(11, 20), null);

		assertThat(supports.page(FamilySupports.Filter.of(Kept.ON), 0, 10)).extracting(FamilySupportView::id)
			.containsExactly(waits, due, later);
		assertThat(supports.page(FamilySupports.Filter.of(Kept.DUE), 0, 10)).extracting(FamilySupportView::id)
			.containsExactly(due);
	}

	@Test
	void nightlyBatchAddsWhatIsNewAndPassesOverTheRest() {
		var first = supports.recordAll(key(),
				List.of(sent(entry("CF-1", day(9, 1), null), member("CHILD", "AGE_5_11"))), false, Door.API);
		var second = supports.recordAll(key(), List
			.of(sent(entry("CF-1", day(9, 1), day(9, 9)), member("CHILD", "AGE_5_11"), member("PARENT", "OVER_25"))),
				false, Door.API);
		int version = supports.page(FamilySupports.Filter.of(Kept.ALL), 0, 10).getFirst().version();
		supports.recordAll(key(), List
			.of(sent(entry("CF-1", day(9, 1), day(9, 9)), member("CHILD", "AGE_5_11"), member("PARENT", "OVER_25"))),
				false, Door.API);

		assertThat(second.getFirst().made()).isEqualTo(first.getFirst().made());
		assertThat(supports.page(FamilySupports.Filter.of(Kept.ALL), 0, 10)).singleElement()
			.returns(day(9, 9), FamilySupportView::firstSupportOn)
			.returns(2, FamilySupportView::members)
			.returns(version, FamilySupportView::version);
	}

	@Test
	void batchKeepsWhatIsRightAndTellsWhatIsKnownOtherwise() {
		open("CF-1", day(9, 1), day(9, 3));

		var results = supports.recordAll(key(),
				List.of(sent(entry("CF-1", day(9, 1), day(9, 4)), member("CHILD", "AGE_5_11")),
						sent(entry("CF-2", day(9, 1), null), member("CHILD", "AGE_5_11"))),
				false, Door.API);

		assertThat(results.get(0).faults()).extracting(Problem.Field::reason).containsExactly(SupportCheck.DIFFERS);
		assertThat(results).extracting(BatchResult::made).element(1).isNotNull();
	}

	@Test
	void faultyRowOfAFamilyLeavesWhatEarlierRowsToldOfItAlone() {
		var results = supports.recordAll(key(),
				List.of(sent(entry("CF-1", day(9, 1), day(9, 3)), member("CHILD", "AGE_5_11")),
						sent(entry("CF-1", day(9, 1), day(9, 8)), member("CHILD", "AGE_5_11"))),
				false, Door.API);

		assertThat(results.get(1).faults()).isNotEmpty();
		assertThat(supports.page(FamilySupports.Filter.of(Kept.ALL), 0, 10)).singleElement()
			.returns(day(9, 3), FamilySupportView::firstSupportOn);
	}

	@Test
	void dryRunKeepsNothing() {
		var results = supports.recordAll(key(),
				List.of(sent(entry("CF-1", day(9, 1), null), member("CHILD", "AGE_5_11"))), true, Door.API);

		assertThat(results.getFirst().faults()).isEmpty();
		assertThat(supports.total(FamilySupports.Filter.of(Kept.ALL))).isZero();
	}

	@Test
	void f15_dayOfWhichTheUnitBringsAReturnIsRefused() {
		given(unitSources.held(any(), any())).willReturn((faults, path, whose, day) -> faults.when(true, path,
				"Your unit brings a return for this period.", UnitSources.OTHER_SOURCE));

		assertThat(refused(() -> open("CF-1", day(9, 1), null)).fields()).extracting(Problem.Field::reason)
			.contains(UnitSources.OTHER_SOURCE);
	}

	@Test
	void f15_unitWithFamiliesCannotChooseAReturnForTheirDays() {
		open("CF-1", day(9, 1), null);

		assertThat(held.since(unit, day(9, 1))).isTrue();
		assertThat(held.since(unit, day(9, 2))).isFalse();
	}

	@Test
	void wrongFactIsTakenBackAndStaysReadable() {
		var id = open("CF-1", day(9, 1), day(9, 3));
		var fact = supports.detail(id)
			.orElseThrow()
			.facts()
			.stream()
			.filter(it -> it.fact().kind() == Kind.STARTED)
			.findFirst()
			.orElseThrow();

		supports.correct(key(), id, 1, fact.id(), SupportFact.of(Kind.STARTED, day(9, 5)), "WRONG");

		assertThat(view(id).firstSupportOn()).isEqualTo(day(9, 5));
		assertThat(supports.detail(id).orElseThrow().facts()).filteredOn(it -> !it.stands())
			.extracting(SupportDetail.Told::fact)
			.containsExactly(SupportFact.of(Kind.STARTED, day(9, 3)));
	}

	@Test
	void twoThingsOfAKindAndDayAreNotTakenForOneAnother() {
		var id = open("CF-1", day(9, 1), day(9, 3));
		add(id, 1, SupportFact.asked(Kind.AT_HOME, day(9, 3), SupportFact.Moment.START, "YES"));
		add(id, 2, SupportFact.asked(Kind.AT_HOME, day(9, 3), SupportFact.Moment.MONTH_6, "YES"));
		var instead = SupportFact.asked(Kind.AT_HOME, day(9, 3), SupportFact.Moment.MONTH_6, "NO");

		assertThat(refused(() -> supports.correct(key(), id, 3, day(9, 3), null, instead, "WRONG")).fields())
			.extracting(Problem.Field::path)
			.containsExactly("on");
		supports.correct(key(), id, 3, day(9, 3), SupportFact.Moment.MONTH_6, instead, "WRONG");

		assertThat(supports.detail(id).orElseThrow().facts()).filteredOn(it -> !it.stands())
			.extracting(it -> it.fact().moment())
			.containsExactly(SupportFact.Moment.MONTH_6);
	}

	@Test
	void beginningAndEndAreToldWithoutAnybody(AssertablePublishedEvents events) {
		var id = open("CF-1", day(9, 1), day(9, 3));
		add(id, 1, SupportFact.of(Kind.CLOSED, day(11, 1), "PLANNED_COMPLETE"));

		assertThat(events.ofType(FamilySupportStarted.class)).singleElement().satisfies(it -> {
			assertThat(it.envelope().person()).isNull();
			assertThat(it.on()).isEqualTo(day(9, 3));
		});
		assertThat(events.ofType(FamilySupportEnded.class)).singleElement()
			.satisfies(it -> assertThat(it.outcome().value()).isEqualTo("PLANNED_COMPLETE"));
	}

	@Test
	void f4_whoWaitsLongestIsToldInDays() {
		open("CF-1", TODAY.minusDays(41), null);
		open("CF-2", TODAY.minusDays(3), null);

		assertThat(supports.look()).returns(2, FamilySupports.Look::waiting).returns(41L, it -> it.longest(TODAY));
	}

	@Test
	void deathOfAMemberStopsRemindersUntilSomebodyTellsThatItGoesOn() {
		var id = withAdult("CF-1", day(6, 1));
		assertThat(supports.look().due()).isEqualTo(1);

		transaction.executeWithoutResult(status -> ending.on(new PersonDied(new Envelope(new EventId(UUID.randomUUID()),
				new RecordId(UUID.randomUUID()), 1, clock.instant(), unit, 1, key("P-" + unit.value())), TODAY)));

		await().untilAsserted(() -> assertThat(view(id)).returns(TODAY, FamilySupportView::stoppedOn)
			.returns(SupportState.OPEN, FamilySupportView::state));
		assertThat(supports.look().due()).isZero();

		add(id, 2, SupportFact.of(Kind.CONTACTED, TODAY));

		assertThat(view(id).stoppedOn()).isNull();
	}

	@Test
	void personWithAKeyIsLedToTheirFamily() {
		var id = withAdult("CF-1", day(6, 1));
		var whom = new PersonPanel.Whom(unit, Set.of(), Set.of(key("P-" + unit.value())));

		Map<FamilyMemberView.Id, FamilySupportView> found = transaction.execute(status -> supports.of(whom));

		assertThat(found).hasSize(1).allSatisfy((member, family) -> assertThat(family.id()).isEqualTo(id));
	}

	@Test
	void familyIsKeptUntilItsYoungestChildIsTwentyFive() {
		var id = open("CF-1", null, day(9, 1));
		add(id, 1, SupportFact.of(Kind.CLOSED, day(11, 1), "PLANNED_COMPLETE"));

		assertThat(view(id).keptFrom()).as("from 5 to 11 it takes 14 years to turn 19")
			.isEqualTo(day(9, 1).plusYears(14));
	}

	@Test
	void timeThatIsOverTakesTheFamilyOutAndLeavesTheCount() {
		var id = withAdult("CF-1", day(3, 1));
		add(id, 1, SupportFact.of(Kind.CLOSED, day(9, 1), "PLANNED_COMPLETE"));

		transaction
			.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, LocalDate.of(2060, 1, 1), 10, Set.of()));

		assertThat(view(id)).returns(null, FamilySupportView::ownRef)
			.returns(day(3, 1), FamilySupportView::firstSupportOn);
		assertThat(memberRetention.kept(List.of(key("P-" + unit.value())))).isEmpty();
	}

	@Test
	void fileBringsAFamilyWithItsPeopleAndIsTakenBack() {
		var understood = files.load(key(), file("""
				case_ref,requested_on,first_support_on,tier,role,age_band
				CF-00001,01/09/2026,03/09/2026,UNIVERSAL,PARENT,OVER_25
				CF-00001,01/09/2026,03/09/2026,UNIVERSAL,CHILD,AGE_5_11
				CF-00002,02/09/2026,,INTENSIVE,CHILD,AGE_0_4
				"""), false);

		assertThat(understood).returns(2, SupportFiles.Understood::opened);
		assertThat(supports.page(FamilySupports.Filter.of(Kept.ALL), 0, 10)).extracting(FamilySupportView::members)
			.containsExactly(1, 2);
	}

	@Test
	void fileTellsWhatIsWrongWithoutItsCells() {
		var understood = files.tryOut(file("""
				case_ref,requested_on,first_support_on,tier,role,age_band
				CF-00001,05/09/2026,03/09/2026,UNIVERSAL,PARENT,OVER_25
				CF-00002,02/09/2026,,INTENSIVE,AUNTIE MARY,AGE_0_4
				"""));

		assertThat(understood.problems()).hasSize(2);
		assertThat(understood.problems().toString()).doesNotContain("MARY");
		assertThat(supports.total(FamilySupports.Filter.of(Kept.ALL))).isZero();
	}

	@Test
	void measuresCountWhatIsStored() {
		open("CF-1", day(9, 1), day(9, 6));
		open("CF-2", day(9, 1), null);
		var quarter = PeriodType.QUARTER.of(day(9, 1));

		var counted = source.count(List.of(new Asked(new MeasureCode("FAM-2.1.b"), quarter, 1, null),
				new Asked(new MeasureCode("FAM-2.1.d"), quarter, 1, null)));

		assertThat(counted).filteredOn(it -> unit.equals(it.slice().unit()))
			.extracting(Counted::numerator)
			.usingElementComparator((one, other) -> one.compareTo(other))
			.containsExactly(BigDecimal.valueOf(5), BigDecimal.ONE);
	}

	@Test
	void jointUnitsStandFromTheDayOnWhichTheyAreNamedToTheirEnd() {
		var id = joint("CF-1", HOUSING);
		add(id, 1, SupportFact.of(Kind.JOINED, day(10, 1), "NADARS"));
		add(id, 2, SupportFact.of(Kind.PARTED, day(11, 1), HOUSING.value()));

		assertThat(supports.detail(id).orElseThrow().joint()).containsExactly(
				new JointUnit(HOUSING, day(9, 1), day(11, 1)), new JointUnit(new UnitId("NADARS"), day(10, 1), null));
		assertThat(view(id).jointWith()).containsExactly(new UnitId("NADARS"));
	}

	@Test
	void unitIsNamedOnceAtATime() {
		var id = joint("CF-1", HOUSING);

		assertThat(refused(() -> add(id, 1, SupportFact.of(Kind.JOINED, day(10, 1), HOUSING.value()))).fields())
			.extracting(Problem.Field::path)
			.containsExactly("jointWith");
	}

	@Test
	void endOfAPlanThatIsNotThereIsRefused() {
		var id = open("CF-1", day(9, 1), day(9, 3));

		assertThat(refused(() -> add(id, 1, SupportFact.of(Kind.PARTED, day(10, 1), HOUSING.value()))).fields())
			.extracting(Problem.Field::path)
			.containsExactly("jointWith");
	}

	@Test
	void ownUnitIsNoJointUnit() {
		var id = open("CF-1", day(9, 1), day(9, 3));

		assertThat(refused(() -> add(id, 1, SupportFact.of(Kind.JOINED, day(10, 1), unit.value()))).fields())
			.extracting(Problem.Field::path)
			.containsExactly("jointWith");
	}

	@Test
	void whatIsNoCodeOfAUnitIsRefusedAndNotRepeated() {
		var id = open("CF-1", day(9, 1), day(9, 3));

		assertThat(refused(() -> add(id, 1, SupportFact.of(Kind.JOINED, day(10, 1), "Mary Smith")))).satisfies(it -> {
			assertThat(it.fields()).extracting(Problem.Field::path).containsExactly("jointWith");
			assertThat(it.fields().toString()).doesNotContain("Smith");
		});
	}

	@Test
	void wronglyNamedUnitIsTakenBackAndStaysReadable() {
		var id = joint("CF-1", HOUSING);
		var told = supports.detail(id)
			.orElseThrow()
			.facts()
			.stream()
			.filter(it -> it.fact().kind() == Kind.JOINED)
			.findFirst()
			.orElseThrow();

		supports.correct(key(), id, 1, told.id(), null, "WRONG");

		assertThat(supports.detail(id).orElseThrow()).satisfies(it -> {
			assertThat(it.joint()).isEmpty();
			assertThat(it.facts()).filteredOn(fact -> !fact.stands())
				.extracting(SupportDetail.Told::fact)
				.containsExactly(told.fact());
		});
	}

	@Test
	void nightlyBatchDoesNotBeginAgainWhatEndedByHand() {
		var id = joint("CF-1", HOUSING);
		add(id, 1, SupportFact.of(Kind.PARTED, day(11, 1), HOUSING.value()));

		supports.recordAll(key(), List.of(sent(jointly("CF-1", HOUSING), member("CHILD", "AGE_5_11"))), false,
				Door.API);

		assertThat(view(id).jointWith()).isEmpty();
	}

	@Test
	void fileNamesJointUnitsByCodeOrName() {
		given(units.units()).willReturn(List.of(named(HOUSING, "Housing services", "NAC"),
				named(new UnitId("NADARS"), "Recovery service", "NAHSCP")));

		files.load(key(), file("""
				case_ref,requested_on,first_support_on,tier,role,age_band,joint_units
				CF-00001,01/09/2026,03/09/2026,UNIVERSAL,PARENT,OVER_25,nac-housing; Recovery service
				"""), false);

		assertThat(supports.page(FamilySupports.Filter.of(Kept.ALL), 0, 10)).singleElement()
			.returns(List.of(HOUSING, new UnitId("NADARS")), FamilySupportView::jointWith);
	}

	@Test
	void jointUnitOfTheSameOrganisationReadsTheFamily() {
		var id = joint("CF-1", HOUSING);

		given(currentCaller.reach()).willReturn(Set.of(HOUSING));

		assertThat(supports.detail(id)).hasValueSatisfying(it -> {
			assertThat(it.own()).isFalse();
			assertThat(it.members()).hasSize(1);
			assertThat(it.reads()).containsEntry(HOUSING, JointUnit.Reads.SAME_ORGANISATION);
		});
	}

	@Test
	void jointUnitOfAnotherOrganisationSeesNothingWithoutAnAgreement() {
		var id = joint("CF-1", HOUSING);
		elsewhere();

		given(currentCaller.reach()).willReturn(Set.of(HOUSING));

		assertThat(supports.find(id)).isEmpty();
		assertThat(supports.total(FamilySupports.Filter.of(Kept.JOINT))).isZero();
	}

	@Test
	void agreementInForceLetsAJointUnitOfAnotherOrganisationReadIt() {
		var id = joint("CF-1", HOUSING);
		open("CF-2", day(9, 1), day(9, 3));
		elsewhere();
		given(agreements.shares(unit, HOUSING, Set.of(FamilyNews.SUPPORT, FamilyNews.MEMBERS), "FAMILY_SUPPORT", TODAY))
			.willReturn(true);

		given(currentCaller.reach()).willReturn(Set.of(HOUSING));

		assertThat(supports.page(FamilySupports.Filter.of(Kept.JOINT), 0, 10)).extracting(FamilySupportView::id)
			.containsExactly(id);
		assertThat(supports.page(FamilySupports.Filter.of(Kept.ALL), 0, 10)).isEmpty();
	}

	@Test
	void jointUnitSeesNothingOnceThePlanEnded() {
		var id = joint("CF-1", HOUSING);
		add(id, 1, SupportFact.of(Kind.PARTED, day(11, 1), HOUSING.value()));

		given(currentCaller.reach()).willReturn(Set.of(HOUSING));

		assertThat(supports.find(id)).isEmpty();
	}

	@Test
	void jointUnitSeesNothingOnceTheSupportEnded() {
		var id = joint("CF-1", HOUSING);
		add(id, 1, SupportFact.of(Kind.CLOSED, day(11, 1), "MOVED"));

		given(currentCaller.reach()).willReturn(Set.of(HOUSING));

		assertThat(supports.find(id)).isEmpty();
	}

	@Test
	void jointUnitChangesNothing() {
		var id = joint("CF-1", HOUSING);

		given(currentCaller.reach()).willReturn(Set.of(HOUSING));

		assertThat(refused(() -> add(id, 1, SupportFact.of(Kind.CONTACTED, day(10, 1))))).isNotNull();
	}

	@Test
	void readOfAJointUnitIsOnRecordWithWhoseItIsAndThroughWhich() {
		var id = joint("CF-1", HOUSING);
		given(currentCaller.reach()).willReturn(Set.of(HOUSING));

		supports.find(id);

		then(recording).should().tell("family " + id.value(), Map.of("unit", unit.value(), "joint", HOUSING.value()));
	}

	private FamilySupports.Id joint(String reference, UnitId with) {
		return supports.open(key(), sent(jointly(reference, with), member("CHILD", "AGE_5_11")), Door.PAGE).id();
	}

	private SupportEntry jointly(String reference, UnitId with) {
		return new SupportEntry(unit, reference, day(9, 1), "UNIVERSAL", null, null, List.of(), List.of(), null, null,
				List.of(with), List.of(SupportFact.of(Kind.STARTED, day(9, 3))), false);
	}

	/** Housing is of another organisation than all others. */
	private void elsewhere() {
		given(units.unit(HOUSING)).willReturn(Optional.of(named(HOUSING, "Housing services", "NAC")));
	}

	private static OrganisationNames.UnitName named(UnitId code, String name, String organisation) {
		return new OrganisationNames.UnitName(code, name, new OrganisationId(organisation), organisation);
	}

	private FamilySupports.Id withAdult(String reference, LocalDate started) {
		return supports
			.open(key(),
					sent(entry(reference, null, started),
							new FamilySupports.SentMember(new SupportEntry.Member("PARENT", "OVER_25", null),
									"0101011237")),
					Door.PAGE)
			.id();
	}

	@Test
	void reasonsAndIndicatorsOfWellbeingAreSeveralCodesOfTheirLists() {
		var id = open("SF-77", day(9, 1), null);
		supports.describe(key(), id, 1, new FamilySupports.Opening(day(9, 1), null, null,
				List.of("PARENTAL_USE", "BEREAVEMENT"), List.of("SAFE", "NURTURED", "SAFE"), null, null));
		assertThat(supports.find(id).orElseThrow())
			.returns(List.of("BEREAVEMENT", "PARENTAL_USE"), FamilySupportView::reasons)
			.returns(List.of("NURTURED", "SAFE"), FamilySupportView::wellbeing);
		assertThat(catchThrowableOfType(Problem.class,
				() -> supports.describe(key(), id, 2,
						new FamilySupports.Opening(day(9, 1), null, null, List.of("NONE"), List.of("HAPPY"), null,
								null)))
			.fields()).extracting(Problem.Field::path).containsExactly("reasons", "wellbeing");
	}

	private FamilySupports.Id open(String reference, @Nullable LocalDate requested, @Nullable LocalDate started) {
		return supports.open(key(), sent(entry(reference, requested, started), member("CHILD", "AGE_5_11")), Door.PAGE)
			.id();
	}

	private SupportEntry entry(String reference, @Nullable LocalDate requested, @Nullable LocalDate started) {
		return new SupportEntry(unit, reference, requested, "UNIVERSAL", null, null, List.of(), List.of(), null, null,
				List.of(), (started != null) ? List.of(SupportFact.of(Kind.STARTED, started)) : List.of(), false);
	}

	private static FamilySupports.Sent sent(SupportEntry entry, FamilySupports.SentMember... members) {
		return new FamilySupports.Sent(entry, List.of(members));
	}

	private static FamilySupports.SentMember member(String role, String age) {
		return new FamilySupports.SentMember(new SupportEntry.Member(role, age, null), null);
	}

	private static SupportFact score(Moment moment, int score) {
		return new SupportFact(Kind.SCORE, day(9, 2), "SWEMWBS", moment, BigDecimal.valueOf(score));
	}

	private void add(FamilySupports.Id id, int version, SupportFact fact) {
		supports.add(key(), id, version, List.of(fact), false);
	}

	private FamilySupportView view(FamilySupports.Id id) {
		return supports.find(id).orElseThrow();
	}

	private static Problem refused(Runnable change) {
		return catchThrowableOfType(Problem.class, change::run);
	}

	private static IncomingFile file(String text) {
		return IncomingFile.of("families.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static LocalDate day(int month, int day) {
		return LocalDate.of(2026, month, day);
	}

	private static PersonKey key(String value) {
		return new PersonKey(SPACE,
				UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8)).toString().replace("-", ""), 1);
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static Supplier<Made<Identifier>> anyWork() {
		return any();
	}

	/** The check of persons over what stands in for what it asks. */
	@TestConfiguration
	static class People {

		@Bean
		FilesIn filesIn(Imports imports, Recording recording) {
			return new FilesIn(imports, recording);
		}

		@Bean
		PersonCheck personCheck(Agreements agreements, PersonKeys keys, References references) {
			return new PersonCheck(agreements, keys, references);
		}

		/** What schools ask of others, and nothing else of families does. */
		@Bean
		SessionCatalogue sessionCatalogue() {
			return mock(SessionCatalogue.class);
		}

		@Bean
		PlaceCatalogue placeCatalogue() {
			return mock(PlaceCatalogue.class);
		}

		@Bean
		Places places() {
			return mock(Places.class);
		}

		@Bean
		ServiceLists serviceLists() {
			return mock(ServiceLists.class);
		}

	}

}
