// Puts the texts together. No DOM, no network: words come from the page.

/** The parts of a field that holds a list. */
export const listed = text => (text ?? '').split(';').map(part => part.trim()).filter(Boolean);

/** The way to ask: what the decision itself needs; a message where the doctor only has to know; free text where the doctor has to judge. */
export function fittingForm(ofDecision, weights) {
  if (ofDecision) return ofDecision;
  return weights.length > 0 && weights.every(weight => weight === 'fact') ? 'melding' : 'l8';
}

/** Typographic signs as a keyboard has them: what is copied must survive an old record system. Lines end in CR LF. */
export function plain(text) {
  return [...text.normalize('NFC').replace(/\r\n?/g, '\n')].map(sign => {
    if (sign === '\n') return '\r\n';
    if ('\u00ab\u00bb\u201c\u201d\u201e'.includes(sign)) return '"';
    if ('\u2018\u2019'.includes(sign)) return "'";
    if ('\u2010\u2011\u2012\u2013\u2014\u2212'.includes(sign)) return '-';
    if (sign === '\u2026') return '...';
    if ('\u00a0\u202f\u2009'.includes(sign)) return ' ';
    return sign.codePointAt(0) > 0xff ? '?' : sign;
  }).join('');
}

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
