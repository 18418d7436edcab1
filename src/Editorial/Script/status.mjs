// What the writer is told about saving: a line that is always there, and a banner when something must be done.
import { button } from './dialogs.mjs';
import { icon, make, say } from './dom.mjs';

const tone = { ended: 'warning', conflict: 'warning', stopped: 'danger', failed: 'warning', offline: 'info' };

export class Status {
  constructor(form) {
    this.form = form;
    this.line = form.querySelector('[data-saved]') ?? form.appendChild(make('div', { role: 'status' }));
    this.banner = make('div', { class: 'kp-desk-banner kp-noprint', hidden: true });
    form.prepend(this.banner);
  }

  show(kind, answer = {}) {
    // The line is a status: it speaks only of what came of the saving, not of every key.
    if (kind === 'writing' || kind === 'saving') {
      this.line.dataset.state = kind;
      return;
    }
    this.line.dataset.state = kind;
    this.#field(kind === 'stopped' ? answer : null);
    const words = {
      saved: () => say('JsSaved', answer.savedAt), ended: () => say('JsSessionEnded'), conflict: () => answer.message ?? say('JsConflict'),
      stopped: () => answer.message ?? say('JsStopped'), failed: () => say('JsSaveFailed'), offline: () => say('JsOffline'),
    }[kind]();
    const shown = this.banner.dataset.kind === kind && !this.banner.hidden && this.banner.dataset.words === words;
    this.line.textContent = kind === 'saved' ? words : say('JsNotSaved');
    if (kind === 'saved') this.#hide();
    else if (!shown) this.#alert(kind, words, this.#link(kind, answer));
  }

  #link(kind, { address }) {
    const target = { target: '_blank', rel: 'noopener', class: 'ds-link' };
    if (kind === 'ended') return make('a', { ...target, href: this.#signIn() }, say('JsSignInNewTab'));
    return kind === 'conflict' && address ? make('a', { class: 'ds-link', href: address }, say('JsMerge')) : null;
  }

  // /innlandet/nn/redaksjon/… signs in at /innlandet/nn/konto/logg-inn.
  #signIn() {
    return `${/^(.*?)\/redaksjon(?:\/|$)/.exec(location.pathname)?.[1] ?? ''}/konto/logg-inn`;
  }

  #alert(kind, words, ...more) {
    this.banner.dataset.kind = kind;
    this.banner.dataset.words = words;
    this.banner.hidden = false;
    this.banner.replaceChildren(make('div', { class: 'kp-note', 'data-color': tone[kind], role: kind === 'offline' || kind === 'failed' ? 'status' : 'alert' },
      icon('warning'), make('div', {}, make('p', {}, words), ...more)));
  }

  #hide() {
    this.banner.hidden = true;
    this.banner.replaceChildren();
  }

  // The sentence stands at the field it is about.
  #field(answer) {
    this.message?.remove();
    if (this.marked) {
      this.marked.removeAttribute('aria-invalid');
      this.marked.removeAttribute('aria-describedby');
      if (this.before) this.marked.setAttribute('aria-describedby', this.before);
    }
    this.marked = null;
    const field = answer?.field ? this.form.elements[answer.field] : null;
    const input = field?.length && !field.options ? field[0] : field;
    if (!input) return;
    this.message = make('p', { class: 'ds-validation-message', id: 'kp-desk-stopped' }, answer.message ?? say('JsStopped'));
    const box = input.closest('[data-editor], .ds-field');
    if (box) box.append(this.message);
    else input.after(this.message);
    this.marked = input.hidden ? box?.querySelector('[role=textbox]') ?? input : input;
    this.before = this.marked.getAttribute('aria-describedby');
    this.marked.setAttribute('aria-invalid', 'true');
    this.marked.setAttribute('aria-describedby', `${this.before ?? ''} kp-desk-stopped`.trim());
  }

  /** Offers what an earlier visit left. */
  offer(copy, { restore, drop }) {
    const close = work => () => {
      this.#hide();
      work();
    };
    const when = new Date(copy.time).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
    const choice = (text, variant, work) => button(text, variant, { 'data-size': 'sm', onclick: close(work) });
    this.#alert('offline', say('JsLeft', when),
      make('div', { class: 'kp-actions' }, choice(say('JsRestore'), 'primary', restore), choice(say('JsDiscard'), 'secondary', drop)));
    this.banner.dataset.kind = 'offer';
  }
}
