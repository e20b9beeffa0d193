package scot.adp.community;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.community.PathStore.Judged;
import scot.adp.community.PathStore.Stored;
import scot.adp.community.WorkClock.Milestone;
import scot.adp.community.WorkClock.State;
import scot.adp.platform.StartUpStep;

/**
 * Keeps what follows from the facts of ways into work, so that lists are chosen by it.
 * Where the rule changed since, it is worked out anew at the next start.
 */
@Component
class PathJudging extends StartUpStep {

	private static final int AT_ONCE = 500;

	private final PathStore store;

	private final PathRules rules;

	private final CommunityNews changes;

	private final TransactionTemplate transaction;

	private final Clock clock;

	PathJudging(PathStore store, PathRules rules, CommunityNews changes, TransactionTemplate transaction, Clock clock) {
		super(Stage.FIGURES);
		this.store = store;
		this.rules = rules;
		this.changes = changes;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		boolean more = true;
		while (more) {
			more = Boolean.TRUE.equals(transaction.execute(status -> some()));
		}
	}

	private boolean some() {
		var paths = store.judgedOtherwise(rules.stamp(), AT_ONCE);
		judge(paths);
		var now = OffsetDateTime.now(clock);
		paths.stream().collect(Collectors.groupingBy(Stored::unit)).forEach((unit, some) -> {
			LocalDate first = some.stream()
				.map(Stored::registeredOn)
				.min(Comparator.naturalOrder())
				.orElse(now.toLocalDate());
			changes.changed(UUID.randomUUID(), 1, unit, CommunityNews.PATHS, first, now.toLocalDate(), now);
		});
		return paths.size() == AT_ONCE;
	}

	/** Keeps what follows from the facts of some paths, as they are now. */
	void judge(List<Stored> paths) {
		var judged = new ArrayList<Judged>();
		for (Stored path : paths) {
			// After all days to come what nobody told is open still, and all else is as
			// it
			// will be.
			rules.clock(WorkFact.work(path.facts()), LocalDate.MAX)
				.milestones()
				.forEach(it -> judged.add(judged(path, it)));
		}
		store.judge(paths.stream().map(Stored::id).toList(), judged, rules.stamp());
	}

	private static Judged judged(Stored path, Milestone at) {
		return new Judged(path.id(), at.weeks(), at.dueOn(), at.awaitedUntil(),
				at.state().known() ? at.state() == State.SUSTAINED : null);
	}

}
