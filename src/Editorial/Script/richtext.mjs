// The text as it will look, over the textarea that is sent. The textarea is written to only when something has changed.
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { Slice } from 'prosemirror-model';
import { EditorState, Selection } from 'prosemirror-state';
import { isInTable, tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { cleanHtml } from './clean.mjs';
import { oneLine } from './commands.mjs';
import { TextDocument } from './document.mjs';
import { later, say } from './dom.mjs';
import { keys, signs } from './keys.mjs';
import { ImageView } from './imageview.mjs';
import { schema } from './schema.mjs';
import { structure } from './structure.mjs';

export class RichText {
  constructor(textarea, actions) {
    this.textarea = textarea;
    this.actions = actions;
    this.listeners = [];
    this.#write = later(150, () => this.flush());
    this.plugins = [
      ...keys({ link: () => run(actions.link), save: () => run(actions.save), toolbar: () => run(actions.toolbar) }),
      signs(), structure(), history(), dropCursor({ class: 'kp-desk-drop', color: false }), gapCursor(), tableEditing(),
    ];
  }

  #write;

  /** Shows the text of the textarea. False when rich text cannot hold it; then nothing is shown. */
  open(place, label) {
    if (this.view && this.textarea.value === this.text.write(this.view.state.doc)) return true;
    const text = new TextDocument(this.textarea.value);
    if (!text.faithful) return false;
    this.text = text;
    const state = EditorState.create({ doc: text.doc, schema, plugins: this.plugins });
    if (this.view) this.view.updateState(state);
    else this.view = new EditorView(place, this.#props(state, label));
    this.#tell();
    return true;
  }

  #props(state, label) {
    return {
      state,
      attributes: {
        class: 'kp-prose kp-desk-text', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': label,
        'aria-describedby': this.actions.help, lang: this.textarea.lang || document.documentElement.lang, spellcheck: 'true',
      },
      nodeViews: { image: (node, view, at) => new ImageView(node, view, at, this.actions.media) },
      dispatchTransaction: tr => {
        this.view.updateState(this.view.state.apply(tr));
        if (tr.docChanged) this.#write();
        this.#tell();
      },
      transformPastedHTML: html => this.#clean(html),
      handlePaste: (view, event, slice) => this.#paste(view, event, slice),
      handleDrop: (view, event) => this.#files(view, event.dataTransfer, event),
      handleDOMEvents: { blur: () => { this.flush(); } },
    };
  }

  #clean(html) {
    const { html: kept, droppedImages } = cleanHtml(html);
    if (droppedImages > 0) this.actions.notice(say('JsPastedImages'));
    return kept;
  }

  #paste(view, event, slice) {
    if (!event.clipboardData?.getData('text/html') && this.#files(view, event.clipboardData, event)) return true;
    let holdsTable = false;
    slice.content.descendants(node => { holdsTable ||= Boolean(node.type.spec.tableRole); });
    if (!isInTable(view.state) || holdsTable) return false;
    view.dispatch(view.state.tr.replaceSelection(new Slice(oneLine(slice.content), 0, 0)).scrollIntoView());
    return true;
  }

  #files(view, transfer, event) {
    const file = transfer?.files?.[0];
    if (!file) return false;
    event.preventDefault();
    const at = event.clientX === undefined ? null : view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (at) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
    this.actions.media.upload(view, file);
    return true;
  }

  /** Writes what has changed to the textarea, and says so. */
  flush() {
    this.#write.cancel();
    if (!this.view || this.textarea.hidden === false) return;
    const text = this.text.write(this.view.state.doc);
    if (text === this.textarea.value) return;
    this.textarea.value = text;
    this.textarea.dispatchEvent(new Event('input', { bubbles: true }));
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  #tell() {
    for (const listener of this.listeners) listener(this.view.state);
  }
}

function run(action) {
  action();
  return true;
}
