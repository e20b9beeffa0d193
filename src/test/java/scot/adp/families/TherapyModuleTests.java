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

import org.jspecify.annotations.Nullable;
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
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/** Therapy by its rules, in its module alone. */
@ModuleTest
@Import({ OwnClock.class, FamiliesModuleTests.People.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false" })
class TherapyModuleTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final SpaceCode SPACE = new SpaceCode("COM");

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	Therapies therapies;

	@Autowired
	TherapyFiles files;

	@Autowired
	TherapyImporter importer;

	@Autowired
	TherapyRetention retention;

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
	void whoWasReferredWaits() {
		var id = refer("CF-1", "PARENT", null, day(11, 13));

		assertThat(view(id)).returns(TherapyState.WAITING, TherapyStartView::state).returns(10, TherapyStartView::days);
	}

	@Test
	void waitIsALongOneOnItsHundredAndTwentySixthDay() {
		refer("CF-1", "PARENT", null, TODAY.minusDays(126));
		refer("CF-2", "PARENT", null, TODAY.minusDays(125));

		assertThat(therapies.look()).returns(2, Therapies.Look::waiting)
			.returns(1, Therapies.Look::waitingLong)
			.returns(TODAY.minusDays(126), Therapies.Look::waitingSince);
	}

	@Test
	void therapyBeginsAndItsDayIsPutRight() {
		var id = refer("CF-1", "CHILD", "AGE_5_11", day(10, 5));
		therapies.begin(key(), id, 1, day(11, 2), false);
		therapies.begin(key(), id, 2, day(11, 9), false);

		assertThat(view(id)).returns(TherapyState.STARTED, TherapyStartView::state).returns(35, TherapyStartView::days);
	}

	@Test
	void whatWasToldBeforeStaysReadableWithWhoAndWhen() {
		var id = refer("CF-1", "CHILD", "AGE_5_11", day(10, 5));
		therapies.begin(key(), id, 1, day(11, 2), false);
		therapies.begin(key(), id, 2, day(11, 9), false);

		assertThat(told(id)).extracting(TherapyTold::startedOn, TherapyTold::stands, TherapyTold::toldBy)
			.containsExactly(tuple(day(11, 9), true, author.words()), tuple(day(11, 2), false, author.words()));
	}

	@Test
	void sameDayOnceMoreTellsNothing() {
		var id = refer("CF-1", "PARENT", null, day(10, 5));
		therapies.begin(key(), id, 1, day(11, 2), false);
		therapies.begin(key(), id, 2, day(11, 2), false);

		assertThat(told(id)).hasSize(1);
		assertThat(view(id).version()).isEqualTo(2);
	}

	@Test
	void waitHasNothingTold() {
		assertThat(told(refer("CF-1", "PARENT", null, day(10, 5)))).isEmpty();
	}

	@Test
	void beginningBeforeTheReferralIsRefused() {
		var id = refer("CF-1", "PARENT", null, day(10, 5));

		assertThat(refused(() -> therapies.begin(key(), id, 1, day(10, 4), false)).fields())
			.extracting(Problem.Field::reason)
			.containsExactly(TherapyCheck.BEFORE_REFERRAL);
	}

	@Test
	void ageOfAChildIsNeeded() {
		assertThat(refused(() -> refer("CF-1", "CHILD", null, day(10, 5))).fields()).extracting(Problem.Field::path)
			.containsExactly("ageBand");
	}

	@Test
	void childHasTheKeyOfTheFamilysNumberAlone() {
		refer("CF-1", "CHILD", "AGE_5_11", day(10, 5));

		then(keys).should(never()).chi(any(), any(), any());
		assertThat(jdbc.sql("select person from families.therapy_start where unit = :unit")
			.param("unit", unit.value())
			.query(String.class)
			.single()).isEqualTo(key("CF-1").value());
	}

	@Test
	void sameReferralIsAskedAboutOnThePage() {
		refer("CF-1", "CHILD", "AGE_5_11", day(10, 5));

		assertThat(refused(() -> refer("CF-1", "CHILD", "AGE_5_11", day(10, 5))).fields())
			.extracting(Problem.Field::reason)
			.containsExactly(CraftCheck.CONFIRM);
	}

	@Test
	void parentAndChildBelongToOneFamily() {
		refer("CF-1", "PARENT", null, day(10, 5));
		refer("CF-1", "CHILD", "AGE_5_11", day(10, 12));

		assertThat(jdbc.sql("select count(distinct family) from families.therapy_start where unit = :unit")
			.param("unit", unit.value())
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void rowsThatAreAlikeAreAsManyChildren() {
		String rows = """
				case_ref,who,age_band,referred_on,started_on
				CF-1,CHILD,AGE_5_11,2026-10-05,
				CF-1,CHILD,AGE_5_11,2026-10-05,2026-11-02
				""";
		files.load(key(), file(rows), false);
		var again = files.load(key(), file(rows), false);

		assertThat(again).returns(0, TakenIn::opened).returns(0, TakenIn::changed);
		assertThat(therapies.total(Therapies.Kept.ALL, null)).isEqualTo(2);
	}

	@Test
	void fileTellsThatTherapyBegan() {
		var id = refer("CF-1", "PARENT", null, day(10, 5));

		var done = files.load(key(), file("""
				case_ref,who,referred_on,started_on
				CF-1,PARENT,2026-10-05,2026-11-02
				"""), false);

		assertThat(done).returns(0, TakenIn::opened).returns(1, TakenIn::changed);
		assertThat(view(id).startedOn()).isEqualTo(day(11, 2));
	}

	@Test
	void fileThatTellsAnotherDayIsRefused() {
		var id = refer("CF-1", "PARENT", null, day(10, 5));
		therapies.begin(key(), id, 1, day(11, 2), false);

		assertThat(files.tryOut(file("""
				case_ref,who,referred_on,started_on
				CF-1,PARENT,2026-10-05,2026-11-09
				""")).problems()).singleElement().satisfies(it -> assertThat(it.toString()).contains("started_on"));
	}

	@Test
	void fileThatIsTakenBackLeavesThemWaiting() {
		var id = refer("CF-1", "PARENT", null, day(10, 5));

		takenBack("""
				case_ref,who,age_band,referred_on,started_on
				CF-1,PARENT,,2026-10-05,2026-11-02
				CF-1,CHILD,AGE_0_4,2026-10-05,
				""");

		assertThat(therapies.page(Therapies.Kept.ALL, 0, 10)).singleElement()
			.returns(id, TherapyStartView::id)
			.returns(TherapyState.WAITING, TherapyStartView::state);
	}

	@Test
	void whatAFileToldStaysReadableOnceItIsTakenBack() {
		var id = refer("CF-1", "PARENT", null, day(10, 5));

		takenBack("""
				case_ref,who,age_band,referred_on,started_on
				CF-1,PARENT,,2026-10-05,2026-11-02
				""");

		assertThat(told(id)).extracting(TherapyTold::startedOn, TherapyTold::stands)
			.containsExactly(tuple(null, true), tuple(day(11, 2), false));
	}

	/** Takes a file in, and back. */
	private void takenBack(String rows) {
		var taken = new ArrayList<UUID>();
		given(imports.record(any(), any())).willAnswer(call -> {
			taken.add(call.getArgument(1));
			return new ImportId(taken.getFirst());
		});
		files.load(key(), file(rows), false);
		transaction.executeWithoutResult(status -> importer.takeBack(new ImportId(taken.getFirst())));
	}

	@Test
	void batchTellsWhatIsWrongWithEach() {
		var results = therapies.recordAll(key(),
				List.of(entry("CF-1", "PARENT", null, day(10, 5)), entry("CF-1", "CHILD", "OVER_25", day(10, 5))),
				false);

		assertThat(results.get(0).made()).isNotNull();
		assertThat(results.get(1).faults()).extracting(Problem.Field::path).containsExactly("ageBand");
	}

	@Test
	void batchThatIsOnlyTriedKeepsNothing() {
		therapies.recordAll(key(), List.of(entry("CF-1", "PARENT", null, day(10, 5))), true);

		assertThat(therapies.total(Therapies.Kept.ALL, null)).isZero();
	}

	@Test
	void whatIsKeptOfAChildStaysUntilTheyAreTwentyFive() {
		var id = refer("CF-1", "CHILD", "AGE_5_11", day(10, 5));
		therapies.begin(key(), id, 1, day(11, 2), false);

		assertThat(view(id).keptFrom()).isEqualTo(day(10, 5).plusYears(14));
	}

	@Test
	void familyGoesWhenTheTimeIsOverAndTheCountStays() {
		clock.set(LocalDate.of(2020, 3, 30));
		var id = refer("CF-1", "PARENT", null, LocalDate.of(2020, 1, 6));
		therapies.close(key(), id, 1, LocalDate.of(2020, 2, 3), "MOVED", false);
		clock.set(TODAY);
		transaction
			.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, LocalDate.of(2021, 6, 1), 100, List.of()));

		assertThat(view(id)).returns(null, TherapyStartView::ownRef)
			.returns(TherapyState.NOT_STARTED, TherapyStartView::state);
	}

	@Test
	void deathStopsTheWaitQuietly() {
		refer("CF-9", "PARENT", null, day(10, 5));
		transaction.executeWithoutResult(status -> ending.on(new PersonDied(new Envelope(new EventId(UUID.randomUUID()),
				new RecordId(UUID.randomUUID()), 1, clock.instant(), unit, 1, key("CF-9")), TODAY)));

		await().untilAsserted(() -> assertThat(therapies.look().waiting()).isZero());
	}

	private Therapies.Id refer(String reference, String who, @Nullable String age, LocalDate referredOn) {
		return therapies.refer(key(), entry(reference, who, age, referredOn));
	}

	private TherapyEntry entry(String reference, String who, @Nullable String age, LocalDate referredOn) {
		return new TherapyEntry(unit, reference, who, age, referredOn, null, null, null, false);
	}

	private List<TherapyTold> told(Therapies.Id id) {
		return therapies.toldOf(List.of(view(id))).getOrDefault(id, List.of());
	}

	private TherapyStartView view(Therapies.Id id) {
		return therapies.find(id).orElseThrow();
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
