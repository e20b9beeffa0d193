package scot.adp.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.Auditable;

/**
 * Finds whose account it is that somebody signed in for at the sign-in service. A first
 * sign-in links an account that was invited by its verified e-mail address, once; from
 * then on the address tells nothing any more.
 */
@Component
@Profile("sso")
class KnownPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

	private static final String WAY = "single sign-on";

	private final MemberQueries members;

	private final JdbcClient jdbc;

	private final SignIns signIns;

	private final Recording recording;

	private final TransactionTemplate transaction;

	KnownPeople(MemberQueries members, JdbcClient jdbc, SignIns signIns, Recording recording,
			TransactionTemplate transaction) {
		this.members = members;
		this.jdbc = jdbc;
		this.signIns = signIns;
		this.recording = recording;
		this.transaction = transaction;
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		var token = request.getIdToken();
		var found = transaction.execute(status -> find(token));
		if (found.principal == null) {
			signIns.refused(WAY, found.why);
			throw new NotKnown(token);
		}
		return found.principal;
	}

	private Found find(OidcIdToken token) {
		var id = linked(token.getSubject()).or(() -> link(token));
		if (id.isEmpty()) {
			return Found.nobody(isVerified(token) ? "not-invited" : "unverified-address");
		}
		if (token.getClaimAsString("identity_provider") != null && invitedWithPassword(id.get())) {
			// Else any employer that is connected could vouch for anybody.
			return Found.nobody("other-way");
		}
		var account = members.account(id.get());
		if (account.isEmpty()) {
			return Found.nobody("disabled");
		}
		var memberships = members.membershipsToday(id.get());
		if (memberships.isEmpty()) {
			return Found.nobody("no-membership");
		}
		// Keycloak says so where the employer did, too.
		boolean secondFactor = "second-factor".equals(token.getClaimAsString("acr"));
		var roles = memberships.stream()
			.map(Membership::role)
			.filter(role -> secondFactor || !role.needsSecondFactor())
			.distinct()
			.toList();
		signIns.succeeded(id.get(), account.get().username(), WAY);
		return new Found(new SsoPrincipal(id.get(), token, secondFactor, List.copyOf(roles)), "");
	}

	private boolean invitedWithPassword(AccountId id) {
		return jdbc.sql("select coalesce(sign_in_way = 'PASSWORD', false) from identity.account where id = :id")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
	}

	private Optional<AccountId> linked(@Nullable String subject) {
		return jdbc.sql("select id from identity.account where subject = :subject and not machine")
			.param("subject", subject)
			.query(UUID.class)
			.optional()
			.map(AccountId::new);
	}

	private Optional<AccountId> link(OidcIdToken token) {
		@Nullable String email = token.getEmail();
		if (email == null || !isVerified(token)) {
			return Optional.empty();
		}
		// Of two at once the second waits for the first and then finds the account taken.
		var linked = jdbc.sql("""
				update identity.account set subject = :subject
				where lower(email) = lower(:email) and subject is null and invited_at is not null and not machine
				and (disabled_on is null or disabled_on > :today)
				returning id""")
			.param("subject", token.getSubject())
			.param("email", email)
			.param("today", today())
			.query(UUID.class)
			.optional()
			.map(AccountId::new);
		linked.flatMap(members::account)
			.ifPresent(account -> recording.tell(new Deed("identity.account.link", Access.subject(account.id()),
					Map.of("subject", Auditable.CHANGED), account.username())));
		// The first of two may have been the same person.
		return linked.or(() -> linked(token.getSubject()));
	}

	private LocalDate today() {
		return members.today();
	}

	/**
	 * Whether somebody showed that the address is theirs: to Keycloak, or to their
	 * employer, whom Keycloak lets in with verified addresses alone.
	 */
	private static boolean isVerified(OidcIdToken token) {
		return Boolean.TRUE.equals(token.getEmailVerified()) || token.getClaimAsString("identity_provider") != null;
	}

	/**
	 * Who it is.
	 *
	 * @param principal null for nobody
	 * @param why nobody
	 */
	private record Found(@Nullable SsoPrincipal principal, String why) {

		static Found nobody(String why) {
			return new Found(null, why);
		}

	}

}
