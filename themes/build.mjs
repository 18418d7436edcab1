// Builds src/Web/wwwroot/assets/ from the design system, our own layer, the script of the editors' desk and one folder per theme.
// A new theme: add themes/<key>/theme.json (three colours) and themes/<key>/logo.svg, then build again.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { generateColorSchemes } from '@digdir/designsystemet/color';
import { buildSync } from 'esbuild';
import { fonts, licences } from './fonts.mjs';
import { dialogs, family, minified, portalSheet, rooms } from './sheet.mjs';

const themes = dirname(fileURLToPath(import.meta.url));
const npm = join(themes, '..', 'node_modules');
const out = join(themes, '..', 'src', 'Web', 'wwwroot', 'assets');
const read = (...path) => readFileSync(join(...path), 'utf8');
const write = (name, text) => writeFileSync(join(out, name), text);

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'fonts'), { recursive: true });

const files = new Map();

// portal.css for every page; beside it, on the pages of one module only, a sheet of the module's name (Shell.RoomStyle).
write('portal.css', minified(withoutDataAddresses(portalSheet(Object.keys(JSON.parse(read(themes, 'felles', 'theme.json')).colors)))));
for (const room of rooms) write(`${room}.css`, minified(family(new RegExp(`^${room}-`))));
write('calendar.css', minified(family(/^calendar\.css$/)));

// The policy of the pages allows no data: pictures, so the design system's icons become files: ds-1.svg and so on.
function withoutDataAddresses(css) {
  const moved = css.replace(/url\((["'])data:image\/svg\+xml;charset=utf-8,(.*?)\1\)/g, (_, quote, data) => {
    const svg = quote === '"' ? decodeURIComponent(data) : data;
    if (!files.has(svg)) files.set(svg, `ds-${files.size + 1}.svg`);
    return `url("/assets/${files.get(svg)}")`;
  });
  if (moved.includes('data:')) throw new Error('A style sheet still holds a data: address');
  for (const [svg, name] of files) write(name, `${svg}\n`);
  return moved;
}

// theme-<key>.css: colour scales for light and dark, computed from three colours.
const scale = (colors, scheme) => Object.entries(colors).flatMap(([name, hex]) =>
  generateColorSchemes(hex)[scheme].map(step => `  --ds-color-${name}-${step.name}: ${step.hex};`)).join('\n');

function themeCss({ colors }) {
  const [light, dark] = [scale(colors, 'light'), scale(colors, 'dark')];
  return `:root, [data-color-scheme] {\n${light}\n}\n` +
    `[data-color-scheme="dark"] {\n${dark}\n}\n` +
    `@media screen and (prefers-color-scheme: dark) {\n[data-color-scheme="auto"] {\n${dark}\n}\n}\n`;
}

for (const key of readdirSync(themes).filter(d => existsSync(join(themes, d, 'theme.json')))) {
  write(`theme-${key}.css`, themeCss(JSON.parse(read(themes, key, 'theme.json'))));
  cpSync(join(themes, key, 'logo.svg'), join(out, `logo-${key}.svg`));
}

// icons.svg: one sheet of themes/felles/ikoner/*.svg, each with its file name as id.
const icons = join(themes, 'felles', 'ikoner');
const symbols = readdirSync(icons).filter(f => f.endsWith('.svg')).sort().map(f => {
  const inner = read(icons, f).replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '').trim();
  return `<symbol id="${f.slice(0, -4)}" viewBox="0 0 24 24" fill="none" stroke="currentColor" ` +
    `stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
});
write('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`);

// <name>.js from src/<module>/Script/<name>.page.mjs: the script of one kind of page, named in ViewData["Script"].
const modules = join(themes, '..', 'src');
for (const module of readdirSync(modules).filter(m => existsSync(join(modules, m, 'Script')))) {
  for (const file of readdirSync(join(modules, module, 'Script')).filter(f => f.endsWith('.page.mjs'))) {
    buildSync({
      entryPoints: [join(modules, module, 'Script', file)], outfile: join(out, `${file.slice(0, -'.page.mjs'.length)}.js`),
      bundle: true, format: 'esm', target: 'es2022', minify: true,
    });
  }
}

// sw.js: the service worker, one classic script.
buildSync({
  entryPoints: [join(modules, 'Web', 'Script', 'sw.mjs')], outfile: join(out, 'sw.js'),
  bundle: true, format: 'iife', target: 'es2022', minify: true,
});

// desk.js and desk.css: the editors' desk, for its own pages only.
const { metafile } = buildSync({
  entryPoints: [join(themes, '..', 'src', 'Editorial', 'Script', 'desk.mjs')], outfile: join(out, 'desk.js'),
  bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'eof', metafile: true,
  absWorkingDir: join(themes, '..'), banner: { js: '/*! The licences of what is bundled here: desk.LICENSE.txt */' },
});
const bundled = [...new Set(Object.keys(metafile.inputs).map(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean))].sort();
write('desk.LICENSE.txt', bundled.map(name => {
  const file = readdirSync(join(npm, name)).find(entry => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} is bundled but carries no licence`);
  return `${name}\n\n${read(npm, name, file).trim()}\n`;
}).join(`\n${'-'.repeat(78)}\n\n`));
write('desk.css', minified(withoutDataAddresses(dialogs() + read(themes, 'felles', 'desk.css'))));

for (const file of ['favicon.svg', 'bro.svg']) cpSync(join(themes, 'felles', file), join(out, file));
for (const { name, woff2 } of await fonts()) write(`fonts/${name}.woff2`, woff2);
for (const [name, licence] of licences()) write(`fonts/${name}.LICENSE.txt`, licence);

// Beside each text file the same pressed together once and for all: the portal gives it to whoever takes Brotli.
for (const file of readdirSync(out).filter(name => /\.(css|js|svg)$/.test(name))) {
  write(`${file}.br`, brotliCompressSync(readFileSync(join(out, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}
console.log(`Built src/Web/wwwroot/assets/: ${readdirSync(out).filter(name => !name.endsWith('.br')).join(', ')}`);
