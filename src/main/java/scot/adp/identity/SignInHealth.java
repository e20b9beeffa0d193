package scot.adp.identity;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Tells when nobody new can sign in. The program is ready all the same: who is signed in
 * works on.
 */
@Component("signIn")
@Profile("sso")
class SignInHealth implements HealthIndicator {

	private final SingleSignOn service;

	SignInHealth(SingleSignOn service) {
		this.service = service;
	}

	@Override
	public Health health() {
		return (service.answers() ? Health.up() : Health.down()).build();
	}

}
