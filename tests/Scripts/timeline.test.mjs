// The dates of the timeline, by the table of docs/algorithms/timeline-dates.md and over every first day of several years.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import { addDays, calendarFile, datesOf, daysBetween, easter, entriesOf, holidayOf, isDate, restOf, weekday, workingDayBy } from '../../src/Library/Script/timeline.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// The rules as the page carries them: what the server makes of the front matter.
function rulesIn(form) {
  const folder = join(root, 'content', 'nasjonal', 'rule');
  return readdirSync(folder).filter(file => file.endsWith(`.${form}.md`)).map(file => {
    const field = name => new RegExp(`^${name}: (.*)$`, 'm').exec(readFileSync(join(folder, file), 'utf8').split('\n---')[0])?.[1];
    const days = field('weeks') ? 7 * Number(field('weeks')) : field('days') ? Number(field('days')) - 1 : NaN;
    return { key: field('key'), counts: field('counts'), days, degree: field('degree'), employer: field('employer'), kind: field('date_kind') };
  });
}

const rules = rulesIn('nb');
const everyDay = (from, to) => Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => addDays(from, day));
const absences = ['full', 'graded'].flatMap(degree => ['with', 'without'].map(employer => ({ degree, employer })));

test('the examples of the document', () => {
  const table = readFileSync(join(root, 'docs', 'algorithms', 'timeline-dates.md'), 'utf8');
  const rows = [...table.matchAll(/^\| (\d{4}-\d\d-\d\d) \| (\w+) \| (\w+) \| ([\w-]+) \| (\S+) \| (\S+) \|$/gm)];
  assert.ok(rows.length >= 15);
  for (const [row, start, degree, employer, key, due, day] of rows) {
    assert.ok(rules.some(rule => rule.key === key), row);
    const date = datesOf(start, { degree, employer }, rules).find(one => one.key === key);
    assert.equal(date?.due ?? '–', due, row);
    assert.equal(date?.meet ?? date?.due ?? '–', day, row);
  }
});

test('both written forms count alike, and a rule that counts says how', () => {
  const byKey = list => list.toSorted((a, b) => a.key.localeCompare(b.key));
  assert.deepEqual(byKey(rulesIn('nn')), byKey(rules));
  for (const rule of rules) {
    assert.ok(['start', 'nav', 'none'].includes(rule.counts), rule.key);
    assert.equal(rule.counts === 'start', Number.isInteger(rule.days) && !!rule.degree && !!rule.employer && !!rule.kind, rule.key);
  }
  assert.deepEqual(rules.filter(rule => rule.counts === 'nav').map(rule => rule.key).sort(), ['rule-maksdato', 'rule-uke-39-brev']);
});

test('every first day of seven years: no deadline moves, meetings are on working days not after it, and Nav is left to count', () => {
  let moved = 0;
  for (const start of everyDay('2023-12-25', '2030-12-31')) {
    for (const absence of absences) {
      const dates = datesOf(start, absence, rules);
      assert.ok(dates.every((date, at) => at === 0 || daysBetween(dates[at - 1].due, date.due) >= 0));
      for (const date of dates) {
        assert.equal(daysBetween(start, date.due), date.days);
        assert.ok(!['rule-maksdato', 'rule-uke-39-brev'].includes(date.key));
        assert.ok(['both', absence.degree].includes(date.degree) && ['both', absence.employer].includes(date.employer));
        assert.equal(date.meet !== null, date.kind === 'meeting');
        if (date.kind !== 'meeting') continue;
        assert.equal(restOf(date.meet), null);
        assert.ok(daysBetween(date.meet, date.due) >= 0);
        assert.ok(everyDay(addDays(date.meet, 1), date.due).every(restOf), 'no working day was passed by');
        moved += date.meet !== date.due;
      }
    }
  }
  assert.ok(moved > 500);
});

test('Easter and the holidays', () => {
  const known = { 2000: '04-23', 2008: '03-23', 2011: '04-24', 2024: '03-31', 2025: '04-20', 2026: '04-05', 2027: '03-28', 2028: '04-16', 2038: '04-25', 2100: '03-28' };
  for (const [year, day] of Object.entries(known)) assert.equal(easter(Number(year)), `${year}-${day}`);
  for (let year = 2000; year <= 2100; year++) {
    assert.equal(weekday(easter(year)), 0);
    const holidays = everyDay(`${year}-01-01`, `${year}-12-31`).filter(holidayOf);
    // Ascension may fall on 1 or 17 May, and Whitsun on 17 May: then two are one.
    assert.ok(holidays.length >= 11 && holidays.length <= 12, `${year}: ${holidays.length}`);
  }
  assert.equal(holidayOf('2026-05-14'), 'ascension');
  assert.equal(restOf('2026-11-22'), 'weekend');
  assert.equal(restOf('2026-12-24'), null);
  assert.equal(workingDayBy('2026-04-06'), '2026-04-01');
});

test('what is no date is refused', () => {
  for (const wrong of ['', 'i går', '2026-02-29', '2026-13-01', '2026-1-1', '1999-12-31', '2101-01-01', '02026-01-01', '2026-01-01T00:00']) assert.ok(!isDate(wrong), wrong);
  for (const right of ['2028-02-29', '2000-01-01', '2100-12-31']) assert.ok(isDate(right), right);
});

test('the calendar file is read by another program, and says nothing but days and weeks', () => {
  const words = { title: ({ unit, number, kind }) => `Sykefraværsløpet: ${kind}, ${unit === 'week' ? 'uke' : 'dag'} ${number}`, product: 'KunnskapsPortal', now: new Date('2026-11-22T12:00:00Z'), id: () => crypto.randomUUID() };
  for (const start of everyDay('2027-10-01', '2028-03-31')) {
    const dates = datesOf(start, absences[0], rules);
    const file = calendarFile(entriesOf(dates), words);
    assert.ok(file.endsWith('\r\n') && !/[^\r]\n/.test(file));
    assert.ok(file.split('\r\n').every(line => new TextEncoder().encode(line).length <= 75));
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map(event => new ICAL.Event(event));
    assert.equal(new Set(events.map(event => event.uid)).size, events.length);
    assert.equal(new Set(events.map(event => event.summary)).size, events.length, 'no two entries are called the same');
    const days = new Set(dates.map(date => date.meet ?? date.due));
    assert.deepEqual(new Set(events.map(event => event.startDate.toString())), days);
    for (const event of events) {
      assert.ok(event.startDate.isDate && event.duration.toSeconds() === 86_400);
      assert.match(event.summary, /^Sykefraværsløpet: (deadline|meeting|questions|from|until), (uke (4|7|8|17|26|39)|dag (16|17))$/);
      assert.ok(!event.summary.endsWith('uke 39') || event.summary.includes('questions'));
      assert.ok(event.description === null && event.location === null && event.attendees.length === 0 && event.organizer === null);
    }
  }
});

test('a long title with signs is folded and read back whole', () => {
  const title = `Løpet; uke 7, «sju» \\ ${'ærlig '.repeat(40)}slutt`;
  const file = calendarFile([{ day: '2028-02-29', unit: 'week', number: 7, kind: 'meeting' }], { title: () => title, product: 'x', now: new Date(0), id: () => 'a' });
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent'));
  assert.equal(event.summary, title);
  assert.equal(event.endDate.toString(), '2028-03-01');
});
