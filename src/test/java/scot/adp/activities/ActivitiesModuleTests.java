package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.events.ActionCode;
import scot.adp.events.RecordsChanged;
import scot.adp.events.SessionChanged;
import scot.adp.events.SessionHeld;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

/** Programmes, what is planned and what happened. */
class ActivitiesModuleTests extends ActivitiesSlice {

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

	private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

	@Autowired
	SessionsFeedback feedback;

	@Autowired
	Cohorts cohorts;

	@Test
	void u1_attendancesOfAHeadcountSayBetweenHowManyPeople() {
		var programme = running("DROP_IN", CountingMode.HEADCOUNT);
		record(programme, 12, null, 9, null, 14, null, 11, null);

		assertThat(figures(programme)).satisfies(it -> {
			assertThat(it.sessions()).isEqualTo(4);
			assertThat(it.attendances().value()).isEqualTo(46);
			assertThat(it.people().value()).isNull();
			assertThat(it.people().missing()).isEqualTo(ProgrammeFiguresView.Missing.NOT_APPLICABLE);
			assertThat(it.between()).isEqualTo(new Counting.Between(14, 46));
		});
	}

	@Test
	void u2_u3_u5_firstTimersArePeopleFromTheFirstDayOfTheYearOn() {
		var programme = running("CLUB", CountingMode.FIRST_TIMERS);
		record(programme, 12, 12, 9, 1, 14, 3, 11, 0);

		assertThat(figures(programme).people().value()).isEqualTo(16);
		assertThat(faults(entry(programme, FRIDAY, Tallies.heads(20), 1)))
			.containsExactly(tuple("firstTimers", "MORE_THAN_CAME"));
		assertThat(faults(entry(programme, FRIDAY, Tallies.heads(3), 4))).containsExactly(tuple("firstTimers", null));
		assertThat(faults(entry(programme, FRIDAY, Tallies.heads(3), null)))
			.containsExactly(tuple("firstTimers", null));
		sessions.record(key(), entry(programme, FRIDAY, Tallies.heads(5), 3));
		assertThat(figures(programme)).satisfies(it -> {
			assertThat(it.people().value()).isEqualTo(19);
			assertThat(it.newThisYear().value()).isEqualTo(19);
		});
		assertThat(figures(programme, LocalDate.of(2026, 10, 1), TODAY)).satisfies(it -> {
			assertThat(it.people().value()).as("never of a quarter that follows another").isNull();
			assertThat(it.newThisYear().value()).isEqualTo(3);
		});
	}

	@Test
	void u6_aCohortIsThoseWhoEnrolled() {
		var programme = running("FAMILY_PROGRAMME", CountingMode.COHORT);
		record(programme, 8, null, 7, null, 9, null);
		var cohort = cohorts.add(key(), programme,
				new Cohorts.What("Spring", LocalDate.of(2026, 5, 1), null, 10, 0, 0));
		assertThat(figures(programme).completion()).as("it still runs").isNull();
		cohorts.change(key(), cohort, 1,
				new Cohorts.What("Spring", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 9, 1), 10, 7, 3));

