package scot.adp;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scot.adp.support.Keycloak;
import scot.adp.support.OneTimeCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the real Keycloak makes of our realm, without the program. */
@Tag("slow")
class KeycloakRealmTests {

	private static final String PROGRAM = "http://localhost:2";

	private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

	private static final Pattern OTP = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");

	private static final Pattern PATH = Pattern.compile("(?i);\\s*path=([^;]+)");

	private static final Keycloak KEYCLOAK = Keycloak.running();

	@BeforeAll
	static void openTheDoors() {
		KEYCLOAK.serve(PROGRAM);
		KEYCLOAK.enableEmployer();
	}

	@Test
	void machinesGetTokensForTheirRoleAndTheApi() {
		JsonNode dashboard = claims(KEYCLOAK.machineToken("adp-dashboard"));
		assertThat(dashboard.get("aud").stringValue()).isEqualTo("adp-api");
		assertThat(dashboard.at("/realm_access/roles")).extracting(JsonNode::stringValue).containsExactly("dashboard");
		assertThat(dashboard.has("adp_unit")).isFalse();
		JsonNode partner = claims(KEYCLOAK.machineToken("adp-partner-system"));
		assertThat(partner.at("/realm_access/roles")).extracting(JsonNode::stringValue)
			.containsExactly("partner-system");
		assertThat(partner.get("adp_unit").stringValue()).isEqualTo(Keycloak.PARTNER_UNIT);
		assertThat(claims(KEYCLOAK.machineToken("adp-accounts")).has("aud")).isFalse();
	}

	@Test
	void aPasswordIsOneLevelAndACodeTheNext() throws Exception {
		KEYCLOAK.person("two-levels@adp.example", "Tess", "Level");
		var visitor = new Visitor();
		visitor.open("");
		visitor.send(Map.of("username", "two-levels@adp.example", "password", Keycloak.PASSWORD));
		JsonNode first = visitor.idToken();
		assertThat(first.get("acr").stringValue()).isEqualTo("password");
		assertThat(first.get("name").stringValue()).isEqualTo("Tess Level");
		assertThat(first.get("email").stringValue()).isEqualTo("two-levels@adp.example");
		assertThat(first.has("identity_provider")).isFalse();

		visitor.open("&acr_values=second-factor");
		visitor.setUpCode();
		JsonNode second = visitor.idToken();
		assertThat(second.get("acr").stringValue()).isEqualTo("second-factor");
		assertThat(second.get("sid")).isEqualTo(first.get("sid"));
	}

	@Test
	void weakPasswordsAreRefused() {
		String subject = KEYCLOAK.invited("weak@adp.example");
		for (String weak : new String[] { "short", "weak@adp.example" }) {
			assertThat(KEYCLOAK.status("PUT", "users/" + subject + "/reset-password",
					Map.of("type", "password", "value", weak, "temporary", false)))
				.as(weak)
				.isEqualTo(400);
		}
	}

	@Test
	void anEmployersSecondFactorCountsInTheSessionInWhichItWasUsed() throws Exception {
		String subject = KEYCLOAK.invited("with-second-factor@employer.example");
		var visitor = new Visitor();
		visitor.openThroughEmployer("");
		visitor.send(Map.of("username", "with-second-factor", "password", Keycloak.EMPLOYERS_PASSWORD));
		JsonNode token = visitor.idToken();
		assertThat(token.get("sub").stringValue()).isEqualTo(subject);
		assertThat(token.get("acr").stringValue()).isEqualTo("second-factor");
		assertThat(token.get("identity_provider").stringValue()).isEqualTo("employer");

		// The same person with a password of ours is asked for a code.
		KEYCLOAK.admin("PUT", "users/" + subject + "/reset-password",
				Map.of("type", "password", "value", Keycloak.PASSWORD, "temporary", false));
		var another = new Visitor();
		another.open("");
		another.send(Map.of("username", "with-second-factor@employer.example", "password", Keycloak.PASSWORD));
		assertThat(another.idToken().get("acr").stringValue()).isEqualTo("password");
		another.open("&acr_values=second-factor");
		assertThat(another.page()).contains("totpSecret");
	}

	@Test
	void withoutAnEmployersSecondFactorKeycloakAsksForACode() throws Exception {
		KEYCLOAK.invited("without-second-factor@employer.example");
		var visitor = new Visitor();
		visitor.openThroughEmployer("");
		visitor.send(Map.of("username", "without-second-factor", "password", Keycloak.EMPLOYERS_PASSWORD));
		assertThat(visitor.idToken().get("acr").stringValue()).isEqualTo("password");
		visitor.open("&acr_values=second-factor");
		visitor.setUpCode();
		JsonNode token = visitor.idToken();
		assertThat(token.get("acr").stringValue()).isEqualTo("second-factor");
		assertThat(token.get("identity_provider").stringValue()).isEqualTo("employer");
	}

	@Test
	void whoWasNotInvitedGetsAClearPageAndNoAccount() throws Exception {
		int before = people();
		var visitor = new Visitor();
		visitor.openThroughEmployer("");
		visitor.send(Map.of("username", "stranger", "password", Keycloak.EMPLOYERS_PASSWORD));
		assertThat(visitor.page()).contains("nobody has invited your work e-mail address");
		assertThat(people()).isEqualTo(before);
	}

