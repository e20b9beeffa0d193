package scot.adp.community.ui;

import java.util.ArrayList;
import java.util.List;

import scot.adp.community.LearnerPathView;
import scot.adp.community.LearnerPaths;
import scot.adp.community.LearnerRules.Lists;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** How somebody who learns is told. */
final class LearnerWords {

	private LearnerWords() {
	}

	/** What a record is called: the service's own number and the course. */
	static String called(LearnerPaths learners, LearnerPathView learner) {
		return Words.of("learner.called", (learner.ownRef() != null) ? learner.ownRef() : Words.of("learner.nobody"),
				learners.told(Lists.COURSE, learner.course()).label(), Dates.full(learner.startOn()));
	}

	/** The course, from whom and at which level. */
	static String course(LearnerPaths learners, LearnerPathView learner) {
		String course = Words.of("learner.at", learners.told(Lists.COURSE, learner.course()).label(),
				learners.told(Lists.PROVIDER, learner.provider()).label());
		return (learner.scqfLevel() != null)
				? "%s, %s".formatted(course, Words.of("learner.level.of", learner.scqfLevel())) : course;
	}

	/** How far it is, in a sentence. */
	static String said(LearnerPaths learners, LearnerPathView learner) {
		if (learner.endOn() == null) {
			return Words.of("learner.said.ENROLLED", Dates.full(learner.startOn()));
		}
		List<String> said = new ArrayList<>();
		said.add(Words.of("learner.said." + learner.state().name(), Dates.full(learner.startOn()),
				Dates.full(learner.endOn())));
		if (learner.leftBecause() != null) {
			said.add(learners.told(Lists.LEFT_BECAUSE, learner.leftBecause()).label());
		}
		if (learner.qualification() != null) {
			said.add(Words.of("learner.gained", learners.told(Lists.QUALIFICATION, learner.qualification()).label()));
		}
		return String.join(" · ", said);
	}

}
