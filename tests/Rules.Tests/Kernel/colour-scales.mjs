// Writes colour-scales.json, the answers that ColourScaleTests compares with:
//   node tests/Rules.Tests/Kernel/colour-scales.mjs > tests/Rules.Tests/Kernel/colour-scales.json
import { generateColorSchemes } from '@digdir/designsystemet/color';

const colors = ['#12509b', '#b8820a', '#4c4c4e', '#000000', '#ffffff', '#ff0000', '#00ff00', '#0062ba', '#7f7f7f', '#c30000', '#f5d0a9', '#1e2b3c', '#767676', '#663299'];
const scales = Object.fromEntries(colors.map(color => {
  const schemes = generateColorSchemes(color);
  const steps = scheme => Object.fromEntries(schemes[scheme].map(step => [step.name, step.hex]));
  return [color, { light: steps('light'), dark: steps('dark') }];
}));
console.log(JSON.stringify(scales, null, 1));
