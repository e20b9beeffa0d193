package scot.adp.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.Role;
import scot.adp.support.Keycloak;

/**
 * Somebody of a test's own who was invited and signs in at Keycloak with
 * {@link Keycloak#PASSWORD}. Closing takes them away from both.
 */
final class InvitedPerson implements AutoCloseable {

	private final JdbcClient jdbc;

	private final LocalDate today;

	private final UUID id = UUID.randomUUID();

	private final String email;

	/** What Keycloak calls them. */
	final String subject;

	private InvitedPerson(ApplicationContext context, @Nullable String known) {
		this.jdbc = context.getBean(JdbcClient.class);
		this.today = LocalDate.now(context.getBean(Clock.class));
		this.email = (known != null) ? known : "mairi.%s@adp.example".formatted(id);
		var keycloak = Keycloak.running();
		this.subject = (known != null) ? keycloak.invited(email) : keycloak.person(email, "Mairi", "Test");
		jdbc.sql("insert into identity.account (id, name, email, invited_at) values (:id, 'Mairi Test', :email, :at)")
			.param("id", id)
			.param("email", email)
			.param("at", OffsetDateTime.now(context.getBean(Clock.class)))
			.update();
	}

	static InvitedPerson in(ApplicationContext context) {
		return new InvitedPerson(context, null);
	}

	/** Somebody who signs in at the employer with an address that is known there. */
	static InvitedPerson atEmployer(ApplicationContext context, String email) {
		return new InvitedPerson(context, email);
	}

	AccountId account() {
		return new AccountId(id);
	}

	String email() {
		return email;
	}

	/** Adds a membership that began a year ago. */
	InvitedPerson as(Role role, String unit) {
		jdbc.sql("""
				insert into identity.member (id, account, post, unit, role, valid_from)
				values (:id, :account, 'Tester', :unit, :role, :from)""")
			.param("id", UUID.randomUUID())
			.param("account", id)
			.param("unit", unit)
			.param("role", role.name())
			.param("from", today.minusYears(1))
			.update();
		return this;
	}

	/** Ends every membership on a day. */
	void ends(LocalDate on) {
		jdbc.sql("update identity.member set valid_to = :on where account = :account")
			.param("on", on)
			.param("account", id)
			.update();
	}

	/** Closes our account from today on. */
	void disable() {
		jdbc.sql("update identity.account set disabled_on = :on where id = :id")
			.param("on", today)
			.param("id", id)
			.update();
	}

	/** What the table of accounts says. */
	<T> @Nullable T told(String column, Class<T> type) {
		return jdbc.sql("select %s from identity.account where id = :id".formatted(column))
			.param("id", id)
			.query((row, number) -> row.getObject(1, type))
			.list()
			.getFirst();
	}

	@Override
	public void close() {
		jdbc.sql("delete from identity.member where account = :id").param("id", id).update();
		jdbc.sql("delete from identity.account where id = :id").param("id", id).update();
		Keycloak.running().remove(subject);
	}

}
