package scot.adp.identity;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Keycloak is and how the program proves to it who it is.
 *
 * @param issuer the realm's public address, as its tokens name it, such as
 * {@code https://sign-in.example.org/realms/adp}
 * @param internal where the program itself reaches Keycloak; null where that is the
 * public address too
 * @param clientSecret of the client {@code adp-web}, by which people sign in
 * @param accountsSecret of the client {@code adp-accounts}, by which the program invites
 * and closes
 */
@ConfigurationProperties("adp.sso")
record SsoSettings(URI issuer, @Nullable URI internal, String clientSecret, String accountsSecret) {

	/** The address of Keycloak as the program reaches it, without the realm. */
	URI server() {
		if (internal != null) {
			return internal;
		}
		String text = issuer.toString();
		return URI.create(text.substring(0, text.indexOf("/realms/")));
	}

	/** The realm's name. */
	String realm() {
		String path = issuer.getPath();
		return path.substring(path.lastIndexOf('/') + 1);
	}

}
