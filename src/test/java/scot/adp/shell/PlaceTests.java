package scot.adp.shell;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever goes through pages by keyboard or ear never loses the place where lists are
 * long, filtered or shortened and dialogs close. {@link PagesTests} look at every route.
 */
@AdpTest
@Tag("browser")
@Execution(ExecutionMode.CONCURRENT)
class PlaceTests {

	private static final String ACTION = "/actions/NAADP-2025/TRT-5.6";

	private static final String FIRST_ROW = """
			() => {
			    const grid = document.querySelector('main vaadin-grid');
			    const top = grid.getBoundingClientRect().top + grid.shadowRoot.querySelector('thead').offsetHeight;
			    return Math.min(...[...grid.shadowRoot.querySelectorAll('#items > tr')]
			        .filter(it => !it.hidden && it.getBoundingClientRect().bottom > top + 1).map(it => it.index));
			}
			""";

	private static final String AT_ROW = "row => document.querySelector('main vaadin-grid')?.loading === false && ("
			+ FIRST_ROW + ")() === row";

	private static final String KEPT = "() => sessionStorage.getItem('adp-places') ?? '[]'";

	/** A list of a page as modules make them, each row with a verb. */
	private static final String ROWS = """
			() => {
			    const panel = document.createElement('section');
			    const row = it => `<li><button aria-label="Remove: ${it}">Remove</button></li>`;
			    panel.innerHTML = '<h2>Rows</h2><ul>' + ['One', 'Two', 'Three'].map(row).join('') + '</ul>'
			        + '<button>Show more</button>';
			    document.querySelector('main').append(panel);
			    panel.addEventListener('click', event => {
			        if (event.target.textContent === 'Show more') {
			            panel.querySelector('ul').insertAdjacentHTML('beforeend', row('Four') + row('Five'));
			            event.target.remove();
			        } else {
			            event.target.closest('li').remove();
			        }
			    });
			    panel.querySelectorAll('button')[1].focus();
			}
			""";

	private static final String NOTE = """
			() => {
			    const note = document.createElement('vaadin-notification');
			    note.renderer = root => root.textContent = 'Kept.';
			    document.body.append(note);
			    note.opened = true;
			}
			""";

	@RegisterExtension
	final Browser browser = new Browser();

	@ParameterizedTest
	@CsvSource({ "lead, /", "lead, " + ACTION, "'', /accessibility", "'', /signed-out" })
	void theFirstTabOffersToSkipTheFrame(String account, String address) {
		Page page = browser.looking(account);
		Whereabouts.open(page, address);
		page.keyboard().press("Tab");
		assertThat(Whereabouts.place(page)).containsEntry("words", "Skip to the content");
		assertThat(page.locator(".skip-link").boundingBox().y).as("seen").isNotNegative();
		String before = page.url();
		page.keyboard().press("Enter");
		assertThat(Whereabouts.place(page)).containsEntry("tag", "main");
		assertThat(page.url()).isEqualTo(before);
	}

	@Test
	void newPageOfTheFrameStartsAtItsTop() {
		Page page = browser.looking("lead");
		Whereabouts.open(page, ACTION);
		Whereabouts.scroll(page);
		page.locator("vaadin-side-nav-item[path='coverage'] a").focus();
		Whereabouts.follow(page);
		assertThat(Whereabouts.place(page)).containsEntry("tag", "h1").containsEntry("top", 0);
	}

	@Test
	void longListIsComeBackToWhereItWasLeft() {
		Page page = browser.looking("lead");
		Whereabouts.open(page, "/actions");
		page.evaluate("() => document.querySelector('main vaadin-grid').scrollToIndex(60)");
		Browser.settle(page);
		page.waitForFunction("() => !document.querySelector('main vaadin-grid').loading");
		Object row = page.evaluate(FIRST_ROW);
		Locator link = page.locator("vaadin-grid a:visible").nth(1);
		link.focus();
		Object href = Whereabouts.place(page).get("href");
		Whereabouts.follow(page);
		assertThat(Whereabouts.place(page)).containsEntry("tag", "h1");

		Whereabouts.back(page);
		page.waitForFunction(AT_ROW, row);
		page.waitForFunction("href => document.activeElement.getAttribute('href') === href", href);

		page.reload();
		Whereabouts.arrived(page, 0);
		page.waitForFunction(AT_ROW, row);
	}

