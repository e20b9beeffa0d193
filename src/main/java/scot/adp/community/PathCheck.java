package scot.adp.community;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
import scot.adp.platform.Problem;

/** What is wrong with something that happened on a way into work. */
@Component
class PathCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	/** It is told otherwise already. */
	static final String KNOWN_OTHERWISE = "KNOWN_OTHERWISE";

	private final PathRules rules;

	private final Clock clock;

	PathCheck(PathRules rules, Clock clock) {
		this.rules = rules;
		this.clock = clock;
	}

	/** Notes what is wrong with a registration. */
	void registration(Problem.Faults faults, @Nullable LocalDate on, @Nullable String livedExperience, boolean sure) {
		faults.when(on == null, "registeredOn", "Say when the person was registered.");
		if (on != null) {
			day(faults, "registeredOn", on, sure);
		}
		if (livedExperience != null) {
			rules.list(Lists.LIVED_EXPERIENCE)
				.check(faults, "livedExperience", livedExperience, (on != null) ? on : LocalDate.now(clock));
		}
	}

	/**
	 * Notes what is wrong with a fact.
	 * @param registeredOn when the person was registered
	 * @param known what is known already
	 */
	void fact(Problem.Faults faults, LocalDate registeredOn, List<WorkFact> known, WorkFact fact, boolean sure) {
		String path = path(fact);
		day(faults, path, fact.from(), sure);
		faults.when(fact.to() != null && fact.to().isBefore(fact.from()), "end", "The last day is before the first.")
			.when(fact.to() != null && fact.to().isAfter(LocalDate.now(clock)), "end",
					"This day is still to come; leave it out until then.", "IN_FUTURE")
			.when(fact.from().isBefore(registeredOn), path,
					"This is before the person was registered, on %s.".formatted(registeredOn));
		if (fact.activity() != null) {
			rules.list(Lists.ACTIVITY).check(faults, "activity", fact.activity(), fact.from());
		}
		if (fact.job() != null) {
			job(faults, WorkFact.work(known), fact.job());
		}
		if (fact.check() != null) {
			check(faults, WorkFact.work(known), fact.check());
		}
	}

	private void job(Problem.Faults faults, WorkFacts known, Job job) {
		rules.list(Lists.HOURS_BAND).check(faults, "hoursBand", job.hoursBand(), job.start());
		rules.list(Lists.JOB_KIND).check(faults, "jobKind", job.kind(), job.start());
		rules.list(Lists.SECTOR).check(faults, "sector", job.sector(), job.start());
		faults.when(!job.secondJob() && known.jobs().stream().anyMatch(it -> !it.secondJob() && it.overlaps(job)),
				"start",
				"Another job is recorded for some of these days. Give that one its last day, or say that it is a second job.",
				"OVERLAPS")
			.when(known.checks().stream().anyMatch(it -> !it.inWork() && job.end() != null && job.holds(it.on())),
					"start", "A check on one of these days found the person out of work. Look at its day.");
	}

	private void check(Problem.Faults faults, WorkFacts known, Check check) {
		rules.list(Lists.EVIDENCE).check(faults, "evidence", check.evidence(), check.on());
		boolean before = known.started().filter(it -> !check.on().isBefore(it)).isEmpty();
		faults.when(before, "checkedOn", "There is no job yet on that day; record the job first.", "BEFORE_START")
			.when(!before && check.inWork() && !known.hasJobOn(check.on()), "inWork",
					"No job is recorded for that day; record it first.")
			.when(!check.inWork() && known.jobs().stream().anyMatch(it -> it.end() != null && it.holds(check.on())),
					"inWork", "A job is recorded for that day. Look at its last day.")
			.when(!check.inWork() && check.unbroken(), "unbroken", "Who is out of work was not in work all the time.");
	}

	private void day(Problem.Faults faults, String path, LocalDate day, boolean sure) {
		LocalDate today = LocalDate.now(clock);
		faults.when(day.isAfter(today), path, "This day is still to come.", "IN_FUTURE")
			.when(!sure && day.isBefore(today.minusDays(rules.confirmDaysAgo())), path,
					"This is more than %d days ago; say that it is right.".formatted(rules.confirmDaysAgo()), CONFIRM);
	}

	/**
	 * The same thing among what is known: a job with the same first day, a check of the
	 * same day, the same activity from the same day on. A check that tells of all the
	 * time completes one that told of its day alone.
	 */
	static Optional<WorkFact> same(List<WorkFact> known, WorkFact fact) {
		return known.stream()
			.filter(it -> it.kind() == fact.kind() && it.from().equals(fact.from()))
			.filter(it -> it.check() == null || fact.check() == null || !completes(it.check(), fact.check()))
			.filter(it -> fact.activity() == null || fact.activity().equals(it.activity()))
			.filter(it -> fact.job() == null || (it.job() != null && it.job().secondJob() == fact.job().secondJob()))
			.findFirst();
	}

	private static boolean completes(Check told, Check fact) {
		return told.inWork() && !told.unbroken() && fact.unbroken();
	}

	/** What faults call the day of a fact. */
	static String path(WorkFact fact) {
		return (fact.kind() == WorkFact.Kind.CHECK) ? "checkedOn" : "start";
	}

}
