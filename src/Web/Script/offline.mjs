// What is kept for reading away from the net, as rules without a browser. sw.mjs does it.

/** Pages of a person, of the desk and of those who arrange: never kept, whatever a list says. */
const PRIVATE = /^\/[^/]+(?:\/nn)?\/(?:konto|min-side|admin|redaksjon|arrangor|kontakt|kalender|kompetanse|bevis|meld-feil|sok)(?:[/?]|$)|\.(?:ics|atom)(?:\?|$)/;

export const mayKeep = path => path.startsWith('/') && !path.startsWith('//') && !PRIVATE.test(path);

/**
 * Whether this is the address of the list of the very tenant whose page asks for it: the message of a page carries nothing
 * else to the server, whatever script has written it.
 */
export function isListOf(path, pageAddress) {
  if (!/^(?:\/[a-z0-9-]+){0,2}\/frakoblet\.json$/.test(path)) return false;
  const base = path.slice(0, -'/frakoblet.json'.length);
  return `${new URL(pageAddress).pathname}/`.startsWith(`${base}/`);
}

/** Whether the answer is kept; false for what is gone or has moved. A server that fails makes the whole store fail. */
export function isKept({ ok, status, type }, address) {
  if (type === 'opaqueredirect' || status === 404 || status === 410) return false;
  if (!ok) throw new Error(`${address} answered ${status}`);
  return true;
}

/**
 * The answer of the net; the copy where the net fails, or says nothing for a while and there is a copy of this very page.
 * @param net a promise of the answer; null where there is no net
 * @param late a promise that is kept when we have waited long enough
 * @param copy gives the stored page, or null
 * @param away gives what is shown where there is no net
 */
export async function firstAnswer(net, late, copy, away) {
  const answer = await Promise.race([net, late.then(() => undefined)]);
  if (answer === undefined) return await copy() ?? await net ?? away();
  return answer ?? away();
}

/** The store of one tenant in one written form, at one revision of its content and of our files. */
export const storeName = (base, revision) => `kp|${base}|${revision}`;

export const isOurs = name => name.startsWith('kp|');

/** The stores of the same tenant and form that another revision has replaced. */
export const outdated = (names, base, revision) =>
  names.filter(name => name.startsWith(`kp|${base}|`) && name !== storeName(base, revision));

/** The addresses of style sheets, scripts and pictures that a page needs. */
export const filesOfPage = html => [...new Set(
  [...html.matchAll(/<(?:link|script|img)\b[^>]*?\s(?:href|src)="(\/[^"#]+)"/g), ...html.matchAll(/<use\s+href="(\/[^"#]+)/g)]
    .map(([, address]) => address.replaceAll('&amp;', '&')).filter(address => /^\/assets\/|\/utseende\.css|^\/media\//.test(address)))];

/** The addresses of fonts and pictures that a style sheet needs. */
export const filesOfSheet = css => [...new Set([...css.matchAll(/url\(\s*["']?(\/assets\/[^"')]+)["']?\s*\)/g)].map(([, address]) => address))];

const safe = text => text.replace(/[&<>"]/g, letter => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]);

/** The page with a sentence at the top of its main part. */
export const withBanner = (html, sentence) =>
  html.replace(/<main\b[^>]*>/, main => `${main}<p class="kp-offline" role="status">${safe(sentence)}</p>`);

/** "Lagret kopi fra 22. november 2026 kl. 14.30": the time in Norway, in the words of the page's written form. */
export function sentenceOfAge(words, storedAt) {
  const at = new Intl.DateTimeFormat('nb-NO', { day: 'numeric', month: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Oslo' })
    .formatToParts(storedAt);
  const part = type => at.find(piece => piece.type === type).value;
  const values = [part('day'), words.months[Number(part('month')) - 1], part('year'), part('hour'), part('minute')];
  return values.reduce((said, value, index) => said.replace(`{${index}}`, value), words.banner);
}
