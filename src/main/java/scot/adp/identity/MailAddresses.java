package scot.adp.identity;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the program itself sends mail. It is nobody's operation: what people may see of
 * addresses tells {@link Addresses}.
 */
@Component
public class MailAddresses {

	private final JdbcClient jdbc;

	MailAddresses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The address of an account; empty where none is known or the account is closed. */
	public Optional<String> of(AccountId account) {
		return jdbc.sql("""
				select email from identity.account
				where id = :id and email is not null and (disabled_on is null or disabled_on > current_date)""")
			.param("id", account.value())
			.query(String.class)
			.optional();
	}

}