	@Test
	void nothingOfAPageIsLeftInTheBrowser() {
		Page page = browser.looking("lead");
		Whereabouts.open(page, ACTION);
		page.locator("main a[href]:visible").first().focus();
		Whereabouts.follow(page);
		Whereabouts.back(page);
		assertThat(page.evaluate(KEPT).toString()).isNotEqualTo("[]").doesNotContain("actions", "NAADP", "TRT-5.6");

		page.navigate("/signed-out");
		Whereabouts.arrived(page, 0);
		assertThat(page.evaluate(KEPT).toString()).as("after signing out").isEqualTo("[]");
	}

	@Test
	void brokenAddressOfAPartLeadsToThePage() {
		Page page = browser.looking("lead");
		Whereabouts.open(page, "/accessibility#%E0%A4%A");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void filterLeavesTheFocusAndTellsTheCount() {
		Page page = browser.looking("lead");
		Whereabouts.open(page, "/actions");
		String all = page.locator(".count").innerText();
		Locator words = page.locator("main .filters vaadin-text-field input");
		words.fill("housing");
		Whereabouts.follow(page);
		assertThat(Whereabouts.place(page)).containsEntry("tag", "input");
		assertThat(page.locator(".count").innerText()).isNotEqualTo(all);
		assertThat(page.locator(".count").getAttribute("role")).isEqualTo("status");

		page.locator("vaadin-grid a:visible").first().focus();
		Whereabouts.follow(page);
		Whereabouts.back(page);
		assertThat(words.inputValue()).isEqualTo("housing");
		assertThat(Whereabouts.place(page)).containsEntry("tag", "a");
	}

	@Test
	void dialogGivesTheFocusBack() {
		Page page = browser.looking("lead");
		Whereabouts.open(page, ACTION);
		page.locator(".add-milestone").focus();
		page.keyboard().press("Enter");
		page.waitForSelector(".dialog-form");
		Browser.settle(page);
		page.keyboard().press("Escape");
		page.waitForFunction("() => !document.querySelector('.dialog-form')");
		Whereabouts.still(page);
		assertThat(Whereabouts.place(page)).containsEntry("words", "Add a milestone");
	}

	@Test
	void whatIsRemovedHandsTheFocusOn() {
		Page page = browser.looking("lead");
		Whereabouts.open(page, "/acceptable-use");
		page.evaluate(ROWS);
		page.keyboard().press("Enter");
		page.waitForFunction("() => document.activeElement !== document.body");
		assertThat(Whereabouts.place(page)).containsEntry("words", "Remove: Three");
		page.keyboard().press("Enter");
		page.waitForFunction("() => document.activeElement !== document.body");
		assertThat(Whereabouts.place(page)).containsEntry("words", "Rows");

		page.getByText("Show more").focus();
		page.keyboard().press("Enter");
		page.waitForFunction("() => document.activeElement !== document.body");
		assertThat(Whereabouts.place(page)).containsEntry("words", "Remove: Four");
	}

	@Test
	void noteInPassingIsSaidOnce() {
		Page page = browser.looking("lead");
		Whereabouts.open(page, "/acceptable-use");
		page.evaluate(NOTE);
		page.waitForFunction("() => adpPlace.said === 'Kept.'");
		Locator card = page.locator("vaadin-notification-card");
		assertThat(card.getAttribute("role")).isEqualTo("status");
		assertThat(card.getAttribute("aria-live")).isEqualTo("off");
		assertThat(page.locator("body > [role=status]").getAttribute("aria-live")).isEqualTo("polite");
	}

	@Test
	void menuOfNarrowWindowLeadsToTheHeading() {
		Page page = browser.looking("lead");
		page.setViewportSize(400, 800);
		Whereabouts.open(page, "/groups");
		page.locator("vaadin-drawer-toggle").focus();
		page.keyboard().press("Enter");
		Locator group = page.locator("vaadin-side-nav:has-text('Strategy')").first();
		if (group.getAttribute("collapsed") != null) {
			group.locator("button").first().focus();
			page.keyboard().press("Enter");
		}
		page.locator("vaadin-side-nav-item[path='actions'] a").focus();
		Whereabouts.follow(page);
		page.waitForFunction("() => !document.querySelector('vaadin-app-layout').drawerOpened");
		Whereabouts.still(page);
		assertThat(Whereabouts.place(page)).containsEntry("words", "Actions");
	}

}
