package scot.adp.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.Role;

/**
 * Somebody of a test's own who can sign in with the password {@code adp} and belongs
 * nowhere yet. Closing takes them away.
 */
public final class OwnPerson implements AutoCloseable {

	private final JdbcClient jdbc;

	private final LocalDate today;

	private final UUID id = UUID.randomUUID();

	private OwnPerson(ApplicationContext context) {
		this.jdbc = context.getBean(JdbcClient.class);
		this.today = LocalDate.now(context.getBean(Clock.class));
	}

	public static OwnPerson in(ApplicationContext context) {
		var person = new OwnPerson(context);
		person.jdbc.sql("""
				insert into identity.account (id, username, name, password_hash)
				values (:id, :username, 'Mairi Test', '{noop}adp')""")
			.param("id", person.id)
			.param("username", person.username())
			.update();
		return person;
	}

	/** The name to sign in with. */
	public String username() {
		return "t-" + id;
	}

	/** The account's id. */
	public UUID id() {
		return id;
	}

	/** Makes it a program of a partner, which has no password. */
	public OwnPerson asMachine() {
		jdbc.sql("update identity.account set machine = true, password_hash = null where id = :id")
			.param("id", id)
			.update();
		return this;
	}

	/** Adds a membership that began a year ago. */
	public OwnPerson as(Role role, String unit) {
		return as(role, unit, today.minusYears(1), null);
	}

	/** Adds a membership. */
	public OwnPerson as(Role role, String unit, LocalDate from, @Nullable LocalDate to) {
		return as("Tester", role, unit, from, to);
	}

	/** Adds a membership with a post of its own that began some years ago. */
	public OwnPerson as(String post, Role role, String unit, int years) {
		return as(post, role, unit, today.minusYears(years), null);
	}

	private OwnPerson as(String post, Role role, String unit, LocalDate from, @Nullable LocalDate to) {
		jdbc.sql("""
				insert into identity.member (id, account, post, unit, role, valid_from, valid_to)
				values (:id, :account, :post, :unit, :role, :from, :to)""")
			.param("id", UUID.randomUUID())
			.param("account", id)
			.param("post", post)
			.param("unit", unit)
			.param("role", role.name())
			.param("from", from)
			.param("to", to)
			.update();
		return this;
	}

	/** Ends every membership of one role on a day. */
	public void ends(Role role, LocalDate on) {
		jdbc.sql("update identity.member set valid_to = :on where account = :account and role = :role")
			.param("on", on)
			.param("account", id)
			.param("role", role.name())
			.update();
	}

	/** Disables the account from today on. */
	public void disable() {
		jdbc.sql("update identity.account set disabled_on = :on where id = :id")
			.param("on", today)
			.param("id", id)
			.update();
	}

	/** Gives the account another password. */
	public void password(String password) {
		jdbc.sql("update identity.account set password_hash = :hash where id = :id")
			.param("hash", "{noop}" + password)
			.param("id", id)
			.update();
	}

	@Override
	public void close() {
		jdbc.sql("delete from identity.member where account = :id").param("id", id).update();
		jdbc.sql("delete from identity.account where id = :id").param("id", id).update();
	}

}
