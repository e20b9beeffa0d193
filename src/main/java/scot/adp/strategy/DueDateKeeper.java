package scot.adp.strategy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.directory.WorkingDays;

/** Keeps the stored due dates of actions true to {@link DueDates}. */
@Component
class DueDateKeeper {

	private final PlanQueries plans;

	private final StatusScales scales;

	private final MeetingCalendar calendar;

	private final WorkingDays workingDays;

	private final RecordNews news;

	DueDateKeeper(PlanQueries plans, StatusScales scales, MeetingCalendar calendar, WorkingDays workingDays,
			RecordNews news) {
		this.plans = plans;
		this.scales = scales;
		this.calendar = calendar;
		this.workingDays = workingDays;
		this.news = news;
	}

	/**
	 * Works the due dates of locked actions out.
	 * @return those whose dates changed
	 */
	List<Action> reschedule(Collection<Action> actions) {
		Map<PlanCode, PlanView> known = plans.plans()
			.stream()
			.collect(Collectors.toMap(PlanView::code, Function.identity()));
		Map<GroupId, List<LocalDate>> deadlines = calendar
			.paperDeadlines(actions.stream().map(Action::overseeingGroup).filter(Objects::nonNull).distinct().toList());
		var moved = actions.stream().filter(action -> {
			var before = action.dueDates();
			var plan = Objects.requireNonNull(known.get(action.plan()));
			@Nullable GroupId group = action.overseeingGroup();
			action.reschedule(plan.effective(), complete(plan, action),
					(group != null) ? deadlines.getOrDefault(group, List.of()) : List.of(), workingDays);
			return !action.dueDates().equals(before);
		}).toList();
		if (!moved.isEmpty()) {
			news.rescheduled();
		}
		return moved;
	}

	private boolean complete(PlanView plan, Action action) {
		@Nullable StatusView status = scales.status(plan.statusScale(), action.status(),
				Objects.requireNonNullElse(action.lastUpdatedOn(), plan.effective().from()));
		return status != null && status.needs() == StatusView.Needs.EVIDENCE;
	}

}
