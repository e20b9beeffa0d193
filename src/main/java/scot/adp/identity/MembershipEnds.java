package scot.adp.identity;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.MemberId;

/**
 * Tells once of each membership that its last day has passed, each night and at each
 * start, since the program may have slept.
 */
@Component
class MembershipEnds {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	MembershipEnds(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Scheduled(cron = "0 5 0 * * *", zone = "Europe/London")
	@Transactional
	void tell() {
		var over = jdbc.sql("""
				update identity.member set end_told = true where valid_to < :today and not end_told
				returning id as value""").param("today", LocalDate.now(clock)).query(MemberId.class).list();
		if (!over.isEmpty()) {
			events.publishEvent(new MembershipEnded(over));
		}
	}

}
