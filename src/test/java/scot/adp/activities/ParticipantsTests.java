package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.people.AgreementCode;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.BDDMockito.willAnswer;

/** Who was at a session, where adults are told apart. */
class ParticipantsTests extends ActivitiesSlice {

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

	private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

	@Autowired
	Participants participants;

	@Autowired
	ParticipantRetention retention;

	@BeforeEach
	void people() {
		given(agreements.lets(any(), any(), any())).willReturn(true);
		given(agreements.toWrite(any(), any(), any())).willReturn(new AgreementCode("DSA-021"));
		given(references.read(anyString(), any(), any(), anyString())).willAnswer(call -> {
			String given = call.getArgument(3);
			if (!given.startsWith("NAD-")) {
				throw Problem.invalid("ownRef", "This is not one of your service's own numbers.",
						"LOOKS_LIKE_IDENTITY");
			}
			return new OwnRef(given);
		});
		given(keys.ofReferences(any(), any(), any())).willAnswer(call -> call.<List<OwnRef>>getArgument(2)
			.stream()
			.map(it -> Optional.of(keyOf(call.getArgument(1), it.value())))
			.toList());
		given(keys.sealed(any(), any())).willAnswer(call -> call.getArgument(1));
	}

	@Test
	void u6_threeThenThreeAreSixAttendancesAndFourPeople() {
		var programme = keyed();
		there(held(programme, FRIDAY.minusDays(7)), "A", "B", "C");
		there(held(programme, FRIDAY), "B", "C", "D");

		assertThat(figure(programme, APRIL, TODAY)).satisfies(it -> {
			assertThat(it.attendances().value()).isEqualTo(6);
			assertThat(it.people().value()).isEqualTo(4);
			assertThat(it.between()).isNull();
		});
	}

	@Test
	void peopleAreKnownOfAnyDays() {
		var programme = keyed();
		there(held(programme, FRIDAY.minusDays(7)), "A", "B", "C");
		there(held(programme, FRIDAY), "B", "C", "D");

		assertThat(figure(programme, FRIDAY, TODAY).people().value()).isEqualTo(3);
	}

	@Test
	void headsThatAreNotToldApartSayBetweenHowManyPeople() {
		var programme = keyed();
		there(held(programme, FRIDAY.minusDays(7), 5), "A", "B", "C");
		there(held(programme, FRIDAY, 4), "B", "C", "D");

		assertThat(figure(programme, APRIL, TODAY)).satisfies(it -> {
			assertThat(it.attendances().value()).isEqualTo(9);
			assertThat(it.people().value()).isEqualTo(4);
			assertThat(it.between()).isEqualTo(new Counting.Between(5, 7));
		});
	}

	@Test
	void wherePeopleWereCountedAndNobodyToldApartTheyAreNotRecorded() {
		var programme = keyed();
		held(programme, FRIDAY, 5);

		assertThat(figure(programme, APRIL, TODAY).people().missing())
			.isEqualTo(ProgrammeFiguresView.Missing.NOT_RECORDED);
	}

	@Test
	void eachLineIsTakenOrToldWhy() {
		var session = held(keyed(), FRIDAY);
		there(session, "A");

		assertThat(there(session, "B", "A", "Mairi", "B"))
			.extracting(it -> it.faults().stream().map(Problem.Field::reason).toList())
			.containsExactly(List.of(), List.of("KNOWN_ALREADY"), List.of("LOOKS_LIKE_IDENTITY"),
					List.of("KNOWN_ALREADY"));
		assertThat(participants.of(session)).extracting(ParticipantView::ownRef).containsExactly("NAD-A", "NAD-B");
	}

	@Test
	void headsFollowWhereMoreAreToldApart() {
		var session = held(keyed(), FRIDAY, 2);

		there(session, "A", "B", "C");

		assertThat(sessions.find(session).orElseThrow()).extracting(SessionView::present, SessionView::version)
			.containsExactly(3, 2);
	}

	@Test
	void headsAreNeverFewerThanWhoIsToldApart() {
		var session = held(keyed(), FRIDAY);
		there(session, "A", "B");
		SessionView stored = sessions.find(session).orElseThrow();

		assertThat(faults(() -> sessions.change(key(), session, stored.version(),
				entry(stored.programme(), FRIDAY, adults(1), null), null)))
			.containsExactly(tuple("adults", "TOLD_APART"));
	}

