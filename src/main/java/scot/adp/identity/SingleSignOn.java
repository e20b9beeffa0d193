package scot.adp.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks the sign-in service, which may be away. */
@Component
@Profile("sso")
class SingleSignOn {

	private static final Logger log = LoggerFactory.getLogger(SingleSignOn.class);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final Duration REMEMBERED = Duration.ofSeconds(3);

	private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {
	};

	private final SsoSettings settings;

	private final RestClient http;

	private final ReentrantLock asking = new ReentrantLock();

	private volatile Answer last = new Answer(false, System.nanoTime() - REMEMBERED.toNanos());

	SingleSignOn(SsoSettings settings) {
		this.settings = settings;
		this.http = RestClient.builder().requestFactory(requests()).build();
	}

	/** Requests that give up soon. */
	static ClientHttpRequestFactory requests() {
		var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
		requests.setReadTimeout(PATIENCE.plusSeconds(3));
		return requests;
	}

	/** Whether it answers, as of a few seconds ago at most. */
	boolean answers() {
		if (last.fresh()) {
			return last.good;
		}
		// One asks, the others wait for the same answer.
		asking.lock();
		try {
			if (!last.fresh()) {
				last = new Answer(ask(), System.nanoTime());
			}
			return last.good;
		}
		finally {
			asking.unlock();
		}
	}

	/** Forgets whether it answered, so that the next look is a new one. */
	void forget() {
		last = new Answer(false, System.nanoTime() - REMEMBERED.toNanos());
	}

	/** Asks whether a session there goes on, which prolongs it. */
	Refreshed refresh(String refreshToken) {
		try {
			return Objects.requireNonNull(http.post()
				.uri(URI.create(settings.forUs("token")))
				.contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.body(form("grant_type", "refresh_token", "refresh_token", refreshToken))
				.exchange((request, response) -> {
					var body = Objects.requireNonNullElse(response.bodyTo(JSON), Map.<String, Object>of());
					if (response.getStatusCode().is2xxSuccessful()) {
						return new Refreshed(State.GOES_ON, (String) body.get("refresh_token"));
					}
					if (!"invalid_grant".equals(body.get("error"))) {
						log.warn("The sign-in service did not refresh a session: {}, {}", response.getStatusCode(),
								body.get("error"));
						return Refreshed.UNKNOWN;
					}
					return new Refreshed(String.valueOf(body.get("error_description")).contains("disabled")
							? State.DISABLED : State.OVER, null);
				}));
		}
		catch (RestClientException ex) {
			log.warn("The sign-in service was asked about a session and gave no answer");
			return Refreshed.UNKNOWN;
		}
	}

	/** Ends a session there. */
	void end(String refreshToken) {
		try {
			http.post()
				.uri(URI.create(settings.forUs("logout")))
				.contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.body(form("refresh_token", refreshToken))
				.retrieve()
				.toBodilessEntity();
		}
		catch (RestClientException ex) {
			// It ends there by itself when nobody uses it.
			log.info("The sign-in service was asked to end a session and did not");
		}
	}

	private LinkedMultiValueMap<String, String> form(String... parameters) {
		var form = new LinkedMultiValueMap<String, String>();
		form.add("client_id", SsoSettings.CLIENT);
		form.add("client_secret", settings.webSecret());
		for (int i = 0; i < parameters.length; i += 2) {
			form.add(parameters[i], parameters[i + 1]);
		}
		return form;
	}

	private boolean ask() {
		try {
			return Boolean.TRUE.equals(http.get()
				.uri(URI.create(settings.address() + "/.well-known/openid-configuration"))
				.exchange((request, response) -> response.getStatusCode().is2xxSuccessful()));
		}
		catch (RestClientException ex) {
			return false;
		}
	}

	private record Answer(boolean good, long at) {

		boolean fresh() {
			return System.nanoTime() - at < REMEMBERED.toNanos();
		}

	}

	/** Whether a session goes on at the sign-in service. */
	enum State {

		GOES_ON, OVER, DISABLED, UNKNOWN

	}

	/**
	 * What became of a session.
	 *
	 * @param refreshToken for the next time; null where there is none
	 */
	record Refreshed(State state, @Nullable String refreshToken) {

		static final Refreshed UNKNOWN = new Refreshed(State.UNKNOWN, null);

		@Override
		public String toString() {
			return state.name();
		}

	}

}
