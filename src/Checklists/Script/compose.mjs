// Puts the texts together. No DOM, no network: words come from the page.

/** The parts of a field that holds a list. */
export const listed = text => (text ?? '').split(';').map(part => part.trim()).filter(Boolean);

/** The way to ask: what the decision itself needs; a message where the doctor only has to know; free text where the doctor has to judge. */
export function fittingForm(ofDecision, weights) {
  if (ofDecision) return ofDecision;
  return weights.length > 0 && weights.every(weight => weight === 'fact') ? 'melding' : 'l8';
}

// The same in PlainChecklist.cs.
const AS_TYPED = new Map([
  ['"', '\u00ab\u00bb\u201c\u201d\u201e\u2033'], ["'", '\u2018\u2019\u201a\u2032'], ['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u2023\u25cf\u25aa'],
  [' ', '\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  ['...', '\u2026'], ['EUR', '\u20ac'], ['>=', '\u2265'], ['<=', '\u2264'], ['!=', '\u2260'], ['~', '\u2248'], ['->', '\u2192'], ['<-', '\u2190'], ['<->', '\u2194'], ['x', '\u2713\u2714'],
].flatMap(([typed, signs]) => [...signs].map(sign => [sign, typed])));

/**
 * Typographic signs as a keyboard has them: what is copied must survive an old record system. Letters of every language stay;
 * a sign that nobody can type becomes "?", and is shown so before it is copied. Lines end in CR LF.
 */
export function plain(text) {
  const whole = text.replace(/[\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]/g, '').normalize('NFC')
    .replace(/\r\n?|[\u000c\u0085\u2028\u2029]/g, '\n').replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '');
  return [...whole].map(sign => {
    if (sign === '\n') return '\r\n';
    return AS_TYPED.get(sign) ?? (sign.codePointAt(0) <= 0xff || /[\p{L}\p{M}]/u.test(sign) ? sign : '?');
  }).join('');
}

/** The text as the page shows it: what is copied, with the line ends of a page. */
export const shownText = text => plain(text).replaceAll('\r\n', '\n');

const oneLine = text => text.split(/\s+/).filter(Boolean).join(' ');

/** The order, or nothing where no question is asked. */
export function orderText({ title, form, purpose, law, questions, open, letter }) {
  const asked = [...questions, oneLine(open ?? '')].filter(Boolean);
  if (asked.length === 0) return '';
  const values = { '{formal}': purpose, '{lov}': law, '{sporsmal}': asked.map((question, at) => `\n${at + 1}. ${question}`).join('') };
  const lines = letter
    .filter(line => listed(line.forms).length === 0 || listed(line.forms).includes(form))
    .map(line => `${line.label}: ${line.text.replace(/\{(formal|lov|sporsmal)\}/g, found => values[found])}`.replace(': \n', ':\n'));
  return [title, ...lines].join('\n\n');
}

/** The answer: what was filled in, each part under its own words. */
export function answerText({ title, parts }) {
  const filled = parts.map(({ lead, text }) => ({ lead, text: text.trim() })).filter(part => part.text);
  if (filled.length === 0) return '';
  return [title, ...filled.map(({ lead, text }) => (lead ? `${lead}: ${text}` : text))].join('\n\n');
}

/** A checklist as text: a box before each point. */
export function checklistText({ title, sides, onlyTicked }) {
  const shown = sides.map(({ label, rows }) => ({ label, rows: rows.filter(row => row.ticked || !onlyTicked) })).filter(side => side.rows.length > 0);
  return shown.length === 0 ? '' : [title, ...shown.map(({ label, rows }) =>
    `\n${label}\n${rows.map(row => `[${row.ticked ? 'x' : ' '}] ${row.text}`).join('\n')}`)].join('\n') + '\n';
}
