package scot.adp.identity;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Role;
import scot.adp.support.Browser;
import scot.adp.support.GraphQl;
import scot.adp.support.Keycloak;
import scot.adp.support.MovableClock;
import scot.adp.support.SsoTest;

import static org.assertj.core.api.Assertions.assertThat;

/** People sign in and out in a browser, at the real Keycloak and at an employer's. */
@SsoTest
@Tag("browser")
class SingleSignOnTests {

	private static final Keycloak KEYCLOAK = Keycloak.running();

	private static final String SECOND_FACTOR = "text=Use your second factor";

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	SsoSessions sessions;

	@Autowired
	SingleSignOn service;

	@AutoClose
	Browser browser;

	@AutoClose
	People people;

	@BeforeEach
	void open(@Autowired AdpSettings program) {
		browser = new Browser(URI.create(program.address()));
		people = new People(context, new ArrayList<>());
	}

	@Test
	void invitedPersonSignsInGoesWhereTheyWantedAndSignsOut() {
		var person = people.invited().as(Role.BOARD_VIEWER, "NAADP-BOARD");
		var page = browser.window();
		page.navigate("/strategy/NAADP-2025");
		String before = session(page);
		assertThat(page.url()).contains("code_challenge_method=S256").contains("nonce=");
		give(page, person.email(), Keycloak.PASSWORD);
		page.waitForURL("**/strategy/NAADP-2025*");
		page.waitForSelector("main h1");

		assertThat(session(page)).isNotEqualTo(before);
		assertThat(page.textContent(".who")).contains("Mairi Test, Tester");
		assertThat(page.querySelector(SECOND_FACTOR)).isNull();
		assertThat(person.told("subject", String.class)).isEqualTo(person.subject);
		assertThat(person.told("last_sign_in_at", OffsetDateTime.class)).isNotNull();
		String actor = person.account().value().toString();
		assertThat(jdbc.sql("select operation from audit.entry where actor = :actor order by id")
			.param("actor", actor)
			.query(String.class)
			.list()).containsExactly("identity.account.link", "identity.sign-in");
		assertThat(jdbc.sql("select e::text from audit.entry e where actor = :actor")
			.param("actor", actor)
			.query(String.class)
			.list()).isNotEmpty().noneMatch(entry -> entry.contains("Mairi") || entry.contains("@"));

		page.click("text=Sign out");
		page.waitForURL("**/signed-out*");
		page.navigate("/");
		page.waitForSelector("#password");
	}

	@Test
	void roleThatNeedsASecondFactorAsksForItOnceAndSleepsWithout() {
		var person = people.invited().as(Role.ADP_LEAD, "NAADP-SUPPORT");
		var page = browser.window();
		page.navigate("/");
		give(page, person.email(), Keycloak.PASSWORD);
		page.waitForSelector("#totp");

		// They leave it and are let in, as far as a password goes.
		page.navigate("/strategy");
		page.waitForSelector("main h1");
		assertThat(page.textContent(".who")).isBlank();
		page.click(SECOND_FACTOR);
		page.click("#mode-manual");
		byte[] secret = base32(page.textContent("#kc-totp-secret-key"));
		page.fill("#totp", code(secret, 0));
		if (page.querySelector("#userLabel") != null) {
			page.fill("#userLabel", "Test");
		}
		page.click("#saveTOTPBtn");
		page.waitForSelector("main h1");
		assertThat(page.url()).startsWith(browser.address().toString());
		assertThat(page.textContent(".who")).contains("Mairi Test, Tester");
		assertThat(page.querySelector(SECOND_FACTOR)).isNull();

		// Elsewhere it is asked for at once.
		var other = browser.window();
		other.navigate("/");
		give(other, person.email(), Keycloak.PASSWORD);
		other.waitForSelector("#otp");
		// The code was used; the next one counts already.
		other.fill("#otp", code(secret, 1));
		other.click("#kc-login");
		other.waitForSelector("main h1");
		assertThat(other.textContent(".who")).contains("Mairi Test, Tester");
	}

