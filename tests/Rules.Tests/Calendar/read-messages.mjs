// Reads calendar messages with ical.js, which shares nothing with our writer, and prints what it understood as JSON:
//   node read-messages.mjs FILE        FILE holds a JSON list of texts
// The zone rules are those in each text itself; ical.js knows no others.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

function instant(property, zones) {
  const time = property.getFirstValue();
  const zone = property.getParameter('tzid');
  if (zone) time.zone = zones.get(zone);
  return new Date(time.toUnixTime() * 1000).toISOString();
}

function person(property) {
  return { address: property.getFirstValue(), name: property.getParameter('cn'), part: property.getParameter('partstat') ?? null };
}

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = new Map(calendar.getAllSubcomponents('vtimezone').map(zone => {
    const rules = new ICAL.Timezone(zone);
    return [rules.tzid, rules];
  }));
  return {
    method: calendar.getFirstPropertyValue('method'),
    events: calendar.getAllSubcomponents('vevent').map(event => ({
      properties: event.getAllProperties().map(property => property.name),
      uid: event.getFirstPropertyValue('uid'),
      sequence: event.getFirstPropertyValue('sequence'),
      status: event.getFirstPropertyValue('status'),
      summary: event.getFirstPropertyValue('summary'),
      description: event.getFirstPropertyValue('description'),
      location: event.getFirstPropertyValue('location'),
      starts: instant(event.getFirstProperty('dtstart'), zones),
      ends: instant(event.getFirstProperty('dtend'), zones),
      organizer: person(event.getFirstProperty('organizer')),
      attendees: event.getAllProperties('attendee').map(person),
    })),
  };
}

console.log(JSON.stringify({ zone: process.env.TZ ?? null, messages: JSON.parse(readFileSync(process.argv[2], 'utf8')).map(read) }));
