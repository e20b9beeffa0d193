package scot.adp.shell;

import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;
import scot.adp.support.Names;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever goes through pages by keyboard or ear never loses the place: on every route,
 * and where lists are long, filtered or shortened and dialogs close.
 */
@AdpTest
@Tag("browser")
@Execution(ExecutionMode.CONCURRENT)
class PlaceTests {

	private static final String ACTION = "/actions/NAADP-2025/TRT-5.6";

	/** What has the focus, how far down one is, and what was said last. */
	private static final String PLACE = """
			() => {
			    const focused = document.activeElement;
			    const scroller = document.querySelector('vaadin-app-layout')?.shadowRoot.querySelector('[part=content]')
			        ?? document.scrollingElement;
			    return {
			        tag: focused.localName,
			        words: focused.getAttribute('aria-label') ?? focused.innerText ?? '',
			        href: focused.getAttribute('href') ?? '',
			        inside: Boolean(focused.closest('main, vaadin-dialog')),
			        top: Math.round(scroller.scrollTop),
			        said: adpPlace.said,
			    };
			}
			""";

	private static final String SCROLL = """
			() => {
			    const scroller = document.querySelector('vaadin-app-layout')?.shadowRoot.querySelector('[part=content]')
			        ?? document.scrollingElement;
			    scroller.scrollTop = 150;
			}
			""";

	private static final String LINK = """
			address => {
			    const link = Object.assign(document.createElement('a'), { href: address, textContent: 'There' });
			    document.querySelector('main').append(link);
			    link.focus();
			}
			""";

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

	@ParameterizedTest(name = "{0}")
	@MethodSource("scot.adp.shell.Looks#ofEachPage")
	void everyPageIsComeToAndComeBackTo(Looks.Look look) {
		String elsewhere = look.address().equals("accessibility") ? "privacy" : "accessibility";
		Page page = look.account().isEmpty() ? browser.window() : browser.looking(look.account());
		browser.open(page, "/" + elsewhere);
		page.evaluate(SCROLL);
		page.evaluate(LINK, look.address().isEmpty() ? "." : look.address());
		follow(page);
		var softly = new SoftAssertions();
		var came = place(page);
		softly.assertThat(page.title()).as("title").isNotBlank();
		softly.assertThat(came).as("where a new page begins").containsEntry("inside", true);
		if ("h1".equals(came.get("tag"))) {
			softly.assertThat(came).as("where a new page begins").containsEntry("top", 0);
		}
		else {
			softly.assertThat(came).as("a page that takes the focus itself").containsEntry("said", page.title());
		}

		look.step().accept(page);
		Browser.settle(page);
		softly.assertThat(Names.faults(page)).as("names").isEmpty();
		String address = page.url();
		page.locator(".skip-link").focus();
		page.keyboard().press("Enter");
		softly.assertThat(place(page)).as("after the skip link").containsEntry("tag", "main");
		softly.assertThat(page.url()).as("after the skip link").isEqualTo(address);

		String title = page.title();
		page.evaluate(SCROLL);
		page.locator(".footer a[href='%s']".formatted(elsewhere)).evaluate("it => it.focus({ preventScroll: true })");
		var left = place(page);
		leave(page);
		softly.assertThat(place(page)).as("where a link leads").containsEntry("tag", "h1").containsEntry("top", 0);
		back(page);
		softly.assertThat(page.url()).isEqualTo(address);
		var back = place(page);
		softly.assertThat(back).as("after Back").containsEntry("said", title);
		if ("h1".equals(came.get("tag"))) {
			softly.assertThat(back).as("after Back").containsEntry("href", elsewhere);
		}
		if (look.state().isEmpty()) {
			softly.assertThat(back).as("after Back").containsEntry("top", left.get("top"));
		}
		softly.assertAll();
	}

	@ParameterizedTest
	@CsvSource({ "lead, /", "lead, " + ACTION, "'', /accessibility", "'', /signed-out" })
	void theFirstTabOffersToSkipTheFrame(String account, String address) {
		Page page = account.isEmpty() ? browser.window() : browser.looking(account);
		open(page, address);
		page.keyboard().press("Tab");
		assertThat(place(page)).containsEntry("words", "Skip to the content");
		assertThat(page.locator(".skip-link").boundingBox().y).as("seen").isNotNegative();
		String before = page.url();
		page.keyboard().press("Enter");
		assertThat(place(page)).containsEntry("tag", "main");
		assertThat(page.url()).isEqualTo(before);
	}

	@Test
	void newPageOfTheFrameStartsAtItsTop() {
		Page page = browser.looking("lead");
		open(page, ACTION);
		page.evaluate(SCROLL);
		page.locator("vaadin-side-nav-item[path='coverage'] a").focus();
		follow(page);
		assertThat(place(page)).containsEntry("tag", "h1").containsEntry("top", 0);
	}

