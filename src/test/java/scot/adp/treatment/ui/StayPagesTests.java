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

/** What people see of residential stays, on the sample. */
@AdpTest
class StayPagesTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson lead;

	@AutoClose
	OwnPerson support;

	@BeforeEach
	void begin() {
		lead = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS");
		support = OwnPerson.in(context).as(Role.ADP_LEAD, "NAADP-SUPPORT");
	}

	@Test
	void whoLeavesSoonWithoutAnAddressIsOnToday() {
		on(lead, "?all", window -> assertThat(words(window)).contains("leave a stay soon without an address"));
	}

	@Test
	void supportTeamHearsOfNobody() {
		on(support, "?all", window -> assertThat(words(window)).doesNotContain("without an address"));
	}

	@Test
	void stayIsAskedInADialog() {
		on(lead, "treatment/stays", window -> {
			window.find(Button.class)
				.all()
				.stream()
				.filter(it -> "New stay".equals(it.getText()))
				.findFirst()
				.orElseThrow()
				.click();
			window.roundTrip();

			assertThat(window.find(Dialog.class).all()).singleElement().returns("New stay", Dialog::getHeaderTitle);
		});
	}

	@Test
	void pageDrawsTheDaysAndTellsTheFormerEnd() {
		on(lead, "treatment/stays/"
				+ one("""
						stage = 'IN_STAY' and id in (select stay from treatment.stay_planned_end group by 1 having count(*) > 1)"""),
				window -> assertThat(words(window)).contains("The days of the stay", "Planned end: "));
	}

	@Test
	void pageSaysWhereTheMoneyCameLater() {
		on(lead, "treatment/stays/" + one("admitted_on is not null and funding_on is null"),
				window -> assertThat(words(window)).contains("before the money was approved"));
	}

	@Test
	void closedOneCanBeOpenedAgain() {
		on(lead, "treatment/stays/" + one("closed_on is not null"),
				window -> assertThat(
						window.find(Button.class).all().stream().map(it -> it.getAriaLabel().orElse(it.getText())))
					.anyMatch(it -> it.contains("Open again")));
	}

	@Test
	void halfYearIsFilledInForTheSupportTeamWithSmallNumbersHidden() {
		on(support, "treatment/stays/half-year",
				window -> assertThat(words(window)).contains("Placements approved", "hidden as *", "Mean cost"));
	}

	@Test
	void halfYearOfAUnitIsItsOwn() {
		on(lead, "treatment/stays/half-year",
				window -> assertThat(words(window)).contains("of your own services, as it is"));
	}

	private String one(String which) {
		return jdbc
			.sql("select cast(id as text) from treatment.stay where entered_by = 'SAMPLE' and %s order by id limit 1"
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