		assertThat(figures(programme)).satisfies(it -> {
			assertThat(it.attendances().value()).isEqualTo(24);
			assertThat(it.people().value()).isEqualTo(10);
			assertThat(it.completion()).isEqualByComparingTo("70.0");
		});
		assertThat(cohorts.of(programme)).extracting(CohortView::active, CohortView::version)
			.containsExactly(tuple(0, 2));
	}

	@Test
	void u7_aSessionWithNobodyWasHeldAndTwoWeeksWithoutAWordAreNotRecorded() {
		var programme = running("OUTREACH", CountingMode.HEADCOUNT);
		// Ten Fridays, the last more than two weeks ago, and two that are not decided.
		LocalDate first = LocalDate.of(2026, 9, 11);
		var series = plans.add(key(), series(programme, null, weekly("FR", first, null)));
		for (int week = 0; week < 7; week++) {
			sessions.record(key(),
					SessionEntry
						.held(series, first.plusWeeks(week), Tallies.heads((week == 3) ? 0 : 5), null, null, null)
						.sure());
		}
		sessions.record(key(), SessionEntry.didNotRun(series, first.plusWeeks(7), "WEATHER"));

		assertThat(figures(programme)).satisfies(it -> {
			assertThat(it.sessions()).isEqualTo(7);
			assertThat(it.didNotRun()).isEqualTo(1);
			assertThat(it.planned()).isEqualTo(10);
			assertThat(it.heldOfPlanned()).isEqualByComparingTo("70.0");
			assertThat(it.recordedOfPlanned()).isEqualByComparingTo("80.0");
			assertThat(it.notRecorded()).isEqualTo(2);
			assertThat(it.waiting()).isEqualTo(2);
		});
		assertThat(sessions.missing()).extracting(PlannedDay::on, PlannedDay::state)
			.containsExactly(tuple(FRIDAY, PlannedDay.State.WAITING),
					tuple(FRIDAY.minusWeeks(1), PlannedDay.State.WAITING),
					tuple(FRIDAY.minusWeeks(2), PlannedDay.State.NOT_RECORDED),
					tuple(FRIDAY.minusWeeks(3), PlannedDay.State.NOT_RECORDED));
		assertThat(sessions.lastSeries()).extracting(SeriesView::id).containsExactly(series);
	}

	@Test
	void u9_staffOfACourseCountOnlyThere() {
		var programme = running("STAFF_BRIEFING", CountingMode.HEADCOUNT);
		var staff = new Tallies(null, null, null, null, 15, null);
		sessions.record(key(), entry(programme, FRIDAY, staff, null));
		assertThat(figures(programme).attendances().value()).isEqualTo(15);
		sessions.record(key(), with(entry(programme, FRIDAY.minusDays(1), staff, null), "COURSE-7", null, null));

		assertThat(figures(programme)).satisfies(it -> {
			assertThat(it.sessions()).isEqualTo(2);
			assertThat(it.attendances().value()).isEqualTo(15);
		});
	}

	@Test
	void u10_moreThanTheRegisterIsAskedForAReasonAndKept() {
		var programme = running("ROADSHOW", CountingMode.HEADCOUNT);
		var pupils = new Tallies(null, 150, null, null, null, null);
		assertThat(faults(with(entry(programme, FRIDAY, pupils, null), null, 142, null)))
			.containsExactly(tuple("aboveRegisterBecause", "ABOVE_REGISTER"));
		var made = sessions.record(key(), with(entry(programme, FRIDAY, pupils, null), null, 142, "ROLL_CHANGED"));

		assertThat(made.remarks()).extracting(Problem.Field::reason).containsExactly("ABOVE_REGISTER");
		assertThat(sessions.find(made.id()).orElseThrow()).satisfies(it -> {
			assertThat(it.present()).isEqualTo(150);
			assertThat(it.ofRegister()).isEqualByComparingTo("105.6");
		});
	}

	@Test
	void u10_aLessonInTheSchoolHolidaysIsAskedAndOutreachIsNot() {
		LocalDate holiday = LocalDate.of(2026, 10, 14);
		assertThat(faults(entry(running("SCHOOL_LESSON", CountingMode.HEADCOUNT), holiday, Tallies.heads(3), null)))
			.containsExactly(tuple("happenedOn", "CONFIRM"));
		assertThat(faults(entry(running("OUTREACH", CountingMode.HEADCOUNT), holiday, Tallies.heads(3), null)))
			.isEmpty();
	}

	@Test
	void whatIsWrongIsToldTogetherAndNothingIsKept() {
		var programme = running("DROP_IN", CountingMode.HEADCOUNT);

		assertThat(faults(entry(programme, TODAY.plusDays(1), new Tallies(-1, 5001, null, null, null, null), null)))
			.containsExactlyInAnyOrder(tuple("happenedOn", "IN_FUTURE"), tuple("children", null),
					tuple("youngPeople", null));
		assertThat(faults(entry(programme, TODAY.minusDays(61), Tallies.heads(1), null)))
			.containsExactly(tuple("happenedOn", "CONFIRM"));
		assertThat(sessions.count(Sessions.Filter.of(programme, null, null))).isZero();
	}

	@Test
	void eachOfABatchStandsForItself() {
		var programme = running("DROP_IN", CountingMode.HEADCOUNT);
		var sent = List.of(entry(programme, FRIDAY, Tallies.heads(4), null),
				entry(programme, FRIDAY, Tallies.heads(4), null),
				entry(programme, TODAY.plusDays(2), Tallies.heads(4), null),
				entry(programme, FRIDAY.minusDays(7), Tallies.NONE, null));
		assertThat(sessions.recordTogether(key(), sent, true)).extracting(BatchResult::made).containsOnlyNulls();
		var results = sessions.recordTogether(key(), sent, false);

		assertThat(results).extracting(it -> it.made() != null).containsExactly(true, false, false, true);
		assertThat(results.get(1).faults()).extracting(Problem.Field::reason).containsExactly("CONFIRM");
		assertThat(sessions.behind(Sessions.Filter.of(programme, null, null), null, 1)).hasSize(2);
		assertThat(figures(programme).uncounted()).as("nobody counted is not nobody came").isEqualTo(1);
	}

	@Test
	void whoIsNoneOfItsUnitsReadsTotalsWithoutSmallNumbersAndNoRow() {
		var programme = running("YOUTH_PROGRAMME", CountingMode.HEADCOUNT);
		var made = sessions.record(key(), entry(programme, FRIDAY, Tallies.heads(9), null));
		as(Set.of(unit()), false);

		assertThat(sessions.find(made.id())).isEmpty();
		assertThat(figures(programme)).satisfies(it -> {
			assertThat(it.sessions()).isEqualTo(1);
			assertThat(it.attendances().missing()).isEqualTo(ProgrammeFiguresView.Missing.SUPPRESSED);
			assertThat(it.between()).isNull();
		});
		as(Set.of(partner), false);
		assertThat(sessions.find(made.id())).isPresent();
		assertThat(figures(programme).attendances().value()).isEqualTo(9);
	}

	@Test
	void aSessionIsChangedStruckAndTold(AssertablePublishedEvents events) {
		var programme = running("OUTREACH", CountingMode.HEADCOUNT);
		var id = sessions.record(key(), entry(programme, FRIDAY, Tallies.heads(4), null)).id();
		var before = sessions.find(id).orElseThrow();
		assertThat(before.outOfHours()).isTrue();
		assertThat(before.how()).isEqualTo(SessionView.How.OWN);
		var again = sessions.change(key(), id, 1, entry(programme, FRIDAY, Tallies.heads(6), null), null);
		sessions.strike(key(), id, 2, "ENTERED_TWICE");

		assertThat(again.present()).isEqualTo(6);
		assertThat(figures(programme).sessions()).isZero();
		assertThat(events).contains(SessionHeld.class)
			.matching(it -> it.envelope().record().value().equals(id.value())
					&& it.actions().equals(List.of(new ActionCode("FAM-1.7"))));
		assertThat(events).contains(SessionChanged.class)
			.matching(it -> it.envelope().record().value().equals(id.value()) && it.envelope().revision() == 3);
		assertThat(events).contains(RecordsChanged.class).matching(it -> it.from().equals(FRIDAY));
	}

	@Test
	void answersAreMeansOverTheirDays() {
		var programme = running("DROP_IN", CountingMode.HEADCOUNT);
		var session = sessions.record(key(), entry(programme, FRIDAY, Tallies.heads(20), null)).id();
		feedback.add(key(), new SessionsFeedback.New(programme, session, null, null, "WORTHWHILE",
				SessionsFeedback.Moment.ONCE, List.of(0, 1, 3, 10, 0), 20));
		feedback.add(key(), new SessionsFeedback.New(programme, null, APRIL, TODAY, "WORTHWHILE",
				SessionsFeedback.Moment.ONCE, List.of(0, 0, 0, 0, 6), null));

		Map<Programmes.Id, List<FeedbackFigures>> said = feedback.figures(List.of(programme), APRIL, TODAY);
		assertThat(Objects.requireNonNull(said.get(programme))).singleElement().satisfies(it -> {
			assertThat(it.answers()).isEqualTo(20);
			assertThat(it.mean()).isEqualByComparingTo("4.1");
		});
	}

	@Test
	void figuresBySqlAreThoseOfThePureFunctions() {
		var random = new Random(42);
		for (CountingMode mode : List.of(CountingMode.HEADCOUNT, CountingMode.FIRST_TIMERS)) {
			var programme = running("DROP_IN", mode);
			var told = new ArrayList<Counting.Present>();
			for (int day = 0; day < 40; day++) {
				LocalDate on = APRIL.plusDays(day * 5L);
				int present = random.nextInt(12);
				int known = told.stream().mapToInt(Counting.Present::firstTimers).sum();
				int firsts = Math.min(present, Math.max(present - known, random.nextInt(3)));
				sessions.record(key(), entry(programme, on, Tallies.heads(present), firsts).sure());
				told.add(new Counting.Present(on, 0, present, firsts));
			}
			assertThat(Counting.misfit(told)).isEmpty();
			assertThat(figures(programme)).satisfies(it -> {
				assertThat(it.sessions()).isEqualTo(told.size());
				assertThat(it.attendances().value()).isEqualTo(Counting.between(told).most());
				if (mode == CountingMode.HEADCOUNT) {
					assertThat(it.between()).isEqualTo(Counting.between(told));
				}
				else {
					assertThat(it.people().value()).isEqualTo(Counting.running(told).getLast());
				}
			});
		}
	}

	@Test
	void u11_bothUnitsAreAskedAndMergingKeepsBothAndOneCount() {
		var place = new PlaceId(UUID.randomUUID());
		given(catalogue.byIds(anyCollection()))
			.willReturn(Map.of(place, new PlaceView(place, 1, "Sample site", PlaceView.Kind.OUTDOOR_SITE,
					new AreaCode("IRVINE"), null, null, null, PlaceView.Masking.OPEN, null, null, null)));
		var programme = running("OUTREACH", CountingMode.HEADCOUNT);
		var one = sessions.record(key(), at(entry(programme, FRIDAY, Tallies.heads(18), null), place, unit));
		as(Set.of(partner), false);
		var other = sessions.record(key(), at(entry(programme, FRIDAY, Tallies.heads(18), null), place, partner));
		assertThat(one.remarks()).isEmpty();
		assertThat(other.remarks()).extracting(Problem.Field::reason).containsExactly("SAME_SESSION");
		assertThat(sessions.mayBeOne(FRIDAY, FRIDAY))
			.anySatisfy(it -> assertThat(Set.of(it.one().id(), it.other().id())).containsExactlyInAnyOrder(one.id(),
					other.id()));
		var kept = sessions.merge(key(), other.id(), 1, one.id(), 1);

		assertThat(kept.agencies()).containsExactly(unit);
		assertThat(kept.area()).isEqualTo(new AreaCode("IRVINE"));
		assertThat(figures(programme)).satisfies(it -> {
			assertThat(it.sessions()).isEqualTo(1);
			assertThat(it.attendances().value()).isEqualTo(18);
		});
		assertThat(sessions.mayBeOne(FRIDAY, FRIDAY)).filteredOn(it -> it.one().programme().equals(programme))
			.isEmpty();
	}

	@Test
	void twoThatLookLikeOneAndAreTwoAreAskedNoMore() {
		var place = new PlaceId(UUID.randomUUID());
		var programme = running("OUTREACH", CountingMode.HEADCOUNT);
		as(Set.of(unit, partner), false);
		var one = sessions.record(key(), at(entry(programme, FRIDAY, Tallies.heads(8), null), null, unit)).id();
		var other = sessions.record(key(), at(entry(programme, FRIDAY, Tallies.heads(9), null), null, partner)).id();
		jdbc.sql("update activities.session set place = :place where id in (:one, :other)")
			.param("place", place.value())
			.param("one", one.value())
			.param("other", other.value())
			.update();
		assertThat(sessions.mayBeOne(FRIDAY, FRIDAY)).anyMatch(it -> it.one().programme().equals(programme));
		sessions.keepApart(key(), one, other);

		assertThat(sessions.mayBeOne(FRIDAY, FRIDAY)).filteredOn(it -> it.one().programme().equals(programme))
			.isEmpty();
	}

	@Test
	void whatIsChangedLateHasAReasonAndAReferenceStandsOnce() {
		var programme = running("DROP_IN", CountingMode.HEADCOUNT);
		LocalDate late = TODAY.minusDays(31);
		var id = sessions.record(key(), entry(programme, late, Tallies.heads(4), null)).id();
		var problem = catchThrowableOfType(Problem.class,
				() -> sessions.change(key(), id, 1, entry(programme, late, Tallies.heads(5), null), null));
		assertThat(problem.fields()).extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("because", "REASON_NEEDED"));
		sessions.change(key(), id, 1, entry(programme, late, Tallies.heads(5), null), "COUNTED_AGAIN");
		assertThat(catchThrowableOfType(Problem.class,
				() -> sessions.change(key(), id, 1, entry(programme, late, Tallies.heads(6), null), "TYPING")))
			.extracting(Problem::code)
			.isEqualTo(Problem.Code.CONFLICT);
		sessions.record(key(), referred(entry(programme, FRIDAY, Tallies.heads(4), null), "A-1"));
		assertThat(faults(referred(entry(programme, TODAY, Tallies.heads(4), null), "A-1")))
			.containsExactly(tuple("reference", "KNOWN_ALREADY"));
	}

	@Test
	void anotherPlanFromADayOnLeavesWhatWasPlannedBefore() {
		var programme = running("CLUB", CountingMode.HEADCOUNT);
		LocalDate first = LocalDate.of(2026, 10, 1);
		var id = plans.add(key(), series(programme, null, weekly("TH", first, null)));
		var view = plans.change(key(), id, 1, series(programme, null, weekly("MO", first, null)),
				LocalDate.of(2026, 11, 1));

		assertThat(view.schedules()).hasSize(2);
		assertThat(plans.planned(SeriesPlans.Filter.of(programme), first, LocalDate.of(2026, 11, 17)))
			.extracting(PlannedDay::on)
			.containsExactly(first, first.plusWeeks(1), first.plusWeeks(2), first.plusWeeks(3), first.plusWeeks(4),
					LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 16));
		assertThat(plans.end(key(), id, 2, LocalDate.of(2026, 11, 8)).endedByName()).isEqualTo("Mairi Test, Worker");
		assertThat(plans.planned(SeriesPlans.Filter.of(programme), LocalDate.of(2026, 11, 3), TODAY)).isEmpty();
	}

	@Test
	void howAProgrammeCountsStaysOnceSomethingWasCountedAndAFormMayBeEmpty() {
		var what = what("DROP_IN", CountingMode.HEADCOUNT);
		var programme = running(what);
		sessions.record(key(), entry(programme, FRIDAY, Tallies.heads(4), null));
		var other = new Programmes.What(what.code(), what.title(), what.unit(), what.partnerUnits(), what.actions(),
				what.kind(), what.audience(), null, null, CountingMode.FIRST_TIMERS, what.periodType(), what.fromOn(),
				null);
		assertThat(catchThrowableOfType(Problem.class, () -> programmes.change(key(), programme, 2, other)).fields())
			.extracting(Problem.Field::reason)
			.containsExactly("ALREADY_COUNTED");
		var empty = new Programmes.What("", " ", null, List.of(), List.of(), null, null, null, null,
				CountingMode.HEADCOUNT, CountingYear.FINANCIAL, null, null);
		assertThat(catchThrowableOfType(Problem.class, () -> programmes.add(key(), empty)).fields())
			.extracting(Problem.Field::path)
			.containsExactlyInAnyOrder("code", "title", "unit", "fromOn", "kind", "audience");
	}

	@Test
	void whoCountsOnlyOnceAYearIsCountedAtNoSession() {
		var programme = running("RECOVERY_GROUP", CountingMode.HEADCOUNT);
		var of = series(programme, null, weekly("FR", LocalDate.of(2026, 11, 1), null));
		var id = plans.add(key(), new SeriesPlans.What(of.programme(), null, null, null, Mode.IN_PERSON, null,
				List.of(), SeriesPlans.CountOffered.PER_YEAR, of.when()));

		assertThat(faults(SessionEntry.held(id, FRIDAY, Tallies.heads(3), null, null, null)))
			.containsExactly(tuple("tallies", "NOT_OFFERED"));
		assertThat(faults(SessionEntry.held(id, FRIDAY, Tallies.NONE, null, null, null))).isEmpty();
	}

	@Test
	void theSupportTeamRecordsOnBehalfAndANameInANoteIsAsked() {
		var programme = running("DROP_IN", CountingMode.HEADCOUNT);
		as(Set.of(), true);
		var id = sessions.record(key(), entry(programme, FRIDAY, Tallies.heads(4), null)).id();

		assertThat(sessions.find(id).orElseThrow().how()).isEqualTo(SessionView.How.BEHALF);
		assertThat(sessions.find(id).orElseThrow().unit()).isEqualTo(unit);
		assertThat(faults(noted(entry(programme, TODAY, Tallies.heads(4), null), "Talked long with Anna Reid.")))
			.containsExactly(tuple("note", "CONFIRM"));
		assertThat(faults(noted(entry(programme, TODAY, Tallies.heads(4), null), "Rain from eight on."))).isEmpty();
	}

	private void record(Programmes.Id programme, @Nullable Integer... presentAndFirst) {
		for (int i = 0; i < presentAndFirst.length; i += 2) {
			sessions
				.record(key(),
						entry(programme, LocalDate.of(2026, 5, 1).plusDays(i),
								Tallies.heads(Objects.requireNonNull(presentAndFirst[i])), presentAndFirst[i + 1])
							.sure());
		}
	}

	private ProgrammeFiguresView figures(Programmes.Id programme) {
		return figures(programme, APRIL, TODAY);
	}

	private ProgrammeFiguresView figures(Programmes.Id programme, LocalDate from, LocalDate to) {
		return Objects.requireNonNull(figures.of(List.of(programme), from, to).get(programme));
	}

	private List<Tuple> faults(SessionEntry entry) {
		var results = sessions.recordTogether(key(), List.of(entry), true);
		return results.getFirst().faults().stream().map(it -> tuple(it.path(), it.reason())).toList();
	}

	private static SessionEntry with(SessionEntry it, @Nullable String course, @Nullable Integer register,
			@Nullable String because) {
		return new SessionEntry(it.series(), it.programme(), it.happenedOn(), it.starts(), it.ends(), it.minutes(),
				it.place(), it.unit(), it.agencies(), it.mode(), it.livedExperienceLed(), it.tallies(),
				it.firstTimers(), it.contacts(), it.seen(), it.viewsLive(), it.viewsReplay(), it.signposted(),
				it.handedOut(), register, because, course, it.didNotRun(), it.note(), it.reference(), it.confirmed());
	}

	private static SessionEntry at(SessionEntry it, @Nullable PlaceId place, UnitId unit) {
		return new SessionEntry(it.series(), it.programme(), it.happenedOn(), it.starts(), it.ends(), null, place, unit,
				null, null, false, it.tallies(), null, null, null, null, null, null, null, null, null, null, null, null,
				null, false);
	}

	private static SessionEntry referred(SessionEntry it, String reference) {
		return new SessionEntry(it.series(), it.programme(), it.happenedOn(), it.starts(), it.ends(), null, null, null,
				null, null, false, it.tallies(), null, null, null, null, null, null, null, null, null, null, null, null,
				reference, false);
	}

	private static SessionEntry noted(SessionEntry it, String note) {
		return new SessionEntry(it.series(), it.programme(), it.happenedOn(), it.starts(), it.ends(), null, null, null,
				null, null, false, it.tallies(), null, null, null, null, null, null, null, null, null, null, null, note,
				null, false);
	}

}
