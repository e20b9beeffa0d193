package scot.adp.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;

/**
 * A browser in which somebody is signed in, to measure how long the server works on
 * pages.
 */
final class SignedIn implements AutoCloseable {

	private static final int WARM_UP = 20;

	private final Playwright playwright = Playwright
		.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

	private final Browser browser;

	private final Program program;

	final Page page;

	SignedIn(Program program, String account) {
		this.program = program;
		this.browser = playwright.chromium()
			.launch(new LaunchOptions()
				.setExecutablePath(Path.of(System.getenv().getOrDefault("ADP_CHROMIUM", "/usr/bin/chromium")))
				.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
						"--disable-background-networking", "--disable-component-update", "--disable-sync")));
		this.page = browser.newPage();
		page.navigate(program.address("/"));
		page.locator("input[name=username]").fill(account);
		page.locator("input[name=password]").fill("adp");
		page.keyboard().press("Enter");
		page.locator("main h1").waitFor();
	}

	/**
	 * The milliseconds of each round until the server had answered a page and what it
	 * fetches of it, the fastest first.
	 */
	double[] load(String route, int rounds) {
		var times = new double[WARM_UP + rounds];
		for (int i = 0; i < times.length; i++) {
			times[i] = once(route);
		}
		double[] warm = Arrays.copyOfRange(times, WARM_UP, times.length);
		Arrays.sort(warm);
		return warm;
	}

	/** The same once. */
	double once(String route) {
		var requests = new ArrayList<Request>();
		Consumer<Request> listener = requests::add;
		page.onRequestFinished(listener);
		page.navigate(program.address("/" + route));
		page.locator("main h1").waitFor();
		page.waitForTimeout(300);
		page.offRequestFinished(listener);
		return requests.stream()
			.filter(request -> request.url().contains("v-r=") || request.resourceType().equals("document"))
			.mapToDouble(request -> Math.max(0, request.timing().responseEnd - request.timing().requestStart))
			.sum();
	}

	@Override
	public void close() {
		browser.close();
		playwright.close();
	}

}
