package scot.adp.shell;

import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import scot.adp.support.Browser;

/** Where somebody is on a page who goes by keyboard or ear, and how they go on. */
final class Whereabouts {

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

	/** So far down that whoever comes to it has scrolled. */
	private static final String LINK = """
			address => {
			    const link = Object.assign(document.createElement('a'), { href: address, textContent: 'There' });
			    link.style = 'display: block; padding-top: 2000px';
			    document.querySelector('main').append(link);
			    link.focus({ preventScroll: true });
			}
			""";

	private Whereabouts() {
	}

	/** Loads an address. */
	static void open(Page page, String address) {
		page.navigate(address);
		arrived(page, 0);
	}

	/** Presses Enter on what has the focus, and waits until one is there. */
	static void follow(Page page) {
		int before = arrivals(page);
		page.keyboard().press("Enter");
		arrived(page, before);
	}

	/** Follows a link, also past the question that words in a form ask. */
	static void leave(Page page) {
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

	static void back(Page page) {
		int before = arrivals(page);
		page.goBack();
		arrived(page, before);
	}

	private static int arrivals(Page page) {
		return (int) page.evaluate("() => adpPlace.arrivals");
	}

	static void arrived(Page page, int before) {
		page.waitForFunction("before => window.adpPlace?.arrivals > before", before);
		still(page);
	}

	static void still(Page page) {
		Browser.settle(page);
		page.waitForFunction("() => adpPlace.busy === 0");
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> place(Page page) {
		return (Map<String, Object>) page.evaluate(PLACE);
	}

	static void scroll(Page page) {
		page.evaluate(SCROLL);
	}

	/** Goes to another page by a link from further down. */
	static void goOn(Page page, String address) {
		page.evaluate(LINK, address);
		scroll(page);
		follow(page);
	}

}
