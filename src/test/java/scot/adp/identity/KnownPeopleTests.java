package scot.adp.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import scot.adp.platform.Role;
import scot.adp.support.MovableClock;
import scot.adp.support.SsoTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whose account it is that somebody signed in for. */
@SsoTest
class KnownPeopleTests {

	@Autowired
	KnownPeople people;

	@Autowired
	ClientRegistrationRepository registrations;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	InvitedPerson person;

	@BeforeEach
	void invite(@Autowired ApplicationContext context) {
		person = InvitedPerson.in(context).as(Role.UNIT_LEAD, "NADARS").as(Role.BOARD_VIEWER, "NAADP-BOARD");
	}

	@Test
	void verifiedAddressLinksAnInvitedAccountOnceAndTellsNothingLater() {
		var first = signIn("sub-1", Map.of("email", person.email().toUpperCase(Locale.ROOT)));
		assertThat(first.account()).isEqualTo(person.account());
		assertThat(signIn("sub-1", Map.of("email", "moved@elsewhere.example", "email_verified", false)).account())
			.isEqualTo(person.account());

		assertRefused("sub-2", Map.of("email", person.email()), "not-invited");
		assertThat(person.told("subject", String.class)).isEqualTo(own("sub-1"));
	}

	@Test
	void addressThatNobodyVerifiedLinksNothing() {
		assertRefused("sub-3", Map.of("email", person.email(), "email_verified", false), "unverified-address");
		assertThat(person.told("subject", String.class)).isNull();
		// Keycloak lets nobody in through an employer who does not vouch for the address.
		assertThat(signIn("sub-3",
				Map.of("email", person.email(), "email_verified", false, "identity_provider", "employer"))
			.account()).isEqualTo(person.account());
	}

	@Test
	void accountThatWasNotInvitedOrIsClosedStaysOut() {
		jdbc.sql("update identity.account set invited_at = null where id = :id")
			.param("id", person.account().value())
			.update();
		assertRefused("sub-4", Map.of("email", person.email()), "not-invited");
		jdbc.sql("update identity.account set invited_at = now() where id = :id")
			.param("id", person.account().value())
			.update();
		signIn("sub-4", Map.of("email", person.email()));

		person.disable();
		assertRefused("sub-4", Map.of("email", person.email()), "disabled");
	}

	@Test
	void whoHasNoPostTodayStaysOut() {
		signIn("sub-5", Map.of("email", person.email()));
		person.ends(MovableClock.START.toLocalDate().minusDays(1));

		assertRefused("sub-5", Map.of("email", person.email()), "no-membership");
	}

	@Test
	void secondFactorIsWhatTheTokenSays() {
		assertThat(signIn("sub-6", Map.of("email", person.email(), "acr", "password")).secondFactor()).isFalse();
		assertThat(signIn("sub-6", Map.of("email", person.email(), "acr", "second-factor")).secondFactor()).isTrue();
		assertThat(signIn("sub-6", Map.of("email", person.email(), "acr", "")).secondFactor()).isFalse();
	}

	@Test
	void whatIsLoggedOfAPersonNamesNobody() {
		var principal = signIn("sub-7", Map.of("email", person.email()));
		principal.refreshToken("refresh-token");

		assertThat(principal.toString()).doesNotContain("@", "refresh-token", "Mairi");
	}

	@Test
	void ofManyWhoClaimAnAccountAtOnceOneGetsIt() throws Exception {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var tries = new ArrayList<Callable<Boolean>>();
			for (int i = 0; i < 8; i++) {
				String subject = "sub-8-" + i % 4;
				tries.add(() -> {
					try {
						signIn(subject, Map.of("email", person.email()));
						return true;
					}
					catch (NotKnown ex) {
						return false;
					}
				});
			}
			var won = threads.invokeAll(tries).stream().map(Future::resultNow).toList();
			// The one whose subject it is came twice.
			assertThat(won).filteredOn(it -> it).hasSize(2);
		}
		assertThat(jdbc.sql("""
				select count(*) from audit.entry where operation = 'identity.account.link' and subject = :subject""")
			.param("subject", "account " + person.account().value())
			.query(Integer.class)
			.single()).isOne();
	}

	private void assertRefused(String subject, Map<String, Object> claims, String why) {
		int before = refused(why);
		assertThatThrownBy(() -> signIn(subject, claims)).isInstanceOf(NotKnown.class);
		assertThat(refused(why)).isEqualTo(before + 1);
	}

	private int refused(String why) {
		return jdbc.sql("""
				select count(*) from audit.entry
				where operation = 'identity.sign-in.refused' and changes ->> 'why' = :why""")
			.param("why", why)
			.query(Integer.class)
			.single();
	}

	/** A subject that no other test has. */
	private String own(String subject) {
		return subject + "-" + person.account().value();
	}

	private SsoPrincipal signIn(String subject, Map<String, Object> given) {
		var claims = new HashMap<String, Object>(
				Map.of("sub", own(subject), "email_verified", true, "acr", "password"));
		claims.putAll(given);
		var now = Instant.now();
		var token = new OidcIdToken(UUID.randomUUID().toString(), now, now.plusSeconds(60), claims);
		var access = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "access", now, now.plusSeconds(60));
		return (SsoPrincipal) people.loadUser(new OidcUserRequest(
				Objects.requireNonNull(registrations.findByRegistrationId("keycloak")), access, token));
	}

}
