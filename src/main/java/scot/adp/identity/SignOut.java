package scot.adp.identity;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;

/**
 * Signs out at the sign-in service too, which brings the browser back to a page of ours.
 * Where it is away, that page comes at once.
 */
@Component
@Profile("sso")
class SignOut implements LogoutSuccessHandler {

	private static final String SIGNED_OUT = "/signed-out";

	/** Where the sign-in service could not be told. */
	private static final String NOT_TOLD = SIGNED_OUT + "?why=away";

	private final SingleSignOn service;

	private final SsoSettings settings;

	private final String address;

	private final RedirectStrategy redirect = new UidlRedirectStrategy();

	SignOut(SingleSignOn service, SsoSettings settings, AdpSettings program) {
		this.service = service;
		this.settings = settings;
		this.address = program.address();
	}

	@Override
	public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) throws IOException {
		String to = SIGNED_OUT;
		if (authentication != null && authentication.getPrincipal() instanceof SsoPrincipal person) {
			to = service.answers() ? there(person.getIdToken(), SIGNED_OUT) : NOT_TOLD;
		}
		redirect.sendRedirect(request, response, to);
	}

	/**
	 * Where a browser goes to end the session at the sign-in service.
	 * @param then the page it comes back to
	 */
	String there(OidcIdToken token, String then) {
		if (!service.answers()) {
			return then;
		}
		return "%s?id_token_hint=%s&post_logout_redirect_uri=%s".formatted(settings.forBrowsers("logout"),
				encoded(token.getTokenValue()), encoded(address + then));
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
