// A pasted table as a pipe table can hold it: one line of text in each cell, no merged cells, the first row is the heading.
import { lines } from './clean.mjs';

export function plainTable(cleaner, table) {
  const rows = [...table.querySelectorAll('tr')].filter(row => row.closest('table') === table).map(row => [...row.children]);
  const only = rows.flat();
  // A frame around text, as in e-mails, is no table.
  if (only.length === 1 || rows.every(row => row.length <= 1)) return only.flatMap(cell => cleaner.blocks(cell));
  const grid = spread(rows);
  const width = Math.max(...grid.map(row => row.length));
  return [cleaner.element('table', grid.map((row, i) => cleaner.element('tr',
    Array.from({ length: width }, (_, x) => cleaner.element(i === 0 ? 'th' : 'td', row[x] ? words(cleaner, row[x], i === 0) : [])))))];
}

// Merged cells: the words stand in the first, the others are empty.
function spread(rows) {
  const grid = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (grid[y][x] !== undefined) x++;
      const span = name => Math.min(50, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1));
      const [wide, high] = [span('colspan'), span('rowspan')];
      for (let dy = 0; dy < high && y + dy < grid.length; dy++)
        for (let dx = 0; dx < wide; dx++) grid[y + dy][x + dx] = dx + dy === 0 ? cell : null;
    }
  });
  return grid;
}

function words(cleaner, cell, strong) {
  const parts = [];
  const add = nodes => {
    const kept = lines(nodes).flat().filter(node => node.localName !== 'br');
    if (kept.length && parts.length) parts.push(cleaner.page.createTextNode(' '));
    parts.push(...kept);
  };
  const walk = node => {
    const children = [...node.childNodes];
    if (!children.some(child => child.nodeType === 1 && cleaner.holdsBlocks(child))) {
      let line = [];
      for (const made of children.flatMap(child => cleaner.inline(child, { strong }))) {
        if (made.localName !== 'br') line.push(made);
        else {
          add(line);
          line = [];
        }
      }
      add(line);
    } else {
      for (const child of children) {
        if (child.nodeType === 1 && cleaner.holdsBlocks(child)) walk(child);
        else add(cleaner.inline(child, { strong }));
      }
    }
  };
  walk(cell);
  return parts;
}
