package scot.adp.support;

import java.net.URI;
import java.nio.file.Path;

import com.microsoft.playwright.Page;

/**
 * Takes the pictures of the README from a running program, whose address is the only
 * argument. Run it from the repository's folder after {@code ./adp run}:
 * {@code mvn test-compile exec:java -Dexec.mainClass=scot.adp.support.Screenshots
 * -Dexec.classpathScope=test -Dexec.args=http://localhost:8080}
 */
final class Screenshots {

	private static final Path FOLDER = Path.of("docs", "images");

	private Screenshots() {
	}

	public static void main(String[] arguments) {
		var browser = new Browser(URI.create(arguments[0]));
		Page page = browser.signedIn("lead");
		take(page, "today.png");
		page.locator("a.verb").first().click();
		page.waitForURL("**/actions/**");
		Browser.settle(page);
		page.getByLabel("What happened").blur();
		take(page, "action.png");
		browser.close();
		System.exit(0);
	}

	private static void take(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name)));
	}

}
