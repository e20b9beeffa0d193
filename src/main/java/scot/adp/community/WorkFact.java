package scot.adp.community;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
import scot.adp.platform.Identifier;

/**
 * One thing that happened on the way into work.
 *
 * @param from its first day, of a check its day
 * @param to its last day; null where none is known, and of a check
 * @param activity of an activity what it is, a code
 * @param job of a job all that is told of it
 * @param check of a check what was heard
 */
public record WorkFact(Id id, Kind kind, LocalDate from, @Nullable LocalDate to, @Nullable String activity,
		@Nullable Job job, @Nullable Check check) {

	/** An activity, such as training. */
	public static WorkFact activity(String code, LocalDate from, @Nullable LocalDate to) {
		return new WorkFact(new Id(UUID.randomUUID()), Kind.ACTIVITY, from, to, code, null, null);
	}

	/** A job. */
	public static WorkFact of(Job job) {
		return new WorkFact(new Id(UUID.randomUUID()), Kind.JOB, job.start(), job.end(), null, job, null);
	}

	/** A check. */
	public static WorkFact of(Check check) {
		return new WorkFact(new Id(UUID.randomUUID()), Kind.CHECK, check.on(), null, null, null, check);
	}

	/** The same job with a last day. */
	WorkFact ended(LocalDate on) {
		if (job == null) {
			return new WorkFact(id, kind, from, on, activity, null, check);
		}
		return new WorkFact(id, kind, from, on, activity,
				new Job(job.start(), on, job.hoursBand(), job.kind(), job.sector(), job.secondJob()), null);
	}

	/** All that it tells, whatever its id. */
	List<String> told() {
		return Stream.of(kind, from, to, activity, job, check).map(String::valueOf).toList();
	}

	/** What some facts tell of work. */
	static WorkFacts work(List<WorkFact> all) {
		return new WorkFacts(all.stream().filter(it -> it.job() != null).map(WorkFact::job).toList(),
				all.stream().filter(it -> it.check() != null).map(WorkFact::check).toList());
	}

	/** A fact. */
	public record Id(UUID value) implements Identifier {
	}

	/** What kind of thing happened. */
	public enum Kind {

		/** Training, volunteering, work experience. */
		ACTIVITY,
		/** A paid job. */
		JOB,
		/** Somebody asked how it goes. */
		CHECK

	}

}
