// Opening a text and saving it again changes nothing, and an edit changes only its own block.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument, serialise } from '../../src/Editorial/Script/document.mjs';
import { parse } from '../../src/Editorial/Script/parse.mjs';
import { schema } from '../../src/Editorial/Script/schema.mjs';
import { serialiseBlock } from '../../src/Editorial/Script/serialise.mjs';
import { bodies, random } from './texts.mjs';

const paragraph = text => schema.node('paragraph', null, text ? [schema.text(text)] : []);
const replaced = (doc, i, node) => doc.copy(doc.content.replaceChild(i, node));

test('there are texts to try', () => assert.ok(bodies.length > 100));

for (const { name, body } of bodies) {
  test(`${name} comes back byte for byte`, () => {
    const open = new TextDocument(body);
    assert.ok(open.faithful);
    assert.equal(open.write(open.doc), body);
    assert.equal(open.write(parse(body)), body);
    open.doc.forEach((_, __, i) => assert.equal(serialiseBlock(open.doc, i), open.sources[i]));
  });

  test(`${name}: an edited block changes nothing around it`, () => {
    const open = new TextDocument(body);
    for (let i = 0; i < open.doc.childCount; i++) {
      const at = open.head.length + open.sources.slice(0, i).join('').length + open.gaps.slice(0, i).join('').length;
      const expected = `${body.slice(0, at)}Nytt avsnitt.${body.slice(at + open.sources[i].length)}`;
      assert.equal(open.write(replaced(open.doc, i, paragraph('Nytt avsnitt.'))), expected);
    }
  });
}

const odd = [
  '* stjerne\n* stjerne\n', '1) en\n2) to\n', 'Overskrift\n==========\n\nTekst\n', '__fet__ og _skrå_\n', 'linje\nlinje to\n',
  'to mellomrom  \nny linje\n', '***\n', '    kode\n', '~~~\nkode\n~~~\n', '| a|b |\n|:--|--:|\n|1|2|\n', '\n\nTekst\n\n\n\nTekst\n', 'uten slutt',
  '1. en\n1. en til\n', '-   bred\n-   liste\n', '- a\n\n- b\n', '&nbsp;og &aelig;\n', '<https://nav.no>\n', '> sitat\nlat linje\n', '',
];
for (const text of odd) {
  test(`unusual spelling is kept: ${JSON.stringify(text)}`, () => {
    const open = new TextDocument(text);
    assert.ok(open.faithful);
    assert.equal(open.write(parse(text)), text);
    const longer = open.doc.copy(open.doc.content.append(paragraph('Til slutt.').content.size ? schema.node('doc', null, [paragraph('Til slutt.')]).content : null));
    if (text) assert.ok(open.write(longer).startsWith(text.trimEnd()));
  });
}

for (const text of ['[ord]: https://nav.no\n\nSe [ord].\n', '- # Overskrift i liste\n', `${'> '.repeat(300)}dypt\n`, '['.repeat(1_000_000)]) {
  test(`what rich text cannot hold is left to the source view: ${JSON.stringify(text.slice(0, 40))}`, () => assert.ok(!new TextDocument(text).faithful));
}

test('an empty text is empty', () => assert.equal(serialise(parse('')), ''));

test('a block that is moved keeps its spelling', () => {
  const open = new TextDocument('* en\n* to\n\n__fet__\n');
  const moved = open.doc.copy(schema.node('doc', null, [open.doc.child(1), open.doc.child(0)]).content);
  assert.equal(open.write(moved), '__fet__\n\n* en\n* to\n');
});

test('a new block after a heading stands as the text has it elsewhere', () => {
  const spaced = new TextDocument('## A {#a}\n\nTekst\n');
  const with2 = spaced.doc.content.append(schema.node('doc', null, [schema.node('heading', { level: 2 }, [schema.text('B')]), paragraph('Mer')]).content);
  assert.equal(spaced.write(spaced.doc.copy(with2)), '## A {#a}\n\nTekst\n\n## B\n\nMer\n');
});

