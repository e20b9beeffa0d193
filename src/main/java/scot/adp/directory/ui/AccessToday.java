package scot.adp.directory.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.identity.AccessReviews;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Reminds of the quarter's access review in its last month, and after it. */
@Configuration(proxyBeanMethods = false)
class AccessToday {

	private static final int DAYS_BEFORE = 30;

	@Bean
	WorkItems accessReviewToSign(AccessReviews reviews, Clock clock) {
		return WorkItems.reminder(reader -> reader.holdsAny(EnumSet.of(Role.ADP_LEAD)), () -> reviews.latest()
			.filter(review -> !review.signed() && !review.dueOn().isAfter(LocalDate.now(clock).plusDays(DAYS_BEFORE)))
			.map(review -> WorkItem.plain(Words.of("review.work"), Words.of("review.work.title", review.quarter()),
					Words.of("review.work.detail", review.undecided(), Dates.full(review.dueOn())),
					Words.of("review.work.verb"), "access/review")));
	}

}
