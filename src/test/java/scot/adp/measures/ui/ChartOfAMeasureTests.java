package scot.adp.measures.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import scot.adp.support.AdpTest;
import scot.adp.support.Axe;
import scot.adp.support.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The chart of a measure, for whoever sees it, hears it or has only keys. */
@AdpTest
@Tag("browser")
class ChartOfAMeasureTests {

	private static final Pattern POINT = Pattern.compile("[A-Z][a-z]{2} to [A-Z][a-z]{2} \\d{4}( so far)?: .+");

	private static final String STROKES = "() => [...document.querySelectorAll('adp-chart svg path')]"
			+ ".map(it => it.getAttribute('stroke')).join()";

	@RegisterExtension
	final Browser browser = new Browser();

	@Test
	void keysGoThroughThePointsAndToTheTableAndBack() {
		Page page = opened();
		var picture = page.locator("adp-chart").first();
		var value = picture.locator(".chart-value");
		picture.focus();
		page.keyboard().press("Home");
		assertThat(value).hasText(POINT);
		String first = value.innerText();
		page.keyboard().press("ArrowRight");
		assertThat(value).not().hasText(first);
		page.keyboard().press("ArrowLeft");
		assertThat(value).hasText(first);
		page.keyboard().press("Escape");
		assertThat(value).hasText("");

		page.keyboard().press("t");
		assertThat(page.locator(".chart table").first()).isVisible();
		assertThat(page.locator(".chart .table-scroll").first()).isFocused();
		assertThat(page.locator(".chart table").first()).containsText(first.substring(0, first.indexOf(':')));
		page.keyboard().press("t");
		assertThat(page.locator(".chart table").first()).isHidden();
		assertThat(picture).isFocused();
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void numbersAreSaidInASentenceAndTheTargetIsDrawn() {
		Page page = opened();

		assertThat(page.locator(".chart-said").first())
			.containsText(Pattern.compile("\\d%.*Target 90\\.0% (not )?met\\..*More is better\\."));
		assertThat(page.locator(".chart-key").first()).containsText(Pattern.compile("target 90(\\.0)?%"));
		assertThat(page.locator("adp-chart svg path[stroke-dasharray]").first()).isAttached();
	}

	@Test
	void coloursFollowThePageAndFaultsAreNone() {
		Page page = opened();
		String light = strokes(page);
		assertThat(Axe.faults(page, ".chart")).isEmpty();
		page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		waitForOther(page, light);
		String dark = strokes(page);
		assertThat(Axe.faults(page, ".chart")).isEmpty();
		page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
		waitForOther(page, dark);
		assertThat(strokes(page)).isEqualTo(light);
	}

	@Test
	void pageWithoutAChartFetchesNothingOfIt() {
		List<String> asked = new ArrayList<>();
		Page page = browser.window("lead");
		Consumer<Request> told = request -> asked.add(request.url());
		page.onRequest(told);
		browser.open(page, "/meetings");
		assertThat(asked).isNotEmpty().noneMatch(url -> url.contains("chart"));
		browser.open(page, "/measures/PLN-01");
		page.waitForSelector("adp-chart svg");
		page.offRequest(told);
		assertThat(asked).anyMatch(url -> url.contains("/chart.cache.js?"));
	}

	private Page opened() {
		Page page = browser.looking("lead");
		browser.open(page, "/measures/PLN-01");
		page.waitForSelector("adp-chart svg");
		return page;
	}

	private static void waitForOther(Page page, String strokes) {
		page.waitForFunction("before => (%s)() !== before".formatted(STROKES), strokes);
	}

	private static String strokes(Page page) {
		return String.valueOf(page.evaluate(STROKES));
	}

}
