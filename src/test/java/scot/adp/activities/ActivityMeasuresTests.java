package scot.adp.activities;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Assurance;
import scot.adp.directory.DirectoryFigures;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.ServiceId;
import scot.adp.events.RecordsChanged;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

/** What measures count of the log and of the directory. */
@RecordApplicationEvents
class ActivityMeasuresTests extends ActivitiesSlice {

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 13);

	private static final Period QUARTER = PeriodType.QUARTER.of(FRIDAY);

	private static final Period YEAR = PeriodType.YEAR.of(FRIDAY);

	@Autowired
	ActivitySource source;

	@Autowired
	DirectorySource directory;

	@Autowired
	DirectoryDays days;

	@Autowired
	SessionsFeedback feedback;

	@Autowired
	Cohorts cohorts;

	@Autowired
	SeriesCounts numbers;

	@BeforeEach
	void nothingYet() {
		List.of("session_merge", "series_count", "session_distinct", "session_agency", "session_feedback", "session",
				"cohort", "directory_entry", "directory_week")
			.forEach(table -> jdbc.sql("delete from activities." + table).update());
		given(areas.coverage(any())).willReturn(List.of(area("IRVINE"), area("ARRAN"), area("LARGS"), area("CUMBRAE")));
	}

	@Test
	void sessionsCountWhereTheyStandAndNowhereElse() {
		var programme = of("FAM-1.7", "OUTREACH", CountingMode.HEADCOUNT);
		record(held(programme, FRIDAY, 12, 30));
		var struck = record(held(programme, FRIDAY.minusWeeks(1), 9, 11));
		var kept = record(held(programme, FRIDAY.minusWeeks(2), 14, 7));
		var merged = record(held(programme, FRIDAY.minusWeeks(2), 14, 7).sure());
		record(held(of("FAM-1.7", "CLUB", CountingMode.HEADCOUNT), FRIDAY, 99, 99));
		record(held(of("FAM-1.6", "OUTREACH", CountingMode.HEADCOUNT), FRIDAY, 99, 99));
		var toCheck = record(held(programme, FRIDAY.minusWeeks(3), 5, 500));
		sessions.strike(key(), struck, 1, "WRONG");
		sessions.merge(key(), kept, 1, merged, 1);
		jdbc.sql("update activities.session set state = 'TO_CHECK' where id = :id")
			.param("id", toCheck.value())
			.update();

		assertThat(whole("FAM-1.7.b", QUARTER)).isEqualByComparingTo("37");
		assertThat(whole("FAM-1.7.a", PeriodType.MONTH.of(FRIDAY))).isEqualByComparingTo("1");
	}

	@Test
	void whatDidNotRunIsToldByItsReasonAndSummerByItsShare() {
		var programme = of("FAM-1.7", "OUTREACH", CountingMode.HEADCOUNT);
		record(held(programme, LocalDate.of(2026, 6, 5), 3, 3).sure());
		record(held(programme, LocalDate.of(2026, 8, 7), 3, 3).sure());
		record(held(programme, LocalDate.of(2026, 10, 2), 3, 3));
		record(didNotRun(programme, FRIDAY, "WEATHER"));
		record(didNotRun(programme, FRIDAY.minusWeeks(1), "WEATHER"));
		record(didNotRun(programme, FRIDAY.minusWeeks(2), "STAFFING"));

		assertThat(parts("FAM-1.7.d", QUARTER, "reason")).containsOnly(Map.entry("WEATHER", 2),
				Map.entry("STAFFING", 1));
		Counted share = cell("FAM-1.7.c", YEAR, Slice.WHOLE);
		assertThat(share.numerator()).isEqualByComparingTo("2");
		assertThat(share.denominator()).isEqualByComparingTo("3");
	}

	@Test
	void headsThatNobodyCountedAreNotNought() {
		var programme = of("FAM-1.13", "INFO_SESSION", CountingMode.HEADCOUNT);
		assertThat(whole("FAM-1.13.b", QUARTER)).isEqualByComparingTo("0");

		record(entry(programme, FRIDAY, Tallies.NONE, null));
		assertThat(cell("FAM-1.13.b", QUARTER, Slice.WHOLE).state()).isEqualTo(Counted.State.MISSING);
		assertThat(whole("FAM-1.13.a", QUARTER)).isEqualByComparingTo("1");
	}

	@Test
	void peopleAreToldOfOneProgrammeThatKnowsThemFromTheBeginOfTheYearOn() {
		var programme = of("COM-9.2", "YOUTH_PROGRAMME", CountingMode.FIRST_TIMERS);
		record(entry(programme, FRIDAY, Tallies.heads(12), 12));
		record(entry(programme, FRIDAY.plusDays(7), Tallies.heads(14), 3));
		assertThat(whole("COM-9.2.b", YEAR)).isEqualByComparingTo("15");
		assertThat(cell("COM-9.2.b", QUARTER, Slice.WHOLE).state()).isEqualTo(Counted.State.NOT_APPLICABLE);

		record(entry(of("COM-9.2", "YOUTH_PROGRAMME", CountingMode.FIRST_TIMERS), FRIDAY, Tallies.heads(2), 2));
		assertThat(cell("COM-9.2.b", YEAR, Slice.WHOLE).state()).isEqualTo(Counted.State.NOT_APPLICABLE);
		assertThat(whole("COM-9.2.d", QUARTER)).isEqualByComparingTo("28");
		assertThat(whole("COM-9.2.a", QUARTER)).isEqualByComparingTo("2");
	}

	@Test
	void peopleWhoAreToldApartAreKnownOfAnyPeriod() {
		var programme = of("COM-9.2", "YOUTH_PROGRAMME", CountingMode.HEADCOUNT);
		jdbc.sql("update activities.programme set counting_mode = 'KEYED', audience = 'ADULTS' where id = :id")
			.param("id", programme.value())
			.update();
		toldApart(record(entry(programme, FRIDAY, adults(3), null)), "a", "b", "c");
		toldApart(record(entry(programme, FRIDAY.minusWeeks(1), adults(3), null)), "b", "c", "d");

		assertThat(whole("COM-9.2.b", QUARTER)).isEqualByComparingTo("4");
		assertThat(whole("COM-9.2.d", QUARTER)).isEqualByComparingTo("6");
	}

	@Test
	void whereNobodyWasToldApartPeopleAreMissing() {
		var programme = of("COM-9.2", "YOUTH_PROGRAMME", CountingMode.HEADCOUNT);
		jdbc.sql("update activities.programme set counting_mode = 'KEYED', audience = 'ADULTS' where id = :id")
			.param("id", programme.value())
			.update();
		record(entry(programme, FRIDAY, adults(3), null));

		assertThat(cell("COM-9.2.b", QUARTER, Slice.WHOLE).state()).isEqualTo(Counted.State.MISSING);
	}

	@Test
	void m1_whatAGroupTellsOnceAYearCountsInTheYear() {
		yearly(of("COM-9.6", "RECOVERY_GROUP", CountingMode.HEADCOUNT), 1240);
		Period last = PeriodType.YEAR.of(FRIDAY.minusYears(1));

		assertThat(whole("COM-9.6.b", last)).isEqualByComparingTo("1240");
		assertThat(parts("COM-9.6.b", last, "unit")).containsOnly(Map.entry(unit.value(), 1240));
	}

	@Test
	void m1_quartersOfThatYearAreNotReported() {
		var series = yearly(of("COM-9.6", "RECOVERY_GROUP", CountingMode.HEADCOUNT), 1240);
		record(SessionEntry.held(series, LocalDate.of(2026, 1, 9), Tallies.NONE, null, null, null).sure());

		assertThat(cell("COM-9.6.b", PeriodType.QUARTER.of(LocalDate.of(2026, 1, 9)), Slice.WHOLE).state())
			.isEqualTo(Counted.State.MISSING);
	}

	/** A group that lets nobody count an evening, and what it told of the year before. */
	private SeriesPlans.Id yearly(Programmes.Id programme, int number) {
		var of = series(programme, null, weekly("FR", LocalDate.of(2025, 4, 4), null));
		var id = plans.add(key(), new SeriesPlans.What(of.programme(), null, null, null, Mode.IN_PERSON, null,
				List.of(), SeriesPlans.CountOffered.PER_YEAR, of.when()));
		numbers.say(key(), id, LocalDate.of(2025, 4, 1), 0, number, null);
		return id;
	}

	private void toldApart(Sessions.Id session, String... people) {
		for (String person : people) {
			jdbc.sql(
					"""
							insert into activities.participant (id, session, unit, person, person_space, key_version, recorded_by,
							    recorded_by_name, recorded_at)
							values (gen_random_uuid(), :session, :unit, md5(:person), 'COM', 1, gen_random_uuid(), 'Nobody', now())""")
				.param("session", session.value())
				.param("unit", unit.value())
				.param("person", person)
				.update();
		}
	}

	private static Tallies adults(int heads) {
		return new Tallies(null, null, null, heads, null, null);
	}

	@Test
	void headcountKnowsNoPeople() {
		record(entry(of("COM-9.2", "YOUTH_PROGRAMME", CountingMode.HEADCOUNT), FRIDAY, Tallies.heads(12), null));

		assertThat(cell("COM-9.2.b", YEAR, Slice.WHOLE).state()).isEqualTo(Counted.State.NOT_APPLICABLE);
	}

	@Test
	void mentorsAreTrainedOnceTheirGroupEndsAndActiveWhileTheyStay() {
		var programme = of("FAM-1.10", "PEER_MENTORING", CountingMode.COHORT);
		cohorts.add(key(), programme, new Cohorts.What("Autumn", LocalDate.of(2026, 8, 20), null, 10, 0, 3));
		cohorts.add(key(), programme,
				new Cohorts.What("Spring", LocalDate.of(2026, 1, 10), LocalDate.of(2026, 3, 20), 8, 8, 0));
		assertThat(whole("FAM-1.10.a", QUARTER)).as("ten are in training").isEqualByComparingTo("0");
		assertThat(whole("FAM-1.10.a", PeriodType.QUARTER.of(LocalDate.of(2026, 3, 1)))).isEqualByComparingTo("8");
		assertThat(whole("FAM-1.10.b", QUARTER)).isEqualByComparingTo("0");

		record(entry(programme, FRIDAY, Tallies.heads(7), null));
		assertThat(whole("FAM-1.10.b", QUARTER)).isEqualByComparingTo("7");
	}

	@Test
	void answersMakeAMeanAShareAndAChange() {
		var informed = of("FAM-1.12", "PARENT_SESSION", CountingMode.HEADCOUNT);
		said(informed, "BETTER_INFORMED", SessionsFeedback.Moment.ONCE, 1, 1, 2, 10, 6);
		var led = of("FAM-1.6", "SCHOOL_LESSON", CountingMode.HEADCOUNT);
		said(led, "WORTHWHILE", SessionsFeedback.Moment.ONCE, 0, 1, 3, 10, 6);
		var youth = of("COM-9.2", "YOUTH_PROGRAMME", CountingMode.HEADCOUNT);
		said(youth, "WELLBEING", SessionsFeedback.Moment.BEFORE, 0, 10, 10, 0, 0);
		said(youth, "WELLBEING", SessionsFeedback.Moment.AFTER, 0, 0, 0, 4, 5);

		Counted share = cell("FAM-1.12.c", QUARTER, Slice.WHOLE);
		assertThat(share.numerator()).isEqualByComparingTo("16");
		assertThat(share.denominator()).isEqualByComparingTo("20");
		assertThat(whole("FAM-1.6.c", QUARTER)).isEqualByComparingTo("4.05");
		assertThat(cell("COM-9.2.c", QUARTER, Slice.WHOLE).state()).as("nine afterwards")
			.isEqualTo(Counted.State.NOT_APPLICABLE);

		said(youth, "WELLBEING", SessionsFeedback.Moment.AFTER, 0, 0, 0, 1, 0);
		Counted change = cell("COM-9.2.c", QUARTER, Slice.WHOLE);
		assertThat(change.numerator()).isEqualByComparingTo("4.5");
		assertThat(change.denominator()).isEqualByComparingTo("2.5");
	}

	@Test
	void placesAndAreasMakeTheirParts() {
		var beach = place("Irvine Beach", PlaceView.Kind.OUTDOOR_SITE, "IRVINE", PlaceView.Masking.OPEN);
		var secret = place("Not told", PlaceView.Kind.VENUE, "LARGS", PlaceView.Masking.NONE_SHOWN);
		var school = place("A school", PlaceView.Kind.SCHOOL, "ARRAN", PlaceView.Masking.OPEN);
		given(catalogue.byIds(anyCollection()))
			.willReturn(Map.of(beach.id(), beach, secret.id(), secret, school.id(), school));
		var outreach = of("FAM-1.7", "OUTREACH", CountingMode.HEADCOUNT);
		record(at(held(outreach, FRIDAY, 3, 3), beach));
		record(at(held(outreach, FRIDAY.minusWeeks(1), 3, 3), secret));
		record(held(outreach, FRIDAY.minusDays(1), 3, 3));
		var parents = of("FAM-1.12", "PARENT_SESSION", CountingMode.HEADCOUNT);
		record(at(held(parents, FRIDAY, 20, 0), school));
		record(at(held(parents, FRIDAY, 30, 0), beach));
		var information = of("FAM-1.13", "INFO_SESSION", CountingMode.HEADCOUNT);
		record(at(held(information, FRIDAY, 20, 0), beach));
		record(at(held(information, FRIDAY.minusDays(1), 20, 0), beach));

		assertThat(parts("FAM-1.7.a", PeriodType.MONTH.of(FRIDAY), "place"))
			.containsOnly(Map.entry(beach.id().value().toString(), 1), Map.entry(Slice.NOT_KNOWN, 2));
		assertThat(whole("FAM-1.12.b", QUARTER)).as("in schools alone").isEqualByComparingTo("20");
		assertThat(parts("FAM-1.13.a", QUARTER, "area")).containsOnly(Map.entry("IRVINE", 2));
		Counted areasWith = cell("FAM-1.13.c", YEAR, Slice.WHOLE);
		assertThat(areasWith.numerator()).isEqualByComparingTo("1");
		assertThat(areasWith.denominator()).isEqualByComparingTo("4");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void whatIsCountedAnewIsWhatChangesLeft(long seed, @Autowired ApplicationEvents events) {
		var random = new Random(seed);
		var programmes = List.of(of("FAM-1.7", "OUTREACH", CountingMode.HEADCOUNT),
				of("COM-9.6", "RECOVERY_GROUP", CountingMode.HEADCOUNT),
				of("COM-9.2", "YOUTH_PROGRAMME", CountingMode.HEADCOUNT));
		var made = new ArrayList<Sessions.Id>();
		var kept = new HashMap<Cell, Counted>();
		var all = Period.covering(PeriodType.QUARTER, LocalDate.of(2026, 1, 1), TODAY);
		count(all).forEach(it -> kept.put(Cell.of(it), it));
		for (int i = 0; i < 60; i++) {
			events.clear();
			change(random, programmes, made);
			var touched = events.stream(RecordsChanged.class)
				.flatMap(it -> Period.covering(PeriodType.QUARTER, it.from(), it.to()).stream())
				.collect(Collectors.toSet());
			kept.keySet().removeIf(it -> touched.contains(it.period()));
			count(touched).forEach(it -> kept.put(Cell.of(it), it));
		}

		var anew = new HashMap<Cell, Counted>();
		count(all).forEach(it -> anew.put(Cell.of(it), it));
		assertThat(kept).isEqualTo(anew);
		assertThat(anew.values()).anyMatch(it -> it.rows() > 10);
	}

	private void change(Random random, List<Programmes.Id> programmes, List<Sessions.Id> made) {
		LocalDate day = TODAY.minusDays(random.nextInt(330));
		var programme = programmes.get(random.nextInt(programmes.size()));
		@Nullable SessionView one = made.isEmpty() ? null : sessions.find(made.get(random.nextInt(made.size()))).orElseThrow();
		boolean stands = one != null && one.stands();
		if (one != null && one.state() == SessionView.State.MERGED) {
			sessions.unmerge(key(), one.id(), one.version());
			return;
		}
		switch (stands ? random.nextInt(4) : 0) {
			case 1 -> sessions.strike(key(), Objects.requireNonNull(one).id(), one.version(), "WRONG");
			case 2 -> sessions.change(key(), Objects.requireNonNull(one).id(), one.version(),
					held(programme, day, random.nextInt(40), random.nextInt(9)).sure(), "TYPING");
			case 3 -> {
				var of = Objects.requireNonNull(one);
				if (of.state() == SessionView.State.HELD) {
					var other = record(held(programme, of.happenedOn(), 5, 5).sure());
					made.add(other);
					sessions.merge(key(), of.id(), of.version(), other, 1);
				}
			}
			default -> made.add(record((random.nextInt(5) == 0) ? didNotRun(programme, day, "WEATHER").sure()
					: held(programme, day, random.nextInt(40), random.nextInt(9)).sure()));
		}
	}

	@Test
	void directoryIsCountedAsItWasToldOnTheDay() {
		UUID first = UUID.randomUUID();
		UUID second = UUID.randomUUID();
		clock.set(LocalDate.of(2026, 9, 29));
		told(7, entry(first, Assurance.State.FRESH, false, "CYP"), entry(second, Assurance.State.DUE, true, "ADULTS"));
		days.keep();
		clock.set(LocalDate.of(2026, 11, 5));
		told(9, entry(first, Assurance.State.FRESH, false, "CYP"),
				entry(second, Assurance.State.FRESH, false, "ADULTS"));
		days.keep();
		told(10, entry(first, Assurance.State.DUE, true, "CYP"));
		days.keep();

		Counted then = cell(directory, "DIR-1", PeriodType.QUARTER.of(LocalDate.of(2026, 9, 30)), Slice.WHOLE);
		assertThat(List.of(Objects.requireNonNull(then.numerator()), Objects.requireNonNull(then.denominator())))
			.containsExactly(BigDecimal.ONE, BigDecimal.TWO);
		Counted now = cell(directory, "DIR-1", QUARTER, Slice.WHOLE);
		assertThat(now.denominator()).isEqualByComparingTo("1");
		assertThat(now.numerator()).isEqualByComparingTo("0");
		assertThat(cell(directory, "FAM-1.16.c", QUARTER, Slice.WHOLE).numerator()).isEqualByComparingTo("1");
		assertThat(cell(directory, "FAM-1.16.c", PeriodType.QUARTER.of(LocalDate.of(2026, 9, 30)), Slice.WHOLE)
			.numerator()).isEqualByComparingTo("0");
		assertThat(cell(directory, "DIR-4", PeriodType.QUARTER.of(LocalDate.of(2026, 9, 30)), Slice.WHOLE).numerator())
			.isEqualByComparingTo("7");
		assertThat(cell(directory, "DIR-4", QUARTER, Slice.WHOLE).numerator()).isEqualByComparingTo("10");
		assertThat(cell(directory, "DIR-4", PeriodType.QUARTER.of(LocalDate.of(2025, 9, 30)), Slice.WHOLE).state())
			.isEqualTo(Counted.State.MISSING);
	}

	@Test
	void answersOfFindHelpAreAddedUpFromTheFirstDayOn() {
		given(directoryFigures.helpFound()).willReturn(
				Map.of(LocalDate.of(2026, 9, 30), 4L, LocalDate.of(2026, 10, 1), 7L, LocalDate.of(2026, 11, 2), 5L));

		assertThat(cell(directory, "FAM-1.16.b", QUARTER, Slice.WHOLE).numerator()).isEqualByComparingTo("12");
		assertThat(cell(directory, "FAM-1.16.b", PeriodType.QUARTER.of(LocalDate.of(2026, 6, 30)), Slice.WHOLE).state())
			.as("nobody counted")
			.isEqualTo(Counted.State.MISSING);
	}

	@Test
	void whatIsToldTwiceIsKeptOnceAndTellsNobody(@Autowired ApplicationEvents events) {
		told(7, entry(UUID.randomUUID(), Assurance.State.FRESH, false, "CYP"));
		days.keep();
		events.clear();
		days.keep();

		assertThat(events.stream(RecordsChanged.class)).isEmpty();
		assertThat(jdbc.sql("select count(*) from activities.directory_week").query(Integer.class).single()).isOne();
	}

	private void told(int covered, DirectoryFigures.Entry... entries) {
		willAnswer(call -> call.<LocalDate>getArgument(0).equals(clock.today()) ? List.of(entries) : List.of())
			.given(directoryFigures)
			.entries(any());
		given(directoryFigures.week()).willReturn(new DirectoryFigures.Week(covered, 49, 2, 7));
	}

	private DirectoryFigures.Entry entry(UUID service, Assurance.State assurance, boolean doubted, String audience) {
		return new DirectoryFigures.Entry(new ServiceId(service), unit, List.of(audience), assurance, 0,
				doubted ? 1 : 0, 0, 0, false);
	}

	private Programmes.Id of(String action, String kind, CountingMode mode) {
		var what = what(kind, mode);
		return running(new Programmes.What(what.code(), what.title(), what.unit(), what.partnerUnits(),
				List.of(action(action)), kind, "CYP", null, null, mode, CountingYear.FINANCIAL, what.fromOn(), null));
	}

	private Sessions.Id record(SessionEntry entry) {
		return sessions.record(key(), entry).id();
	}

	private static SessionEntry held(Programmes.Id programme, LocalDate on, int heads, int contacts) {
		return new SessionEntry(null, programme, on, LocalTime.of(19, 0), LocalTime.of(21, 0), null, null, null, null,
				null, true, Tallies.heads(heads), null, contacts, null, null, null, null, null, null, null, null, null,
				null, null, false);
	}

	private static SessionEntry didNotRun(Programmes.Id programme, LocalDate on, String because) {
		return new SessionEntry(null, programme, on, LocalTime.of(19, 0), LocalTime.of(21, 0), null, null, null, null,
				null, false, Tallies.NONE, null, null, null, null, null, null, null, null, null, null, because, null,
				null, false);
	}

	private static SessionEntry at(SessionEntry it, PlaceView place) {
		return new SessionEntry(it.series(), it.programme(), it.happenedOn(), it.starts(), it.ends(), it.minutes(),
				place.id(), it.unit(), it.agencies(), it.mode(), it.livedExperienceLed(), it.tallies(),
				it.firstTimers(), it.contacts(), it.seen(), it.viewsLive(), it.viewsReplay(), it.signposted(),
				it.handedOut(), it.onRegister(), it.aboveRegisterBecause(), it.courseCode(), it.didNotRun(), it.note(),
				it.reference(), it.confirmed());
	}

	private static PlaceView place(String name, PlaceView.Kind kind, String area, PlaceView.Masking masking) {
		return new PlaceView(new PlaceId(UUID.randomUUID()), 1, name, kind, new AreaCode(area), null, null, null,
				masking, null, null, null);
	}

	private static LocalAreaView area(String code) {
		return new LocalAreaView(new AreaCode(code), code, new AreaCode(code), true, false, null, null);
	}

	private void said(Programmes.Id programme, String question, SessionsFeedback.Moment moment, Integer... counts) {
		feedback.add(key(),
				new SessionsFeedback.New(programme, null, FRIDAY, FRIDAY, question, moment, List.of(counts), null));
	}

	private List<Counted> count(Collection<Period> periods) {
		var asked = source.measures()
			.stream()
			.flatMap(measure -> periods.stream().map(period -> new Asked(measure, period, 1, null)))
			.toList();
		return asked.isEmpty() ? List.of() : source.count(asked);
	}

	private BigDecimal whole(String measure, Period period) {
		return Objects.requireNonNull(cell(measure, period, Slice.WHOLE).numerator());
	}

	private Map<String, Integer> parts(String measure, Period period, String by) {
		return source.count(Set.of(new Asked(new MeasureCode(measure), period, 1, null)))
			.stream()
			.filter(it -> it.slice().by().equals(by))
			.collect(Collectors.toMap(it -> it.slice().value(),
					it -> Objects.requireNonNull(it.numerator()).intValueExact()));
	}

	private Counted cell(String measure, Period period, Slice slice) {
		return cell(source, measure, period, slice);
	}

	private static Counted cell(MeasureSource source, String measure, Period period, Slice slice) {
		return source.count(Set.of(new Asked(new MeasureCode(measure), period, 1, null)))
			.stream()
			.filter(it -> it.slice().equals(slice))
			.findFirst()
			.orElseThrow();
	}

	private record Cell(MeasureCode measure, Period period, Slice slice) {

		static Cell of(Counted it) {
			return new Cell(it.measure(), it.period(), it.slice());
		}

	}

}
