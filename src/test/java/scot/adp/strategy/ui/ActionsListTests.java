package scot.adp.strategy.ui;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@AdpTest
@Tag("browser")
class ActionsListTests {

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	JdbcClient jdbc;

	@Test
	void keyboardReachesTheLastOfAllActions() {
		Page page = browser.looking("board");
		browser.open(page, "/actions");
		assertThat(page.locator(".count")).hasText("111 actions");
		String last = jdbc
			.sql("select code from strategy.action where plan = 'WAP-2023' order by position desc limit 1")
			.query(String.class)
			.single();
		assertThat(page.locator("vaadin-grid").getByText(last)).hasCount(0);
		for (int i = 0; i < 100 && !insideRows(page); i++) {
			page.keyboard().press("Tab");
		}
		page.keyboard().press("Control+End");
		assertThat(page.locator("vaadin-grid").getByText(last)).isInViewport();
	}

	/** Whether a cell of a row has the focus, not one of the header. */
	private static boolean insideRows(Page page) {
		return (boolean) page.evaluate("""
				() => {
				  const grid = document.activeElement.closest('vaadin-grid');
				  return !!grid && !!grid.shadowRoot.activeElement && !!grid.shadowRoot.activeElement.closest('#items');
				}""");
	}

}