	@Test
	void somebodyWhoWasNotInvitedSeesThatAndNothingElse() {
		String email = "stranger.%s@adp.example".formatted(UUID.randomUUID());
		String subject = KEYCLOAK.person(email, "Some", "Stranger");
		try {
			var page = browser.window();
			page.navigate("/strategy");
			give(page, email, Keycloak.PASSWORD);
			page.waitForURL("**/not-known*");
			page.waitForSelector("main h1");

			// Neither here nor there are they signed in: another account can be.
			page.navigate("/strategy");
			page.waitForSelector("#password");
			assertThat(jdbc.sql("select count(*) from identity.account where email = :email or subject = :subject")
				.param("email", email)
				.param("subject", subject)
				.query(Integer.class)
				.single()).isZero();
		}
		finally {
			KEYCLOAK.remove(subject);
		}
	}

	@Test
	void employerSaysWhoSomebodyIsAndTheSecondFactorCounts() {
		KEYCLOAK.enableEmployer();
		people.atEmployer("with-second-factor@employer.example").as(Role.UNIT_LEAD, "NADARS");
		var with = byEmployer("with-second-factor");
		with.waitForSelector("main h1");
		assertThat(with.url()).startsWith(browser.address().toString());
		assertThat(with.textContent(".who")).contains("Mairi Test, Tester");
		assertThat(with.querySelector(SECOND_FACTOR)).isNull();

		people.atEmployer("without-second-factor@employer.example").as(Role.UNIT_LEAD, "NADARS");
		var without = byEmployer("without-second-factor");
		without.waitForSelector("#totp");
		without.navigate("/strategy");
		without.waitForSelector(SECOND_FACTOR);

		for (String nobody : List.of("stranger", "unverified")) {
			var refused = byEmployer(nobody);
			refused.waitForSelector("#kc-error-message");
			refused.navigate("/strategy");
			refused.waitForSelector("#password");
		}
	}

	@Test
	void whatEndsElsewhereEndsOpenPages() {
		var signedOut = people.invited().as(Role.BOARD_VIEWER, "NAADP-BOARD");
		var switchedOff = people.invited().as(Role.BOARD_VIEWER, "NAADP-BOARD");
		var closed = people.invited().as(Role.BOARD_VIEWER, "NAADP-BOARD");
		var stays = people.invited().as(Role.BOARD_VIEWER, "NAADP-BOARD");
		var signedOutPage = signedIn(signedOut);
		var switchedOffPage = signedIn(switchedOff);
		var closedPage = signedIn(closed);
		var staysPage = signedIn(stays);

		KEYCLOAK.signOut(signedOut.subject);
		KEYCLOAK.enabled(switchedOff.subject, false);
		closed.disable();
		sessions.check();

		signedOutPage.waitForURL("**/signed-out?why=elsewhere*");
		switchedOffPage.waitForURL("**/signed-out?why=disabled*");
		closedPage.waitForURL("**/signed-out?why=disabled*");
		staysPage.reload();
		staysPage.waitForSelector("main h1");
		assertThat(staysPage.textContent(".who")).contains("Mairi Test, Tester");
		closedPage.navigate("/strategy");
		give(closedPage, closed.email(), Keycloak.PASSWORD);
		closedPage.waitForURL("**/not-known*");

		stays.ends(MovableClock.START.toLocalDate().minusDays(1));
		// What one may do is remembered for two seconds.
		Awaitility.await().untilAsserted(() -> assertThat(whoIsThere(staysPage)).isBlank());
	}

	@Test
	void anotherNameOfTheServerLeadsToItsAddressFirst() {
		var person = people.invited().as(Role.BOARD_VIEWER, "NAADP-BOARD");
		var page = browser.window();
		page.navigate(browser.address().toString().replace("localhost", "127.0.0.1") + "/sign-in");
		give(page, person.email(), Keycloak.PASSWORD);
		page.waitForSelector("main h1");
		assertThat(page.url()).startsWith(browser.address().toString());
	}

