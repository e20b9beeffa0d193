package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.community.LearnerPathView;
import scot.adp.community.LearnerPaths;
import scot.adp.community.LearnerRules.Lists;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Words;

/** What a person learns and learned. */
@Component
class LearnerPersonPanel implements PersonPanel {

	private final LearnerPaths learners;

	LearnerPersonPanel(LearnerPaths learners) {
		this.learners = learners;
	}

	@Override
	public int order() {
		return 43;
	}

	@Override
	public String title() {
		return Words.of("learner.person");
	}

	@Override
	public DataSet dataSet() {
		return LearnerPaths.DATA_SET;
	}

	@Override
	public String operation() {
		return "community.learner.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return learners.whose(new LearnerPaths.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = learners.of(whom);
		@Nullable LearnerPathView now = all.reversed().stream().filter(LearnerPathView::goesOn).findFirst().orElse(null);
		return new Told(
				all.stream().map(this::entry).toList(), (now != null)
						? Words.of("learner.person.now", learners.told(Lists.COURSE, now.course()).label()) : null,
				null);
	}

	private Entry entry(LearnerPathView learner) {
		return new Entry(learner.id().value(), learner.startOn(), learner.endOn(),
				(learner.endOn() != null) ? learner.endOn() : learner.startOn(), LearnerWords.course(learners, learner),
				List.of(LearnerWords.said(learners, learner)),
				"%s/%s".formatted(LearnersPage.ROUTE, learner.id().value()),
				(learner.ownRef() != null) ? new OwnRef(learner.ownRef()) : null);
	}

}
