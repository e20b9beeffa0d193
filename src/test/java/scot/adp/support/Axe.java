package scot.adp.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/**
 * Asks axe what is wrong with a page. The library's own builder brings axe into the page
 * anew at every question, which takes as long as the question.
 */
public final class Axe {

	/** The rules of WCAG 2.2 at level AA, and what axe thinks good besides. */
	public static final List<String> EVERYTHING = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice");

	private static final String SCRIPT = script();

	/**
	 * Leaves out cells of a grid, which the arrow keys reach and no click is meant for;
	 * and Vaadin's own indicator, empty until the connection is lost.
	 */
	private static final String RUN = """
			async ({ part, runOnly }) => {
			    const found = await axe.run(
			        { include: [[part]], exclude: [['vaadin-connection-indicator']] },
			        { runOnly, resultTypes: ['violations'], preload: false });
			    return found.violations.flatMap(rule => rule.nodes
			        .filter(node => rule.id !== 'target-size' || !String(node.target).includes('#vaadin-grid-cell-'))
			        .map(node => `${rule.id}: ${node.target} ${node.failureSummary}`));
			}""";

	private Axe() {
	}

	/** What breaks any rule in a part of a page, in words. */
	public static List<String> faults(Page page, String part) {
		return run(page, part, Map.of("type", "tag", "values", EVERYTHING));
	}

	/** Where text is too faint on a page, in words. */
	public static List<String> faint(Page page) {
		return run(page, "html", Map.of("type", "rule", "values", List.of("color-contrast")));
	}

	@SuppressWarnings("unchecked")
	private static List<String> run(Page page, String part, Map<String, ?> runOnly) {
		if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
			page.evaluate(SCRIPT);
		}
		return (List<String>) page.evaluate(RUN, Map.of("part", part, "runOnly", runOnly));
	}

	private static String script() {
		try (var script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
