package scot.adp.activities;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.directory.PlaceId;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** What is said of doubles can be taken back; and what groups tell of a whole year. */
class AnswersTests extends ActivitiesSlice {

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

	private static final LocalDate LAST_APRIL = LocalDate.of(2025, 4, 1);

	@Autowired
	SeriesCounts numbers;

	@Autowired
	Participants participants;

	private Programmes.Id programme;

	private Sessions.Id one;

	private Sessions.Id other;

	@BeforeEach
	void twoThatMayBeOne() {
		programme = running("OUTREACH", CountingMode.HEADCOUNT);
		as(Set.of(unit, partner), false);
		one = sessions.record(key(), of(18, true)).id();
		other = sessions.record(key(), of(12, false)).id();
		jdbc.sql("update activities.session set place = :place where id in (:one, :other)")
			.param("place", new PlaceId(UUID.randomUUID()).value())
			.param("one", one.value())
			.param("other", other.value())
			.update();
	}

	@Test
	void whatWasMergedComesBackAsItWas() {
		sessions.merge(key(), one, 1, other, 1);
		assertThat(attendances()).isEqualTo(18);

		assertThat(sessions.unmerge(key(), other, 2))
			.extracting(SessionView::state, SessionView::present, SessionView::mergedInto)
			.containsExactly(SessionView.State.HELD, 12, null);
		assertThat(attendances()).isEqualTo(30);
	}

	@Test
	void whatWasToBeConfirmedIsSoAgain() {
		jdbc.sql("update activities.session set state = 'TO_CHECK' where id = :id").param("id", other.value()).update();
		sessions.merge(key(), one, 1, other, 1);

		assertThat(sessions.unmerge(key(), other, 2).state()).isEqualTo(SessionView.State.TO_CHECK);
	}

	@Test
	void unitsThatCameWithItLeaveTheKeptOne() {
		assertThat(sessions.merge(key(), one, 1, other, 1).agencies()).containsExactly(partner);

		sessions.unmerge(key(), other, 2);

		assertThat(sessions.find(one).orElseThrow().agencies()).isEmpty();
	}

	@Test
	void bothUnitsAreAskedAgain() {
		sessions.merge(key(), one, 1, other, 1);
		sessions.unmerge(key(), other, 2);

		assertThat(sessions.mayBeOne(FRIDAY, FRIDAY)).anyMatch(it -> it.one().programme().equals(programme));
	}

	@Test
	void thatTheyAreTwoCanBeTakenBackToo() {
		sessions.keepApart(key(), one, other);

		sessions.askAgain(key(), other, one);

		assertThat(sessions.mayBeOne(FRIDAY, FRIDAY)).anyMatch(it -> it.one().programme().equals(programme));
	}

	@Test
	void whatWasAnsweredIsToldWithWhoSaidIt() {
		sessions.merge(key(), one, 1, other, 1);

		assertThat(sessions.answered()).filteredOn(it -> it.one().programme().equals(programme))
			.extracting(it -> it.one().id(), it -> it.other().id(), Sessions.Answered::merged, Sessions.Answered::by)
			.containsExactly(tuple(one, other, true, "Mairi Test, Worker"));
	}

	@Test
	void thirtyDaysLaterItStays() {
		sessions.merge(key(), one, 1, other, 1);
		clock.set(TODAY.plusDays(31));

		assertThat(sessions.answered()).filteredOn(it -> it.one().programme().equals(programme)).isEmpty();
		assertThat(conflict(() -> sessions.unmerge(key(), other, 2))).contains("30 days");
	}

	@Test
	void onceItsFigureIsReleasedItStays() {
		sessions.keepApart(key(), one, other);
		given(signedOff.days(any())).willReturn(day -> true);

		assertThat(sessions.answered()).filteredOn(it -> it.one().programme().equals(programme)).isEmpty();
		assertThat(conflict(() -> sessions.askAgain(key(), one, other))).contains("released");
	}

	@Test
	void onlyWhatWasMergedIsTakenApart() {
		assertThat(conflict(() -> sessions.unmerge(key(), other, 1))).contains("one with no other");
	}

	@Test
	void m1_theNumberOfAYearIsAmongAttendances() {
		var series = yearly();
		numbers.say(key(), series, LAST_APRIL, 0, 1240, null);

		assertThat(figure(programme, LAST_APRIL, LAST_APRIL.plusYears(1).minusDays(1)).attendances().value())
			.isEqualTo(1240);
	}

	@Test
	void m1_headsOfAnEveningAreRefusedThere() {
		var series = yearly();

		assertThat(reasons(
				() -> sessions.record(key(), SessionEntry.held(series, FRIDAY, Tallies.heads(3), null, null, null))))
			.containsExactly(tuple("tallies", "NOT_OFFERED"));
	}

