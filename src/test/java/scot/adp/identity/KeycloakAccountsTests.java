package scot.adp.identity;

import java.util.Map;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.Keycloak;
import scot.adp.support.SsoTest;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

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

	private JsonNode user() {
		JsonNode user = keycloak.admin("GET", "users/" + subject, null);
		assertThat(user).isNotNull();
		return user;
	}

}
