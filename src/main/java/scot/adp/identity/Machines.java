package scot.adp.identity;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.convert.converter.Converter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.MemberId;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * The programs that come with a token of their own. Their role and unit are what the
 * token says; their account and membership are made at first sight, so that what they
 * write has an author and the partnership can end either.
 */
@Component
@Profile("sso")
class Machines implements Converter<Jwt, AbstractAuthenticationToken> {

	/** The error of a token that is genuine and opens nothing. */
	static final String NOTHING = "insufficient_scope";

	private static final String WAY = "token";

	private final JdbcClient jdbc;

	private final OrganisationNames units;

	private final MemberQueries members;

	private final SignIns signIns;

	private final Recording recording;

	private final TransactionTemplate transaction;

	// A token's own reading never changes; whether its account still counts is asked
	// anew at each call.
	private final Cache<String, MachinePrincipal> recent = Caffeine.newBuilder()
		.maximumSize(1000)
		.expireAfterWrite(Duration.ofMinutes(5))
		.build();

	Machines(JdbcClient jdbc, OrganisationNames units, MemberQueries members, SignIns signIns, Recording recording,
			TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.units = units;
		this.members = members;
		this.signIns = signIns;
		this.recording = recording;
		this.transaction = transaction;
	}

	@Override
	public AbstractAuthenticationToken convert(Jwt token) {
		var principal = recent.get(token.getTokenValue(), value -> read(token));
		return UsernamePasswordAuthenticationToken.authenticated(principal, null, AuthorityUtils.NO_AUTHORITIES);
	}

	private MachinePrincipal read(Jwt token) {
		@Nullable String client = token.getClaimAsString("azp");
		if (client == null || client.isBlank()) {
			throw refused("This token does not say which client it was given to.");
		}
		var role = role(token);
		var unit = unit(token, role);
		var id = transaction.execute(status -> signIn(client, token.getSubject(), role, unit));
		return new MachinePrincipal(id, role, unit);
	}

	private static Role role(Jwt token) {
		var named = (token.getClaim("realm_access") instanceof Map<?, ?> access
				&& access.get("roles") instanceof Collection<?> roles) ? roles : List.of();
		var held = List.of(Role.DASHBOARD, Role.PARTNER_SYSTEM)
			.stream()
			.filter(role -> named.contains(role.code()))
			.toList();
		if (held.size() != 1) {
			throw refused(held.isEmpty()
					? "This token has neither of the realm roles 'dashboard' and 'partner-system', and people do not use tokens here."
					: "This token has both realm roles 'dashboard' and 'partner-system'; a program has one of them.");
		}
		return held.getFirst();
	}

	private UnitId unit(Jwt token, Role role) {
		@Nullable String code = token.getClaimAsString("adp_unit");
		if (code == null || code.isBlank()) {
			if (role == Role.PARTNER_SYSTEM) {
				throw refused("This token names no unit: a partner's system needs the claim 'adp_unit'.");
			}
			// It reads what the board reads, wherever it stands.
			return units.units().getFirst().unit();
		}
		return known(code)
			.orElseThrow(() -> refused("This token names a unit in 'adp_unit' that the partnership does not have."));
	}

	private Optional<UnitId> known(String code) {
		try {
			return units.unit(new UnitId(code)).map(OrganisationNames.UnitName::unit);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private AccountId signIn(String client, @Nullable String subject, Role role, UnitId unit) {
		jdbc.sql("""
				insert into identity.account (id, username, name, subject, machine)
				values (:id, :client, :client, :subject, true) on conflict do nothing""")
			.param("id", UUID.randomUUID())
			.param("client", client)
			.param("subject", subject)
			.update();
		// Locked, so that of two first requests one makes the membership.
		var account = jdbc.sql("""
				select id, disabled_on is not null and disabled_on <= :today as disabled from identity.account
				where username = :client and machine for update""")
			.param("client", client)
			.param("today", today())
			.query(Account.class)
			.optional()
			.orElseThrow(() -> refused("Another account has the name of this token's client."));
		boolean known = jdbc.sql("""
				select exists (select 1 from identity.member
				    where account = :account and role = :role and unit = :unit)""")
			.param("account", account.id())
			.param("role", role.name())
			.param("unit", unit.value())
			.query(Boolean.class)
			.single();
		if (!known && !account.disabled()) {
			addMember(account.id(), role, unit, client);
		}
		var id = new AccountId(account.id());
		if (account.disabled()
				|| members.membershipsToday(id).stream().noneMatch(it -> it.role() == role && it.unit().equals(unit))) {
			throw refused("The partnership has switched this client off.");
		}
		signIns.succeeded(id, client, WAY);
		return id;
	}

	private void addMember(UUID account, Role role, UnitId unit, String client) {
		var id = new MemberId(UUID.randomUUID());
		jdbc.sql("""
				insert into identity.member (id, account, post, unit, role, valid_from)
				values (:id, :account, :post, :unit, :role, :from)""")
			.param("id", id.value())
			.param("account", account)
			.param("post", (role == Role.DASHBOARD) ? "Dashboard" : "Partner system")
			.param("unit", unit.value())
			.param("role", role.name())
			.param("from", today())
			.update();
		recording.tell(new Deed("identity.machine.add", "client " + client,
				Map.of("unit", unit.value(), "role", role.code()), client));
	}

	private LocalDate today() {
		return members.today();
	}

	private static OAuth2AuthenticationException refused(String message) {
		return new OAuth2AuthenticationException(new OAuth2Error(NOTHING, message, null), message);
	}

	/** The account of a client. */
	private record Account(UUID id, boolean disabled) {
	}

}
