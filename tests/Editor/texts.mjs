// The bodies in content/ (a source has none) and a random generator with a seed, for the tests beside this file.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const content = new URL('../../content/', import.meta.url).pathname;

export const bodies = readdirSync(content, { recursive: true }).filter(name => name.endsWith('.md')).sort()
  .map(name => ({ name, body: /^---\n[\s\S]*?\n---\n\n?([\s\S]*)$/.exec(readFileSync(join(content, name), 'utf8'))[1] }))
  .filter(({ body }) => body.length > 0);

/** Numbers in [0, below), the same every time for the same seed. */
export function random(seed) {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
