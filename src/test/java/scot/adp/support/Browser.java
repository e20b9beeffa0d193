package scot.adp.support;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A Chromium that opens the program's pages. One browser serves one test after the other,
 * of whatever class; each test has windows of its own, which share nothing with each
 * other and close after it.
 */
public final class Browser implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

	/** The size that pages are looked at where nothing else is said. */
	public static final int WIDTH = 1280;

	public static final int HEIGHT = 860;

	private static final List<String> PROGRAMS = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium",
			"/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
			"/Applications/Chromium.app/Contents/MacOS/Chromium",
			"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	/**
	 * Whether the client has had nothing to ask the server or to draw for three frames.
	 */
	private static final String IDLE = """
			() => {
			    const idle = !window.Vaadin || !Vaadin.Flow || !Vaadin.Flow.clients
			        || Object.values(Vaadin.Flow.clients).every(client => !client.isActive || !client.isActive());
			    window.adpIdle = idle ? (window.adpIdle ?? 0) + 1 : 0;
			    return window.adpIdle > 2 && !(window.adpIdle = 0);
			}""";

	/**
	 * What a page has to be moved sideways for: itself, or what it stands in and scrolls
	 * with. Lists and tables scroll by themselves.
	 */
	public static final String WIDER_THAN_SHOWN = """
			() => {
			    const wider = [];
			    let one = document.querySelector('main') ?? document.body;
			    while (one) {
			        if (one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1) {
			            wider.push(`${one.localName}: ${one.scrollWidth} of ${one.clientWidth}`);
			        }
			        one = one.assignedSlot?.parentElement ?? one.parentElement ?? one.getRootNode().host;
			    }
			    return wider;
			}""";

	/** A page for everybody, where nothing is to do. */
	private static final String ELSEWHERE = "/accessibility";

	/** Follows a link as somebody who clicks it does. */
	private static final String FOLLOW = """
			address => {
			    const link = Object.assign(document.createElement('a'), { href: address });
			    document.querySelector('main').append(link);
			    link.click();
			    link.remove();
			}""";

	private static final String ARRIVED = """
			before => (adpPlace.arrivals > before && adpPlace.busy === 0)
			    || Boolean(document.querySelector('vaadin-confirm-dialog[opened]'))""";

	/** Nothing is left over the page that a link would lead away from. */
	private static final String CLEAR = """
			() => Boolean(window.adpPlace && document.querySelector('main'))
			    && !document.querySelector('vaadin-notification-card, vaadin-dialog[opened], vaadin-confirm-dialog[opened]')""";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

	private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

	/** What closes after a test: windows of its own; and tabs that are handed on. */
	private final List<AutoCloseable> opened = new ArrayList<>();

	private final List<String> complaints = new ArrayList<>();

	// The same each time, so that they can be taken away again.
	private final Consumer<ConsoleMessage> told = message -> {
		if (message.type().equals("error")) {
			complaints.add(message.text());
		}
	};

	private final Consumer<String> failed = complaints::add;

	private URI address = URI.create("http://127.0.0.1");

	private @Nullable Running running;

	/** Windows of a test of the program. */
	public Browser() {
	}

	/** Windows on a program that runs elsewhere; the caller closes them. */
	public Browser(URI address) {
		this.address = address;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		address = SpringExtension.getApplicationContext(context).getBean(GraphQl.class).address();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		close();
	}

	/** Closes all windows and forgets their complaints. */
	@Override
	public void close() {
		opened.forEach(Browser::close);
		opened.clear();
		complaints.clear();
		if (running != null) {
			Running.FREE.push(running);
			running = null;
		}
	}

	private Running running() {
		if (running == null) {
			running = Running.taken();
		}
		return running;
	}

	/** The program's address. */
	public URI address() {
		return address;
	}

	/** Opens a window that knows of no other. */
	public Page window() {
		var window = newWindow(null);
		opened.add(window);
		return watched(window.newPage());
	}

	/**
	 * Opens a window of somebody who only looks, which is handed on to nobody: it may
	 * have scripts, routes and listeners of its own.
	 */
	public Page window(String account) {
		var window = newWindow(session(account));
		opened.add(window);
		return watched(window.newPage());
	}

	private BrowserContext newWindow(@Nullable String session) {
		var window = running().chromium
			.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL(address.toString())
				.setViewportSize(WIDTH, HEIGHT)
				.setLocale("en-GB")
				.setTimezoneId("Europe/London")
				.setReducedMotion(ReducedMotion.REDUCE)
				.setStorageState(session));
		window.setDefaultTimeout(20_000);
		return window;
	}

	private Page watched(Page page) {
		page.onConsoleMessage(told);
		page.onPageError(failed);
		return page;
	}

	/** Opens a window, signs in and waits for Today. */
	public Page signedIn(String account) {
		var page = window();
		page.navigate("/sign-in");
		page.fill("input[name=username]", account);
		page.fill("input[name=password]", "adp");
		page.press("input[name=password]", "Enter");
		page.waitForSelector("main#main h1");
		settle(page);
		return page;
	}

	/**
	 * Opens a tab of somebody who is signed in already, or of a stranger where the
	 * account is empty. All such tabs of an account share one session in this run, which
	 * saves signing in. A tab is handed on to the next test with the program loaded: a
	 * test leaves no scripts, routes or listeners of its own in it; who needs some, signs
	 * in or out, or looks at how a page loads, opens a {@link #window(String)}.
	 */
	public Page looking(String account) {
		String key = address + account;
		var waiting = running().lookers.computeIfAbsent(key, it -> new ArrayDeque<>());
		Page tab = watched(waiting.isEmpty() ? newWindow(session(account)).newPage() : waiting.pop());
		opened.add(() -> handOn(tab, waiting));
		return tab;
	}

	private @Nullable String session(String account) {
		return account.isEmpty() ? null : SESSIONS.computeIfAbsent(address + account, it -> newSession(account));
	}

	/** Sends what the form of signing in sends, which saves drawing two pages. */
	private String newSession(String account) {
		try (var window = newWindow(null)) {
			var token = TOKEN.matcher(window.request().get("/sign-in").text());
			if (!token.find()) {
				throw new IllegalStateException("The form of signing in has no token.");
			}
			var answer = window.request()
				.post("/sign-in",
						RequestOptions.create()
							.setForm(FormData.create()
								.set("username", account)
								.set("password", "adp")
								.set("_csrf", token.group(1))));
			if (!answer.ok() || answer.url().contains("/sign-in")) {
				throw new IllegalStateException("%s was not signed in: %s".formatted(account, answer.url()));
			}
			return window.storageState();
		}
	}

	/** A tab that was closed, or is stuck, is handed on to nobody. */
	private void handOn(Page tab, Deque<Page> waiting) {
		tab.offConsoleMessage(told);
		tab.offPageError(failed);
		try {
			tab.evaluate("() => sessionStorage.clear()");
			tab.setViewportSize(WIDTH, HEIGHT);
			tab.emulateMedia(new Page.EmulateMediaOptions().setMedia(null)
				.setColorScheme(ColorScheme.LIGHT)
				.setReducedMotion(ReducedMotion.REDUCE));
			waiting.push(tab);
		}
		catch (PlaywrightException ex) {
			tab.context().close();
		}
	}

	/**
	 * Opens an address of the program and waits until all of it is there. From another
	 * page it is come to by a link, as people come to it, which saves more than half of
	 * each load.
	 * @see #load
	 */
	public void open(Page page, String path) {
		if (!leadsTo(page, path)) {
			page.navigate(path);
		}
		page.waitForSelector("main h1");
		settle(page);
	}

	/** Loads an address of the program, as by the browser's own line for it. */
	public static void load(Page page, String path) {
		page.navigate(path);
		page.waitForSelector("main h1");
		settle(page);
	}

	/** Whether links led there; none does where something is left to be answered. */
	private static boolean leadsTo(Page page, String path) {
		try {
			// A page that is come to from itself may stay as it is.
			return Boolean.TRUE.equals(page.evaluate(CLEAR))
					&& (!isAt(page, path) || (!isAt(page, ELSEWHERE) && follow(page, ELSEWHERE))) && follow(page, path);
		}
		catch (PlaywrightException stuck) {
			return false;
		}
	}

	private static boolean isAt(Page page, String path) {
		return path.split("[?#]", 2)[0].equals(page.evaluate("() => location.pathname"));
	}

	/** Whether a link led on: words that were typed are asked about first. */
	private static boolean follow(Page page, String path) {
		Object before = page.evaluate("() => adpPlace.arrivals");
		page.evaluate(FOLLOW, path);
		page.waitForFunction(ARRIVED, before);
		settle(page);
		return page.locator("vaadin-confirm-dialog[opened]").count() == 0;
	}

	/** Waits until client and server have nothing more to tell each other. */
	public static void settle(Page page) {
		page.waitForFunction(IDLE);
	}

	/** What the consoles of all windows complained of since the test began. */
	public List<String> complaints() {
		return List.copyOf(complaints);
	}

	private static void close(AutoCloseable opened) {
		try {
			opened.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A Chromium and the tabs in it. Playwright's objects serve one thread at a time, and
	 * each class of tests runs in threads of its own: so a test takes one and gives it
	 * back.
	 */
	private static final class Running {

		/** Those that no test has, the one given back last first. */
		private static final Deque<Running> FREE = new ConcurrentLinkedDeque<>();

		private final com.microsoft.playwright.Browser chromium;

		/** The tabs of those who only look, by address and account. */
		private final Map<String, Deque<Page>> lookers = new HashMap<>();

		private Running() {
			var playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
			this.chromium = playwright.chromium()
				.launch(new LaunchOptions().setExecutablePath(program()).setArgs(ARGUMENTS));
		}

		static Running taken() {
			Running free = FREE.poll();
			// One that broke down is left to the end of the run.
			while (free != null && !free.chromium.isConnected()) {
				free = FREE.poll();
			}
			return (free != null) ? free : new Running();
		}

		private static Path program() {
			return Stream.concat(Stream.ofNullable(System.getenv("ADP_CHROMIUM")), PROGRAMS.stream())
				.map(Path::of)
				.filter(Files::isExecutable)
				.findFirst()
				.orElseThrow(() -> new IllegalStateException(
						"No Chromium found; set ADP_CHROMIUM to one, or leave the browser tests out: ./adp test quick"));
		}

	}

}
