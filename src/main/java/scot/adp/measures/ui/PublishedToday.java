package scot.adp.measures.ui;

import java.time.Clock;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.measures.PublishedFigures;
import scot.adp.measures.PublishedFigures.Known;
import scot.adp.measures.PublishedPeriod;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Tells the analyst which releases are expected and not known here. */
@Component
class PublishedToday implements WorkItems {

	private final PublishedFigures published;

	private final Clock clock;

	PublishedToday(PublishedFigures published, Clock clock) {
		this.published = published;
		this.clock = clock;
	}

	@Override
	public Work of(Asked asked) {
		if (!analyst(asked.reader())) {
			return Work.NONE;
		}
		LocalDate today = LocalDate.now(clock);
		var due = published.series().stream().filter(it -> it.overdue(today)).map(it -> item(it, today)).toList();
		return Work.mine(Found.first(due, asked.limit()));
	}

	@Override
	public int order() {
		return 60;
	}

	private static boolean analyst(Caller reader) {
		return reader.may("measures.published.record")
				&& reader.memberships().stream().anyMatch(it -> it.role() == Role.ADP_ANALYST);
	}

	private static String title(Known known) {
		@Nullable PublishedPeriod next = known.next();
		return Words.of("work.published.title", known.series().title(), (next != null) ? next.name() : "");
	}

	private static WorkItem item(Known known, LocalDate today) {
		return WorkItem.plain(Words.of("work.published"), known.series().title(), PublishedView.expected(known, today),
				Words.of("work.published.verb"), PublishedLinks.series(known.series().code()));
	}

}
