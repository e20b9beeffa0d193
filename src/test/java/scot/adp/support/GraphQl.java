package scot.adp.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks {@code /graphql} over HTTP as one of the demonstration accounts. */
public final class GraphQl {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Environment environment;

	GraphQl(Environment environment) {
		this.environment = environment;
	}

	/** The program's address, such as {@code http://127.0.0.1:40123}. */
	public URI address() {
		return URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
	}

	/** A client that signs in as an account with the password {@code adp}. */
	public Client as(String username) {
		return as(username, "adp");
	}

	public Client as(String username, String password) {
		String credentials = Base64.getEncoder()
			.encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
		return new Client(http, address().resolve("/graphql"), "Basic " + credentials);
	}

	/** A client that brings a token. */
	public Client withToken(String token) {
		return new Client(http, address().resolve("/graphql"), "Bearer " + token);
	}

	/** A client that does not say who it is. */
	public Client anonymous() {
		return new Client(http, address().resolve("/graphql"), "");
	}

	/** Asks as one account. */
	public record Client(HttpClient http, URI endpoint, String authorization) {

		public Answer query(String document) {
			return query(document, Map.of());
		}

		public Answer query(String document, Map<String, ?> variables) {
			return post(JSON.writeValueAsString(Map.of("query", document, "variables", variables)));
		}

		/** Sends a body as it stands. */
		public Answer post(String body) {
			var request = HttpRequest.newBuilder(endpoint)
				.header("Content-Type", "application/json")
				.header("Accept", "application/graphql-response+json, application/json")
				.POST(BodyPublishers.ofString(body));
			if (!authorization.isEmpty()) {
				request.header("Authorization", authorization);
			}
			try {
				return new Answer(http.send(request.build(), BodyHandlers.ofString()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

	/** What came back. */
	public static final class Answer {

		private final HttpResponse<String> response;

		// Read once: tests look for each of many fields in one large body.
		private final SingletonSupplier<JsonNode> body;

		Answer(HttpResponse<String> response) {
			this.response = response;
			this.body = SingletonSupplier.of(() -> JSON.readTree(response.body()));
		}

		public HttpResponse<String> response() {
			return response;
		}

		public int status() {
			return response.statusCode();
		}

		public String header(String name) {
			return response.headers().firstValue(name).orElse("");
		}

		/** The whole body; missing where there is none. */
		public JsonNode body() {
			return body.obtain();
		}

		/** A value below {@code data}, such as {@code /plan/title}. */
		public JsonNode data(String pointer) {
			return body().at("/data" + pointer);
		}

		public List<JsonNode> errors() {
			return body().path("errors").valueStream().toList();
		}

		/** The codes of the errors, in order. */
		public List<String> errorCodes() {
			return errors().stream().map(error -> error.at("/extensions/code").asString()).toList();
		}

		/**
		 * The answer itself where it holds no error.
		 * @throws AssertionError with the body where it holds one
		 */
		public Answer withoutErrors() {
			if (status() != 200 || body().has("errors")) {
				throw new AssertionError(status() + " " + response.body());
			}
			return this;
		}

	}

}
