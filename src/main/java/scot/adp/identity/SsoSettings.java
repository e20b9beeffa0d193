package scot.adp.identity;

import java.net.URI;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import scot.adp.platform.StartRefused;

/**
 * The sign-in service, a realm of a Keycloak. Its endpoints follow from the issuer, so
 * that the program starts while Keycloak is away.
 *
 * @param issuer the realm's public address, as its tokens name it
 * @param server where the program itself reaches Keycloak, if that is not where people do
 * @param clientSecret of the client by which people sign in
 * @param accountsSecret of the client by which the program looks after accounts
 * @param demonstrationPassword of the demonstration accounts; where there is none, so are
 * they
 */
@ConfigurationProperties("adp.sso")
record SsoSettings(@DefaultValue("http://localhost:8180/realms/adp") URI issuer, @Nullable URI server,
		@Nullable String clientSecret, @Nullable String accountsSecret, @Nullable String demonstrationPassword) {

	/** The client by which people sign in. */
	static final String CLIENT = "adp-web";

	/** The audience of tokens for {@code /graphql}. */
	static final String AUDIENCE = "adp-api";

	private static final String REALMS = "/realms/";

	SsoSettings {
		if (issuer.getHost() == null || !issuer.getPath().matches(".*/realms/[^/]+")) {
			throw new StartRefused(
					"The setting adp.sso.issuer is '%s', which is no realm of a Keycloak.".formatted(issuer),
					"Write the whole address, such as https://sign-in.example.org/realms/adp.");
		}
	}

	/** The secret of the client by which people sign in. */
	String webSecret() {
		return given(clientSecret, "client-secret", CLIENT);
	}

	/** The secret of the client by which the program looks after accounts. */
	String adminSecret() {
		return given(accountsSecret, "accounts-secret", "adp-accounts");
	}

	private static String given(@Nullable String secret, String setting, String client) {
		if (secret == null || secret.isBlank()) {
			throw new StartRefused("The setting adp.sso.%s is missing.".formatted(setting),
					"Give the secret of Keycloak's client %s by the environment: ADP_SSO_%s.".formatted(client,
							setting.replace("-", "").toUpperCase(Locale.ROOT)));
		}
		return secret;
	}

	/** Whether the demonstration accounts are there. */
	boolean demonstration() {
		return demonstrationPassword != null && !demonstrationPassword.isBlank();
	}

	/** An endpoint where a browser goes, such as {@code auth}. */
	String forBrowsers(String endpoint) {
		return issuer + "/protocol/openid-connect/" + endpoint;
	}

	/** An endpoint that the program asks itself, such as {@code token}. */
	String forUs(String endpoint) {
		return address() + "/protocol/openid-connect/" + endpoint;
	}

	/** The realm's address for the program itself. */
	String address() {
		return base() + REALMS + realm();
	}

	/** Where the program itself reaches Keycloak, without the realm. */
	String base() {
		return (server != null) ? server.toString().replaceAll("/+$", "")
				: issuer.toString().substring(0, issuer.toString().indexOf(REALMS));
	}

	/** The realm's name. */
	String realm() {
		return issuer.getPath().substring(issuer.getPath().indexOf(REALMS) + REALMS.length());
	}

	@Override
	public String toString() {
		return "SsoSettings[issuer=%s]".formatted(issuer);
	}

}
