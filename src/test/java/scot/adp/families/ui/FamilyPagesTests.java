package scot.adp.families.ui;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
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

/** The page of a family for those whose family it is, and for those who share a plan. */
@AdpTest
class FamilyPagesTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson owner;

	@AutoClose
	OwnPerson housing;

	@BeforeEach
	void begin() {
		owner = OwnPerson.in(context).as(Role.PRACTITIONER, "NAHSCP-CF-SF");
		housing = OwnPerson.in(context).as(Role.PRACTITIONER, "NAC-HOUSING");
	}

	@Test
	void whoseFamilyItIsSeesWhatEachJointUnitReads() {
		on(owner, shared("NAC-HOUSING"),
				window -> assertThat(words(window)).contains("A sharing agreement in force lets"));
	}

	@Test
	void unitWithoutAnAgreementIsSaidToSeeNothing() {
		on(owner, shared("NAC-EDUCATION"), window -> assertThat(words(window)).contains("It sees nothing here"));
	}

	@Test
	void jointUnitReadsAndCanPressNothing() {
		on(housing, shared("NAC-HOUSING"), window -> {
			assertThat(words(window)).contains("your unit has one plan with it");
			assertThat(buttons(window)).doesNotContain("Contacted", "Name a joint unit", "Plan ended", "Correct",
					"Take back", "Withdraw", "Change what is known", "Change age or care");
		});
	}

	@Test
	void whoseFamilyItIsCanEndThePlan() {
		on(owner, shared("NAC-HOUSING"), window -> assertThat(buttons(window)).contains("Plan ended"));
	}

	/** A family of the sample that is supported by one plan with a unit. */
	private UUID shared(String with) {
		return jdbc.sql("""
				select id from families.support where unit = 'NAHSCP-CF-SF' and :with = any(joint_with)
				    and ended_on is null and entered_by = 'SAMPLE' order by id limit 1""")
			.param("with", with)
			.query(UUID.class)
			.single();
	}

	private void on(OwnPerson who, UUID family, Consumer<BrowserlessUIContext> steps) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(who.username());
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(UsernamePasswordAuthenticationToken.authenticated(user, null,
						List.copyOf(user.getAuthorities())));
				var window = person.newWindow()) {
			window.getUI().navigate("families/" + family);
			window.roundTrip();
			steps.accept(window);
		}
	}

	private static List<String> buttons(BrowserlessUIContext window) {
		return window.find(Button.class).all().stream().map(Button::getText).toList();
	}

	private static String words(BrowserlessUIContext window) {
		return ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

}
