/*
 * Opens the pages to count by without signal. It keeps the page that begins, forms that were offered there, what a card leads to,
 * and what these are made of; never what became of a count, nor a list of cards.
 */
'use strict';
const PAGES = 'adp-tally-1';
const KEPT = /^\/(tally|tally\/[0-9a-f-]{36}|tally-card\/[\w-]+)$/;
const PARTS = ['/tally.css', '/tally.js', '/icons/adp.svg'];
const PATIENCE = 4000;

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith('adp-tally-') && name !== PAGES) {
      await caches.delete(name);
    }
  }
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== location.origin) {
    return;
  }
  if (PARTS.includes(address.pathname) || (request.mode === 'navigate' && KEPT.test(address.pathname))) {
    event.respondWith(answer(request, address.pathname));
  }
});

/** What the server says; where it says nothing for long, what was kept. */
async function answer(request, path) {
  const pages = await caches.open(PAGES);
  const asked = fetch(request).then(async found => {
    if (found.ok && found.type === 'basic' && !found.redirected) {
      await pages.put(path, found.clone());
    } else if (found.status === 404 || found.status === 410) {
      // A card that was ended is kept nowhere.
      await pages.delete(path);
    }
    return found;
  });
  const kept = await pages.match(path);
  if (!kept) {
    return asked.catch(async () => (await pages.match('/tally')) ?? Response.error());
  }
  asked.catch(() => { /* Told below. */ });
  const late = new Promise(resolve => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}
