package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.MemberView;

/**
 * Invents steps for actions by their number: some done, some ahead, some moved, some
 * overdue. The same start day gives the same steps.
 */
@Component
class MilestoneSample {

	private final MilestoneRows rows;

	private final MilestoneStore queries;

	private final Clock clock;

	MilestoneSample(MilestoneRows rows, MilestoneStore queries, Clock clock) {
		this.rows = rows;
		this.queries = queries;
		this.clock = clock;
	}

	/** Plans up to three steps of an action; every third action has none. */
	void plan(PlanView plan, ActionId action, int number, MemberView by, List<String> titles) {
		if (titles.isEmpty() || number % 3 == 2) {
			return;
		}
		LocalDate today = LocalDate.now(clock);
		String first = titles.get(number % titles.size());
		String second = titles.get((number + 4) % titles.size());
		String third = titles.get((number + 7) % titles.size());
		LocalDate early = today.minusDays(110 + number % 40);
		add(plan, action, 0, first, early, early, early.plusDays((number % 5 == 0) ? 12 : -3));
		if (number % 7 == 3) {
			LocalDate baseline = today.minusDays(40);
			LocalDate moved = today.plusDays(30 + number % 20);
			Milestones.@Nullable Id milestone = add(plan, action, 1, second, baseline, moved, null);
			if (milestone != null) {
				queries.remember(
						new Milestone(milestone, null, action, 1, second, baseline, baseline, null, null, null),
						noon(today.minusDays(45)));
				queries.addMove(new MilestoneStore.Move(UUID.randomUUID(), milestone.value(), baseline, moved,
						"A partner needs longer to decide.", by.account().value(), by.name() + ", " + by.post(),
						noon(today.minusDays(45))));
			}
		}
		else if (number % 11 == 4) {
			add(plan, action, 1, second, today.minusDays(9), today.minusDays(9), null);
		}
		else {
			LocalDate ahead = today.plusDays(40 + number % 60);
			add(plan, action, 1, second, ahead, ahead, null);
		}
		LocalDate late = today.plusDays(150 + number % 90);
		add(plan, action, 2, third, late, late, null);
	}

	private OffsetDateTime noon(LocalDate day) {
		return day.atTime(LocalTime.NOON).atZone(clock.getZone()).toOffsetDateTime();
	}

	/** Adds a step, unless its day lies outside the plan. */
	private Milestones.@Nullable Id add(PlanView plan, ActionId action, int position, String title, LocalDate baseline,
			LocalDate current, @Nullable LocalDate done) {
		@Nullable LocalDate to = plan.effective().to();
		if (baseline.isBefore(plan.effective().from()) || (to != null && current.isAfter(to))) {
			return null;
		}
		var id = new Milestones.Id(UUID.randomUUID());
		rows.save(new Milestone(id, null, action, position, title, baseline, current, done, null, null));
		if (done != null) {
			queries.remember(new Milestone(id, null, action, position, title, baseline, current, null, null, null),
					noon(done));
		}
		return id;
	}

}
