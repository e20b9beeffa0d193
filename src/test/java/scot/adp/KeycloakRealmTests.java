package scot.adp;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import scot.adp.support.Keycloak;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the real Keycloak makes of our realm. */
class KeycloakRealmTests {

	private static final Keycloak KEYCLOAK = Keycloak.running();

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
	}

	private static JsonNode claims(String token) {
		return JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
	}

}