	@Test
	void whereSomebodyIsToldApartItDidRun() {
		var session = held(keyed(), FRIDAY);
		there(session, "A");
		SessionView stored = sessions.find(session).orElseThrow();
		var entry = new SessionEntry(null, stored.programme(), FRIDAY, null, null, null, null, null, null, null, false,
				Tallies.NONE, null, null, null, null, null, null, null, null, null, null, "WEATHER", null, null, false);

		assertThat(faults(() -> sessions.change(key(), session, stored.version(), entry, null)))
			.containsExactly(tuple("didNotRun", "TOLD_APART"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "CYP", "FAMILIES", "PARENTS", "EVERYBODY" })
	void onlyAdultsAreToldApart(String audience) {
		assertThat(faults(() -> programmes.add(key(), what(audience))))
			.containsExactly(tuple("audience", "ADULTS_ALONE"));
	}

	@Test
	void nobodyYoungIsCountedAmongThem() {
		var entry = entry(keyed(), FRIDAY, new Tallies(1, 2, null, 3, null, null), null);

		assertThat(faults(() -> sessions.record(key(), entry)))
			.containsExactlyInAnyOrder(tuple("children", "ADULTS_ALONE"), tuple("youngPeople", "ADULTS_ALONE"));
	}

	@Test
	void aUnitThatMayNotIsRefused() {
		given(agreements.lets(any(), any(), any())).willReturn(false);

		assertThat(faults(() -> programmes.add(key(), what("ADULTS"))))
			.containsExactly(tuple("countingMode", "PERSON_LEVEL_OFF"));
	}

	@Test
	void onceAUnitMayNoMoreNobodyIsAdded() {
		var session = held(keyed(), FRIDAY);
		given(agreements.toWrite(any(), any(), any()))
			.willThrow(Problem.invalid("unit", "Switched off.", "PERSON_LEVEL_OFF"));

		assertThat(there(session, "A").getFirst().faults()).extracting(Problem.Field::reason)
			.containsExactly("PERSON_LEVEL_OFF");
	}

	@Test
	void aProgrammeOfHeadsTellsNobodyApart() {
		var session = held(running("DROP_IN", CountingMode.HEADCOUNT), FRIDAY);

		assertThat(faults(() -> there(session, "A"))).containsExactly(tuple("session", "NOT_KEYED"));
	}

	@Test
	void whoObjectedIsAHeadOfWhomNothingIsTold() {
		var programme = keyed();
		var session = held(programme, FRIDAY);
		willReturn(List.of(Optional.empty())).given(keys).ofReferences(any(), any(), any());

		there(session, "A");

		assertThat(participants.of(session)).extracting(ParticipantView::ownRef, ParticipantView::toldApart)
			.containsExactly(tuple(null, false));
		assertThat(sessions.find(session).orElseThrow().present()).isEqualTo(1);
	}

	@Test
	void whoObjectedIsOneHeadHoweverOftenTheyAreTyped() {
		var session = held(keyed(), FRIDAY);
		willAnswer(call -> call.<List<OwnRef>>getArgument(2).stream().map(it -> Optional.<PersonKey>empty()).toList())
			.given(keys)
			.ofReferences(any(), any(), any());

		there(session, "A", "A");

		assertThat(sessions.find(session).orElseThrow().present()).isEqualTo(1);
	}

	@Test
	void whatIsStruckTellsOfNobody() {
		var session = held(keyed(), FRIDAY);
		there(session, "A", "B");

		sessions.strike(key(), session, 2, "WRONG");

		assertThat(participants.of(session)).isEmpty();
	}

	@Test
	void whoWasToldOfWronglyIsTakenOut() {
		var session = held(keyed(), FRIDAY);
		there(session, "A", "B");
		var wrong = participants.of(session).getFirst();

		participants.remove(key(), wrong.id(), 2, false, null);

		assertThat(participants.of(session)).extracting(ParticipantView::ownRef).containsExactly("NAD-B");
		assertThat(sessions.find(session).orElseThrow().present()).as("somebody was there").isEqualTo(2);
	}

	@Test
	void whereNobodyWasThereInTheirPlaceThereIsOneHeadFewer() {
		var session = held(keyed(), FRIDAY);
		there(session, "A", "B");

		participants.remove(key(), participants.of(session).getFirst().id(), 2, true, null);

		assertThat(sessions.find(session).orElseThrow().present()).isEqualTo(1);
	}

	@Test
	void whatIsToldLateNamesAReason() {
		var session = held(keyed(), FRIDAY.minusDays(35));

		assertThat(faults(() -> there(session, "A"))).containsExactly(tuple("because", "REASON_NEEDED"));
	}

	@Test
	void sixYearsAfterTheLastTimeNobodyIsToldOfAndAttendancesStay() {
		var programme = keyed();
		var session = held(programme, FRIDAY);
		there(session, "A", "B");

		assertThat(erase(FRIDAY.minusDays(1))).isZero();
		assertThat(participants.of(session)).extracting(ParticipantView::toldApart).containsOnly(true);
		assertThat(erase(FRIDAY)).isPositive();
		assertThat(participants.of(session)).extracting(ParticipantView::toldApart).containsOnly(false);
		assertThat(figure(programme, APRIL, TODAY).attendances().value()).isEqualTo(2);
	}

	@Test
	void allOfAPersonIsKeptForAsLongAsTheLastOfIt() {
		var programme = keyed();
		var first = held(programme, FRIDAY.minusDays(7));
		there(first, "A", "B");
		there(held(programme, FRIDAY), "A");

		erase(FRIDAY.minusDays(1));

		assertThat(participants.of(first)).extracting(ParticipantView::ownRef).containsExactly("NAD-A", null);
	}

	@Test
	void whoComesIsToldWithHowOften() {
		var programme = keyed();
		there(held(programme, FRIDAY.minusDays(7)), "A", "B");
		there(held(programme, FRIDAY), "B");

		assertThat(participants.tookPart(programme, APRIL, TODAY)).containsExactly(
				new TookPart("NAD-B", 2, FRIDAY.minusDays(7), FRIDAY),
				new TookPart("NAD-A", 1, FRIDAY.minusDays(7), FRIDAY.minusDays(7)));
	}

	@Test
	void otherUnitsReadNobody() {
		var programme = keyed();
		var session = held(programme, FRIDAY);
		there(session, "A");

		as(Set.of(partner), false);

		assertThat(participants.of(session)).isEmpty();
		assertThat(participants.tookPart(programme, APRIL, TODAY)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void figuresAreThoseOfThePureFunction(long seed) {
		var random = new Random(seed);
		var programme = keyed();
		var all = new ArrayList<Counting.Keyed>();
		for (int i = 0; i < 8; i++) {
			int heads = random.nextInt(6);
			var session = held(programme, FRIDAY.minusDays(i), heads);
			var names = new HashSet<String>();
			for (int n = random.nextInt(6); n > 0; n--) {
				names.add(String.valueOf((char) ('A' + random.nextInt(9))));
			}
			if (!names.isEmpty()) {
				there(session, names.toArray(String[]::new));
			}
			if (random.nextInt(5) == 0) {
				sessions.strike(key(), session, sessions.find(session).orElseThrow().version(), "WRONG");
			}
			else {
				all.add(new Counting.Keyed(heads, names));
			}
		}
		var known = Counting.attended(all);

		assertThat(figure(programme, APRIL, TODAY)).satisfies(it -> {
			assertThat(it.attendances().value()).isEqualTo(known.attendances());
			assertThat(it.people().value()).isEqualTo(known.people());
			assertThat(Optional.ofNullable(it.between()).orElse(new Counting.Between(known.people(), known.people())))
				.isEqualTo(known.between());
		});
	}

	private int erase(LocalDate until) {
		return transaction.execute(status -> retention.erase(Trigger.LAST_ENTRY, until, 100, List.of()));
	}

	private List<BatchResult> there(Sessions.Id session, String... people) {
		return participants.record(key(), session,
				Arrays.stream(people).map(it -> Participants.Sent.of((it.length() == 1) ? "NAD-" + it : it)).toList(),
				null);
	}

	private Programmes.What what(String audience) {
		var it = what("RECOVERY_GROUP", CountingMode.KEYED);
		return new Programmes.What(it.code(), it.title(), it.unit(), it.partnerUnits(), it.actions(), it.kind(),
				audience, it.approach(), it.interactivePart(), it.countingMode(), it.periodType(), it.fromOn(),
				it.toOn());
	}

	private Programmes.Id keyed() {
		return running(what("ADULTS"));
	}

	private Sessions.Id held(Programmes.Id programme, LocalDate on) {
		return held(programme, on, 0);
	}

	private Sessions.Id held(Programmes.Id programme, LocalDate on, int heads) {
		return sessions.record(key(), sent(entry(programme, on, adults(heads), null))).id();
	}

	private SessionEntry sent(SessionEntry it) {
		return new SessionEntry(it.series(), it.programme(), it.happenedOn(), it.starts(), it.ends(), it.minutes(),
				it.place(), unit, it.agencies(), it.mode(), it.livedExperienceLed(), it.tallies(), it.firstTimers(),
				it.contacts(), it.seen(), it.viewsLive(), it.viewsReplay(), it.signposted(), it.handedOut(),
				it.onRegister(), it.aboveRegisterBecause(), it.courseCode(), it.didNotRun(), it.note(), it.reference(),
				it.confirmed());
	}

	private static Tallies adults(int heads) {
		return new Tallies(null, null, null, heads, null, null);
	}

	private static PersonKey keyOf(UnitId unit, String reference) {
		return new PersonKey(new SpaceCode("COM"),
				UUID.nameUUIDFromBytes((unit.value() + reference).getBytes()).toString().replace("-", ""), 1);
	}

	private static Collection<org.assertj.core.groups.Tuple> faults(Runnable change) {
		return catchThrowableOfType(Problem.class, change::run).fields()
			.stream()
			.map(it -> tuple(it.path(), it.reason()))
			.collect(Collectors.toList());
	}

}