	@Test
	void longListIsComeBackToWhereItWasLeft() {
		Page page = browser.looking("lead");
		open(page, "/actions");
		page.evaluate("() => document.querySelector('main vaadin-grid').scrollToIndex(60)");
		Browser.settle(page);
		page.waitForFunction("() => !document.querySelector('main vaadin-grid').loading");
		Object row = page.evaluate(FIRST_ROW);
		Locator link = page.locator("vaadin-grid a:visible").nth(1);
		link.focus();
		Object href = place(page).get("href");
		follow(page);
		assertThat(place(page)).containsEntry("tag", "h1");

		back(page);
		page.waitForFunction(AT_ROW, row);
		page.waitForFunction("href => document.activeElement.getAttribute('href') === href", href);

		page.reload();
		arrived(page, 0);
		page.waitForFunction(AT_ROW, row);
	}

	@Test
	void nothingOfAPageIsLeftInTheBrowser() {
		Page page = browser.looking("lead");
		open(page, ACTION);
		page.locator("main a[href]:visible").first().focus();
		follow(page);
		back(page);
		assertThat(page.evaluate(KEPT).toString()).isNotEqualTo("[]").doesNotContain("actions", "NAADP", "TRT-5.6");

		page.navigate("/signed-out");
		arrived(page, 0);
		assertThat(page.evaluate(KEPT).toString()).as("after signing out").isEqualTo("[]");
	}

	@Test
	void brokenAddressOfAPartLeadsToThePage() {
		Page page = browser.looking("lead");
		open(page, "/accessibility#%E0%A4%A");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void filterLeavesTheFocusAndTellsTheCount() {
		Page page = browser.looking("lead");
		open(page, "/actions");
		String all = page.locator(".count").innerText();
		Locator words = page.locator("main .filters vaadin-text-field input");
		words.fill("housing");
		follow(page);
		assertThat(place(page)).containsEntry("tag", "input");
		assertThat(page.locator(".count").innerText()).isNotEqualTo(all);
		assertThat(page.locator(".count").getAttribute("role")).isEqualTo("status");

		page.locator("vaadin-grid a:visible").first().focus();
		follow(page);
		back(page);
		assertThat(words.inputValue()).isEqualTo("housing");
		assertThat(place(page)).containsEntry("tag", "a");
	}

	@Test
	void dialogGivesTheFocusBack() {
		Page page = browser.looking("lead");
		open(page, ACTION);
		page.locator(".add-milestone").focus();
		page.keyboard().press("Enter");
		page.waitForSelector(".dialog-form");
		Browser.settle(page);
		page.keyboard().press("Escape");
		page.waitForFunction("() => !document.querySelector('.dialog-form')");
		still(page);
		assertThat(place(page)).containsEntry("words", "Add a milestone");
	}

	@Test
	void whatIsRemovedHandsTheFocusOn() {
		Page page = browser.looking("lead");
		open(page, "/acceptable-use");
		page.evaluate(ROWS);
		page.keyboard().press("Enter");
		page.waitForFunction("() => document.activeElement !== document.body");
		assertThat(place(page)).containsEntry("words", "Remove: Three");
		page.keyboard().press("Enter");
		page.waitForFunction("() => document.activeElement !== document.body");
		assertThat(place(page)).containsEntry("words", "Rows");

		page.getByText("Show more").focus();
		page.keyboard().press("Enter");
		page.waitForFunction("() => document.activeElement !== document.body");
		assertThat(place(page)).containsEntry("words", "Remove: Four");
	}

	@Test
	void noteInPassingIsSaidOnce() {
		Page page = browser.looking("lead");
		open(page, "/acceptable-use");
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
		open(page, "/groups");
		page.locator("vaadin-drawer-toggle").focus();
		page.keyboard().press("Enter");
		page.locator("vaadin-side-nav-item[path='actions'] a").focus();
		follow(page);
		page.waitForFunction("() => !document.querySelector('vaadin-app-layout').drawerOpened");
		still(page);
		assertThat(place(page)).containsEntry("words", "Actions");
	}

	private static void open(Page page, String address) {
		page.navigate(address);
		arrived(page, 0);
	}

	/** Presses Enter on what has the focus, and waits until one is there. */
	private static void follow(Page page) {
		int before = arrivals(page);
		page.keyboard().press("Enter");
		arrived(page, before);
	}

	/** Follows a link, also past the question that words in a form ask. */
	private static void leave(Page page) {
		int before = arrivals(page);
		page.keyboard().press("Enter");
		page.waitForFunction(
				"before => adpPlace.arrivals > before" + " || document.querySelector('vaadin-confirm-dialog[opened]')",
				before);
		Locator question = page.locator("vaadin-confirm-dialog vaadin-button[slot=confirm-button]:visible");
		if (question.count() > 0) {
			question.click();
		}
		arrived(page, before);
	}

	private static void back(Page page) {
		int before = arrivals(page);
		page.goBack();
		arrived(page, before);
	}

	private static int arrivals(Page page) {
		return (int) page.evaluate("() => adpPlace.arrivals");
	}

	private static void arrived(Page page, int before) {
		page.waitForFunction("before => window.adpPlace?.arrivals > before", before);
		still(page);
	}

	private static void still(Page page) {
		Browser.settle(page);
		page.waitForFunction("() => adpPlace.busy === 0");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> place(Page page) {
		return (Map<String, Object>) page.evaluate(PLACE);
	}

}