	@Test
	void m1_nobodyIsToldApartAtSuchAGroup() {
		var session = sessions.record(key(), SessionEntry.held(yearly(), FRIDAY, Tallies.NONE, null, null, null)).id();
		jdbc.sql("update activities.programme set counting_mode = 'KEYED' where id = :id")
			.param("id", programme.value())
			.update();

		assertThat(catchThrowableOfType(Problem.class,
				() -> participants.record(key(), session, List.of(Participants.Sent.of("NAD-1")), null))
			.fields()).extracting(Problem.Field::reason).containsExactly("NOT_OFFERED");
	}

	@Test
	void aNumberIsPutRight() {
		var series = yearly();
		numbers.say(key(), series, LAST_APRIL, 0, 1240, null);
		numbers.say(key(), series, LAST_APRIL, 1, 1204, null);

		assertThat(numbers.of(programme)).extracting(it -> it.number().value(), SeriesCountView::version)
			.containsExactly(tuple(1204, 2));
	}

	@Test
	void whoSawAnotherNumberIsTold() {
		var series = yearly();
		numbers.say(key(), series, LAST_APRIL, 0, 1240, null);

		assertThat(catchThrowableOfType(Problem.class, () -> numbers.say(key(), series, LAST_APRIL, 0, 1, null)).code())
			.isEqualTo(Problem.Code.CONFLICT);
	}

	@Test
	void aNumberIsOfAWholeYear() {
		var series = yearly();

		assertThat(reasons(() -> numbers.say(key(), series, LAST_APRIL.plusDays(1), 0, 5, null)))
			.containsExactly(tuple("from", null));
	}

	@Test
	void aNumberOfTheYearToComeIsRefused() {
		var series = yearly();

		assertThat(reasons(() -> numbers.say(key(), series, LocalDate.of(2027, 4, 1), 0, 5, null)))
			.containsExactly(tuple("from", "IN_FUTURE"));
	}

	@Test
	void whoCountsEachSessionTellsNoYear() {
		var series = plans.add(key(), series(programme, null, weekly("FR", LAST_APRIL, null)));

		assertThat(reasons(() -> numbers.say(key(), series, LAST_APRIL, 0, 5, null)))
			.containsExactly(tuple("number", "NOT_OFFERED"));
	}

	@Test
	void nothingIsCountedTwice() {
		var of = series(programme, null, weekly("FR", LocalDate.of(2026, 4, 3), null));
		var series = plans.add(key(), of);
		sessions.record(key(), SessionEntry.held(series, FRIDAY, Tallies.heads(3), null, null, null));
		plans.change(key(), series, 1, offering(of, SeriesPlans.CountOffered.PER_YEAR), null);

		assertThat(reasons(() -> numbers.say(key(), series, LocalDate.of(2026, 4, 1), 0, 5, null)))
			.containsExactly(tuple("number", "COUNTED_ALREADY"));
	}

	@Test
	void onceAYearWasToldNoSessionOfItIsCounted() {
		var series = yearly();
		numbers.say(key(), series, LocalDate.of(2026, 4, 1), 0, 800, null);
		plans.change(key(), series, 1, series(programme, null, weekly("FR", LAST_APRIL, null)), null);

		assertThat(reasons(
				() -> sessions.record(key(), SessionEntry.held(series, FRIDAY, Tallies.heads(3), null, null, null))))
			.containsExactly(tuple("tallies", "TOLD_ALREADY"));
	}

	@Test
	void aSmallNumberIsHiddenFromOthers() {
		numbers.say(key(), yearly(), LAST_APRIL, 0, 6, null);
		as(Set.of(unit()), false);

		assertThat(numbers.of(programme)).extracting(it -> it.number().missing())
			.containsExactly(ProgrammeFiguresView.Missing.SUPPRESSED);
	}

	private SeriesPlans.Id yearly() {
		return plans.add(key(),
				offering(series(programme, null, weekly("FR", LAST_APRIL, null)), SeriesPlans.CountOffered.PER_YEAR));
	}

	private static SeriesPlans.What offering(SeriesPlans.What of, SeriesPlans.CountOffered offered) {
		return new SeriesPlans.What(of.programme(), of.unit(), of.title(), of.place(), of.mode(), of.service(),
				of.agencies(), offered, of.when());
	}

	private SessionEntry of(int heads, boolean own) {
		var it = entry(programme, FRIDAY, Tallies.heads(heads), null);
		return new SessionEntry(null, programme, FRIDAY, it.starts(), it.ends(), null, null, own ? unit : partner, null,
				null, false, it.tallies(), null, null, null, null, null, null, null, null, null, null, null, null, null,
				true);
	}

	private @Nullable Integer attendances() {
		return figure(programme, FRIDAY, TODAY).attendances().value();
	}

	private static @Nullable String conflict(Runnable change) {
		var problem = catchThrowableOfType(Problem.class, change::run);
		assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT);
		return problem.getMessage();
	}

	private static List<org.assertj.core.groups.Tuple> reasons(Runnable change) {
		return catchThrowableOfType(Problem.class, change::run).fields()
			.stream()
			.map(it -> tuple(it.path(), it.reason()))
			.toList();
	}

}
