import assert from 'node:assert/strict';
import test from 'node:test';
import { answerText, checklistText, fittingForm, orderText, plain, shownText } from '../../src/Checklists/Script/compose.mjs';
import { findsIdentityNumber } from '../../src/Checklists/Script/identity.mjs';
import { CLEAR_AFTER, idleState } from '../../src/Checklists/Script/idle.mjs';
import { askedVersion, newestSeen, readTicks } from '../../src/Checklists/Script/ticks.mjs';

const letter = [
  { label: 'Formål', text: '{formal}' },
  { forms: 'melding', label: 'Hjemmel', text: 'første ledd, {lov}' },
  { forms: 'l8; l40', label: 'Hjemmel', text: 'andre ledd, {lov}' },
  { label: 'Spørsmål', text: '{sporsmal}' },
];
const order = change => orderText({ title: 'L8', form: 'l8', purpose: 'Nav skal vurdere.', law: '§ 8-8', questions: ['En?', 'To?'], open: 'Mer?', letter, ...change });

test('an order has the lines of its form, numbered questions, and the open question last', () => {
  assert.equal(order(), 'L8\n\nFormål: Nav skal vurdere.\n\nHjemmel: andre ledd, § 8-8\n\nSpørsmål:\n1. En?\n2. To?\n3. Mer?');
  assert.match(order({ form: 'melding' }), /Hjemmel: første ledd/);
  assert.doesNotMatch(order({ open: '  ' }), /3\./);
});

test('no question gives no order, and what a person types is never read as a place to fill in', () => {
  assert.equal(order({ questions: [], open: ' ' }), '');
  assert.match(order({ open: 'Hva er {lov}?' }), /3\. Hva er \{lov\}\?/);
  assert.match(order({ purpose: '$& {lov}' }), /Formål: \$& \{lov\}/);
});

test('the form that fits: what the decision needs, a message for facts only, otherwise free text', () => {
  assert.equal(fittingForm('l40', ['fact']), 'l40');
  assert.equal(fittingForm(undefined, ['fact', 'fact']), 'melding');
  assert.equal(fittingForm(undefined, ['fact', 'assessment']), 'l8');
  assert.equal(fittingForm('', []), 'l8');
});

test('an answer has only what was filled in', () => {
  const parts = [{ lead: 'Kan', text: ' sitte \n' }, { lead: 'Plan', text: '   ' }, { lead: '', text: 'Orientert.' }];
  assert.equal(answerText({ title: 'L8', parts }), 'L8\n\nKan: sitte\n\nOrientert.');
  assert.equal(answerText({ title: 'L8', parts: [{ lead: 'Plan', text: ' ' }] }), '');
});

test('what is copied has Windows line ends, letters and signs of a keyboard, whatever was typed', () => {
  assert.equal(plain('a\nb\r\nc\rd'), 'a\r\nb\r\nc\r\nd');
  assert.equal(plain('«blåbær» – «ja» … nei\u00a0– ’’'), '"blåbær" - "ja" ... nei - \'\'');
  assert.equal(plain('a\u0301😀'), 'á?');
  assert.equal(plain('≥ 5 kg, ≤ 2 t → • 100 € – — “ja” ’nei’ …'), '>= 5 kg, <= 2 t -> - 100 EUR - - "ja" \'nei\' ...');
  assert.equal(plain('Máret Šaŧđŋŋ, Žižek, Łódź'), 'Máret Šaŧđŋŋ, Žižek, Łódź');
  for (let seed = 1, round = 0; round < 400; round++) {
    let text = '';
    for (let at = 0; at < 40; at++) { seed = (seed * 48271) % 2147483647; text += String.fromCodePoint(seed % 5 === 0 ? 10 + (seed % 4) : seed % 0xd7ff); }
    const written = plain(text);
    assert.ok([...written].every(sign => sign.codePointAt(0) <= 0xff || /[\p{L}\p{M}]/u.test(sign)), JSON.stringify(text));
    assert.equal(plain(shownText(text)), written, 'what is shown is what is copied');
    assert.doesNotMatch(written.replaceAll('\r\n', ''), /[\r\n]/);
    assert.equal(plain(written), written);
  }
});

