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
import java.util.List;
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
	void textThatAPartOfVaadinTakesInIsFound() {
		Page page = page("<div id='host' class='%s'>of the page</div>");
		page.evaluate("""
				() => {
				    document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML =
				        '<div style="background: #222; color: #333"><slot></slot></div>';
				}""");
		assertThat(Axe.faint(page)).hasSize(1);
	}

	@Test
	void textIsLookedAtWhereOneOfItsKindIsInView() {
		assertThat(Axe.faint(page("""
				<style>p { color: #ddd; height: 30px; margin: 0 }</style>
				<div style='height: 30px; overflow: hidden'><p class='%s'>In view</p><p class='%s'>Below</p></div>""")))
			.hasSize(1);
	}

	@Test
	void brokenElementIsFoundOnceForEachKind() {
		String row = "<main><h1>One</h1><ul>%s</ul></main>";
		String fine = "<li class='%s'><button aria-label='Open'></button></li>";
		String broken = "<li class='%s'><button></button></li>";
		assertThat(named(row.formatted(fine.repeat(3)), "button-name")).isEmpty();
		assertThat(named(row.formatted(fine.repeat(3) + broken + fine), "button-name")).as("odd row").hasSize(1);
		assertThat(named(row.formatted(fine + broken), "button-name")).as("the same again").isEmpty();
		assertThat(named(row.formatted(fine + broken.replace("<button>", "<button type='button'>")), "button-name"))
			.hasSize(1);
		assertThat(named("<main><h1>One</h1><ol>%s</ol></main>".formatted(broken), "button-name")).as("elsewhere")
			.hasSize(1);
	}

	@Test
	void whatAnElementNamesByIdsCounts() {
		String field = "<main><h1>One</h1><input class='%%s' aria-labelledby='it'><p id='%s'>%s</p></main>";
		assertThat(named(field.formatted("it", "Words"), "label")).isEmpty();
		assertThat(named(field.formatted("it", ""), "label")).as("says nothing").hasSize(1);
		assertThat(named(field.formatted("other", "Words"), "label")).as("is not there").hasSize(1);
	}

	@Test
	void labelOfAFieldCounts() {
		String field = "<main><h1>One</h1><label for='%s'>Words</label><input class='%%s' id='it'></main>";
		assertThat(named(field.formatted("it"), "label")).isEmpty();
		assertThat(named(field.formatted("other"), "label")).hasSize(1);
	}

	@Test
	void whatIsWithinAnElementCounts() {
		String list = "<main><h1>One</h1><ul class='%%s'><li>One</li>%s</ul></main>";
		assertThat(named(list.formatted("<li>Two</li>"), "list")).isEmpty();
		assertThat(named(list.formatted("<p>Two</p>"), "list")).hasSize(1);
		String link = "<main><h1>One</h1><a class='%%s' href='/'>%s</a></main>";
		assertThat(named(link.formatted("<b>Words</b>"), "link-name")).isEmpty();
		assertThat(named(link.formatted("<b></b>"), "link-name")).hasSize(1);
	}

	@Test
	void whatAnElementIsWithinCounts() {
		String item = "<main><h1>One</h1><%1$s><li class='%%s'>One</li></%1$s></main>";
		assertThat(named(item.formatted("ul"), "listitem")).isEmpty();
		assertThat(named(item.formatted("section"), "listitem")).hasSize(1);
	}

	@Test
	void hiddenElementIsAnotherThanAShownOne() {
		String button = "<main><h1>One</h1><div style='%s'><button class='%%s'></button></div></main>";
		assertThat(named(button.formatted("display: none"), "button-name")).isEmpty();
		assertThat(named(button.formatted(""), "button-name")).hasSize(1);
	}

	@Test
	void rulesForThePageAreAskedEachTime() {
		String page = "<main class='%s'><h1>One</h1><h4>Two</h4></main>";
		assertThat(named(page, "heading-order")).hasSize(1);
		assertThat(named(page, "heading-order")).hasSize(1);
	}

	@Test
	void partOfAPageIsAskedWhateverWasAskedBefore() {
		Page page = page("<main><h1>One</h1><button class='%s'></button></main>");
		assertThat(Axe.faults(page)).filteredOn(fault -> fault.startsWith("button-name")).hasSize(1);
		assertThat(Axe.faults(page, "main")).filteredOn(fault -> fault.startsWith("button-name")).hasSize(1);
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

	/** The faults of a page by one rule. */
	private List<String> named(String body, String rule) {
		return Axe.faults(page(body)).stream().filter(fault -> fault.startsWith(rule + ":")).toList();
	}

	private Page page(String body) {
		Page page = browser.window();
		page.setContent(
				"<!doctype html><html lang='en'><title>Test</title><body>%s".formatted(body.replace("%s", kind)));
		return page;
	}

}