// Documents made at random: what is written must be read back as the same document.
const words = ['ord', 'L40', '5 * 3', 'a_b_c', '[x]', '(y)', '](z)', '**', '_', '`', '#', '1.', '- ', '> ', '<b>', '&amp;', '\\', '!', 'æøå', '«sitat»', '|', '~~~',
  '{#id}', 'https://nav.no/a_b', '100 %', '---', '+', '=', '\u00a0', '[L40]:', 'é', '*'];

function inline(next, allow) {
  const pieces = [];
  for (let n = 1 + next(4); n > 0; n--) {
    const text = Array.from({ length: 1 + next(3) }, () => words[next(words.length)]).join(next(2) ? ' ' : '');
    const marks = [];
    if (next(5) === 0) marks.push(schema.mark('strong'));
    if (next(5) === 0) marks.push(schema.mark('em'));
    if (next(5) === 0) marks.push(schema.mark('link', { href: ['term:l40', 'https://nav.no/(a)', '#del'][next(3)], title: next(2) ? 'Ti "tt"' : null }));
    if (allow.code && next(9) === 0) pieces.push(schema.text('a`b', [...marks, schema.mark('code')]));
    pieces.push(schema.text(marks.length ? `ord ${text} ord` : text, marks));
    if (marks.length) pieces.push(schema.text(' '));
    if (next(8) === 0) pieces.push(schema.node('image', { src: 'media:bilde', alt: 'Et [bilde] *her*', title: next(2) ? 'Tekst' : null }));
    if (allow.breaks && next(9) === 0) pieces.push(schema.node('hard_break'));
  }
  return [schema.text('Ord '), ...pieces, schema.text(' slutt')];
}

function block(next, depth) {
  const nested = () => Array.from({ length: 1 + next(2) }, () => block(next, depth + 1));
  const words = () => schema.node('paragraph', null, inline(next, { code: true, breaks: true }));
  const item = below => schema.node('list_item', null, [words(), ...(next(3) === 0 && below < 3 ? [list(below + 1)] : []), ...(next(9) === 0 ? [words()] : [])]);
  const list = below => (next(2) ? schema.node('bullet_list', null, items(below)) : schema.node('ordered_list', { order: 1 + next(12) }, items(below)));
  const items = below => Array.from({ length: 1 + next(3) }, () => item(below));
  const cell = (type, align) => schema.node(type, { align }, [schema.node('cell_text', null, inline(next, {}))]);
  const table = () => {
    const align = Array.from({ length: 1 + next(3) }, () => [null, 'left', 'center', 'right'][next(4)]);
    const row = type => schema.node('table_row', null, align.map(to => cell(type, to)));
    return schema.node('table', null, [row('table_header'), ...Array.from({ length: next(3) }, () => row('table_cell'))]);
  };
  switch (next(depth < 2 ? 8 : 4)) {
    case 0: return schema.node('heading', { level: 2 + next(3), id: next(2) ? 'et-sted' : null }, inline(next, { code: true }));
    case 1: return schema.node('code_block', null, [schema.text('```\nkode | her\n')]);
    case 2: return table();
    case 3: case 4: return words();
    case 5: case 6: return list(depth);
    default: return schema.node('blockquote', null, nested());
  }
}

test('500 documents made at random are read back as they were', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const next = random(seed);
    const once = parse(serialise(schema.node('doc', null, Array.from({ length: 1 + next(5) }, () => block(next, 0)))));
    const made = schema.node('doc', null, Array.from({ length: 1 + random(seed)(5) }, (_, i) => block(random(seed * 1000 + i), 0)));
    for (const doc of [once, made]) {
      const text = serialise(doc);
      assert.equal(serialise(parse(text)), text, `seed ${seed}`);
      assert.equal(parse(text).textContent.replace(/\s/g, ''), doc.textContent.replace(/\s/g, ''), `seed ${seed}: ${text}`);
    }
  }
});
