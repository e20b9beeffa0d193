package scot.adp.families;

import java.time.Instant;
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
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.RehabEnded;
import scot.adp.events.RehabExitPlanned;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.Imports;
import scot.adp.families.AftercareView.Day;
import scot.adp.families.AftercareView.Heard;
import scot.adp.families.Aftercares.Door;
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
import scot.adp.people.Deaths;
import scot.adp.people.IdentityColumns;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.notification.Messages;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;
import scot.adp.support.OwnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What aftercare hears of a stay, with the bus: late, twice, out of order, moved. */
@ApplicationModuleTest(verifyAutomatically = false, webEnvironment = WebEnvironment.NONE, extraIncludes = "bus")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({ OwnClock.class, FamiliesModuleTests.People.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false",
		"spring.autoconfigure.exclude=org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration,"
				+ "com.vaadin.flow.spring.SpringBootAutoConfiguration,"
				+ "com.vaadin.flow.spring.SpringSecurityAutoConfiguration" })
class StayHeardTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 8, 20);

	private static final LocalDate PLANNED = LocalDate.of(2026, 8, 24);

	private static final LocalDate LATER = LocalDate.of(2026, 8, 31);

	private static final LocalDate LAST = LocalDate.of(2026, 9, 7);

	private static final PersonKey SHARED = new PersonKey(new SpaceCode("DSA-027"), "0123456789abcdef0123456789abcdef",
			1);

	@Autowired
	Aftercares aftercares;

	@Autowired
	MovableClock clock;

	@MockitoBean
	Recording recording;

	@MockitoBean
	Deaths deaths;

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

	private UUID stay;

	private Aftercares.Id id;

	@BeforeEach
	void whoIsFollowed() {
		clock.set(TODAY);
		unit = new UnitId("U-" + UUID.randomUUID().toString().substring(0, 8));
		stay = UUID.randomUUID();
		var author = new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Mairi Test, Worker",
				OffsetDateTime.now(clock));
		given(recording.author()).willReturn(author);
		given(recording.author(any())).willReturn(author);
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
		given(references.read(any(), any(), any(), any())).willAnswer(call -> new OwnRef(call.getArgument(3)));
		given(keys.ofReferences(any(), any(), anyList()))
			.willAnswer(call -> call.<List<OwnRef>>getArgument(2).stream().map(it -> Optional.of(own())).toList());
		given(keys.newest(any())).willAnswer(call -> call.getArgument(0));
		given(unitSources.held(any(), any())).willReturn(UnitSources.Held.BY_RECORDS);
		given(signedOff.days(any())).willReturn(day -> false);
		given(keys.resolve(eq(SHARED), any(), anyCollection(), any())).willReturn(Map.of(unit, own()));
		id = aftercares.expect(UUID.randomUUID().toString(), new AftercareEntry(unit, "NAD-1", null,
				"RESIDENTIAL_ADULT", "OVER_25", LocalDate.of(2026, 8, 22), null, null, List.of(), false), Door.PAGE);
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	@Test
	void plannedEndMovesTheDay(Scenario scenario) {
		scenario.publish(planned(1, PLANNED))
			.andWaitForStateChange(this::expectedOn, PLANNED::equals)
			.andVerify(day -> assertThat(view().heard()).hasSize(1));
	}

	@Test
	void s7_movedEndMovesTheDayAndTheFormerOneStays(Scenario scenario) {
		scenario.publish(planned(1, PLANNED)).andWaitForStateChange(this::expectedOn, PLANNED::equals);

		scenario.publish(moved(2))
			.andWaitForStateChange(this::expectedOn, LATER::equals)
			.andVerify(day -> assertThat(view().moved(Day.Kind.EXPECTED)).endsWith(PLANNED));
	}

	@Test
	void b2_eventThatComesTwiceMovesOnce(Scenario scenario) {
		var event = moved(2);
		scenario.publish(event).andWaitForStateChange(this::expectedOn, LATER::equals);

		scenario.publish(event).andWaitForStateChange(() -> true);
		scenario.publish(planned(3, LAST))
			.andWaitForStateChange(this::expectedOn, LAST::equals)
			.andVerify(day -> assertThat(view().heard()).extracting(Heard::on).containsExactly(LATER, LAST));
	}

	@Test
	void b1_olderEventThatComesLateIsLeftAlone(Scenario scenario) {
		scenario.publish(moved(2)).andWaitForStateChange(this::expectedOn, LATER::equals);

		scenario.publish(planned(1, PLANNED)).andWaitForStateChange(() -> true);
		scenario.publish(planned(3, LAST))
			.andWaitForStateChange(this::expectedOn, LAST::equals)
			.andVerify(day -> assertThat(view().heard()).extracting(Heard::on).containsExactly(LATER, LAST));
	}

	@Test
	void leavingBeginsAftercare(Scenario scenario) {
		scenario.publish(new RehabEnded(envelope(3, SHARED), LocalDate.of(2026, 8, 19), RehabEnded.How.EARLY))
			.andWaitForStateChange(() -> view().exitOn())
			.andVerify(day -> assertThat(view()).returns(AftercareState.DUE, AftercareView::state)
				.returns(LocalDate.of(2026, 8, 26), AftercareView::nextDueOn));
	}

	@Test
	void endThatHoldsNoMoreAsksWhoeverFollowsThem(Scenario scenario) {
		scenario
			.publish(new RehabExitPlanned(envelope(2, SHARED), PLANNED, null, RehabExitPlanned.State.CANCELLED,
					RehabExitPlanned.Answer.NO, RehabExitPlanned.Answer.NO))
			.andWaitForStateChange(() -> view().open())
			.andVerify(open -> assertThat(open.what()).isEqualTo(Heard.What.CANCELLED));
	}

	@Test
	void dayThatWasPutRightAfterwardsAsksNobody(Scenario scenario) {
		scenario.publish(planned(1, PLANNED)).andWaitForStateChange(this::expectedOn, PLANNED::equals);
		clock.set(TODAY.plusDays(1));
		given(recording.author(any())).willReturn(new Author(new AccountId(UUID.randomUUID()),
				new MemberId(UUID.randomUUID()), "Mairi Test, Worker", OffsetDateTime.now(clock)));

		aftercares.move(UUID.randomUUID().toString(), id, view().version(), LATER);

		assertThat(view().open()).isNull();
	}

	@Test
	void b3_whoCannotBeResolvedMovesNothing(Scenario scenario) {
		var other = new PersonKey(new SpaceCode("DSA-027"), "ffffffffffffffffffffffffffffffff", 1);
		given(keys.resolve(eq(other), any(), anyCollection(), any())).willReturn(Map.of());

		scenario
			.publish(new RehabExitPlanned(envelope(1, other), PLANNED, null, RehabExitPlanned.State.PLANNED,
					RehabExitPlanned.Answer.NO, RehabExitPlanned.Answer.NO))
			.andWaitForStateChange(() -> view().heard().size(), many -> many == 0)
			.andVerify(many -> assertThat(expectedOn()).isEqualTo(LocalDate.of(2026, 8, 22)));
	}

	private RehabExitPlanned planned(int revision, LocalDate on) {
		return new RehabExitPlanned(envelope(revision, SHARED), on, null, RehabExitPlanned.State.PLANNED,
				RehabExitPlanned.Answer.NOT_KNOWN, RehabExitPlanned.Answer.YES);
	}

	private RehabExitPlanned moved(int revision) {
		return new RehabExitPlanned(envelope(revision, SHARED), LATER, PLANNED, RehabExitPlanned.State.MOVED,
				RehabExitPlanned.Answer.NOT_KNOWN, RehabExitPlanned.Answer.YES);
	}

	private Envelope envelope(int revision, PersonKey person) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(stay), revision, Instant.now(clock),
				new UnitId("NADARS"), 1, person);
	}

	private PersonKey own() {
		return new PersonKey(new SpaceCode("COM"),
				UUID.nameUUIDFromBytes(unit.value().getBytes()).toString().replace("-", ""), 1);
	}

	private @Nullable LocalDate expectedOn() {
		return view().expectedOn();
	}

	private AftercareView view() {
		return aftercares.find(id).orElseThrow();
	}

	private static Supplier<Made<Identifier>> anyWork() {
		return any();
	}

}
