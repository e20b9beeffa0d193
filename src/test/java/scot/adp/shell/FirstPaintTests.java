package scot.adp.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a browser paints while the scripts of the page are held back, and after. */
@AdpTest
@Tag("browser")
@Execution(ExecutionMode.CONCURRENT)
class FirstPaintTests {

	/** How far somebody who looks sees things move; a page that leaps is above 0.1. */
	private static final double CALM = 0.05;

	/** A pixel or two is nothing that an eye follows. */
	private static final double NEAR = 2;

	private static final String WATCH = """
			window.moved = 0;
			new PerformanceObserver(seen => seen.getEntries().forEach(shift => window.moved += shift.value))
			    .observe({ type: 'layout-shift', buffered: true });
			""";

	private static final String BOX = """
			selector => {
			  const box = document.querySelector(selector).getBoundingClientRect();
			  return { left: box.left, top: box.top };
			}
			""";

	private static final String ALL_IDS = "() => [...document.querySelectorAll('[id]')].map(it => it.id)";

	@RegisterExtension
	final Browser browser = new Browser();

	@ParameterizedTest
	@CsvSource({ "lead, /actions, LIGHT, 1280", "lead, /, DARK, 1280", "lead, /actions/NAADP-2025/FAM-1.17, LIGHT, 320",
			"'', /sign-in, DARK, 320", "'', /privacy, LIGHT, 1280" })
	void frameStandsWhileScriptsAreOnTheirWayAndGoesWithoutALeap(String account, String path, ColorScheme scheme,
			int width) {
		Page page = account.isEmpty() ? browser.window() : browser.window(account);
		page.setViewportSize(width, Browser.HEIGHT);
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
		page.addInitScript(WATCH);
		var scripts = new Held();
		page.route("**/*.js", scripts::take);
		page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));

		page.waitForFunction("() => document.getElementById('first-frame')?.innerText.includes('ADP platform')"
				+ " || matchMedia('(max-width: 800px)').matches && document.querySelector('#first-frame .bone')");
		assertThat(page.locator("main, h1, nav, vaadin-app-layout, vaadin-connection-indicator").count()).isZero();
		// The style sheet may come after the words.
		page.waitForFunction(
				"colour => getComputedStyle(document.getElementById('first-frame')).backgroundColor === colour",
				(scheme == ColorScheme.DARK) ? "rgb(16, 23, 22)" : "rgb(244, 247, 246)");
		assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
		String title = page.locator("#first-frame .first-title").innerText();
		var stood = List.of(box(page, "#first-frame :is(.first-heading, .sign-in-card .first-title)"),
				box(page, account.isEmpty() ? "#first-frame" : "#first-frame .top"));

		scripts.letGo();
		page.waitForSelector("main h1");
		page.waitForFunction("() => document.getElementById('first-frame') === null");
		Browser.settle(page);

		assertThat(page.locator("main").count()).isOne();
		assertThat(page.locator("h1").count()).isOne();
		assertThat(page.locator("h1").innerText()).contains(title);
		assertThat((List<?>) page.evaluate(ALL_IDS)).doesNotHaveDuplicates();
		near(box(page, "h1"), stood.getFirst());
		near(box(page, account.isEmpty() ? "body" : ".top"), stood.getLast());
		assertThat(((Number) page.evaluate("() => window.moved")).doubleValue()).as("moved").isLessThan(CALM);
		assertThat(browser.complaints()).isEmpty();
	}

	private static void near(Map<String, Double> now, Map<String, Double> before) {
		assertThat(now).isNotEmpty()
			.allSatisfy((side, at) -> assertThat(at).as(side).isCloseTo(before.get(side), within(NEAR)));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Double> box(Page page, String selector) {
		var box = new TreeMap<String, Double>();
		((Map<String, Number>) page.evaluate(BOX, selector)).forEach((side, at) -> box.put(side, at.doubleValue()));
		return box;
	}

	/** Requests that wait until they are let go. */
	private static final class Held {

		private final List<Route> waiting = new ArrayList<>();

		private boolean open;

		void take(Route request) {
			if (open) {
				request.resume();
			}
			else {
				waiting.add(request);
			}
		}

		void letGo() {
			open = true;
			waiting.forEach(Route::resume);
		}

	}

}
