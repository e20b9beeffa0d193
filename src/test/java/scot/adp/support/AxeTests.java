package scot.adp.support;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.URI;
import java.util.UUID;

/** What is looked at once is looked at: each kind of text, each kind of element. */
@Tag("browser")
class AxeTests {

	private final Browser browser = new Browser(URI.create("http://127.0.0.1"));

	/** A kind of its own, whatever other tests looked at. */
	private final String kind = "k" + UUID.randomUUID();

	@AfterEach
	void closeWindows() {
		browser.close();
	}

	@Test
	void faintTextIsFoundOnceForEachKind() {
		assertThat(Axe.faint(page("<p class='%s'>Read me</p>"))).isEmpty();
		assertThat(Axe.faint(page("<p class='%s' style='color: #ddd'>Read me</p>"))).singleElement(as(STRING))
			.startsWith("color-contrast");
		assertThat(Axe.faint(page("<p class='%s' style='color: #ddd'>Me too</p>"))).as("the same again").isEmpty();
		assertThat(Axe.faint(page("<p class='%s other' style='color: #ddd'>And me</p>"))).hasSize(1);
		assertThat(Axe.faint(page("<div class='%s' style='color: #ddd'><p>And me</p></div>"))).hasSize(1);
	}

	@Test
	void kindThatAxeCouldNotTellOfIsAskedAboutAgain() {
		String text = "<p class='%%s' style='color: #ddd'>%s</p>";
		assertThat(Axe.faint(page(text.formatted("x")))).as("a single sign may be a picture").isEmpty();
		assertThat(Axe.faint(page(text.formatted("Read me")))).hasSize(1);
	}

	@Test
	void kindOfARunThatBrokeOffIsAskedAboutAgain() {
		String text = "<p class='%s' style='color: #ddd'>Read me</p>";
		Page broken = page(text);
		broken.evaluate("() => { window.axe = { run: () => Promise.reject(new Error('Broken off')) } }");
		assertThatThrownBy(() -> Axe.faint(broken)).hasMessageContaining("Broken off");
		assertThat(Axe.faint(page(text))).hasSize(1);
	}

	@Test
	void whatIsBehindATextCounts() {
		String text = "<div style='background: %s'><section><p class='%s'>Read me</p></section></div>";
		assertThat(Axe.faint(page(text.formatted("#fff", "%s")))).isEmpty();
		assertThat(Axe.faint(page(text.formatted("#222", "%s")))).hasSize(1);
	}

	@Test
	void textThatIsFaintInDarkAloneIsFound() {
		Page page = page("""
				<style>@media (prefers-color-scheme: dark) { body { background: #000 } p { color: #222 } }</style>
				<p class='%s'>Read me</p>""");
		assertThat(Axe.faint(page)).isEmpty();
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		assertThat(Axe.faint(page)).hasSize(1);
	}

	@Test
	void textInAPartOfVaadinIsFound() {
		Page page = page("<div id='host' class='%s'><span>of the page</span></div>");
		page.evaluate(
				"""
						() => {
						    document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML =
						        '<p style="color: #ddd">of the part</p><div style="background: #222; color: #333"><slot></slot></div>';
						}""");
		assertThat(Axe.faint(page)).hasSize(2);
	}

	@Test
	void elementThatAppearsOrGoesInLittleRoomIsLaidOutAnew() {
		String element = "<style>@media (width < 400px) { .%1$s { display: none } }</style><p class='%1$s'>Read me</p>"
			.formatted(kind);
		Page page = page(element);
		assertThat(Axe.parts(page).areLaidOutAnew()).isTrue();
		assertThat(Axe.parts(page).areLaidOutAnew()).isFalse();
		page.setViewportSize(320, 700);
		assertThat(Axe.parts(page).areLaidOutAnew()).isTrue();
		assertThat(Axe.parts(page(element + "<main class='%s'></main>")).areLaidOutAnew()).isTrue();
	}

	private Page page(String body) {
		Page page = browser.window();
		page.setContent(
				"<!doctype html><html lang='en'><title>Test</title><body>%s".formatted(body.replace("%s", kind)));
		return page;
	}

}
