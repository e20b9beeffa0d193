package scot.adp.registers;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.events.RecordsChanged;
import scot.adp.events.SkillGapFound;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.registers.RegisterPlaceView.Standing;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

/** Registers by their rules, in their module alone. */
@ModuleTest
@Import({ OwnClock.class, RegistersModuleTests.Parts.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false" })
class RegistersModuleTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final GroupId GROUP = new GroupId("FAMILIES");

	private static final LocalDate MET = LocalDate.of(2026, 10, 14);

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	MovableClock clock;

	@Autowired
	Registers registers;

	@Autowired
	RegisterFiles files;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	RegisterSource source;

	@MockitoBean
	MeetingCalendar meetings;

	@MockitoBean
	Recording recording;

	@MockitoBean
	CurrentCaller currentCaller;

	@MockitoBean
	OrganisationNames units;

	@MockitoBean
	Partners partners;

	@MockitoBean
	Imports imports;

	@MockitoBean
	SignedOff signedOff;

	private UnitId unit;

	@BeforeEach
	void standIns() {
		clock.set(TODAY);
		unit = new UnitId("U-" + UUID.randomUUID().toString().substring(0, 8));
		var author = new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Mairi Test, Worker",
				OffsetDateTime.now(clock));
		given(recording.author(any())).willAnswer(call -> author);
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> transaction.execute(status -> call.<Supplier<Made<?>>>getArgument(4).get().id()));
		given(recording.author()).willAnswer(call -> author);
		given(recording.make(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> transaction.execute(status -> call.<Supplier<Made<?>>>getArgument(4).get()));
		given(currentCaller.get()).willReturn(mock(Caller.class));
		given(currentCaller.reach()).willReturn(Set.of(unit));
		given(partners.units(any())).willReturn(Map.of(unit, mock(UnitView.class)));
		given(meetings.held(GROUP, MET, MET)).willReturn(Map.of(MET, true));
		given(signedOff.days(any())).willReturn(day -> false);
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	@Test
	void lastThatWasToldIsHowItStands() {
		tell("PATHWAY", "INTENSIVE_FAMILY", said("LIVE", day(10, 1)));
		tell("PATHWAY", "INTENSIVE_FAMILY", said("DRAFTED", day(4, 1)));
		assertThat(place("PATHWAY").standing()).isEqualTo(Standing.STANDS);
	}

	@Test
	void whatIsAskedForAndNobodyToldStandsFirst() {
		tell("PROTOCOL", "EARLY_INTERVENTION", said("IN_TALKS", day(10, 1)));
		assertThat(registers.places().get("PROTOCOL")).first()
			.returns(Standing.NOT_TOLD, RegisterPlaceView::standing)
			.returns(true, RegisterPlaceView::asked);
	}

	@Test
	void whatStandsTakesAReferenceWhereTheRegisterAsksForOne() {
		assertThat(faults("PROTOCOL", "EARLY_INTERVENTION", said("SIGNED", day(10, 1)))).extracting(Problem.Field::path)
			.containsExactly("evidence");
	}

	@Test
	void decisionNamesItsMeeting() {
		assertThat(faults("CRAFT_OPTIONS", "OPTIONS", said("DECIDED", day(10, 14)))).extracting(Problem.Field::reason)
			.containsExactly("MEETING_MISSING");
	}

	@Test
	void meetingThatTheGroupNeverHadDecidesNothing() {
		assertThat(faults("CRAFT_OPTIONS", "OPTIONS",
				new Registers.Said("DECIDED", MET, null, null, GROUP, MET.plusDays(1), null, null)))
			.extracting(Problem.Field::message)
			.containsExactly("This group has no meeting on that day.");
	}

	@Test
	void decisionOfAMeetingIsKept() {
		var id = tell("CRAFT_OPTIONS", "OPTIONS",
				new Registers.Said("DECIDED", MET, null, null, GROUP, MET, null, null));
		assertThat(view(id)).returns(GROUP, RegisterEntryView::meetingGroup).returns(MET, RegisterEntryView::meetingOn);
	}

	@Test
	void allThatIsWrongIsToldTogether() {
		assertThat(faults("FACILITATORS", "NOWHERE", said("LIVE", TODAY.plusDays(1)))).extracting(Problem.Field::path)
			.containsExactlyInAnyOrder("item", "state", "onDay", "number");
	}

	@Test
	void registerWithoutANumberTakesNone() {
		assertThat(faults("PATHWAY", "INTENSIVE_FAMILY",
				new Registers.Said("LIVE", TODAY, 3, null, null, null, null, null)))
			.extracting(Problem.Field::path)
			.containsExactly("number");
	}

	@Test
	void unknownRegisterIsToldWithThoseThatThereAre() {
		assertThat(faults("NOTHING", "FIRST", said("DONE", TODAY))).singleElement()
			.satisfies(it -> assertThat(it.message()).contains("PROTOCOL", "CRAFT_OPTIONS"));
	}

	@Test
	void whatIsPutRightStaysReadableWithItsReason() {
		var id = tell("PATHWAY", "INTENSIVE_FAMILY", said("LIVE", day(10, 1)));
		registers.correct(key(), id, 1, said("AGREED", day(10, 1)), "It goes live in December.");
		assertThat(registers.history(List.of(id)).get(id))
			.extracting(RegisterEntryView::state, RegisterEntryView::reason)
			.containsExactly(tuple("AGREED", "It goes live in December."), tuple("LIVE", null));
	}

	@Test
	void nothingIsPutRightWithoutAReason() {
		var id = tell("PATHWAY", "INTENSIVE_FAMILY", said("LIVE", day(10, 1)));
		assertThat(catchThrowableOfType(Problem.class,
				() -> registers.correct(key(), id, 1, said("AGREED", day(10, 1)), " "))
			.fields()).extracting(Problem.Field::path).containsExactly("reason");
	}

	@Test
	void whoSawAnOlderVersionIsTold() {
		var id = tell("PATHWAY", "INTENSIVE_FAMILY", said("LIVE", day(10, 1)));
		registers.correct(key(), id, 1, said("AGREED", day(10, 1)), "It goes live in December.");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> registers.correct(key(), id, 1, said("STOPPED", day(10, 1)), "Stopped."))
			.returns(Problem.Code.CONFLICT, Problem::code);
	}

	@Test
	void withdrawnEntryCountsNoMoreAndStaysReadable() {
		var id = tell("PATHWAY", "INTENSIVE_FAMILY", said("LIVE", day(10, 1)));
		registers.withdraw(key(), id, 1, "It is another unit's.");
		assertThat(registers.entries("PATHWAY", unit, "INTENSIVE_FAMILY", null)).singleElement()
			.returns(true, RegisterEntryView::withdrawn);
		assertThat(registers.places().get("PATHWAY")).isNotEmpty().noneMatch(it -> it.unit().equals(unit));
	}

	@Test
	void entryOfAnotherUnitIsRefused() {
		doThrow(Problem.forbidden("It is another unit's.")).when(currentCaller).reaching(unit);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> tell("PATHWAY", "INTENSIVE_FAMILY", said("LIVE", day(10, 1))))
			.returns(Problem.Code.FORBIDDEN, Problem::code);
	}

	@Test
	void changeTellsTheDaysThatItReaches(AssertablePublishedEvents events) {
		tell("PATHWAY", "INTENSIVE_FAMILY", said("LIVE", day(4, 1)));
		assertThat(events.ofType(RecordsChanged.class)
			.matching(it -> it.dataSet().equals(RegisterNews.REGISTERS) && it.from().equals(day(4, 1))
					&& it.to().equals(TODAY)))
			.hasSize(1);
	}

	@Test
	void whatAUnitLacksIsToldOnce(AssertablePublishedEvents events) {
		var id = tell("TRAINING", "TRAUMA", said("OPEN", day(11, 2)));
		tell("TRAINING", "TRAUMA", said("OPEN", day(11, 9)));

		assertThat(gaps(events)).singleElement().satisfies(it -> {
			assertThat(it.envelope().record().value()).isEqualTo(id.value());
			assertThat(it.envelope().revision()).isEqualTo(1);
			assertThat(it.envelope().unit()).isEqualTo(unit);
			assertThat(it.theme().value()).isEqualTo("TRAUMA");
			assertThat(it.on()).isEqualTo(day(11, 2));
		});
	}

	@Test
	void whatIsLackingAnewIsToldAnew(AssertablePublishedEvents events) {
		tell("TRAINING", "TRAUMA", said("OPEN", day(10, 1)));
		tell("TRAINING", "TRAUMA", said("MET", day(10, 20)));
		tell("TRAINING", "TRAUMA", said("OPEN", day(11, 9)));

		assertThat(gaps(events)).extracting(SkillGapFound::on).containsExactly(day(10, 1), day(11, 9));
	}

	@Test
	void lackThatIsPutRightIsToldByANewRevision(AssertablePublishedEvents events) {
		var id = tell("TRAINING", "TRAUMA", said("OPEN", day(11, 2)));
		registers.correct(key(), id, 1, said("OPEN", day(11, 4)), "It was two days later.");

		assertThat(gaps(events)).extracting(it -> it.envelope().revision(), SkillGapFound::on)
			.containsExactly(tuple(1, day(11, 2)), tuple(2, day(11, 4)));
	}

	@Test
	void lackThatIsOverByNowIsNotTold(AssertablePublishedEvents events) {
		tell("TRAINING", "NALOXONE", said("MET", day(11, 2)));
		tell("TRAINING", "NALOXONE", said("OPEN", day(10, 1)));

		assertThat(gaps(events)).isEmpty();
	}

	@Test
	void otherRegistersTellOfNoLack(AssertablePublishedEvents events) {
		tell("PATHWAY", "INTENSIVE_FAMILY", said("DRAFTED", day(10, 1)));

		assertThat(gaps(events)).isEmpty();
	}

	private Iterable<SkillGapFound> gaps(AssertablePublishedEvents events) {
		return events.ofType(SkillGapFound.class).matching(it -> unit.equals(it.envelope().unit()));
	}

	@Test
	void meetingsOfTheGroupAreHeldOfThosePlanned() {
		given(meetings.held(any(), any(), any()))
			.willReturn(Map.of(day(7, 8), true, day(8, 12), false, day(9, 9), true));
		var measure = new MeasureCode("FAM-1.17.b");
		assertThat(source.count(List.of(new MeasureSource.Asked(measure, PeriodType.QUARTER.of(day(7, 1)), 1, null))))
			.singleElement()
			.satisfies(it -> {
				assertThat(it.numerator()).isEqualByComparingTo("2");
				assertThat(it.denominator()).isEqualByComparingTo("3");
			});
	}

	@Test
	void registerIsCountedByItsMeasure() {
		tell("FACILITATORS", "PEER_FACILITATION",
				new Registers.Said("TRAINED", day(8, 3), 6, null, null, null, null, null));
		var measure = new MeasureCode("FAM-1.3.a");
		assertThat(source.count(List.of(new MeasureSource.Asked(measure, PeriodType.QUARTER.of(day(7, 1)), 1, null))))
			.filteredOn(it -> unit.equals(it.slice().unit()))
			.extracting(Counted::rows)
			.containsExactly(6L);
	}

	@Test
	void entriesOfABatchStandOrFallOneByOneAndKnownOnesArePassedOver() {
		var known = tell("PATHWAY", "INTENSIVE_FAMILY", said("LIVE", day(10, 1)));
		var entries = List.of(entry("INTENSIVE_FAMILY", said("LIVE", day(10, 1))),
				entry("INTENSIVE_FAMILY", said("NONE", day(10, 1))),
				entry("INTENSIVE_FAMILY", said("DRAFTED", day(11, 1))));
		assertThat(registers.recordAll(key(), entries, true)).extracting(it -> it.faults().size(), BatchResult::made)
			.containsExactly(tuple(0, null), tuple(1, null), tuple(0, null));
		assertThat(registers.entries("PATHWAY", unit, "INTENSIVE_FAMILY", null)).as("it was only tried").hasSize(1);

		assertThat(registers.recordAll(key(), entries, false)).extracting(it -> it.faults().size())
			.containsExactly(0, 1, 0);
		assertThat(registers.entries("PATHWAY", unit, "INTENSIVE_FAMILY", null)).hasSize(2)
			.extracting(RegisterEntryView::id)
			.contains(known);
	}

	@Test
	void fileOfEntriesIsTakenWholeAndTakenBack() {
		String file = "register,unit,item,state,on\nPATHWAY,%1$s,INTENSIVE_FAMILY,LIVE,2026-10-01\n"
			.formatted(unit.value());
		assertThat(tried(file)).returns(List.of(), RegisterFiles.Understood::problems)
			.returns(1, RegisterFiles.Understood::entries);
		assertThat(registers.entries("PATHWAY", unit, "INTENSIVE_FAMILY", null)).as("it was only tried").isEmpty();

		transaction.executeWithoutResult(status -> files.load(key(), csv(file), false));
		assertThat(place("PATHWAY").standing()).isEqualTo(Standing.STANDS);
		assertThat(tried(file)).returns(0, RegisterFiles.Understood::entries)
			.returns(1, RegisterFiles.Understood::known);

		var in = jdbc.sql("select came_in from registers.register_entry where unit = :unit")
			.param("unit", unit.value())
			.query(UUID.class)
			.single();
		transaction.executeWithoutResult(status -> registers.takeBack(in));
		assertThat(registers.entries("PATHWAY", unit, "INTENSIVE_FAMILY", null)).singleElement()
			.returns(true, RegisterEntryView::withdrawn);
	}

	@Test
	void fileOfEntriesTellsWhatIsWrongInWhichCell() {
		assertThat(tried("""
				register,unit,item,state,on
				PATHWAY,%1$s,INTENSIVE_FAMILY,LIVE,2026-12-24
				NONE,%1$s,INTENSIVE_FAMILY,LIVE,2026-10-01
				PATHWAY,%1$s,,LIVE,2026-10-01
				""".formatted(unit.value())).problems()).extracting(ImportProblem::row, ImportProblem::column)
			.containsExactly(tuple(3, "A (register)"), tuple(4, "C (item)"), tuple(2, "E (on)"));
	}

	@Test
	void sameTitleIsTheSameThingWhateverItsBlanksAndCapitals() {
		barrier("No bus in the  evening", "RAISED", day(6, 1), null);
		barrier(" no Bus in the evening ", "REMOVED", day(10, 1), "A bus runs until ten.");
		barrier("No room for prams", "RAISED", day(9, 1), null);

		assertThat(barriers()).extracting(RegisterPlaceView::title, RegisterPlaceView::standing)
			.containsExactlyInAnyOrder(tuple("no Bus in the evening", Standing.STANDS),
					tuple("No room for prams", Standing.OPEN));
	}

	@Test
	void orderOfTellingMakesNoDifferenceToWhatStands() {
		var told = List.of(tuple("RAISED", day(6, 1), null), tuple("UNDER_WAY", day(7, 1), null),
				tuple("REMOVED", day(8, 1), "It went."));
		for (int[] order : new int[][] { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 },
				{ 2, 1, 0 } }) {
			String title = "Order " + order[0] + order[1] + order[2];
			for (int one : order) {
				var parts = told.get(one).toList();
				barrier(title, (String) parts.get(0), (LocalDate) parts.get(1), (String) parts.get(2));
			}
		}

		assertThat(barriers()).hasSize(6).allSatisfy(it -> assertThat(it.standing()).isEqualTo(Standing.STANDS));
	}

	@Test
	void stateSaysWhichWordsItAsksForAndATitleIsToldWhereItIsMissing() {
		assertThat(catchThrowableOfType(Problem.class, () -> barrier(null, "REMOVED", day(6, 1), null)).fields())
			.extracting(Problem.Field::path)
			.containsExactly("title", "words");
		assertThat(
				catchThrowableOfType(Problem.class, () -> barrier("Stairs", "RAISED", day(6, 1), "Something")).fields())
			.extracting(Problem.Field::path)
			.containsExactly("words");
	}

	@Test
	void registerWithoutTitlesAndSecondDaysTakesNeither() {
		var said = new Registers.Said("LIVE", day(10, 1), null, null, null, null, null, day(12, 1));
		assertThat(catchThrowableOfType(Problem.class,
				() -> registers.record(key(), new Registers.New("PATHWAY", unit, "INTENSIVE_FAMILY", "A title", said)))
			.fields()).extracting(Problem.Field::path).containsExactly("title", "until");
	}

	@Test
	void yearlyAnswerIsDueAgainAfterAYearAndWaitsForItsUnit() {
		tell("ROSC_CHECK", "CHOICE",
				new Registers.Said("LEVEL_2", day(11, 24).minusYears(1), null, "Paper", null, null, null, null));
		tell("ROSC_CHECK", "PEERS",
				new Registers.Said("LEVEL_2", day(11, 23).minusYears(1), null, "Paper", null, null, null, null));

		assertThat(registers.places().get("ROSC_CHECK")).filteredOn(it -> it.unit().equals(unit))
			.extracting(RegisterPlaceView::item, RegisterPlaceView::standing)
			.containsExactlyInAnyOrder(tuple("CHOICE", Standing.STANDS), tuple("PEERS", Standing.DUE_AGAIN));
		assertThat(registers.waiting()).containsExactly(Map.entry(Standing.DUE_AGAIN, 1L));
	}

	@Test
	void withdrawnIsInNoPartOfAShareAndWhatWasPutRightCountsAsItIsNow() {
		barrier("Stairs", "REMOVED", day(6, 1), "There is a lift.");
		var mistaken = barrier("Stairs of another house", "RAISED", day(6, 1), null);
		registers.withdraw(key(), mistaken, 1, "It is another unit's.");
		assertThat(own("REC-02")).hasToString("1/1");

		var open = barrier("Letters", "RAISED", day(6, 1), null);
		assertThat(own("REC-02")).hasToString("1/2");
		registers.correct(key(), open, 1,
				new Registers.Said("REMOVED", day(6, 1), null, null, null, null, "People can ring.", null),
				"It was removed.");
		assertThat(own("REC-02")).hasToString("2/2");
	}

	@Test
	void withdrawnIsNotNewAndWhatWasPutRightIsNewInTheYearOfItsRightDay() {
		var given = answered("Answer", day(8, 1));
		var withdrawn = answered("Another answer", day(8, 1));
		assertThat(own("SYS-01")).hasToString("2");
		registers.withdraw(key(), withdrawn, 1, "It was told twice.");
		assertThat(own("SYS-01")).hasToString("1");
		registers.correct(key(), given, 1,
				new Registers.Said("GIVEN", day(3, 31).minusYears(1), null, "Paper", null, null, null, null),
				"It was in the year before.");
		assertThat(own("SYS-01")).hasToString("0");
	}

	@Test
	void withdrawnFundingIsInNeitherPartAndPutRightFundingCountsWithItsRightMonths() {
		var year = funded("Outreach", 12);
		var years = funded("Helpline", 36);
		assertThat(own("WAP-05.a")).hasToString("1/2");
		registers.correct(key(), year, 1,
				new Registers.Said("IN_FORCE", day(4, 1), 13, null, null, null, null, day(12, 31)), "It is 13.");
		assertThat(own("WAP-05.a")).hasToString("2/2");
		registers.withdraw(key(), years, 1, "It is another unit's.");
		assertThat(own("WAP-05.a")).hasToString("1/1");
	}

	@Test
	void whatIsSentAgainBringsNothingBackThatWasPutRight() {
		var said = new Registers.Said("OFFERED", day(6, 1), null, null, null, null, null, null);
		var sent = new Registers.New("ATTAINMENT", unit, "IN_SCHOOL", null, said);
		registers.recordAll(key(), List.of(sent), false);
		var entry = registers.entries("ATTAINMENT", unit, "IN_SCHOOL", null).getFirst();
		registers.correct(key(), entry.id(), entry.version(),
				new Registers.Said("PLANNED", day(6, 1), null, null, null, null, null, null), "It is only planned.");

		registers.recordAll(key(), List.of(sent), false);

		assertThat(registers.entries("ATTAINMENT", unit, "IN_SCHOOL", null)).singleElement()
			.returns("PLANNED", RegisterEntryView::state);
	}

	/** What takes words out of a row moves its version on. */
	@Test
	void entryWhoseTitleLostWordsStaysWhereItWas() {
		var id = barrier("Stairs at the clinic", "RAISED", day(6, 1), null);
		jdbc.sql("update registers.register_entry set title = '(removed)', version = version + 1 where id = :id")
			.param("id", id.value())
			.update();

		assertThat(barriers()).extracting(RegisterPlaceView::title).contains("(removed)");
		assertThat(registers.find(id)).isPresent();
	}

	private Registers.Id answered(String title, LocalDate on) {
		return registers.record(key(), new Registers.New("NATIONAL_CONTRIBUTION", unit, "PROJECT", title,
				new Registers.Said("GIVEN", on, null, "Paper", null, null, null, null)));
	}

	private Registers.Id funded(String title, int months) {
		return registers.record(key(), new Registers.New("CONTRACT", unit, "FUNDING", title,
				new Registers.Said("IN_FORCE", day(4, 1), months, null, null, null, null, day(12, 31))));
	}

	/** What is counted of the own unit in the year or quarter of August. */
	private String own(String measure) {
		var type = "SYS-01".equals(measure) ? PeriodType.YEAR : PeriodType.QUARTER;
		return source.count(List.of(new MeasureSource.Asked(new MeasureCode(measure), type.of(day(8, 1)), 1, null)))
			.stream()
			.filter(it -> it.slice().equals(Slice.of(unit)))
			.map(it -> (it.denominator() != null) ? "%.0f/%.0f".formatted(it.numerator(), it.denominator())
					: "%.0f".formatted(it.numerator()))
			.findFirst()
			.orElse("");
	}

	private List<RegisterPlaceView> barriers() {
		return Objects.requireNonNull(registers.places().get("BARRIER"))
			.stream()
			.filter(it -> it.unit().equals(unit))
			.toList();
	}

	private Registers.Id barrier(@Nullable String title, String state, LocalDate on, @Nullable String words) {
		return registers.record(key(), new Registers.New("BARRIER", unit, "EVERYBODY", title,
				new Registers.Said(state, on, null, null, null, null, words, null)));
	}

	private Registers.New entry(String item, Registers.Said said) {
		return new Registers.New("PATHWAY", unit, item, null, said);
	}

	private RegisterFiles.Understood tried(String file) {
		return Objects.requireNonNull(transaction.execute(status -> files.tryOut(csv(file))));
	}

	private static IncomingFile csv(String file) {
		return IncomingFile.of("registers.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
	}

	private Registers.Id tell(String kind, String item, Registers.Said said) {
		return registers.record(key(), new Registers.New(kind, unit, item, null, said));
	}

	private List<Problem.Field> faults(String kind, String item, Registers.Said said) {
		return catchThrowableOfType(Problem.class, () -> tell(kind, item, said)).fields();
	}

	private RegisterEntryView view(Registers.Id id) {
		return registers.find(id).orElseThrow();
	}

	private RegisterPlaceView place(String kind) {
		return Optional.ofNullable(registers.places().get(kind))
			.stream()
			.flatMap(List::stream)
			.filter(it -> it.unit().equals(unit))
			.findFirst()
			.orElseThrow();
	}

	private static Registers.Said said(String state, LocalDate on) {
		return new Registers.Said(state, on, null, null, null, null, null, null);
	}

	private static LocalDate day(int month, int day) {
		return LocalDate.of(2026, month, day);
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	@SuppressWarnings("unchecked")
	private static Supplier<Made<Identifier>> anyWork() {
		return any(Supplier.class);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Parts {

		@Bean
		FilesIn filesIn(Imports imports, Recording recording) {
			return new FilesIn(imports, recording);
		}

	}

}
