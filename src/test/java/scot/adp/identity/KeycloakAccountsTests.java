package scot.adp.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.platform.Problem;
import scot.adp.support.EmailTable;
import scot.adp.support.EmailTable.Taken;
import scot.adp.support.Keycloak;
import scot.adp.support.SsoTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the program does to accounts at the real Keycloak. */
@SsoTest
class KeycloakAccountsTests {

	@Autowired
	SignInAccounts accounts;

	final Keycloak keycloak = Keycloak.running();

	String email;

	String subject = "";

	@BeforeEach
	void chooseAddress() {
		email = "invited.%s@adp.example".formatted(UUID.randomUUID());
	}

	@AfterEach
	void takeAway() {
		keycloak.admin("PUT", "", Map.of("smtpServer", Map.of()));
		keycloak.remove(subject);
	}

	@Test
	void invitedPersonGetsAVerifiedAccountAndAPasswordToChange() {
		var invited = accounts.invite(email, "Mairi Anne Test", SignInWay.PASSWORD);
		subject = invited.subject();

		assertThat(invited.mailed()).isFalse();
		assertThat(invited.temporaryPassword()).matches("(\\w{4}-){3}\\w{4}");
		JsonNode user = user();
		assertThat(user.get("email").stringValue()).isEqualTo(email);
		assertThat(user.get("emailVerified").booleanValue()).isTrue();
		assertThat(user.get("firstName").stringValue()).isEqualTo("Mairi Anne");
		assertThat(user.get("requiredActions").toString()).contains("UPDATE_PASSWORD");
	}

	@Test
	void whoIsInvitedAgainKeepsTheAccount() {
		subject = accounts.invite(email, "Mairi Test", SignInWay.EMPLOYER).subject();
		var again = accounts.invite(email, "Mairi Test", SignInWay.PASSWORD);

		assertThat(again.subject()).isEqualTo(subject);
		assertThat(again.temporaryPassword()).isNotNull();
	}

	@Test
	void whoSignsInAtTheirEmployerGetsNoPassword() {
		var invited = accounts.invite(email, "Mairi Test", SignInWay.EMPLOYER);
		subject = invited.subject();

		assertThat(invited.temporaryPassword()).isNull();
		assertThat(keycloak.admin("GET", "users/%s/credentials".formatted(subject), null).size()).isZero();
	}

	@Test
	void mailGoesOutWhereAServerIsSetUp() {
		var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
		mail.start();
		try {
			keycloak.admin("PUT", "", Map.of("smtpServer", Map.of("host", "127.0.0.1", "port",
					String.valueOf(mail.getSmtp().getPort()), "from", "sign-in@adp.example")));
			var invited = accounts.invite(email, "Mairi Test", SignInWay.PASSWORD);
			subject = invited.subject();

			assertThat(invited.mailed()).isTrue();
			assertThat(invited.temporaryPassword()).isNull();
			assertThat(mail.waitForIncomingEmail(10_000, 1)).isTrue();
			var message = mail.getReceivedMessages()[0];
			assertThat(GreenMailUtil.getAddressList(message.getAllRecipients())).isEqualTo(email);
			assertThat(GreenMailUtil.getBody(message)).contains("/realms/adp/login-actions/action-token");
		}
		catch (MessagingException ex) {
			throw new AssertionError(ex);
		}
		finally {
			mail.stop();
		}
	}

	@Test
	void closedAccountIsDisabledAndOpensAgain() {
		subject = accounts.invite(email, "Mairi Test", SignInWay.PASSWORD).subject();

		accounts.close(subject);
		assertThat(user().get("enabled").booleanValue()).isFalse();
		accounts.open(subject);
		assertThat(user().get("enabled").booleanValue()).isTrue();
	}

	@Test
	void whoIsNotThereAnyMoreIsClosedAllTheSame() {
		subject = accounts.invite(email, "Mairi Test", SignInWay.PASSWORD).subject();

		accounts.close("00000000-0000-0000-0000-000000000000");
	}

	@Test
	void everyAddressThatIsTakenIsTakenByKeycloak() {
		for (String address : EmailTable.TAKEN.stream().map(Taken::kept).distinct().toList()) {
			subject = accounts.invite(address, "Mairi Test", SignInWay.EMPLOYER).subject();
			assertThat(user().get("email").stringValue()).isEqualTo(address);
			keycloak.remove(subject);
		}
		subject = accounts.invite(email, "Mairi Test", SignInWay.EMPLOYER).subject();
	}

	@Test
	void addressWithSignsOfASearchIsNobodyElses() {
		String mark = UUID.randomUUID().toString().substring(0, 8);
		for (String sign : List.of("_", "%", "*")) {
			String other = keycloak.person("sx%s@adp.example".formatted(mark), "Other", "Test");
			try {
				subject = accounts.invite("s%s%s@adp.example".formatted(sign, mark), "Mairi Test", SignInWay.EMPLOYER)
					.subject();
				assertThat(subject).isNotEqualTo(other);
				keycloak.remove(subject);
			}
			finally {
				keycloak.remove(other);
			}
		}
		subject = accounts.invite(email, "Mairi Test", SignInWay.EMPLOYER).subject();
	}

