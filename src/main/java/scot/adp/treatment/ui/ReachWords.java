package scot.adp.treatment.ui;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.ReachOutView;
import scot.adp.treatment.ReachOuts;
import scot.adp.treatment.ReachRules.Lists;
import scot.adp.treatment.ReachStep;

/** Says how it stands with somebody to reach. */
final class ReachWords {

	private static final Duration IN_HOURS = Duration.ofHours(48);

	private ReachWords() {
	}

	/** How they are called: by the unit's own number, or by when it happened. */
	static String called(ReachOutView of) {
		return called(of.ownRef(), of.occurredAt());
	}

	/** The same, of what is known of another. */
	static String called(@Nullable String ownRef, OffsetDateTime occurredAt) {
		return (ownRef != null) ? ownRef : Words.of("reach.no-reference", Dates.time(occurredAt));
	}

	/** Another that may be the same: how it is called, and when it happened. */
	static String near(ReachOutView.Near near) {
		return (near.ownRef() != null) ? Words.of("reach.near.one", near.ownRef(), Dates.time(near.occurredAt()))
				: called(null, near.occurredAt());
	}

	/** What people read for a code. */
	static String label(ReachOuts reachOuts, Lists list, @Nullable String code) {
		return (code != null) ? reachOuts.told(list, code).label() : "";
	}

	/** What people read for some codes. */
	static String labels(ReachOuts reachOuts, Lists list, List<String> codes) {
		return codes.stream().map(code -> label(reachOuts, list, code)).collect(Collectors.joining(", "));
	}

	/** What set it off, and when. */
	static String what(ReachOuts reachOuts, ReachOutView of) {
		return Words.of("reach.what", label(reachOuts, Lists.TRIGGER, of.trigger()), Dates.time(of.occurredAt()));
	}

	/** How far it is, in a line. */
	static String stands(ReachOuts reachOuts, ReachOutView of) {
		if (!of.stands()) {
			return Words.of("reach.withdrawn");
		}
		OffsetDateTime closed = of.closedAt();
		return (closed != null)
				? Words.of("reach.closed", Dates.time(closed), label(reachOuts, Lists.OUTCOME, of.outcome()))
				: Words.of("reach.stage." + of.stage().name());
	}

	/** What is next, with the time that is left or past; null where nothing is due. */
	static @Nullable String due(ReachOutView of, OffsetDateTime now) {
		@Nullable ReachStep step = of.nextStep();
		@Nullable OffsetDateTime by = of.nextDueAt();
		if (step == null || by == null) {
			return null;
		}
		return late(of, now) ? Words.of("reach.late." + step.name(), span(Duration.between(by, now)))
				: Words.of("reach.left." + step.name(), span(Duration.between(now, by)));
	}

	/** Whether something is past its time. */
	static boolean late(ReachOutView of, OffsetDateTime now) {
		return of.nextDueAt() != null && of.nextDueAt().isBefore(now);
	}

	/** A time that is left or past, such as {@code 2 h 10}. */
	static String span(Duration span) {
		if (span.compareTo(Duration.ofHours(1)) < 0) {
			return Words.of("reach.span.minutes", span.toMinutes());
		}
		return (span.compareTo(IN_HOURS) < 0)
				? Words.of("reach.span.hours", span.toHours(), "%02d".formatted(span.toMinutesPart()))
				: Words.of("reach.span.days", span.toDays());
	}

	/** When somebody tried last; null where nobody did. */
	static @Nullable String last(ReachOuts reachOuts, ReachOutView of) {
		var standing = of.attempts().stream().filter(ReachOutView.Attempt::stands).toList();
		if (standing.isEmpty()) {
			return null;
		}
		var last = standing.getLast();
		return Words.of("reach.last", standing.size(), Dates.time(last.at()), label(reachOuts, Lists.WAY, last.way()),
				label(reachOuts, Lists.RESULT, last.result()));
	}

	/** An attempt, in a line. */
	static String attempt(ReachOuts reachOuts, ReachOutView.Attempt attempt) {
		String way = label(reachOuts, Lists.WAY, attempt.way());
		String result = label(reachOuts, Lists.RESULT, attempt.result());
		return attempt.done().isEmpty() ? Words.of("reach.attempt", Dates.time(attempt.at()), way, result)
				: Words.of("reach.attempt.done", Dates.time(attempt.at()), way, result,
						labels(reachOuts, Lists.DONE, attempt.done()));
	}

	/** That somebody told of it, in a line. */
	static String notice(ReachOuts reachOuts, ReachOutView.Notice notice) {
		return Words.of("reach.notice", label(reachOuts, Lists.SOURCE, notice.source()),
				Dates.time(notice.receivedAt()), label(reachOuts, Lists.BASIS, notice.basis()));
	}

}
