// A picture in the text. The text holds its key; where it lies is asked of the media library.
import { make } from './dom.mjs';

export class ImageView {
  constructor(node, view, at, media) {
    this.media = media;
    this.picture = make('img', {});
    this.caption = make('span', { class: 'kp-desk-caption' });
    this.dom = make('span', { class: 'kp-desk-image', ondblclick: () => media.open(view) }, this.picture, this.caption);
    this.#show(node);
  }

  async #show({ attrs }) {
    this.picture.alt = attrs.alt;
    this.caption.textContent = attrs.title ?? '';
    this.caption.hidden = !attrs.title;
    if (attrs.src === this.shown) return;
    this.shown = attrs.src;
    const key = /^media:(.+)$/.exec(attrs.src)?.[1];
    const source = key ? await this.media.source(key) : attrs.src.startsWith('/') ? attrs.src : null;
    if (this.shown === attrs.src && source) this.picture.src = source;
  }

  update(node) {
    if (node.type.name !== 'image') return false;
    this.#show(node);
    return true;
  }

  ignoreMutation() {
    return true;
  }
}
