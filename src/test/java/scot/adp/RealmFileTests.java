package scot.adp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** What stands in {@code config/keycloak/adp-realm.json}, which everybody can read. */
class RealmFileTests {

	static final Path FILE = Path.of("config/keycloak/adp-realm.json");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(ADP_[A-Z_]+)(:[^}]*)?}");

	private final JsonNode realm = JsonMapper.builder().build().readTree(FILE);

	@Test
	void everySecretIsGivenByTheEnvironment() {
		assertThat(all("secret")).hasSize(4).allMatch(value -> value.matches("\\$\\{ADP_[A-Z]+_SECRET}"));
		assertThat(all("clientSecret")).hasSize(1).allMatch(value -> value.matches("\\$\\{ADP_[A-Z]+_SECRET:}"));
		assertThat(all("password")).hasSize(1).allMatch(value -> value.matches("\\$\\{ADP_SMTP_PASSWORD:}"));
		assertThat(all("credentials")).isEmpty();
		assertThat(all("privateKey")).isEmpty();
	}

	@Test
	void clientsDoWhatTheyAreForAndNothingElse() {
		JsonNode web = client("adp-web");
		assertThat(web.get("publicClient").booleanValue()).isFalse();
		assertThat(web.at("/attributes/pkce.code.challenge.method").stringValue()).isEqualTo("S256");
		assertThat(web.at("/attributes/backchannel.logout.session.required").stringValue()).isEqualTo("true");
		assertThat(web.get("redirectUris")).extracting(JsonNode::stringValue)
			.containsExactly("${ADP_ADDRESS}/login/oauth2/code/keycloak");
		for (JsonNode client : realm.get("clients")) {
			String name = client.get("clientId").stringValue();
			boolean people = name.equals("adp-web");
			assertThat(client.get("directAccessGrantsEnabled").booleanValue()).as(name).isFalse();
			assertThat(client.get("fullScopeAllowed").booleanValue()).as(name).isFalse();
			assertThat(client.get("standardFlowEnabled").booleanValue()).as(name).isEqualTo(people);
			if (!name.startsWith("adp-")) {
				assertThat(client.get("enabled").booleanValue()).as(name).isFalse();
			}
		}
		for (String machine : List.of("adp-dashboard", "adp-partner-system")) {
			assertThat(client(machine).get("serviceAccountsEnabled").booleanValue()).isTrue();
			assertThat(client(machine).get("defaultClientScopes")).extracting(JsonNode::stringValue)
				.contains("adp-api");
		}
		assertThat(client("adp-accounts").get("defaultClientScopes")).extracting(JsonNode::stringValue)
			.doesNotContain("adp-api");
		assertThat(realm.at("/users/0/clientRoles/realm-management")).extracting(JsonNode::stringValue)
			.containsExactlyInAnyOrder("manage-users", "view-users", "view-realm");
	}

	@Test
	void nobodyGetsAnAccountWhoWasNotInvited() {
		assertThat(realm.get("registrationAllowed").booleanValue()).isFalse();
		// An employer's name for somebody must never be taken for an invited address.
		assertThat(realm.get("registrationEmailAsUsername").booleanValue()).isTrue();
		assertThat(realm.get("duplicateEmailsAllowed").booleanValue()).isFalse();
		JsonNode employer = realm.at("/identityProviders/0");
		assertThat(employer.get("enabled").booleanValue()).isFalse();
		assertThat(employer.at("/config/filteredByClaim").stringValue()).isEqualTo("true");
		assertThat(employer.at("/config/claimFilterName").stringValue()).isEqualTo("email_verified");
		assertThat(employer.at("/config/validateSignature").stringValue()).isEqualTo("true");
		assertThat(employer.at("/config/syncMode").stringValue()).isEqualTo("IMPORT");
		assertThat(flow(employer.get("firstBrokerLoginFlowAlias").stringValue()).get("authenticationExecutions"))
			.extracting(step -> step.get("authenticator").stringValue(), step -> step.get("requirement").stringValue())
			.containsExactly(tuple("idp-detect-existing-broker-user", "REQUIRED"), tuple("idp-auto-link", "REQUIRED"));
		// Who could change their own address could take over an invitation.
		String profile = realm
			.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
			.stringValue();
		for (JsonNode attribute : JsonMapper.builder().build().readTree(profile).get("attributes")) {
			assertThat(attribute.at("/permissions/edit")).extracting(JsonNode::stringValue).containsExactly("admin");
		}
	}

	@Test
	void passwordsAndSessionsHaveLimits() {
		assertThat(realm.get("passwordPolicy").stringValue()).contains("length(12)", "notUsername", "notEmail",
				"passwordHistory");
		assertThat(realm.get("bruteForceProtected").booleanValue()).isTrue();
		assertThat(realm.get("permanentLockout").booleanValue()).isFalse();
		assertThat(realm.get("ssoSessionIdleTimeout").intValue()).isEqualTo(30 * 60);
		assertThat(realm.get("ssoSessionMaxLifespan").intValue()).isEqualTo(10 * 60 * 60);
		assertThat(realm.get("accessTokenLifespan").intValue()).isBetween(60, 300);
		assertThat(realm.get("eventsEnabled").booleanValue()).isTrue();
		assertThat(realm.get("eventsExpiration").intValue()).isEqualTo(30 * 24 * 60 * 60);
		assertThat(realm.get("resetPasswordAllowed").stringValue()).isEqualTo("${ADP_SMTP_ENABLED:false}");
	}

	@Test
	void everyStepOfAFlowIsThere() {
		var configured = strings(realm.get("authenticatorConfig"), "alias");
		var flows = strings(realm.get("authenticationFlows"), "alias");
		for (JsonNode flow : realm.get("authenticationFlows")) {
			for (JsonNode step : flow.get("authenticationExecutions")) {
				if (step.has("authenticatorConfig")) {
					assertThat(configured).contains(step.get("authenticatorConfig").stringValue());
				}
				if (step.has("flowAlias")) {
					assertThat(flows).contains(step.get("flowAlias").stringValue());
				}
			}
		}
		assertThat(flows).contains(realm.get("browserFlow").stringValue());
	}

	/** The variables that a file needs, with or without a value of its own for them. */
	static Set<String> placeholders(boolean withDefault) throws Exception {
		var found = new TreeSet<String>();
		var matcher = PLACEHOLDER.matcher(Files.readString(FILE));
		while (matcher.find()) {
			if (withDefault == (matcher.group(2) != null)) {
				found.add(matcher.group(1));
			}
		}
		return found;
	}

	private List<String> all(String field) {
		return realm.findValues(field)
			.stream()
			.map(value -> value.isString() ? value.stringValue() : value.toString())
			.toList();
	}

	private JsonNode client(String id) {
		return find(realm.get("clients"), "clientId", id);
	}

	private JsonNode flow(String alias) {
		return find(realm.get("authenticationFlows"), "alias", alias);
	}

	private static JsonNode find(JsonNode list, String field, String value) {
		return StreamSupport.stream(list.spliterator(), false)
			.filter(entry -> entry.get(field).stringValue().equals(value))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> strings(JsonNode list, String field) {
		return StreamSupport.stream(list.spliterator(), false).map(entry -> entry.get(field).stringValue()).toList();
	}

}
