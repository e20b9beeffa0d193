package scot.adp.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import scot.adp.platform.Reference;

/**
 * Three doors: GraphQL, which knows no session, the pages, and what is open to all, which
 * knows nobody. Here the first two are those of the local accounts;
 * {@link SsoConfiguration} has those of single sign-on.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

	/** What is open to everybody, besides pages that say so themselves. */
	private static final String[] PUBLIC = { "/adp.css", "/place.js", "/find-help.css", "/find-help.js", "/tally.css",
			"/tally.js", "/tally-worker.js", "/tally.webmanifest", "/chart.cache.js", "/icons/**",
			"/actuator/health/**" };

	/** What is made for everybody, without a session, a cookie or anybody's name. */
	private static final String[] OPEN = { "/find-help", "/find-help/**", "/find-help.csv", "/whats-on/**",
			"/confirm-entry/**", "/open-referral/**", "/sitemap.xml", "/tally-card/**" };

	/**
	 * Nothing runs on those pages but a script of our own, which they work without, and
	 * nothing is asked of another server.
	 */
	private static final String OPEN_POLICY = String.join("; ", "default-src 'none'", "style-src 'self'",
			"script-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'");

	/**
	 * What is open to all. Whoever comes is a stranger here, also somebody who is signed
	 * in: what they look for is nobody's business.
	 */
	@Bean
	@Order(0)
	SecurityFilterChain openDoor(HttpSecurity http, Environment environment) throws Exception {
		return http.securityMatcher(OPEN)
			.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
			.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.securityContext(AbstractHttpConfigurer::disable)
			// Without a session there is nothing a foreign page could ride on.
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers(headers -> {
				headers.withObjectPostProcessor(new HeadersFirst())
					// Each answer says itself how long it holds.
					.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
					.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
					.contentSecurityPolicy(policy -> policy.policyDirectives(OPEN_POLICY))
					.permissionsPolicyHeader(permissions -> permissions
						.policy("geolocation=(self), camera=(), microphone=(), payment=()"));
				if (environment.acceptsProfiles(Profiles.of("production"))) {
					headers.httpStrictTransportSecurity(
							transport -> transport.requestMatcher(AnyRequestMatcher.INSTANCE).includeSubDomains(false));
				}
			})
			.build();
	}

	/** The door of GraphQL, without its lock. */
	static HttpSecurity withoutSession(HttpSecurity http) throws Exception {
		return http.securityMatcher(ErrorForm.ADDRESS + "/**")
			.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
			.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// Without a session there is nothing a foreign page could ride on.
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable);
	}

	/** The door of the pages, without its lock. */
	static HttpSecurity withPublicPages(HttpSecurity http) throws Exception {
		return http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC)
			.permitAll()
			// What failed is told as it is, not by a way to sign in.
			.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll())
			.headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
				.withObjectPostProcessor(new HeadersFirst()));
	}

	/** Answers a request to GraphQL that is not let in, as GraphQL itself would. */
	static void refuse(HttpServletResponse response, HttpStatus status, String code, String message)
			throws IOException {
		log.info("GraphQL refused a request with {}: {}", status.value(), message);
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.getWriter().write(ErrorForm.answer(message, code, Reference.current(), List.of()));
	}

	/**
	 * Headers that wait for the end of a page come too late: Vaadin has sent it by then.
	 */
	private static final class HeadersFirst implements ObjectPostProcessor<HeaderWriterFilter> {

		@Override
		public <O extends HeaderWriterFilter> O postProcess(O filter) {
			filter.setShouldWriteHeadersEagerly(true);
			return filter;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("!sso")
	static class LocalDoors {

		@Bean
		@Order(1)
		SecurityFilterChain graphQlDoor(HttpSecurity http, LocalAccounts accounts, PasswordEncoder encoder,
				SignIns signIns) throws Exception {
			AuthenticationEntryPoint refusal = (request, response, exception) -> {
				response.setHeader("WWW-Authenticate", "Basic realm=\"adp\", charset=\"UTF-8\"");
				refuse(response, HttpStatus.UNAUTHORIZED, "FORBIDDEN", "Sign in with HTTP Basic.");
			};
			return withoutSession(http)
				// On its own: the manager of the pages would check a wrong password again
				// and tell of it as of its own.
				.authenticationManager(new ProviderManager(new RememberedPasswords(accounts, encoder, signIns)))
				.httpBasic(basic -> basic.authenticationEntryPoint(refusal))
				.exceptionHandling(handling -> handling.authenticationEntryPoint(refusal))
				.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain pageDoor(HttpSecurity http, LocalAccounts accounts) throws Exception {
			return withPublicPages(http).userDetailsService(accounts)
				.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView("/sign-in", "/sign-in")
					// A page that does not exist answers with a page of ours.
					.anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
				.build();
		}

	}

}
