package scot.adp.treatment.ui;

import java.util.List;
import java.util.function.Consumer;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
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

/** What people who lead a unit see of people to reach, on the sample. */
@AdpTest
class ReachPagesTests {

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
	void whoeverIsPastTheTimeIsOnTodayOfWhoLeadsTheUnit() {
		on(lead, "",
				window -> assertThat(words(window)).contains("of your team").contains("past the time to be reached"));
	}

	@Test
	void clusterIsToldToWhoApprovesAlerts() {
		on(support, "", window -> assertThat(words(window)).contains("Several overdoses in Irvine within a few days"));
	}

	@Test
	void supportTeamHearsOfNobodyToReach() {
		on(support, "", window -> assertThat(words(window)).doesNotContain("past the time to be reached"));
	}

	@Test
	void noticeIsAskedInADialog() {
		on(lead, "treatment/reach", window -> {
			named(window, "Somebody to reach").click();
			window.roundTrip();

			assertThat(window.find(Dialog.class).all()).singleElement()
				.returns("Somebody to reach", Dialog::getHeaderTitle);
		});
	}

	@Test
	void pageTellsByWhenWhatIsToBeDone() {
		on(lead, "treatment/reach/" + one("next_step = 'TRY' and overdose"),
				window -> assertThat(words(window)).contains("Try for the first time by", " told of it"));
	}

	@Test
	void pageSaysWhatMayBeTheSame() {
		on(lead, "treatment/reach/" + one("own_ref is null and closed_at is null"),
				window -> assertThat(words(window)).contains("May be the same event as another"));
	}

	@Test
	void closedOneCanBeOpenedAgain() {
		on(lead, "treatment/reach/" + one("closed_at is not null"),
				window -> assertThat(buttons(window)).anyMatch(it -> it.contains("Open again")));
	}

	private String one(String which) {
		return jdbc.sql(
				"select cast(id as text) from treatment.reach_out where entered_by = 'SAMPLE' and %s order by id limit 1"
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
			window.getUI().navigate(where);
			window.roundTrip();
			steps.accept(window);
		}
	}

	private static Button named(BrowserlessUIContext window, String name) {
		return window.find(Button.class).all().stream().filter(it -> name.equals(name(it))).findFirst().orElseThrow();
	}

	private static List<String> buttons(BrowserlessUIContext window) {
		return window.find(Button.class).all().stream().map(ReachPagesTests::name).toList();
	}

	private static String name(Button button) {
		return button.getAriaLabel().orElse(button.getText());
	}

	private static String words(BrowserlessUIContext window) {
		return ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

}
