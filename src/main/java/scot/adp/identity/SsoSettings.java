package scot.adp.identity;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.UriComponentsBuilder;
import scot.adp.platform.StartRefused;

/**
 * The sign-in service, a realm of a Keycloak. Its endpoints follow from the issuer, so
 * that the program starts while Keycloak is away.
 *
 * @param issuer the realm's public address, as its tokens name it
 * @param server where the program itself reaches Keycloak, if that is not where people do
 * @param clientSecret of the client by which people sign in
 * @param accountsSecret of the client by which the program looks after accounts
 * @param demonstration whether a first start invites the demonstration accounts
 * @param demonstrationPassword told at the start beside the demonstration accounts
 */
@ConfigurationProperties("adp.sso")
record SsoSettings(@DefaultValue("http://localhost:8180/realms/adp") URI issuer, @Nullable URI server,
		@Nullable String clientSecret, @Nullable String accountsSecret, @DefaultValue("false") boolean demonstration,
		@Nullable String demonstrationPassword) {

	/** The client by which people sign in. */
	static final String CLIENT = "adp-web";

	/** The audience of tokens for {@code /graphql}. */
	static final String AUDIENCE = "adp-api";

	private static final String REALMS = "/realms/";

	/** The secret of the client by which people sign in. */
	String secret() {
		if (clientSecret == null || clientSecret.isBlank()) {
			throw new StartRefused("The setting adp.sso.client-secret is missing, without which nobody can sign in.",
					"Give the secret of Keycloak's client %s by the environment: ADP_SSO_CLIENTSECRET."
						.formatted(CLIENT));
		}
		return clientSecret;
	}

	/** An endpoint where a browser goes, such as {@code auth}. */
	String forBrowsers(String endpoint) {
		return issuer + "/protocol/openid-connect/" + endpoint;
	}

	/** An endpoint that the program asks itself, such as {@code token}. */
	String forUs(String endpoint) {
		return realm() + "/protocol/openid-connect/" + endpoint;
	}

	/** The realm's address for the program itself. */
	String realm() {
		String path = issuer.getPath();
		int realms = (path != null) ? path.indexOf(REALMS) : -1;
		if (issuer.getHost() == null || realms < 0 || path.length() == realms + REALMS.length()) {
			throw new StartRefused("The setting adp.sso.issuer is '%s', which is no realm of a Keycloak."
				.formatted(issuer), "Write the whole address, such as https://sign-in.example.org/realms/adp.");
		}
		if (server == null) {
			return issuer.toString();
		}
		return UriComponentsBuilder.fromUri(server).build().toUriString().replaceAll("/+$", "")
				+ path.substring(realms);
	}

	@Override
	public String toString() {
		return "SsoSettings[issuer=%s]".formatted(issuer);
	}

}
