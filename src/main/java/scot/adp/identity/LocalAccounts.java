package scot.adp.identity;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import scot.adp.platform.StartRefused;

/** The demonstration accounts, which sign in with a password kept in our own database. */
@Component
@Profile("!sso")
class LocalAccounts implements UserDetailsService {

	private final MemberQueries members;

	private final SignIns signIns;

	private final String unknownHash;

	LocalAccounts(MemberQueries members, SignIns signIns, PasswordEncoder encoder, Environment environment) {
		if (environment.acceptsProfiles(Profiles.of("production"))) {
			throw new StartRefused(
					"The profile 'production' does not run with local accounts: their passwords are public and "
							+ "nobody's employer can switch them off.",
					"Start without the profile 'production' for a demonstration on this computer; production needs "
							+ "single sign-on.");
		}
		String address = environment.getProperty("server.address", "");
		if (!Set.of("127.0.0.1", "localhost", "::1").contains(address)) {
			throw new StartRefused(
					"Local accounts answer on this computer only, and server.address is '%s'.".formatted(address),
					"Leave server.address at 127.0.0.1; their passwords are public.");
		}
		this.members = members;
		this.signIns = signIns;
		this.unknownHash = encoder.encode("nobody");
	}

	@Override
	public AccountPrincipal loadUserByUsername(String username) {
		// The database cannot even be asked for it.
		if (username.indexOf('\0') >= 0) {
			throw new UsernameNotFoundException("unknown");
		}
		var account = members.account(username).orElseThrow(() -> new UsernameNotFoundException("unknown"));
		if (account.passwordHash() == null || members.membershipsToday(account.id()).isEmpty()) {
			throw new UsernameNotFoundException("unknown");
		}
		return new AccountPrincipal(account.id(), account.username(), account.passwordHash());
	}

	/** A hash that no password of an account has. */
	String unknownHash() {
		return unknownHash;
	}

	@EventListener
	void on(InteractiveAuthenticationSuccessEvent event) {
		if (event.getAuthentication().getPrincipal() instanceof AccountPrincipal account) {
			signIns.succeeded(account.account(), account.getUsername(), "page");
		}
	}

	@EventListener
	void on(AbstractAuthenticationFailureEvent event) {
		signIns.refused("page");
	}

	@Configuration(proxyBeanMethods = false)
	@Profile("!sso")
	static class Passwords {

		@Bean
		PasswordEncoder passwordEncoder() {
			return PasswordEncoderFactories.createDelegatingPasswordEncoder();
		}

	}

}
