package scot.adp.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import scot.adp.community.WorkClock.Milestone;
import scot.adp.community.WorkClock.State;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of any facts. */
class WorkClockProperties {

	private static final LocalDate START = LocalDate.of(2026, 1, 5);

	@Property(tries = 300)
	void whatIsKnownStaysAsDaysPass(@ForAll("facts") WorkFacts facts, @ForAll @IntRange(max = 300) int days) {
		LocalDate today = START.plusDays(days);
		var before = WorkClock.of(facts, WorkClockTests.RULE, today).milestones();
		var after = WorkClock.of(facts, WorkClockTests.RULE, today.plusDays(40)).milestones();

		for (int i = 0; i < before.size(); i++) {
			if (before.get(i).state().known()) {
				assertThat(after.get(i).state()).isEqualTo(before.get(i).state());
			}
		}
	}

	@Property(tries = 300)
	void moreDaysThatMayBeMissedNeverTakeSustainedWorkAway(@ForAll("facts") WorkFacts facts) {
		LocalDate today = START.plusDays(400);
		WorkRule wider = new WorkRule(WorkClockTests.RULE.from(), WorkClockTests.RULE.weeks(), 30, 28);

		assertThat(sustained(WorkClock.of(facts, wider, today)))
			.containsAll(sustained(WorkClock.of(facts, WorkClockTests.RULE, today)));
	}

	@Property(tries = 300)
	void checkThatFoundSomebodyInWorkAllTheTimeMakesNothingWorse(@ForAll("facts") WorkFacts facts) {
		LocalDate today = START.plusDays(400);
		var checks = new ArrayList<>(facts.checks());
		LocalDate last = Stream.concat(checks.stream().map(Check::on), facts.jobs().stream().map(Job::start))
			.max(LocalDate::compareTo)
			.orElse(START);
		checks.add(new Check(last.plusDays(1), true, true, "PERSON"));
		var more = new WorkFacts(facts.jobs(), checks);

		assertThat(sustained(WorkClock.of(more, WorkClockTests.RULE, today)))
			.containsAll(sustained(WorkClock.of(facts, WorkClockTests.RULE, today)));
	}

	@Property(tries = 300)
	void daysAreInOutOrUnknownAndNeverMoreThanThereAre(@ForAll("facts") WorkFacts facts) {
		assertThat(WorkClock.of(facts, WorkClockTests.RULE, START.plusDays(400)).milestones()).isNotEmpty()
			.allMatch(it -> it.outDays() >= 0 && it.unknownDays() >= 0
					&& it.outDays() + it.unknownDays() <= it.weeks() * 7 + 1);
	}

	private static List<Integer> sustained(WorkClock clock) {
		return clock.milestones().stream().filter(it -> it.state() == State.SUSTAINED).map(Milestone::weeks).toList();
	}

	/**
	 * Jobs one after another, the last perhaps without an end, and checks on any days.
	 */
	@Provide
	Arbitrary<WorkFacts> facts() {
		var spans = Combinators.combine(Arbitraries.integers().between(1, 90), Arbitraries.integers().between(1, 40))
			.as((days, gap) -> new int[] { days, gap })
			.list()
			.ofMinSize(1)
			.ofMaxSize(4);
		var checks = Combinators
			.combine(Arbitraries.integers().between(0, 250), Arbitraries.of(true, false), Arbitraries.of(true, false))
			.as((day, in, unbroken) -> new Check(START.plusDays(day), in, in && unbroken, "PERSON"))
			.list()
			.ofMaxSize(4);
		return Combinators.combine(spans, Arbitraries.of(true, false), checks).as((some, open, told) -> {
			var jobs = new ArrayList<Job>();
			LocalDate from = START;
			for (int i = 0; i < some.size(); i++) {
				LocalDate end = from.plusDays(some.get(i)[0]);
				boolean last = i == some.size() - 1;
				jobs.add(new Job(from, (last && open) ? null : end, "FROM_16", "EMPLOYEE", "RETAIL", false));
				from = end.plusDays(some.get(i)[1]);
			}
			return new WorkFacts(jobs, told);
		});
	}

}