	@Test
	void anAddressForWhichTheEmployerDoesNotVouchOpensNothing() throws Exception {
		String subject = KEYCLOAK.invited("unverified@employer.example");
		for (String username : new String[] { "unverified", "no-address" }) {
			var visitor = new Visitor();
			visitor.openThroughEmployer("");
			visitor.send(Map.of("username", username, "password", Keycloak.EMPLOYERS_PASSWORD));
			assertThat(visitor.page()).contains("does not vouch for your work e-mail address");
		}
		assertThat(KEYCLOAK.admin("GET", "users/" + subject + "/federated-identity", null)).isEmpty();
	}

	@Test
	void anEmployersNameForSomebodyIsNeverTakenForAnInvitedAddress() throws Exception {
		String subject = KEYCLOAK.invited("borrowed-name@adp.example");
		var visitor = new Visitor();
		visitor.openThroughEmployer("");
		visitor.send(Map.of("username", "borrowed-name@adp.example", "password", Keycloak.EMPLOYERS_PASSWORD));
		assertThat(visitor.page()).contains("nobody has invited your work e-mail address");
		assertThat(KEYCLOAK.admin("GET", "users/" + subject + "/federated-identity", null)).isEmpty();
	}

	private static int people() {
		return Integer.parseInt(String.valueOf(KEYCLOAK.admin("GET", "users/count", null)));
	}

	private static JsonNode claims(String token) {
		return JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
	}

	/** A browser, as far as Keycloak's forms need one. */
	private static final class Visitor {

		private final HttpClient http = HttpClient.newHttpClient();

		// Not a CookieManager: Keycloak takes the loopback address for secure, and that
		// sends back no secure cookie without TLS.
		private final Map<Cookie, String> cookies = new LinkedHashMap<>();

		private final String verifier = "verifier-%s-%s".formatted(UUID.randomUUID(), UUID.randomUUID());

		private @Nullable HttpResponse<String> last;

		private @Nullable String code;

		void openThroughEmployer(String more) throws Exception {
			open("&kc_idp_hint=employer" + more);
		}

		void open(String more) throws Exception {
			String challenge = Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
			follow(HttpRequest.newBuilder(URI.create(KEYCLOAK.issuer()
					+ "/protocol/openid-connect/auth?client_id=adp-web"
					+ "&response_type=code&scope=openid%20profile%20email&state=s&nonce=n&code_challenge_method=S256"
					+ "&code_challenge=" + challenge + "&redirect_uri=" + encoded(redirect()) + more)));
		}

		void send(Map<String, String> fields) throws Exception {
			Matcher form = FORM.matcher(page());
			assertThat(form.find()).as(page()).isTrue();
			follow(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(body(fields))));
		}

		void setUpCode() throws Exception {
			Matcher secret = OTP.matcher(page());
			assertThat(secret.find()).as(page()).isTrue();
			send(Map.of("totp", OneTimeCode.of(secret.group(1)), "totpSecret", secret.group(1), "userLabel", ""));
		}

		String page() {
			return Objects.requireNonNull(last).body();
		}

		JsonNode idToken() throws Exception {
			String given = Objects.requireNonNull(code, this::page);
			var answer = http
				.send(HttpRequest.newBuilder(URI.create(KEYCLOAK.issuer() + "/protocol/openid-connect/token"))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString(body(Map.of("grant_type", "authorization_code", "code", given,
							"redirect_uri", redirect(), "client_id", "adp-web", "client_secret",
							KEYCLOAK.secret("adp-web"), "code_verifier", verifier))))
					.build(), BodyHandlers.ofString());
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			return claims(JsonMapper.builder().build().readTree(answer.body()).get("id_token").stringValue());
		}

		private void follow(HttpRequest.Builder request) throws IOException, InterruptedException {
			code = null;
			HttpRequest.Builder next = request;
			for (int step = 0; step < 20; step++) {
				URI address = next.build().uri();
				String sent = cookies.entrySet()
					.stream()
					.filter(cookie -> address.getPath().startsWith(cookie.getKey().path()))
					.map(Map.Entry::getValue)
					.collect(Collectors.joining("; "));
				if (!sent.isEmpty()) {
					next.header("Cookie", sent);
				}
				var answer = http.send(next.build(), BodyHandlers.ofString());
				last = answer;
				keepCookies(answer);
				if (answer.statusCode() != 302 && answer.statusCode() != 303) {
					return;
				}
				URI target = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
				if (target.toString().startsWith(redirect())) {
					Matcher given = Pattern.compile("[?&]code=([^&]+)").matcher(target.toString());
					code = given.find() ? given.group(1) : null;
					return;
				}
				next = HttpRequest.newBuilder(target);
			}
			throw new AssertionError("Sent round in circles");
		}

		// Both realms set cookies of the same names, each for its own path.
		private void keepCookies(HttpResponse<String> answer) {
			for (String cookie : answer.headers().allValues("Set-Cookie")) {
				String pair = cookie.substring(0, cookie.indexOf(';'));
				Matcher path = PATH.matcher(cookie);
				var key = new Cookie(pair.substring(0, pair.indexOf('=')), path.find() ? path.group(1) : "/");
				if (cookie.contains("Max-Age=0")) {
					cookies.remove(key);
				}
				else {
					cookies.put(key, pair);
				}
			}
		}

		private static String redirect() {
			return PROGRAM + "/login/oauth2/code/keycloak";
		}

		private static String body(Map<String, String> fields) {
			return fields.entrySet()
				.stream()
				.map(field -> field.getKey() + "=" + encoded(field.getValue()))
				.collect(Collectors.joining("&"));
		}

		private static String encoded(String value) {
			return URLEncoder.encode(value, StandardCharsets.UTF_8);
		}

		private record Cookie(String name, String path) {
		}

	}

}
