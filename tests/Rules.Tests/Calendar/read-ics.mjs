// Reads an iCalendar file with ical.js, which shares nothing with our writer, and prints what it understood as JSON:
//   node read-ics.mjs FILE
// The zone rules are those in the file itself; ical.js knows no others.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')));
const zones = new Map(calendar.getAllSubcomponents('vtimezone').map(zone => {
  const read = new ICAL.Timezone(zone);
  return [read.tzid, read];
}));

function instant(event, name) {
  const property = event.getFirstProperty(name);
  const time = property.getFirstValue();
  const zone = property.getParameter('tzid');
  if (zone) time.zone = zones.get(zone);
  return new Date(time.toUnixTime() * 1000).toISOString();
}

console.log(JSON.stringify({
  name: calendar.getFirstPropertyValue('name'),
  zone: process.env.TZ ?? null,
  events: calendar.getAllSubcomponents('vevent').map(event => ({
    uid: event.getFirstPropertyValue('uid'),
    summary: event.getFirstPropertyValue('summary'),
    description: event.getFirstPropertyValue('description'),
    categories: event.getFirstProperty('categories')?.getValues() ?? [],
    starts: instant(event, 'dtstart'),
    ends: instant(event, 'dtend'),
    changed: instant(event, 'last-modified'),
  })),
}));
