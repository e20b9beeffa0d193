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
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.util.AopTestUtils;
import scot.adp.directory.UnitView;
import scot.adp.directory.WorkingDays;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonDisengaged;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.EntryRows.Understood;
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
import scot.adp.treatment.EpisodeFact.Kind;
import scot.adp.treatment.EpisodeRules.EndClass;
import scot.adp.treatment.Episodes.Door;
import scot.adp.treatment.Episodes.Filter;
import scot.adp.treatment.Episodes.Kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Episodes of treatment, the caseload, files, and of whom nobody heard. */
@RecordApplicationEvents
class EpisodeModuleTests extends TreatmentSlice {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final LocalDate STARTED = LocalDate.of(2026, 9, 1);

	@Autowired
	Episodes episodes;

	@Autowired
	EpisodeStore store;

	@Autowired
	EpisodeRetention retention;

	@Autowired
	EndingListener ending;

	@Autowired
	EpisodeCare care;

	@Autowired
	EpisodeFiles files;

	@Autowired
	EpisodeImporter importer;

	@Autowired
	ReachOuts reachOuts;

	@Autowired
	EpisodeWaits episodeWaits;

	@Autowired
	ApplicationEvents events;

	private final List<UUID> in = new ArrayList<>();

	private final List<UUID> waiting = new ArrayList<>();

	/** Nothing happened in these waits: nobody else's test can judge them. */
	@AfterEach
	void takeAway() {
		jdbc.sql("delete from treatment.wait where id = any(:ids)").param("ids", waiting.toArray(UUID[]::new)).update();
	}

