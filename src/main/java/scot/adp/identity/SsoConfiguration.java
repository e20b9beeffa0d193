package scot.adp.identity;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.client.RestClient;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.StartRefused;

/**
 * The two doors with single sign-on: GraphQL, which takes bearer tokens of programs and
 * knows no session, and the pages, whose people sign in at Keycloak.
 */
@Configuration(proxyBeanMethods = false)
@Profile("sso")
class SsoConfiguration {

	private static final Duration SKEW = Duration.ofSeconds(20);

	@Bean
	ClientRegistrationRepository clientRegistrations(SsoSettings settings, AdpSettings program,
			Environment environment) {
		if (environment.acceptsProfiles(Profiles.of("production"))) {
			demandHttps("adp.address", program.address());
			demandHttps("adp.sso.issuer", settings.issuer().toString());
			if (settings.demonstration()) {
				throw new StartRefused("With the profile 'production' nobody signs in with a shared password.",
						"Leave adp.sso.demonstration-password out.");
			}
		}
		return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("keycloak")
			.clientId(SsoSettings.CLIENT)
			.clientSecret(settings.webSecret())
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
			.redirectUri(program.address() + "/login/oauth2/code/{registrationId}")
			.scope("openid", "email", "profile")
			.issuerUri(settings.issuer().toString())
			.authorizationUri(settings.forBrowsers("auth"))
			.tokenUri(settings.forUs("token"))
			.jwkSetUri(settings.forUs("certs"))
			.userNameAttributeName("sub")
			.build());
	}

	private static void demandHttps(String setting, String value) {
		if (!value.startsWith("https://")) {
			throw new StartRefused(
					"With the profile 'production' passwords and tokens travel encrypted, and %s is '%s'."
						.formatted(setting, value),
					"Give an address that begins with https://.");
		}
	}

	/** The realm's keys; those that are known stay while Keycloak is away. */
	@Bean
	JWKSource<SecurityContext> realmKeys(SsoSettings settings) throws MalformedURLException {
		return JWKSourceBuilder
			.<SecurityContext>create(URI.create(settings.forUs("certs")).toURL(),
					new DefaultResourceRetriever(2000, 5000, 100_000))
			.cache(Duration.ofMinutes(5).toMillis(), Duration.ofSeconds(10).toMillis())
			.refreshAheadCache(false)
			.rateLimited(Duration.ofSeconds(10).toMillis())
			.outageTolerant(Duration.ofHours(4).toMillis())
			.build();
	}

	/** Reads what comes back from a sign-in. */
	@Bean
	JwtDecoderFactory<ClientRegistration> idTokens(JWKSource<SecurityContext> keys) {
		return registration -> {
			var decoder = NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.RS256).build();
			decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
			decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(SKEW), type("JWT"),
					claimType("ID"), new OidcIdTokenValidator(registration)));
			return decoder;
		};
	}

	/** Reads the tokens that programs bring. */
	@Bean
	JwtDecoder accessTokens(JWKSource<SecurityContext> keys, SsoSettings settings) {
		var decoder = NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.RS256).build();
		var times = new JwtTimestampValidator(SKEW);
		times.setAllowEmptyExpiryClaim(false);
		decoder.setJwtValidator(
				new DelegatingOAuth2TokenValidator<>(times, new JwtIssuerValidator(settings.issuer().toString()),
						type("JWT", "at+jwt"), claimType("Bearer"), new JwtClaimValidator<List<String>>("aud",
								audience -> audience != null && audience.contains(SsoSettings.AUDIENCE))));
		return token -> {
			try {
				return decoder.decode(token);
			}
			catch (BadJwtException ex) {
				throw ex;
			}
			catch (JwtException ex) {
				// A key that nobody knows is not asked after again and again.
				if (NestedExceptionUtils.getRootCause(ex) instanceof RateLimitReachedException) {
					throw new BadJwtException("Unknown key", ex);
				}
				throw new KeysUnknown(ex);
			}
		};
	}

	private static JwtTypeValidator type(String... types) {
		return new JwtTypeValidator(types);
	}

	/** What Keycloak says that a token is for, so that none is taken for another kind. */
	private static JwtClaimValidator<String> claimType(String expected) {
		return new JwtClaimValidator<>("typ", expected::equals);
	}

	@Bean
	@Order(1)
	SecurityFilterChain graphQlDoor(HttpSecurity http, JwtDecoder accessTokens, Machines machines) throws Exception {
		var refusal = new TokenRefusal();
		return SecurityConfiguration.withoutSession(http)
			.oauth2ResourceServer(
					tokens -> tokens.jwt(jwt -> jwt.decoder(accessTokens).jwtAuthenticationConverter(machines))
						.authenticationEntryPoint(refusal))
			.exceptionHandling(handling -> handling.authenticationEntryPoint(refusal))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pageDoor(HttpSecurity http, SingleSignOn service, KnownPeople people, SsoSessions sessions,
			SignOut signOut, MemberQueries members, ClientRegistrationRepository registrations, AdpSettings program,
			Environment environment) throws Exception {
		http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, new AfterSignIn(members));
		if (environment.acceptsProfiles(Profiles.of("production"))) {
			http.headers(headers -> headers.httpStrictTransportSecurity(
					transport -> transport.requestMatcher(AnyRequestMatcher.INSTANCE).includeSubDomains(false)));
		}
		return SecurityConfiguration.withPublicPages(http)
			.addFilterBefore(new SignInDoor(service, program.address()), OAuth2AuthorizationRequestRedirectFilter.class)
			.oauth2Login(login -> login.clientRegistrationRepository(registrations)
				.authorizedClientRepository(sessions)
				.authorizationEndpoint(
						endpoint -> endpoint.authorizationRequestResolver(new SignInRequests(registrations)))
				.tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokenClient()))
				.userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
				.failureHandler(new RefusedSignIn(signOut)))
			.oidcLogout(logout -> logout.clientRegistrationRepository(registrations)
				.oidcSessionRegistry(new NoRegistry())
				.backChannel(channel -> channel.logoutHandler(sessions)))
			.with(VaadinSecurityConfigurer.vaadin(),
					vaadin -> vaadin.oauth2LoginPage(SignInRequests.BEGIN)
						.logoutSuccessHandler(signOut)
						// A page that does not exist answers with a page of ours.
						.anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
			.build();
	}

	private static RestClientAuthorizationCodeTokenResponseClient tokenClient() {
		var client = new RestClientAuthorizationCodeTokenResponseClient();
		client.setRestClient(RestClient.builder()
			.requestFactory(SingleSignOn.requests())
			.configureMessageConverters(converters -> converters.addCustomConverter(new FormHttpMessageConverter())
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build());
		return client;
	}

	/** Nobody can tell now whether a token is genuine. */
	static class KeysUnknown extends AuthenticationException {

		private static final long serialVersionUID = 1L;

		KeysUnknown(JwtException cause) {
			super("The realm's keys are not known", cause);
		}

	}

	/** The open sessions are known elsewhere. */
	private static final class NoRegistry implements OidcSessionRegistry {

		@Override
		public void saveSessionInformation(OidcSessionInformation session) {
			// Nothing to keep.
		}

		@Override
		@SuppressWarnings("NullAway") // The interface forgets to say that there may be
										// none.
		public OidcSessionInformation removeSessionInformation(String session) {
			return null;
		}

		@Override
		public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
			return List.of();
		}

	}

}
