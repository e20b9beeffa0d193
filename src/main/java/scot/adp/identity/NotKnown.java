package scot.adp.identity;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** Somebody signed in at the sign-in service who is nobody here. */
class NotKnown extends OAuth2AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final transient OidcIdToken token;

	NotKnown(OidcIdToken token) {
		super(new OAuth2Error("not_known"));
		this.token = token;
	}

	/**
	 * What ends the session at the sign-in service, so that somebody else can sign in.
	 */
	OidcIdToken token() {
		return token;
	}

}
