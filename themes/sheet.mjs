// portal.css: the design system's default theme, the components that our pages use, and our own layer.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const themes = dirname(fileURLToPath(import.meta.url));
const system = join(themes, '..', 'node_modules', '@digdir', 'designsystemet-css', 'dist');
const read = (...path) => readFileSync(join(...path), 'utf8');

// In the order of the design system's own index.css, which settles who wins.
const components = [
  'base', 'heading', 'label', 'paragraph', 'link', 'validation-message', 'data-size-workaround', 'button', 'input', 'field', 'fieldset',
  'skip-link', 'dialog', 'list', 'pagination', 'tag', 'error-summary', 'table', 'breadcrumbs',
];

// Classes that a component file carries under another name than its own.
const inBase = new Set(['sr-only', 'icon']);

/** Fails when a page or a script uses a component that the sheet does not hold. */
function requireComponents() {
  const src = join(themes, '..', 'src');
  const missing = new Set();
  for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(cshtml|mjs|cs)$/.test(entry.name) || /[\\/](bin|obj|wwwroot|Migrations)([\\/]|$)/.test(entry.parentPath ?? entry.path)) continue;
    for (const [, name] of read(entry.parentPath ?? entry.path, entry.name).matchAll(/(?<![\w-])ds-([a-z]+(?:-[a-z]+)*)(?![\w-])/g)) {
      if (!inBase.has(name) && !components.includes(name) && !/^(color|size|body|font|border|icon|shadow)/.test(name)) missing.add(`ds-${name} (${entry.name})`);
    }
  }
  if (missing.size > 0) throw new Error(`themes/sheet.mjs lists no component for ${[...missing].join(', ')}`);
}

/** What the browser reads, no more: without comments and white space. */
export const minified = css => transformSync(css, { loader: 'css', minify: true, legalComments: 'none' }).code;

/** Our own sheets of a family, in order of name. */
export const family = pattern => readdirSync(join(themes, 'felles')).filter(f => pattern.test(f)).sort().map(f => read(themes, 'felles', f)).join('\n');

export function portalSheet() {
  requireComponents();
  return [
    '@layer ds.theme, ds.base, ds.components, kp;',
    read(system, 'theme', 'designsystemet.css'),
    ...components.map(name => read(system, 'src', `${name}.css`)),
    ...['fonts', 'tokens', 'layout', 'components', 'calendar'].map(name => read(themes, 'felles', `${name}.css`)),
    family(/^tools-/),
    read(themes, 'felles', 'print.css'),
  ].join('\n');
}
