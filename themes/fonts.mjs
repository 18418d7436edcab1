// The fonts, cut to what Norwegian text needs: the letters, the weights and the features that the style sheets ask for.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const npm = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '@fontsource-variable');
const printable = String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i));
const headings = `${printable}\u00a0\u00ad§«»·ÆØÅæøåÀÁÄÉÈÖÜàáäéèêóòôöü–—’“”…−→`;
const text = `${headings}\u202f×°½ÊÓÒÔÇÑâãëíïõúçñß‘„•€←↑↓`;

// Headings are kerned; running text, where nobody sees it, is not. Figures are of one width in tables. Slanted text is slanted by the browser: a face of its own costs 11 kB.
const faces = [
  { name: 'inter', from: 'inter/files/inter-latin-wght-normal', letters: text, axes: { wght: { min: 400, max: 700 } }, features: ['tnum'] },
  { name: 'serif', from: 'source-serif-4/files/source-serif-4-latin-wght-normal', letters: headings, axes: { wght: 600 }, features: ['kern'] },
];

/** Each face as { name, woff2 }. */
export const fonts = () => Promise.all(faces.map(async ({ name, from, letters, axes, features }) => ({
  name,
  woff2: await subsetFont(readFileSync(join(npm, `${from}.woff2`)), letters, { targetFormat: 'woff2', variationAxes: axes, keepFeatures: features, noHinting: true, dropTables: ['gasp', 'STAT'] }),
})));

/** The licences of what the faces are cut from. */
export const licences = () => ['inter', 'source-serif-4'].map(family => [family, readFileSync(join(npm, family, 'LICENSE'), 'utf8')]);
