package scot.adp.audit;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Auditable;
import scot.adp.platform.Reference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the trail. It listens within the transaction of the change, so that neither is
 * kept without the other.
 */
@Component
class AuditListener {

	private final JdbcClient jdbc;

	private final CurrentCaller caller;

	private final JsonMapper json;

	AuditListener(JdbcClient jdbc, CurrentCaller caller, JsonMapper json) {
		this.jdbc = jdbc;
		this.caller = caller;
		this.json = json;
	}

	@EventListener
	void on(Auditable event) {
		var actor = caller.find();
		jdbc.sql("""
				insert into audit.entry (actor, actor_account, operation, subject, changes, reference)
				values (:actor, :account, :operation, :subject, cast(:changes as jsonb), :reference)""")
			.param("actor", (event.actor() != null) ? event.actor() : actor.map(Caller::username).orElse("system"))
			.param("account", actor.map(found -> found.account().value()).orElse(null))
			.param("operation", event.operation())
			.param("subject", event.subject())
			.param("changes", json.writeValueAsString(event.changes()))
			.param("reference", Reference.current())
			.update();
	}

}
