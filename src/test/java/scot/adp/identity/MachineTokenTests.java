package scot.adp.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.BadJwtException;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.Keycloak;
import scot.adp.support.SsoTest;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Programs of partners, which come to GraphQL with tokens of the real Keycloak. */
@SsoTest
class MachineTokenTests {

	private static final String ME = "{ me { username memberships { post role unit { code } } } }";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Keycloak KEYCLOAK = Keycloak.running();

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Memberships memberships;

	@AutoClose
	OwnPlan plan;

	@BeforeEach
	void addPlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
	}

	@Test
	void partnerSystemWritesForItsUnitAndNoOther() {
		var partner = graphQl.withToken(KEYCLOAK.machineToken("adp-partner-system"));
		var me = partner.query(ME).withoutErrors();
		assertThat(me.data("/me/username").asString()).isEqualTo("adp-partner-system");
		assertThat(me.data("/me/memberships").size()).isOne();
		assertThat(me.data("/me/memberships/0/role").asString()).isEqualTo("PARTNER_SYSTEM");
		assertThat(me.data("/me/memberships/0/unit/code").asString()).isEqualTo(Keycloak.PARTNER_UNIT);

		String own = plan.action(Keycloak.PARTNER_UNIT);
		String other = plan.action("TPS-PEAR");
		var recorded = partner.query(OwnPlan.record(), Map.of("input", plan.update(own))).withoutErrors();
		assertThat(recorded.data("/recordUpdate/updates/edges/0/node/recordedBy").asString())
			.contains("adp-partner-system");
		assertForbidden(partner.query(OwnPlan.record(), Map.of("input", plan.update(other))));
		assertThat(plan.updates(other)).isZero();
	}

	@Test
	void dashboardReadsAndNeitherWritesNorSeesWords() {
		String action = plan.action(Keycloak.PARTNER_UNIT);
		graphQl.withToken(KEYCLOAK.machineToken("adp-partner-system"))
			.query(OwnPlan.record(), Map.of("input", plan.update(action)))
			.withoutErrors();
		var dashboard = graphQl.withToken(KEYCLOAK.machineToken("adp-dashboard"));

		assertForbidden(dashboard.query(OwnPlan.record(), Map.of("input", plan.update(action))));
		var read = dashboard.query("""
				query($plan: String!, $code: String!) { action(plan: $plan, code: $code) { status { code }
				    updates { edges { node { on whatHappened next } } } } }""",
				Map.of("plan", plan.code(), "code", action));
		assertThat(read.data("/action/status/code").asString()).isNotBlank();
		assertThat(read.data("/action/updates/edges/0/node/on").asString()).isNotBlank();
		assertThat(read.data("/action/updates/edges/0/node/whatHappened").isNull()).isTrue();
		assertThat(dashboard.query(ME).data("/me/memberships/0/role").asString()).isEqualTo("DASHBOARD");
	}

	@Test
	void machineIsNobodyToChooseAndItsSignInIsOnRecord() {
		graphQl.withToken(KEYCLOAK.machineToken("adp-dashboard")).query(ME).withoutErrors();

		assertThat(memberships.current()).isNotEmpty().noneMatch(member -> member.role().machine());
		assertThat(count("""
				select count(*) from audit.entry
				where operation = 'identity.sign-in' and actor = 'adp-dashboard'""")).isPositive();
		assertThat(count("""
				select count(*) from identity.account
				where username = 'adp-dashboard' and machine and last_sign_in_at is not null""")).isOne();
	}

	@Test
	void membershipAddsNothingToAToken() {
		var partner = graphQl.withToken(KEYCLOAK.machineToken("adp-partner-system"));
		partner.query(ME).withoutErrors();
		var extra = UUID.randomUUID();
		jdbc.sql("""
				insert into identity.member (id, account, post, unit, role, valid_from)
				select :id, id, 'Too much', 'NAADP-SUPPORT', 'ADP_LEAD', date '2020-01-01'
				from identity.account where username = 'adp-partner-system'""").param("id", extra).update();
		try {
			var again = graphQl.withToken(KEYCLOAK.machineToken("adp-partner-system")).query(ME);
			assertThat(again.data("/me/memberships").size()).isOne();
			assertThat(again.data("/me/memberships/0/role").asString()).isEqualTo("PARTNER_SYSTEM");
		}
		finally {
			jdbc.sql("delete from identity.member where id = :id").param("id", extra).update();
		}
	}

	@Test
	void machineThatWasSwitchedOffStaysOut() {
		graphQl.withToken(KEYCLOAK.machineToken("adp-dashboard")).query(ME).withoutErrors();
		jdbc.sql("update identity.account set disabled_on = date '2020-01-01' where username = 'adp-dashboard'")
			.update();
		try {
			var answer = graphQl.withToken(KEYCLOAK.machineToken("adp-dashboard")).query(ME);
			assertThat(answer.status()).isEqualTo(403);
			assertThat(answer.errors().getFirst().at("/message").asString())
				.isEqualTo("The partnership has switched this client off.");
		}
		finally {
			jdbc.sql("update identity.account set disabled_on = null where username = 'adp-dashboard'").update();
		}
	}

	@Test
	void genuineTokenThatOpensNothingIsRefusedWithAReason() {
		var accounts = graphQl.withToken(KEYCLOAK.machineToken("adp-accounts")).query(ME);
		assertThat(accounts.status()).isEqualTo(401);

		var withRole = withRole("adp-dashboard", "partner-system",
				() -> graphQl.withToken(KEYCLOAK.machineToken("adp-dashboard")).query(ME));
		assertThat(withRole.status()).isEqualTo(403);
		assertThat(withRole.header("WWW-Authenticate")).contains("insufficient_scope");
		assertThat(withRole.errors().getFirst().at("/message").asString()).contains("both realm roles");
		assertThat(withRole.errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void neitherCookiesNorPasswordsNorOtherPlacesOfATokenOpenTheDoor() throws Exception {
		var anonymous = graphQl.anonymous().query(ME);
		assertThat(anonymous.status()).isEqualTo(401);
		assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"adp\"");
		assertThat(anonymous.header("Content-Type")).startsWith("application/json");
		assertThat(anonymous.header("Set-Cookie")).isEmpty();
		assertThat(anonymous.errors().getFirst().at("/extensions/reference").asString())
			.isEqualTo(anonymous.header("X-Reference"))
			.isNotBlank();
		assertThat(graphQl.as("lead", "adp").query(ME).status()).isEqualTo(401);

		var inAddress = HttpRequest
			.newBuilder(
					URI.create(graphQl.address() + "/graphql?access_token=" + KEYCLOAK.machineToken("adp-dashboard")))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ __typename }\"}"))
			.build();
		try (var http = HttpClient.newHttpClient()) {
			assertThat(http.send(inAddress, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void forgedTokenIsRefused(String what, String token) {
		var answer = graphQl.withToken(token).query(ME);

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"adp\", error=\"invalid_token\"");
		assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
		assertThat(answer.body().has("data")).isFalse();
	}

	static Stream<Arguments> forgedTokenIsRefused() throws Exception {
		String genuine = KEYCLOAK.machineToken("adp-dashboard");
		var header = part(genuine, 0);
		var claims = part(genuine, 1);
		String signature = genuine.substring(genuine.lastIndexOf('.') + 1);
		var generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		var own = generator.generateKeyPair();
		PublicKey theirs = JWKSet.load(URI.create(KEYCLOAK.issuer() + "/protocol/openid-connect/certs").toURL())
			.getKeyByKeyId((String) header.get("kid"))
			.toRSAKey()
			.toPublicKey();
		String pem = "-----BEGIN PUBLIC KEY-----\n"
				+ Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
					.encodeToString(theirs.getEncoded())
				+ "\n-----END PUBLIC KEY-----\n";
		var hmac = with(header, "alg", "HS256");
		return Stream.of(
				Arguments.of("claims changed under the genuine signature",
						text(header) + "." + text(with(claims, "azp", "adp-web")) + "." + signature),
				Arguments.of("no signature", genuine.substring(0, genuine.lastIndexOf('.') + 1)),
				Arguments.of("algorithm none", text(with(header, "alg", "none")) + "." + text(claims) + "."),
				Arguments.of("algorithm none with the genuine signature",
						text(with(header, "alg", "none")) + "." + text(claims) + "." + signature),
				Arguments.of("signed with a key of their own under the genuine name",
						rsa(header, claims, own.getPrivate())),
				Arguments.of("signed with a key of their own under another name",
						rsa(with(header, "kid", "own"), claims, own.getPrivate())),
				Arguments.of("the public key as the secret of HS256", hmac(hmac, claims, theirs.getEncoded())),
				Arguments.of("the public key's text as the secret of HS256",
						hmac(hmac, claims, pem.getBytes(StandardCharsets.US_ASCII))),
				Arguments.of("no token at all", "nonsense"), Arguments.of("of another realm", KEYCLOAK.adminToken()));
	}

	/**
	 * The checks behind the signature, tried with a key that we hold: the same decoder,
	 * its keys replaced.
	 */
	@ParameterizedTest(name = "{0}")
	@MethodSource
	void genuineSignatureDoesNotMakeUpForWrongClaims(String what, Map<String, Object> header,
			Map<String, Object> claims, boolean good) throws Exception {
		var generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		var pair = generator.generateKeyPair();
		var key = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID("own").build();
		var decoder = new SsoConfiguration().accessTokens((selector, context) -> selector.select(new JWKSet(key)),
				new SsoSettings(URI.create("http://localhost:1/realms/adp"), null, null, null, null));
		String token = rsa(header, claims, pair.getPrivate());

		if (good) {
			assertThat(decoder.decode(token).getClaimAsString("azp")).isEqualTo("adp-dashboard");
		}
		else {
			assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
		}
	}

	static Stream<Arguments> genuineSignatureDoesNotMakeUpForWrongClaims() {
		long now = Instant.now().getEpochSecond();
		Map<String, Object> header = Map.of("alg", "RS256", "typ", "JWT", "kid", "own");
		Map<String, Object> claims = Map.of("iss", "http://localhost:1/realms/adp", "aud", "adp-api", "typ", "Bearer",
				"azp", "adp-dashboard", "iat", now, "exp", now + 60);
		return Stream.of(Arguments.of("as it should be", header, claims, true),
				Arguments.of("among other audiences", header, with(claims, "aud", List.of("account", "adp-api")), true),
				Arguments.of("for another audience", header, with(claims, "aud", "account"), false),
				Arguments.of("for no audience", header, without(claims, "aud"), false),
				Arguments.of("of another issuer", header, with(claims, "iss", "http://localhost:2/realms/adp"), false),
				Arguments.of("of another realm", header, with(claims, "iss", "http://localhost:1/realms/other"), false),
				Arguments.of("of nobody", header, without(claims, "iss"), false),
				Arguments.of("a minute over", header, with(claims, "exp", now - 60), false),
				Arguments.of("never over", header, without(claims, "exp"), false),
				Arguments.of("not yet", header, with(claims, "nbf", now + 60), false),
				Arguments.of("an ID token", header, with(claims, "typ", "ID"), false),
				Arguments.of("of no kind", header, without(claims, "typ"), false),
				Arguments.of("a logout token", with(header, "typ", "logout+jwt"), claims, false));
	}

	private Answer withRole(String client, String role, Supplier<Answer> asked) {
		String id = KEYCLOAK.admin("GET", "clients?clientId=" + client, null).get(0).get("id").stringValue();
		String user = KEYCLOAK.admin("GET", "clients/%s/service-account-user".formatted(id), null)
			.get("id")
			.stringValue();
		var held = KEYCLOAK.admin("GET", "roles/" + role, null);
		var scopes = "clients/%s/scope-mappings/realm".formatted(id);
		KEYCLOAK.admin("POST", "users/%s/role-mappings/realm".formatted(user), List.of(held));
		KEYCLOAK.admin("POST", scopes, List.of(held));
		try {
			return asked.get();
		}
		finally {
			KEYCLOAK.admin("DELETE", "users/%s/role-mappings/realm".formatted(user), List.of(held));
			KEYCLOAK.admin("DELETE", scopes, List.of(held));
		}
	}

	private int count(String sql) {
		return jdbc.sql(sql).query(Integer.class).single();
	}

	private static void assertForbidden(Answer answer) {
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> part(String token, int number) {
		return JSON.readValue(Base64.getUrlDecoder().decode(token.split("\\.")[number]), Map.class);
	}

	private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
		var changed = new LinkedHashMap<>(map);
		changed.put(key, value);
		return changed;
	}

	private static Map<String, Object> without(Map<String, Object> map, String key) {
		var changed = new LinkedHashMap<>(map);
		changed.remove(key);
		return changed;
	}

	private static String text(Map<String, Object> part) {
		return text(JSON.writeValueAsBytes(part));
	}

	private static String text(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static String rsa(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) throws Exception {
		String signed = text(header) + "." + text(claims);
		var signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(key);
		signature.update(signed.getBytes(StandardCharsets.US_ASCII));
		return signed + "." + text(signature.sign());
	}

	private static String hmac(Map<String, Object> header, Map<String, Object> claims, byte[] secret) throws Exception {
		String signed = text(header) + "." + text(claims);
		var mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(secret, "HmacSHA256"));
		return signed + "." + text(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
	}

}
