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
	 * The rules whose answer lies in an element itself, in what it is within, in what is
	 * within it and in what it names by ids. They are asked of elements like none before;
	 * all other rules, of each element each time.
	 */
	private static final List<String> OF_AN_ELEMENT = List.of("aria-allowed-attr", "aria-allowed-role",
			"aria-braille-equivalent", "aria-command-name", "aria-conditional-attr", "aria-deprecated-role",
			"aria-dialog-name", "aria-hidden-focus", "aria-input-field-name", "aria-meter-name",
			"aria-progressbar-name", "aria-prohibited-attr", "aria-required-attr", "aria-required-children",
			"aria-required-parent", "aria-roledescription", "aria-roles", "aria-text", "aria-toggle-field-name",
			"aria-tooltip-name", "aria-treeitem-name", "aria-valid-attr", "aria-valid-attr-value", "button-name",
			"definition-list", "dlitem", "empty-heading", "empty-table-header", "image-alt", "image-redundant-alt",
			"input-button-name", "label", "label-title-only", "link-name", "list", "listitem", "nested-interactive",
			"presentation-role-conflict", "role-img-alt", "scope-attr-valid", "select-name", "summary-name",
			"svg-img-alt");

	/** Lets the rules look at those elements alone that {@link #RUN} names. */
	private static final String LIMIT = """
			({ ofAnElement, contrast }) => {
			    const limited = (id, which) => {
			        const rule = axe._audit.rules.find(it => it.id === id);
			        const matches = rule.matches;
			        rule.matches = function (element, ...more) {
			            const asked = window.adpAsked;
			            const fits = (!asked || asked[which].has(element)) && matches.call(this, element, ...more);
			            if (fits && which === 'texts') {
			                asked?.told.add(element);
			            }
			            return fits;
			        };
			    };
			    ofAnElement.forEach(id => limited(id, 'elements'));
			    limited(contrast, 'texts');
			}""";

	/**
	 * Leaves out cells of a grid, which the arrow keys reach and no click is meant for;
	 * and Vaadin's own indicator, empty until the connection is lost. A fault of what the
	 * page took away meanwhile, as a grid does with its header when it finds less room,
	 * is none of the page: then it is asked again. Axe tells of a text unless it is not
	 * sure of it, or finds that the rule is not for it. Of a single sign, or before a
	 * picture, it is never sure; the same once more is nothing new.
	 */
	private static final String RUN = """
			async ({ part, texts, elements, runOnly }) => {
			    const asked = texts && {
			        texts: new Set(texts.flatMap(text => adpTexts[text])),
			        elements: new Set(elements.map(element => adpElements[element])),
			        told: new Set() };
			    const look = () => {
			        window.adpAsked = asked;
			        return axe.run(
			            { include: [[part]], exclude: [['vaadin-connection-indicator']] },
			            { runOnly, preload: false, elementRef: true, resultTypes: ['violations', 'incomplete'] });
			    };
			    const gone = found => found.violations.some(rule => rule.nodes.some(node => !node.element.isConnected));
			    let found = await look();
			    for (let again = 0; again < 5 && gone(found); again++) {
			        found = await look();
			    }
			    const never = ['shortTextContent', 'bgGradient', 'bgImage'];
			    const unsure = new Set(found.incomplete.filter(rule => rule.id === 'color-contrast')
			        .flatMap(rule => rule.nodes.filter(node => !never.includes(node.any[0]?.data?.messageKey)))
			        .map(node => node.element));
			    return {
			        faults: found.violations.flatMap(rule => rule.nodes
			            .filter(node => rule.id !== 'target-size' || !String(node.target).includes('#vaadin-grid-cell-'))
			            .map(node => `${rule.id}: ${node.target} ${node.failureSummary}`)),
			        answered: (texts ?? [])
			            .filter(text => adpTexts[text].some(it => asked.told.has(it) && !unsure.has(it))),
			    };
			}""";

	/**
	 * What a page consists of, each as a number that stands for it: each text, by all
	 * that makes it faint or not, which are its colour, size and weight and what is
	 * behind it, and itself where it is a single sign; each kind of element, shown or
	 * hidden, by its name and classes and those of its parent; and, where that is asked
	 * for, each element by all that the rules of an element go by. That is its
	 * attributes, the words in them as far as there are any, whether what it names by ids
	 * is there and says something, whether and how it is shown, all that of what it is
	 * within, and all that of what is within it, alike ones in a row counted once. The
	 * elements are those of the page as it is drawn, with what the parts of Vaadin draw
	 * themselves.
	 */
	private static final String KINDS = """
			withElements => {
			    const number = text => {
			        let one = 0xdeadbeef;
			        let other = 0x41c6ce57;
			        for (let i = 0; i < text.length; i++) {
			            const code = text.charCodeAt(i);
			            one = Math.imul(one ^ code, 2654435761);
			            other = Math.imul(other ^ code, 1597334677);
			        }
			        one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
			        other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
			        return 4294967296 * (2097151 & other) + (one >>> 0);
			    };
			    const texts = new Map();
			    const kinds = new Set();
			    const elements = [];
			    const numbers = [];
			    const name = element => element.localName + [...element.classList].sort().map(it => '.' + it).join('')
			        + ['theme', 'role', 'type', 'disabled', 'aria-disabled'].filter(it => element.hasAttribute(it))
			            .map(it => `[${it}=${element.getAttribute(it)}]`).join('');
			    const ids = new Set(['for', 'headers', 'list', 'form', 'aria-labelledby', 'aria-describedby', 'aria-controls',
			        'aria-owns', 'aria-activedescendant', 'aria-details', 'aria-errormessage', 'aria-flowto']);
			    const words = new Set(['title', 'alt', 'placeholder', 'value', 'href', 'src', 'd', 'aria-label',
			        'aria-description', 'aria-roledescription', 'aria-placeholder', 'aria-valuetext']);
			    const exact = new Set(['tabindex', 'aria-level', 'class', 'role', 'type', 'theme']);
			    const said = element => element ? element.textContent.trim() !== '' : 'none';
			    const value = (element, { name, value }) => ids.has(name)
			        ? value.trim().split(/\\s+/).map(id => said(element.getRootNode().getElementById(id)))
			        : words.has(name) ? value.trim() !== ''
			        : exact.has(name) ? value : value.replace(/\\d+/g, '9');
			    const attributes = element => [...element.attributes]
			        .filter(it => it.name !== 'id' && it.name !== 'style' && !it.name.startsWith('data-'))
			        .map(it => `[${it.name}=${value(element, it)}]`).sort().join('')
			        + (element.matches('input, select, textarea') ? [...element.labels ?? []].map(said) : '');
			    const inside = element => element.localName !== 'slot' ? (element.shadowRoot ?? element).childNodes
			        : element.assignedNodes().length ? element.assignedNodes() : element.childNodes;
			    const walk = (element, above) => {
			        if (element.matches('noscript, style, script, vaadin-connection-indicator')) {
			            return '';
			        }
			        const style = getComputedStyle(element);
			        const box = element.getBoundingClientRect();
			        const heardOnly = style.display !== 'contents' && style.overflow !== 'visible'
			            && (box.width <= 1 || box.height <= 1);
			        const shown = above.shown && style.display !== 'none';
			        // Where the skip link waits.
			        const outside = box.width > 0 && (box.bottom <= 0 || box.right <= 0);
			        const seen = above.seen && !heardOnly && !outside;
			        const own = name(element);
			        kinds.add([above.own, own, shown && style.visibility].join(' '));
			        const colour = style.backgroundColor;
			        const opaque = !colour.startsWith('rgba') && !colour.includes('/');
			        const all = withElements && [element.localName, attributes(element), shown && style.visibility, seen,
			            box.width > 0, box.height > 0, style.opacity === '0'].join(' ');
			        const here = { own, shown, seen, all: withElements && number(above.all + all),
			            behind: (opaque ? '' : above.behind) + (colour === 'rgba(0, 0, 0, 0)' ? '' : colour)
			                + (style.backgroundImage === 'none' ? '' : style.backgroundImage),
			            through: above.through + (style.opacity === '1' ? '' : style.opacity) };
			        // Axe takes what stands in a slot for what its parent says.
			        const speaker = element.localName === 'slot' ? above.speaker : element;
			        here.speaker = speaker;
			        const text = words => {
			            const sign = words.trim().length === 1 ? words.trim() : '';
			            const kind = [above.own, own, style.color, style.fontSize, style.fontWeight,
			                style.textShadow, here.behind, here.through, sign].join(' ');
			            if (!texts.has(kind)) {
			                texts.set(kind, []);
			            }
			            if (texts.get(kind).length < 2) {
			                texts.get(kind).push(speaker);
			            }
			        };
			        if (shown && seen && style.visibility === 'visible' && element.matches('input, textarea, select')) {
			            text('words');
			        }
			        const within = [];
			        for (const child of inside(element)) {
			            const words = child.nodeType === Node.TEXT_NODE && child.data.trim() !== '';
			            if (words && shown && seen && style.visibility === 'visible') {
			                text(child.data);
			            }
			            const one = child.nodeType === Node.ELEMENT_NODE ? walk(child, here) : words ? 'words' : '';
			            if (one && one !== within.at(-1)) {
			                within.push(one);
			            }
			        }
			        if (withElements) {
			            const whole = number(all + within);
			            elements.push(element);
			            numbers.push(number(above.all + ' ' + whole));
			            return whole;
			        }
			    };
			    walk(document.body, { own: '', shown: true, seen: true, behind: '', through: '', all: '', speaker: document.body });
			    window.adpTexts = [...texts.values()];
			    window.adpElements = elements;
			    return { texts: [...texts.keys()].map(number), kinds: [...kinds].map(number), elements: numbers };
			}""";

	/** What pages of this run consisted of, so that each kind is looked at once. */
	private static final Set<Number> TEXTS = ConcurrentHashMap.newKeySet();

	private static final Set<Number> KINDS_OF_ELEMENTS = ConcurrentHashMap.newKeySet();

	private static final Set<Number> ELEMENTS = ConcurrentHashMap.newKeySet();

	private Axe() {
	}

	/** What breaks any rule in a part of a page, in words, whatever was asked before. */
	public static List<String> faults(Page page, String part) {
		return run(page, Map.of("part", part, "runOnly", every())).faults();
	}

	/**
	 * What breaks any rule on a page, in words; those elements and texts are looked at
	 * that are like none on the pages before.
	 */
	public static List<String> faults(Page page) {
		return parts(page).faults();
	}

	/**
	 * Which texts are too faint on a page, in words; those are looked at that are like
	 * none on the pages before of which axe could tell.
	 */
	public static List<String> faint(Page page) {
		return kinds(page, false).faint();
	}

	/** What a page consists of, as it is drawn now. */
	public static Parts parts(Page page) {
		return kinds(page, true);
	}

	@SuppressWarnings("unchecked")
	private static Parts kinds(Page page, boolean withElements) {
		var kinds = (Map<String, List<Number>>) page.evaluate(KINDS, withElements);
		return new Parts(page, kinds.get("texts"), kinds.get("kinds"), kinds.get("elements"));
	}

	@SuppressWarnings("unchecked")
	private static Answer run(Page page, Map<String, ?> asked) {
		if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
			page.evaluate(SCRIPT);
			page.evaluate(LIMIT, Map.of("ofAnElement", OF_AN_ELEMENT, "contrast", CONTRAST));
		}
		var answer = (Map<String, List<?>>) page.evaluate(RUN, asked);
		return new Answer((List<String>) answer.get("faults"), (List<Integer>) answer.get("answered"));
	}

	private static Map<String, ?> every() {
		return Map.of("type", "tag", "values", EVERYTHING);
	}

	private static String script() {
		try (var script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Where in a list those stand that are not in a set. */
	private static List<Integer> news(List<Number> all, Set<Number> known) {
		return IntStream.range(0, all.size()).filter(at -> !known.contains(all.get(at))).boxed().toList();
	}

	/**
	 * What a page consists of, until it is drawn anew.
	 *
	 * @param texts the kinds of its texts
	 * @param kinds the kinds of its elements, as they are laid out
	 * @param elements its elements, as the rules see them
	 */
	public record Parts(Page page, List<Number> texts, List<Number> kinds, List<Number> elements) {

		/**
		 * Whether the page shows or hides an element like none on the pages that were
		 * asked about before.
		 */
		public boolean areLaidOutAnew() {
			// Each is remembered, whatever was found.
			return kinds.stream().filter(KINDS_OF_ELEMENTS::add).count() > 0;
		}

		/** @see Axe#faults(Page) */
		public List<String> faults() {
			var answer = asked(news(elements, ELEMENTS), every());
			ELEMENTS.addAll(elements);
			return answer.faults();
		}

		/** @see Axe#faint */
		public List<String> faint() {
			return news(texts, TEXTS).isEmpty() ? List.of()
					: asked(List.of(), Map.of("type", "rule", "values", List.of(CONTRAST))).faults();
		}

		private Answer asked(List<Integer> news, Map<String, ?> rules) {
			var answer = run(page,
					Map.of("part", "html", "texts", news(texts, TEXTS), "elements", news, "runOnly", rules));
			answer.answered().stream().map(texts::get).forEach(TEXTS::add);
			return answer;
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
