// Where a link may lead: the same schemes as the renderer of the public pages (MarkdownText.cs) lets through.
const out = /^(?:https?:\/\/|mailto:|tel:)\S+$/i;
const inside = /^(?:#|\/(?!\/))\S*$/;
const reference = /^[a-z0-9]+(?:-[a-z0-9]+)*:[a-z0-9]+(?:-[a-z0-9]+)*$/;
// A reference has the form of an address with a scheme: these words are never the name of a kind.
const schemes = /^(?:javascript|vbscript|data|file|blob|about|http|https|ftp|mailto|tel|view-source):/i;

export const isReference = target => reference.test(target) && !schemes.test(target);

/** The target as it may stand in a text, or null when it may not. */
export function safeTarget(raw) {
  const target = raw.trim();
  return out.test(target) || inside.test(target) || isReference(target) ? target : null;
}

/** What someone typed in the address field, made into a target; null when it is no address. */
export function typedTarget(raw) {
  const typed = raw.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}$/i.test(typed)) return `mailto:${typed}`;
  if (/^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:no|com|org|net|eu|se|dk)(?:[/?#]|$))\S*$/i.test(typed)) return `https://${typed}`;
  return safeTarget(typed);
}
