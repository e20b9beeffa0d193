package scot.adp.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
 * night and at each start, since the program may have slept.
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
		boolean over = lastDay.isBefore(LocalDate.now(clock));
		jdbc.sql("update identity.member set valid_to = :to, end_told = :told, version = version + 1 where id = :id")
			.param("to", lastDay)
			.param("told", over)
			.param("id", member.value())
			.update();
		recording.tell("identity.member.end", People.subject(member), Map.of("to", lastDay.toString()));
		if (over) {
			events.publishEvent(new MembershipEnded(List.of(member)));
		}
	}

	/**
	 * Gives back the last day that a membership had before it was ended.
	 * @param lastDay null where it had none
	 */
	void giveBack(MemberId member, @Nullable LocalDate lastDay) {
		jdbc.sql("""
				update identity.member
				set valid_to = :to::date, end_told = coalesce(:to::date < :today, false), version = version + 1
				where id = :id""")
			.param("to", lastDay)
			.param("today", LocalDate.now(clock))
			.param("id", member.value())
			.update();
		recording.tell("identity.member.end", People.subject(member),
				Map.of("to", (lastDay != null) ? lastDay.toString() : "open"));
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
