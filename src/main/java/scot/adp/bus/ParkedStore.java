package scot.adp.bus;

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

	private final JdbcClient jdbc;

	ParkedStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
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

	/** Keeps that it is not to be handled; false where it is parked no more. */
	boolean discard(EventBus.ParkedId id, String why, Author author) {
		return jdbc.sql("""
				with gone as (delete from bus.parked where id = :id returning *)
				insert into bus.discarded (id, listener_id, event_type, serialized_event, publication_date, attempts,
				    reason, parked_at, why, discarded_by, discarded_by_name, discarded_at)
				select id, listener_id, event_type, serialized_event, publication_date, attempts, reason, parked_at,
				    :why, :by, :byName, :at
				from gone""")
			.param("id", id.value())
			.param("why", why)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update() == 1;
	}

}
