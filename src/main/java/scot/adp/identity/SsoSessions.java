package scot.adp.identity;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;

/**
 * Keeps the sessions here and at the sign-in service together: what ends there ends here,
 * at once where the service tells of it and within a minute where it does not, and what
 * ends here by itself ends there.
 */
@Component
@Profile("sso")
class SsoSessions implements OAuth2AuthorizedClientRepository, LogoutHandler {

	private static final int AT_ONCE = 8;

	private final OpenSessions sessions;

	private final MemberQueries members;

	private final SingleSignOn service;

	SsoSessions(OpenSessions sessions, MemberQueries members, SingleSignOn service) {
		this.sessions = sessions;
		this.members = members;
		this.service = service;
	}

	/**
	 * Asks after every open session: of our own accounts, which may have been switched
	 * off, and of the sign-in service. While that is away, sessions go on.
	 */
	@Scheduled(fixedDelayString = "${adp.sso.check-every:60s}", initialDelayString = "${adp.sso.check-every:60s}")
	void check() {
		var people = people().toList();
		if (people.isEmpty()) {
			return;
		}
		var enabled = members.enabled(people.stream().map(SsoPrincipal::account).toList());
		var left = people.stream().filter(person -> {
			boolean stays = enabled.contains(person.account());
			if (!stays) {
				end(person, SessionEnd.DISABLED);
			}
			return stays;
		}).toList();
		if (service.answers()) {
			refresh(left);
		}
	}

	private void refresh(List<SsoPrincipal> people) {
		var slots = new Semaphore(AT_ONCE);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			people.forEach(person -> threads.execute(() -> {
				slots.acquireUninterruptibly();
				try {
					refresh(person);
				}
				finally {
					slots.release();
				}
			}));
		}
	}

	private void refresh(SsoPrincipal person) {
		@Nullable String token = person.refreshToken();
		if (token == null) {
			return;
		}
		var refreshed = service.refresh(token);
		switch (refreshed.state()) {
			case GOES_ON -> person.refreshToken(refreshed.refreshToken());
			case OVER -> end(person, SessionEnd.ELSEWHERE);
			case DISABLED -> end(person, SessionEnd.DISABLED);
			case UNKNOWN -> {
				// Nobody is signed out because the sign-in service is in trouble.
			}
		}
	}

	private void end(SsoPrincipal person, SessionEnd why) {
		sessions.end(it -> it.getPrincipal() == person, why);
	}

	private Stream<SsoPrincipal> people() {
		return sessions.signedIn()
			.stream()
			.map(it -> it.authentication().getPrincipal())
			.filter(SsoPrincipal.class::isInstance)
			.map(SsoPrincipal.class::cast);
	}

	/** The sign-in service tells that somebody signed out there, or was signed out. */
	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken token) {
			@Nullable String session = token.getSessionId();
			sessions.end(it -> it.getPrincipal() instanceof SsoPrincipal person && ((session != null)
					? session.equals(person.session()) : Objects.equals(person.getSubject(), token.getSubject())),
					SessionEnd.ELSEWHERE);
		}
	}

	/** What ended here should not let the same browser in again without a question. */
	@EventListener
	void on(SessionEnding ending) {
		if (ending.why() != SessionEnd.ELSEWHERE
				&& ending.authentication().getPrincipal() instanceof SsoPrincipal person) {
			@Nullable String token = person.refreshToken();
			if (token != null) {
				Thread.startVirtualThread(() -> service.end(token));
			}
		}
	}

	/**
	 * Tokens are kept with the principal. Who signs in over somebody else's session
	 * begins a new one.
	 */
	@Override
	public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication authentication,
			HttpServletRequest request, HttpServletResponse response) {
		if (authentication.getPrincipal() instanceof SsoPrincipal person) {
			@Nullable OAuth2RefreshToken token = client.getRefreshToken();
			person.refreshToken((token != null) ? token.getTokenValue() : null);
			var session = request.getSession(false);
			if (session != null && session.getAttribute(
					HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext it
					&& it.getAuthentication() != null
					&& it.getAuthentication().getPrincipal() instanceof SignedIn before
					&& !before.account().equals(person.account())) {
				session.invalidate();
				request.getSession();
			}
		}
	}

	@Override
	public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String registration,
			Authentication authentication, HttpServletRequest request) {
		return null;
	}

	@Override
	public void removeAuthorizedClient(String registration, Authentication authentication, HttpServletRequest request,
			HttpServletResponse response) {
		// Ends with the session.
	}

}
