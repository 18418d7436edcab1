// The fonts, cut to what Norwegian text needs: the letters, the weights and the features that the style sheets ask for.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const npm = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '@fontsource-variable');
const printable = String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i));
const letters = `${printable}\u00a0\u00ad\u202f§«»·×°½ÆØÅæøåÀÁÄÉÈÊÓÒÔÖÜÇÑàáâäãéèêëíïóòôöõúüçñß–—‘’“”„•…€−→←↑↓`;
const features = ['kern', 'tnum', 'ccmp', 'locl', 'mark', 'mkmk'];

const faces = [
  { name: 'inter', from: 'inter/files/inter-latin-wght-normal', axes: { wght: { min: 400, max: 700 } } },
  { name: 'inter-italic', from: 'inter/files/inter-latin-wght-italic', axes: { wght: 400 } },
  { name: 'serif', from: 'source-serif-4/files/source-serif-4-latin-wght-normal', axes: { wght: 600 } },
];

/** Each face as { name, woff2 }. */
export const fonts = () => Promise.all(faces.map(async ({ name, from, axes }) => ({
  name,
  woff2: await subsetFont(readFileSync(join(npm, `${from}.woff2`)), letters, { targetFormat: 'woff2', variationAxes: axes, keepFeatures: features }),
})));

/** The licences of what the faces are cut from. */
export const licences = () => ['inter', 'source-serif-4'].map(family => [family, readFileSync(join(npm, family, 'LICENSE'), 'utf8')]);
