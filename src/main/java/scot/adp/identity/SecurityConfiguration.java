package scot.adp.identity;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import scot.adp.platform.Reference;

/** Two doors: GraphQL, which knows no session, and the pages. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain graphQlDoor(HttpSecurity http, LocalAccounts accounts, PasswordEncoder encoder,
			ApplicationEventPublisher events) throws Exception {
		AuthenticationEntryPoint refusal = (request, response, exception) -> {
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
			response.setHeader("WWW-Authenticate", "Basic realm=\"adp\", charset=\"UTF-8\"");
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			response.getWriter()
				.write("{\"errors\":[{\"message\":\"Sign in with HTTP Basic.\",\"extensions\":{\"code\":\"FORBIDDEN\",\"reference\":\"%s\"}}]}"
					.formatted(Reference.current()));
		};
		return http.securityMatcher("/graphql")
			.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
			.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// Without a session there is nothing a foreign page could ride on.
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.authenticationProvider(new RememberedPasswords(accounts, encoder, events))
			.httpBasic(basic -> basic.authenticationEntryPoint(refusal))
			.exceptionHandling(handling -> handling.authenticationEntryPoint(refusal))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pageDoor(HttpSecurity http, LocalAccounts accounts) throws Exception {
		return http.userDetailsService(accounts)
			.authorizeHttpRequests(
					requests -> requests.requestMatchers("/adp.css", "/icons/**", "/actuator/health/**").permitAll())
			.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView("/sign-in", "/sign-in")
				// A page that does not exist answers with a page of ours.
				.anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
			.build();
	}

}