	@Test
	void emptyAddressIsNobodys() {
		subject = keycloak.invited(email);

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> accounts.invite("", "Mairi Test", SignInWay.PASSWORD));
		assertThat(keycloak.admin("GET", "users/%s/credentials".formatted(subject), null).size()).isZero();
	}

	@Test
	void addressOfSeveralAccountsIsNoOnes() {
		keycloak.admin("PUT", "", Map.of("registrationEmailAsUsername", false, "loginWithEmailAllowed", false,
				"duplicateEmailsAllowed", true));
		var both = new ArrayList<String>();
		try {
			both.add(keycloak.user(Map.of("username", "one-" + email, "email", email, "enabled", true)));
			both.add(keycloak.user(Map.of("username", "two-" + email, "email", email, "enabled", true)));

			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> accounts.invite(email, "Mairi Test", SignInWay.PASSWORD))
				.withMessageContaining("Several accounts");
		}
		finally {
			both.forEach(keycloak::remove);
			keycloak.admin("PUT", "", Map.of("registrationEmailAsUsername", true, "loginWithEmailAllowed", true,
					"duplicateEmailsAllowed", false));
		}
		subject = accounts.invite(email, "Mairi Test", SignInWay.EMPLOYER).subject();
	}

	@Test
	void changedAccountKeepsItsNameAddressAndAttributes() {
		withProfile(profile -> profile.put("unmanagedAttributePolicy", "ENABLED"), () -> {
			subject = keycloak.user(Map.of("email", email, "emailVerified", true, "enabled", true, "firstName",
					"Mairi Anne", "lastName", "O'Test", "attributes", Map.of("phone", List.of("01632 960123"))));
			var before = user();

			accounts.close(subject);
			accounts.open(subject);

			assertThat(described(user())).isEqualTo(described(before));
			assertThat(before.at("/attributes/phone/0").stringValue()).isEqualTo("01632 960123");
		});
	}

	@Test
	void nameIsRefusedWhereKeycloakRefusesIt() {
		withProfile(KeycloakAccountsTests::checkNames, () -> {
			var taken = new StringBuilder();
			for (String sign : signs()) {
				if (PersonName.refused(sign).isEmpty()) {
					taken.append(sign);
				}
				else {
					assertThat(keycloak.status("POST", "users", named("Mairi" + sign))).as(sign).isEqualTo(400);
				}
			}
			subject = keycloak.user(named("Mairi" + taken));
			assertThat(taken).contains("'", "\u2019", "-", "\u00e0", ".");
		});
	}

	@Test
	void nameOfFormerTimesKeepsNobodyInAndNobodyOut() {
		subject = keycloak.user(named("Mairi (Beag)"));
		withProfile(KeycloakAccountsTests::checkNames, () -> {
			accounts.close(subject);
			assertThat(user().get("enabled").booleanValue()).isFalse();
			assertThat(user().get("firstName").stringValue()).isEqualTo("Mairi Beag");
			keycloak.remove(subject);

			subject = accounts.invite(email, "Mairi (Beag) Test", SignInWay.EMPLOYER).subject();
			assertThat(user().get("firstName").stringValue()).isEqualTo("Mairi Beag");
		});
	}

	private static List<JsonNode> described(JsonNode user) {
		return Stream.of("username", "email", "emailVerified", "enabled", "firstName", "lastName", "attributes")
			.map(user::get)
			.toList();
	}

	private Map<String, Object> named(String firstName) {
		return Map.of("email", email, "enabled", true, "firstName", firstName, "lastName", "Test");
	}

	/** All that a keyboard writes, and some that it does not. */
	private static List<String> signs() {
		return IntStream
			.concat(IntStream.rangeClosed(' ', '~'), IntStream.of(0xa7, 0xb4, 0xe0, 0x141, 0x2019, 0x2013, 0x2028, 7))
			.mapToObj(Character::toString)
			.toList();
	}

	/** As in a realm that nobody set up for the program. */
	private static void checkNames(Map<String, Object> profile) {
		for (var attribute : (List<?>) Objects.requireNonNull(profile.get("attributes"))) {
			@SuppressWarnings("unchecked")
			var described = (Map<String, Object>) attribute;
			if (Set.of("firstName", "lastName").contains(described.get("name"))) {
				described.put("validations", Map.of("person-name-prohibited-characters", Map.of()));
			}
		}
	}

	private void withProfile(Consumer<Map<String, Object>> change, Runnable test) {
		JsonNode before = Objects.requireNonNull(keycloak.admin("GET", "users/profile", null));
		@SuppressWarnings("unchecked")
		var profile = (Map<String, Object>) JsonMapper.shared().convertValue(before, Map.class);
		change.accept(profile);
		keycloak.admin("PUT", "users/profile", profile);
		try {
			test.run();
		}
		finally {
			keycloak.admin("PUT", "users/profile", before);
		}
	}

	private JsonNode user() {
		JsonNode user = keycloak.admin("GET", "users/" + subject, null);
		assertThat(user).isNotNull();
		return user;
	}

}
