// When a text that nobody works on is taken away: after fifteen minutes, told one minute before.
export const CLEAR_AFTER = 15 * 60;
export const WARN_BEFORE = 60;

/** Where a text stands this many seconds after the last key: 'quiet', 'soon' with the seconds left to be told, or 'clear'. */
export function idleState(seconds) {
  const left = CLEAR_AFTER - Math.floor(seconds);
  if (left <= 0) return { phase: 'clear', left: 0 };
  // Told at 60, 30 and 10 seconds, not each second: a screen reader would speak without end.
  return left > WARN_BEFORE ? { phase: 'quiet', left } : { phase: 'soon', left: left > 30 ? 60 : left > 10 ? 30 : 10 };
}
