import { checklistText, plain, shownText } from './compose.mjs';
import { copyText } from './copy.mjs';
import { askedVersion, newestSeen, readTicks } from './ticks.mjs';

const page = document.querySelector('[data-checklist]');
const place = name => {
  const template = page.querySelector(`template[data-place="${name}"]`);
  const first = template.content.firstElementChild;
  template.replaceWith(template.content);
  return first;
};
const boxes = [...page.querySelectorAll('.kp-sides [type="checkbox"]')];
const keyOf = box => box.id.replace(/^punkt-/, '');

// Ticks: this tab only. A store that is shut is no error.
const ticksKey = `huskeliste:${page.dataset.checklist}`;
const attempt = action => { try { return action(); } catch { return null; } };
const tools = place('tools');
const clear = tools.querySelector('[data-clear]');
const remember = () => {
  const keys = boxes.filter(box => box.checked).map(keyOf);
  clear.hidden = keys.length === 0;
  attempt(() => (keys.length > 0 ? sessionStorage.setItem(ticksKey, JSON.stringify(keys)) : sessionStorage.removeItem(ticksKey)));
  write();
};

// The text to copy.
const [text, copy] = [page.querySelector('details[data-text]'), place('copy')];
const shown = text.querySelector('pre');
text.querySelector('[data-withoutscript]').remove();
const [side, only] = [copy.querySelector('select'), copy.querySelector('[type="checkbox"]')];
function write() {
  const sides = [...page.querySelectorAll('.kp-sides > [data-side]')].filter(part => !side.value || part.dataset.side === side.value);
  shown.textContent = shownText(checklistText({
    title: shown.dataset.title, onlyTicked: only.checked,
    sides: sides.map(part => ({
      label: part.querySelector('h2 > span').textContent,
      rows: [...part.querySelectorAll('li')].map(row => ({ ticked: row.querySelector('input').checked, text: row.querySelector('label').textContent.trim() })),
    })),
  }));
}

const before = readTicks(attempt(() => sessionStorage.getItem(ticksKey)));
for (const box of boxes) box.checked = before.includes(keyOf(box));
page.querySelector('.kp-sides').addEventListener('change', remember);
copy.addEventListener('input', write);
tools.querySelector('[data-print]').addEventListener('click', () => window.print());
clear.addEventListener('click', () => { for (const box of boxes) box.checked = false; remember(); boxes[0].focus(); });
const button = copy.querySelector('[data-copy]');
button.addEventListener('click', () => copyText(plain(shown.textContent), shown, copy.querySelector('[role="status"]'), button));
remember();

// What is new since this browser looked last. It knows the list's name and a number.
const seenKey = `sett:${page.dataset.checklist}`;
const current = Number(page.dataset.version);
const seen = () => attempt(() => localStorage.getItem(seenKey));
const rememberVersion = () => attempt(() => localStorage.setItem(seenKey, String(newestSeen(seen(), current))));
const from = page.dataset.changes ? askedVersion(seen(), current) : null;
if (from === null) rememberVersion();
else tellChanges();

async function tellChanges() {
  try {
    const answer = await fetch(`${page.dataset.changes}?fra=${from}`, { credentials: 'omit' });
    if (!answer.ok) return;
    const { changes } = await answer.json();
    rememberVersion();
    if (!changes) return;
    const list = place('changes').querySelector('ul');
    for (const change of changes.rows) {
      const item = document.createElement('li');
      const label = document.createElement('strong');
      label.textContent = list.dataset[change.change];
      item.append(label, ` ${change.text}`);
      list.append(item);
    }
    if (changes.rows.length === 0) list.append(Object.assign(document.createElement('li'), { textContent: list.dataset.same }));
  } catch {
    // Away from the net nothing is told, and the same is asked next time; the list itself is whole.
  }
}
