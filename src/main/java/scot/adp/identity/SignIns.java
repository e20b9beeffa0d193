package scot.adp.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts on record who signed in, who was refused and whose session ended. */
@Component
@Transactional
class SignIns {

	private final JdbcClient jdbc;

	private final Recording recording;

	private final Clock clock;

	SignIns(JdbcClient jdbc, Recording recording, Clock clock) {
		this.jdbc = jdbc;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Somebody signed in.
	 * @param name what the audit trail calls the account
	 * @param way the door, such as {@code page}
	 */
	void succeeded(AccountId account, String name, String way) {
		jdbc.sql("update identity.account set last_sign_in_at = :now where id = :id")
			.param("now", OffsetDateTime.now(clock))
			.param("id", account.value())
			.update();
		recording.tell(new Deed("identity.sign-in", "account " + name + " by " + way, Map.of(), name));
	}

	/** Somebody gave what does not open the door. */
	void refused(String way) {
		refused(way, Map.of());
	}

	/**
	 * Somebody whom the sign-in service knows was refused.
	 * @param why a code, such as {@code not-invited}
	 */
	void refused(String way, String why) {
		refused(way, Map.of("why", why));
	}

	/** The program ends the session of somebody. */
	@EventListener
	void on(SessionEnding ending) {
		if (ending.authentication().getPrincipal() instanceof SignedIn principal) {
			recording.tell(new Deed("identity.session.end", Access.subject(principal.account()),
					Map.of("why", ending.why().code())));
		}
	}

	// What was typed may be a password in the wrong field, so an unknown name is not
	// kept.
	private void refused(String way, Map<String, String> why) {
		recording.tell(new Deed("identity.sign-in.refused", "by " + way, why));
	}

}
