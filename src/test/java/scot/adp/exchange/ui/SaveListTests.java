package scot.adp.exchange.ui;

import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.exchange.ExportFormat;
import scot.adp.exchange.ListExports;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told of a list while others are saved first. */
@AdpTest
class SaveListTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	ListExports exports;

	@Autowired
	UserDetailsService accounts;

	private final CountDownLatch goOn = new CountDownLatch(1);

	@AfterEach
	void letTheOthersEnd() {
		goOn.countDown();
		SecurityContextHolder.clearContext();
	}

	@Test
	void listThatWaitsSaysSoAndIsGivenUp() {
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(signedIn("officer"));
				var window = person.newWindow()) {
			UI ui = window.getUI();
			ui.navigate("partners");
			SaveList save = within((Component) ui.getInternals().getActiveRouterTargetsChain().getFirst())
				.filter(SaveList.class::isInstance)
				.map(SaveList.class::cast)
				.findFirst()
				.orElseThrow();
			SecurityContextHolder.getContext().setAuthentication(signedIn("officer"));
			for (int i = 0; i < 10; i++) {
				exports.inTurn(this::untilToldToGoOn);
			}

			save.save(ExportFormat.CSV);
			assertThat(said(save)).contains("Waits until other lists are saved");
			assertThat(save.giveUp.isVisible()).isTrue();
			assertThat(ui.getPollInterval()).isPositive();

			save.giveUp.click();
			assertThat(said(save)).doesNotContain("Waits");
			assertThat(save.giveUp.isVisible()).isFalse();
			assertThat(ui.getPollInterval()).isNegative();
		}
	}

	private void untilToldToGoOn() {
		try {
			goOn.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String said(SaveList save) {
		return save.getElement().getTextRecursively();
	}

	private static Stream<Component> within(Component component) {
		return Stream.concat(Stream.of(component), component.getChildren().flatMap(SaveListTests::within));
	}

	private Authentication signedIn(String name) {
		var account = accounts.loadUserByUsername(name);
		return UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities());
	}

}
