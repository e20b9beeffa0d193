package scot.adp.identity;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import scot.adp.platform.Role;

/**
 * A person who signed in at the sign-in service. The tokens that came with it are here
 * and nowhere else, so that they end with the session.
 */
class SsoPrincipal extends DefaultOidcUser implements SignedIn {

	private static final long serialVersionUID = 1L;

	private final UUID account;

	private final boolean secondFactor;

	private transient volatile @Nullable String refreshToken;

	SsoPrincipal(AccountId account, OidcIdToken token, boolean secondFactor, List<Role> roles) {
		super(roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role.name())).toList(), token);
		this.account = account.value();
		this.secondFactor = secondFactor;
	}

	@Override
	public AccountId account() {
		return new AccountId(account);
	}

	@Override
	public boolean secondFactor() {
		return secondFactor;
	}

	/** The session at the sign-in service; null where its token named none. */
	@Nullable String session() {
		return getClaimAsString("sid");
	}

	/**
	 * What prolongs and ends the session at the sign-in service; null where none came.
	 */
	@Nullable String refreshToken() {
		return refreshToken;
	}

	void refreshToken(@Nullable String token) {
		refreshToken = token;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

	/** Without the claims, which hold an address and may be logged. */
	@Override
	public String toString() {
		return "account " + account;
	}

}
