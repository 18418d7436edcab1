// Rules that every change must leave in force, whoever made it: the writer, a paste, the table commands.
import { Plugin } from 'prosemirror-state';
import { schema } from './schema.mjs';

const { heading, table, table_header: header, table_cell: cell } = schema.nodes;

// Two headings never carry the same id: the first keeps it, the server gives the other a new one.
function freeIds(doc, tr) {
  const taken = new Set();
  doc.descendants((node, at) => {
    if (node.type === heading && node.attrs.id) {
      if (taken.has(node.attrs.id)) tr.setNodeMarkup(at, null, { ...node.attrs, id: null });
      taken.add(node.attrs.id);
    }
    return !node.isTextblock;
  });
}

// The first row of a table is its heading, the others are not, and no cells are merged.
function plainCells(doc, tr) {
  doc.descendants((node, at) => {
    if (node.type !== table) return !node.isTextblock;
    node.forEach((row, rowAt, y) => row.forEach((child, cellAt) => {
      const type = y === 0 ? header : cell;
      if (child.type === type && child.attrs.colspan === 1 && child.attrs.rowspan === 1) return;
      tr.setNodeMarkup(at + 1 + rowAt + 1 + cellAt, type, { ...child.attrs, colspan: 1, rowspan: 1, colwidth: null });
    }));
    return false;
  });
}

export const structure = () => new Plugin({
  appendTransaction(transactions, _, state) {
    if (!transactions.some(transaction => transaction.docChanged)) return null;
    const { tr } = state;
    freeIds(state.doc, tr);
    plainCells(state.doc, tr);
    return tr.docChanged ? tr : null;
  },
});