	@BeforeEach
	void whoMay() {
		clock.set(TODAY);
		var caller = mock(Caller.class);
		given(caller.account()).willReturn(author.account());
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(unit));
		given(agreements.toWrite(any(), any(), any())).willReturn(new AgreementCode("DSA-027"));
		given(agreements.lets(any(), any(), any())).willReturn(true);
		given(references.read(any(), any(), any(), any())).willAnswer(call -> new OwnRef(call.getArgument(3)));
		given(keys.ofReferences(any(), any(), anyList())).willAnswer(call -> call.<List<OwnRef>>getArgument(2)
			.stream()
			.map(reference -> Optional.of(person(reference.value())))
			.toList());
		given(keys.newest(any())).willAnswer(call -> call.getArgument(0));
		given(keys.sealed(any(), anyList())).willAnswer(call -> call.<List<String>>getArgument(1)
			.stream()
			.map(it -> UUID.nameUUIDFromBytes(it.getBytes(StandardCharsets.UTF_8)).toString())
			.toList());
		given(unitSources.held(any(), any())).willReturn(UnitSources.Held.BY_RECORDS);
		given(signedOff.days(any())).willReturn(day -> false);
		given(workingDays.isWorkingDay(any()))
			.willAnswer(call -> new WorkingDays(Set.of()).isWorkingDay(call.getArgument(0)));
		given(imports.record(any(), any())).willAnswer(call -> {
			in.add(call.getArgument(1));
			return new ImportId(call.getArgument(1));
		});
		var view = new UnitView(unit, "Unit", new OrganisationId("NAC"), "Council", null, 0, List.of());
		given(partners.units(anyCollection())).willReturn(Map.of(unit, view));
	}

	@Test
	void whoStartsIsOnTheCaseload() {
		var id = told(entry("NAD-00001", STARTED));

		assertThat(list(Kept.OPEN)).extracting(TreatmentEpisodeView::id).containsExactly(id);
	}

	@Test
	void episodeBeganWithTheNearestWaitOfItsNumberWithinTheDaysOfTheRule() {
		var episode = told(entry("NAD-00001", STARTED));
		var alone = told(entry("NAD-00002", STARTED));
		wait(unit, "NAD-00001", STARTED.minusDays(5));
		var nearest = wait(unit, "NAD-00001", STARTED.plusDays(2));
		wait(new UnitId("ELSEWHERE"), "NAD-00001", STARTED);
		var early = wait(unit, "NAD-00002", STARTED.minusDays(8));

		assertThat(episodeWaits.waits(List.of(episode, alone))).containsOnly(Map.entry(episode, nearest));
		assertThat(episodeWaits.episodes(List.of(nearest, early))).containsOnly(Map.entry(nearest, episode));
	}

	@Test
	void waitLedToOneEpisodeHoweverManyBeganNearIt() {
		var first = told(entry("NAD-00001", STARTED.minusDays(4), EpisodeFact.ended(STARTED.minusDays(2), null, null)));
		var second = told(entry("NAD-00001", STARTED));
		var wait = wait(unit, "NAD-00001", STARTED.minusDays(1));

		assertThat(episodeWaits.waits(List.of(first, second))).containsOnly(Map.entry(second, wait));
		assertThat(episodeWaits.waits(List.of(first))).isEmpty();
		assertThat(episodeWaits.episodes(List.of(wait))).containsOnly(Map.entry(wait, second));
	}

	@Test
	void waitIsFoundOnlyByThoseOfItsUnit() {
		var episode = told(entry("NAD-00001", STARTED));
		wait(unit, "NAD-00001", STARTED);
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("ELSEWHERE")));

		assertThat(episodeWaits.waits(List.of(episode))).isEmpty();
	}

	private Waits.Id wait(UnitId of, String reference, LocalDate started) {
		var id = new Waits.Id(UUID.randomUUID());
		waiting.add(id.value());
		jdbc.sql(
				"""
						insert into treatment.wait (id, version, unit, service, service_type, substance, received_on, own_ref, started_on,
						    treatment_type, away, judged_by, resets, counted_from, taken_out, suspended, adjusted, confirmed, after_sign_off,
						    entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :id, 'COMMUNITY', 'DRUGS', cast(:on as date) - 10, :reference, :on,
						    'STRUCTURED_TREATMENT', '{}', 'TEST', '{}',
						    cast(:on as date) - 10, '{}', 0, 10, false, false, 'PAGE', now(), :id, 'Nobody')""")
			.param("id", id.value())
			.param("unit", of.value())
			.param("reference", reference)
			.param("on", started)
			.update();
		return id;
	}

	@Test
	void startTellsWhatForHowAndWhere() {
		assertThat(faults(() -> told(new EpisodeEntry(unit, "NAD-00001", null, STARTED, List.of(), null, false))))
			.containsExactlyInAnyOrder("substance", "treatmentTypes", "setting");
	}

	@Test
	void startInTheFutureIsRefused() {
		assertThat(problem(() -> told(entry("NAD-00001", TODAY.plusDays(1)))).fields())
			.extracting(Problem.Field::reason)
			.contains("IN_FUTURE");
	}

	@Test
	void startLongAgoIsAskedOnce() {
		var longAgo = entry("NAD-00001", TODAY.minusDays(401));

		assertThat(problem(() -> told(longAgo)).fields()).extracting(Problem.Field::reason)
			.containsExactly(EpisodeCheck.CONFIRM);
		assertThat(told(longAgo.sure())).isNotNull();
	}

	@Test
	void f5_prescriptionBeforeTheContactIsRefused() {
		assertThat(faults(() -> told(entry("NAD-00001", STARTED, moment(Kind.FIRST_CONTACT, "2026-09-02T10:00+01:00"),
				moment(Kind.FIRST_PRESCRIPTION, "2026-09-01T10:00+01:00")))))
			.containsExactly("firstPrescriptionAt");
	}

	@Test
	void endBeforeTheStartIsRefused() {
		var id = told(entry("NAD-00001", STARTED));

		assertThat(faults(() -> end(id, STARTED.minusDays(1), "PLANNED_COMPLETE"))).containsExactly("endedOn");
	}

	@Test
	void whereTheServiceEndsItSomebodySaysWhetherElsewhereWasOffered() {
		var id = told(entry("NAD-00001", STARTED));

		assertThat(faults(() -> end(id, TODAY, "SERVICE_DECISION"))).containsExactly("offeredElsewhere");
	}

	@Test
	void sameToldAgainChangesNothing() {
		var id = told(entry("NAD-00001", STARTED));

		assertThat(told(entry("NAD-00001", STARTED))).isEqualTo(id);
		assertThat(version(id)).isEqualTo(1);
	}

	@Test
	void nightlyRowAddsWhatIsNew() {
		var id = told(entry("NAD-00001", STARTED));

		send(entry("NAD-00001", STARTED, EpisodeFact.contact(TODAY)));

		assertThat(find(id).lastContactOn()).isEqualTo(TODAY);
	}

	@Test
	void otherEpisodeOfTheSameNumberAtThatTimeIsAsked() {
		told(entry("NAD-00001", STARTED));

		assertThat(problem(() -> told(entry("NAD-00001", STARTED.plusDays(3)))).fields())
			.extracting(Problem.Field::reason)
			.containsExactly(EpisodeCheck.CONFIRM);
	}

	@Test
	void eachOfABatchIsTakenForItself() {
		var results = send(entry("NAD-00001", STARTED), entry("NAD-00002", TODAY.plusDays(2)));

		assertThat(results.get(0).made()).isNotNull();
		assertThat(results.get(1).faults()).extracting(Problem.Field::path).containsExactly("startedOn");
	}

	@Test
	void dryRunKeepsNothing() {
		assertThat(episodes.recordAll(key(), List.of(entry("NAD-00001", STARTED)), true).getFirst().faults()).isEmpty();

		assertThat(list(Kept.ALL)).isEmpty();
	}

	@Test
	void e5_whoWasNotHeardOfForNinetyDaysIsAskedAbout() {
		var id = told(entry("NAD-00001", TODAY.minusDays(90)));
		told(entry("NAD-00002", TODAY.minusDays(89)));

		assertThat(list(Kept.SILENT)).extracting(TreatmentEpisodeView::id).containsExactly(id);
		assertThat(find(id).endedOn()).isNull();
	}

	@Test
	void e5_othersHearOfItOnce() {
		var id = told(entry("NAD-00001", TODAY.minusDays(90)));

		care.dayBegan();
		care.dayBegan();

		assertThat(disengaged(id)).hasSize(1);
	}

	@Test
	void whoWasInTouchAndIsLostAgainIsToldAgain() {
		var id = told(entry("NAD-00001", TODAY.minusDays(90)));
		care.dayBegan();
		add(id, EpisodeFact.contact(TODAY));
		clock.set(TODAY.plusDays(90));

		care.dayBegan();

		assertThat(disengaged(id)).extracting(PersonDisengaged::lastContactOn)
			.containsExactly(TODAY.minusDays(90), TODAY);
	}

	@Test
	void disengagedIsAmongPeopleToReach() {
		var id = told(entry("NAD-00001", TODAY.minusDays(90)));

		hear(id, TODAY.minusDays(90));

		assertThat(toReach()).singleElement()
			.returns("DISENGAGED", ReachOutView::trigger)
			.returns("NAD-00001", ReachOutView::ownRef);
	}

	@Test
	void disengagedHeardTwiceIsOne() {
		var id = told(entry("NAD-00001", TODAY.minusDays(90)));

		hear(id, TODAY.minusDays(90));
		hear(id, TODAY.minusDays(90));

		assertThat(toReach()).hasSize(1);
	}

	@Test
	void disengagedHeardLateOfSomebodyWhoIsBackIsNone() {
		var id = told(entry("NAD-00001", TODAY.minusDays(90)));
		add(id, EpisodeFact.contact(TODAY));

		hear(id, TODAY.minusDays(90));

		assertThat(toReach()).isEmpty();
	}

	@Test
	void disengagedOfAnOlderContactHeardAfterANewerIsNone() {
		var id = told(entry("NAD-00001", TODAY.minusDays(200), EpisodeFact.contact(TODAY.minusDays(95))));

		hear(id, TODAY.minusDays(95));
		hear(id, TODAY.minusDays(200));

		assertThat(toReach()).hasSize(1);
	}

	@Test
	void disengagedOpensNothingWhereNoAgreementLetsTheUnitKeepIt() {
		var id = told(entry("NAD-00001", TODAY.minusDays(90)));
		given(agreements.lets(any(), any(), any())).willReturn(false);

		hear(id, TODAY.minusDays(90));

		assertThat(toReach()).isEmpty();
	}

	@Test
	void endWithoutAReasonIsAskedAbout() {
		var id = told(entry("NAD-00001", STARTED, EpisodeFact.ended(TODAY, null, null)));

		assertThat(list(Kept.NO_REASON)).extracting(TreatmentEpisodeView::id).containsExactly(id);
	}

	@Test
	void endOfThisMonthIsCountedByItsClass() {
		var id = told(entry("NAD-00001", STARTED));
		end(id, TODAY, "LEFT_WITHOUT_NOTICE");

		assertThat(episodes.caseload().ended()).containsEntry(EndClass.UNPLANNED, 1);
	}

	@Test
	void e6_twoOpenEpisodesOfOnePersonAreTwoAndOne() {
		told(entry("NAD-00001", STARTED));
		told(entry("NAD-00001", STARTED.plusDays(5)).sure());

		assertThat(episodes.caseload()).returns(2, Caseload::episodes).returns(1, Caseload::people);
	}

	@Test
	void whoComesBackWithinTheGapGoesOn() {
		var first = told(entry("NAD-00001", LocalDate.of(2026, 3, 1)));
		end(first, LocalDate.of(2026, 5, 1), "LEFT_WITHOUT_NOTICE");
		told(entry("NAD-00001", LocalDate.of(2026, 5, 29)));

		assertThat(spells()).hasSize(1);
	}

	@Test
	void whoComesBackLaterBeginsAnew() {
		var first = told(entry("NAD-00001", LocalDate.of(2026, 3, 1)));
		end(first, LocalDate.of(2026, 5, 1), "LEFT_WITHOUT_NOTICE");
		told(entry("NAD-00001", LocalDate.of(2026, 5, 30)));

		assertThat(spells()).hasSize(2);
	}

	@Test
	void endThatWasWrongIsTakenBackAndStaysReadable() {
		var id = told(entry("NAD-00001", STARTED));
		end(id, TODAY, "PLANNED_COMPLETE");
		var ended = find(id).facts().stream().filter(it -> it.fact().kind() == Kind.ENDED).findFirst().orElseThrow();

		episodes.takeBack(key(), id, version(id), ended.id(), "CAME_BACK");

		assertThat(find(id)).returns(true, TreatmentEpisodeView::open)
			.satisfies(it -> assertThat(it.facts()).anyMatch(fact -> !fact.stands()));
	}

	@Test
	void withdrawnOneTellsOfNobody() {
		var id = told(entry("NAD-00001", STARTED));

		episodes.withdraw(key(), id, version(id), "WRONG");

		assertThat(find(id)).returns(null, TreatmentEpisodeView::ownRef).returns(false, TreatmentEpisodeView::linked);
		assertThat(list(Kept.ALL)).isEmpty();
	}

	@Test
	void whoDiedIsAskedAboutNoMore() {
		var id = told(entry("NAD-00001", TODAY.minusDays(120)));

		hearsOfDeaths(it -> it.on(new PersonDied(envelope("NAD-00001"), TODAY)));

		assertThat(find(id)).returns(TODAY, TreatmentEpisodeView::stoppedOn)
			.returns(null, TreatmentEpisodeView::endReason);
		assertThat(list(Kept.SILENT)).isEmpty();
	}

	@Test
	void deathThatWasWrongIsTakenBack() {
		var id = told(entry("NAD-00001", TODAY.minusDays(120)));
		hearsOfDeaths(it -> it.on(new PersonDied(envelope("NAD-00001"), TODAY)));

		hearsOfDeaths(it -> it.on(new PersonDiedWithdrawn(envelope("NAD-00001"))));

		assertThat(list(Kept.SILENT)).extracting(TreatmentEpisodeView::id).containsExactly(id);
	}

	@Test
	void personGoesWhenTheTimeIsOverAndTheCountStays() {
		var id = told(entry("NAD-00001", STARTED));
		end(id, TODAY, "PLANNED_COMPLETE");

		transaction.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY, 1_000, Set.of()));

		assertThat(find(id)).returns(null, TreatmentEpisodeView::ownRef)
			.returns(false, TreatmentEpisodeView::linked)
			.returns("PLANNED_COMPLETE", TreatmentEpisodeView::endReason)
			.satisfies(it -> assertThat(it.facts()).isEmpty());
	}

	@Test
	void whatJoinedEpisodesStaysWhenTheFirstTellsOfNobody() {
		var first = told(entry("NAD-00001", LocalDate.of(2026, 3, 1)));
		end(first, LocalDate.of(2026, 5, 1), "LEFT_WITHOUT_NOTICE");
		var second = told(entry("NAD-00001", LocalDate.of(2026, 5, 20)));
		transaction
			.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, LocalDate.of(2026, 5, 1), 1_000, Set.of()));

		add(second, EpisodeFact.contact(TODAY));

		assertThat(spells()).hasSize(1);
	}

	@Test
	void whatIsHeldIsKept() {
		var id = told(entry("NAD-00001", STARTED));
		end(id, TODAY, "PLANNED_COMPLETE");

		transaction.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY, 1_000, Set.of(unit)));

		assertThat(find(id).ownRef()).isEqualTo("NAD-00001");
	}

	@Test
	void fileIsTriedOutAndKeepsNothing() {
		assertThat(files.tryOut(file("NAD-00001,01/09/2026,DRUGS,OST,COMMUNITY,METHADONE,,20/11/2026,,\n")))
			.returns(1, Understood::opened)
			.returns(List.of(), Understood::problems);
		assertThat(list(Kept.ALL)).isEmpty();
	}

	@Test
	void fileOpensAndAdds() {
		var known = told(entry("NAD-00001", STARTED));

		assertThat(files.load(key(), file("""
				NAD-00001,01/09/2026,DRUGS,OST,COMMUNITY,METHADONE,,20/11/2026,,
				NAD-00002,02/09/2026,ALCOHOL,PSYCHOSOCIAL,COMMUNITY,,,,10/11/2026,PLANNED_COMPLETE
				"""), false)).returns(1, Understood::opened).returns(2, Understood::rows);
		assertThat(find(known)).returns("METHADONE", TreatmentEpisodeView::medicine)
			.returns(LocalDate.of(2026, 11, 20), TreatmentEpisodeView::lastContactOn);
	}

	@Test
	void rowsOfOneEpisodeAddMedicines() {
		files.load(key(), file("""
				NAD-00001,01/09/2026,DRUGS,OST,COMMUNITY,METHADONE,01/09/2026,,,
				NAD-00001,01/09/2026,DRUGS,OST,COMMUNITY,BUPRENORPHINE_LONG_ACTING,01/10/2026,,,
				"""), false);

		assertThat(find(list(Kept.OPEN).getFirst().id()).medicines()).extracting(EpisodeFact::code)
			.containsExactly("METHADONE", "BUPRENORPHINE_LONG_ACTING");
	}

	@Test
	void fileThatWasTakenBackLeavesWhatWasThereBefore() {
		var known = told(entry("NAD-00001", STARTED));
		files.load(key(), file("""
				NAD-00001,01/09/2026,DRUGS,OST,COMMUNITY,METHADONE,,20/11/2026,,
				NAD-00002,02/09/2026,ALCOHOL,PSYCHOSOCIAL,COMMUNITY,,,,,
				"""), false);

		transaction.executeWithoutResult(status -> importer.takeBack(new ImportId(in.getLast())));

		assertThat(list(Kept.ALL)).extracting(TreatmentEpisodeView::id).containsExactly(known);
		assertThat(find(known)).returns(null, TreatmentEpisodeView::medicine)
			.returns(STARTED, TreatmentEpisodeView::lastContactOn);
	}

	@Test
	void cellThatIsWrongIsNamedAndNotRepeated() {
		assertThat(files.tryOut(file("NAD-00001,01/09/2026,SUGAR,OST,COMMUNITY,,,,,\n")).problems()).singleElement()
			.satisfies(it -> assertThat(it.toString()).doesNotContain("SUGAR").contains("substance"));
	}

	@Test
	void thoseOfOthersAreNotTold() {
		var id = told(entry("NAD-00001", STARTED));
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("ELSEWHERE")));

		assertThat(episodes.find(id)).isEmpty();
	}

	@Test
	void thoseOfOthersCannotBeChanged() {
		var id = told(entry("NAD-00001", STARTED));
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("ELSEWHERE")));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> end(id, TODAY, "PLANNED_COMPLETE"));
	}

	@Test
	void listGoesOnBehindARow() {
		told(entry("NAD-00001", TODAY.minusDays(40)));
		var second = told(entry("NAD-00002", TODAY.minusDays(30)));
		var first = list(Kept.OPEN).getFirst().id();

		assertThat(episodes.behind(new Filter(Kept.OPEN, null, null), first, 5)).extracting(TreatmentEpisodeView::id)
			.containsExactly(second);
	}

	private List<UUID> spells() {
		return jdbc.sql("select distinct spell from treatment.episode where unit = :unit")
			.param("unit", unit.value())
			.query(UUID.class)
			.list();
	}

	private List<PersonDisengaged> disengaged(Episodes.Id id) {
		return events.stream(PersonDisengaged.class)
			.filter(it -> it.envelope().record().value().equals(id.value()))
			.toList();
	}

	private void hearsOfDeaths(Consumer<EndingListener> told) {
		EndingListener hears = AopTestUtils.getUltimateTargetObject(ending);
		transaction.executeWithoutResult(status -> told.accept(hears));
	}

	private void hear(Episodes.Id id, LocalDate lastContactOn) {
		// Without its proxy, which would hand it on to another thread.
		EpisodeCare hears = AopTestUtils.getUltimateTargetObject(care);
		transaction.executeWithoutResult(status -> hears
			.on(new PersonDisengaged(new Envelope(new EventId(UUID.randomUUID()), new RecordId(id.value()), 1,
					OffsetDateTime.now(clock).toInstant(), unit, 1, null), lastContactOn)));
	}

	private List<ReachOutView> toReach() {
		return reachOuts.page(new ReachOuts.Filter(ReachOuts.Kept.OPEN, null, null), 0, 50);
	}

	private EpisodeEntry entry(String ownRef, LocalDate started, EpisodeFact... more) {
		var facts = new ArrayList<>(List.of(EpisodeFact.value(Kind.SUBSTANCE, "DRUGS"),
				EpisodeFact.treatment(List.of("OST")), EpisodeFact.value(Kind.SETTING, "COMMUNITY")));
		facts.addAll(List.of(more));
		return new EpisodeEntry(unit, ownRef, null, started, facts, null, false);
	}

	private static EpisodeFact moment(Kind kind, String at) {
		return EpisodeFact.moment(kind, OffsetDateTime.parse(at));
	}

	private Episodes.Id told(EpisodeEntry entry) {
		return episodes.tell(key(), entry, Door.PAGE);
	}

	private List<BatchResult> send(EpisodeEntry... entries) {
		return episodes.recordAll(key(), List.of(entries), false);
	}

	private void add(Episodes.Id id, EpisodeFact... facts) {
		episodes.add(key(), id, version(id), List.of(facts));
	}

	private void end(Episodes.Id id, LocalDate on, @Nullable String reason) {
		add(id, EpisodeFact.ended(on, reason, null));
	}

	private int version(Episodes.Id id) {
		return find(id).version();
	}

	private TreatmentEpisodeView find(Episodes.Id id) {
		return store.find(id, List.of(unit)).orElseThrow();
	}

	private List<TreatmentEpisodeView> list(Kept list) {
		return episodes.page(new Filter(list, null, null), 0, 50);
	}

	private static IncomingFile file(String rows) {
		String text = "own_ref,started_on,substance,treatment_type,setting,medicine,medicine_from,last_contact_on,ended_on,end_reason\n"
				+ rows;
		return IncomingFile.of("episodes.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private Envelope envelope(String reference) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(UUID.randomUUID()), 1,
				OffsetDateTime.now(clock).toInstant(), null, 1, person(reference));
	}

	private PersonKey person(String reference) {
		return new PersonKey(new SpaceCode("TRT"),
				UUID.nameUUIDFromBytes((unit.value() + reference).getBytes(StandardCharsets.UTF_8))
					.toString()
					.replace("-", ""),
				1);
	}

	private static List<String> faults(Runnable work) {
		return problem(work).fields().stream().map(Problem.Field::path).toList();
	}

	private static Problem problem(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run);
	}

}
