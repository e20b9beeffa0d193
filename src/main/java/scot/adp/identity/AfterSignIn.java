package scot.adp.identity;

import java.io.IOException;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;

/**
 * Goes on to where somebody wanted to go. Who holds a role that needs a second factor and
 * gave none is asked for it first, once: without it that role stays asleep and the frame
 * says so.
 */
class AfterSignIn extends VaadinSavedRequestAwareAuthenticationSuccessHandler {

	private static final String ASKED = AfterSignIn.class.getName() + ".asked";

	private final MemberQueries members;

	AfterSignIn(MemberQueries members) {
		this.members = members;
		setDefaultTargetUrl("/");
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws ServletException, IOException {
		var session = request.getSession();
		if (session.getAttribute(ASKED) == null && authentication.getPrincipal() instanceof SsoPrincipal person
				&& members.needsSecondFactor(person)) {
			session.setAttribute(ASKED, true);
			response.sendRedirect(SignInRequests.STEP_UP);
			return;
		}
		super.onAuthenticationSuccess(request, response, authentication);
	}

}
