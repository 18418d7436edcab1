// The keys, and the signs that become structure as they are typed. Tab is nobody's: it leaves the text.
import { baseKeymap, chainCommands, exitCode } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { splitListItem } from 'prosemirror-schema-list';
import { bold, enterInCell, indent, italic, lineBreak, outdent, toggleList } from './commands.mjs';
import { schema } from './schema.mjs';

const { nodes } = schema;

// Where there is nothing to undo, the browser's own undo must not begin.
const only = command => chainCommands(command, () => true);

export const keys = ({ link, save, toolbar }) => [
  keymap({
    'Mod-b': bold, 'Mod-B': bold, 'Mod-i': italic, 'Mod-I': italic,
    'Mod-k': link, 'Mod-s': save, 'Alt-F10': toolbar,
    'Mod-z': only(undo), 'Mod-Z': only(redo), 'Shift-Mod-z': only(redo), 'Mod-y': only(redo),
    'Shift-Mod-7': toggleList(nodes.ordered_list), 'Shift-Mod-8': toggleList(nodes.bullet_list),
    'Alt-Shift-ArrowRight': indent, 'Alt-Shift-ArrowLeft': outdent,
    Backspace: undoInputRule,
    Enter: chainCommands(enterInCell, splitListItem(nodes.list_item)),
    'Shift-Enter': chainCommands(exitCode, lineBreak), 'Mod-Enter': chainCommands(exitCode, lineBreak),
  }),
  keymap(baseKeymap),
];

export const signs = () => inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, found => ({ level: found[1].length, id: null })),
    wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,3})\.\s$/, nodes.ordered_list, found => ({ order: Number(found[1]) }),
      (found, list) => list.childCount + list.attrs.order === Number(found[1])),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
  ],
});
