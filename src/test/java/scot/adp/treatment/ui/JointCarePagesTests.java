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

/** What people see of joint care, on the sample. */
@AdpTest
class JointCarePagesTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson lead;

	@AutoClose
	OwnPerson nurse;

	@AutoClose
	OwnPerson support;

	@BeforeEach
	void begin() {
		lead = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS");
		nurse = OwnPerson.in(context).as(Role.PRACTITIONER, "NAHSCP-CMH");
		support = OwnPerson.in(context).as(Role.ADP_LEAD, "NAADP-SUPPORT");
	}

	@Test
	void whomNobodyLeadsIsOnTodayOfBothServices() {
		on(lead, "?all", window -> assertThat(words(window)).contains("without a service that leads"));
		on(nurse, "?all", window -> assertThat(words(window)).contains("without a service that leads"));
	}

	@Test
	void supportTeamHearsOfNobody() {
		on(support, "?all", window -> assertThat(words(window)).doesNotContain("without a service that leads"));
	}

	@Test
	void askingIsRecordedInADialog() {
		on(lead, "treatment/joint-care", window -> {
			button(window, "Somebody was asked").click();
			window.roundTrip();

			assertThat(window.find(Dialog.class).all()).singleElement()
				.returns("Somebody was asked", Dialog::getHeaderTitle);
		});
	}

	@Test
	void pageOfAGapSaysWhatIsToBeDone() {
		on(lead, "treatment/joint-care/" + gap(),
				window -> assertThat(words(window)).contains("Nobody leads", "name who leads", "Declines"));
	}

	@Test
	void answerIsToldAlsoWhereAServiceLeads() {
		String led = jdbc.sql("""
				select cast(id as text) from treatment.joint_care where entered_by = 'SAMPLE' and unit = 'NADARS'
				    and lead_on is not null and closed_on is null and stopped_on is null order by id limit 1""")
			.query(String.class)
			.single();

		on(lead, "treatment/joint-care/" + led,
				window -> assertThat(button(window, "Answer")).returns(true, Button::isVisible));
	}

	@Test
	void partnerReadsTheSameRowUnderTheNumberOfTheOther() {
		on(nurse, "treatment/joint-care/" + gap(),
				window -> assertThat(words(window)).contains("Nobody leads", "Answers for itself here"));
	}

	@Test
	void partnerWithdrawsNothing() {
		on(nurse, "treatment/joint-care/" + gap(),
				window -> assertThat(
						window.find(Button.class).all().stream().map(it -> it.getAriaLabel().orElse(it.getText())))
					.isNotEmpty()
					.noneMatch(it -> it.contains("Withdraw")));
	}

	private String gap() {
		return jdbc.sql("""
				select cast(id as text) from treatment.joint_care where entered_by = 'SAMPLE' and lead_on is null
				    and closed_on is null and asked_answered and asker_answered order by id limit 1""")
			.query(String.class)
			.single();
	}

	private static Button button(BrowserlessUIContext window, String text) {
		return window.find(Button.class)
			.all()
			.stream()
			.filter(it -> text.equals(it.getText()))
			.findFirst()
			.orElseThrow();
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
