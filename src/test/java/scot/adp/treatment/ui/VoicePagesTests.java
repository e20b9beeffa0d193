package scot.adp.treatment.ui;

import java.util.List;
import java.util.function.Consumer;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What people see of that which is said of services, on the sample. */
@AdpTest
class VoicePagesTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson lead;

	@AutoClose
	OwnPerson viewer;

	@AutoClose
	OwnPerson support;

	@BeforeEach
	void begin() {
		lead = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS");
		viewer = OwnPerson.in(context).as(Role.UNIT_VIEWER, "NADARS");
		support = OwnPerson.in(context).as(Role.ADP_LEAD, "NAADP-SUPPORT");
	}

	@Test
	void unitThatOwesAnAnswerHearsOfItOnToday() {
		on(lead, "?all", window -> assertThat(words(window)).contains("for your answer"));
	}

	@Test
	void supportTeamOwesNoAnswer() {
		on(support, "?all", window -> assertThat(words(window)).doesNotContain("for your answer"));
	}

	@Test
	void supportTeamHearsOfWhatWaitsForASecondReader() {
		on(support, "?all", window -> assertThat(words(window)).contains("for you as the second reader"));
	}

	@Test
	void wallTellsItemsAndPeople() {
		on(support, "you-said", window -> assertThat(words(window)).containsPattern("Answered: \\d+ of 120 things")
			.containsPattern("which [\\d,]+ of [\\d,]+ people said"));
	}

	@Test
	void whatNobodyAnsweredSaysForHowLong() {
		on(lead, "you-said", window -> assertThat(words(window)).containsPattern("No answer for \\d+ days?"));
	}

	@Test
	void whatWasHeardIsAskedInADialog() {
		on(lead, "you-said", window -> {
			named(window, "Say what you heard").click();
			window.roundTrip();

			assertThat(window.find(Dialog.class).all()).singleElement()
				.returns("Say what you heard", Dialog::getHeaderTitle);
		});
	}

	@Test
	void whoOnlyReadsAnswersNothing() {
		on(viewer, "you-said/" + one("answers = 0 and unit = 'NADARS'"),
				window -> assertThat(buttons(window)).doesNotContain("Answer", "Put it right", "Withdraw it"));
	}

	@Test
	void unitLeadAnswers() {
		on(lead, "you-said/" + one("answers = 0 and unit = 'NADARS'"),
				window -> assertThat(buttons(window)).contains("Answer", "Put it right", "Withdraw it"));
	}

	@Test
	void whatFewSaidIsReadTwice() {
		on(support, "you-said/" + one("release_answer is not null and released_at is null"),
				window -> assertThat(buttons(window)).contains("Read it as the second person"));
	}

	@Test
	void supportTeamKeepsBackWhatIsOpen() {
		on(support, "you-said/" + one("released_at is not null"),
				window -> assertThat(buttons(window)).contains("Keep it back"));
	}

	private String one(String which) {
		return jdbc.sql(
				"select cast(id as text) from treatment.voice where entered_by = 'SAMPLE' and %s order by heard_on, id limit 1"
					.formatted(which))
			.query(String.class)
			.single();
	}

	private void on(OwnPerson who, String where, Consumer<BrowserlessUIContext> steps) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(who.username());
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(UsernamePasswordAuthenticationToken.authenticated(user, null,
						List.copyOf(user.getAuthorities())));
				var window = person.newWindow()) {
			window.getUI()
				.navigate(where.split("[?]")[0],
						QueryParameters.fromString(where.contains("?") ? where.split("[?]")[1] : ""));
			window.roundTrip();
			steps.accept(window);
		}
	}

	private static Button named(BrowserlessUIContext window, String name) {
		return window.find(Button.class).all().stream().filter(it -> name.equals(name(it))).findFirst().orElseThrow();
	}

	private static List<String> buttons(BrowserlessUIContext window) {
		return window.find(Button.class).all().stream().map(VoicePagesTests::name).toList();
	}

	private static String name(Button button) {
		return button.getAriaLabel().orElse(button.getText());
	}

	private static String words(BrowserlessUIContext window) {
		return ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

}
