package scot.adp.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts on record who signed in and who was refused. */
@Component
class SignIns {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SignIns(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Somebody signed in.
	 * @param name what the audit trail calls the account
	 * @param way the door, such as {@code page}
	 */
	@Transactional
	void succeeded(AccountId account, String name, String way) {
		jdbc.sql("update identity.account set last_sign_in_at = :now where id = :id")
			.param("now", OffsetDateTime.now(clock))
			.param("id", account.value())
			.update();
		events.publishEvent(SignIn.succeeded(name, way));
	}

	/** Somebody gave what does not open the door. */
	void refused(String way) {
		events.publishEvent(SignIn.refused(way, Map.of()));
	}

	/**
	 * Somebody whom the sign-in service knows was refused.
	 * @param why a code, such as {@code not-invited}
	 */
	void refused(String way, String why) {
		events.publishEvent(SignIn.refused(way, Map.of("why", why)));
	}

}
