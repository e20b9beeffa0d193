package scot.adp.families;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.events.AftercareMissed;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.families.AftercareView.Day;
import scot.adp.families.Aftercares.Door;
import scot.adp.families.Aftercares.Kept;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Memberships;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.AgreementCode;
import scot.adp.people.Agreements;
import scot.adp.people.Chi;
import scot.adp.people.Deaths;
import scot.adp.people.IdentityColumns;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.notification.Messages;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.NodeSource;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Aftercare by its rules, in its module alone. */
@ModuleTest
@Import({ OwnClock.class, FamiliesModuleTests.People.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false" })
class AftercareModuleTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final SpaceCode SPACE = new SpaceCode("COM");

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	Aftercares aftercares;

	@Autowired
	AftercareFiles files;

	@Autowired
	AftercareImporter importer;

	@Autowired
	AftercareRetention retention;

	@Autowired
	AftercareCare care;

	@Autowired
	FamilyEndings ending;

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
	void movedDayKeepsTheFormerOnes() {
		var id = expect("NAD-1", day(12, 1), null);
		aftercares.move(key(), id, 1, day(12, 8));
		aftercares.move(key(), id, 2, day(12, 15));

		assertThat(view(id)).returns(AftercareState.EXPECTED, AftercareView::state)
			.returns(day(12, 15), AftercareView::nextDueOn);
		assertThat(view(id).moved(Day.Kind.EXPECTED)).containsExactly(day(12, 1), day(12, 8));
	}

	@Test
	void whoLeftIsDueWithinSevenDays() {
		var id = expect("NAD-1", day(11, 20), null);
		aftercares.left(key(), id, 1, day(11, 20), true, false);

		assertThat(view(id)).returns(AftercareState.DUE, AftercareView::state)
			.returns(day(11, 27), AftercareView::nextDueOn)
			.returns(true, AftercareView::planAgreed);
	}

	@Test
	void movedExitMovesAllAndLeavesEarlierChecksUncounted() {
		var id = expect("NAD-1", null, day(11, 2));
		aftercares.check(key(), id, 1, new AftercareEntry.Check(day(11, 4), "ENGAGED"), false);
		aftercares.left(key(), id, 2, day(11, 9), null, false);

		assertThat(view(id)).returns(null, AftercareView::firstContactOn)
			.returns(day(11, 16), AftercareView::nextDueOn);
		assertThat(view(id).moved(Day.Kind.EXIT)).containsExactly(day(11, 2));
	}

	@Test
	void checkBeforeTheExitIsRefusedByItsDay() {
		var id = expect("NAD-1", null, day(11, 9));

		assertThat(refused(() -> aftercares.check(key(), id, 1, new AftercareEntry.Check(day(11, 8), "ENGAGED"), false))
			.fields()).extracting(Problem.Field::reason).containsExactly(AftercareCheck.BEFORE_EXIT);
	}

	@Test
	void contactLeadsToTheNextMonths() {
		var id = expect("NAD-1", null, day(11, 9));
		aftercares.check(key(), id, 1, new AftercareEntry.Check(day(11, 12), "ENGAGED"), false);

		assertThat(view(id).nextDueOn()).isEqualTo(LocalDate.of(2027, 2, 9));
	}

	@Test
	void whoWasNotReachedStaysOverdue() {
		var id = expect("NAD-1", null, day(11, 2));
		aftercares.check(key(), id, 1, new AftercareEntry.Check(day(11, 5), "UNREACHED"), false);

		assertThat(view(id).nextDueOn()).isEqualTo(day(11, 9));
		assertThat(aftercares.look()).returns(1, Aftercares.Look::due).returns(1, Aftercares.Look::missed);
		assertThat(aftercares.page(Kept.DUE, 0, 10)).extracting(AftercareView::id).containsExactly(id);
	}

	@Test
	void checkThatIsTakenBackCountsNoMoreAndStaysReadable() {
		var id = expect("NAD-1", null, day(11, 9));
		aftercares.check(key(), id, 1, new AftercareEntry.Check(day(11, 12), "ENGAGED"), false);
		var wrong = view(id).checks().getFirst().id();
		aftercares.takeBack(key(), id, 2, wrong, "WRONG");

		assertThat(view(id).firstContactOn()).isNull();
		assertThat(view(id).checks()).extracting(AftercareView.Checked::withdrawnBecause).containsExactly("WRONG");
	}

	@Test
	void whatDoesNotComeAboutAsksNothing() {
		var id = expect("NAD-1", day(12, 1), null);
		aftercares.cancel(key(), id, 1, "STAY_CANCELLED");

		assertThat(view(id)).returns(AftercareState.CANCELLED, AftercareView::state)
			.returns(null, AftercareView::nextDueOn);
	}

	@Test
	void whoMovedAwayIsLeftOutOfWhatIsStillToBeAsked() {
		var id = expect("NAD-1", null, day(11, 9));
		aftercares.end(key(), id, 1, day(11, 12), "MOVED");

		assertThat(view(id).milestones()).isNotEmpty().allMatch(AftercareMilestone::leftOut);
	}

	@Test
	void somebodyIsFollowedOnceAtATimeByAUnit() {
		expect("NAD-1", day(12, 1), null);

		assertThat(refused(() -> expect("NAD-1", day(12, 8), null)).fields()).extracting(Problem.Field::reason)
			.containsExactly("ALREADY_FOLLOWED");
	}

	@Test
	void numberOfSomebodyUnderSixteenIsRefusedAndNotRepeated() {
		var entry = new AftercareEntry(unit, "NAD-1", "0101101234", "RESIDENTIAL_YOUNG", "AGE_12_15", day(12, 1), null,
				null, List.of(), false);

		assertThat(refused(() -> aftercares.expect(key(), entry, Door.PAGE))).satisfies(problem -> {
			assertThat(problem.fields()).extracting(Problem.Field::reason).containsExactly("UNDER_16");
			assertThat(problem.fields().toString()).doesNotContain("0101101234");
		});
	}

	@Test
	void missedContactIsToldOnce(AssertablePublishedEvents events) {
		var id = expect("NAD-1", null, day(11, 9));

		care.dayBegan();
		care.dayBegan();

		assertThat(events.ofType(AftercareMissed.class))
			.filteredOn(it -> it.envelope().record().value().equals(id.value()))
			.hasSize(1);
	}

	@Test
	void missedContactOfSomebodyUnderSixteenIsToldToNobody(AssertablePublishedEvents events) {
		var id = aftercares.expect(key(), new AftercareEntry(unit, "NAD-2", null, "RESIDENTIAL_YOUNG", "AGE_12_15",
				null, day(11, 9), null, List.of(), false), Door.PAGE);

		care.dayBegan();

		assertThat(events.ofType(AftercareMissed.class))
			.filteredOn(it -> it.envelope().record().value().equals(id.value()))
			.isEmpty();
	}

	@Test
	void deathStopsWhatIsAsked() {
		var id = expect("NAD-9", null, day(11, 9));
		transaction.executeWithoutResult(status -> ending.on(new PersonDied(new Envelope(new EventId(UUID.randomUUID()),
				new RecordId(UUID.randomUUID()), 1, clock.instant(), unit, 1, key("NAD-9")), TODAY)));

		await().untilAsserted(() -> assertThat(view(id).nextDueOn()).isNull());
		assertThat(view(id).milestones()).filteredOn(it -> !it.closesOn().isBefore(TODAY))
			.isNotEmpty()
			.allMatch(AftercareMilestone::leftOut);
	}

	@Test
	void fileAddsWhatIsNewAndPassesOverWhatIsKnown() {
		var id = expect("NAD-1", day(11, 9), null);
		String rows = """
				case_ref,stay,age_band,expected_on,exit_on,checked_on,answer
				NAD-1,HARPER_HOUSE,OVER_25,2026-11-09,2026-11-09,2026-11-12,ENGAGED
				NAD-7,HARPER_HOUSE,OVER_25,2026-12-01,,,
				""";

		var done = files.load(key(), file(rows), false);
		var again = files.load(key(), file(rows), false);

		assertThat(done).returns(1, AftercareFiles.Understood::opened).returns(1, AftercareFiles.Understood::changed);
		assertThat(again).returns(0, AftercareFiles.Understood::opened).returns(0, AftercareFiles.Understood::changed);
		assertThat(view(id).firstContactOn()).isEqualTo(day(11, 12));
	}

	@Test
	void batchKeepsWhatIsRightAddsToWhatIsThereAndTriesFirst() {
		var id = expect("NAD-1", day(11, 9), null);
		var known = new AftercareEntry(unit, "NAD-1", null, "HARPER_HOUSE", "OVER_25", day(11, 9), day(11, 9), true,
				List.of(new AftercareEntry.Check(day(11, 12), "ENGAGED")), false);
		var wrong = new AftercareEntry(unit, "NAD-8", null, "NOWHERE", "OVER_25", day(11, 9), null, null, List.of(),
				false);
		assertThat(aftercares.recordAll(key(), List.of(known, wrong), true)).extracting(it -> it.faults().size())
			.containsExactly(0, 1);
		assertThat(view(id).firstContactOn()).as("it was only tried").isNull();

		var done = aftercares.recordAll(key(), List.of(known, wrong), false);
		assertThat(done.get(0).made()).isEqualTo(NodeSource.globalId("Aftercare", id.value()));
		assertThat(view(id).firstContactOn()).isEqualTo(day(11, 12));
	}

	@Test
	void checkIsTakenBackByItsDayAndAnswer() {
		var id = expect("NAD-1", day(11, 9), day(11, 9));
		aftercares.check(key(), id, view(id).version(), new AftercareEntry.Check(day(11, 12), "ENGAGED"), false);
		aftercares.takeBack(key(), id, view(id).version(), day(11, 12), "ENGAGED", "WRONG");
		assertThat(view(id).firstContactOn()).isNull();
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> aftercares.takeBack(key(), id, view(id).version(), day(11, 13), "ENGAGED", "WRONG"));
	}

	@Test
	void fileTellsWhatIsWrongByItsCellWithoutRepeatingIt() {
		var found = files.tryOut(file("""
				case_ref,stay,age_band,exit_on,checked_on,answer
				NAD-1,HARPER_HOUSE,OVER_25,2026-11-09,2026-11-08,ENGAGED
				"""));

		assertThat(found.problems()).hasSize(1).allSatisfy(it -> assertThat(it.toString()).doesNotContain("NAD-1"));
	}

	@Test
	void personGoesWhenTheTimeIsOverAndTheCountStays() {
		clock.set(LocalDate.of(2020, 1, 1));
		var id = aftercares.expect(key(),
				new AftercareEntry(unit, "NAD-1", null, "HARPER_HOUSE", "OVER_25", null, LocalDate.of(2019, 12, 20),
						null, List.of(new AftercareEntry.Check(LocalDate.of(2019, 12, 22), "ENGAGED")), false),
				Door.PAGE);
		clock.set(TODAY);
		transaction
			.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, LocalDate.of(2021, 6, 1), 100, List.of()));

		assertThat(view(id)).returns(null, AftercareView::ownRef).returns(false, AftercareView::linked);
		assertThat(view(id).milestones().getFirst().reached()).isTrue();
		assertThat(view(id).checks()).isEmpty();
	}

	private Aftercares.Id expect(String reference, @Nullable LocalDate expectedOn, @Nullable LocalDate exitOn) {
		return aftercares.expect(key(), new AftercareEntry(unit, reference, null, "HARPER_HOUSE", "OVER_25", expectedOn,
				exitOn, null, List.of(), false), Door.PAGE);
	}

	private AftercareView view(Aftercares.Id id) {
		return aftercares.find(id).orElseThrow();
	}

	private static Problem refused(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run);
	}

	private static LocalDate day(int month, int day) {
		return LocalDate.of(2026, month, day);
	}

	private static IncomingFile file(String rows) {
		return IncomingFile.of("aftercare.csv", new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private PersonKey key(String value) {
		return new PersonKey(SPACE,
				UUID.nameUUIDFromBytes((value + unit.value()).getBytes(StandardCharsets.UTF_8))
					.toString()
					.replace("-", ""),
				1);
	}

	@SuppressWarnings("unchecked")
	private static Supplier<Made<Identifier>> anyWork() {
		return any(Supplier.class);
	}

}
