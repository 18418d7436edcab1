// What this tab remembers of ticks, and what this browser remembers of versions. No DOM.

/** Keys of points, from what a store gives; nothing where it gives something else. */
export function readTicks(stored) {
  try {
    const keys = JSON.parse(stored ?? '[]');
    return Array.isArray(keys) ? keys.filter(key => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

const seenIn = stored => (/^[1-9]\d{0,5}$/.test(stored ?? '') ? Number(stored) : null);

/** The version to ask about: null at the first look, and where nothing is new. */
export function askedVersion(stored, current) {
  const seen = seenIn(stored);
  return seen !== null && seen < current ? seen : null;
}

/** What to remember: an older copy, read away from the net, does not turn the number back. */
export const newestSeen = (stored, current) => Math.max(seenIn(stored) ?? current, current);
