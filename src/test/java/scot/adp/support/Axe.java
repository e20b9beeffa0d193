package scot.adp.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

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

	private static final String CONTRAST = "color-contrast";

	private static final String SCRIPT = script();

	/**
	 * Leaves out cells of a grid, which the arrow keys reach and no click is meant for;
	 * and Vaadin's own indicator, empty until the connection is lost. A fault of what the
	 * page took away meanwhile, as a grid does with its header when it finds less room,
	 * is none of the page: then it is asked again.
	 */
	private static final String RUN = """
			async ({ part, texts, runOnly, rules }) => {
			    const asked = texts?.map(text => window.adpTexts[text]).filter(it => it.isConnected);
			    if (asked?.length === 0) {
			        return { faults: [], answered: [] };
			    }
			    const look = () => axe.run(
			        { include: asked ?? [[part]],
			            exclude: [['vaadin-connection-indicator']] },
			        { runOnly, rules, preload: false, elementRef: true,
			            resultTypes: texts ? ['violations', 'passes'] : ['violations'] });
			    const gone = found => found.violations.some(rule => rule.nodes.some(node => !node.element.isConnected));
			    let found = await look();
			    for (let again = 0; again < 5 && gone(found); again++) {
			        found = await look();
			    }
			    const answered = new Set([...found.violations, ...found.passes]
			        .flatMap(rule => rule.nodes.map(node => node.element)));
			    return {
			        faults: found.violations.flatMap(rule => rule.nodes
			            .filter(node => rule.id !== 'target-size' || !String(node.target).includes('#vaadin-grid-cell-'))
			            .map(node => `${rule.id}: ${node.target} ${node.failureSummary}`)),
			        answered: (texts ?? []).filter(text => answered.has(window.adpTexts[text])),
			    };
			}""";

	/**
	 * What a page consists of: each text, by all that makes it faint or not, which are
	 * its colour, size and weight and what is behind it; and each kind of element, shown
	 * or hidden, by its name and classes and those of its parent. The elements are those
	 * of the page as it is drawn, with what the parts of Vaadin draw themselves.
	 */
	private static final String KINDS = """
			() => {
			    const texts = new Map();
			    const elements = new Set();
			    const name = element => element.localName + [...element.classList].sort().map(it => '.' + it).join('')
			        + ['theme', 'role', 'type', 'disabled', 'aria-disabled'].filter(it => element.hasAttribute(it))
			            .map(it => `[${it}=${element.getAttribute(it)}]`).join('');
			    const inside = element => element.localName !== 'slot' ? (element.shadowRoot ?? element).childNodes
			        : element.assignedNodes().length ? element.assignedNodes() : element.childNodes;
			    const walk = (element, above) => {
			        const style = getComputedStyle(element);
			        const box = element.getBoundingClientRect();
			        const heardOnly = style.display !== 'contents' && style.overflow !== 'visible'
			            && (box.width <= 1 || box.height <= 1);
			        const shown = above.shown && style.display !== 'none';
			        const seen = above.seen && !heardOnly;
			        const own = name(element);
			        elements.add([above.own, own, shown && style.visibility].join(' '));
			        const colour = style.backgroundColor;
			        const opaque = !colour.startsWith('rgba') && !colour.includes('/');
			        const here = { own, shown, seen,
			            behind: (opaque ? '' : above.behind) + (colour === 'rgba(0, 0, 0, 0)' ? '' : colour)
			                + (style.backgroundImage === 'none' ? '' : style.backgroundImage),
			            through: above.through + (style.opacity === '1' ? '' : style.opacity) };
			        const text = it => texts.set([above.own, own, style.color, style.fontSize, style.fontWeight,
			            style.textShadow, here.behind, here.through].join(' '), it);
			        if (shown && seen && style.visibility === 'visible' && element.matches('input, textarea, select')) {
			            text(element);
			        }
			        for (const child of inside(element)) {
			            if (child.nodeType === Node.ELEMENT_NODE) {
			                walk(child, here);
			            }
			            else if (shown && seen && style.visibility === 'visible' && child.nodeType === Node.TEXT_NODE
			                    && child.data.trim()) {
			                text(child.parentElement ?? element);
			            }
			        }
			    };
			    walk(document.body, { own: '', shown: true, seen: true, behind: '', through: '' });
			    window.adpTexts = [...texts.values()];
			    return { texts: [...texts.keys()], elements: [...elements] };
			}""";

	/** What pages of this run consisted of, so that each kind is looked at once. */
	private static final Set<String> TEXTS = ConcurrentHashMap.newKeySet();

	private static final Set<String> ELEMENTS = ConcurrentHashMap.newKeySet();

	private Axe() {
	}

	/** What breaks any rule in a part of a page, in words. */
	public static List<String> faults(Page page, String part) {
		return run(page, Map.of("part", part, "runOnly", Map.of("type", "tag", "values", EVERYTHING))).faults();
	}

	/**
	 * What breaks any rule on a page, in words, but for texts that are too faint, which
	 * takes as long as all else.
	 * @see #faint
	 */
	public static List<String> faultsButFaintTexts(Page page) {
		return run(page, Map.of("part", "html", "runOnly", Map.of("type", "tag", "values", EVERYTHING), "rules",
				Map.of(CONTRAST, Map.of("enabled", false))))
			.faults();
	}

	/**
	 * Which texts are too faint on a page, in words; those are looked at that are like
	 * none on the pages before of which axe could tell.
	 */
	public static List<String> faint(Page page) {
		return parts(page).faint();
	}

	/** What a page consists of, as it is drawn now. */
	@SuppressWarnings("unchecked")
	public static Parts parts(Page page) {
		var kinds = (Map<String, List<String>>) page.evaluate(KINDS);
		return new Parts(page, kinds.get("texts"), kinds.get("elements"));
	}

	@SuppressWarnings("unchecked")
	private static Answer run(Page page, Map<String, ?> asked) {
		if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
			page.evaluate(SCRIPT);
		}
		var answer = (Map<String, List<?>>) page.evaluate(RUN, asked);
		return new Answer((List<String>) answer.get("faults"), (List<Integer>) answer.get("answered"));
	}

	private static String script() {
		try (var script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a page consists of, until it is drawn anew.
	 *
	 * @param texts the kinds of its texts
	 * @param elements the kinds of its elements
	 */
	public record Parts(Page page, List<String> texts, List<String> elements) {

		/**
		 * Whether the page shows or hides an element like none on the pages that were
		 * asked about before.
		 */
		public boolean areLaidOutAnew() {
			// Each is remembered, whatever was found.
			return elements.stream().filter(ELEMENTS::add).count() > 0;
		}

		/** @see Axe#faint */
		public List<String> faint() {
			var news = IntStream.range(0, texts.size())
				.filter(text -> !TEXTS.contains(texts.get(text)))
				.boxed()
				.toList();
			if (news.isEmpty()) {
				return List.of();
			}
			var answer = run(page,
					Map.of("texts", news, "runOnly", Map.of("type", "rule", "values", List.of(CONTRAST))));
			answer.answered().stream().map(texts::get).forEach(TEXTS::add);
			return answer.faults();
		}

	}

	/**
	 * What axe found.
	 *
	 * @param answered the texts that it could tell of, whether they are faint or not
	 */
	private record Answer(List<String> faults, List<Integer> answered) {
	}

}
