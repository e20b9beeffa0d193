package scot.adp.families;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
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
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.activities.CountingMode;
import scot.adp.activities.CountingYear;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SessionCatalogue;
import scot.adp.activities.SessionCatalogue.HeldAt;
import scot.adp.activities.SessionCatalogue.Offered;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.OpenDays;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.SchoolPlace;
import scot.adp.directory.ServiceLists;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PlaceChanged;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.families.SchoolStore.Roll;
import scot.adp.families.SchoolYearView.Cell;
import scot.adp.families.SchoolYearView.State;
import scot.adp.families.SchoolYearView.Took;
import scot.adp.families.SchoolYearView.Uptake;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Membership;
import scot.adp.identity.Memberships;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.Agreements;
import scot.adp.people.Deaths;
import scot.adp.people.IdentityColumns;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.notification.Messages;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What schools took up by its rules, in its module alone. */
@ModuleTest
@Import({ OwnClock.class, FamiliesModuleTests.People.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false" })
class SchoolModuleTests {

	private static final UnitId EDUCATION = new UnitId("NAC-EDUCATION");

	private static final Period YEAR = PeriodType.SCHOOL_YEAR.of(LocalDate.of(2026, 11, 23));

	private static final LocalDate CENSUS = LocalDate.of(2026, 9, 16);

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	Schools schools;

	@Autowired
	SchoolStore store;

	@Autowired
	SchoolYearFiles files;

	@Autowired
	SchoolYearImporter importer;

	@Autowired
	SchoolSource source;

	@Autowired
	SessionCatalogue sessions;

	@Autowired
	PlaceCatalogue places;

	@Autowired
	ServiceLists calendar;

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

	private Author author;

	private Caller caller;

	private final List<SchoolPlace> known = new ArrayList<>();

	private final List<HeldAt> held = new ArrayList<>();

	private final ProgrammeView roadshow = programme("S1-ROADSHOW", "ROADSHOW", "FAM-1.2");

	private final ProgrammeView lessons = programme("CHAMPIONS-PRIMARY", "SCHOOL_LESSON", "FAM-1.1");

	@BeforeEach
	void standIns() {
		clock.set(LocalDate.of(2026, 11, 23));
		known.clear();
		held.clear();
		jdbc.sql("delete from families.school_took").update();
		jdbc.sql("delete from families.school_year").update();
		author = new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Mairi Test, Education",
				OffsetDateTime.now(clock));
		given(recording.author()).willAnswer(call -> author);
		given(recording.author(any())).willAnswer(call -> author);
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(4).get().id());
		caller = mock(Caller.class);
		var membership = mock(Membership.class);
		given(membership.role()).willReturn(Role.UNIT_LEAD);
		given(caller.memberships()).willReturn(List.of(membership));
		given(caller.readUnits()).willReturn(Set.of(EDUCATION));
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(EDUCATION));
		given(signedOff.days(any())).willReturn(day -> false);
		given(imports.record(any(), any())).willAnswer(call -> new ImportId(call.getArgument(1)));
		var irvine = new LocalAreaView(new AreaCode("IRVINE"), "Irvine", new AreaCode("IRVINE"), true, false, null,
				null);
		given(areas.all()).willReturn(List.of(irvine));
		given(areas.find(any())).willReturn(Optional.of(irvine));
		given(places.schools()).willAnswer(call -> List.copyOf(known));
		given(sessions.programmes(anyCollection(), anyCollection()))
			.willReturn(List.of(new Offered(lessons, List.of("NAADP-2025/FAM-1.1")),
					new Offered(roadshow, List.of("NAADP-2025/FAM-1.2"))));
		given(sessions.held(anyCollection(), anyCollection())).willAnswer(call -> List.copyOf(held));
		given(calendar.days()).willReturn(
				new OpenDays(Set.of(), List.of(new OpenDays.SchoolYear(new OpenDays.Span(YEAR.from(), YEAR.to()),
						List.of(new OpenDays.Span(LocalDate.of(2026, 8, 19), LocalDate.of(2026, 12, 22))), Set.of()))));
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	@Test
	void hostingAndBothBasesOfPupilsAreThreeNumbers() {
		threeAcademies();

		assertThat(counted("FAM-1.2.a")).isEqualTo("2/3");
		assertThat(counted("FAM-1.2.b")).isEqualTo("235/370");
		assertThat(counted("FAM-1.2.e")).isEqualTo("235/250");
	}

	@Test
	void pageTellsTheSameNumbersAsTheMeasures() {
		threeAcademies();

		assertThat(look().programmes()).filteredOn(it -> it.programme().equals(roadshow))
			.singleElement()
			.returns(2, SchoolYearView.Uptake::tookPart)
			.returns(3, SchoolYearView.Uptake::asked)
			.returns(235, SchoolYearView.Uptake::pupils)
			.returns(370, SchoolYearView.Uptake::roll)
			.returns(250, SchoolYearView.Uptake::rollOfThose);
	}

	@Test
	void sessionMakesACellAndTakesBackWhatItMade() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		held(school, roadshow, 95, LocalDate.of(2026, 10, 1));
		assertThat(cell(school, roadshow)).returns(Took.TOOK_PART, Cell::took).returns(95, Cell::pupils);

		held.clear();

		assertThat(cell(school, roadshow)).returns(Took.NOT_TOLD, Cell::took).returns(null, Cell::pupils);
	}

	@Test
	void whatSomebodyTypedStaysWhenASessionIsTakenBack() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		held(school, roadshow, 95, LocalDate.of(2026, 10, 1));
		tell(school, roadshow, true, 110);

		held.clear();

		assertThat(cell(school, roadshow)).returns(Took.TOOK_PART, Cell::took).returns(110, Cell::pupils);
	}

	@Test
	void trainedLeadLeavesTheLogAsItIs() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		held(school, roadshow, 95, LocalDate.of(2026, 10, 1));
		schools.tellOne(key(), YEAR, new SchoolTookEntry(school, roadshow.id(), null, null, true, null, 0));

		assertThat(cell(school, roadshow)).returns(95, Cell::pupils).returns(true, Cell::trainedLead);
		assertThat(counted("FAM-1.5.b")).isEqualTo("1/1");
	}

	@Test
	void sessionInTheHolidaysIsKeptAndFlagged() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		held(school, roadshow, 95, LocalDate.of(2026, 12, 28));

		assertThat(cell(school, roadshow)).returns(true, Cell::outsideTerm).returns(95, Cell::pupils);
	}

	@Test
	void morePupilsThanOnTheRollAreAskedWhy() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 142));

		assertThat(refused(() -> tell(school, roadshow, true, 150)).fields()).extracting(Problem.Field::reason)
			.containsExactly(Schools.ABOVE_ROLL);
	}

	@Test
	void morePupilsThanOnTheRollAreKeptAndNeverCut() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 142));
		schools.tellOne(key(), YEAR, new SchoolTookEntry(school, roadshow.id(), true, 150, null, "VISITORS", 0));

		assertThat(cell(school, roadshow)).returns(150, Cell::pupils).returns(true, Cell::aboveRoll);
		assertThat(counted("FAM-1.2.b")).isEqualTo("150/142");
	}

	@Test
	void sessionWithMoreThanTheRollWaitsForAReason() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 142));
		held(school, roadshow, 150, LocalDate.of(2026, 10, 1));

		assertThat(schools.waiting().reasons()).isEqualTo(1);
	}

	@Test
	void mergedSchoolCountsOnceInTheYearInWhichItMerged() {
		PlaceId lead = school("Lead", null, null);
		PlaceId merged = school("Merged", LocalDate.of(2026, 10, 16), lead);
		census(State.SET, roll(lead, "P7", 40), roll(merged, "P7", 20));
		held(merged, lessons, 18, LocalDate.of(2026, 9, 10));

		assertThat(counted("FAM-1.1.a")).isEqualTo("1/1");
		assertThat(look().schools()).singleElement()
			.returns(lead, SchoolYearView.School::id)
			.returns(List.of("Merged"), SchoolYearView.School::merged)
			.returns(60, SchoolYearView.School::roll);
	}

	@Test
	void mergedSchoolStandsForItselfInTheYearBefore() {
		PlaceId lead = school("Lead", null, null);
		PlaceId merged = school("Merged", LocalDate.of(2026, 10, 16), lead);
		Period before = YEAR.previous();
		store.add(UUID.randomUUID(), before.from(), LocalDate.of(2025, 9, 17), State.SET,
				List.of(new Roll(before.from(), lead, "P7", 40), new Roll(before.from(), merged, "P7", 20)), null,
				author);

		assertThat(schools.of(before).schools()).extracting(SchoolYearView.School::id)
			.containsExactlyInAnyOrder(lead, merged);
	}

	@Test
	void mergedSchoolIsToldWhereItLeadsOn() {
		PlaceId lead = school("Lead", null, null);
		PlaceId merged = school("Merged", LocalDate.of(2026, 10, 16), lead);
		census(State.SET, roll(lead, "P7", 40), roll(merged, "P7", 20));

		assertThat(refused(() -> tell(merged, lessons, true, null)).fields()).extracting(Problem.Field::reason)
			.containsExactly("MERGED");
	}

	@Test
	void schoolWithoutTheStageIsNotAsked() {
		PlaceId primary = school("A", null, null);
		census(State.SET, roll(primary, "P7", 40));

		assertThat(cell(primary, roadshow).took()).isEqualTo(Took.NOT_ASKED);
	}

	@Test
	void draftCountsNothing() {
		PlaceId school = school("A", null, null);
		census(State.DRAFT, roll(school, "P7", 40));

		assertThat(cellOf("FAM-1.1.a").state()).isEqualTo(Counted.State.MISSING);
	}

	@Test
	void draftCountsOnceItIsSet() {
		PlaceId school = school("A", null, null);
		census(State.DRAFT, roll(school, "P7", 40));
		schools.set(key(), YEAR, 1, true);

		assertThat(counted("FAM-1.1.a")).isEqualTo("0/1");
	}

	@Test
	void schoolWithoutItsNumberIsKnownByItsName() {
		school("Harbour Primary", null, null, "8230001");

		assertThat(files.tryOut(file(",Harbour Primary,Irvine,P7,40"))).returns(1, SchoolYearFiles.Understood::schools)
			.returns(0, SchoolYearFiles.Understood::problemCount);
	}

	@Test
	void wrongNumberOfAKnownSchoolIsToldWithTheRightOne() {
		school("Harbour Primary", null, null, "8230001");

		assertThat(files.tryOut(file("8239999,Harbour Primary,Irvine,P7,40")).problems()).singleElement()
			.satisfies(it -> assertThat(it.reason()).contains("8230001"));
	}

	@Test
	void censusThatIsWithoutASchoolIsAskedAbout() {
		PlaceId told = school("A", null, null);
		school("B", null, null);
		census(State.DRAFT, roll(told, "P7", 40));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> schools.set(key(), YEAR, 1, false))
			.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::reason).containsExactly("CONFIRM"));
	}

	@Test
	void hostThatCountedNobodyIsMissingAndNotNought() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		tell(school, roadshow, true, null);

		assertThat(cellOf("FAM-1.2.b").state()).isEqualTo(Counted.State.MISSING);
	}

	@Test
	void hostThatIsNotCountedLowersNoShareOfHosts() {
		PlaceId counted = school("A", null, null);
		PlaceId other = school("B", null, null);
		census(State.SET, roll(counted, "S1", 100), roll(other, "S1", 120));
		tell(counted, roadshow, true, 95);
		tell(other, roadshow, true, null);

		assertThat(counted("FAM-1.2.e")).isEqualTo("95/100");
		assertThat(look().programmes()).filteredOn(it -> it.programme().equals(roadshow))
			.singleElement()
			.returns(100, Uptake::rollOfThose);
	}

	@Test
	void othersSeeWhoTookPartAndNoNumbersOfPupils() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		tell(school, roadshow, true, 95);
		given(caller.readUnits()).willReturn(Set.of(new UnitId("ANOTHER")));

		assertThat(cell(school, roadshow)).returns(Took.TOOK_PART, Cell::took)
			.returns(null, Cell::pupils)
			.returns(null, Cell::roll)
			.returns(null, Cell::typed);
		assertThat(look().programmes()).isNotEmpty().allMatch(it -> it.pupils() == null && it.roll() == null);
	}

	@Test
	void oldVersionIsToldAndNothingIsKept() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		tell(school, roadshow, true, 95);

		assertThat(refused(() -> schools.tellOne(key(), YEAR,
				new SchoolTookEntry(school, roadshow.id(), false, null, null, null, 0)))
			.fields()).extracting(Problem.Field::reason).containsExactly("CONFLICT");
	}

	@Test
	void emptyCellIsAsTheLogSaysAgain() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		tell(school, roadshow, false, null);
		schools.tellOne(key(), YEAR, new SchoolTookEntry(school, roadshow.id(), null, null, null, null, 1));

		assertThat(cell(school, roadshow)).returns(Took.NOT_TOLD, Cell::took).returns(0, Cell::version);
	}

	@Test
	void dryRunKeepsNothing() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		var tried = schools.tell(key(), YEAR,
				List.of(new SchoolTookEntry(school, roadshow.id(), true, 95, null, null, 0)), true);

		assertThat(tried.getFirst().faults()).isEmpty();
		assertThat(cell(school, roadshow).took()).isEqualTo(Took.NOT_TOLD);
	}

	@Test
	void cellsOfABatchStandOrFallOneByOne() {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "S1", 120));
		var told = schools
			.tell(key(), YEAR, List.of(new SchoolTookEntry(school, roadshow.id(), true, 95, null, null, null),
					new SchoolTookEntry(new PlaceId(UUID.randomUUID()), roadshow.id(), true, null, null, null, null)),
					false);

		assertThat(told.get(0).faults()).isEmpty();
		assertThat(told.get(1).faults()).extracting(Problem.Field::path).containsExactly("school");
		assertThat(cell(school, roadshow).pupils()).isEqualTo(95);
	}

	@Test
	void changedPlaceHasItsYearsCountedAnew(Scenario scenario) {
		PlaceId school = school("A", null, null);
		census(State.SET, roll(school, "P7", 40));

		scenario
			.publish(new PlaceChanged(new Envelope(new EventId(UUID.randomUUID()), new RecordId(school.value()), 2,
					clock.instant(), null, 1, null), null, LocalDate.of(2026, 11, 23)))
			.andWaitForEventOfType(RecordsChanged.class)
			.matching(it -> it.dataSet().equals(FamilyNews.SCHOOLS))
			.toArriveAndVerify(it -> assertThat(it.from()).isEqualTo(YEAR.from()));
	}

	@Test
	void fileMakesADraft() {
		school("Seabank", null, null, "522");
		var done = files.load(key(), file("522,Seabank,Irvine,P6,31", "522,Seabank,Irvine,P7,29"));

		assertThat(done).returns("2026/27", SchoolYearFiles.Understood::year)
			.returns(1, SchoolYearFiles.Understood::schools);
		assertThat(look()).returns(State.DRAFT, SchoolYearView::state).returns(CENSUS, SchoolYearView::censusOn);
	}

	@Test
	void fileWithAFaultIsTakenInNotAtAll() {
		school("Seabank", null, null, "522");

		assertThat(
				refused(() -> files.load(key(), file("522,Seabank,Irvine,P6,31", "522,Seabank,Irvine,P9,29"))).fields())
			.extracting(Problem.Field::path)
			.containsExactly("file");
		assertThat(look().state()).isNull();
	}

	@Test
	void everyFaultOfAFileIsToldByItsRow() {
		school("Seabank", null, null, "522");
		var tried = files
			.tryOut(file("522,Seabank,Irvine,P6,-1", "522,Seabank,Irvine,P9,29", "999,Nowhere,Irvine,P1,10"));

		assertThat(tried.problems()).extracting(it -> it.row()).containsExactlyInAnyOrder(2, 3, 4);
	}

	@Test
	void stageThatStandsTwiceIsAFault() {
		school("Seabank", null, null, "522");
		var tried = files.tryOut(file("522,Seabank,Irvine,P6,31", "522,Seabank,Irvine,P6,30"));

		assertThat(tried.problems()).hasSize(1);
	}

	@Test
	void schoolWithoutANumberIsKnownByItsName() {
		school("Seabank", null, null);
		var tried = files.tryOut(file("522,seabank,Irvine,P6,31"));

		assertThat(tried.problems()).isEmpty();
		assertThat(tried.warnings()).hasSize(1);
	}

	@Test
	void secondCensusOfAYearIsRefused() {
		school("Seabank", null, null, "522");
		files.load(key(), file("522,Seabank,Irvine,P6,31"));

		assertThat(refused(() -> files.tryOut(file("522,Seabank,Irvine,P6,32"))).fields())
			.extracting(Problem.Field::path)
			.containsExactly("file");
	}

	@Test
	void fileThatIsTakenBackLeavesWhatWasTyped() {
		PlaceId school = school("Seabank", null, null, "522");
		files.load(key(), file("522,Seabank,Irvine,P7,31"));
		tell(school, lessons, true, 25);
		takeBack();

		assertThat(look().state()).isNull();
		assertThat(cell(school, lessons).pupils()).isEqualTo(25);
	}

	@Test
	void fileOfASetYearIsNotTakenBack() {
		school("Seabank", null, null, "522");
		files.load(key(), file("522,Seabank,Irvine,P7,31"));
		schools.set(key(), YEAR, 1, true);

		assertThat(refused(this::takeBack)).hasMessageContaining("Open it again");
	}

	@Test
	void fileIsDueSomeTimeAfterTheCensus() {
		assertThat(schools.waiting().fileDueOn()).isEqualTo(CENSUS.plusDays(60));
	}

	private void threeAcademies() {
		PlaceId one = school("One", null, null);
		PlaceId two = school("Two", null, null);
		PlaceId three = school("Three", null, null);
		census(State.SET, roll(one, "S1", 150), roll(two, "S1", 100), roll(three, "S1", 120), roll(one, "S2", 99));
		tell(one, roadshow, true, 140);
		tell(two, roadshow, true, 95);
	}

	private void takeBack() {
		transaction.executeWithoutResult(status -> importer.takeBack(new ImportId(entered())));
	}

	private UUID entered() {
		return jdbc.sql("select entered_in from families.school_year").query(UUID.class).single();
	}

	private void tell(PlaceId school, ProgrammeView programme, boolean took, @Nullable Integer pupils) {
		schools.tellOne(key(), YEAR, new SchoolTookEntry(school, programme.id(), took, pupils, null, null, null));
	}

	private SchoolYearView look() {
		return schools.of(YEAR);
	}

	private Cell cell(PlaceId school, ProgrammeView programme) {
		return look().schools()
			.stream()
			.filter(it -> it.id().equals(school))
			.flatMap(it -> it.cells().stream())
			.filter(it -> it.programme().equals(programme))
			.findFirst()
			.orElseThrow();
	}

	private Counted cellOf(String measure) {
		return source.count(List.of(new Asked(new MeasureCode(measure), YEAR, 1, null)))
			.stream()
			.filter(it -> it.slice().equals(Slice.WHOLE))
			.findFirst()
			.orElseThrow();
	}

	private String counted(String measure) {
		Counted cell = cellOf(measure);
		return "%s/%s".formatted(plain(cell.numerator()), plain(cell.denominator()));
	}

	private static String plain(@Nullable BigDecimal number) {
		return (number != null) ? number.toPlainString() : "-";
	}

	private void census(State state, Roll... rolls) {
		store.add(UUID.randomUUID(), YEAR.from(), CENSUS, state, List.of(rolls), null, author);
	}

	private static Roll roll(PlaceId school, String stage, int roll) {
		return new Roll(YEAR.from(), school, stage, roll);
	}

	private void held(PlaceId school, ProgrammeView programme, int pupils, LocalDate on) {
		held.add(new HeldAt(YEAR.from(), programme.id(), school, 1, on, pupils, List.of(on), null));
	}

	private PlaceId school(String name, @Nullable LocalDate closedOn, @Nullable PlaceId successor) {
		return school(name, closedOn, successor, null);
	}

	private PlaceId school(String name, @Nullable LocalDate closedOn, @Nullable PlaceId successor,
			@Nullable String code) {
		var id = new PlaceId(UUID.randomUUID());
		known.add(new SchoolPlace(new PlaceView(id, 1, name, PlaceView.Kind.SCHOOL, new AreaCode("IRVINE"), null, null,
				null, PlaceView.Masking.OPEN, null, closedOn, null), code, successor));
		return id;
	}

	private static ProgrammeView programme(String code, String kind, String action) {
		return new ProgrammeView(new Programmes.Id(UUID.randomUUID()), 1, code, code, EDUCATION, List.of(), List.of(),
				List.of(action), kind, "CYP", null, null, CountingMode.HEADCOUNT, CountingYear.ACADEMIC,
				LocalDate.of(2020, 8, 1), null, Programmes.State.RUNNING);
	}

	private static IncomingFile file(String... rows) {
		String text = "school_code,school,area,stage,roll\n" + String.join("\n", rows) + "\n";
		return IncomingFile.of("census.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static Problem refused(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run);
	}

	@SuppressWarnings("unchecked")
	private static Supplier<Made<Identifier>> anyWork() {
		return any(Supplier.class);
	}

}
