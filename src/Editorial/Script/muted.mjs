/**
 * Markup with its styles and listeners taken out of the browser's reach (style="" becomes data-style=""), before it is read:
 * the policy of the page forbids them, and the browser would complain of each.
 */
export const muted = html => html.replace(/<style[\s\S]*?<\/style\s*>/gi, '')
  .replace(/<[a-z][^>]*>/gi, tag => tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, '$1data-$2'));
