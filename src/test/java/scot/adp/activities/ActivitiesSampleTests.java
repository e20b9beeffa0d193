package scot.adp.activities;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Two years of invented sessions show the log at work. */
@AdpTest
class ActivitiesSampleTests {

	private static final String SAMPLE = "from activities.session where recorded_by_name = 'Sample data'";

	@Autowired
	JdbcClient jdbc;

	@Autowired
	SeriesStore series;

	@Autowired
	SeriesPlans plans;

	@Autowired
	Clock clock;

	@Test
	void programmesAndSeriesAreThereWithTheirSessions() {
		int sessions = number("select count(*) " + SAMPLE);
		int not = number("select count(*) " + SAMPLE + " and state = 'DID_NOT_RUN'");

		assertThat(number("select count(*) from activities.programme where made_by_name = 'Sample data'"))
			.isEqualTo(45);
		assertThat(number("select count(*) from activities.series where made_by_name = 'Sample data'")).isEqualTo(113);
		assertThat(sessions).isBetween(4800, 5900);
		assertThat(not * 100.0 / sessions).isBetween(7.0, 9.5);
		assertThat(number("select count(*) " + SAMPLE + " and series is null")).as("told twice").isEqualTo(12);
		assertThat(number("select count(*) " + SAMPLE + " and state = 'TO_CHECK'")).isEqualTo(2);
		assertThat(number("select count(*) from activities.cohort where made_by_name = 'Sample data'")).isEqualTo(4);
		assertThat(number("select count(*) from activities.session_feedback where recorded_by_name = 'Sample data'"))
			.isBetween(100, 500);
		assertThat(number("select count(distinct code) from activities.programme_action")).isGreaterThanOrEqualTo(14);
	}

	@Test
	void aFewPlannedDaysInAHundredAreNotRecordedAndLastFridayAtTheBeachWaits() {
		LocalDate today = LocalDate.now(clock);
		var all = series.list(new SeriesPlans.Filter(null, null, false));
		var days = plans.planned(all, today.minusDays(700), today.minusDays(15));
		long missing = days.stream().filter(it -> it.state() == PlannedDay.State.NOT_RECORDED).count();
		assertThat(missing * 100.0 / days.size()).isBetween(3.0, 6.0);

		LocalDate friday = today.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY));
		var beach = all.stream().filter(it -> it.title().equals("Irvine Beach on Fridays")).toList();
		assertThat(plans.planned(beach, friday, friday)).extracting(PlannedDay::state)
			.containsExactly(PlannedDay.State.WAITING);
	}

	@Test
	void firstTimersFit() {
		var counted = jdbc
			.sql("""
					select s.programme, s.happened_on, extract(hour from s.starts) * 60 + extract(minute from s.starts) as minute,
					    s.present, s.first_timers
					from activities.session s join activities.programme p on p.id = s.programme
					where p.counting_mode = 'FIRST_TIMERS' and s.state = 'HELD' and s.recorded_by_name = 'Sample data'""")
			.query((row,
					number) -> new Object[] { row.getString("programme"),
							CountingYear.FINANCIAL.begin(row.getObject("happened_on", LocalDate.class)),
							new Counting.Present(row.getObject("happened_on", LocalDate.class), row.getInt("minute"),
									row.getInt("present"), row.getInt("first_timers")) })
			.list()
			.stream()
			.collect(Collectors.groupingBy(it -> it[0] + " " + it[1],
					Collectors.mapping(it -> (Counting.Present) it[2], Collectors.toCollection(ArrayList::new))));

		assertThat(counted).isNotEmpty()
			.allSatisfy((year, sessions) -> assertThat(Counting.misfit(List.copyOf(sessions))).as(year).isEmpty());
	}

	private int number(String sql) {
		return jdbc.sql(sql).query(Integer.class).single();
	}

}
