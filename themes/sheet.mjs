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
  'skip-link', 'list', 'pagination', 'tag', 'error-summary', 'table', 'breadcrumbs',
];

// Whose rules stand in the layer below the components, as in index.css. Without its layer a component would beat all of ours.
const ground = new Set(['base', 'heading', 'label', 'paragraph', 'validation-message']);
const component = name => `@layer ${ground.has(name) ? 'ds.base' : 'ds.components'} {\n${read(system, 'src', `${name}.css`)}\n}`;

// Classes that stand in another file than one of their own name.
const elsewhere = new Set(['sr-only', 'icon', 'dialog']); // base.css; dialog.css stands in the sheet of the desk

/** Fails when a page or a script uses a component that the sheet does not hold. */
function requireComponents() {
  const src = join(themes, '..', 'src');
  const missing = new Set();
  for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(cshtml|mjs|cs)$/.test(entry.name) || /[\\/](bin|obj|wwwroot|Migrations)([\\/]|$)/.test(entry.parentPath ?? entry.path)) continue;
    for (const [, name] of read(entry.parentPath ?? entry.path, entry.name).matchAll(/(?<![\w-])ds-([a-z]+(?:-[a-z]+)*)(?![\w-])/g)) {
      if (!elsewhere.has(name) && !components.includes(name) && !/^(color|size|body|font|border|icon|shadow)/.test(name)) missing.add(`ds-${name} (${entry.name})`);
    }
  }
  if (missing.size > 0) throw new Error(`themes/sheet.mjs lists no component for ${[...missing].join(', ')}`);
}

/** What the browser reads, no more: without comments and white space. */
export const minified = css => transformSync(css, { loader: 'css', minify: true, legalComments: 'none' }).code;

/**
 * The sheet without the variables that nobody reads: the design system declares every colour in every step, and those of the
 * theme are declared again in theme-<key>.css, which every page has.
 */
export function withoutIdleVariables(css, readers, ownColours) {
  const isOwn = new RegExp(`^--ds-color-(?:${ownColours.join('|')})-`);
  for (let before = ''; before !== css;) {
    before = css;
    const read = new Set([...`${css}${readers}`.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
    css = css.replace(/(--ds-[\w-]+)\s*:\s*[^;{}]*(;|(?=\}))/g, (all, name) => (read.has(name) && !isOwn.test(name) ? all : ''));
  }
  return css;
}

/** The component of the desk's dialogs. */
export const dialogs = () => component('dialog');

/** The modules whose pages have a sheet of their own, of the files that begin with their name (Shell.RoomStyle). */
export const rooms = ['checklists', 'courses', 'directory', 'measures'];

/** Our own sheets of a family, in order of name. */
export const family = pattern => readdirSync(join(themes, 'felles')).filter(f => pattern.test(f)).sort().map(f => read(themes, 'felles', f)).join('\n');

/** @param ownColours the names of the colours that each theme declares */
export function portalSheet(ownColours) {
  requireComponents();
  const rest = ours();
  return [
    '@layer ds.theme, ds.base, ds.components, kp;',
    withoutIdleVariables(read(system, 'theme', 'designsystemet.css'), `${rest}${dialogs()}${family(new RegExp(`^(desk|calendar|${rooms.join('|')})`))}`, ownColours),
    rest,
  ].join('\n');
}

// What reads the variables: the components and our own layer, also that of the desk and of the rooms.
function ours() {
  return [
    ...components.map(component),
    ...['fonts', 'tokens', 'layout', 'components'].map(name => read(themes, 'felles', `${name}.css`)),
    family(/^tools-/),
    read(themes, 'felles', 'print.css'),
  ].join('\n');
}
