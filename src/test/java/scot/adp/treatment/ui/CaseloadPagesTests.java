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

/** The caseload as people see it, over sample data. */
@AdpTest
class CaseloadPagesTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson practitioner;

	@AutoClose
	OwnPerson support;

	@BeforeEach
	void begin() {
		practitioner = OwnPerson.in(context).as(Role.PRACTITIONER, "NADARS");
		support = OwnPerson.in(context).as(Role.ADP_LEAD, "NAADP-SUPPORT");
	}

	@Test
	void whoeverIsNotHeardOfIsOnToday() {
		on(practitioner, "?all", window -> assertThat(words(window)).contains("in treatment were not heard of"));
	}

	@Test
	void endsWithoutAReasonAreOnToday() {
		on(practitioner, "?all", window -> assertThat(words(window)).contains("ends of treatment without a reason"));
	}

	@Test
	void supportTeamHearsOfNobody() {
		on(support, "?all", window -> assertThat(words(window)).doesNotContain("were not heard of"));
	}

	@Test
	void startIsAskedInADialog() {
		on(practitioner, "treatment/caseload", window -> {
			window.find(Button.class)
				.all()
				.stream()
				.filter(it -> it.getText().equals("Somebody starts"))
				.findFirst()
				.orElseThrow()
				.click();
			window.roundTrip();

			assertThat(window.find(Dialog.class).all()).singleElement()
				.returns("Somebody starts", Dialog::getHeaderTitle);
		});
	}

	@Test
	void numbersNameTheGapAndWhatIsNotDue() {
		on(practitioner, "treatment/caseload/numbers", window -> assertThat(words(window))
			.contains("begins again within 28 days of an end", "not before all of them have come that far"));
	}

	@Test
	void numbersShowPartsOfThoseWhoBegan() {
		on(practitioner, "treatment/caseload/numbers", window -> assertThat(words(window))
			.contains("Still in treatment after 6 months", "Moved on or away", "could still be here"));
	}

	@Test
	void pageDrawsMedicines() {
		on(practitioner, "treatment/caseload/" + one("medicine is not null and ended_on is null"),
				window -> assertThat(words(window)).contains("in all.", "Last contact"));
	}

	@Test
	void endWithoutAReasonCanBeToldWhy() {
		on(practitioner, "treatment/caseload/" + one("ended_on is not null and end_reason is null"),
				window -> assertThat(window.find(Button.class).all()).extracting(Button::getText)
					.contains("Say why it ended"));
	}

	private String one(String which) {
		return jdbc
			.sql("select cast(id as text) from treatment.episode where entered_by = 'SAMPLE' and %s order by id limit 1"
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

	private static String words(BrowserlessUIContext window) {
		return ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

}
