// The dates of an absence, from its first day. No document and no clock here; see docs/algorithms/timeline-dates.md.
// A date is text, 2026-11-22; between two dates there are whole days, so no clock and no zone can move one.

const DAY = 86_400_000;
const number = date => Date.parse(`${date}T00:00:00Z`) / DAY;
const text = days => new Date(days * DAY).toISOString().slice(0, 10);

/** The first day may lie in these years: the calendar is the same then, and a mistyped year is caught. */
export const YEARS = { first: 2000, last: 2100 };

/** Whether the text is a day that exists, in the years we count for. */
export function isDate(date) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(number(date)) || text(number(date)) !== date) return false;
  const year = Number(date.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last;
}

export const addDays = (date, days) => text(number(date) + days);

export const daysBetween = (from, to) => number(to) - number(from);

/** 0 for Sunday to 6 for Saturday. */
export const weekday = date => new Date(number(date) * DAY).getUTCDay();

/** Easter Sunday, by the rule of Meeus, Jones and Butcher. */
export function easter(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const FIXED = { '01-01': 'newYear', '05-01': 'may1', '05-17': 'may17', '12-25': 'christmas1', '12-26': 'christmas2' };
const AROUND_EASTER = { '-3': 'maundyThursday', '-2': 'goodFriday', 0: 'easter1', 1: 'easter2', 39: 'ascension', 49: 'pentecost1', 50: 'pentecost2' };

/** The name of the Norwegian public holiday on this day; null on other days. */
export function holidayOf(date) {
  const fromEaster = daysBetween(easter(Number(date.slice(0, 4))), date);
  return AROUND_EASTER[fromEaster] ?? FIXED[date.slice(5)] ?? null;
}

/** Why nobody is at work this day: a holiday, the weekend, or null on a working day. */
export const restOf = date => holidayOf(date) ?? ([0, 6].includes(weekday(date)) ? 'weekend' : null);

/** This day, or the nearest working day before it. */
export function workingDayBy(date) {
  let day = date;
  while (restOf(day)) day = addDays(day, -1);
  return day;
}

/** Whether a rule is for this absence. */
const concerns = (rule, { degree, employer }) =>
  rule.counts === 'start' && Number.isInteger(rule.days)
  && ['both', degree].includes(rule.degree) && ['both', employer].includes(rule.employer);

/**
 * The dates of the rules that count from the first day, in order of time.
 * @param {string} start the first day of the absence
 * @param {{degree: 'full'|'graded', employer: 'with'|'without'}} absence
 * @param {{key: string, counts: string, days: number, degree: string, employer: string, kind: string}[]} rules
 * @returns each with `due`, the date that law or practice gives, never moved; `rest`, why that is no working day; and for a
 * meeting `meet`, a working day not after it.
 */
export function datesOf(start, absence, rules) {
  return rules.filter(rule => concerns(rule, absence))
    .map(rule => {
      const due = addDays(start, rule.days);
      return { ...rule, due, rest: restOf(due), meet: rule.kind === 'meeting' ? workingDayBy(due) : null };
    })
    .sort((a, b) => daysBetween(b.due, a.due));
}

/** "2026-W48" would be a week of the year; this is the week of the absence: 7 after seven whole weeks. */
const placeOf = ({ days }) => (days % 7 === 0 ? { unit: 'week', number: days / 7 } : { unit: 'day', number: days + 1 });

/** One entry for each day, place and kind: what is alike stands once, and what differs has a title of its own. */
export function entriesOf(dates) {
  const entries = new Map();
  for (const date of dates) {
    const place = placeOf(date);
    const day = date.meet ?? date.due;
    entries.set(`${day} ${place.unit} ${place.number} ${date.kind}`, { day, ...place, kind: date.kind });
  }
  return [...entries.values()].sort((a, b) => daysBetween(b.day, a.day) || a.number - b.number || a.kind.localeCompare(b.kind));
}

const escaped = value => value.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

// A line of the file is at most 75 octets; the rest goes on the next, after a space. No letter is cut in two.
function folded(line) {
  const pieces = [''];
  for (const letter of line) {
    const room = pieces.length > 1 ? 74 : 75;
    if (new TextEncoder().encode(pieces.at(-1) + letter).length > room) pieces.push('');
    pieces[pieces.length - 1] += letter;
  }
  return pieces.join('\r\n ');
}

/**
 * The days as a calendar file (RFC 5545): whole days, neutral titles, nothing of who it is about and no address.
 * @param entries from {@link entriesOf}
 * @param {{title: (entry) => string, product: string, now: Date, id: () => string}} words
 */
export function calendarFile(entries, { title, product, now, id }) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const compact = date => date.replaceAll('-', '');
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${escaped(product)}//NO`, 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    ...entries.flatMap(entry => [
      'BEGIN:VEVENT', `UID:${id()}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(entry.day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(entry.day, 1))}`, `SUMMARY:${escaped(title(entry))}`, 'CLASS:PRIVATE', 'TRANSP:TRANSPARENT', 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