test('a checklist as text keeps its sides and leaves out what is not asked for', () => {
  const sides = [{ label: 'Lege', rows: [{ ticked: true, text: 'A' }, { ticked: false, text: 'B' }] }, { label: 'Nav', rows: [{ ticked: false, text: 'C' }] }];
  assert.equal(checklistText({ title: 'T', sides, onlyTicked: false }), 'T\n\nLege\n[x] A\n[ ] B\n\nNav\n[ ] C\n');
  assert.equal(checklistText({ title: 'T', sides, onlyTicked: true }), 'T\n\nLege\n[x] A\n');
  assert.equal(checklistText({ title: 'T', sides: [sides[1]], onlyTicked: true }), '');
});

// Numbers of nobody: made here, from the check digits themselves.
const digit = (digits, weights) => (11 - weights.reduce((sum, w, i) => sum + w * Number(digits[i]), 0) % 11) % 11;
function numbers(start) {
  const made = [];
  for (let serial = 0; made.length < 5 && serial < 999; serial++) {
    const nine = start + String(serial).padStart(3, '0');
    const first = digit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
    const second = digit(nine + first, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    if (first < 10 && second < 10) made.push(`${nine}${first}${second}`);
  }
  return made;
}

test('identity numbers are found in every kind and every dress, and nothing else', () => {
  for (const start of ['010190', '410190', '014190', '018190', '800000', '910000']) {
    for (const number of numbers(start)) {
      for (const text of [number, `født ${number}.`, `${number.slice(0, 6)} ${number.slice(6)}`, `${number.slice(0, 6)}-${number.slice(6)}`, [...number].join('.'), `${number.slice(0, 6)}\u00a0${number.slice(6)}`])
        assert.ok(findsIdentityNumber(text), text);
      const wrong = number.slice(0, 10) + (Number(number[10]) + 1) % 10;
      for (const text of [wrong, `1${number}`, `${number}1`, number.slice(0, 10), `${number.slice(0, 6)}a${number.slice(6)}`])
        assert.ok(!findsIdentityNumber(text), text);
    }
  }
  assert.ok(!findsIdentityNumber('') && !findsIdentityNumber('55 55 33 36') && !findsIdentityNumber('§ 21-4 c, 27.04.2026'));
});

test('a text is told of one minute before it goes, after fifteen minutes', () => {
  assert.deepEqual(idleState(0).phase, 'quiet');
  assert.equal(idleState(CLEAR_AFTER - 61).phase, 'quiet');
  assert.deepEqual([60, 31, 30, 11, 10, 1].map(left => idleState(CLEAR_AFTER - left).left), [60, 60, 30, 30, 10, 10]);
  assert.equal(idleState(CLEAR_AFTER).phase, 'clear');
  assert.equal(idleState(1e9).phase, 'clear');
});

test('the first look asks nothing, and a broken store is no error', () => {
  assert.equal(askedVersion(null, 3), null);
  assert.equal(askedVersion('3', 3), null);
  assert.equal(askedVersion('4', 3), null);
  assert.equal(askedVersion('2', 3), 2);
  for (const broken of ['', 'x', '-1', '0', '1e9', '99999999', '1?fra=2']) assert.equal(askedVersion(broken, 1e7), null, broken);
  assert.deepEqual(readTicks('["a",1,null,"b"]'), ['a', 'b']);
  for (const broken of [null, '', '{', '{}', '"a"', 'null']) assert.deepEqual(readTicks(broken), [], String(broken));
  assert.deepEqual([newestSeen(null, 3), newestSeen('2', 3), newestSeen('4', 3), newestSeen('x', 3)], [3, 3, 4, 3]);
});
