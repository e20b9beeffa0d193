package scot.adp.bus;

import java.time.Clock;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;

/** Takes deliveries out of the parked ones. */
@Component
class ParkedStore {

	private static final String BACK = """
			insert into bus.event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
			    completion_attempts, due_at)
			select id, listener_id, event_type, serialized_event, publication_date, 'FAILED', 0, clock_timestamp()
			from gone""";

	private static final String DISCARD = """
			with gone as (delete from bus.parked where %s returning *)
			insert into bus.discarded (id, listener_id, event_type, record, publication_date, attempts, reason,
			    parked_at, why, discarded_by, discarded_by_name, discarded_at)
			select id, listener_id, event_type,
			    case when serialized_event is json object
			        then serialized_event::jsonb #>> '{envelope,record,value}' end,
			    publication_date, attempts, reason, parked_at, :why, cast(:by as uuid), :byName, :at
			from gone""";

	private final JdbcClient jdbc;

	private final Clock clock;

	ParkedStore(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Lets it be tried as often again; false where it is parked no more. */
	boolean retry(EventBus.ParkedId id) {
		return jdbc.sql("with gone as (delete from bus.parked where id = :id returning *) " + BACK)
			.param("id", id.value())
			.update() == 1;
	}

	/** Lets all of a listener be tried again. */
	int retryAll(String listener) {
		return jdbc.sql("with gone as (delete from bus.parked where listener_id = :listener returning *) " + BACK)
			.param("listener", listener)
			.update();
	}

	/**
	 * Keeps that it is not to be handled, and why, but not whom it was about; false where
	 * it is parked no more.
	 */
	boolean discard(EventBus.ParkedId id, String why, Author author) {
		return jdbc.sql(DISCARD.formatted("id = :id"))
			.param("id", id.value())
			.param("why", why)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update() == 1;
	}

	/**
	 * Discards what holds a person's key and has waited longer for a decision than what
	 * was handled is kept.
	 * @return how many
	 */
	int discardPeople(int days) {
		return jdbc.sql(DISCARD.formatted("""
				serialized_event like '%"keyVersion"%' and parked_at < now() - make_interval(days => :days)"""))
			.param("days", days)
			.param("why", "It holds a person's key and was parked for %d days.".formatted(days))
			.param("by", null)
			.param("byName", "The program")
			.param("at", OffsetDateTime.now(clock))
			.update();
	}

}
