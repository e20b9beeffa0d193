package scot.adp.identity;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.UnitId;

/** Prints where the program answers and who can sign in, once it is ready. */
@Component
class DemonstrationNotice {

	private final JdbcClient jdbc;

	private final OrganisationNames units;

	private final SsoSettings sso;

	private final AdpSettings program;

	private final Environment environment;

	DemonstrationNotice(JdbcClient jdbc, OrganisationNames units, SsoSettings sso, AdpSettings program,
			Environment environment) {
		this.jdbc = jdbc;
		this.units = units;
		this.sso = sso;
		this.program = program;
		this.environment = environment;
	}

	@EventListener
	void on(ApplicationReadyEvent event) {
		if (!(event.getApplicationContext() instanceof WebServerApplicationContext server)
				|| server.getWebServer() == null) {
			return;
		}
		int port = server.getWebServer().getPort();
		boolean local = !environment.matchesProfiles("sso");
		String address = local ? "http://localhost:" + port : program.address();
		var text = new StringBuilder("\n  Ready.  Open  %s\n".formatted(address));
		text.append("  GraphQL answers at  %s/graphql  with %s\n\n".formatted(address,
				local ? "HTTP Basic" : "tokens of the sign-in service"));
		if (local || sso.demonstration()) {
			text.append("  Demonstration accounts, password '%s'%s:\n".formatted(
					local ? DemonstrationLoad.PASSWORD : sso.demonstrationPassword(),
					local ? ", on this computer only" : ""));
			jdbc.sql(
					"""
							select %s as username, m.post, m.unit from identity.account a join identity.member m on m.account = a.id
							where a.username is not null and %s and not a.machine order by m.role, a.username"""
						.formatted(local ? "a.username" : "a.email", MemberQueries.CAN_SIGN_IN))
				.query(Account.class)
				.list()
				.forEach(account -> text.append((local ? "    %-9s %s, %s\n" : "    %-24s %s, %s\n").formatted(
						account.username(), account.post(),
						units.unit(account.unit()).map(OrganisationNames.UnitName::name).orElse(""))));
		}
		text.append("\n  Stop with Ctrl-C.\n");
		System.out.println(text);
	}

	private record Account(String username, String post, UnitId unit) {
	}

}
