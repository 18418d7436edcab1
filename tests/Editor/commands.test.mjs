// What the toolbar does, and the rules that every change leaves in force, tried on documents without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditorState, TextSelection } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { splitBlock } from 'prosemirror-commands';
import * as commands from '../../src/Editorial/Script/commands.mjs';
import { TextDocument } from '../../src/Editorial/Script/document.mjs';
import { schema } from '../../src/Editorial/Script/schema.mjs';
import { structure } from '../../src/Editorial/Script/structure.mjs';
import { safeTarget, typedTarget } from '../../src/Editorial/Script/targets.mjs';

/** The text with the cursor where ¦ stands, after the commands. */
function after(text, ...steps) {
  const open = new TextDocument(text.replace('¦', ''));
  let state = EditorState.create({ doc: new TextDocument(text).doc, plugins: [structure(), tableEditing()] });
  let at = null;
  state.doc.descendants((node, pos) => { if (node.isText && node.text.includes('¦')) at = pos + node.text.indexOf('¦'); });
  state = state.apply(state.tr.delete(at, at + 1));
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
  for (const step of steps) step(state, tr => { state = state.apply(tr); });
  return open.write(state.doc);
}

for (const [name, text, steps, expected] of [
  ['a heading that changes level keeps its id', '## A¦ {#a}\nTekst\n', [commands.setLevel(3)], '### A {#a}\nTekst\n'],
  ['a heading made from a paragraph has none', 'A¦\n', [commands.setLevel(2)], '## A\n'],
  ['a heading made a paragraph loses it', '## A¦ {#a}\n', [commands.setLevel(0)], 'A\n'],
  ['the first half of a divided heading keeps the id', '## A ¦B {#a}\n', [splitBlock], '## A {#a}\n## B\n'],
  ['a list and back', 'A¦\n', [commands.toggleList(schema.nodes.bullet_list), commands.toggleList(schema.nodes.bullet_list)], 'A\n'],
  ['a list of the other kind', '- a\n- b¦\n', [commands.toggleList(schema.nodes.ordered_list)], '1. a\n2. b\n'],
  ['set in and out', '- a\n- b¦\n', [commands.indent], '- a\n  - b\n'],
  ['a quote and back', 'A¦\n\nB\n', [commands.toggleQuote], '> A\n\nB\n'],
  ['a table is put after the paragraph', 'A¦\n\nB\n', [commands.insertTable], 'A\n\n|  |  |\n|---|---|\n|  |  |\n|  |  |\n\nB\n'],
  ['a table inside a list is put after the list', '- A¦\n\nB\n', [commands.insertTable], '- A\n\n|  |  |\n|---|---|\n|  |  |\n|  |  |\n\nB\n'],
  ['no table in a table', '| A |\n|---|\n| b¦ |\n', [commands.insertTable], '| A |\n|---|\n| b |\n'],
  ['without its first row the next one is the heading', '| A¦ |\n|---|\n| b |\n| c |\n', [commands.tables.removeRow], '| b |\n|---|\n| c |\n'],
  ['a new row under the heading is no heading', '| A¦ |\n|---|\n| b |\n', [commands.tables.addRow], '| A |\n|---|\n|  |\n| b |\n'],
  ['the last column takes the table with it', 'A\n\n| A¦ |\n|---|\n| b |\n', [commands.tables.removeColumn], 'A\n'],
  ['no line break in a cell', '| A¦ |\n|---|\n| b |\n', [commands.lineBreak], '| A |\n|---|\n| b |\n'],
]) test(name, () => assert.equal(after(text, ...steps), expected));

test('a link may lead where the public page lets it', () => {
  for (const ok of ['https://nav.no', 'http://x.no/å?b=(c)', 'mailto:a@b.no', 'tel:+4755553336', '#del', '/sok', 'term:l40', 'media:abc-1']) assert.equal(safeTarget(ok), ok);
  for (const bad of ['javascript:alert', 'JAVASCRIPT:alert(1)', 'data:text', 'vbscript:x', 'file:c', 'file:///c:/x', '//ond.no', 'blob:x', 'about:blank', 'x', 'java\nscript:x', ''])
    assert.equal(safeTarget(bad), null, bad);
});

test('an address is understood as people write it', () => {
  assert.equal(typedTarget('www.nav.no/lege'), 'https://www.nav.no/lege');
  assert.equal(typedTarget('helsedirektoratet.no'), 'https://helsedirektoratet.no');
  assert.equal(typedTarget(' kari@nav.no '), 'mailto:kari@nav.no');
  assert.equal(typedTarget('term:l40'), 'term:l40');
  assert.equal(typedTarget('javascript:alert(1)'), null);
  assert.equal(typedTarget('noe annet'), null);
});
