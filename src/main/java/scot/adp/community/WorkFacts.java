package scot.adp.community;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody's way into work.
 *
 * @param jobs in the order of their starts
 * @param checks in the order of their days
 */
public record WorkFacts(List<Job> jobs, List<Check> checks) {

	/** Nothing yet. */
	public static final WorkFacts NONE = new WorkFacts(List.of(), List.of());

	public WorkFacts {
		jobs = jobs.stream().sorted(Comparator.comparing(Job::start)).toList();
		checks = checks.stream().sorted(Comparator.comparing(Check::on)).toList();
	}

	/** The first day of the first job; empty where there is none. */
	public Optional<LocalDate> started() {
		return jobs.stream().findFirst().map(Job::start);
	}

	/** Whether a job is recorded for a day. */
	boolean hasJobOn(LocalDate day) {
		return jobs.stream().anyMatch(it -> it.holds(day));
	}

	/**
	 * A job.
	 *
	 * @param end its last day; null where none is known
	 * @param hoursBand how many hours a week, a code of its list as the next two
	 * @param secondJob whether it is a second one beside another
	 */
	public record Job(LocalDate start, @Nullable LocalDate end, String hoursBand, String kind, String sector,
			boolean secondJob) {

		/** Whether a day is among its days, as far as they are known. */
		public boolean holds(LocalDate day) {
			return !day.isBefore(start) && (end == null || !day.isAfter(end));
		}

		boolean overlaps(Job other) {
			return (end == null || !other.start.isAfter(end)) && (other.end == null || !start.isAfter(other.end));
		}

	}

	/**
	 * What somebody heard on a day.
	 *
	 * @param inWork whether the person is in paid work on that day
	 * @param unbroken whether they were all the time since the job began, but for days
	 * between jobs that are recorded
	 * @param evidence who said so, a code of its list
	 */
	public record Check(LocalDate on, boolean inWork, boolean unbroken, String evidence) {
	}

}
