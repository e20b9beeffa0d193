package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.JointCares;
import scot.adp.treatment.JointCares.Kept;

/**
 * Whose joint care nobody leads though somebody should, who waits for an answer of the
 * own unit, and whom both services are to assess.
 */
@Component
class JointCareToday implements WorkItems {

	private final JointCares jointCares;

	JointCareToday(JointCares jointCares) {
		this.jointCares = jointCares;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("treatment.joint-care.read")) {
			JointCares.Look look = jointCares.look();
			add(items, "GAP", look.gaps(), look.gapSinceOn(), Kept.GAP);
			add(items, "ANSWER", look.toAnswer(), look.answerDueOn(), Kept.ANSWER);
			add(items, "ASSESS", look.toAssess(), look.assessDueOn(), Kept.ASSESS);
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	private static void add(ArrayList<WorkItem> items, String what, int many, @Nullable LocalDate day, Kept list) {
		if (many > 0) {
			items.add(WorkItem.plain(Words.of("joint.work"), Words.of("joint.work." + what, many),
					Words.of("joint.work.%s.detail".formatted(what), Dates.weekday(Objects.requireNonNull(day))),
					Words.of("joint.work.verb." + what), "%s?list=%s".formatted(JointCareBoard.ROUTE, list)));
		}
	}

	/** Behind people to reach and stays. */
	@Override
	public int order() {
		return 8;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
