package scot.adp.identity;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Problem;
import scot.adp.platform.StartUpStep;

/**
 * Makes the demonstration accounts in Keycloak, with one password for all, where that is
 * set: for trying single sign-on out, never for real people.
 */
@Component
@Profile("sso")
@DependsOn("demonstrationLoad")
class DemonstrationAccounts extends StartUpStep {

	private static final Logger LOG = LoggerFactory.getLogger(DemonstrationAccounts.class);

	private final JdbcClient jdbc;

	private final KeycloakAccounts accounts;

	private final String password;

	DemonstrationAccounts(JdbcClient jdbc, KeycloakAccounts accounts,
			@Value("${adp.sso.demonstration-password:}") String password) {
		super(Stage.PEOPLE);
		this.jdbc = jdbc;
		this.accounts = accounts;
		this.password = password;
	}

	@Override
	protected void perform() {
		if (password.isBlank()) {
			return;
		}
		var missing = jdbc.sql("""
				select id, name, email from identity.account
				where username is not null and email is not null and not machine and subject is null
				order by email""").query(Account.class).list();
		for (var account : missing) {
			try {
				String subject = accounts.demonstrate(account.email(), account.name(), password);
				jdbc.sql("update identity.account set subject = :subject where id = :id")
					.param("subject", subject)
					.param("id", account.id())
					.update();
			}
			catch (Problem ex) {
				LOG.warn("The demonstration accounts are not all there: {} The next start tries again.",
						ex.getMessage());
				return;
			}
		}
	}

	private record Account(UUID id, String name, String email) {
	}

}
