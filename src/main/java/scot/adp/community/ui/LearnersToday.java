package scot.adp.community.ui;

import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.community.LearnerPaths;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Courses of people of the own unit of which nobody told the end for long. */
@Component
class LearnersToday implements WorkItems {

	private final LearnerPaths learners;

	LearnersToday(LearnerPaths learners) {
		this.learners = learners;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("community.learner.read")) {
			return Work.NONE;
		}
		int courses = learners.total(learners.goingOnLong()).courses();
		return (courses == 0) ? Work.NONE
				: Work.mine(Found.first(List.of(WorkItem.plain(Words.of("learners.title"),
						Words.of("learners.work", courses), Words.of("learners.work.detail"),
						Words.of("learners.work.verb"), "%s?since=long".formatted(LearnersPage.ROUTE))),
						asked.limit()));
	}

	@Override
	public int order() {
		return 47;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
