package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.WorkingDays;
import scot.adp.strategy.DueDates.Situation;

import static org.assertj.core.api.Assertions.assertThat;

class DueDatesProperties {

	private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

	private static final int SPAN = 1200;

	private static final WorkingDays WORKING_DAYS = new WorkingDays(List.of(LocalDate.of(2026, 4, 3),
			LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28)));

	@Property
	void dueDateIsNeverBeforeUpdatesAreOwed(@ForAll("situations") Situation situation,
			@ForAll("deadlines") List<LocalDate> deadlines) {
		var dates = DueDates.of(situation, deadlines, WORKING_DAYS);
		if (dates.nextDueOn() != null) {
			assertThat(dates.owedFrom()).isNotNull().isBeforeOrEqualTo(dates.nextDueOn());
		}
	}

	@Property
	void noticeIsTenWorkingDaysBeforeTheDueDate(@ForAll("situations") Situation situation,
			@ForAll("deadlines") List<LocalDate> deadlines) {
		var dates = DueDates.of(situation, deadlines, WORKING_DAYS);
		assertThat(dates.dueFrom() == null).isEqualTo(dates.nextDueOn() == null);
		if (dates.dueFrom() != null) {
			assertThat(dates.dueFrom().datesUntil(dates.nextDueOn()).filter(WORKING_DAYS::isWorkingDay)).hasSize(10);
		}
	}

	@Property
	void dueDateIsADeadlineOfTheGroupUnlessThereIsACadence(@ForAll("situations") Situation situation,
			@ForAll("deadlines") List<LocalDate> deadlines) {
		var due = DueDates.of(situation, deadlines, WORKING_DAYS).nextDueOn();
		if (situation.cadenceMonths() == null && due != null) {
			assertThat(deadlines).contains(due);
		}
	}

	@Property
	void updateIsNotAskedForAgainOnItsOwnDay(@ForAll("situations") Situation situation, @ForAll("days") LocalDate day,
			@ForAll("deadlines") List<LocalDate> deadlines) {
		assertThat(freshness(day, updated(situation, day), deadlines)).isIn(Freshness.FRESH, Freshness.NOT_OWED);
	}

	@Property
	void laterUpdateNeverBringsTheDueDateForward(@ForAll("situations") Situation situation,
			@ForAll("days") LocalDate one, @ForAll("days") LocalDate other,
			@ForAll("deadlines") List<LocalDate> deadlines) {
		var early = DueDates.of(updated(situation, one.isBefore(other) ? one : other), deadlines, WORKING_DAYS);
		var late = DueDates.of(updated(situation, one.isBefore(other) ? other : one), deadlines, WORKING_DAYS);
		if (early.nextDueOn() == null) {
			assertThat(late.nextDueOn()).isNull();
		}
		else if (late.nextDueOn() != null) {
			assertThat(late.nextDueOn()).isAfterOrEqualTo(early.nextDueOn());
		}
	}

	@Property
	void freshnessOnlyAgesWhileNothingIsSaid(@ForAll("situations") Situation situation, @ForAll("days") LocalDate day,
			@ForAll("deadlines") List<LocalDate> deadlines) {
		var today = freshness(day, situation, deadlines);
		var tomorrow = freshness(day.plusDays(1), situation, deadlines);
		assertThat(tomorrow).isIn(switch (today) {
			case NOT_OWED -> Set.of(Freshness.values());
			case NEVER -> Set.of(Freshness.NEVER, Freshness.STALE, Freshness.NOT_OWED);
			case FRESH -> Set.of(Freshness.FRESH, Freshness.DUE, Freshness.NOT_OWED);
			case DUE -> Set.of(Freshness.DUE, Freshness.STALE, Freshness.NOT_OWED);
			case STALE -> Set.of(Freshness.STALE, Freshness.NOT_OWED);
		});
	}

	@Property
	void eachFreshnessHoldsExactlyWhereTheOthersDoNot(@ForAll("situations") Situation situation,
			@ForAll("days") LocalDate day, @ForAll("deadlines") List<LocalDate> deadlines) {
		var dates = DueDates.of(situation, deadlines, WORKING_DAYS);
		boolean exempt = situation.responsibility() == ActionView.Responsibility.NATIONAL || situation.complete()
				|| situation.withdrawn() || day.isBefore(situation.planFrom()) || isAfter(day, situation.planTo())
				|| isBefore(day, situation.startsOn()) || day.isBefore(situation.trackedFrom())
				|| isBefore(day, situation.reviewOn());
		boolean missed = isAfter(day, dates.nextDueOn());
		boolean asked = dates.dueFrom() != null && !isBefore(day, dates.dueFrom());
		boolean said = situation.lastUpdatedOn() != null;
		assertThat(Freshness.on(day, dates, situation.lastUpdatedOn())).satisfies(found -> {
			assertThat(found == Freshness.NOT_OWED).isEqualTo(exempt);
			assertThat(found == Freshness.STALE).isEqualTo(!exempt && missed);
			assertThat(found == Freshness.NEVER).isEqualTo(!exempt && !missed && !said);
			assertThat(found == Freshness.DUE).isEqualTo(!exempt && !missed && said && asked);
			assertThat(found == Freshness.FRESH).isEqualTo(!exempt && !missed && said && !asked);
		});
	}

	@Provide
	Arbitrary<LocalDate> days() {
		return Arbitraries.integers().between(0, SPAN).map(FIRST::plusDays);
	}

	@Provide
	Arbitrary<List<LocalDate>> deadlines() {
		return days().set().ofMaxSize(14).map(days -> days.stream().sorted().toList());
	}

	@Provide
	Arbitrary<Situation> situations() {
		var mostlyNo = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
		var cadence = Arbitraries.integers().between(1, 24).injectNull(0.7);
		var what = Combinators.combine(mostlyNo, mostlyNo, mostlyNo).as(What::new);
		return Combinators
			.combine(days(), days().injectNull(0.6), days().injectNull(0.6), days(), days().injectNull(0.8),
					days().injectNull(0.3), cadence, what)
			.as((from, to, starts, tracked, review, updated, months, is) -> new Situation(
					is.national() ? ActionView.Responsibility.NATIONAL : ActionView.Responsibility.LOCAL, from,
					(to != null && to.isBefore(from)) ? from : to, starts, tracked, is.withdrawn(), is.complete(),
					review, updated, months));
	}

	private static Freshness freshness(LocalDate day, Situation situation, List<LocalDate> deadlines) {
		return Freshness.on(day, DueDates.of(situation, deadlines, WORKING_DAYS), situation.lastUpdatedOn());
	}

	private static Situation updated(Situation it, LocalDate day) {
		return new Situation(it.responsibility(), it.planFrom(), it.planTo(), it.startsOn(), it.trackedFrom(),
				it.withdrawn(), it.complete(), it.reviewOn(), day, it.cadenceMonths());
	}

	private static boolean isBefore(LocalDate day, @Nullable LocalDate other) {
		return other != null && day.isBefore(other);
	}

	private static boolean isAfter(LocalDate day, @Nullable LocalDate other) {
		return other != null && day.isAfter(other);
	}

	private record What(boolean national, boolean withdrawn, boolean complete) {
	}

}
