/*
 * Watches the session of an open page. It asks how the session stands, which never prolongs it, and reports that the
 * person did something. Shortly before the end it warns; after it, it goes to the page that says why.
 */
(() => {
  'use strict';
  if (window.adpSession) {
    return;
  }
  window.adpSession = true;

  const ADDRESS = new URL('session', document.baseURI);
  const SIGNED_OUT = new URL('signed-out', document.baseURI);
  const SHOWN = 5000;
  const HIDDEN = 15000;
  const SPOKEN = [60, 30, 10];
  const DOINGS = ['keydown', 'input', 'pointerdown', 'pointermove', 'wheel', 'touchstart'];

  let mark;
  let ends = Infinity;
  let warnAt = 0;
  let reportEvery = 30000;
  let reported = Date.now();
  let unreported = false;
  let asking;
  let ticking;
  let spoken = Infinity;
  let focused;

  const dialog = () => document.getElementById('session-warning');
  const left = () => Math.max(0, Math.ceil((ends - Date.now()) / 1000));
  const warns = () => dialog()?.open === true;

  async function ask(method) {
    clearTimeout(asking);
    try {
      const address = new URL(ADDRESS);
      if (mark) {
        address.searchParams.set('was', mark);
      }
      const answer = await fetch(address, { method, cache: 'no-store', credentials: 'same-origin', redirect: 'error' });
      if (answer.ok) {
        take(await answer.json());
      }
    } catch {
      // The server is away; what stands on the page may still be read.
    }
    next();
  }

  function take(state) {
    if (!state.open) {
      leave(state.why);
    } else if (mark !== undefined && mark !== state.mark) {
      // Somebody signed in anew in another tab, and it may be somebody else.
      unasked();
      location.reload();
    } else {
      mark = state.mark;
      ends = Date.now() + state.secondsLeft * 1000;
      warnAt = state.warnAt;
      reportEvery = state.reportEvery * 1000;
      if (state.secondsLeft > warnAt) {
        close();
      } else {
        warn();
      }
    }
  }

  function next() {
    const usual = document.hidden ? HIDDEN : SHOWN;
    const untilWarning = ends - warnAt * 1000 - Date.now();
    const untilEnd = ends - Date.now();
    const soonest = [untilWarning, untilEnd].filter(time => time > 0).concat(usual);
    asking = setTimeout(() => ask(unreported && due() ? report() : 'GET'), Math.max(500, Math.min(...soonest) + 200));
  }

  const due = () => Date.now() - reported >= reportEvery;

  function report() {
    reported = Date.now();
    unreported = false;
    return 'POST';
  }

  function done(event) {
    // Scripts make events too, and while the warning stands only its buttons count.
    if (!event.isTrusted || warns()) {
      return;
    }
    if (due()) {
      ask(report());
    } else {
      unreported = true;
    }
  }

  function warn() {
    const box = dialog();
    if (!box || box.open) {
      return;
    }
    focused = deepest(document.activeElement);
    spoken = left();
    box.querySelector('.session-when').textContent = told();
    box.showModal();
    box.querySelector('.session-stay').focus();
    ticking = setInterval(tick, 1000);
    tick();
  }

  function tick() {
    const box = dialog();
    const seconds = left();
    box.querySelector('.session-left').textContent = told();
    const say = SPOKEN.find(at => seconds <= at && at < spoken);
    if (say !== undefined) {
      spoken = say;
      box.querySelector('.session-spoken').textContent = told();
    }
  }

  function told() {
    const { when, minute, minutes, second, seconds } = dialog().dataset;
    const all = left();
    const parts = [[Math.floor(all / 60), minute, minutes], [all % 60, second, seconds]]
      .filter(([count]) => count > 0)
      .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
    return when.replace('{0}', parts.join(' ') || `0 ${seconds}`);
  }

  function close() {
    clearInterval(ticking);
    if (warns()) {
      dialog().close();
      focused?.focus({ preventScroll: true });
    }
  }

  function stay() {
    ask(report());
  }

  function deepest(element) {
    return element?.shadowRoot?.activeElement ? deepest(element.shadowRoot.activeElement) : element;
  }

  /** A page that asks before it goes would stay open for whoever comes next. */
  function unasked() {
    window.onbeforeunload = null;
  }

  function leave(why) {
    clearInterval(ticking);
    unasked();
    DOINGS.forEach(name => removeEventListener(name, done, true));
    const to = new URL(SIGNED_OUT);
    if (why) {
      to.searchParams.set('why', why);
    }
    if (why !== 'signed-out') {
      const base = new URL('.', document.baseURI);
      to.searchParams.set('to', location.href.substring(base.href.length));
    }
    location.replace(to);
  }

  DOINGS.forEach(name => addEventListener(name, done, { capture: true, passive: true }));
  document.addEventListener('visibilitychange', () => document.hidden || ask('GET'));
  addEventListener('pageshow', event => event.persisted && ask('GET'));
  addEventListener('click', event => {
    if (event.target.closest?.('.session-stay')) {
      stay();
    } else if (event.target.closest?.('.session-leave')) {
      document.getElementById('sign-out').click();
    }
  });
  // Escape would close it and leave the time running.
  addEventListener('cancel', event => {
    if (event.target === dialog()) {
      event.preventDefault();
      stay();
    }
  }, true);
  // A dialog of the page below keeps the focus to itself otherwise.
  addEventListener('keydown', event => {
    if (warns() && event.key === 'Tab') {
      event.stopImmediatePropagation();
    }
  }, true);
  ask('GET');
})();
