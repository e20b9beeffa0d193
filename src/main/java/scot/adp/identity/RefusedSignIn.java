package scot.adp.identity;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Finds the page that helps somebody whose sign-in came to nothing. */
class RefusedSignIn implements AuthenticationFailureHandler {

	private static final Logger log = LoggerFactory.getLogger(RefusedSignIn.class);

	private final SignOut signOut;

	RefusedSignIn(SignOut signOut) {
		this.signOut = signOut;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		response.sendRedirect(next(request, exception));
	}

	private String next(HttpServletRequest request, AuthenticationException exception) {
		if (exception instanceof NotKnown unknown) {
			var session = request.getSession(false);
			if (session != null) {
				session.invalidate();
			}
			return signOut.there(unknown.token(), "/not-known");
		}
		// They changed their mind about the second factor, or signed in meanwhile in
		// another window.
		if (isSignedIn(request)) {
			return "/";
		}
		String code = (exception instanceof OAuth2AuthenticationException known) ? known.getError().getErrorCode()
				: exception.getClass().getSimpleName();
		if (code.equals(OAuth2ErrorCodes.ACCESS_DENIED)) {
			return "/signed-out";
		}
		@Nullable String state = request.getParameter("state");
		// Two windows began to sign in, or it took so long that the session was over.
		if (code.equals("authorization_request_not_found")
				&& (state == null || !state.endsWith(SignInRequests.AGAIN))) {
			return SignInRequests.BEGIN_AGAIN;
		}
		// The code comes from the address, where anybody can write.
		log.warn("A sign-in came back and could not be taken: {}", code.matches("[A-Za-z_]{1,60}") ? code : "other");
		return SignInDoor.UNAVAILABLE;
	}

	private static boolean isSignedIn(HttpServletRequest request) {
		var session = request.getSession(false);
		return session != null
				&& session.getAttribute(
						HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext it
				&& it.getAuthentication() != null && it.getAuthentication().getPrincipal() instanceof SignedIn;
	}

}
