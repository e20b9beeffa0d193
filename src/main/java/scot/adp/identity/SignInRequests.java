package scot.adp.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Words what a browser takes to the sign-in service. */
class SignInRequests implements OAuth2AuthorizationRequestResolver {

	/** Where a sign-in begins. */
	static final String BEGIN = "/oauth2/authorization/keycloak";

	/** Where somebody who is signed in gives a second factor. */
	static final String STEP_UP = BEGIN + "?second-factor";

	/** Where a sign-in begins that should not begin a third time. */
	static final String BEGIN_AGAIN = BEGIN + "?again";

	/** How the state ends of a sign-in that began again. */
	static final String AGAIN = ".again";

	private final OAuth2AuthorizationRequestResolver requests;

	SignInRequests(ClientRegistrationRepository registrations) {
		this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		return worded(requests.resolve(request), request);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
		return worded(requests.resolve(request, registration), request);
	}

	private static @Nullable OAuth2AuthorizationRequest worded(@Nullable OAuth2AuthorizationRequest usual,
			HttpServletRequest request) {
		if (usual == null) {
			return null;
		}
		var worded = OAuth2AuthorizationRequest.from(usual);
		if (request.getParameter("second-factor") != null) {
			worded.additionalParameters(parameters -> parameters.put("acr_values", "second-factor"));
		}
		if (request.getParameter("again") != null) {
			worded.state(usual.getState() + AGAIN);
		}
		return worded.build();
	}

}
