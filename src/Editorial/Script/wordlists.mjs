// Word writes a list as paragraphs with "mso-list:l0 level2 lfo1" in their style and the sign as text. They become real lists.
import { styleOf } from './clean.mjs';

const isWordItem = node => node.nodeType === 1 && node.localName === 'p' && /mso-list:l\d+/.test(styleOf(node));

/** The bullet or number that Word writes out before an item. */
export const isListMarker = element => /mso-list:\s*ignore/.test(styleOf(element));

const levelOf = item => Number(/mso-list:l\d+\s+level(\d+)/.exec(styleOf(item))?.[1] ?? 1);

function kindOf(item) {
  const marker = [...item.querySelectorAll('*')].find(isListMarker)?.textContent ?? '';
  const number = /^[\s\u00a0]*(?:(\d+)|[a-z]{1,4})[.)]/i.exec(marker);
  return { name: number ? 'ol' : 'ul', start: number?.[1] ? Number(number[1]) : 1 };
}

export function gatherWordLists(root) {
  for (const first of [...root.querySelectorAll('p')]) {
    if (!first.isConnected || !isWordItem(first) || !first.parentNode) continue;
    const items = [first];
    for (let next = following(first); next && isWordItem(next); next = following(next)) items.push(next);
    const place = root.ownerDocument.createComment('');
    first.before(place);
    for (const list of nest(root.ownerDocument, items)) place.before(list);
    place.remove();
  }
  return root;
}

function following(node) {
  let next = node.nextSibling;
  while (next && (next.nodeType === 8 || (next.nodeType === 3 && next.data.trim() === ''))) next = next.nextSibling;
  return next;
}

function nest(page, items) {
  const lists = [];
  let open = [];
  for (const item of items) {
    const level = levelOf(item);
    const kind = kindOf(item);
    open = open.filter(list => list.level <= level);
    if (open.at(-1)?.level === level && open.at(-1).list.localName !== kind.name) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = page.createElement(kind.name);
      if (kind.start > 1) list.setAttribute('start', String(kind.start));
      const inside = open.at(-1)?.list.lastElementChild;
      if (inside) inside.append(list);
      else lists.push(list);
      open.push({ level, list });
    }
    const entry = page.createElement('li');
    entry.append(...item.childNodes);
    item.remove();
    open.at(-1).list.append(entry);
  }
  return lists;
}
