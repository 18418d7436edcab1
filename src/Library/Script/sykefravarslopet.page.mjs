// The dates on the timeline. The first day is read from the field, used here and forgotten: it stands in no address, is put
// in no storage and goes in no request, and the field is emptied when the reader leaves.
import { calendarFile, datesOf, entriesOf, isDate, weekday } from './timeline.mjs';

const tool = document.querySelector('[data-dates]');
const words = tool?.dataset ?? {};
const fill = (sentence, ...values) => values.reduce((said, value, at) => said.replace(`{${at}}`, value), sentence);
const long = date =>
  `${words.weekdays.split(' ')[weekday(date)]} ${Number(date.slice(8))}. ${words.months.split(' ')[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
const restWords = rest => words[`rest${rest[0].toUpperCase()}${rest.slice(1)}`];

function namedPart() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // "#%" names nothing
  }
}

/** A stop that the address names is shown open. */
function openNamed() {
  const named = location.hash.length > 1 && namedPart();
  const stop = named && named.closest('details');
  if (stop) {
    stop.open = true;
    stop.scrollIntoView();
  }
}

const rules = () => [...document.querySelectorAll('[data-counts]')].map(stop => ({
  key: stop.id, counts: stop.dataset.counts, days: stop.dataset.days ? Number(stop.dataset.days) : NaN,
  degree: stop.dataset.degree, employer: stop.dataset.employer, kind: stop.dataset.kind,
}));

function clear() {
  for (const note of document.querySelectorAll('.kp-stop-date')) {
    note.textContent = '';
    note.hidden = true;
  }
  tool.querySelector('[data-result]').hidden = true;
  tool.querySelector('[data-list]').replaceChildren();
  tool.querySelector('[data-status]').textContent = '';
}

const dayOf = date => date.meet ?? date.due;

const sentenceOf = date => {
  if (date.meet && date.meet !== date.due) return fill(words.moved, long(date.due), restWords(date.rest));
  return date.rest ? `${words[date.kind]} ${fill(words.marked, restWords(date.rest))}` : words[date.kind];
};

const startOf = form => form.elements.start.value;
const absenceOf = form => ({ degree: form.elements.degree.value, employer: form.elements.employer.value });

function show(form) {
  clear();
  const list = tool.querySelector('[data-list]');
  for (const date of datesOf(startOf(form), absenceOf(form), rules())) {
    const stop = document.getElementById(date.key);
    const note = stop.querySelector('.kp-stop-date');
    note.textContent = `${long(dayOf(date))}. ${sentenceOf(date)}`;
    note.hidden = false;
    const row = tool.querySelector('template').content.cloneNode(true);
    row.querySelector('time').dateTime = dayOf(date);
    row.querySelector('time').textContent = long(dayOf(date));
    const link = row.querySelector('a');
    link.href = `#${date.key}`;
    link.textContent = stop.querySelector('h3').textContent;
    row.querySelector('.kp-small').textContent = sentenceOf(date);
    list.append(row);
  }
  tool.querySelector('[data-result]').hidden = false;
}

function say(form, wrong) {
  const field = form.elements.start;
  const message = document.getElementById(field.getAttribute('aria-describedby'));
  message.hidden = !wrong;
  field.setAttribute('aria-invalid', String(wrong));
}

function save(form) {
  const file = calendarFile(entriesOf(datesOf(startOf(form), absenceOf(form), rules())), {
    title: entry => fill(words[`event${entry.kind[0].toUpperCase()}${entry.kind.slice(1)}`], fill(words[entry.unit], entry.number)), product: words.product, now: new Date(), id: () => crypto.randomUUID(),
  });
  const address = URL.createObjectURL(new Blob([file], { type: 'text/calendar' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: words.file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function begin() {
  const form = tool.querySelector('form');
  let isShown = false; // the reader has asked for the dates: they follow the fields from then on
  const forget = () => {
    isShown = false;
    form.reset();
    clear();
  };
  tool.hidden = false;
  forget();
  form.addEventListener('submit', event => {
    event.preventDefault();
    const isRight = isDate(startOf(form));
    say(form, !isRight);
    isShown = isRight;
    if (!isRight) form.elements.start.focus();
    if (isRight) {
      show(form);
      tool.querySelector('[data-result] h3').focus();
    } else clear();
  });
  form.addEventListener('change', () => {
    if (!isShown) return;
    if (!isDate(startOf(form))) return clear();
    say(form, false);
    show(form);
    tool.querySelector('[data-status]').textContent = words.updated;
  });
  tool.querySelector('[data-save]').addEventListener('click', () => isDate(startOf(form)) && save(form));
  tool.querySelector('[data-forget]').addEventListener('click', () => {
    forget();
    form.elements.start.focus();
  });
  // A page that the browser keeps for the back button is the same page: it must come back empty.
  addEventListener('pagehide', forget);
}

if (tool) begin();
openNamed();
addEventListener('hashchange', openNamed);
