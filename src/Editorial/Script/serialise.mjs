// A document to Markdown, in the spelling that content/ has: "- " and "1. ", no blank line after a heading, "| a |" tables.
import { MarkdownSerializerState } from 'prosemirror-markdown';
import { escapeText } from './escape.mjs';
import { tidy } from './tidy.mjs';

class State extends MarkdownSerializerState {
  esc(text, startOfLine) {
    const escaped = escapeText(text, startOfLine || this.afterBreak);
    this.afterBreak = false;
    return escaped;
  }
}

// As renderList of prosemirror-markdown, but each item is set in by the width of its own number.
const list = marker => (state, node, parent, index) => {
  // Two lists beside each other would become one: every second takes the other sign.
  let first = index;
  while (first > 0 && parent.child(first - 1).type === node.type) first--;
  const again = (index - first) % 2 === 1;
  if (state.inTightList) state.flushClose(1);
  const outer = state.inTightList;
  state.inTightList = node.attrs.tight;
  node.forEach((item, _, i) => {
    if (i > 0 && node.attrs.tight) state.flushClose(1);
    const sign = marker(node, i, again);
    state.wrapBlock(' '.repeat(sign.length), sign, node, () => state.renderContent(item));
  });
  state.inTightList = outer;
};

function cellLine(state, row) {
  const cells = [];
  row.forEach(cell => cells.push(inlineText(cell.firstChild).replace(/\|/g, '\\|')));
  return `|${cells.map(text => ` ${text} |`).join('')}`;
}

const rule = { left: ':---', center: ':---:', right: '---:' };

const quoted = title => title.replace(/[\\"]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
const bare = /^[^\s<>()\\]+$/;
const target = ({ href, src, title }) => {
  const to = href ?? src;
  return `(${bare.test(to) ? to : `<${to.replace(/[<>\\]/g, '\\$&')}>`}${title ? ` "${quoted(title)}"` : ''})`;
};

const nodes = {
  paragraph(state, node) {
    state.renderInline(node);
    state.closeBlock(node);
  },
  heading(state, node) {
    state.write(`${'#'.repeat(node.attrs.level)} `);
    state.renderInline(node, false);
    if (node.attrs.id) state.out += `${/\s$/.test(state.out) ? '' : ' '}{#${node.attrs.id}}`;
    state.closeBlock(node);
  },
  blockquote: (state, node) => state.wrapBlock('> ', null, node, () => state.renderContent(node)),
  horizontal_rule(state, node) {
    state.write('---');
    state.closeBlock(node);
  },
  code_block(state, node) {
    const fence = '`'.repeat(Math.max(3, ...(node.textContent.match(/`{3,}/g) ?? []).map(run => run.length + 1)));
    state.write(`${fence}${node.attrs.params}\n`);
    state.text(node.textContent, false);
    state.ensureNewLine();
    state.write(fence);
    state.closeBlock(node);
  },
  bullet_list: list((_, __, again) => (again ? '* ' : '- ')),
  ordered_list: list((node, i, again) => `${node.attrs.order + i}${again ? ')' : '.'} `),
  table(state, node) {
    node.forEach((row, _, i) => {
      if (i > 0) state.ensureNewLine();
      state.write(cellLine(state, row));
      if (i > 0) return;
      state.ensureNewLine();
      const rules = [];
      row.forEach(cell => rules.push(rule[cell.attrs.align] ?? '---'));
      state.write(`|${rules.join('|')}|`);
    });
    state.closeBlock(node);
  },
  cell_text: (state, node) => state.renderInline(node, false),
  image(state, { attrs }) {
    state.write(`![${attrs.alt.replace(/[\\[\]`*_<&]/g, '\\$&')}]${target(attrs)}`);
  },
  hard_break(state, node, parent, index) {
    for (let i = index + 1; i < parent.childCount; i++) {
      if (parent.child(i).type === node.type) continue;
      state.write('\\\n');
      state.afterBreak = true;
      return;
    }
  },
  text: (state, node) => state.text(node.text, true),
};

function codeFence(text, open) {
  const ticks = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length)) + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return open ? ticks + pad : pad + ticks;
}

const marks = {
  em: { open: '*', close: '*', mixable: true, expelEnclosingWhitespace: true },
  strong: { open: '**', close: '**', mixable: true, expelEnclosingWhitespace: true },
  link: { open: '[', close: (_, mark) => `]${target(mark.attrs)}` },
  code: {
    open: (_, __, parent, index) => codeFence(parent.child(index).text, true),
    close: (_, __, parent, index) => codeFence(parent.child(index - 1).text, false), escape: false,
  },
};

const fresh = () => new State(nodes, marks, { tightLists: true });

function inlineText(node) {
  const state = fresh();
  state.renderInline(tidy(node), false);
  return state.out.trim();
}

/** One block of the document as Markdown, without a final newline; empty when it holds nothing. */
export function serialiseBlock(doc, index) {
  const state = fresh();
  state.render(tidy(doc.child(index)), doc, index);
  return state.out.replace(/\n+$/, '');
}
