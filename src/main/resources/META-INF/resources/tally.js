/*
 * What the pages to count by can do besides, where scripts run: plus and minus without the server, and counts that wait on the
 * phone until there is signal. What waits is counts, the name of what was counted and a key for each, by which the server
 * doubles none; nothing of a person. A count that is refused stays until somebody puts it right or throws it away.
 */
(() => {
  'use strict';
  const body = document.body.dataset;
  const form = document.getElementById('count');
  const box = document.getElementById('waiting');
  const words = box.dataset;
  const said = document.getElementById('waiting-said');
  const list = document.getElementById('waiting-list');
  const most = Number(body.most);

  const STORE = 'adp-tally';
  const SEEN = 'adp-tally-seen';
  const OWNER = 'adp-tally-owner';
  const PAGES = 'adp-tally-1';
  const SOON = 1000;
  const LATE = 30000;
  const PATIENCE = 12000;
  const DAY = 86400000;

  /* ---- what waits ---- */

  const read = () => {
    try {
      const stored = JSON.parse(localStorage.getItem(STORE) ?? '[]');
      return Array.isArray(stored) ? stored : [];
    } catch {
      return [];
    }
  };

  const write = entries => {
    try {
      localStorage.setItem(STORE, JSON.stringify(entries));
      return true;
    } catch {
      return false;
    }
  };

  const put = entry => {
    const others = read().filter(it => it.key !== entry.key);
    return write([...others, entry]);
  };

  const drop = key => write(read().filter(it => it.key !== key));

  const change = (key, changed) => write(read().map(it => it.key === key ? { ...it, ...changed } : it));

  const mine = entry => entry.who === body.who;

  /* ---- what is said of it ---- */

  let last = '';

  function tell(words) {
    last = words;
    show();
  }

  function show() {
    // What stands in the form is not told of twice.
    const entries = read().filter(it => !it.refused || it.key !== form?.elements.key.value);
    const own = entries.filter(it => mine(it));
    const open = own.filter(it => !it.refused);
    const others = entries.length - own.length;
    box.hidden = entries.length === 0 && last === '';
    const counted = open.length === 0 ? '' : open.length === 1 ? words.one : words.many.replace('{0}', String(open.length));
    const all = [last, counted, signedOut && open.length > 0 ? words.signIn : '', others > 0 ? words.others.replace('{0}', String(others)) : '']
      .filter(it => it !== '').join(' ');
    // A live region speaks when it changes, and only then.
    if (said.textContent !== all) {
      said.textContent = all;
    }
    list.replaceChildren(...own.map(line));
  }

  function line(entry) {
    const item = document.createElement('li');
    const text = document.createElement('span');
    text.textContent = entry.refused ? `${words.refused} ${told(entry)}: ${entry.refused}` : told(entry);
    item.append(text);
    if (entry.refused) {
      const buttons = document.createElement('div');
      buttons.append(button(words.putRight, entry, () => again(entry)), button(words.drop, entry, (event) => {
        const it = event.currentTarget;
        if (it.dataset.sure) {
          drop(entry.key);
          tell('');
          document.getElementById('main').focus();
        } else {
          it.dataset.sure = 'yes';
          it.textContent = words.dropSure;
        }
      }));
      item.append(buttons);
    }
    return item;
  }

  function button(text, entry, pressed) {
    const it = document.createElement('button');
    it.type = 'button';
    it.className = 'second';
    it.textContent = text;
    it.setAttribute('aria-label', `${text}: ${told(entry)}`);
    it.addEventListener('click', pressed);
    return it;
  }

  const dayName = day => new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(day);

  function told(entry) {
    const day = Date.parse(entry.on);
    return (entry.run ? words.of : words.ofNot).replace('{0}', String(entry.heads)).replace('{1}', entry.title)
      .replace('{2}', Number.isNaN(day) ? '' : dayName(day));
  }

  /* ---- sending ---- */

  let signedOut = false;
  let sending;
  let wait = SOON;
  let retry;

  const given = (address, options) => fetch(address, { ...options, cache: 'no-store', credentials: 'same-origin', redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE) });

  /** How things stand with whoever is signed in; nothing where nobody is. */
  async function state() {
    if (!body.state) {
      return { who: body.who };
    }
    const answer = await given(body.state, { headers: { Accept: 'application/json' } });
    if (answer.status >= 500) {
      throw new Error('away');
    }
    return answer.ok ? await answer.json() : undefined;
  }

  /** Sends what waits, one after the other. A tab that sends it too does no harm: keys see to that. */
  function send() {
    sending ??= sendAll().then(() => {
      wait = SOON;
    }, later).finally(() => {
      sending = undefined;
      show();
    });
    return sending;
  }

  /** There is no signal, or not yet though the phone says so: it is tried again, ever more seldom. */
  function later() {
    clearTimeout(retry);
    retry = setTimeout(catchUp, wait);
    wait = Math.min(2 * wait, LATE);
  }

  function now() {
    wait = SOON;
    catchUp();
  }

  async function sendAll() {
    const waiting = read().filter(it => !it.refused && mine(it));
    if (waiting.length === 0) {
      return;
    }
    const stands = await state();
    signedOut = stands === undefined || stands.who === '';
    if (signedOut || stands.who !== body.who) {
      return;
    }
    for (const entry of waiting) {
      const sent = new URLSearchParams(entry.fields);
      const headers = { Accept: 'application/json' };
      if (stands.header) {
        headers[stands.header] = stands.token;
      }
      const answer = await given(entry.to, { method: 'POST', body: sent, headers });
      if (answer.ok) {
        drop(entry.key);
        saved.set(entry.key, (await answer.json()).saved);
        sentSome = true;
      } else if ([400, 404, 409, 422].includes(answer.status)) {
        change(entry.key, { refused: (await answer.json()).reason });
      } else if (answer.type === 'opaqueredirect' || answer.status === 401) {
        signedOut = true;
        return;
      } else if (answer.status === 403 && answer.headers.get('Content-Type')?.startsWith('application/json')) {
        change(entry.key, { refused: (await answer.json()).reason });
      } else {
        throw new Error('later');
      }
    }
  }

  const saved = new Map();
  let sentSome = false;

  /** Sends what waited from before, and says so. */
  async function catchUp() {
    sentSome = false;
    await send();
    if (sentSome && read().filter(it => mine(it)).length === 0) {
      tell(words.sent);
    }
  }

  /** Shows the form of a count that was refused, with its numbers, as the server does without scripts. */
  async function again(entry) {
    let stands;
    try {
      stands = await state();
    } catch {
      tell(words.needs);
      return;
    }
    if (stands === undefined) {
      location.assign('/tally');
      return;
    }
    const it = document.createElement('form');
    it.method = 'post';
    it.action = entry.to;
    for (const [name, value] of [...entry.fields, ...stands.name ? [[stands.name, stands.token]] : []]) {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = name;
      field.value = value;
      it.append(field);
    }
    document.body.append(it);
    it.submit();
  }

  /* ---- the form ---- */

  const NUMBERS = /^(children|youngPeople|parentsCarers|adults|staff|notKnown)$/;

  function entryOf(pressed) {
    const fields = [...new FormData(form)].filter(([name]) => name !== '_csrf' && name !== 'step' && name !== 'run')
      .map(([name, value]) => [name, String(value)]);
    fields.push(['run', pressed?.name === 'run' ? pressed.value : 'yes']);
    const typed = fields.filter(([name, value]) => NUMBERS.test(name) && value !== '');
    const heads = typed.length > 0 ? typed.reduce((sum, [, value]) => sum + (Number(value) || 0), 0)
      : Number(form.elements.contacts.value) || 0;
    return { key: form.elements.key.value, to: form.getAttribute('action'), who: body.who, title: form.dataset.heading,
      on: form.elements.on.value, heads, run: pressed?.value !== 'no', fields, at: Date.now() };
  }

  function step(pressed) {
    const [, name, sign] = /^(\w+)([+-])1$/.exec(pressed.value) ?? [];
    const field = name && form.elements[name];
    if (!field) {
      return;
    }
    field.value = String(Math.max(0, (Number.parseInt(field.value, 10) || 0) + (sign === '+' ? 1 : -1)));
    const aloud = document.getElementById('aloud');
    aloud.textContent = `${form.querySelector(`label[for="${name}"]`).textContent}: ${field.value}`;
  }

  async function save(event) {
    const pressed = event.submitter;
    if (pressed?.name === 'step') {
      event.preventDefault();
      step(pressed);
      return;
    }
    if (!form.dataset.fresh) {
      return;
    }
    const entry = entryOf(pressed);
    const known = read();
    const counted = entry.fields.some(([name, value]) => value !== '' && (NUMBERS.test(name) || name === 'contacts' || value === 'no'));
    if (most === 0 || !counted || !write(known)) {
      // Nothing may wait here, or can, or there is nothing to: then it is sent as any form is.
      return;
    }
    event.preventDefault();
    if (known.filter(it => it.key !== entry.key).length >= most) {
      tell(words.full);
      box.scrollIntoView({ block: 'start' });
      return;
    }
    if (sending) {
      await sending;
    }
    put(entry);
    await send();
    const left = read().find(it => it.key === entry.key);
    if (!left) {
      location.assign(saved.get(entry.key) ?? form.action);
    } else if (left.refused) {
      again(left);
    } else {
      tell(words.kept);
      fresh();
      box.scrollIntoView({ block: 'start' });
    }
  }

  /** Empty again, for the next count. */
  function fresh() {
    form.reset();
    for (const field of form.querySelectorAll('.steps input')) {
      field.value = '';
    }
    form.elements.reason.value = '';
    form.elements.key.value = crypto.randomUUID();
    today();
  }

  /* ---- a page that was kept, opened on a later day ---- */

  const local = () => {
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  };

  function seen() {
    try {
      return JSON.parse(localStorage.getItem(SEEN) ?? 'null');
    } catch {
      return null;
    }
  }

  /** Where a kept page stands on an earlier day, the day is today's, by how many days went by on this phone. */
  function today() {
    const known = seen();
    const field = form?.elements.on;
    if (!known || !field) {
      return;
    }
    const day = Date.parse(known.server) + local() - known.device;
    const made = Date.parse(body.day);
    if (day > made && (day - made) % DAY === 0) {
      field.max = new Date(day).toISOString().slice(0, 10);
      field.value = field.max;
      const when = document.getElementById('when');
      if (when) {
        when.textContent = dayName(day);
      }
    }
  }

  /* ---- pages that open without signal ---- */

  async function keepPages() {
    if (most === 0 || !isSecureContext || !('serviceWorker' in navigator) || !body.who) {
      return;
    }
    await navigator.serviceWorker.register('/tally-worker.js', { scope: '/tally' });
    const stands = await state();
    if (!stands || stands.who !== body.who) {
      return;
    }
    if (stands.day) {
      localStorage.setItem(SEEN, JSON.stringify({ server: stands.day, device: local() }));
    } else if (!body.state) {
      localStorage.setItem(SEEN, JSON.stringify({ server: body.day, device: local() }));
    }
    if (body.state && localStorage.getItem(OWNER) !== body.who) {
      // Somebody else's are not theirs.
      await caches.delete(PAGES);
      localStorage.setItem(OWNER, body.who);
    }
    const pages = await caches.open(PAGES);
    const wanted = ['/tally.css', '/tally.js', '/icons/adp.svg', ...body.state ? ['/tally'] : [],
      ...[...document.querySelectorAll('a.keep')].map(it => it.getAttribute('href')),
      ...form?.dataset.fresh ? [form.getAttribute('action')] : []];
    await Promise.all(wanted.map(async address => {
      const answer = await given(address, {});
      if (answer.ok && !answer.redirected) {
        await pages.put(address, answer);
      }
    }));
    document.documentElement.dataset.kept = 'yes';
  }

  /* ---- begin ---- */

  const aloud = document.createElement('p');
  aloud.id = 'aloud';
  aloud.className = 'hidden-text';
  aloud.setAttribute('role', 'status');
  document.getElementById('main').append(aloud);

  /* A number that is typed takes the place of the one that stands there; a second tap sets the cursor. */
  let come;
  form?.addEventListener('focusin', event => {
    come = event.target.matches('.steps input') ? event.target : undefined;
    come?.select();
  });
  form?.addEventListener('click', event => {
    if (event.target === come) {
      come.select();
    }
    come = undefined;
  });

  form?.addEventListener('submit', save);
  today();
  show();
  catchUp();
  keepPages().catch(() => { /* There is no signal, or the browser keeps nothing. */ });
  addEventListener('online', now);
  addEventListener('storage', event => event.key === STORE && show());
  document.addEventListener('visibilitychange', () => document.hidden || now());
  document.getElementById('faults')?.focus();
  const print = document.getElementById('print');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
})();
