// The portal's service worker: keeps the public pages of the daily tools for reading away from the net.
// It asks for them without cookies, so what it keeps is what everybody may read. Nothing that a reader opens is ever put in
// the store: online, every page comes from the network; offline, from the store with a sentence that says how old it is.
import { filesOfPage, filesOfSheet, firstAnswer, isKept, isListOf, isOurs, mayKeep, outdated, sentenceOfAge, storeName, withBanner } from './offline.mjs';

const LIST = '/frakoblet-liste'; // the list itself, inside its store: written last, so a store that has it is whole
const CHECK_EVERY = 10 * 60_000;
const MOST_BYTES = 3_000_000;
const AT_ONCE = 3;
const PATIENCE = 8_000;
const failedAt = new Map(); // by list: a server that fails is not asked for everything again at every page
let work = Promise.resolve();

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('message', event => {
  const { keep, forget } = event.data ?? {};
  if (typeof keep === 'string' && event.source && isListOf(keep, event.source.url)) work = work.then(() => keepUp(keep)).catch(() => {});
  if (forget) work = work.then(forgetAll).catch(() => {});
  event.waitUntil(work.then(() => event.source?.postMessage({ done: true })));
});

async function forgetAll() {
  for (const name of (await caches.keys()).filter(isOurs)) await caches.delete(name);
}

const ask = address => fetch(new Request(address, { credentials: 'omit', cache: 'no-cache', redirect: 'manual' }));

/** The list of a whole store, and when it was fetched; undefined while the store is being filled. */
async function stored(name) {
  const kept = await (await caches.open(name)).match(LIST);
  return kept && kept.json();
}

async function keepUp(manifest) {
  if (Date.now() - (failedAt.get(manifest) ?? 0) < CHECK_EVERY) return;
  const names = (await caches.keys()).filter(isOurs);
  const base = manifest.replace(/\/[^/]*$/, '');
  for (const name of names.filter(one => one.startsWith(`kp|${base}|`))) {
    const list = await stored(name);
    if (list && Date.now() - list.checkedAt < CHECK_EVERY) return;
  }
  const answer = await ask(manifest);
  if (!answer.ok) return;
  const list = await answer.json();
  const name = storeName(base, list.revision);
  const store = await caches.open(name);
  const before = await store.match(LIST);
  const storedAt = before ? (await before.json()).storedAt : Date.now();
  if (!before) {
    try {
      await fill(store, list.pages.filter(mayKeep));
    } catch (failed) {
      failedAt.set(manifest, Date.now());
      await caches.delete(name);
      throw failed;
    }
  }
  await store.put(LIST, Response.json({ ...list, base, storedAt, checkedAt: Date.now() }));
  for (const old of outdated(await caches.keys(), base, list.revision)) await caches.delete(old);
}

async function fill(store, pages) {
  const seen = new Set();
  let bytes = 0;
  const put = async address => {
    if (seen.has(address)) return [];
    seen.add(address);
    const answer = await ask(address);
    if (!isKept(answer, address)) return [];
    const copy = answer.clone();
    const body = await answer.arrayBuffer();
    bytes += body.byteLength;
    if (bytes > MOST_BYTES) throw new Error(`More than ${MOST_BYTES} bytes`);
    await store.put(address, copy);
    const type = answer.headers.get('Content-Type') ?? '';
    const text = /text\/(html|css)/.test(type) ? new TextDecoder().decode(body) : '';
    return type.startsWith('text/html') ? filesOfPage(text) : filesOfSheet(text);
  };
  // Pages first, then what they need, then what that needs.
  for (let round = pages; round.length > 0;) {
    const next = new Set();
    const waiting = [...round];
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      try {
        while (waiting.length > 0) for (const file of await put(waiting.shift())) next.add(file);
      } catch (failed) {
        waiting.length = 0;
        throw failed;
      }
    }));
    round = [...next].filter(file => !seen.has(file));
  }
}

self.addEventListener('fetch', event => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(navigated(request, address));
  else if (/^\/assets\/|\/utseende\.css$|^\/media\//.test(address.pathname)) event.respondWith(fetch(request).catch(() => fileOffline(request)));
});

async function fileOffline(request) {
  return await caches.match(request, { ignoreVary: true }) ?? Response.error();
}

// A phone that hangs on to a dead net would wait for minutes.
const navigated = (request, address) =>
  firstAnswer(fetch(request).catch(() => null), new Promise(done => setTimeout(done, PATIENCE)), () => copyOf(address), () => pageOffline(address));

async function copyOf(address) {
  const path = address.pathname + address.search;
  for (const name of (await caches.keys()).filter(isOurs)) {
    const list = await stored(name);
    const page = list && await (await caches.open(name)).match(path, { ignoreVary: true });
    if (page) return aged(page, list);
  }
  return null;
}

const pageOffline = async address => await copyOf(address) ?? await notKept(address.pathname) ?? Response.error();

/** The page that says what is here and what is not, of the tenant and form that was asked for or, failing that, of any. */
async function notKept(path) {
  const lists = (await Promise.all((await caches.keys()).filter(isOurs).map(async name => ({ name, list: await stored(name) })))).filter(({ list }) => list);
  const [nearest] = lists.filter(({ list }) => path.startsWith(`${list.base}/`)).concat(lists).sort((a, b) =>
    (path.startsWith(`${b.list.base}/`) ? b.list.base.length : 0) - (path.startsWith(`${a.list.base}/`) ? a.list.base.length : 0));
  if (!nearest) return null;
  const page = await (await caches.open(nearest.name)).match(nearest.list.offline, { ignoreVary: true });
  return page && aged(page, nearest.list, 503);
}

async function aged(page, list, status = 200) {
  const headers = new Headers(page.headers);
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
  const at = Date.parse(page.headers.get('Date')) || list?.storedAt;
  const text = await page.text();
  return new Response(list && at ? withBanner(text, sentenceOfAge(list.words, at)) : text, { status, headers });
}
