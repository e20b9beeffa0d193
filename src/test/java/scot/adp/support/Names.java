package scot.adp.support;

import java.util.List;

import com.microsoft.playwright.Page;

/**
 * Looks at what a screen reader and a voice would go by and axe does not ask: names begin
 * with what is read on the screen, things of a kind differ by name, and nothing that one
 * goes by has none.
 */
public final class Names {

	private static final String FAULTS = """
			() => {
			    const faults = [];
			    const shown = it => it.checkVisibility({ visibilityProperty: true }) && it.getClientRects().length > 0
			        && !it.closest('[aria-hidden=true]');
			    const open = [...document.querySelectorAll('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')].at(-1);
			    const all = selector => [...(open ?? document).querySelectorAll(selector)].filter(shown);
			    const words = text => (text ?? '').trim().replace(/\\s+/g, ' ');
			    const bare = text => text.toLowerCase().replace(/[^\\p{L}\\p{N}]/gu, '');
			    const begins = (name, read) => bare(name).startsWith(bare(read));
			    const twice = list => [...new Set(list.filter((it, at) => list.indexOf(it) !== at))];
			    const byIds = ids => words(ids.split(/\\s+/).map(id => document.getElementById(id)?.textContent).join(' '));
			    const given = it => it.hasAttribute('aria-labelledby') ? byIds(it.getAttribute('aria-labelledby'))
			        : words(it.getAttribute('aria-label'));
			    const name = it => given(it) || words(it.accessibleName) || words(it.querySelector('caption')?.textContent)
			        || words(it.headerTitle ?? it.header) || words(it.innerText);
			    const label = it => words([...it.labels ?? []].map(one => one.textContent).join(' '));
			    const tag = it => it.outerHTML.slice(0, 100);
			    const within = it => {
			        const around = it.parentElement?.closest(
			            '[role=group], [role=radiogroup], [role=region], vaadin-radio-group, vaadin-checkbox-group, tr');
			        return around ? `${given(around) || words(around.label) || words(around.cells?.[0]?.innerText)}, `
			            + within(around) : '';
			    };

			    twice([...document.querySelectorAll('[id]')].map(it => it.id)).forEach(id => faults.push(`id twice: ${id}`));
			    if (document.documentElement.lang !== 'en-GB') {
			        faults.push(`language: ${document.documentElement.lang}`);
			    }

			    const buttons = all('button, vaadin-button, summary, vaadin-details-summary, vaadin-menu-bar-button');
			    const links = all('a[href]');
			    const fields = all('input:not([type=file]), textarea').filter(it => !it.closest('vaadin-grid'));
			    for (const it of [...buttons, ...links]) {
			        if (!name(it)) {
			            faults.push(`no name: ${tag(it)}`);
			        } else if (!begins(name(it), words(it.innerText))) {
			            faults.push(`"${name(it)}" does not begin with "${words(it.innerText)}"`);
			        }
			    }
			    for (const it of fields) {
			        if (!given(it) && !label(it)) {
			            faults.push(`no name: ${tag(it)}`);
			        } else if (given(it) && !begins(given(it), label(it))) {
			            faults.push(`"${given(it)}" does not begin with "${label(it)}"`);
			        }
			    }
			    twice(buttons.map(it => within(it) + name(it))).forEach(it => faults.push(`button twice: ${it}`));
			    twice(fields.map(it => within(it) + (given(it) || label(it)))).forEach(it => faults.push(`field twice: ${it}`));
			    const ways = [...new Set(links.map(it => `${within(it)}${name(it)}\\n${it.href}`))].map(it => it.split('\\n')[0]);
			    twice(ways).forEach(it => faults.push(`link twice, to two places: ${it}`));

			    for (const [kind, selector] of Object.entries({
			        'navigation': 'nav, [role=navigation]',
			        'region': '[role=region], [role=search], section[aria-label]:not([role])',
			        'group': '[role=group]:not(vaadin-checkbox-group)',
			        'grid': 'vaadin-grid',
			        'table': 'table',
			        'list': 'ul[aria-label], ol[aria-label]',
			    })) {
			        const found = all(selector);
			        found.filter(it => !(given(it) || words(it.accessibleName) || words(it.querySelector('caption')?.textContent)))
			            .forEach(it => faults.push(`${kind} without a name: ${tag(it)}`));
			        twice(found.map(it => within(it) + name(it))).forEach(it => faults.push(`${kind} twice: ${it}`));
			    }
			    for (const grid of all('vaadin-grid')) {
			        if (!grid.shadowRoot.querySelector('#table').ariaLabel) {
			            faults.push(`grid whose table has no name: ${tag(grid)}`);
			        }
			        const heads = [...grid.shadowRoot.querySelectorAll('thead th')].filter(shown)
			            .map(it => it.querySelector('slot')?.assignedElements()[0]);
			        if (heads.some(it => !words(it?.textContent) && !it?.querySelector('input'))) {
			            faults.push(`grid with a column without a name: ${heads.map(it => words(it?.textContent))}`);
			        }
			    }
			    if (open && !words(open.ariaLabel || open.headerTitle || open.header)) {
			        faults.push(`dialog without a name: ${tag(open)}`);
			    }
			    return faults;
			}
			""";

	private Names() {
	}

	/** What is wrong with the names of a page, in words. */
	@SuppressWarnings("unchecked")
	public static List<String> faults(Page page) {
		return (List<String>) page.evaluate(FAULTS);
	}

}
