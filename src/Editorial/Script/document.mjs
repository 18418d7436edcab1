// The text of an item while it is open. A block nobody has touched is written back exactly as it stood in the file;
// only what the writer changed is spelt anew.
import { blockLines, parse } from './parse.mjs';
import { serialiseBlock } from './serialise.mjs';

// Characters. A longer text, many times our longest, is edited as source: the browser would stand still.
const longest = 200_000;

const ofKind = (node, name) => node?.type.name === name;

/** Every block, spelt anew; what a text without any history becomes. */
export function serialise(doc) {
  return new TextDocument('').write(doc);
}

export class TextDocument {
  constructor(text) {
    this.text = text;
    this.faithful = text.length <= longest && this.#read();
  }

  #read() {
    this.doc = parse(this.text);
    this.#split();
    return this.#isFaithful();
  }

  // Cuts the text into blocks and what stands between them. Where the cut does not fit, nothing is remembered.
  #split() {
    const lines = this.text.split('\n');
    const { blocks: ranges, tooDeep } = blockLines(this.text);
    this.fits = !tooDeep && ranges.length === this.doc.childCount;
    if (!this.fits) return;
    const starts = [0];
    for (const line of lines) starts.push(starts.at(-1) + line.length + 1);
    const spans = ranges.map(([from, to]) => {
      let end = to;
      while (end > from + 1 && lines[end - 1].trim() === '') end--;
      return [starts[from], starts[end] - 1];
    });
    this.sources = spans.map(([from, to]) => this.text.slice(from, to));
    this.gaps = spans.map(([, to], i) => this.text.slice(to, spans[i + 1]?.[0] ?? this.text.length));
    this.head = this.text.slice(0, spans[0]?.[0] ?? 0);
  }

  // Whether the rich text can hold all of it: nothing stands between the blocks, and what is written reads the same.
  #isFaithful() {
    if (this.text.trim() === '') return true;
    if (!this.fits || [this.head, ...this.gaps].some(gap => gap.trim() !== '')) return false;
    return parse(serialise(this.doc)).eq(this.doc);
  }

  /** The Markdown of the document as it is now. */
  write(doc) {
    if (doc.eq(this.doc)) return this.text;
    const origins = this.#origins(doc);
    const parts = [];
    doc.forEach((node, _, i) => {
      const from = origins[i];
      const same = from !== undefined && node.eq(this.doc.child(from));
      const source = same ? this.sources[from] : serialiseBlock(doc, i);
      if (source !== '' || same) parts.push({ node, from, source });
    });
    const last = parts.at(-1);
    const head = parts[0]?.from === 0 ? this.head : '';
    const text = head + parts.map((part, i) => part.source + (i + 1 < parts.length ? this.#gap(part, parts[i + 1]) : '')).join('');
    if (!last) return '';
    return text + (last.from === this.sources?.length - 1 && this.sources ? this.gaps.at(-1) : this.#end());
  }

  #end() {
    return this.gaps?.length ? /\n*$/.exec(this.text)[0] : '\n';
  }

  #gap(part, next) {
    if (part.from !== undefined && next.from === part.from + 1) return this.gaps[part.from];
    return ofKind(part.node, 'heading') ? this.#afterHeading() : '\n\n';
  }

  // As this text does it elsewhere; most texts have no blank line there.
  #afterHeading() {
    const gaps = (this.gaps ?? []).slice(0, -1).filter((_, i) => ofKind(this.doc.child(i), 'heading'));
    return gaps.filter(gap => gap === '\n\n').length * 2 > gaps.length ? '\n\n' : '\n';
  }

  // Which block of the text as it was each block comes from: the same from the start, the same from the end,
  // and between them those that are equal, or else as many stand there: the one in the same place.
  #origins(doc) {
    const origins = new Array(doc.childCount);
    if (!this.fits) return origins;
    const [before, after] = [this.doc.childCount, doc.childCount];
    const shorter = Math.min(before, after);
    let head = 0;
    while (head < shorter && doc.child(head).eq(this.doc.child(head))) origins[head] = head++;
    let tail = 0;
    while (tail < shorter - head && doc.child(after - 1 - tail).eq(this.doc.child(before - 1 - tail)))
      origins[after - 1 - tail] = before - 1 - tail++;
    for (let i = head; i < after - tail; i++) {
      origins[i] = this.#equal(doc.child(i), head, before - tail);
      if (origins[i] === undefined && before === after) origins[i] = i;
    }
    return origins;
  }

  #equal(node, from, to) {
    for (let i = from; i < to; i++) if (node.eq(this.doc.child(i))) return i;
    return undefined;
  }
}
