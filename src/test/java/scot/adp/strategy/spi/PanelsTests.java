package scot.adp.strategy.spi;

import java.time.LocalDate;
import java.util.List;

import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.strategy.OwnPlan;
import scot.adp.strategy.PlanCode;
import scot.adp.support.AdpTest;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Modules that plans know nothing of show themselves on their pages. */
@AdpTest
class PanelsTests {

	/** Longer overdue than anything of the sample data, so that it stands first. */
	private static final LocalDate LONG_OVERDUE = LocalDate.of(2025, 11, 24);

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	@Autowired
	ApplicationContext context;

	@Autowired
	UserDetailsService accounts;

	private OwnPlan plan;

	@BeforeEach
	void setUp() {
		plan = OwnPlan.in(context).withPapersDue(LONG_OVERDUE, TODAY.plusMonths(3));
	}

	@AfterEach
	void tearDown() {
		TestPanels.SHOWN.clear();
		plan.close();
	}

	@Test
	void panelStandsInItsPlaceOnTheActionsPage() {
		String action = plan.action("NAC-HOUSING");
		TestPanels.SHOWN.add(new PlanCode(plan.code()));
		assertThat(words("housing", "actions/%s/%s".formatted(plan.code(), action))).containsSubsequence("Milestones",
				"On %s for UnitId[value=NAC-HOUSING] as at null.".formatted(action), "What was said");
	}

	@Test
	void panelIsToldTheDayAsAtWhichThePageIsRead() {
		String action = plan.action("NAC-HOUSING");
		TestPanels.SHOWN.add(new PlanCode(plan.code()));
		assertThat(words("housing", "actions/%s/%s?asAt=%s".formatted(plan.code(), action, TODAY)))
			.contains("as at %s.".formatted(TODAY));
		assertThat(words("housing", "strategy/%s?asAt=%s".formatted(plan.code(), TODAY)))
			.contains("On plan %s as at %s.".formatted(plan.code(), TODAY));
	}

	@Test
	void plansAndOutcomesShowPanels() {
		var known = new PlanCode("NAADP-2025");
		TestPanels.SHOWN.add(known);
		assertThat(words("board", "strategy/NAADP-2025")).contains("On plan NAADP-2025 as at null.");
		assertThat(words("board", "outcomes/NAADP-2025/O1")).contains("On outcome O1 as at null.");
	}

	@Test
	void leadsSeePanelsAboveTheirCardsAndBelowAll() {
		String action = plan.action("NAC-HOUSING");
		TestPanels.SHOWN.add(new PlanCode(plan.code()));
		assertThat(words("housing", "mine")).containsSubsequence("Above " + action, action + " Action of a test",
				"Below all cards.");
	}

	@Test
	void pagesAreWholeWithoutPanels() {
		String action = plan.action("NAC-HOUSING");
		assertThat(words("housing", "actions/%s/%s".formatted(plan.code(), action))).contains("Action of a test")
			.doesNotContain("for UnitId");
		assertThat(words("housing", "mine")).contains(action + " Action of a test").doesNotContain("Below all cards.");
	}

	/** All words of a page, in their order. */
	private String words(String account, String place) {
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(signedIn(account));
				var window = person.newWindow()) {
			UI ui = window.getUI();
			int query = place.indexOf('?');
			ui.navigate((query < 0) ? place : place.substring(0, query),
					QueryParameters.fromString((query < 0) ? "" : place.substring(query + 1)));
			var page = (Component) ui.getInternals().getActiveRouterTargetsChain().getFirst();
			return page.getElement().getTextRecursively();
		}
	}

	private Authentication signedIn(String account) {
		var user = accounts.loadUserByUsername(account);
		return UsernamePasswordAuthenticationToken.authenticated(user, null, List.copyOf(user.getAuthorities()));
	}

}
