// What a text may hold: exactly what the Markdown of docs/content-format.md can say, and nothing more.
import { Schema } from 'prosemirror-model';
import { safeTarget } from './targets.mjs';

const cellAttrs = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, align: { default: null } };
const align = dom => ({ align: dom.getAttribute('data-align') });
const cell = (tag, role) => ({
  content: 'cell_text', attrs: cellAttrs, tableRole: role, isolating: true,
  parseDOM: [{ tag, getAttrs: align }],
  toDOM: node => [tag, { ...(node.attrs.align && { 'data-align': node.attrs.align }), ...(tag === 'th' && { scope: 'col' }) }, 0],
});

const nodes = {
  doc: { content: 'block+' },
  paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    content: 'inline*', group: 'block', defining: true,
    attrs: { level: { default: 2 }, id: { default: null } },
    parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({
      tag: `h${level}`, getAttrs: dom => ({ level, id: dom.getAttribute('data-heading-id') }),
    })),
    toDOM: node => [`h${node.attrs.level}`, node.attrs.id ? { 'data-heading-id': node.attrs.id } : {}, 0],
  },
  blockquote: { content: 'block+', group: 'block', defining: true, parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] },
  horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  code_block: {
    content: 'text*', marks: '', group: 'block', code: true, defining: true, attrs: { params: { default: '' } },
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }], toDOM: () => ['pre', ['code', 0]],
  },
  ordered_list: {
    content: 'list_item+', group: 'block', attrs: { order: { default: 1 }, tight: { default: true } },
    parseDOM: [{ tag: 'ol', getAttrs: dom => ({ order: Number.parseInt(dom.getAttribute('start') ?? '1', 10) || 1 }) }],
    toDOM: node => ['ol', node.attrs.order === 1 ? {} : { start: node.attrs.order }, 0],
  },
  bullet_list: { content: 'list_item+', group: 'block', attrs: { tight: { default: true } }, parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
  list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  table: {
    content: 'table_row+', group: 'block', tableRole: 'table', isolating: true,
    parseDOM: [{ tag: 'table' }], toDOM: () => ['table', { class: 'ds-table' }, ['tbody', 0]],
  },
  table_row: { content: '(table_header | table_cell)+', tableRole: 'row', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
  table_cell: cell('td', 'cell'),
  table_header: cell('th', 'header_cell'),
  // A cell of a pipe table is one line: no second paragraph, no line break.
  cell_text: {
    content: '(text | image)*',
    parseDOM: ['table_cell/', 'table_header/'].map(context => ({ tag: 'p', context, priority: 60 })), toDOM: () => ['p', 0],
  },
  image: {
    inline: true, group: 'inline', draggable: true, attrs: { src: {}, alt: { default: '' }, title: { default: null } },
    parseDOM: [{
      tag: 'img', getAttrs: dom => {
        const src = safeTarget(dom.getAttribute('data-target') ?? '');
        return src ? { src, alt: dom.getAttribute('alt') ?? '', title: dom.getAttribute('title') } : false;
      },
    }],
    toDOM: ({ attrs }) => ['img', { 'data-target': attrs.src, alt: attrs.alt, ...(attrs.title && { title: attrs.title }) }],
  },
  hard_break: { inline: true, group: 'inline', selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'], leafText: () => '\n' },
  text: { group: 'inline' },
};

const marks = {
  link: {
    attrs: { href: {}, title: { default: null } }, inclusive: false,
    parseDOM: [{
      tag: 'a', getAttrs: dom => {
        const href = safeTarget(dom.getAttribute('data-target') ?? dom.getAttribute('href') ?? '');
        return href ? { href, title: dom.getAttribute('title') } : false;
      },
    }],
    // No href: a click in the text places the cursor and never leaves the page.
    toDOM: ({ attrs }) => ['a', { 'data-target': attrs.href, class: 'ds-link', ...(attrs.title && { title: attrs.title }) }],
  },
  em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em'] },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong'] },
  code: { code: true, parseDOM: [{ tag: 'code' }], toDOM: () => ['code'] },
};

export const schema = new Schema({ nodes, marks });
