package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkClock;
import scot.adp.community.WorkClock.Milestone;
import scot.adp.community.WorkFact;
import scot.adp.community.WorkFacts.Job;
import scot.adp.community.WorkPathView;
import scot.adp.community.WorkPaths;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Mark;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Words;

/** How a way into work is told. */
final class PathWords {

	private PathWords() {
	}

	/** What a path is called: the service's own number, or when it began. */
	static String called(WorkPathView path) {
		return (path.ownRef() != null) ? path.ownRef()
				: Words.of("path.called", Dates.full(path.registeredOn()), path.id().value().toString().substring(24));
	}

	/** How far a path is and what is asked next, in a sentence each. */
	static String said(WorkPathView path) {
		if (path.endedOn() != null) {
			return Words.of("path.said.ENDED", Dates.full(path.endedOn()));
		}
		String state = (path.clock().started() != null)
				? Words.of("path.said." + path.state().name(), Dates.full(path.clock().started()))
				: Words.of("path.said." + path.state().name() + ".none");
		@Nullable String next = next(path);
		return (next != null) ? state + " " + next : state;
	}

	/** What is asked next, or what nobody knows; null where nothing is. */
	static @Nullable String next(WorkPathView path) {
		if (path.stoppedOn() != null) {
			return null;
		}
		WorkClock clock = path.clock();
		if (clock.awaited().isPresent()) {
			Milestone at = clock.awaited().get();
			return Words.of("path.next.AWAITING", at.weeks(), Dates.full(at.dueOn()), Dates.full(at.awaitedUntil()));
		}
		if (clock.unknown().isPresent()) {
			return Words.of("path.next.UNKNOWN", clock.unknown().get().weeks());
		}
		return clock.next()
			.map(it -> Words.of("path.next.NOT_YET_DUE", it.weeks(), Dates.full(it.dueOn())))
			.orElse(null);
	}

	/** A milestone in words. */
	static String told(Milestone at) {
		return Words.of("path.at." + at.state().name(), at.outDays(), Dates.full(at.awaitedUntil()));
	}

	/** A fact in words. */
	static String told(WorkPaths paths, WorkFact fact) {
		String days = (fact.to() != null) ? Words.of("path.days", Dates.full(fact.from()), Dates.full(fact.to()))
				: Words.of("path.days.open", Dates.full(fact.from()));
		if (fact.job() != null) {
			Job job = fact.job();
			return Words.of("path.fact.JOB", paths.told(Lists.JOB_KIND, job.kind()).label(),
					paths.told(Lists.HOURS_BAND, job.hoursBand()).label(),
					paths.told(Lists.SECTOR, job.sector()).label(), days);
		}
		if (fact.check() != null) {
			return Words.of(
					"path.fact.CHECK." + (fact.check().inWork() ? fact.check().unbroken() ? "all" : "in" : "out"),
					Dates.full(fact.from()), paths.told(Lists.EVIDENCE, fact.check().evidence()).label());
		}
		return Words.of("path.fact.ACTIVITY",
				(fact.activity() != null) ? paths.told(Lists.ACTIVITY, fact.activity()).label() : "", days);
	}

	/** The jobs, drawn from the first start on. */
	static DayBar drawn(WorkPathView path, LocalDate on) {
		LocalDate today = (path.stoppedOn() != null) ? path.stoppedOn() : on;
		WorkClock clock = path.clock();
		var stretches = new ArrayList<Stretch>();
		if (clock.started() != null) {
			LocalDate last = clock.milestones().stream().map(Milestone::dueOn).reduce(today, PathWords::later);
			LocalDate day = clock.started();
			for (Job job : jobs(path)) {
				if (job.start().isAfter(day)) {
					add(stretches, DayBar.Kind.TAKEN_OUT, day, job.start().minusDays(1));
					day = job.start();
				}
				LocalDate end = (job.end() != null) ? job.end() : today;
				add(stretches, DayBar.Kind.COUNTED, day, end);
				day = end.isBefore(day) ? day : end.plusDays(1);
			}
			add(stretches, DayBar.Kind.TAKEN_OUT, day, today);
			day = day.isAfter(today) ? day : today.plusDays(1);
			add(stretches, DayBar.Kind.TO_COME, day, last);
		}
		var marks = clock.milestones()
			.stream()
			.map(it -> new Mark(it.dueOn(), Words.of("path.mark", it.weeks()), false))
			.toList();
		return new DayBar(Words.of("path.jobs"), said(path), stretches, stretches.isEmpty() ? List.of() : marks);
	}

	private static LocalDate later(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? other : one;
	}

	private static List<Job> jobs(WorkPathView path) {
		return path.happened().stream().map(WorkFact::job).filter(it -> it != null && !it.secondJob()).toList();
	}

	private static void add(List<Stretch> stretches, DayBar.Kind kind, LocalDate from, LocalDate to) {
		if (!to.isBefore(from)) {
			stretches.add(new Stretch(kind, Words.of("path.days." + kind.name()), from, to));
		}
	}

}
