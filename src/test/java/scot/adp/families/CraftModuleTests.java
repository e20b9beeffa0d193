package scot.adp.families;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
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
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** CRAFT courses by their rules, in their module alone. */
@ModuleTest
@Import({ OwnClock.class, FamiliesModuleTests.People.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false" })
class CraftModuleTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final SpaceCode SPACE = new SpaceCode("COM");

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	Crafts crafts;

	@Autowired
	CraftFiles files;

	@Autowired
	CraftImporter importer;

	@Autowired
	CraftRetention retention;

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
	void sessionsCompleteTheCourse() {
		var id = begin("NAD-1", day(8, 3), 11);
		crafts.tell(key(), id, 1, CraftFact.session(day(11, 2)), false);

		assertThat(view(id)).returns(CraftState.COMPLETED, CraftCourseView::state)
			.returns(day(11, 2), CraftCourseView::completedOn);
	}

	@Test
	void courseWithoutASessionForLongIsDue() {
		var id = begin("NAD-1", day(10, 5), 2);

		assertThat(crafts.look()).returns(1, Crafts.Look::quiet).returns(1, Crafts.Look::due);
		assertThat(crafts.page(Crafts.Kept.DUE, 0, 10)).extracting(CraftCourseView::id).containsExactly(id);
	}

	@Test
	void sessionBeforeTheBeginningIsRefusedByItsDay() {
		var id = begin("NAD-1", day(10, 5), 1);

		assertThat(refused(() -> crafts.tell(key(), id, 1, CraftFact.session(day(10, 4)), false)).fields())
			.extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("on", CraftCheck.BEFORE_START));
	}

	@Test
	void sessionIsToldOnceADay() {
		var id = begin("NAD-1", day(10, 5), 1);

		assertThat(refused(() -> crafts.tell(key(), id, 1, CraftFact.session(day(10, 5)), false)).fields())
			.extracting(Problem.Field::reason)
			.containsExactly(CraftCheck.KNOWN);
	}

	@Test
	void sessionAfterTheyLeftIsRefused() {
		var id = begin("NAD-1", day(10, 5), 2);
		crafts.tell(key(), id, 1, CraftFact.left(day(10, 20), "DECLINED"), false);

		assertThat(refused(() -> crafts.tell(key(), id, 2, CraftFact.session(day(10, 26)), false)).fields())
			.extracting(Problem.Field::path)
			.containsExactly("on");
	}

	@Test
	void leavingThatIsTakenBackLetsTheCourseGoOn() {
		var id = begin("NAD-1", day(10, 5), 2);
		crafts.tell(key(), id, 1, CraftFact.left(day(10, 20), "DECLINED"), false);
		var wrong = view(id).told().stream().filter(it -> it.fact().kind() == CraftFact.Kind.LEFT).findFirst();
		crafts.takeBack(key(), id, 2, wrong.orElseThrow().id(), "WRONG");

		assertThat(view(id).state()).isEqualTo(CraftState.STARTED);
		assertThat(view(id).told()).extracting(CraftCourseView.Told::withdrawnBecause).contains("WRONG");
	}

	@Test
	void treatmentIsNotAskedWhereItWentOnBefore() {
		var id = crafts.begin(key(), new CraftEntry(unit, "NAD-1", null, day(10, 5), "IN_TREATMENT", List.of(), false));

		assertThat(refused(() -> crafts.tell(key(), id, 1, CraftFact.entered(day(10, 9), "YES"), false)).fields())
			.extracting(Problem.Field::path)
			.containsExactly("entered");
	}

	@Test
	void scoreOutsideItsToolIsRefused() {
		var id = begin("NAD-1", day(10, 5), 1);

		assertThat(refused(() -> crafts.tell(key(), id, 1,
				new CraftFact(CraftFact.Kind.SCORE_BEFORE, day(10, 5), "SWEMWBS", 36), false))
			.fields()).extracting(Problem.Field::path).containsExactly("score");
	}

	@Test
	void nobodyIsOnTwoCoursesAtOnce() {
		begin("NAD-1", day(10, 5), 1);

		assertThat(refused(() -> begin("NAD-1", day(11, 2), 1)).fields()).extracting(Problem.Field::reason)
			.containsExactly("ALREADY_ON_COURSE");
	}

	@Test
	void unitThatBringsAReturnRecordsNoCourse() {
		given(unitSources.held(any(), any())).willReturn(
				(faults, path, of, on) -> faults.when(true, path, "A return counts this.", UnitSources.OTHER_SOURCE));

		assertThat(refused(() -> begin("NAD-1", day(10, 5), 0)).fields()).extracting(Problem.Field::reason)
			.containsExactly(UnitSources.OTHER_SOURCE);
	}

	@Test
	void batchKeepsWhatIsRightAndTellsTheRest() {
		var results = crafts.recordAll(key(), List.of(entry("NAD-1", day(10, 5), 2), entry("NAD-2", day(12, 5), 0)),
				false);

		assertThat(results.get(0).made()).isNotNull();
		assertThat(results.get(1).faults()).extracting(Problem.Field::path).containsExactly("startOn");
	}

	@Test
	void batchThatIsOnlyTriedKeepsNothing() {
		var results = crafts.recordAll(key(), List.of(entry("NAD-1", day(10, 5), 2)), true);

		assertThat(results).singleElement().satisfies(it -> assertThat(it.faults()).isEmpty());
		assertThat(crafts.total(Crafts.Kept.ALL, null)).isZero();
	}

	@Test
	void sameBatchAgainAddsNothing() {
		crafts.recordAll(key(), List.of(entry("NAD-1", day(10, 5), 2)), false);
		crafts.recordAll(key(), List.of(entry("NAD-1", day(10, 5), 2)), false);

		assertThat(crafts.page(Crafts.Kept.ALL, 0, 10)).singleElement().returns(2, CraftCourseView::sessions);
	}

	@Test
	void fileAddsSessionsToACourseThatIsThere() {
		var id = begin("NAD-1", day(10, 5), 1);

		var done = files.load(key(), file("""
				case_ref,start_on,loved_one,session_on,entered,entered_on
				NAD-1,2026-10-05,NOT_IN_TREATMENT,2026-10-05,,
				NAD-1,2026-10-05,NOT_IN_TREATMENT,2026-10-12,YES,2026-11-02
				NAD-7,2026-11-02,IN_TREATMENT,,,
				"""), false);

		assertThat(done).returns(1, TakenIn::opened).returns(1, TakenIn::changed);
		assertThat(view(id)).returns(2, CraftCourseView::sessions).returns("YES", CraftCourseView::entered);
	}

	@Test
	void fileThatIsTakenBackLeavesWhatWasThereBefore() {
		var id = begin("NAD-1", day(10, 5), 1);
		var taken = new ArrayList<UUID>();
		given(imports.record(any(), any())).willAnswer(call -> {
			taken.add(call.getArgument(1));
			return new ImportId(taken.getFirst());
		});
		files.load(key(), file("""
				case_ref,start_on,loved_one,session_on
				NAD-1,2026-10-05,NOT_IN_TREATMENT,2026-10-12
				NAD-7,2026-11-02,NOT_IN_TREATMENT,2026-11-02
				"""), false);

		transaction.executeWithoutResult(status -> importer.takeBack(new ImportId(taken.getFirst())));

		assertThat(crafts.page(Crafts.Kept.ALL, 0, 10)).singleElement()
			.returns(id, CraftCourseView::id)
			.returns(1, CraftCourseView::sessions);
	}

	@Test
	void fileTellsWhatIsWrongByItsCellWithoutRepeatingIt() {
		var found = files.tryOut(file("""
				case_ref,start_on,loved_one,session_on
				NAD-1,2026-10-05,NOT_IN_TREATMENT,2026-10-01
				"""));

		assertThat(found.problems()).singleElement().satisfies(it -> {
			assertThat(it.toString()).contains("session_on").doesNotContain("NAD-1");
		});
	}

	@Test
	void longAgoIsAskedOnceForTheWholeFile() {
		var found = files.tryOut(file("""
				case_ref,start_on,loved_one,session_on
				NAD-1,2025-01-06,NOT_IN_TREATMENT,2025-01-06
				"""));

		assertThat(found.problems()).isEmpty();
		assertThat(found.unusual()).isNotEmpty();
	}

	@Test
	void deathStopsWhatIsAsked() {
		var id = begin("NAD-9", day(9, 7), 1);
		transaction.executeWithoutResult(status -> ending.on(new PersonDied(new Envelope(new EventId(UUID.randomUUID()),
				new RecordId(UUID.randomUUID()), 1, clock.instant(), unit, 1, key("NAD-9")), TODAY)));

		await().untilAsserted(() -> assertThat(view(id).nextDueOn()).isNull());
	}

	@Test
	void personGoesWhenTheTimeIsOverAndWhatCameOfItStays() {
		clock.set(LocalDate.of(2020, 3, 30));
		var start = LocalDate.of(2020, 1, 6);
		var id = crafts.begin(key(), new CraftEntry(unit, "NAD-1", null, start, "NOT_IN_TREATMENT",
				IntStream.range(0, 12).mapToObj(week -> CraftFact.session(start.plusWeeks(week))).toList(), false));
		clock.set(TODAY);
		transaction
			.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, LocalDate.of(2021, 6, 1), 100, List.of()));

		assertThat(view(id)).returns(null, CraftCourseView::ownRef)
			.returns(false, CraftCourseView::linked)
			.returns(start.plusWeeks(11), CraftCourseView::completedOn);
		assertThat(view(id).told()).isEmpty();
	}

	@Test
	void withdrawnCourseTellsOfNobody() {
		var id = begin("NAD-1", day(10, 5), 2);
		crafts.withdraw(key(), id, 1, "WRONG");

		assertThat(view(id)).returns(null, CraftCourseView::ownRef).returns("WRONG", CraftCourseView::withdrawnBecause);
	}

	private Crafts.Id begin(String reference, LocalDate startOn, int sessions) {
		return crafts.begin(key(), entry(reference, startOn, sessions));
	}

	private CraftEntry entry(String reference, LocalDate startOn, int sessions) {
		return new CraftEntry(unit, reference, null, startOn, "NOT_IN_TREATMENT",
				IntStream.range(0, sessions).mapToObj(week -> CraftFact.session(startOn.plusWeeks(week))).toList(),
				false);
	}

	private CraftCourseView view(Crafts.Id id) {
		return crafts.find(id).orElseThrow();
	}

	private static Problem refused(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run);
	}

	private static LocalDate day(int month, int day) {
		return LocalDate.of(2026, month, day);
	}

	private static IncomingFile file(String rows) {
		return IncomingFile.of("rows.csv", new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
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
