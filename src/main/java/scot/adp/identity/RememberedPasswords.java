package scot.adp.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks the password that comes with every GraphQL request. A slow hash at each request
 * would cost more than the query, so a right password is remembered for five minutes, as
 * a digest under a key that only this run of the program knows. The account itself is
 * read every time.
 */
class RememberedPasswords implements AuthenticationProvider {

	private final LocalAccounts accounts;

	private final PasswordEncoder encoder;

	private final SignIns signIns;

	private final SecretKeySpec key;

	private final Cache<String, Boolean> verified = Caffeine.newBuilder()
		.maximumSize(1000)
		.expireAfterWrite(Duration.ofMinutes(5))
		.build();

	RememberedPasswords(LocalAccounts accounts, PasswordEncoder encoder, SignIns signIns) {
		this.accounts = accounts;
		this.encoder = encoder;
		this.signIns = signIns;
		byte[] secret = new byte[32];
		new SecureRandom().nextBytes(secret);
		this.key = new SecretKeySpec(secret, "HmacSHA256");
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String password = String.valueOf(authentication.getCredentials());
		AccountPrincipal account;
		try {
			account = accounts.loadUserByUsername(authentication.getName());
		}
		catch (UsernameNotFoundException ex) {
			// Takes as long as a known name would.
			encoder.matches(password, accounts.unknownHash());
			throw refused();
		}
		String digest = digest(account.getUsername() + '\0' + account.getPassword() + '\0' + password);
		if (verified.getIfPresent(digest) == null) {
			if (!encoder.matches(password, account.getPassword())) {
				throw refused();
			}
			verified.put(digest, Boolean.TRUE);
			signIns.succeeded(account.account(), account.getUsername(), "GraphQL");
		}
		return UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities());
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private BadCredentialsException refused() {
		signIns.refused("GraphQL");
		return new BadCredentialsException("Wrong name or password");
	}

	private String digest(@Nullable String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(key);
			return HexFormat.of().formatHex(mac.doFinal(String.valueOf(text).getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
