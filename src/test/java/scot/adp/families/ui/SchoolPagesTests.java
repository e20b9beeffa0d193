package scot.adp.families.ui;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import org.junit.jupiter.api.AfterEach;
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

/** What education and others do on the page of schools. */
@AdpTest
class SchoolPagesTests {

	private static final String CELL = "Not told: Sample Primary School Larkfield, Support to attend and attain";

	private static final String TAKEN = "Took part: Sample Primary School Larkfield, Support to attend and attain";

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson education;

	@AutoClose
	OwnPerson other;

	@BeforeEach
	void begin() {
		education = OwnPerson.in(context).as(Role.UNIT_EDITOR, "NAC-EDUCATION");
		other = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS");
	}

	@AfterEach
	void takeAway() {
		jdbc.sql("delete from families.school_took where recorded_by <> :sample")
			.param("sample", new UUID(0, 0))
			.update();
	}

	@Test
	void oneClickSaysThatASchoolTookPart() {
		on(education, window -> {
			named(window, CELL).click();
			window.roundTrip();

			assertThat(buttons(window)).contains(TAKEN);
		});
	}

	@Test
	void secondClickAsksForTheRest() {
		on(education, window -> {
			named(window, CELL).click();
			window.roundTrip();
			named(window, TAKEN).click();
			window.roundTrip();

			assertThat(window.find(Dialog.class).all()).singleElement()
				.returns("Sample Primary School Larkfield: Support to attend and attain", Dialog::getHeaderTitle);
		});
	}

	@Test
	void educationSeesHowManyPupilsAreOnTheRoll() {
		on(education, window -> assertThat(words(window)).contains("pupils on the roll"));
	}

	@Test
	void othersSeeWhoTookPartAndCanPressNothing() {
		on(other, window -> {
			assertThat(words(window)).contains("Took part").doesNotContain("on the roll");
			assertThat(buttons(window)).isNotEmpty().noneMatch(it -> it.contains("Sample Primary School"));
		});
	}

	private void on(OwnPerson who, Consumer<BrowserlessUIContext> steps) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(who.username());
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(UsernamePasswordAuthenticationToken.authenticated(user, null,
						List.copyOf(user.getAuthorities())));
				var window = person.newWindow()) {
			window.getUI().navigate("schools");
			window.roundTrip();
			steps.accept(window);
		}
	}

	private static Button named(BrowserlessUIContext window, String name) {
		return window.find(Button.class).all().stream().filter(it -> name.equals(name(it))).findFirst().orElseThrow();
	}

	private static List<String> buttons(BrowserlessUIContext window) {
		return window.find(Button.class).all().stream().map(SchoolPagesTests::name).toList();
	}

	private static String name(Button button) {
		return button.getAriaLabel().orElse(button.getText());
	}

	private static String words(BrowserlessUIContext window) {
		return ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

}
