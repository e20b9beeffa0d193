package scot.adp.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.MemberId;

/**
 * Ends memberships, and tells once of each that its last day has passed: at once, or each
 * night and at each start, since the program may have slept. What a review ended is told
 * when the review is signed, as it gives it back until then, with all that hangs on it.
 */
@Component
class MembershipEnds {

	private final JdbcClient jdbc;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	MembershipEnds(JdbcClient jdbc, Recording recording, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.recording = recording;
		this.events = events;
		this.clock = clock;
	}

	/** Sets the last day of a membership. */
	void end(MemberId member, LocalDate lastDay) {
		lastDay(member, lastDay);
	}

	/**
	 * Gives back the last day that a membership had before it was ended.
	 * @param lastDay null where it had none
	 */
	void giveBack(MemberId member, @Nullable LocalDate lastDay) {
		lastDay(member, lastDay);
	}

	@EventListener(ApplicationReadyEvent.class)
	@Scheduled(cron = "0 5 0 * * *", zone = "Europe/London")
	@Transactional
	void tell() {
		var over = jdbc.sql("""
				update identity.member m set end_told = true
				where m.valid_to < :today and not m.end_told and not exists (
				    select from identity.access_review_item i join identity.access_review r on r.id = i.review
				    where i.member = m.id and i.gives_back and r.signed_at is null)
				returning m.id as value""").param("today", LocalDate.now(clock)).query(MemberId.class).list();
		if (!over.isEmpty()) {
			events.publishEvent(new MembershipEnded(over));
		}
	}

	private void lastDay(MemberId member, @Nullable LocalDate lastDay) {
		jdbc.sql("update identity.member set valid_to = :to, end_told = false, version = version + 1 where id = :id")
			.param("to", lastDay)
			.param("id", member.value())
			.update();
		recording.tell("identity.member.end", People.subject(member),
				Map.of("to", (lastDay != null) ? lastDay.toString() : "open"));
		tell();
	}

}
