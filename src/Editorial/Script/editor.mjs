// One text field of the desk: rich text or source, with the toolbar above both.
import { make, newId, say } from './dom.mjs';
import { askForItem, askForLink } from './links.mjs';
import { RichText } from './richtext.mjs';
import { Toolbar } from './toolbar.mjs';

const remembered = 'kp.desk.source';

// Storage may be closed to us; then the choice lasts as long as the page.
function remember(on) {
  try {
    localStorage.setItem(remembered, on ? '1' : '');
  } catch { /* The browser keeps nothing for this site. */ }
}
function recall() {
  try {
    return localStorage.getItem(remembered) === '1';
  } catch {
    return false;
  }
}

export class Editor {
  constructor(textarea, { media, save, links }) {
    this.textarea = textarea;
    const label = document.querySelector(`label[for="${CSS.escape(textarea.id)}"]`);
    label.id ||= newId();
    const help = make('p', { class: 'kp-desk-heard', id: newId() }, say('JsEditorHelp'));
    this.place = make('div', { class: 'kp-desk-page', id: newId() });
    this.message = make('p', { class: 'kp-desk-message', role: 'status', hidden: true });
    this.rich = new RichText(textarea, {
      media, save, help: help.id, notice: text => this.notice(text),
      link: () => askForLink(this.rich.view), toolbar: () => this.toolbar.focus(),
    });
    this.toolbar = new Toolbar(this.rich, {
      link: () => askForLink(this.rich.view), item: () => askForItem(this.rich.view, links), openMedia: () => media.open(this.rich.view),
      source: () => this.#toggle(), controls: this.place.id,
    });
    textarea.before(this.toolbar.element, this.message, this.place);
    textarea.after(help);
    label.addEventListener('click', event => {
      if (!textarea.hidden) return;
      event.preventDefault();
      this.rich.view.focus();
    });
    textarea.addEventListener('keydown', event => {
      if (event.key !== 'F10' || !event.altKey) return;
      event.preventDefault();
      this.toolbar.focus();
    });
    this.#show(recall());
  }

  // The source is shown when it is asked for, and when rich text cannot hold all that stands there.
  #show(source) {
    const held = this.rich.open(this.place, this.textarea.labels?.[0]?.id ?? document.querySelector(`label[for="${CSS.escape(this.textarea.id)}"]`).id);
    if (!held && !this.rich.view) {
      this.toolbar.element.hidden = true;
      this.notice(say('JsOnlySource'));
      return;
    }
    if (!held && !source) this.notice(say('JsOnlySource'));
    const on = source || !held;
    this.textarea.hidden = !on;
    this.place.hidden = on;
    this.toolbar.setSource(on);
  }

  #toggle() {
    const toSource = this.textarea.hidden;
    this.notice('');
    this.rich.flush();
    remember(toSource);
    this.#show(toSource);
  }

  notice(text) {
    this.message.textContent = text;
    this.message.hidden = !text;
  }

  flush() {
    this.rich.flush();
  }

  /** The textarea has been filled from elsewhere. */
  reload() {
    this.#show(!this.textarea.hidden);
  }

  focus() {
    if (this.textarea.hidden) this.rich.view.focus();
    else this.textarea.focus();
  }
}
