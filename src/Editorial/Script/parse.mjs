// Markdown to a document, by markdown-it set to what the renderer of the portal understands: CommonMark, pipe tables, no HTML.
import MarkdownIt from 'markdown-it';
import { MarkdownParser } from 'prosemirror-markdown';
import { schema } from './schema.mjs';

const headingId = /^(.*?)[ \t]*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}[ \t]*$/s;

// Deeper than this a text is cut, so such a text is not opened as rich text (blockLines).
const maxNesting = 100;
const markdown = new MarkdownIt('commonmark', { html: false, maxNesting }).enable('table');
// Addresses are kept letter for letter, as the writer wrote them.
markdown.normalizeLink = url => url;
markdown.normalizeLinkText = url => url;

// ## Words {#id}: the id becomes a property of the heading, out of the writer's sight.
markdown.core.ruler.before('inline', 'heading_id', ({ tokens }) => {
  tokens.forEach((token, i) => {
    const found = token.type === 'heading_open' && headingId.exec(tokens[i + 1].content);
    if (!found) return;
    tokens[i + 1].content = found[1];
    token.attrSet('id', found[2]);
  });
});

// A cell holds one line of text: its tokens are wrapped, as a list item's are in a paragraph.
markdown.core.ruler.push('cell_text', state => {
  state.tokens = state.tokens.flatMap((token, i, all) =>
    token.type === 'inline' && /^t[hd]_open$/.test(all[i - 1].type)
      ? [new state.Token('cell_text_open', 'p', 1), token, new state.Token('cell_text_close', 'p', -1)] : [token]);
});

const cellAlign = token => ({ align: /text-align:(\w+)/.exec(token.attrGet('style') ?? '')?.[1] ?? null });

function isTight(tokens, i) {
  while (++i < tokens.length)
    if (tokens[i].type !== 'list_item_open') return tokens[i].hidden || tokens[i].type !== 'paragraph_open';
  return true;
}

const parser = new MarkdownParser(schema, markdown, {
  blockquote: { block: 'blockquote' },
  paragraph: { block: 'paragraph' },
  list_item: { block: 'list_item' },
  bullet_list: { block: 'bullet_list', getAttrs: (_, tokens, i) => ({ tight: isTight(tokens, i) }) },
  ordered_list: {
    block: 'ordered_list', getAttrs: (token, tokens, i) => ({ order: Number(token.attrGet('start') ?? 1), tight: isTight(tokens, i) }),
  },
  heading: { block: 'heading', getAttrs: token => ({ level: Number(token.tag.slice(1)), id: token.attrGet('id') }) },
  code_block: { block: 'code_block', noCloseToken: true },
  fence: { block: 'code_block', getAttrs: token => ({ params: token.info }), noCloseToken: true },
  hr: { node: 'horizontal_rule' },
  table: { block: 'table' }, thead: { ignore: true }, tbody: { ignore: true }, tr: { block: 'table_row' },
  th: { block: 'table_header', getAttrs: cellAlign }, td: { block: 'table_cell', getAttrs: cellAlign }, cell_text: { block: 'cell_text' },
  image: {
    node: 'image', getAttrs: token => ({
      src: token.attrGet('src'), title: token.attrGet('title'),
      alt: token.children.map(child => (child.type === 'softbreak' ? ' ' : child.content)).join(''),
    }),
  },
  hardbreak: { node: 'hard_break' },
  em: { mark: 'em' }, strong: { mark: 'strong' },
  link: { mark: 'link', getAttrs: token => ({ href: token.attrGet('href'), title: token.attrGet('title') }) },
  code_inline: { mark: 'code', noCloseToken: true },
});

export const parse = text => parser.parse(text);

/** The lines [from, to) of every top-level block of the text, in order; and whether it is nested too deep to be read whole. */
export function blockLines(text) {
  const blocks = [];
  let depth = 0;
  let tooDeep = false;
  for (const token of markdown.parse(text, {})) {
    if (depth === 0 && token.map) blocks.push(token.map);
    depth += token.nesting;
    tooDeep ||= depth >= maxNesting / 2;
  }
  return { blocks, tooDeep };
}
