/*
 * Keeps the place of whoever does not see the whole window at once. A new page starts at its top with the focus on its
 * heading; one that is come back to is where it was left; what takes the focused thing away hands the focus on; and what
 * happened is said once.
 */
(() => {
  'use strict';
  if (window.adpPlace) {
    return;
  }
  // How many pages were arrived at, what still looks for its place, and what was said last.
  const state = window.adpPlace = { arrivals: 0, busy: 0, said: '' };

  const STORE = 'adp-places';
  const KEPT = 60;
  // How long a page that is come back to is waited for: in all, and once it was filled.
  const PATIENCE = 15000;
  const SOON = 800;
  const SAID = 10000;
  const MANY = 200;
  const ASIDE = 'vaadin-dialog, vaadin-confirm-dialog, dialog, [role="dialog"], [role="alertdialog"], [role="menu"], '
      + '[role="listbox"], vaadin-date-picker-overlay';
  const OPEN = 'vaadin-dialog[opened], vaadin-confirm-dialog[opened], dialog[open]';
  const REACHED = 'a[href], button, input, select, textarea, summary, vaadin-button, vaadin-grid, [tabindex]';
  const DOINGS = ['keydown', 'pointerdown', 'wheel', 'touchstart'];

  history.scrollRestoration = 'manual';

  const places = read();
  // Each sign-out and each end of a session loads this page.
  if (location.pathname === new URL('signed-out', document.baseURI).pathname) {
    forget();
  }
  let at;
  let held;
  let moves = 0;
  let left = { moves: 0, doings: 0 };
  let returning = false;
  let checking = false;
  let doings = 0;

  // --- What there is on a page -------------------------------------------------------------------------------------

  const main = () => document.querySelector('main');
  const heading = () => document.querySelector('main h1');
  const grids = () => [...document.querySelectorAll('main vaadin-grid')];
  const words = element => (element?.textContent ?? '').trim().replace(/\s+/g, ' ');
  const shown = element => element.isConnected && element.checkVisibility({ visibilityProperty: true });
  const open = () => [...document.querySelectorAll(OPEN)].some(shown);
  const nowhere = () => !document.activeElement || document.activeElement === document.body;

  function scroller() {
    return document.querySelector('vaadin-app-layout')?.shadowRoot?.querySelector('[part="content"]')
        ?? document.scrollingElement;
  }

  /** A field rather than what one types into. */
  function whole(element) {
    const around = element.parentElement;
    return around?.focusElement === element ? around : element;
  }

  function focus(element, options) {
    element.focus(options);
    if (nowhere()) {
      element.shadowRoot?.querySelector('a[href], button')?.focus(options);
    }
    return !nowhere();
  }

  function lead(element, options) {
    if (!element.matches(REACHED)) {
      element.tabIndex = -1;
    }
    return focus(element, options);
  }

  function key() {
    const { key, idx } = history.state ?? {};
    return key ?? number(`${idx ?? 0} ${location.pathname}${location.search}`);
  }

  // --- What is remembered of places --------------------------------------------------------------------------------

  function read() {
    try {
      return new Map(JSON.parse(sessionStorage.getItem(STORE)));
    } catch {
      return new Map();
    }
  }

  function forget() {
    places.clear();
    try {
      sessionStorage.removeItem(STORE);
    } catch {
      // Nothing was kept either.
    }
  }

  /** Words and addresses are told apart by a number, so that nothing of a page is left in the browser. */
  function number(text) {
    let sum = 7;
    for (const sign of text) {
      sum = (Math.imul(sum, 31) + sign.codePointAt(0)) | 0;
    }
    return sum;
  }

  const name = element => element.getAttribute('aria-label') || element.label || words(element);
  const link = element => element.hasAttribute('href') ? number(element.getAttribute('href')) : null;

  function alike({ tag, href, said }) {
    return [...document.querySelectorAll(tag)]
      .filter(it => link(it) === href && shown(it) && number(name(it)) === said);
  }

  function described(element) {
    const described = { tag: element.localName, href: link(element), said: number(name(element)) };
    return { ...described, nth: Math.max(0, alike(described).indexOf(element)) };
  }

  function found(described) {
    const all = alike(described);
    return all[Math.min(described.nth, all.length - 1)];
  }

  /** The first row that is seen in a list. */
  function row(grid) {
    const top = grid.getBoundingClientRect().top + (grid.shadowRoot.querySelector('thead')?.offsetHeight ?? 0);
    return [...grid.shadowRoot.querySelectorAll('#items > tr')]
      .filter(it => !it.hidden && it.getBoundingClientRect().bottom > top + 1)
      .reduce((least, it) => Math.min(least, it.index), Infinity);
  }

  function remember(from = document.activeElement) {
    left = { moves, doings };
    // Who answers a question in front of the page is still where they were before it.
    if (at?.main !== main() || (open() && places.has(at.key))) {
      return;
    }
    const inPage = from && from !== document.body && !from.closest(ASIDE);
    places.delete(at.key);
    places.set(at.key, {
      top: scroller().scrollTop,
      rows: grids().map(row).map(index => Number.isFinite(index) ? index : 0),
      focus: inPage ? described(whole(from)) : null
    });
    while (places.size > KEPT) {
      places.delete(places.keys().next().value);
    }
    try {
      sessionStorage.setItem(STORE, JSON.stringify([...places]));
    } catch {
      // Without it a page that is come back to starts at its top.
    }
  }

  // --- Arriving ----------------------------------------------------------------------------------------------------

  const frame = () => new Promise(done => requestAnimationFrame(done));
  const busy = () => Object.values(window.Vaadin?.Flow?.clients ?? {}).some(client => client.isActive?.());

  async function settled() {
    do {
      await frame();
      await frame();
    } while (busy());
  }

  async function arrived() {
    const before = at;
    at = { key: key(), path: location.pathname, title: words(heading()), main: main() };
    if (before?.key !== at.key) {
      state.busy++;
      await place(before, ++state.arrivals).finally(() => state.busy--);
    }
  }

  async function place(before, arrival) {
    const known = places.get(at.key);
    // Each new entry of the history has a key of its own.
    const back = Boolean(known);
    returning = false;
    if (!before) {
      await settled();
      at.title = words(heading());
      at.main = main();
      if (document.title !== document.querySelector('meta[name="first-title"]')?.content) {
        say(document.title);
      }
      if (['reload', 'back_forward'].includes(performance.getEntriesByType('navigation')[0]?.type) && known) {
        await restore(known, false);
      } else if (location.hash) {
        part();
      }
      return;
    }
    if (before.path === at.path && before.title === at.title) {
      // Another filter, tab or order of the same page.
      if (back) {
        await restore(known, false);
      }
      return;
    }
    if (!back) {
      scroller().scrollTop = 0;
    }
    await settled();
    if (arrival !== state.arrivals) {
      return;
    }
    at.main = main();
    const active = document.activeElement;
    const moved = moves !== left.moves;
    const inside = main()?.contains(active) && active !== main();
    const elsewhere = doings !== left.doings && !nowhere() && (moved || active.matches('input, textarea'));
    // The page took the focus itself, or whoever came has gone on already.
    if (open() || elsewhere || (inside && (moved || before.path === at.path))) {
      say(document.title);
      active?.scrollIntoView({ block: 'nearest' });
    } else if (back) {
      say(document.title);
      await restore(known, true);
    } else if (location.hash && part()) {
      say(document.title);
    } else {
      begin();
    }
  }

  /** Starts a page: whoever hears it hears its heading. */
  function begin() {
    const start = heading() ?? main();
    if (start) {
      lead(start, { preventScroll: true });
      const began = doings;
      const given = event => {
        // The menu of a narrow window hands the focus to its button once it has closed.
        if (event.target.localName === 'vaadin-drawer-toggle' && doings === began) {
          lead(start, { preventScroll: true });
        }
      };
      addEventListener('focusin', given);
      setTimeout(() => removeEventListener('focusin', given), 1000);
    }
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function part() {
    const part = document.getElementById(decoded(location.hash.slice(1)));
    if (part) {
      lead(part);
      part.scrollIntoView();
    }
    return part;
  }

  async function restore(place, focused) {
    const doing = doings;
    const arrival = state.arrivals;
    const began = performance.now();
    const alone = () => doings === doing && arrival === state.arrivals;
    const filling = () => busy() || grids().some(grid => grid.loading);
    let filled = began;
    const patient = () => {
      const now = performance.now();
      filled = filling() ? now : filled;
      return now - began < PATIENCE && now - filled < SOON;
    };
    const waits = new Set(place.rows.keys());
    let scrolled = false;
    let reached = !focused || !place.focus;
    while (alone() && patient() && (waits.size || !scrolled || !reached)) {
      const all = grids();
      for (const i of waits) {
        if (place.rows[i] === 0) {
          waits.delete(i);
        } else if (all[i]?.size > place.rows[i] && !all[i].loading) {
          all[i].scrollToIndex(place.rows[i]);
          waits.delete(i);
        }
      }
      scroller().scrollTop = place.top;
      scrolled = Math.abs(scroller().scrollTop - place.top) < 2;
      if (!reached && !waits.size && !filling()) {
        const last = found(place.focus);
        reached = Boolean(last) && focus(last, { preventScroll: true });
      }
      await frame();
    }
    if (focused && alone() && nowhere()) {
      lead(heading() ?? main(), { preventScroll: true });
    }
  }

  // --- Handing the focus on ----------------------------------------------------------------------------------------

  /** What has the focus, and all it stands in, to find who comes next where it is gone. */
  function hold(element) {
    const way = [];
    for (let node = element; node.parentElement && node.localName !== 'main'; node = node.parentElement) {
      way.push({ node, around: node.parentElement, index: [...node.parentElement.children].indexOf(node) });
    }
    held = { element, described: described(element), way, main: main(), added: [] };
  }

  const lost = () => held && (held.off || !held.element.isConnected || !shown(held.element));
  const usable = element => shown(element) && !element.disabled && !element.closest('[inert]');

  function first(within) {
    const all = within.matches(REACHED) ? [within] : [...within.querySelectorAll(REACHED)];
    return all.map(whole).find(it => usable(it) && it.tabIndex >= 0);
  }

  function title(from) {
    for (let node = from; node; node = node.parentElement) {
      const all = node.matches('section, li, main, [role="region"], .panel') ? node.querySelectorAll('h1, h2, h3') : [];
      const named = [...all].find(shown);
      if (named) {
        return named;
      }
    }
    return heading();
  }

  /** Who comes next: the same again, what stands in its place now, what came for it, or what it was under. */
  function heir() {
    const { element, described, way, added } = held;
    if (usable(element)) {
      return element;
    }
    const same = found(described);
    if (same && usable(same)) {
      return same;
    }
    const at = way.findIndex(step => step.around.isConnected && shown(step.around));
    if (at < 0) {
      return title(main());
    }
    let place = way[at].around;
    for (let i = at; i >= 0 && place; i--) {
      place = place.children[way[i].index];
    }
    const next = place && first(place);
    if (next) {
      return next;
    }
    const came = added.find(node => node.isConnected && shown(node) && node.matches('main *'));
    const start = came && ([...came.querySelectorAll('h2, h3')].find(shown) ?? first(came));
    return start ?? title(way[at].around);
  }

  async function check() {
    if (checking || !lost()) {
      return;
    }
    checking = true;
    state.busy++;
    try {
      await settled();
      if (held?.main !== main()) {
        // A new page takes the focus itself; one that was only built anew does not.
        const arrival = state.arrivals;
        await new Promise(done => setTimeout(done, 500));
        await settled();
        if (arrival !== state.arrivals) {
          return;
        }
      }
      if (nowhere() && lost() && !open()) {
        const next = heir();
        if (next) {
          lead(next);
        }
      }
    } finally {
      state.busy--;
      checking = false;
    }
  }

  addEventListener('focusin', event => {
    moves++;
    const element = whole(event.target);
    if (!element.closest(ASIDE)) {
      hold(element);
    } else if (held ?? heading()) {
      // Once the dialog or menu is closed it is due to who had the focus before.
      held ?? hold(heading());
      held.off = true;
    }
  });

  // Who clicks beside everything wants nothing to have the focus.
  addEventListener('pointerdown', event => {
    if (!event.composedPath().some(it => it instanceof Element && it.matches(REACHED))) {
      held = undefined;
    }
  }, true);

  new MutationObserver(changes => {
    const page = main();
    for (const change of changes) {
      if (change.type === 'attributes') {
        if (held && change.target === held.element && held.element.disabled) {
          held.off = true;
        }
        continue;
      }
      for (const node of change.addedNodes) {
        if (node.localName === 'vaadin-notification-card') {
          hear(node);
        } else if (node === page && at && node !== at.main && !returning) {
          scroller().scrollTop = 0;
        } else if (held?.added.length < MANY && node instanceof Element && node.closest('main')) {
          held.added.push(node);
        }
      }
    }
    if (nowhere()) {
      check();
    }
  }).observe(document.documentElement,
      { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden', 'opened'] });

  // --- Saying what happened ----------------------------------------------------------------------------------------

  // Its lines stand apart from the page: whoever looks for words there finds them once.
  const voice = document.createElement('div');
  voice.className = 'heard-only voice';
  voice.setAttribute('role', 'status');
  voice.setAttribute('aria-live', 'polite');
  voice.setAttribute('aria-atomic', 'false');
  const lines = voice.attachShadow({ mode: 'closed' });
  document.body.append(voice);

  function say(text) {
    if (text) {
      const line = document.createElement('p');
      line.textContent = text;
      lines.append(line);
      state.said = text;
      setTimeout(() => line.remove(), SAID);
    }
  }

  /** Reads a passing note out once: its card comes together with its words, which few screen readers notice. */
  function hear(card) {
    card.setAttribute('role', 'status');
    card.setAttribute('aria-live', 'off');
    setTimeout(() => say(words(card)));
  }

  // --- What people do ----------------------------------------------------------------------------------------------

  DOINGS.forEach(name => addEventListener(name, () => {
    doings++;
    // Somebody may have been asked to stay.
    returning = false;
    if (held) {
      held.added = [];
    }
  }, { capture: true, passive: true }));

  addEventListener('click', event => {
    const link = event.composedPath().find(it => it instanceof Element && it.matches('a[href], button, vaadin-button'));
    // Not every browser gives the focus to a link that is clicked.
    remember(link?.getRootNode() instanceof ShadowRoot ? link.getRootNode().host : link);
    const href = link?.getAttribute('href');
    if (link?.matches('.skip-link') || href?.startsWith('#')) {
      const target = link.matches('.skip-link') ? main() : document.getElementById(href.slice(1));
      event.preventDefault();
      event.stopPropagation();
      if (target) {
        lead(target);
        target.scrollIntoView({ block: link.matches('.skip-link') ? 'nearest' : 'start' });
      }
    }
  }, true);
  addEventListener('keydown', event => event.key === 'Enter' && remember(), true);
  // The first of three: the address goes there, back while the server is asked, and there again.
  addEventListener('popstate', () => {
    if (!returning) {
      remember();
    }
    returning = true;
  }, true);
  addEventListener('pagehide', () => remember());
  addEventListener('vaadin-navigated', arrived);

  window.Vaadin?.connectionState?.addStateChangeListener?.(() => nowhere() && check());
  if (heading()) {
    arrived();
  }
})();
