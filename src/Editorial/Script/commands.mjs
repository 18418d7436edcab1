// What the toolbar and the keys do to the text.
import { autoJoin, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { Fragment } from 'prosemirror-model';
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list';
import { Selection, TextSelection } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable, selectedRect } from 'prosemirror-tables';
import { schema } from './schema.mjs';

const { nodes, marks } = schema;

/** The nearest node around the cursor that the test accepts, with its depth. */
export function around({ selection: { $from } }, test) {
  for (let depth = $from.depth; depth > 0; depth--) if (test($from.node(depth))) return { node: $from.node(depth), depth, $from };
  return null;
}

const isList = node => node.type === nodes.bullet_list || node.type === nodes.ordered_list;
export const inList = state => around(state, isList)?.node.type ?? null;
export const inQuote = state => around(state, node => node.type === nodes.blockquote) !== null;

export function hasMark(state, type) {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

export const bold = toggleMark(marks.strong);
export const italic = toggleMark(marks.em);

/** Level 0 is an ordinary paragraph. A heading that changes level keeps its id. */
export const setLevel = level => (state, dispatch) => {
  if (level === 0) return setBlockType(nodes.paragraph)(state, dispatch);
  const { parent } = state.selection.$from;
  return setBlockType(nodes.heading, { level, id: parent.type === nodes.heading ? parent.attrs.id : null })(state, dispatch);
};

/** Makes a list of the chosen paragraphs, makes the list one of the other kind, or takes the items out of it. */
export const toggleList = type => (state, dispatch) => {
  const list = around(state, isList);
  if (!list) return autoJoin(wrapInList(type), ['bullet_list', 'ordered_list'])(state, dispatch);
  if (list.node.type === type) return liftListItem(nodes.list_item)(state, dispatch);
  dispatch?.(state.tr.setNodeMarkup(list.$from.before(list.depth), type, { tight: list.node.attrs.tight }));
  return true;
};

export const toggleQuote = (state, dispatch) => (inQuote(state) ? lift(state, dispatch) : autoJoin(wrapIn(nodes.blockquote), ['blockquote'])(state, dispatch));
export const indent = sinkListItem(nodes.list_item);
export const outdent = liftListItem(nodes.list_item);

function newRow(type, width) {
  return nodes.table_row.create(null, Array.from({ length: width }, () => type.createAndFill()));
}

export const insertTable = (state, dispatch) => {
  if (isInTable(state)) return false;
  const table = nodes.table.create(null, [newRow(nodes.table_header, 2), newRow(nodes.table_cell, 2), newRow(nodes.table_cell, 2)]);
  const { $from } = state.selection;
  const depth = around(state, node => node.type === nodes.list_item || node.type === nodes.blockquote) ? 1 : $from.depth;
  if (!dispatch) return depth > 0;
  const { tr } = state;
  const empty = depth === $from.depth && $from.parent.type === nodes.paragraph && $from.parent.childCount === 0;
  const at = empty ? $from.before(depth) : $from.after(depth);
  tr.replaceWith(at, empty ? $from.after(depth) : at, table);
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

// The first row is the heading; without it the table would be none.
const removeRow = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { top, bottom, map } = selectedRect(state);
  if (bottom - top >= map.height) return deleteTable(state, dispatch);
  return deleteRow(state, dispatch);
};
const removeColumn = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { left, right, map } = selectedRect(state);
  return (right - left >= map.width ? deleteTable : deleteColumn)(state, dispatch);
};
export const tables = { addRow: addRowAfter, addColumn: addColumnAfter, removeRow, removeColumn, remove: deleteTable };

/** Enter in a cell goes to the cell below; in the last row out of the table, to a paragraph after it. */
export const enterInCell = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { map, tableStart, table, left, bottom } = selectedRect(state);
  if (!dispatch) return true;
  const { tr } = state;
  if (bottom < map.height) {
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(tableStart + map.positionAt(bottom, left, table) + 2))).scrollIntoView());
    return true;
  }
  const after = tableStart + table.nodeSize - 1;
  if (tr.doc.resolve(after).nodeAfter?.type !== nodes.paragraph) tr.insert(after, nodes.paragraph.create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** A new line in the same paragraph; a cell and a heading have none. */
export const lineBreak = (state, dispatch) => {
  const { parent } = state.selection.$from;
  if (isInTable(state) || parent.type === nodes.heading) return true;
  if (parent.type.spec.code) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** Only the words of what is pasted, on one line: what a cell can hold. */
export function oneLine(content) {
  const parts = [];
  content.descendants(node => {
    if (!node.isTextblock) return true;
    if (parts.length) parts.push(schema.text(' '));
    node.forEach(child => parts.push(child.type === nodes.hard_break ? schema.text(' ') : child));
    return false;
  });
  content.forEach(node => { if (node.isInline) parts.push(node); });
  return Fragment.fromArray(parts);
}
