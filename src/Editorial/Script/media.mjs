// Pictures and files: chosen from the media library, or sent there first.
import { NodeSelection } from 'prosemirror-state';
import { ask, button, field, textInput } from './dialogs.mjs';
import { make, say } from './dom.mjs';
import { picker } from './picker.mjs';
import { schema } from './schema.mjs';
import { setLink } from './links.mjs';

const chosenImage = state => (state.selection instanceof NodeSelection && state.selection.node.type === schema.nodes.image ? state.selection.node : null);

function insert(view, item) {
  if (item.type !== 'image') {
    setLink(view, `media:${item.key}`, item.title || item.key);
    return;
  }
  const image = schema.nodes.image.create({ src: `media:${item.key}`, alt: item.alt ?? '' });
  view.dispatch(view.state.tr.replaceSelectionWith(image, false).scrollIntoView());
}

export class Media {
  #sources = new Map();

  constructor(form) {
    this.form = form;
    this.address = form.dataset.media;
  }

  /** Where the picture with this key lies, or null. */
  source(key) {
    if (!this.#sources.has(key)) this.#sources.set(key, this.#find(key));
    return this.#sources.get(key);
  }

  async #find(key) {
    try {
      const answer = await fetch(`${this.address}?q=${encodeURIComponent(key)}`, { headers: { 'X-Requested-With': 'kp', Accept: 'application/json' } });
      return (await answer.json()).find(item => item.key === key)?.src ?? null;
    } catch {
      this.#sources.delete(key);
      return null;
    }
  }

  /** The picker, or for a picture that is chosen in the text: what it says. */
  async open(view) {
    const image = chosenImage(view.state);
    if (image) await this.#describe(view, image);
    else await this.#choose(view);
    view.focus();
  }

  async #describe(view, image) {
    const at = view.state.selection.from;
    const alt = field(say('JsAlt'), textInput(image.attrs.alt), say('JsAltHint'));
    const caption = field(say('JsCaption'), textInput(image.attrs.title ?? ''));
    const answer = await ask(say('JsImage'), close => ({
      content: [alt.element, caption.element],
      buttons: [button(say('JsSave'), 'primary', { type: 'submit' })],
      submit() {
        if (alt.input.value.trim() === '') alt.show(say('JsAltMissing'));
        else close({ alt: alt.input.value.trim(), title: caption.input.value.trim() || null });
      },
    }));
    if (answer) view.dispatch(view.state.tr.setNodeMarkup(at, null, { ...image.attrs, ...answer }));
  }

  async #choose(view) {
    const file = make('input', { type: 'file', class: 'kp-desk-heard', tabindex: '-1', 'aria-hidden': 'true' });
    const chosen = await ask(say('JsMedia'), close => {
      file.addEventListener('change', () => close({ file: file.files[0] }));
      return {
        content: [...picker({
          address: this.address, label: say('JsSearchMedia'), choose: close,
          row: item => [
            item.type === 'image'
              ? make('img', { src: item.src, alt: '', loading: 'lazy' })
              : make('span', { class: 'kp-desk-file' }, say(item.type === 'video' ? 'JsVideo' : 'JsDocument')),
            make('span', {}, make('strong', {}, item.title), make('span', { class: 'kp-small kp-muted' }, item.alt ?? '')),
          ],
        }).content, file],
        buttons: [button(say('JsUpload'), 'secondary', { onclick: () => file.click() })],
      };
    });
    if (chosen?.file) await this.upload(view, chosen.file);
    else if (chosen) insert(view, chosen);
  }

  /** Asks what the file shows, sends it, and puts it into the text. */
  async upload(view, file) {
    const isImage = file.type.startsWith('image/');
    const alt = field(say(isImage ? 'JsAlt' : 'JsFileTitle'), textInput(), isImage ? say('JsAltHint') : null);
    const status = make('p', { role: 'status' });
    const item = await ask(say('JsUploadFile', file.name || say('JsImage')), close => ({
      content: [alt.element, status],
      buttons: [button(say('JsUploadNow'), 'primary', { type: 'submit' })],
      submit: async () => {
        if (alt.input.value.trim() === '') {
          alt.show(say(isImage ? 'JsAltMissing' : 'JsFileTitleMissing'));
          return;
        }
        if (status.dataset.busy) return;
        status.dataset.busy = 'true';
        alt.show('');
        status.textContent = say('JsUploading');
        const { item: sent, message } = await this.#send(file, alt.input.value.trim());
        delete status.dataset.busy;
        status.textContent = '';
        if (sent) close(sent);
        else alt.show(message);
      },
    }));
    if (item) insert(view, item);
    view.focus();
  }

  async #send(file, alt) {
    const data = new FormData();
    data.append('__RequestVerificationToken', this.form.elements.__RequestVerificationToken?.value ?? '');
    data.append('alt', alt);
    data.append('fil', file, file.name || 'bilde');
    try {
      const answer = await fetch(this.form.dataset.upload, { method: 'POST', body: data, headers: { 'X-Requested-With': 'kp', Accept: 'application/json' } });
      const body = await answer.json().catch(() => ({}));
      if (answer.ok && body.key) return { item: body };
      return { message: body.message ?? say(answer.status === 401 ? 'JsSessionEnded' : 'JsUploadFailed') };
    } catch {
      return { message: say('JsUploadOffline') };
    }
  }
}
