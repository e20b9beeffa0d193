package scot.adp.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;

/**
 * Whether work was sustained, from facts, a rule and a day alone. It is on its day, and
 * with few days out of work until then. Of each day it is known that the person was in
 * work, or was not, or it is not known: a job without an end tells its first day, and
 * what a check says of it, no more. Only what is certain of all ways in which the unknown
 * days can have been is told as sustained or not.
 *
 * @param started the first day of the first job; null where there is none
 * @param milestones in the order of their weeks; none where there is no job
 */
public record WorkClock(@Nullable LocalDate started, List<Milestone> milestones) {

	/** Works it out as at a day. */
	public static WorkClock of(WorkFacts facts, WorkRule rule, LocalDate today) {
		@Nullable LocalDate started = facts.started().orElse(null);
		if (started == null) {
			return new WorkClock(null, List.of());
		}
		var milestones = new ArrayList<Milestone>();
		for (int weeks : rule.weeks()) {
			LocalDate due = started.plusWeeks(weeks);
			LocalDate until = due.plusDays(rule.windowDays());
			int out = 0;
			int unknown = 0;
			for (LocalDate day = started; !day.isAfter(due); day = day.plusDays(1)) {
				switch (on(facts, day)) {
					case OUT -> out++;
					case UNKNOWN -> unknown++;
					case IN -> {
					}
				}
			}
			milestones.add(new Milestone(weeks, due, until,
					state(on(facts, due), out, unknown, rule.gapDays(), due, until, today), out, unknown));
		}
		return new WorkClock(started, List.copyOf(milestones));
	}

	private static State state(Day onDue, int out, int unknown, int gapDays, LocalDate due, LocalDate until,
			LocalDate today) {
		if (today.isBefore(due)) {
			return State.NOT_YET_DUE;
		}
		if (onDue == Day.IN && out + unknown <= gapDays) {
			return State.SUSTAINED;
		}
		if (onDue == Day.OUT || out > gapDays) {
			return State.NOT_SUSTAINED;
		}
		return today.isAfter(until) ? State.UNKNOWN : State.AWAITING;
	}

	/** What is known of a day. */
	static Day on(WorkFacts facts, LocalDate day) {
		Day known = Day.OUT;
		for (Job job : facts.jobs()) {
			if (job.holds(day)) {
				Day told = (job.end() != null) ? Day.IN : open(facts, job, day);
				if (told == Day.IN) {
					return Day.IN;
				}
				known = (told == Day.UNKNOWN) ? Day.UNKNOWN : known;
			}
		}
		return known;
	}

	/** What checks tell of a day of a job without an end. */
	private static Day open(WorkFacts facts, Job job, LocalDate day) {
		Day known = day.equals(job.start()) ? Day.IN : Day.UNKNOWN;
		for (Check check : facts.checks()) {
			if (check.on().isBefore(job.start())) {
				continue;
			}
			if (!check.inWork()) {
				// From then on nothing is known to have begun again.
				if (!check.on().isAfter(day)) {
					known = Day.OUT;
				}
				else {
					return known;
				}
			}
			else if (check.on().equals(day) || (check.unbroken() && !check.on().isBefore(day) && known != Day.OUT)) {
				return Day.IN;
			}
			else if (check.on().isBefore(day)) {
				known = Day.UNKNOWN;
			}
		}
		return known;
	}

	/**
	 * The same without what was neither known nor too late to be told on a day from which
	 * on nothing is asked any more.
	 * @param stoppedOn that day; null where all is asked
	 */
	WorkClock asked(@Nullable LocalDate stoppedOn) {
		return (stoppedOn == null) ? this : new WorkClock(started,
				milestones.stream().filter(it -> it.state().known() || it.awaitedUntil().isBefore(stoppedOn)).toList());
	}

	/** A milestone by its weeks. */
	public Optional<Milestone> at(int weeks) {
		return milestones.stream().filter(it -> it.weeks() == weeks).findFirst();
	}

	/** The first that a check is awaited for. */
	public Optional<Milestone> awaited() {
		return milestones.stream().filter(it -> it.state() == State.AWAITING).findFirst();
	}

	/** The last of which nobody knows. */
	public Optional<Milestone> unknown() {
		return milestones.reversed().stream().filter(it -> it.state() == State.UNKNOWN).findFirst();
	}

	/** The next that is not due yet. */
	public Optional<Milestone> next() {
		return milestones.stream().filter(it -> it.state() == State.NOT_YET_DUE).findFirst();
	}

	/** The first day of the first job of a clock that has one. */
	LocalDate start() {
		return Objects.requireNonNull(started);
	}

	/** What is known of a day. */
	enum Day {

		/** In work. */
		IN,
		/** Out of work. */
		OUT,
		/** One of the two. */
		UNKNOWN

	}

	/** How far a milestone is. */
	public enum State {

		/** Its day is still to come. */
		NOT_YET_DUE,
		/** Its day has come, and a check is awaited. */
		AWAITING,
		/** In work on its day, with few days out of work until then. */
		SUSTAINED,
		/** Out of work on its day, or for too many days until then. */
		NOT_SUSTAINED,
		/** Nobody told in time. */
		UNKNOWN;

		/** Whether it is known how it went. */
		public boolean known() {
			return this == SUSTAINED || this == NOT_SUSTAINED;
		}

	}

	/**
	 * What is looked at some weeks after the first start.
	 *
	 * @param dueOn its day
	 * @param awaitedUntil the last day on which a check is awaited
	 * @param outDays days that are known to be out of work
	 * @param unknownDays days of which it is not known
	 */
	public record Milestone(int weeks, LocalDate dueOn, LocalDate awaitedUntil, State state, int outDays,
			int unknownDays) {
	}

}
