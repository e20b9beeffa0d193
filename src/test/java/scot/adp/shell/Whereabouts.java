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

	private static final String MARKED = """
			path => {
			    const marked = window.adpPlace?.marked === location.pathname && location.pathname !== path
			        && Boolean(document.querySelector('main'));
			    if (window.adpPlace) {
			        delete adpPlace.marked;
			    }
			    return marked;
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

	/**
	 * Follows a link, also past the question that words in a form ask.
	 * @return whether it was asked
	 */
	static boolean leave(Page page) {
		int before = arrivals(page);
		page.keyboard().press("Enter");
		page.waitForFunction(
				"before => adpPlace.arrivals > before" + " || document.querySelector('vaadin-confirm-dialog[opened]')",
				before);
		Locator question = page.locator("vaadin-confirm-dialog vaadin-button[slot=confirm-button]:visible");
		boolean asked = question.count() > 0;
		if (asked) {
			question.click();
		}
		arrived(page, before);
		return asked;
	}

	/** Notes on a page that nothing keeps one from following a link. */
	static void mark(Page page) {
		page.evaluate("() => { adpPlace.marked = location.pathname }");
	}

	/** Whether the tab stands on a page with that note, other than the one to go to. */
	static boolean mayGoOn(Page page, String address) {
		return Boolean.TRUE.equals(page.evaluate(MARKED, "/" + address.split("[?#]", 2)[0]));
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
