// What is pasted from Word, Outlook, Google Docs or a web page, made into the few elements a text here may hold.
// Everything is built anew: an element, attribute or style that is not named here does not survive.
import { muted } from './muted.mjs';
import { safeTarget } from './targets.mjs';
import { gatherWordLists, isListMarker } from './wordlists.mjs';
import { plainTable } from './pastedtables.mjs';

const gone = new Set(['script', 'style', 'template', 'title', 'meta', 'link', 'xml', 'del', 'svg', 'math', 'object', 'embed', 'iframe', 'noscript',
  'select', 'textarea', 'input', 'button', 'audio', 'video', 'canvas', 'head']);
const grouping = new Set(['p', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'figure', 'figcaption', 'address', 'center', 'body', 'dl',
  'dt', 'dd', 'form', 'fieldset', 'details', 'summary', 'nav', 'li', 'caption']);
const blocks = new Set([...grouping, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'pre', 'table', 'hr']);

/** The style of an element as it was written; the browser has not read it, the policy of the page forbids that. */
export const styleOf = element => (element.getAttribute('data-style') ?? element.getAttribute('style') ?? '').toLowerCase().replace(/\s*:\s*/g, ':');

const nameOf = node => node.localName?.toLowerCase();

function isGone(element) {
  const name = nameOf(element);
  const style = styleOf(element);
  return gone.has(name) || /^(?:v|w|m):/.test(name) || isListMarker(element)
    || /display:none|mso-hide:all|mso-element:comment|mso-special-character:comment|mso-comment-continuation/.test(style)
    || /\b(?:msodel|msocomanchor|msocomtxt|msocommentreference|mso-deleted)\b/i.test(element.getAttribute('class') ?? '');
}

export function cleanHtml(html, parser = new DOMParser()) {
  if (/\sdata-pm-slice=/.test(html)) return { html: muted(html), droppedImages: 0 };
  const page = parser.parseFromString(muted(html), 'text/html');
  const cleaner = new Cleaner(page);
  const kept = page.createElement('div');
  kept.append(...cleaner.blocks(gatherWordLists(page.body)));
  return { html: kept.innerHTML, droppedImages: cleaner.droppedImages };
}

class Cleaner {
  droppedImages = 0;

  constructor(page) {
    this.page = page;
    const tops = page.body.querySelectorAll('h1, p.MsoTitle');
    this.shift = tops.length > 0 ? 1 : 0;
  }

  element(name, children) {
    const made = this.page.createElement(name);
    made.append(...children);
    return made;
  }

  /** The blocks of an element; loose words between them become paragraphs. */
  blocks(parent) {
    const made = [];
    let loose = [];
    const flush = () => {
      for (const words of lines(loose)) made.push(this.element('p', words));
      loose = [];
    };
    for (const node of [...parent.childNodes]) {
      if (node.nodeType !== 1 || !this.holdsBlocks(node)) loose.push(...this.inline(node));
      else {
        flush();
        made.push(...this.block(node));
      }
    }
    flush();
    return made;
  }

  holdsBlocks(element) {
    return blocks.has(nameOf(element)) || [...element.querySelectorAll('*')].some(inner => blocks.has(nameOf(inner)));
  }

  block(element) {
    const name = nameOf(element);
    if (isGone(element)) return [];
    if (name === 'p' && /\bMsoTitle\b/i.test(element.className)) return this.heading(element, 1);
    if (/^h[1-6]$/.test(name)) return this.heading(element, Number(name[1]));
    if (name === 'ul' || name === 'ol') return this.list(element, name);
    if (name === 'table') return plainTable(this, element);
    if (name === 'hr') return [this.page.createElement('hr')];
    if (name === 'pre') return [this.element('pre', [element.textContent])];
    const inner = this.blocks(element);
    return name === 'blockquote' && inner.length ? [this.element('blockquote', inner)] : inner;
  }

  heading(element, level) {
    const words = lines(this.inline(element, { strong: true })).flat().filter(node => nameOf(node) !== 'br');
    return words.length ? [this.element(`h${Math.min(4, Math.max(2, level + this.shift))}`, words)] : [];
  }

  list(element, name) {
    const items = [];
    for (const child of [...element.children]) {
      // Google Docs and Word on the web put a list inside a list, beside its items.
      if (/^[uo]l$/.test(nameOf(child)) && items.length) items.at(-1).append(...this.list(child, nameOf(child)));
      else if (!isGone(child)) {
        const inner = this.blocks(child);
        if (inner.length) items.push(this.element('li', inner));
      }
    }
    const list = this.element(name, items);
    const start = Number.parseInt(element.getAttribute('start') ?? '1', 10);
    if (name === 'ol' && start > 1) list.setAttribute('start', String(start));
    return items.length ? [list] : [];
  }

  /** Words with their strength and links. What stands in `has` is there already and is not marked twice. */
  inline(node, has = {}) {
    if (node.nodeType === 3) return node.data ? [this.page.createTextNode(node.data.replace(/[ \t\r\n\f]+/g, ' ').replace(/[ \u00a0]{2,}/g, ' '))] : [];
    if (node.nodeType !== 1 || isGone(node)) return [];
    const name = nameOf(node);
    if (name === 'br') return [this.page.createElement('br')];
    if (name === 'img') {
      this.droppedImages++;
      return [];
    }
    const style = styleOf(node);
    const normal = /(?:^|[;\s])font-weight:(?:normal|[1-4]00)/.test(style);
    const strong = !has.strong && !normal && (name === 'strong' || name === 'b' || /(?:^|[;\s])font-weight:(?:bold|[6-9]00)/.test(style));
    const em = !has.em && !/(?:^|[;\s])font-style:normal/.test(style) && (name === 'em' || name === 'i' || /(?:^|[;\s])font-style:italic/.test(style));
    const href = name === 'a' && !has.a ? safeTarget(node.getAttribute('href') ?? '') : null;
    const link = href && !/^#(?:_|x_)/.test(href) && !/^\//.test(href);
    const now = { strong: has.strong || strong, em: has.em || em, a: has.a || link };
    let made = [...node.childNodes].flatMap(child => this.inline(child, now));
    if (!made.some(child => child.textContent.trim() !== '')) return made;
    if (strong) made = [this.element('strong', made)];
    if (em) made = [this.element('em', made)];
    if (link) {
      made = [this.element('a', made)];
      made[0].setAttribute('href', href);
    }
    return made;
  }
}

// Two line breaks after one another are a new paragraph; a line of nothing but spaces is none.
export function lines(nodes) {
  const all = [[]];
  nodes.forEach((node, i) => {
    const isBreak = nameOf(node) === 'br';
    if (isBreak && nodes[i + 1] && nameOf(nodes[i + 1]) === 'br') return;
    if (isBreak && i > 0 && nameOf(nodes[i - 1]) === 'br') all.push([]);
    else all.at(-1).push(node);
  });
  return all.filter(line => line.some(node => node.textContent.trim() !== ''));
}
