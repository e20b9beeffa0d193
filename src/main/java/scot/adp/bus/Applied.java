package scot.adp.bus;

import java.util.Objects;

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
	 * <p>
	 * The module that listens is what has handled a revision, not the one listener: that
	 * a plan was moved comes to another than that it was made, and may come first.
	 * @param eachCounts whether it hears also what is older than what was handled
	 * @return false where it has handled the same event, or its module a later one of any
	 * kind about the record
	 */
	boolean takes(String listener, BusEvent event, boolean eachCounts) {
		var envelope = event.envelope();
		boolean each = eachCounts || told(event).eachCounts();
		return jdbc.sql("""
				with first as (
				    insert into bus.applied (listener_id, event_id) values (:listener, :event) on conflict do nothing
				    returning event_id),
				latest as (
				    insert into bus.applied_revision as known (module, about, record, revision)
				    select :module, :about, :record, :revision from first where not :each
				    on conflict (module, about, record) do update
				    set revision = excluded.revision, applied_at = excluded.applied_at
				    where known.revision <= excluded.revision
				    returning revision)
				select count(*) = 1 from (select from first where :each union all select from latest) takes""")
			.param("listener", listener)
			.param("event", envelope.eventId().value())
			.param("module", listener.substring(0, listener.indexOf('.')))
			.param("about", told(event).about())
			.param("record", envelope.record().value())
			.param("revision", envelope.revision())
			.param("each", each)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Forgets what no delivery that still waits or is parked can be measured by.
	 * @param days for how long all is remembered
	 */
	void forget(int days) {
		forget("bus.applied", "listener_id", days);
		forget("bus.applied_revision", "module", days);
	}

	private void forget(String table, String whose, int days) {
		jdbc.sql("""
				with open as (
				    select %2$s as whose, min(publication_date) as oldest
				    from (select listener_id, split_part(listener_id, '.', 1) as module, publication_date
				        from bus.event_publication
				        union all
				        select listener_id, split_part(listener_id, '.', 1), publication_date from bus.parked) each
				    group by 1)
				delete from %1$s known where applied_at < now() - make_interval(days => :days)
				    and not exists (select from open where whose = known.%2$s and oldest <= known.applied_at)"""
			.formatted(table, whose)).param("days", days).update();
	}

	private static Told told(BusEvent event) {
		return Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(event.getClass(), Told.class),
				"an event of the bus says how it is told");
	}

}
