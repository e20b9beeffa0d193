package scot.adp.identity;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers a request to {@code /graphql} whose token does not open the door, in the shape
 * of any other answer there.
 */
class TokenRefusal implements AuthenticationEntryPoint {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		if (exception instanceof SsoConfiguration.KeysUnknown) {
			response.setHeader("Retry-After", "10");
			SecurityConfiguration.refuse(response, HttpStatus.SERVICE_UNAVAILABLE, "INTERNAL",
					"The sign-in service is away, so tokens cannot be checked. Try again in a minute.");
		}
		else if (!(exception instanceof OAuth2AuthenticationException known)) {
			refuse(response, HttpStatus.UNAUTHORIZED, "Bearer realm=\"adp\"",
					"Sign in with a bearer token of the sign-in service.");
		}
		else if (known.getError().getErrorCode().equals(Machines.NOTHING)) {
			refuse(response, HttpStatus.FORBIDDEN, "Bearer realm=\"adp\", error=\"insufficient_scope\"",
					String.valueOf(known.getMessage()));
		}
		else {
			// Which check failed would help nobody but who forges one.
			refuse(response, HttpStatus.UNAUTHORIZED, "Bearer realm=\"adp\", error=\"invalid_token\"",
					"This token is not valid here, or no longer. Get a new one for the audience %s."
						.formatted(SsoSettings.AUDIENCE));
		}
	}

	private static void refuse(HttpServletResponse response, HttpStatus status, String challenge, String message)
			throws IOException {
		response.setHeader("WWW-Authenticate", challenge);
		SecurityConfiguration.refuse(response, status, "FORBIDDEN", message);
	}

}
