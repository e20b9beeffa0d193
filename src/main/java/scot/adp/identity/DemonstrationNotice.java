package scot.adp.identity;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.UnitId;

/** Prints where the program answers and who can sign in, once it is ready. */
@Component
class DemonstrationNotice {

	private final JdbcClient jdbc;

	private final OrganisationNames units;

	DemonstrationNotice(JdbcClient jdbc, OrganisationNames units) {
		this.jdbc = jdbc;
		this.units = units;
	}

	@EventListener
	void on(ApplicationReadyEvent event) {
		if (!(event.getApplicationContext() instanceof WebServerApplicationContext server)
				|| server.getWebServer() == null) {
			return;
		}
		int port = server.getWebServer().getPort();
		var text = new StringBuilder("\n  Ready.  Open  http://localhost:%d\n".formatted(port));
		text.append("  GraphQL answers at  http://localhost:%d/graphql  with HTTP Basic\n\n".formatted(port));
		text.append("  Demonstration accounts, password '%s', on this computer only:\n"
			.formatted(DemonstrationLoad.PASSWORD));
		jdbc.sql("""
				select a.username, m.post, m.unit from identity.account a join identity.member m on m.account = a.id
				where a.password_hash is not null order by m.role, a.username""")
			.query(Account.class)
			.list()
			.forEach(account -> text.append("    %-9s %s, %s\n".formatted(account.username(), account.post(),
					units.unit(account.unit()).map(OrganisationNames.UnitName::name).orElse(""))));
		text.append("\n  Stop with Ctrl-C.\n");
		System.out.println(text);
	}

	private record Account(String username, String post, UnitId unit) {
	}

}
