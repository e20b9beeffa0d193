package scot.adp.treatment.ui;

import java.util.ArrayList;
import java.util.Objects;

import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.LearningTasks;
import scot.adp.treatment.LearningTasks.Kept;

/** What own units are asked since something was learned, and promises past their day. */
@Component
class LearningToday implements WorkItems {

	private final LearningTasks tasks;

	LearningToday(LearningTasks tasks) {
		this.tasks = tasks;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("treatment.learning-task.answer")) {
			LearningTasks.Look look = tasks.look();
			if (look.toAnswer() > 0) {
				items.add(item(Kept.TO_ANSWER, look.toAnswer(), Dates.full(Objects.requireNonNull(look.answerBy()))));
			}
			if (look.promisesOver() > 0) {
				items.add(item(Kept.PROMISE_OVER, look.promisesOver(),
						Dates.full(Objects.requireNonNull(look.promisedOn()))));
			}
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	private static WorkItem item(Kept list, int number, String day) {
		return WorkItem.plain(Words.of("learning-task.work"), Words.of("learning-task.work." + list.name(), number),
				Words.of("learning-task.work.%s.detail".formatted(list.name()), day),
				Words.of("learning-task.work.verb"), "%s?list=%s".formatted(LearningTasksView.ROUTE, list.name()));
	}

	@Override
	public int order() {
		return 35;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
