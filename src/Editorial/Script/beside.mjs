// What stands beside the text: how it will look, and hints about the language. Both come from the server as markup.
import { fragment, later, make, newId, say } from './dom.mjs';

async function post(form, address, signal) {
  try {
    const answer = await fetch(address, { method: 'POST', body: new FormData(form), signal, headers: { 'X-Requested-With': 'kp', Accept: 'text/html' } });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
}

class Beside {
  constructor(form, pane, { address, wait, prefix, flush, shown }) {
    Object.assign(this, { form, pane, address, prefix, flush, shown });
    this.changed = later(wait, () => this.refresh());
    this.stale = true;
  }

  async refresh() {
    this.stale = true;
    if (!this.pane.checkVisibility()) return;
    this.flush();
    this.asked?.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    const html = await post(this.form, this.address, signal);
    if (signal.aborted || html === null) return;
    this.stale = false;
    if (html === this.html) return;
    this.html = html;
    this.#put(fragment(html, this.prefix));
  }

  // The one who reads or has the focus here keeps the place.
  #put(content) {
    const focusable = () => [...this.pane.querySelectorAll('a[href], button, summary, [tabindex]')];
    const at = focusable().indexOf(document.activeElement);
    const open = [...this.pane.querySelectorAll('details')].map(part => part.open);
    const scrolled = [];
    for (let box = this.pane; box; box = box.parentElement) scrolled.push([box, box.scrollTop]);
    this.pane.replaceChildren(content);
    [...this.pane.querySelectorAll('details')].forEach((part, i) => { if (open[i]) part.open = true; });
    if (at >= 0) focusable()[Math.min(at, focusable().length - 1)]?.focus({ preventScroll: true });
    for (const [box, top] of scrolled) box.scrollTop = top;
    this.shown?.(this.pane);
  }
}

/** The preview. On a narrow screen it is behind a button. */
export function startPreview(form, flush) {
  const pane = form.querySelector('[data-preview-pane]');
  if (!pane) return () => {};
  pane.id ||= newId();
  const toggle = make('button', {
    type: 'button', class: 'ds-button kp-desk-show kp-noprint', 'data-variant': 'secondary', 'aria-expanded': 'false', 'aria-controls': pane.id,
    onclick: () => {
      const open = toggle.getAttribute('aria-expanded') !== 'true';
      toggle.setAttribute('aria-expanded', String(open));
      toggle.textContent = say(open ? 'JsHidePreview' : 'JsShowPreview');
      pane.dataset.open = String(open);
      if (open) preview.refresh();
    },
  }, say('JsShowPreview'));
  pane.dataset.open = 'false';
  pane.before(toggle);
  const preview = new Beside(form, pane, {
    address: form.dataset.preview, wait: 600, prefix: 'visning-', flush,
    shown: () => { for (const link of pane.querySelectorAll('a[href]:not([href^="#"])')) Object.assign(link, { target: '_blank', rel: 'noopener' }); },
  });
  new IntersectionObserver(entries => { if (entries.at(-1).isIntersecting && preview.stale) preview.refresh(); }).observe(pane);
  return preview.changed;
}

/** The hints. Only how many they are is said, and only when that has changed. */
export function startHints(form, flush, announce) {
  const pane = form.querySelector('[data-hints-list]');
  if (!pane) return () => {};
  let count = null;
  const hints = new Beside(form, pane, {
    address: form.dataset.hints, wait: 1500, prefix: 'rad-', flush,
    shown: () => {
      const now = pane.querySelector('[data-hints-summary]')?.textContent.trim() ?? say('JsHints', pane.querySelectorAll('li').length);
      if (count !== null && now !== count) announce(now);
      count = now;
    },
  });
  hints.refresh();
  return hints.changed;
}
