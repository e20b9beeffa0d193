package scot.adp.directory.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

import com.vaadin.flow.component.html.Span;
import org.springframework.stereotype.Component;
import scot.adp.identity.AccessReviews;
import scot.adp.identity.Members;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Reminds of the quarter's access review in its last month, and after it. */
@Component
class AccessToday implements WorkItems {

	private static final int DAYS_BEFORE = 30;

	private final AccessReviews reviews;

	private final Members members;

	private final Clock clock;

	AccessToday(AccessReviews reviews, Members members, Clock clock) {
		this.reviews = reviews;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public Found mine(boolean wholeTeam, int limit) {
		if (!members.me().holdsAny(EnumSet.of(Role.ADP_LEAD))) {
			return Found.NONE;
		}
		LocalDate soon = LocalDate.now(clock).plusDays(DAYS_BEFORE);
		var items = reviews.latest()
			.filter(review -> !review.signed() && !review.dueOn().isAfter(soon))
			.map(review -> new WorkItem(text("review.work"), text("review.today", review.quarter()),
					text("review.today.detail", review.undecided(), Dates.full(review.dueOn())), null, null, null,
					text("review.today.verb"), "access/review"))
			.stream()
			.toList();
		return new Found(items, items.size());
	}

	private static String text(String key, Object... parameters) {
		return new Span().getTranslation(key, parameters);
	}

}
