package scot.adp.bus;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.BusEvent;
import scot.adp.events.Told;

/** What each listener has handled, written in the transaction in which it does. */
@Component
class Applied {

	private final JdbcClient jdbc;

	Applied(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Whether a listener has yet to handle an event, which it then has. A twin that comes
	 * at the same moment waits until the first is through.
	 * @param eachCounts whether it hears also what is older than what it has handled
	 * @return false where it has handled the same event, or a later one about the record
	 */
	boolean takes(String listener, BusEvent event, boolean eachCounts) {
		var envelope = event.envelope();
		boolean first = jdbc.sql("""
				insert into bus.applied (listener_id, event_id) values (:listener, :event) on conflict do nothing""")
			.param("listener", listener)
			.param("event", envelope.eventId().value())
			.update() == 1;
		return first && (eachCounts || eachCounts(event)
				|| jdbc.sql("""
						insert into bus.applied_revision as known (listener_id, record, revision)
						values (:listener, :record, :revision)
						on conflict (listener_id, record) do update
						set revision = excluded.revision, applied_at = excluded.applied_at
						where known.revision <= excluded.revision""")
					.param("listener", listener)
					.param("record", envelope.record().value())
					.param("revision", envelope.revision())
					.update() == 1);
	}

	/**
	 * Forgets what no delivery that still waits or is parked can be measured by.
	 * @param days for how long all is remembered
	 */
	void forget(int days) {
		for (String table : new String[] { "applied", "applied_revision" }) {
			jdbc.sql("""
					delete from bus.%s known where applied_at < now() - make_interval(days => :days)
					    and not exists (select from bus.event_publication p
					        where p.listener_id = known.listener_id and p.publication_date <= known.applied_at)
					    and not exists (select from bus.parked p
					        where p.listener_id = known.listener_id and p.publication_date <= known.applied_at)"""
				.formatted(table)).param("days", days).update();
		}
	}

	private static boolean eachCounts(BusEvent event) {
		var told = AnnotatedElementUtils.findMergedAnnotation(event.getClass(), Told.class);
		return told != null && told.eachCounts();
	}

}