	@Test
	void answerThatNobodyAskedForDoesNotSignIn() {
		var page = browser.window();
		page.navigate("/login/oauth2/code/keycloak?code=forged&state=forged");
		// It begins anew, once.
		page.waitForSelector("#password");
		page.navigate("/login/oauth2/code/keycloak?code=forged&state=forged.again");
		page.waitForURL("**/sign-in-unavailable*");
	}

	@Test
	void whileKeycloakIsAwayWhoIsThereWorksOn() throws Exception {
		var graphQl = context.getBean(GraphQl.class);
		var person = people.invited().as(Role.BOARD_VIEWER, "NAADP-BOARD");
		var page = signedIn(person);
		var leaving = signedIn(person);
		var program = graphQl.withToken(KEYCLOAK.machineToken("adp-dashboard"));
		program.query("{ me { username } }").withoutErrors();
		KEYCLOAK.stop();
		try {
			service.forget();
			sessions.check();
			Browser.load(page, "/strategy");
			assertThat(page.textContent(".who")).contains("Mairi Test, Tester");
			program.query("{ me { username } }").withoutErrors();

			leaving.locator("#sign-out").click();
			leaving.waitForURL("**/signed-out?why=away*");
			var late = browser.window();
			late.navigate("/strategy");
			late.waitForURL("**/sign-in-unavailable*");
			assertThat(health(late, "/actuator/health/readiness")).contains("UP");
			assertThat(health(late, "/actuator/health")).containsPattern("\"signIn\":\\{\"status\":\"DOWN\"");
		}
		finally {
			KEYCLOAK.start();
			service.forget();
		}
		sessions.check();
		page.reload();
		page.waitForSelector("main h1");
		assertThat(page.textContent(".who")).contains("Mairi Test, Tester");
		signedIn(person);
	}

	private static String whoIsThere(Page page) {
		page.reload();
		page.waitForSelector("main h1");
		return page.textContent(".who");
	}

	private Page signedIn(InvitedPerson person) {
		var page = browser.window();
		page.navigate("/strategy");
		give(page, person.email(), Keycloak.PASSWORD);
		page.waitForSelector("main#main h1");
		Browser.settle(page);
		return page;
	}

	private Page byEmployer(String username) {
		var page = browser.window();
		page.navigate("/strategy");
		page.click("#social-employer");
		give(page, username, Keycloak.EMPLOYERS_PASSWORD);
		return page;
	}

	private static void give(Page page, String name, String password) {
		page.fill("#username", name);
		page.fill("#password", password);
		page.click("#kc-login");
	}

	private static String health(Page page, String path) {
		return page.request().get(path).text();
	}

	private static String session(Page page) {
		return page.context()
			.cookies()
			.stream()
			.filter(cookie -> cookie.name.equals("adp-session"))
			.map((Cookie cookie) -> cookie.value)
			.findFirst()
			.orElse("");
	}

	/** What an authenticator shows, some steps of half a minute from now. */
	private static String code(byte[] secret, int steps) {
		try {
			var mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret, "HmacSHA1"));
			byte[] hash = mac
				.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(Instant.now().getEpochSecond() / 30 + steps).array());
			int offset = hash[hash.length - 1] & 0xf;
			int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
			return String.format(Locale.ROOT, "%06d", number % 1_000_000);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] base32(String text) {
		var bits = new StringBuilder();
		for (char letter : text.replaceAll("\\s", "").toCharArray()) {
			int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
			bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
		}
		byte[] bytes = new byte[bits.length() / 8];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
		}
		return bytes;
	}

	/** The people of one test. */
	private record People(ApplicationContext context, List<InvitedPerson> all) implements AutoCloseable {

		InvitedPerson invited() {
			all.add(InvitedPerson.in(context));
			return all.getLast();
		}

		InvitedPerson atEmployer(String email) {
			all.add(InvitedPerson.atEmployer(context, email));
			return all.getLast();
		}

		@Override
		public void close() {
			all.forEach(InvitedPerson::close);
		}

	}

}
